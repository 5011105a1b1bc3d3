"""What the markup of a page holds about the page: its meta tags, title, links, times and JSON-LD, in one pass.

Nothing here looks back or looks for the same end twice, so the pass is linear whatever the page does.
"""

import re
from dataclasses import dataclass, field

from wola_facts.web.evidence.entities import unescaped

_TAG = re.compile(r"</?([a-zA-Z][^\s/>\x00]{0,40})")
_MARK = re.compile(r"[>\"']")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=\x00]{1,100})(?:\s{0,50}=\s{0,50}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_WANTED = frozenset("html meta link time title script".split())
_RAW = {
    name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
    for name in "script style title textarea iframe noembed noframes xmp".split()
}
#: In characters: of a page, of the attributes of a tag, of one JSON-LD block, of all of them.
_PAGE, _ATTRIBUTES, _BLOCK, _BLOCKS = 3_000_000, 20_000, 1_000_000, 3_000_000
_MOST_KEYS, _MOST_VALUES = 400, 40


@dataclass(slots=True)
class Markup:
    """What was found, in the order of the page. Names of meta tags are in small letters."""

    title: str = ""
    lang: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    #: The datetime of each <time>, and whether it is said to be the day of publication.
    times: list[tuple[str, bool]] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)

    def first(self, *names: str) -> tuple[str, str]:
        """Return the first text of the first of some meta tags that has one, and its name."""
        return next(((text, name) for name in names for text in self.metas.get(name, ()) if text.strip()), ("", ""))

    def all(self, *names: str) -> tuple[list[str], str]:
        """Return the texts of the first of some meta tags that is there, and its name."""
        return next(((self.metas[name], name) for name in names if self.metas.get(name)), ([], ""))


def read_markup(page: str) -> Markup:
    """Return what a page says of itself."""
    found = Markup()
    page = page[:_PAGE]
    at = 0
    while (at := page.find("<", at)) >= 0:
        if page.startswith("<!--", at):
            end = page.find("-->", at + 4)
            if end < 0:
                break  # the rest of the page is one comment
            at = end + 3
            continue
        tag = _TAG.match(page, at)
        if not tag:
            at += 1
            continue
        end = _tag_end(page, tag.end())
        if end < 0:
            break
        name = tag[1].lower()
        closing = page[at + 1] == "/"
        at = end
        if closing:
            continue
        attributes = _attributes(page, tag.end(), end) if name in _WANTED else {}
        if name in _RAW:
            close = _RAW[name].search(page, end)
            at = close.start() if close else len(page)
            _keep_raw(found, name, attributes, page, end, at)
        elif attributes:
            _keep(found, name, attributes)
    return found


def _keep(found: Markup, name: str, attributes: dict[str, str]) -> None:
    if name == "html":
        found.lang = found.lang or attributes.get("lang", "") or attributes.get("xml:lang", "")
    elif name == "time":
        if len(found.times) < _MOST_VALUES and attributes.get("datetime"):
            said = f"{attributes.get('itemprop', '')} {attributes.get('class', '')}".casefold()
            published = "pubdate" in attributes or "publi" in said or "entry-date" in said
            found.times.append((attributes["datetime"], published))
    elif name == "link":
        for relation in attributes.get("rel", "").casefold().split()[:10]:
            found.links.setdefault(relation, attributes.get("href", ""))
    elif name == "meta" and attributes.get("content", "").strip():
        for key in ("property", "name", "itemprop", "http-equiv"):
            for word in attributes.get(key, "").casefold().split()[:5]:
                if word in found.metas or len(found.metas) < _MOST_KEYS:
                    texts = found.metas.setdefault(word, [])
                    if len(texts) < _MOST_VALUES:
                        texts.append(attributes["content"][:_ATTRIBUTES])


def _keep_raw(found: Markup, name: str, attributes: dict[str, str], page: str, start: int, end: int) -> None:
    if name == "title" and not found.title:
        found.title = unescaped(page[start : min(end, start + _ATTRIBUTES)])
    elif name == "script" and "ld+json" in attributes.get("type", "").casefold() and len(found.blocks) < 50:
        length = end - start
        if length <= _BLOCK and sum(map(len, found.blocks)) + length <= _BLOCKS:
            found.blocks.append(page[start:end])


def _attributes(page: str, start: int, end: int) -> dict[str, str]:
    """Return the attributes of a tag; of one that stands twice the first."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(page[start : min(end - 1, start + _ATTRIBUTES)]):
        found.setdefault(name.lower(), unescaped(double or single or bare))
    return found


def _tag_end(page: str, place: int) -> int:
    """Return where a tag ends, past quotation marks around values; -1 where it does not."""
    while True:
        mark = _MARK.search(page, place)
        if not mark:
            return -1
        if mark[0] == ">":
            return mark.end()
        if not page[max(place, mark.start() - 50) : mark.start()].rstrip().endswith("="):
            place = mark.end()  # a stray mark, no value
            continue
        close = page.find(mark[0], mark.end())
        if close < 0:
            return -1
        place = close + 1
