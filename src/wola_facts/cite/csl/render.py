"""One cite or one entry of a bibliography: a style's elements over one item, as a tree of runs."""

import re
from collections.abc import Iterator, Mapping, Sequence

from wola_facts.cite.csl.conditions import holds
from wola_facts.cite.csl.figures import render_label, render_number, said_number
from wola_facts.cite.csl.item import NUMBERS, Item
from wola_facts.cite.csl.locale import Locale
from wola_facts.cite.csl.markup import Element
from wola_facts.cite.csl.names import render_names
from wola_facts.cite.csl.particles import Name
from wola_facts.cite.csl.richtext import rich
from wola_facts.cite.csl.runs import NORMAL, Parts, Run
from wola_facts.cite.csl.setting import Place, Wanted
from wola_facts.cite.csl.style import Area, Style
from wola_facts.cite.csl.textcase import apply_case
from wola_facts.cite.csl.when import render_date

#: Variables by which others find their runs again.
_KINDS = frozenset(("year-suffix", "citation-number", "citation-label", "title"))
#: What is said by the locale. A note may begin with a "term", which then gets a capital; a "label" has its case.
_WORDS = frozenset(("term", "label"))
#: How full a given name is shown, by person, where that is a matter of all cites.
Levels = Mapping[tuple[str, ...], int]


class Rendering:
    """Renders an area's layout for one item; what is found out on the way is kept for who asks."""

    def __init__(
        self, style: Style, locale: Locale, area: Area, item: Item, place: Place, wanted: Wanted, levels: Levels
    ) -> None:
        self.style = style
        self.locale = locale
        self.area = area
        self.item = item
        self.place = place
        self.wanted = wanted
        self.levels = levels
        #: Variables that a substitute has used up, those of the one at hand, which may still have their labels, and
        #: those that were asked for in vain.
        self.quashed: set[str] = set()
        self.quashing: set[str] = set()
        self.empty: dict[str, None] = {}
        #: For each group around: whether a variable was called in it, and whether one had anything in it.
        self.groups: list[list[bool]] = [[False, False]]
        #: Inside <substitute>: the elements that its names take over, and the <names> that they stand in.
        self.substituting = False
        self.names_above: dict[str, Element | None] = {}
        self.names_parent: Element | None = None
        #: For sort keys: that it is one, and the limits of names that the key sets.
        self.sorting = False
        self.sort_names: Mapping[str, str] = {}
        #: Whether it is only rendered to see what it would be confused with.
        self.looking = False
        #: For each list of names: how many are shown of how many, and how full a form their given names have.
        self.slots: list[tuple[int, int, int]] = []
        self.people: list[Name] = []
        #: How often it was asked whether the cite has to be told apart by text.
        self.conditions = 0
        #: Whether given names are told apart for first authors only.
        self.primary_only = False
        #: Whether the names are left out that the cite suppresses.
        self.author_taken = False
        self._suffix_taken = False

    def layout(self) -> Run:
        """Return the area's layout, without its affixes and formats."""
        return self.join(self.children(self.area.layout.children), "")

    def element(self, element: Element) -> Run | None:
        """Return what an element renders; None where it is nothing."""
        render = _ELEMENTS.get(element.tag)
        return render(self, element) if render else None

    def children(self, elements: Sequence[Element]) -> list[Run]:
        """Return what elements render, without those that render nothing; a branch is as if it stood there itself."""
        return [run for element in self.chosen(elements) if (run := self.element(element))]

    def chosen(self, elements: Sequence[Element]) -> Iterator[Element]:
        """Yield elements, those of the branch that holds in the place of a <choose>."""
        for element in elements:
            if element.tag == "choose":
                yield from self.chosen(branch(self, element))
            else:
                yield element

    def join(self, runs: Sequence[Run], delimiter: str) -> Run:
        """Return runs as one, with a delimiter between them."""
        if not delimiter:
            return Run(list(runs))
        parts: Parts = []
        for run in runs:
            if parts:
                parts.append(delimiter)
            parts.append(run)
        return Run(parts)

    def finish(self, element: Element | None, parts: Parts, kind: str = "") -> Run:
        """Return parts with what the attributes of an element do to them: case, periods, quotes, formats, affixes."""
        if element is None or not element.attributes:
            return Run(parts, kind=kind)
        get = element.attributes.get
        if get("strip-periods") == "true":
            parts = _without_periods(parts)
        case = get("text-case")
        if case:
            # A term is in the language of the locale, a field in that of the item.
            lang = self.locale.lang if kind in _WORDS else self.item.lang or self.style.default_locale
            parts = apply_case(
                parts, case, english=lang.lower().startswith("en"), lang=self.item.lang or self.locale.lang
            )
        format = element.memo
        if format is None:
            format = element.memo = {name: value for name in NORMAL if (value := get(name))}
        display, prefix, suffix = get("display", ""), get("prefix", ""), get("suffix", "")
        inner = Run(parts, format, quotes=get("quotes") == "true", kind=kind)
        if (prefix or suffix) and inner:
            return Run([prefix, inner, suffix], kind=kind, display=display)
        inner.display = display
        return inner

    def text_of(self, text: str) -> Parts:
        """Return a field as rich text; guillemets get narrow spaces, as the Imprimerie nationale has it."""
        if "«" in text or "»" in text:
            text = re.sub(r"(?<=«)[ \u00a0]|[ \u00a0](?=»)", "\u202f", text)
        return rich(text)

    def value(self, variable: str, form: str = "") -> str:
        """Return a variable of the cite or its item as text."""
        of_cite = _OF_THE_CITE.get(variable)
        return of_cite(self) if of_cite else self.item.text(variable, form)

    def has(self, variable: str) -> bool:
        """Whether a variable of the cite or its item has anything in it."""
        of_cite = _OF_THE_CITE.get(variable)
        return bool(of_cite(self)) if of_cite else self.item.has(variable)

    def called(self, rendered: bool) -> None:
        """Tell the group around that a variable was called, and whether there was anything in it."""
        group = self.groups[-1]
        group[0] = True
        group[1] = group[1] or rendered

    def use(self, variable: str) -> None:
        """Say that a substitute has rendered a variable, which is not rendered again."""
        if self.substituting and not self.sorting:
            self.quashed.add(variable)
            self.quashing.add(variable)

    def take_author(self) -> bool:
        """Whether this is the author whom the cite suppresses: the first names there are."""
        if self.author_taken or not self.place.suppress_author or self.sorting:
            return False
        self.author_taken = True
        return True

    def given_level(self, slot: int, place: int, name: Name) -> int:
        """Return how full a form the given name of a person takes, so that nobody else is meant."""
        if self.levels and (not self.primary_only or (slot == 0 and place == 0)):
            level = self.levels.get(name.person(), 0)
            if level:
                return level
        givens = self.wanted.givens
        return givens[slot][place] if slot < len(givens) and place < len(givens[slot]) else 0

    def take_suffix(self) -> bool:
        """Whether there is a year suffix that no year has taken yet."""
        taken, self._suffix_taken = self._suffix_taken, True
        return bool(self.wanted.suffix) and not taken

    def scope(self, element: Element, children: Sequence[Element], delimiter: str) -> Run | None:
        """Return what is rendered together, and nothing where all variables in it are empty.

        What calls no variable at all stands for itself, and counts as a variable for what is around it.
        """
        self.groups.append([False, False])
        runs = self.children(children)
        called, rendered = self.groups.pop()
        if called or runs:
            self.called(rendered or not called)
        if not runs or (called and not rendered):
            return None
        return self.finish(element, [self.join(runs, delimiter)])


