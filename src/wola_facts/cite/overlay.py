"""Corrections laid over styles and locales when they are read, so that the files themselves stay as they came.

An overlay is a small CSL fragment in `styles/overlays`: macros of the same name replace those of the style, new ones
are added, a `<citation>` or `<bibliography>` replaces the style's, and `<locale>` elements give terms and date forms
that win over the style's and the locale's own.
"""

import os
import re
from collections.abc import Callable

from wola_facts.cite.csl.locale import PRIMARY
from wola_facts.cite.registry import LOCALES, OVERLAYS, STYLES, read_file
from wola_facts.errors import UsageError, nearest

#: Style -> its overlays; a name ending in a language is for that language only. The legal macros of APA and Chicago
#: are the same, word for word.
_OVERLAYS = {
    "apa": ("courts", "courts-es", "apa", "apa-es", "apa-es-y"),
    "chicago-author-date": ("courts", "courts-es", "chicago-years", "chicago-es"),
    "chicago-author-date-17th-edition": ("courts", "courts-es", "chicago-years", "chicago-es"),
    "chicago-notes-bibliography": ("courts", "courts-es", "chicago-es"),
    "chicago-notes-bibliography-17th-edition": ("courts", "courts-es", "chicago-es"),
    "bluebook-law-review": ("bluebook", "bluebook-es"),
    "ieee": ("ieee",),
    "oscola": ("oscola", "consulted-es"),
    "mhra-notes": ("mhra", "consulted-es"),
    "nlm-citation-sequence": ("vancouver", "vancouver-es"),
    "american-medical-association": ("ama", "ama-es"),
    "modern-language-association": ("mla", "consulted-es"),
    "harvard-cite-them-right": ("harvard", "harvard-es"),
    "iso690-author-date-es": ("iso690",),
    "iso690-full-note-es": ("iso690-note",),
    "spanish-legal": ("spanish-legal",),
    "universidad-nacional-autonoma-de-mexico-instituto-de-investigaciones-juridicas": ("unam", "unam-es"),
}
_FOR_LANGUAGE = re.compile(r"-(es)(?:-|$)")

_MACRO = re.compile(r'<macro name="([^"]+)">.*?</macro>', re.DOTALL)
_MACRO_END = "</macro>"
_AREAS = (
    re.compile(r"<citation\b.*?</citation>", re.DOTALL),
    re.compile(r"<bibliography\b.*?</bibliography>", re.DOTALL),
)
_LOCALE = re.compile(r"<locale(?:\s[^>]*)?>.*?</locale>", re.DOTALL)
_TERM = re.compile(r"<term\s[^>]*?(?:/>|>.*?</term>)", re.DOTALL)
_DATE = re.compile(r'<date\s+form="(\w+)"[^>]*>.*?</date>', re.DOTALL)
_CHANGE = re.compile(r'<attribute name="([^"]+)" from="([^"]*)" to="([^"]*)"/>')
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')

#: From a style's name to its path and stem; None where it is not at hand.
Finder = Callable[[str], tuple[str, str] | None]


def style_text(path: str, stem: str, lang: str = "en", leave: str = "") -> str:
    """Return the XML of a style with its overlays for a language laid over it, but for the one named `leave`."""
    text = read_file(path)
    if os.path.dirname(path) != STYLES:
        return text  # somebody's own file of the same name is theirs
    for name in _OVERLAYS.get(stem, ()):
        only = _FOR_LANGUAGE.search(name)
        if name == leave or (only and only[1] != lang.partition("-")[0]):
            continue
        text = _lay(text, read_file(os.path.join(OVERLAYS, f"{name}.xml")))
    return _without_serial_comma(text) if lang.startswith("es") else text


def resolve(path: str, stem: str, find: Finder, lang: str = "en", leave: str = "") -> str:
    """Return the XML to render with: the style's own, or its parent's where it is a dependent one.

    Raises:
        UsageError: where a dependent style's parent is not at hand.
    """
    text = style_text(path, stem, lang, leave)
    parent = parent_of(text)
    if not parent or "<citation" in text:
        return text
    found = find(parent)
    if found is None:
        raise UsageError(
            f"The style {stem} rests on the style {parent}, which is not here.",
            "`pip install wola-facts[styles]` brings every style there is.",
        )
    return style_text(*found, lang, leave)


def locale_text(lang: str) -> str | None:
    """Return the XML of a locale with its overlay, of the language's primary dialect where the region is not known.

    None where there is none (CSL 1.0.2, "Locale fallback").
    """
    known = known_locales()
    wanted = lang if lang in known else PRIMARY.get(lang.partition("-")[0], "")
    if wanted not in known:
        return None
    text = read_file(os.path.join(LOCALES, f"locales-{wanted}.xml"))
    path = os.path.join(OVERLAYS, f"locales-{wanted}.xml")
    return _lay_terms(text, read_file(path)) if os.path.isfile(path) else text


