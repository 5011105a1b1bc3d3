"""Locales: terms with their forms, date formats, ordinals and options, merged by CSL's rules of fallback."""

from collections.abc import Callable, Iterable

from wola_facts.cite.csl.markup import Element, parse

#: From a language to its XML; None where there is none.
LocaleText = Callable[[str], str | None]

#: The dialect of a language that comes without one, and where a dialect falls back to (CSL 1.0.2, "Locale fallback").
PRIMARY = {
    "af": "af-ZA", "ar": "ar", "bg": "bg-BG", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK", "de": "de-DE",
    "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "eu": "eu", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR",
    "he": "he-IL", "hr": "hr-HR", "hu": "hu-HU", "is": "is-IS", "it": "it-IT", "ja": "ja-JP", "km": "km-KH",
    "ko": "ko-KR", "lt": "lt-LT", "lv": "lv-LV", "mn": "mn-MN", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO",
    "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-RS",
    "sv": "sv-SE", "th": "th-TH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip

#: What a locator can be (CSL 1.0.2, "Locators").
LOCATORS = (
    "act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page "
    "paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse volume".split()
)

#: Where a form that a term lacks falls back to.
_WEAKER = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


class Term:
    """A term in one form: singular, plural, gender, and for ordinals the gender they go with and what they match."""

    __slots__ = ("gender", "match", "multiple", "single")

    def __init__(self, single: str, multiple: str, gender: str = "", match: str = "") -> None:
        self.single = single
        self.multiple = multiple
        self.gender = gender
        self.match = match


class Locale:
    """What a language says: terms, dates and options."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.terms: dict[tuple[str, str], Term] = {}
        self.ordinals: dict[tuple[str, str], Term] = {}
        self.dates: dict[str, Element] = {}
        self.options: dict[str, str] = {}
        self._abbreviated: dict[str, str] | None = None

    def lay(self, element: Element) -> None:
        """Lay a <locale> over what is here. Its ordinals, where it has any, replace all earlier ones."""
        for child in element.children:
            if child.tag == "terms":
                self._terms(child)
            elif child.tag == "date":
                self.dates[child.get("form")] = child
            elif child.tag == "style-options":
                self.options |= child.attributes

    def _terms(self, element: Element) -> None:
        ordinals: dict[tuple[str, str], Term] = {}
        for term in element.all("term"):
            name, form = term.get("name"), term.get("form", "long")
            single, multiple = term.find("single"), term.find("multiple")
            text = _said(term if single is None else single)
            plural = text if multiple is None else _said(multiple)
            if name == "ordinal" or name.startswith("ordinal-"):
                key = name.partition("-")[2], term.get("gender-form")
                ordinals[key] = Term(text, plural, match=term.get("match"))
            else:
                self.terms[name, form] = Term(text, plural, term.get("gender"))
        if ordinals:
            self.ordinals = ordinals

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """Return a term, in a weaker form where it lacks this one; None where there is no such term."""
        while True:
            found = self.terms.get((name, form))
            if found is not None:
                return found.multiple if plural else found.single
            if form == "long":
                return None
            form = _WEAKER.get(form, "long")

    def term_of(self, word: str) -> str:
        """Return the kind of locator that a word abbreviates: "volume" for "vol."; empty where it is no such word."""
        if self._abbreviated is None:
            self._abbreviated = {}
            for name in LOCATORS:
                term = self.terms.get((name, "short"))
                for said in (term.single, term.multiple) if term else ():
                    self._abbreviated.setdefault(said.casefold(), name)
        return self._abbreviated.get(word.casefold(), "")

    def gender(self, name: str) -> str:
        """Return the gender of a noun; empty where it has none."""
        found = self.terms.get((name, "long"))
        return found.gender if found else ""

    def ordinal(self, number: int, gender: str = "") -> str:
        """Return what makes a number an ordinal: "th", "º"."""
        last, two = f"{number % 10:02}", f"{number % 100:02}"
        for form in (gender, "") if gender else ("",):
            for name, fits in ((two, ("last-two-digits", "whole-number")), (last, ("last-digit",))):
                term = self.ordinals.get((name, form))
                if term is None:
                    continue
                match = term.match or ("last-two-digits" if int(name) > 9 else "last-digit")
                if match in fits and (match != "whole-number" or number == int(name)):
                    return term.single
            term = self.ordinals.get(("", form))
            if term is not None:
                return term.single
        return ""

    def option(self, name: str) -> bool:
        """Whether an option is on."""
        return self.options.get(name) == "true"


def _said(element: Element) -> str:
    """Return the text of a term; blanks that only indent the XML are none of it."""
    return element.text if element.text.strip() or "\n" not in element.text else ""


def make_locale(lang: str, text: LocaleText, overrides: Iterable[Element] = ()) -> Locale:
    """Return the locale of a language: US English, then its primary dialect, itself, and what the style lays over."""
    base = lang.partition("-")[0]
    found = Locale(lang)
    english: dict[tuple[str, str], Term] = {}
    for name in dict.fromkeys(("en-US", PRIMARY.get(base, base), lang)):
        xml = text(name)
        if xml:
            found.lay(parse(xml, "locale"))
        if name == "en-US" and base != "en":
            english, found.terms = found.terms, {}
    # A word of the language in a longer form beats an English one: "cap." and not "c.".
    own = {term for term, _ in found.terms}
    found.terms |= {key: term for key, term in english.items() if key[0] not in own}
    given = list(overrides)
    for wanted in ("", base, lang):
        for element in given:
            said = element.get("lang")
            if said == wanted and (wanted or not said) and not (wanted == lang == base and said != wanted):
                found.lay(element)
        if wanted == base == lang:
            break
    return found
