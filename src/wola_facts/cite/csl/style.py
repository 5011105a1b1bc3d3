"""Styles: their macros, options, and the two things that they format."""

from collections.abc import Iterator

from wola_facts.cite.csl.locale import Locale, LocaleText, make_locale
from wola_facts.cite.csl.markup import Element, StyleError, parse
from wola_facts.cite.csl.person import NameStyle

#: Attributes of names that a style, a citation or a bibliography can set for every <name> below it.
NAME_ATTRIBUTES = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first", "et-al-use-last",
    "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize", "initialize-with", "name-as-sort-order",
    "sort-separator", "initialize-with-hyphen", "demote-non-dropping-particle",
)  # fmt: skip
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
        #: Whether the style says itself where a year suffix stands.
        self.explicit_suffix = False
        self._name_styles: dict[int, NameStyle] = {}

    def name_style(self, name: Element | None) -> NameStyle:
        """Return what holds for lists of names that a <name> formats, or none."""
        found = self._name_styles.get(id(name))
        if found is None:
            attributes = {**self.names, **(name.attributes if name else {})}
            found = self._name_styles[id(name)] = NameStyle(attributes, name)
        return found


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
        self._check_macros()
        for area in (self.citation, self.bibliography):
            if area is not None:
                area.explicit_suffix = any(
                    one.get("variable") in ("year-suffix", "citation-label") for one in self.reached(area.layout)
                )

    def reached(self, start: Element) -> Iterator[Element]:
        """Yield an element and all below it, through the macros that they call."""
        left, seen = [start], set()
        while left:
            element = left.pop()
            yield element
            name = element.get("macro")
            if name in self.macros and name not in seen:
                seen.add(name)
                left.append(self.macros[name])
            left += element.children

    @classmethod
    def parse(cls, xml: str) -> "Style":
        """Return the style that an XML text is.

        Raises:
            StyleError: where it is no CSL style, calls a macro that is not there, or one that calls itself.
        """
        root = parse(xml)
        if root.tag != "style":
            raise StyleError(f"This is no CSL style: its root is <{root.tag[:40]}>, not <style>.", "Name a .csl file.")
        return cls(root)

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

    def _check_macros(self) -> None:
        calls = {name: set(_calls(macro)) for name, macro in self.macros.items()}
        done: set[str] = set()
        for start in calls:
            path: list[tuple[str, list[str]]] = [(start, sorted(calls[start]))]
            on_path = {start}
            while path:
                name, left = path[-1]
                if name in done or not left:
                    done.add(name)
                    on_path.discard(name)
                    path.pop()
                    continue
                called = left.pop()
                if called in on_path:
                    raise StyleError(f"The macro {called[:60]} of the style calls itself.", "It would never end.")
                if called in calls and called not in done:
                    on_path.add(called)
                    path.append((called, sorted(calls[called])))


def name_attributes(element: Element) -> dict[str, str]:
    """Return the attributes of names that an element sets for those below it."""
    found = {name: element.attributes[name] for name in NAME_ATTRIBUTES if name in element.attributes}
    return found | {plain: element.attributes[name] for name, plain in _RENAMED.items() if name in element.attributes}


def _calls(element: Element) -> list[str]:
    found, left = [], [element]
    while left:
        one = left.pop()
        if one.get("macro"):
            found.append(one.get("macro"))
        left += one.children
    return found
