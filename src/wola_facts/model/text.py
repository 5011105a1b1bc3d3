"""Texts that may stand in several languages, and their folding for search."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

#: Language -> text. The key "" holds a text whose language the record does not say.
Localized = Mapping[str, str]

EMPTY: Localized = MappingProxyType({})


def no_text() -> Localized:
    """Return the empty text, as the default of a field."""
    return EMPTY


def nothing() -> MappingProxyType[str, Any]:
    """Return the empty table, as the default of a field."""
    return MappingProxyType({})


def in_language(text: Localized, lang: str) -> str:
    """Return the text in a language, else the one without a language, else English, else whatever there is."""
    for key in (lang, "", "en"):
        if key in text:
            return text[key]
    return next(iter(text.values()), "")


def fold(text: str) -> str:
    """Return a text without case and accents, for comparison only: "Desaparición" is "desaparicion"."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def visible(text: str) -> str:
    r"""Return a text that changes nothing where it is shown: controls and direction marks become \x1b and the like."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if _harmless(char) else _escape(char) for char in text)


def _harmless(char: str) -> bool:
    """Whether a character only shows itself. Joiners stay, since words of some scripts need them."""
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} or char in "\u200c\u200d\u00ad"


def _escape(char: str) -> str:
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
