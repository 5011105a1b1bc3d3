"""From a key path to its place in a TOML text: a scanner that runs only when a report or an edit asks.

It reads text that tomllib has accepted, so it needs to know where things begin and end and not what they mean.
Columns count characters from 1.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from wola_facts.model.finding import KeyPath, Location
from wola_facts.model.plain import Plain, replace

_SKIP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r'[ \t]*("(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)[ \t]*')
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})|\'\'\'.*?\'\'\'(?:\'{0,2})|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]\}\n#]+")
_HEADER = re.compile(r"\n[ \t]*\[\[?[ \t]*")
_DEEPEST = 100


class Span(Plain):
    """Where a key and its value stand, as offsets into the text."""

    key: tuple[int, int]
    value: tuple[int, int]


class Layout:
    """The spans of every key path of a TOML text.

    `headers` are the table headers in order of appearance, `tables` the first one of each path, `starts` the offsets
    at which the lines begin.
    """

    def __init__(self, starts: list[int]) -> None:
        self.spans: dict[KeyPath, Span] = {}
        self.headers: list[tuple[KeyPath, tuple[int, int]]] = []
        self.tables: dict[KeyPath, tuple[int, int]] = {}
        self.starts = starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column (from 1) of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


@lru_cache(maxsize=8)
def layout(text: str) -> Layout:
    """Return the places of all keys of a TOML text."""
    return _scanned(text)


def locate(text: str, location: Location, on_key: bool = False) -> Location:
    """Return the location with line, column and width filled in, from its key path or the nearest parent of it.

    `on_key` points at the key itself, as an unknown key wants it, and not at its value.
    """
    return _located(text, layout(text), location, on_key=on_key)


def locate_near(text: str, location: Location, line: int) -> Location:
    """Return what `locate` does, reading only the record whose header stands on a line, where that is enough."""
    path = location.path
    begin = _starts_of_file(text)[line - 1]
    own = tuple(f"{path[0]}.{path[1]}{after}" for after in ".]") if len(path) > 1 else ()
    headers = (found for found in _HEADER.finditer(text, begin) if not text.startswith(own, found.end()))
    end = next(headers, None)
    piece = text[begin : end.start() if end else len(text)]
    if piece.count('"""') % 2 or piece.count("'''") % 2:
        return locate(text, location)  # what looked like the next header stands in a text of many lines
    places = _scanned(piece)
    if path not in places.spans and path not in places.tables:
        return locate(text, location)
    found = _located(piece, places, location)
    return replace(found, line=found.line + line - 1)


def _located(text: str, places: Layout, location: Location, *, on_key: bool = False) -> Location:
    path = location.path
    while path:
        span = places.spans.get(path)
        if span:
            start, end = span.key if on_key and path == location.path else span.value
            return _at(text, places, location, start, end)
        header = places.tables.get(path)
        if header:
            return _at(text, places, location, *header)
        # A table that has no header of its own begins with the first below it: [facts.x] for `facts`.
        below = next((place for name, place in places.headers if name[: len(path)] == path), None)
        if below:
            return _at(text, places, location, *below)
        path, on_key = path[:-1], False
    return Location(location.file, location.path, 1, 1, 0)


def _scanned(text: str) -> Layout:
    found = Layout(_starts(text))
    _Scanner(text, found).document()
    for path, place in found.headers:
        found.tables.setdefault(path, place)
    return found


@lru_cache(maxsize=8)
def _starts_of_file(text: str) -> list[int]:
    return _starts(text)


def _starts(text: str) -> list[int]:
    """Return the offsets at which the lines of a text begin."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _at(text: str, places: Layout, location: Location, start: int, end: int) -> Location:
    line, column = places.line_column(start)
    stop = text.find("\n", start, end)
    width = (stop if stop >= 0 else end) - start
    return Location(location.file, location.path, line, column, max(1, width))


class _Scanner:
    """Walks a document once, left to right."""

    def __init__(self, text: str, found: Layout) -> None:
        self.text = text
        self.found = found
        self.at = 0
        self.counts: dict[KeyPath, int] = {}

    def document(self) -> None:
        table: KeyPath = ()
        while self.skip() < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            elif not self.pair(table, 0):
                self.at = self.text.find("\n", self.at) + 1 or len(self.text)

    def skip(self) -> int:
        found = _SKIP.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def header(self) -> KeyPath:
        start = self.at
        several = self.text.startswith("[[", start)
        self.at += 2 if several else 1
        path: KeyPath = ()
        names = list(self.keys())
        for place, (name, _) in enumerate(names):
            path = (*path, name)
            if path in self.counts and place < len(names) - 1:
                path = (*path, self.counts[path] - 1)  # [[a]] then [a.b] is below the last a
        if several:
            number = self.counts.get(path, 0)
            self.counts[path] = number + 1
            path = (*path, number)
        close = self.text.find("]", self.at)
        self.at = len(self.text) if close < 0 else close + (2 if several else 1)
        self.found.headers.append((path, (start, self.at)))
        return path

    def keys(self) -> Iterator[tuple[str, tuple[int, int]]]:
        while found := _KEY.match(self.text, self.at):
            raw = found[1]
            yield (_unquote(raw), found.span(1))
            self.at = found.end()
            if not self.text.startswith(".", self.at):
                return
            self.at += 1

    def pair(self, table: KeyPath, depth: int) -> bool:
        """Read `key = value` at this place; False where there is none."""
        path, spans = table, []
        for name, span in self.keys():
            path = (*path, name)
            spans.append((path, span))
        if not spans or not self.text.startswith("=", self.at):
            return False
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] in " \t":
            self.at += 1
        start = self.at
        self.value(path, depth)
        for partial, span in spans:
            self.found.spans.setdefault(partial, Span(span, (start, self.at)))
        return True

    def value(self, path: KeyPath, depth: int) -> None:
        text, start = self.text, self.at
        if depth > _DEEPEST:
            self.at = len(text)
        elif text.startswith("[", start):
            self.array(path, depth)
        elif text.startswith("{", start):
            self.inline(path, depth)
        elif found := _STRING.match(text, start):
            self.at = found.end()
        else:
            scalar = _SCALAR.match(text, start)
            self.at = start + len(scalar[0].rstrip()) if scalar else start + 1

    def array(self, path: KeyPath, depth: int) -> None:
        self.at += 1
        number = 0
        while self.skip() < len(self.text) and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            start = self.at
            self.value((*path, number), depth + 1)
            self.found.spans[(*path, number)] = Span((start, self.at), (start, self.at))
            number += 1
        self.at += 1

    def inline(self, path: KeyPath, depth: int) -> None:
        self.at += 1
        while self.skip() < len(self.text) and self.text[self.at] != "}":
            if self.text[self.at] == "," or not self.pair(path, depth + 1):
                self.at += 1
        self.at += 1


def _unquote(raw: str) -> str:
    if raw[0] == "'":
        return raw[1:-1]
    if raw[0] != '"':
        return raw
    if "\\" not in raw:
        return raw[1:-1]
    import tomllib

    return str(tomllib.loads(f"k = {raw}")["k"])
