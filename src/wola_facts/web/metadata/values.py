"""Texts of a page to the values of single fields, read strictly: a language, a DOI, an ISBN, a name, an address."""

import re

from wola_facts.web.metadata.clean import clean
from wola_facts.web.target import Unfit, target

_LANG = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'<>]{1,150}")
_ISBN = re.compile(r"(?:97[89])?\d{9}[\dXx]")
_LANGUAGES = {
    "english": "en", "inglés": "en", "eng": "en", "spanish": "es", "español": "es", "castellano": "es", "spa": "es",
    "esp": "es", "por": "pt", "fra": "fr", "fre": "fr",
}  # fmt: skip


def language(text: str) -> str:
    """Return the language of a tag such as es-MX or en_US, or of a name; no region."""
    said = text.strip()[:40]
    found = _LANG.fullmatch(said[:1].lower() + said[1:]) if said[:3].isascii() else None
    known = _LANGUAGES.get(said.casefold(), "")
    return known or (found[1] if found and len(found[1]) <= 3 else "")


def doi(text: str) -> str:
    """Return the DOI in a text; empty where there is none."""
    found = _DOI.search(text[:300])
    return clean(found[0]).rstrip(".,;)") if found else ""


def isbn(text: str) -> str:
    """Return an ISBN as it is written; empty for what is none."""
    digits = re.sub(r"[\s-]", "", text[:40])
    return clean(text, 40) if _ISBN.fullmatch(digits) else ""


def same_site(address: str, url: str) -> bool:
    """Whether an address may stand for the one asked: the same host, www or not, and as safe; no home page instead."""
    try:
        said = target(address)
        asked = target(url) if url else said
    except Unfit:
        return False
    home = said.path == "/" and asked.path != "/"
    insecure = asked.scheme == "https" and said.scheme == "http"
    elsewhere = said.port != asked.port and not {said.port, asked.port} <= {80, 443}
    return (
        not home
        and not insecure
        and not elsewhere
        and said.host.removeprefix("www.") == asked.host.removeprefix("www.")
    )


def named(text: str) -> str:
    """Return the name of a publisher or site; an address is none."""
    return "" if "://" in text else clean(text, 120)
