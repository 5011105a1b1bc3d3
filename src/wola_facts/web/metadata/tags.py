"""The tags of a page one after the other, past comments and scripts.

Nothing here looks back or looks for the same end twice, so the pass is linear whatever the page does.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wola_facts.web.evidence.entities import unescaped

_TAG = re.compile(r"</?([a-zA-Z][^\s/>\x00]{0,40})")
_MARK = re.compile(r"[>\"']")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=\x00]{1,100})(?:\s{0,50}=\s{0,50}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_RAW = {
    name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
    for name in "script style title textarea iframe noembed noframes xmp".split()
}
#: In characters: so much of the attributes of a tag is read, and so much of a page.
ATTRIBUTES = 20_000
PAGE = 3_000_000


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, and where it and its attributes stand.

    `after` is where reading goes on: behind the tag, or behind the text of a script and its like, which holds no tags.
    """

    name: str
    closing: bool
    start: int
    attributes: int
    end: int
    after: int


def tags(page: str) -> Iterator[Tag]:
    """Yield the tags of a page, in its order; a comment is one called !--, without attributes."""
    at = 0
    while (at := page.find("<", at)) >= 0:
        if page.startswith("<!--", at):
            end = page.find("-->", at + 4)
            if end < 0:
                return  # the rest of the page is one comment
            yield Tag("!--", False, at, end + 3, end + 3, end + 3)
            at = end + 3
            continue
        found = _TAG.match(page, at)
        if not found:
            at += 1
            continue
        end = _tag_end(page, found.end())
        if end < 0:
            return
        name, closing, after = found[1].lower(), page[at + 1] == "/", end
        if name in _RAW and not closing:
            close = _RAW[name].search(page, end)
            after = close.start() if close else len(page)
        yield Tag(name, closing, at, found.end(), end, after)
        at = after


def attributes(page: str, tag: Tag) -> dict[str, str]:
    """Return the attributes of a tag; of one that stands twice the first."""
    found: dict[str, str] = {}
    said = page[tag.attributes : min(tag.end - 1, tag.attributes + ATTRIBUTES)]
    for name, double, single, bare in _ATTRIBUTE.findall(said):
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
