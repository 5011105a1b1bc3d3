"""The works that a page marks up where it shows them, by schema.org: microdata (itemprop) and RDFa Lite (property).

They come as the nodes that JSON-LD would have. Only the plain properties are read: no itemref, no resource elsewhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wola_facts.web.metadata.clean import clean
from wola_facts.web.metadata.jsonld import Node, is_page, ranked, texts
from wola_facts.web.metadata.tags import Tag, attributes, tags

MICRODATA, RDFA = "microdata", "RDFa"

#: What begins something; and what says something once that has begun.
_BEGINS = re.compile(r"itemscope|typeof|vocab", re.IGNORECASE)
_SAYS = re.compile(r"itemscope|itemprop|typeof|property|vocab", re.IGNORECASE)
_SCHEMA = re.compile(r"(?:schema:|https?://(?:www\.)?schema\.org/)([A-Za-z]\w{0,60})")
_WORD = re.compile(r"[A-Za-z]\w{0,60}")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: An open paragraph ends where one of these begins (HTML, section 13.1.2.4).
_END_P = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav "
    "ol p pre section table ul".split()
)
_APART = _END_P | {"br", "li", "td", "th", "dd", "dt"}
#: Properties whose value is the address that an element leads to. By the standard it is so for each property of a link;
#: but who marks up <a itemprop="author"> means the name that it shows.
_ADDRESSES = frozenset({"url", "sameAs", "license", "mainEntityOfPage"})
#: Elements that show something else than text.
_SHOWN_ELSEWHERE = frozenset("audio embed iframe img object source track video".split())
#: In characters, of a page and of a value; and how many elements that say something may be open at once.
_PAGE, _LONGEST, _DEEPEST = 1_000_000, 2_000, 30
_MOST_ITEMS, _MOST_VALUES = 500, 50


def works_shown(page: str, titles: Iterable[str]) -> list[tuple[str, Node]]:
    """Return the works that a page marks up, each with the syntax; first the one that the page is about.

    Where it shows several, such as what else there is to read, it is about the one that its own `titles` name; of those
    that none of them names nothing is said.
    """
    found = _Reading(page[:_PAGE]).items if _BEGINS.search(page, 0, _PAGE) else []
    syntaxes = {id(node): syntax for syntax, node in found}
    known = [title for text in titles if (title := clean(text, 1_000).casefold())]
    likely = ranked(node for _, node in found)
    named = [node for node in likely if _is_named(node, known)]
    alone = [node for node in likely if not is_page(node)]
    return [(syntaxes[id(node)], node) for node in named or (alone if len(alone) == 1 else [])]


def _is_named(node: Node, titles: list[str]) -> bool:
    name = clean(next(iter(texts(node.get("headline")) or texts(node.get("name"))), ""), 1_000).casefold()
    return bool(name) and any(name in title or (len(title) > 10 and title in name) for title in titles)


@dataclass(slots=True)
class _Open:
    """An element that is open and says something: the item that begins with it, or the property that it shows."""

    name: str
    syntax: str = ""
    item: Node | None = None
    vocab: bool | None = None
    properties: tuple[str, ...] = ()
    owner: Node | None = None
    text: list[str] = field(default_factory=list)
    length: int = 0
    #: So many elements of its name are open within it.
    inner: int = 0


class _Reading:
    def __init__(self, page: str) -> None:
        self.items: list[tuple[str, Node]] = []
        self._page = page
        self._open: list[_Open] = []
        #: Those of them whose text is a value that may go on.
        self._hearing: list[_Open] = []
        #: The same by the names of elements, the innermost last; only of names that were open once.
        self._by_name: dict[str, list[_Open]] = {}
        last = 0
        for tag in tags(page):
            if self._hearing:
                self._hear(page[last : tag.start], apart=tag.name in _APART)
            last = tag.after
            if tag.closing:
                self._close(tag.name)
            else:
                self._begin(tag)
        self._end(0)

    def _hear(self, text: str, *, apart: bool) -> None:
        heard = text[:_LONGEST] + " " * apart
        full = False
        for one in self._hearing if heard else ():
            one.text.append(heard)
            one.length += len(heard)
            full |= one.length > _LONGEST
        if full:
            self._hearing = [one for one in self._hearing if one.length <= _LONGEST]

    def _close(self, name: str) -> None:
        same = self._by_name.get(name)
        if same and same[-1].inner:
            same[-1].inner -= 1
        elif same:
            self._end(self._place(same[-1]))

    def _place(self, element: _Open) -> int:
        return next(place for place, one in enumerate(self._open) if one is element)

    def _end(self, place: int) -> None:
        """End what is open from a place on, the innermost first."""
        while len(self._open) > place:
            one = self._open.pop()
            self._by_name[one.name].pop()
            if one.owner is not None:
                self._hearing = [other for other in self._hearing if other is not one]
                _add(one.owner, one.properties, " ".join("".join(one.text).split()))

    def _begin(self, tag: Tag) -> None:
        if tag.name in _END_P and (paragraphs := self._by_name.get("p")):
            self._end(self._place(paragraphs[-1]))
        marked = (_SAYS if self._open else _BEGINS).search(self._page, tag.attributes, tag.end)
        made = self._made(tag.name, attributes(self._page, tag)) if marked else None
        if tag.name in _VOID:
            return
        if made and len(self._open) < _DEEPEST:
            self._open.append(made)
            self._by_name.setdefault(tag.name, []).append(made)
            if made.owner is not None:
                self._hearing.append(made)
        elif same := self._by_name.get(tag.name):
            same[-1].inner += 1

    def _made(self, name: str, said: dict[str, str]) -> _Open | None:
        """Take in what an element says at its beginning, and return what has to be known until its end."""
        made = _Open(name)
        if "vocab" in said:
            made.vocab = _is_schema(said["vocab"])
        vocab = made.vocab if made.vocab is not None else self._vocab()
        if "itemscope" in said or "itemprop" in said:
            types = [f"schema:{word}" for word in _words(said.get("itemtype", ""), bare=False)]
            self._take(made, MICRODATA, "itemscope" in said, types, _words(said.get("itemprop", ""), bare=True), said)
        elif "typeof" in said or "property" in said:
            types = [f"schema:{word}" for word in _words(said.get("typeof", ""), bare=vocab)]
            self._take(made, RDFA, "typeof" in said, types, _words(said.get("property", ""), bare=vocab), said)
        return made if made.item is not None or made.vocab is not None or made.owner is not None else None

    def _take(
        self,
        made: _Open,
        syntax: str,
        begins: bool,
        types: list[str],
        properties: tuple[str, ...],
        said: dict[str, str],
    ) -> None:
        owner = next((one.item for one in reversed(self._open) if one.item is not None and one.syntax == syntax), None)
        made.syntax = syntax
        if begins:
            made.item = {"@type": types}
            if len(self.items) < _MOST_ITEMS:
                self.items.append((syntax, made.item))
        if owner is None or not properties:
            return
        value = made.item if made.item is not None else _value(made.name, said, properties)
        if value is None:
            made.owner, made.properties = owner, properties
        else:
            _add(owner, properties, value)

    def _vocab(self) -> bool:
        return next((one.vocab for one in reversed(self._open) if one.vocab is not None), False)


def _value(name: str, said: dict[str, str], properties: tuple[str, ...]) -> str | None:
    """Return the value that the attributes of an element give to its properties, None where its text does."""
    if "content" in said or name == "meta":
        return said.get("content", "")
    if name == "time" and said.get("datetime"):
        return said["datetime"]
    if name in ("data", "meter") and said.get("value"):
        return said["value"]
    if name == "link" or (name in ("a", "area") and _ADDRESSES.issuperset(properties)):
        return said.get("href", "")
    return "" if name in _SHOWN_ELSEWHERE else None


def _add(owner: Node, properties: tuple[str, ...], value: Any) -> None:
    for name in properties if value else ():
        values = owner.setdefault(name, [])
        if len(values) < _MOST_VALUES:
            values.append(value)


def _words(said: str, *, bare: bool) -> tuple[str, ...]:
    """Return the names that are schema.org's: those that say so, and where it is understood the bare ones."""
    found = []
    for word in said.split()[:10]:
        spelt = _SCHEMA.fullmatch(word)
        if spelt:
            found.append(spelt[1])
        elif bare and _WORD.fullmatch(word):
            found.append(word)
    return tuple(found)


def _is_schema(vocab: str) -> bool:
    return re.fullmatch(r"https?://(?:www\.)?schema\.org/?", vocab.strip()) is not None