def _text(out: Rendering, element: Element) -> Run | None:
    attributes = element.attributes
    if "macro" in attributes:
        macro = out.style.macros.get(attributes["macro"])
        return out.scope(element, macro.children, "") if macro else None
    if "term" in attributes:
        name = attributes["term"]
        text = out.locale.term(name, element.get("form", "long"), plural=element.get("plural") == "true")
        if name == "no date" and text:
            out.called(True)  # it stands for the date that is missing
        return out.finish(element, [text], kind="label" if "text-case" in attributes else "term") if text else None
    if "value" in attributes:
        return out.finish(element, out.text_of(attributes["value"]))
    variable = element.get("variable")
    if variable in out.quashed:
        out.called(False)
        return None
    text = out.value(variable, element.get("form"))
    if text or variable != "year-suffix":
        out.called(bool(text))
    if not text:
        out.empty[variable] = None
        return None
    out.use(variable)
    kind = variable if variable in _KINDS else ""
    if variable in _LINKS:
        return out.finish(element, [Run([text], link=_LINKS[variable] + text)])
    if variable in NUMBERS:
        text = said_number(out, variable, text)
    return out.finish(element, out.text_of(text), kind=kind)


def _group(out: Rendering, element: Element) -> Run | None:
    return out.scope(element, element.children, element.get("delimiter"))


def branch(out: Rendering, choose: Element) -> Sequence[Element]:
    """Return the elements of the first branch that holds."""
    return next((one.children for one in choose.children if one.tag == "else" or holds(out, one)), ())


def _choose(out: Rendering, element: Element) -> Run | None:
    runs = out.children(branch(out, element))
    return out.join(runs, "") if runs else None


#: A period; in the group one that abbreviates nothing, as in wola.org and 2.0.
_PERIOD = r"((?<=\w\w)\.(?=[^\W\d_A-Z]{2})|(?<=\d)\.(?=\d))|\."


def _without_periods(parts: Parts) -> Parts:
    return [
        re.sub(_PERIOD, r"\1", part) if isinstance(part, str) else part.like(_without_periods(part.parts))
        for part in parts
    ]


def _citation_label(out: Rendering) -> str:
    """Return the item's label, or one of its names and year: Asth00, BrCh98, DEFG26; with its year suffix."""
    label = out.item.text("citation-label")
    if not label:
        names = out.item.names("author")[:4]
        lengths = ((), (4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))[len(names)]
        label = "".join((name.family or name.literal)[:size] for name, size in zip(names, lengths, strict=True))
        year = out.item.date("issued").start[0]
        label += f"{year % 100:02}" if year else ""
    return label + out.wanted.suffix if label else ""


_LINKS = {"URL": "", "DOI": "https://doi.org/"}
_OF_THE_CITE = {
    "locator": lambda out: out.place.locator.strip(),
    "citation-number": lambda out: out.place.number,
    "first-reference-note-number": lambda out: out.place.first_note,
    "year-suffix": lambda out: out.wanted.suffix,
    "citation-label": _citation_label,
}
_ELEMENTS = {
    "text": _text,
    "number": render_number,
    "label": render_label,
    "names": render_names,
    "date": render_date,
    "group": _group,
    "choose": _choose,
}
