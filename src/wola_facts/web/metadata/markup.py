"""What the markup of a page holds about the page: its meta tags, title, links, times and JSON-LD, in one pass."""

from dataclasses import dataclass, field

from wola_facts.web.evidence.entities import unescaped
from wola_facts.web.metadata.tags import ATTRIBUTES, PAGE, attributes, tags

_WANTED = frozenset("html meta link time title script".split())
#: In characters: of one JSON-LD block, of all of them.
_BLOCK, _BLOCKS = 1_000_000, 3_000_000
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
    page = page[:PAGE]
    for tag in tags(page):
        if tag.closing or tag.name not in _WANTED:
            continue
        said = attributes(page, tag)
        if tag.after > tag.end:
            _keep_raw(found, tag.name, said, page, tag.end, tag.after)
        elif said:
            _keep(found, tag.name, said)
    return found


def _keep(found: Markup, name: str, said: dict[str, str]) -> None:
    if name == "html":
        found.lang = found.lang or said.get("lang", "") or said.get("xml:lang", "")
    elif name == "time":
        if len(found.times) < _MOST_VALUES and said.get("datetime"):
            named = f"{said.get('itemprop', '')} {said.get('class', '')}".casefold()
            published = "pubdate" in said or "publi" in named or "entry-date" in named
            found.times.append((said["datetime"], published))
    elif name == "link":
        for relation in said.get("rel", "").casefold().split()[:10]:
            found.links.setdefault(relation, said.get("href", ""))
    elif name == "meta" and said.get("content", "").strip():
        for key in ("property", "name", "itemprop", "http-equiv"):
            for word in said.get(key, "").casefold().split()[:5]:
                if word in found.metas or len(found.metas) < _MOST_KEYS:
                    texts = found.metas.setdefault(word, [])
                    if len(texts) < _MOST_VALUES:
                        texts.append(said["content"][:ATTRIBUTES])


def _keep_raw(found: Markup, name: str, said: dict[str, str], page: str, start: int, end: int) -> None:
    if name == "title" and not found.title:
        found.title = unescaped(page[start : min(end, start + ATTRIBUTES)])
    elif name == "script" and "ld+json" in said.get("type", "").casefold() and len(found.blocks) < 50:
        length = end - start
        if length <= _BLOCK and sum(map(len, found.blocks)) + length <= _BLOCKS:
            found.blocks.append(page[start:end])
