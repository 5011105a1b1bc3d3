"""The work that a page's JSON-LD describes by schema.org: found in lists, graphs and below a page, read as texts."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

_DEEPEST = 12
_MOST = 5_000
_MOST_TEXTS = 50
#: The kinds of works, the likelier ones first, each with what CSL calls it. An article may be of any magazine or site.
TYPES = {
    "newsarticle": "article-newspaper", "reportagenewsarticle": "article-newspaper",
    "analysisnewsarticle": "article-newspaper", "opinionnewsarticle": "article-newspaper",
    "backgroundnewsarticle": "article-newspaper", "scholarlyarticle": "article-journal",
    "medicalscholarlyarticle": "article-journal", "blogposting": "post-weblog", "liveblogposting": "post-weblog",
    "report": "report", "book": "book", "thesis": "thesis", "chapter": "chapter", "dataset": "dataset",
    "legislation": "legislation", "legislationobject": "legislation", "advertisercontentarticle": "webpage",
    "techarticle": "webpage", "article": "webpage", "creativework": "webpage", "digitaldocument": "document",
    "webpage": "webpage", "itempage": "webpage", "aboutpage": "webpage", "faqpage": "webpage",
}  # fmt: skip
_RANK = {name: number for number, name in enumerate(TYPES)}
_PAGES = frozenset({"webpage", "itempage", "aboutpage", "faqpage", "creativework"})
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")

Node = dict[str, Any]


def works(blocks: Iterable[str]) -> list[Node]:
    """Return the nodes that describe a work, the likeliest first; references within them are followed."""
    nodes, by_id = list[Node](), dict[str, Node]()
    for block in blocks:
        for node in _nodes(_loaded(block)):
            nodes.append(node)
            if isinstance(node.get("@id"), str) and len(node) > 2:
                by_id.setdefault(node["@id"], node)
            if len(nodes) >= _MOST:
                break
    return [_resolved(node, by_id) for node in ranked(nodes)]


def ranked(nodes: Iterable[Node]) -> list[Node]:
    """Return the nodes that are works with a name, the likeliest kinds first."""
    known = [(rank, node) for node in nodes if (rank := _rank(node)) is not None]
    return [node for _, node in sorted(known, key=lambda pair: pair[0])]


def is_page(node: Node) -> bool:
    """Whether a work is but the page that shows another one, or of no kind that says more."""
    return _PAGES.issuperset(kind for kind in kinds(node) if kind in _RANK)


def kinds(node: Node) -> list[str]:
    """Return the types of a node, in small letters and without their prefix."""
    said = node.get("@type", ())
    names = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    return [re.split(r"[/#:]", name)[-1].casefold() for name in names if isinstance(name, str)]


def texts(value: object, depth: int = 0) -> list[str]:
    """Return the texts that a value holds: itself, its @value or its name, each of a list."""
    if isinstance(value, str):
        return [value]
    if depth > 4:
        return []
    if isinstance(value, list):
        return [text for item in value[:_MOST_TEXTS] for text in texts(item, depth + 1)][:_MOST_TEXTS]
    if isinstance(value, dict):
        return next(
            (texts(value[key], depth + 1) for key in ("@value", "@list", "name", "alternateName") if value.get(key)), []
        )
    return []


def nodes_of(value: object) -> list[Node | str]:
    """Return what a value names, as nodes and texts."""
    if isinstance(value, dict) and isinstance(value.get("@list"), list):
        value = value["@list"]
    if isinstance(value, list):
        return [item for item in value[:_MOST_TEXTS] if isinstance(item, dict | str)]
    return [value] if isinstance(value, dict | str) else []


def _loaded(block: str) -> object:
    block = _WRAPPING.sub("", block.strip())
    try:
        return json.loads(block, strict=False, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None  # what is no JSON says nothing


def _nodes(value: object) -> Iterator[Node]:
    """Yield the nodes of a document: those of its list, of its graphs, and the one that a page is about."""
    waiting: deque[tuple[object, int]] = deque([(value, 0)])
    for _ in range(_MOST):
        if not waiting:
            return
        one, depth = waiting.popleft()
        if depth > _DEEPEST:
            continue
        if isinstance(one, list):
            waiting += [(item, depth + 1) for item in one[: max(0, _MOST - len(waiting))]]
        elif isinstance(one, dict):
            yield one
            waiting += [(one[key], depth + 1) for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one]


def _rank(node: Node) -> int | None:
    found = [_RANK[kind] for kind in kinds(node) if kind in _RANK]
    if not found or not (node.get("headline") or node.get("name")):
        return None
    # Of a page and an article on it the article is meant, whatever kind it has.
    return min(found) + (len(_RANK) if is_page(node) else 0)


def _resolved(node: Node, by_id: dict[str, Node]) -> Node:
    """Return a node whose fields hold the nodes that they refer to by @id."""
    return {key: _followed(value, by_id) for key, value in node.items()}


def _followed(value: object, by_id: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [_followed(item, by_id) for item in value[:_MOST_TEXTS]]
    if isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value
