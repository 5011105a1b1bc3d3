"""The processor: a style, items and citations in; citations and a bibliography out, told apart and in order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wola_facts.cite.csl.item import Item
from wola_facts.cite.csl.locale import Locale, LocaleText
from wola_facts.cite.csl.person import number
from wola_facts.cite.csl.punctuation import settle
from wola_facts.cite.csl.render import Rendering
from wola_facts.cite.csl.richtext import rich
from wola_facts.cite.csl.runs import Run
from wola_facts.cite.csl.setting import Place, Wanted
from wola_facts.cite.csl.style import Area, Style

#: What stands where a style prints nothing of an item, so that no reference vanishes unseen.
NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"

#: An item in CSL-JSON.
Fields = Mapping[str, Any]


class Cite:
    """One reference in a citation.

    `position` is worked out where it is empty; `near` goes with it (near-note). The locator's `label` is CSL's.
    A cite with a `link` is part of the one before it, joined to it by these words: ", as cited in ".
    """

    __slots__ = (
        "author_only", "id", "label", "link", "locator", "near", "position", "prefix", "suffix", "suppress_author",
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        locator: str = "",
        label: str = "page",
        prefix: str = "",
        suffix: str = "",
        *,
        suppress_author: bool = False,
        author_only: bool = False,
        position: str = "",
        near: bool = False,
        link: str = "",
    ) -> None:
        """Refer to an item by its id."""
        self.id = id
        self.locator = locator
        self.label = label
        self.prefix = prefix
        self.suffix = suffix
        self.suppress_author = suppress_author
        self.author_only = author_only
        self.position = position
        self.near = near
        self.link = link


class Citation:
    """Cites that stand together; `note` is the number of their note, 0 in the text."""

    __slots__ = ("cites", "note")

    def __init__(self, cites: Iterable[Cite], note: int = 0) -> None:
        """Put cites together."""
        self.cites = tuple(cites)
        self.note = note


class Entry:
    """An entry of a bibliography: the id of its item, and its text."""

    __slots__ = ("id", "run")

    def __init__(self, id: str, run: Run) -> None:
        """Hold an entry."""
        self.id = id
        self.run = run


class Bibliography:
    """The entries in their order, and how they are to be set: indents, and spacing in lines."""

    __slots__ = ("entries", "entry_spacing", "hanging_indent", "line_spacing", "second_field_align")

    def __init__(self, entries: Sequence[Entry], options: Mapping[str, str]) -> None:
        """Hold entries with the options of their style."""
        self.entries = tuple(entries)
        self.hanging_indent = options.get("hanging-indent") == "true"
        self.second_field_align = options.get("second-field-align", "")
        self.entry_spacing = number(options.get("entry-spacing"), 1)
        self.line_spacing = number(options.get("line-spacing"), 1)


class Missing:
    """A variable that a style asked for and an item does not have."""

    __slots__ = ("item", "variable")

    def __init__(self, item: str, variable: str) -> None:
        """Name the item and the variable."""
        self.item = item
        self.variable = variable


class Processor:
    """Formats citations and their bibliography. `missing` holds what the style wanted and the items lack."""

    def __init__(
        self,
        style: Style,
        items: Mapping[str, Fields] | Iterable[Fields],
        locale_text: LocaleText,
        lang: str | None = None,
        sort_as: Mapping[str, Fields] | None = None,
        stand_in: Mapping[str, str] | None = None,
    ) -> None:
        """Take items by their ids; `lang` is the language of the output, the style's own where none is given.

        `sort_as` gives by id the variables that an item is sorted by otherwise than it is printed: a title without
        its article. `stand_in` gives by id what is printed of an item where the style prints nothing of it; `NO_FORM`
        is, where there is none.
        """
        self.style = style
        self.locale: Locale = style.locale(locale_text, lang)
        found = items.values() if isinstance(items, Mapping) else items
        self.items = {item.id: item for item in map(Item, found)}
        self.sorted_as = {
            id: Item({**self.items[id].fields, **changed})
            for id, changed in (sort_as or {}).items()
            if id in self.items
        }
        self.stand_in = {id: text for id, text in (stand_in or {}).items() if text}
        #: The ids in the order of the bibliography, their numbers, and how far each is told apart.
        self.order: list[str] = []
        self.numbers: dict[str, int] = {}
        self.wanted: dict[str, Wanted] = {}
        #: How full a form the given name of each person takes, where that is a matter of all cites.
        self.levels: dict[tuple[str, ...], int] = {}
        self.primary_only = False
        #: By item, the variables asked for in vain; one tuple serves all items that lack the same.
        self._missing: dict[str, tuple[str, ...]] = {}
        self._tuples: dict[tuple[str, ...], tuple[str, ...]] = {}

    def cite(self, citations: Sequence[Citation], also: Iterable[str] = ()) -> list[Run]:
        """Return one run a citation, told apart and numbered over all of them, and over the items in `also`."""
        from wola_facts.cite.csl.cluster import in_order, render_cluster
        from wola_facts.cite.csl.positions import place_cites

        self.register([*also, *(cite.id for citation in citations for cite in citation.cites)])
        ordered = [Citation(in_order(self, one.cites), one.note) for one in citations]
        places = place_cites(ordered, self.style.citation)
        return [settle(render_cluster(self, one, places[at]), self.locale) for at, one in enumerate(ordered)]

    def bibliography(self) -> Bibliography:
        """Return the entries of all that was cited, of all items where nothing was; none where the style has none."""
        area = self.style.bibliography
        if area is None:
            return Bibliography((), {})
        if not self.order:
            self.register(self.items)
        from wola_facts.cite.csl.entries import entries

        return Bibliography([Entry(id, run) for id, run in entries(self, area)], area.options)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What the style asked for and the items do not have, each once, item by item in the order of asking."""
        return tuple(Missing(id, variable) for id, variables in self._missing.items() for variable in variables)

    def register(self, ids: Iterable[str]) -> None:
        """Number items in the order of the bibliography, or of citing where it has none, and tell them apart."""
        from wola_facts.cite.csl.disambiguate import disambiguate
        from wola_facts.cite.csl.sort import sort_ids

        self.order = [id for id in dict.fromkeys(ids) if id in self.items]
        self.numbers = {id: place for place, id in enumerate(self.order, start=1)}
        self.wanted = {id: Wanted() for id in self.order}
        area = self.style.bibliography
        if area is not None and area.keys:
            self.order = sort_ids(self, self.order, area)
            self.numbers = {id: place for place, id in enumerate(self.order, start=1)}
        disambiguate(self)

    def rendering(self, id: str, area: Area, place: Place | None = None, wanted: Wanted | None = None) -> Rendering:
        """Return what renders an item in an area."""
        place = place or Place()
        place.number = str(self.numbers.get(id, ""))
        made = Rendering(
            self.style, self.locale, area, self.items[id], place, wanted or self.wanted.get(id) or Wanted(), self.levels
        )
        made.primary_only = self.primary_only
        return made

    def without_form(self, id: str) -> Run:
        """Return what stands for an item of which the style prints nothing."""
        return Run(rich(self.stand_in.get(id, NO_FORM)))

    def warn(self, out: Rendering) -> None:
        """Remember what a finished rendering asked for in vain."""
        id = out.item.id
        variables = tuple(dict.fromkeys((*self._missing.get(id, ()), *out.empty)))
        self._missing[id] = self._tuples.setdefault(variables, variables)
