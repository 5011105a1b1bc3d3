"""Initial articles, which do not count in the alphabet: The New York Times stands under N, La Jornada under J.

APA 7, 9.44 and 9.49; MLA 9, 5.125; Chicago 18, 13.70 and 15.56; MHRA 4, 7.12: "a", "an" and "the" and their like in
other languages are passed over, be it a title or the name of an institution. An article that is part of the name of a
place or of a person counts.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from wola_facts.cite.item import text

_OPENING = "([\"'“‘«¿¡(]*)"
_ARTICLES = {
    "en": re.compile(rf"{_OPENING}(?:[Tt]he|[Aa]n?)\s+(?=\S)"),
    "es": re.compile(rf"{_OPENING}(?:[Ee]l|[Ll](?:as?|os?)|[Uu]n(?:[ao]s?)?)\s+(?=\S)"),
}
#: Of names only what is definite: "UN" and "A" may be anything.
_OF_NAMES = re.compile(r"()(?:The|El|La|Los|Las)\s+(?=\S)")
_PLACES = re.compile(
    r"(?:El (?:Salvador|Paso|Alto|Cairo|Fuerte|Bajío|Carmen)|La (?:Habana|Paz|Haya|Rioja|Piedad|Laguna|Pampa|Plata)|"
    r"Los (?:Ángeles|Angeles|Mochis|Cabos|Reyes|Altos)|Las (?:Vegas|Palmas|Choapas)|The (?:Hague|Bronx|Gambia))\b"
)


def without_articles(items: Iterable[Mapping[str, Any]], lang: str) -> dict[str, dict[str, Any]]:
    """Return by id what items are sorted by where it is not what is printed: titles and institutions without article.

    A title's article is one of its language, or of the reader's where the item does not say what language it is in.
    """
    changed: dict[str, dict[str, Any]] = {}
    for item in items:
        own = (text(item, "language") or lang).partition("-")[0]
        found: dict[str, Any] = {}
        for key in ("title", "title-short"):
            title = text(item, key)
            if title and (left := _without(title, _ARTICLES.get(own))) != title:
                found[key] = left
        authors = item.get("author") or []
        # An institution's name is often in another language than what it writes.
        left_names = [
            {**name, "literal": _without(name["literal"], _OF_NAMES)} if name.get("literal") else name
            for name in authors
        ]
        if left_names != authors:
            found["author"] = left_names
        if found:
            changed[str(item["id"])] = found
    return changed


def _without(name: str, article: re.Pattern[str] | None) -> str:
    found = article.match(name) if article else None
    if not found or _PLACES.match(name[found.end(1) :]):
        return name
    return found[1] + name[found.end() :]
