"""Styles: their macros, options, and the two things that they format."""

from collections.abc import Iterator, Mapping

from wola_facts.cite.csl.locale import Locale, LocaleText, make_locale
from wola_facts.cite.csl.markup import NAMESPACE, Element, StyleError, parse
from wola_facts.cite.csl.person import NameStyle
from wola_facts.errors import did_you_mean

#: Attributes of names that a style, a citation or a bibliography can set for every <name> below it.
NAME_ATTRIBUTES = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first", "et-al-use-last",
    "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize", "initialize-with", "name-as-sort-order",
    "sort-separator", "initialize-with-hyphen", "demote-non-dropping-particle",
)  # fmt: skip
#: More elements than any style comes to, with all its macros; and deeper than any is nested.
MOST, DEEPEST = 100_000, 150
_RENAMED = {"name-form": "form", "name-delimiter": "delimiter", "names-delimiter": "names-delimiter"}


class Area:
    """A citation or bibliography: its layout, sort keys, options, and the name attributes that hold in it."""

    def __init__(self, element: Element, style: Element) -> None:
        self.options = element.attributes
        layout = element.find("layout")
        if layout is None:
            raise StyleError(f"The style's {element.tag} has no layout.", "It is not valid CSL.")
        self.layout = layout
        sort = element.find("sort")
        self.keys = [] if sort is None else list(sort.all("key"))
        self.names = {**name_attributes(style), **name_attributes(element)}
        self.is_bibliography = element.tag == "bibliography"
        self.is_note = style.get("class") == "note"
        self._name_styles: dict[int, NameStyle] = {}
        self._variables: frozenset[str] | None = None

    def name_style(self, name: Element | None) -> NameStyle:
        """Return what holds for lists of names that a <name> formats, or none."""
        found = self._name_styles.get(id(name))
        if found is None:
            attributes = {**self.names, **(name.attributes if name else {})}
            found = self._name_styles[id(name)] = NameStyle(attributes, name)
        return found

    def variables(self, macros: Mapping[str, Element]) -> frozenset[str]:
        """Return what its layout may print, through the macros that it calls; gone through when first asked for."""
        if self._variables is None:
            self._variables = frozenset(one.get("variable") for one in _reached(self.layout, macros)) - {""}
        return self._variables

    def places_suffix(self, macros: Mapping[str, Element]) -> bool:
        """Whether the style says itself where a year suffix stands."""
        return not self.variables(macros).isdisjoint(("year-suffix", "citation-label"))


class Style:
    """A parsed style, ready for a processor."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.kind = root.get("class", "in-text")
        self.default_locale = root.get("default-locale") or "en-US"
        info = root.find("info")
        title = info.find("title") if info else None
        self.title = " ".join(title.text.split()) if title else ""
        self.citation_format = next(
            (child.get("citation-format") for child in (info.children if info else ()) if child.get("citation-format")),
            "",
        )
        self.macros = {macro.get("name"): macro for macro in root.all("macro")}
        self.overrides = list(root.all("locale"))
        citation, bibliography = root.find("citation"), root.find("bibliography")
        if citation is None:
            raise StyleError("The style has no citation.", "A dependent style has to be read with its parent.")
        self.citation = Area(citation, root)
        self.bibliography = Area(bibliography, root) if bibliography else None
        self._locale: tuple[str, LocaleText, Locale] | None = None
        extent = _Extent(self.macros)
        for macro in root.all("macro"):
            extent.measure(macro, callers=(macro.get("name"),))
        for area in (self.citation, self.bibliography):
            if area is not None:
                for start in (area.layout, *area.keys):
                    extent.measure(start)

    @classmethod
    def parse(cls, xml: str, name: str = "The style") -> "Style":
        """Return the style that an XML text is; `name` is what errors call it.

        Raises:
            StyleError: where it is no CSL style, calls a macro that is not there, or one that calls itself.
        """
        try:
            root = parse(xml)
            if root.tag != "style":
                what = f"its root is <{root.tag[:40]}>" if root.tag else "its root is of another namespace"
                raise StyleError(f"The style is no CSL: {what}.", f'A style begins with <style xmlns="{NAMESPACE}">.')
            return cls(root)
        except StyleError as error:
            raise StyleError(error.message.replace("The style", name, 1), error.hint) from error

    @property
    def has_bibliography(self) -> bool:
        """Whether it formats a bibliography."""
        return self.bibliography is not None

    def option(self, name: str, default: str = "") -> str:
        """Return an option of the whole style."""
        return self.root.get(name, default)

    def locale(self, text: LocaleText, lang: str | None = None) -> Locale:
        """Return its locale for a language, its own where none is given; made once for each source of locales."""
        key = lang or self.default_locale
        if self._locale is None or self._locale[:2] != (key, text):
            self._locale = (key, text, make_locale(key, text, self.overrides))
        return self._locale[2]


def _reached(start: Element, macros: Mapping[str, Element]) -> Iterator[Element]:
    """Yield an element and all below it, through the macros that they call."""
    left, seen = [start], set()
    while left:
        element = left.pop()
        yield element
        name = element.get("macro")
        if name in macros and name not in seen:
            seen.add(name)
            left.append(macros[name])
        left += element.children


def name_attributes(element: Element) -> dict[str, str]:
    """Return the attributes of names that an element sets for those below it."""
    found = {name: element.attributes[name] for name in NAME_ATTRIBUTES if name in element.attributes}
    return found | {plain: element.attributes[name] for name, plain in _RENAMED.items() if name in element.attributes}


class _Extent:
    """How far the elements of a style reach through the macros that they call: it has to end, and soon."""

    def __init__(self, macros: dict[str, Element]) -> None:
        self.macros = macros
        self.known: dict[str, tuple[int, int]] = {}

    def measure(self, element: Element, level: int = 0, callers: tuple[str, ...] = ()) -> tuple[int, int]:
        """Return how many elements one comes to at most, and how deep they are nested.

        Raises:
            StyleError: where a macro is not there or calls itself, or there are too many or too deep.
        """
        size, depth, inside = 1, 1, 0
        name = element.get("macro")
        if name:
            found = self.known.get(name) or self._macro(name, level, callers)
            size, depth = size + found[0], depth + found[1]
        branches = [0]
        for child in element.children:
            if not child.children and "macro" not in child.attributes:
                below, deep = 1, 1  # as most are
            else:
                below, deep = self.measure(child, level + 1, callers)
            branches.append(below)
            inside = max(inside, deep)
        size += max(branches) if element.tag == "choose" else sum(branches)
        depth += inside
        if size > MOST or level + depth > DEEPEST:
            raise StyleError(
                "The style calls its macros too often or too deeply to come to an end.",
                f"No style comes to more than 2,000 elements, 71 deep; this one to over {MOST:,}, or {DEEPEST} deep.",
            )
        return size, depth

    def _macro(self, name: str, level: int, callers: tuple[str, ...]) -> tuple[int, int]:
        if name in callers:
            raise StyleError(f"The macro {name[:60]} of the style calls itself.", "It would never end.")
        macro = self.macros.get(name)
        if macro is None:
            raise StyleError(f"The style calls a macro {name[:60]}, which it has not.", did_you_mean(name, self.macros))
        if level > DEEPEST:
            return 0, DEEPEST
        self.known[name] = self.measure(macro, level + 1, (*callers, name))
        return self.known[name]
