"""What language a title is in, as far as its commonest words tell: English or Spanish, which style rules must know."""

import re

_SPANISH = frozenset(
    "el la los las un una unos unas de del al y e o u en con por para sin sobre contra que se su sus lo como más entre "
    "desde hasta según ante tras no es son fue ley general derechos humanos informe anual méxico".split()
)
_ENGLISH = frozenset(
    "the a an of and or in on at to for with by from into over under about after against between during is are was "
    "as that its their his her this must more rights report annual".split()
)


def guess_language(text: str) -> str:
    """Return "es" or "en" for a title, whichever its words speak for; empty where they speak for neither."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    spanish = sum(word in _SPANISH for word in words) + bool(re.search("[ñ¿¡]|ción\\b|dad\\b", text.casefold()))
    english = sum(word in _ENGLISH for word in words)
    if spanish == english:
        return ""
    return "es" if spanish > english else "en"
