"""What works are sorted by where it is not what is printed: The New York Times under N, La Jornada under J.

APA 7, 9.44 and 9.49; MLA 9, 5.125; Chicago 18, 13.70 and 15.56; MHRA 4, 7.12: "a", "an" and "the" and their like in
other languages are passed over, be it a title or the name of an institution. An article that is part of the name of a
place or of a person counts.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from wola_facts.cite.item import NAME_VARIABLES, text

_MARKS = "\"'“‘«¿¡("
_OPENING = f"([{_MARKS}]*)"
#: What begins with none of these words begins with no article, and no pattern is compiled for it.
_WORDS = frozenset("the a an el la las lo los un una uno unas unos".split())
_ARTICLES = {
    "en": rf"{_OPENING}(?:[Tt]he|[Aa]n?)\s+(?=\S)",
    "es": rf"{_OPENING}(?:[Ee]l|[Ll](?:as?|os?)|[Uu]n(?:[ao]s?)?)\s+(?=\S)",
}
#: Of names only what is definite: "UN" and "A" may be anything.
_OF_NAMES = r"()(?:The|El|La|Los|Las)\s+(?=\S)"
_PLACES = (
    r"(?:El (?:Salvador|Paso|Alto|Cairo|Fuerte|Bajío|Carmen)|La (?:Habana|Paz|Haya|Rioja|Piedad|Laguna|Pampa|Plata)|"
    r"Los (?:Ángeles|Angeles|Mochis|Cabos|Reyes|Altos)|Las (?:Vegas|Palmas|Choapas)|The (?:Hague|Bronx|Gambia))\b"
)


def sort_as(items: Iterable[Mapping[str, Any]], lang: str, *, by_title: bool = False) -> dict[str, dict[str, Any]]:
    """Return by id what items are sorted by otherwise than printed: names without article, a year in words.

    A title's article is one of its language, or of the reader's where the item does not say what language it is in.
    `by_title` is for a style that would put what has no author last.
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
        container = text(item, "container-title")
        if container and (left := _without(container, _OF_NAMES)) != container:
            found["container-title"] = left  # it may stand where there is no author
        # An institution's name is often in another language than what it writes.
        left_names = [
            {**name, "literal": _without(name["literal"], _OF_NAMES)} if name.get("literal") else name
            for name in authors
        ]
        if left_names != authors:
            found["author"] = left_names
        if by_title and not any(item.get(variable) for variable in NAME_VARIABLES):
            found["author"] = [{"literal": found.get("title", text(item, "title"))}]
        issued = item.get("issued") or {}
        year = re.search(r"\d{4}", str(issued.get("literal", "")))
        if year:
            found["issued"] = {"date-parts": [[int(year[0])]]}
        if found:
            changed[str(item["id"])] = found
    return changed


def _without(name: str, article: str | None) -> str:
    first = name.lstrip(_MARKS).split(maxsplit=1)[:1]
    if not first or first[0].casefold() not in _WORDS:
        return name
    found = re.match(article, name) if article else None
    if not found or re.match(_PLACES, name[found.end(1) :]):
        return name
    return found[1] + name[found.end() :]
