"""Texts that may stand in several languages, and their folding for search."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

#: Language -> text. The key "" holds a text whose language the record does not say.
Localized = Mapping[str, str]

#: The empty text and the empty table: the defaults of fields.
NO_TEXT: Localized = MappingProxyType({})
NOTHING: MappingProxyType[str, Any] = MappingProxyType({})


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