def known_locales() -> list[str]:
    """Return the locales that are shipped, in order: en-GB, en-US, es-ES, es-MX."""
    return sorted(name[8:-4] for name in os.listdir(LOCALES) if name.startswith("locales-"))


def locale_named(said: str) -> str:
    """Return a locale's code as it is written (`es-MX` for es_mx); its region need not be known, its language must be.

    Raises:
        UsageError: for a language of which no locale is shipped, with the nearest that are.
    """
    language, _, region = said.strip().replace("_", "-").partition("-")
    code = f"{language.lower()}-{region.upper()}" if region else language.lower()
    known = known_locales()
    if (region.isalnum() or not region) and any(one.startswith(f"{language.lower()}-") for one in known):
        return code
    shown = said if len(said) <= 20 else said[:17] + "..."
    near = [one for one in known if one.startswith(f"{language.lower()}-")] or nearest(code, known)
    offer = f"The nearest: {', '.join(near)}. " if near else ""
    raise UsageError(f"There is no locale `{shown}`.", f"{offer}There are {', '.join(known)}.")


def parent_of(text: str) -> str:
    """Return the name of the style that a dependent style rests on; empty where it stands alone."""
    if "independent-parent" not in text:
        return ""
    for link in re.findall(r"<link\s[^>]*>", text):
        attributes: dict[str, str] = dict(_ATTRIBUTE.findall(link))
        if attributes.get("rel") == "independent-parent":
            return attributes.get("href", "").rstrip("/").rpartition("/")[2]
    return ""


def _without_serial_comma(style: str) -> str:
    """Return a style that has no comma before Spanish "y", but after a name that is turned round."""

    def turned(found: re.Match[str]) -> str:
        if 'and="symbol"' in found[0]:
            return found[0]
        return found[0].replace('precedes-last="always"', 'precedes-last="after-inverted-name"')

    style = re.sub(r"<name [^>]*>", turned, style)
    head = style[style.index("<style") : style.index(">", style.index("<style"))]
    if "delimiter-precedes-last" in head:
        return style
    return style.replace(head, f'{head} delimiter-precedes-last="never"', 1)


def _lay(style: str, overlay: str) -> str:
    """Return a style with an overlay's macros and locales in it."""
    added = []
    for name, macro in {found[1]: found[0] for found in _MACRO.finditer(overlay)}.items():
        start = style.find(f'<macro name="{name}">')
        if start < 0:
            added.append(macro)
        else:
            style = style[:start] + macro + style[style.index(_MACRO_END, start) + len(_MACRO_END) :]
    for changed in _CHANGE.finditer(overlay):
        name, before, after = changed.groups()
        style = style.replace(f'{name}="{before}"', f'{name}="{after}"')
    for area in _AREAS:
        own = area.search(overlay)
        if own:
            start, end = found.span() if (found := area.search(style)) else (len(style), len(style))
            style = style[:start] + own[0] + style[end:]
    for locale in _LOCALE.findall(overlay):
        style = _lay_locale(style, locale)
    return style.replace("<citation", "\n  ".join((*added, "<citation")), 1)


def _lay_locale(style: str, locale: str) -> str:
    """Return a style with a locale's terms in its own locale of that language, which is made where it has none."""
    head = locale[: locale.index(">") + 1]
    for found in _LOCALE.finditer(style):
        if found[0].startswith(head):
            return style[: found.start()] + _lay_terms(found[0], locale) + style[found.end() :]
    place = style.index("<macro")
    return f"{style[:place]}{locale}\n  {style[place:]}"


def _lay_terms(locale: str, overlay: str) -> str:
    """Return a locale whose terms and date forms of the same key are replaced by those of another."""
    dates = {found[1]: found[0] for found in _DATE.finditer(overlay)}
    locale = _DATE.sub(lambda found: dates.pop(found[1], found[0]), locale)
    terms = {_key(term): term for term in _TERM.findall(overlay)}
    locale = _TERM.sub(lambda found: terms.pop(_key(found[0]), found[0]), locale)
    more = "\n".join(terms.values())
    if more and "</terms>" in locale:
        locale = locale.replace("</terms>", f"{more}\n</terms>", 1)
    elif more:
        locale = locale.replace("</locale>", f"<terms>{more}</terms></locale>")
    return locale.replace("</locale>", "".join(dates.values()) + "</locale>") if dates else locale


def _key(term: str) -> tuple[str, ...]:
    attributes = dict(_ATTRIBUTE.findall(term[: term.index(">")]))
    return tuple(attributes.get(name, "") for name in ("name", "form", "gender-form", "match"))
