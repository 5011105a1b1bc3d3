"""schema.org as JSON-LD: each source a CreativeWork, each fact a `Claim` whose `appearance` is the source.

It can stand inside `<script type="application/ld+json">` as it is: no text in it can close that element.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from wola_facts.cite.format import CitationFormat
from wola_facts.cite.item import Item, custom, date_parts, iso, names, text

_KINDS = {
    "article-journal": "ScholarlyArticle", "article-magazine": "Article", "article-newspaper": "NewsArticle",
    "bill": "Legislation", "book": "Book", "broadcast": "Episode", "chapter": "Chapter", "dataset": "Dataset",
    "interview": "Conversation", "legislation": "Legislation", "map": "Map", "motion_picture": "Movie",
    "post": "SocialMediaPosting", "post-weblog": "BlogPosting", "regulation": "Legislation", "report": "Report",
    "review": "Review", "software": "SoftwareSourceCode", "thesis": "Thesis", "treaty": "Legislation",
    "webpage": "WebPage",
}  # fmt: skip


def render(items: Sequence[Item], lang: str = "en") -> str:  # noqa: ARG001  # every text says its own language
    """Return one JSON-LD graph: the works, then the claims made from the facts that came with them."""
    graph = [_work(item) for item in items]
    claims: dict[str, dict[str, Any]] = {}
    for item in items:
        for claim in _claims(item):
            known = claims.setdefault(claim["@id"], claim)
            if known is not claim:
                known["appearance"] += claim["appearance"]
    document = {"@context": "https://schema.org", "@graph": [*graph, *claims.values()]}
    written = json.dumps(document, ensure_ascii=False, indent=2)
    for char in "<>&\u2028\u2029":
        written = written.replace(char, f"\\u{ord(char):04x}")
    return written + "\n"


def _work(item: Item) -> dict[str, Any]:
    kind = _KINDS.get(text(item, "type"), "CreativeWork")
    fields: dict[str, Any] = {
        "@type": kind,
        "@id": _id(item),
        "name": text(item, "title"),
        "author": [_agent(*name) for name in names(item, "author")],
        "editor": [_agent(*name) for name in names(item, "editor")],
        "translator": [_agent(*name) for name in names(item, "translator")],
        "datePublished": iso(date_parts(item, "issued")),
        "inLanguage": text(item, "language"),
        "url": text(item, "URL"),
        "archivedAt": str(custom(item, "archive-url") or ""),
        "isPartOf": _named("CreativeWork", text(item, "container-title")),
        "publisher": _named("Organization", text(item, "publisher") or text(item, "authority")),
        "identifier": [value for value in (text(item, "number"), text(item, "DOI")) if value],
        "isbn": text(item, "ISBN"),
        "genre": text(item, "genre"),
        "version": text(item, "version"),
        "license": text(item, "license") or str(custom(item, "license") or ""),
    }
    if kind == "Legislation" and text(item, "number"):
        fields["legislationIdentifier"] = text(item, "number")
    return {key: value for key, value in fields.items() if value}


def _claims(item: Item) -> Iterator[dict[str, Any]]:
    for fact in custom(item, "facts") or ():
        claim = {
            "@type": "Claim",
            "@id": f"#{fact['id']}",
            "name": fact.get("claim", ""),
            "text": fact.get("text", ""),
            "temporalCoverage": fact.get("date", ""),
            "appearance": [{"@id": _id(item)}],
        }
        yield {key: value for key, value in claim.items() if value}


def _id(item: Item) -> str:
    return text(item, "URL") or f"#source-{text(item, 'id')}"


def _agent(family: str, given: str, literal: str) -> dict[str, str]:
    if literal:
        return {"@type": "Organization", "name": literal}
    person = {"@type": "Person", "name": " ".join(filter(None, (given, family))), "familyName": family}
    return person | ({"givenName": given} if given else {})


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


format = CitationFormat("schema-org", "schema.org JSON-LD: a Claim for each fact, with its appearance", render)
