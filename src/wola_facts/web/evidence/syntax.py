"""What stands between words and their characters in what is no page: JSON's escapes, CSV's marks, XML's sections.

Each takes a text piece by piece and hands on what a reader of it would read.
"""

import re
from typing import Protocol

from wola_facts.web.evidence.folding import BLOCK, CELL

#: A line of CSV is read as a whole up to this length.
_LONGEST_LINE = 100_000


class Syntax(Protocol):
    """Turns a text into what it says: `feed` returns what is certain by now, with `last` all that is left."""

    def feed(self, text: str, *, last: bool) -> str:
        """Take the next piece."""
        ...


def syntax_of(media: str, beginning: bytes) -> Syntax | None:
    """Return what reads a document of a media type that begins so; None where it is read as it stands."""
    if media.endswith(("/json", "+json")):
        return _Json()
    if media in ("text/csv", "text/tab-separated-values"):
        return _Table("\t" if "tab" in media else "")
    if media.endswith(("/xml", "+xml")) and "html" not in media and b"<html" not in beginning.lower():
        return _Xml()
    return None


class _Json:
    """Characters for their escapes, so that what is quoted as it reads is found (RFC 8259, 7)."""

    _ESCAPE = re.compile(r"((?:\\u[0-9a-fA-F]{4})+)|\\(.)", re.DOTALL)
    #: An escape that may go on, or half of a pair.
    _HALF = r"\\u[dD][89abAB][0-9a-fA-F]{2}"
    _OPEN = re.compile(rf"(?:{_HALF})?\\(?:u[0-9a-fA-F]{{0,3}})?\Z|{_HALF}\Z")
    _SHORT = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " "}

    def __init__(self) -> None:
        self._waiting = ""

    def feed(self, text: str, *, last: bool) -> str:
        text, self._waiting = self._waiting + text, ""
        if "\\" not in text:
            return text
        if not last and (found := self._OPEN.search(text)):
            before = text[: found.start()]
            if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
                text, self._waiting = before, found[0]
        return self._ESCAPE.sub(self._read, text)

    def _read(self, found: "re.Match[str]") -> str:
        if found[1]:
            units = bytes.fromhex(found[1].replace("\\u", ""))
            return units.decode("utf-16-be", "replace")
        return self._SHORT.get(found[2], found[2])


class _Table:
    """Each line of comma-separated values twice: as it is written, and cell by cell (RFC 4180)."""

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._waiting = ""
        self._quoted = False

    def feed(self, text: str, *, last: bool) -> str:
        text, self._waiting = self._waiting + text, ""
        *whole, rest = text.split("\n")
        if last or len(rest) > _LONGEST_LINE:
            whole.append(rest)
        else:
            self._waiting = rest
        return "".join(f"{line}\n{BLOCK}{self._cells(line)}{BLOCK}" for line in whole)

    def _cells(self, line: str) -> str:
        if not self._mark:
            self._mark = max(",;\t|", key=line.count)
        made = []
        for number, part in enumerate(line.replace('""', "\u201d").split('"')):
            self._quoted ^= number > 0
            made.append(part if self._quoted else part.replace(self._mark, CELL))
        return "".join(made)


class _Xml:
    """Sections of characters as what they hold, and no element with the meaning that its name has in HTML."""

    #: A feed's title is read by everyone, a page's only by those who look at its tab.
    _NAME = re.compile(r"<(/?)(?=[a-zA-Z])(?!(?:script|style)\b)", re.IGNORECASE)
    _MARKS = re.compile(r"<!\[CDATA\[|\]\]>")
    _OPEN = re.compile(r"(?:<[!\[CDAT/a-z]{0,8}|\]{1,2})\Z", re.IGNORECASE)

    def __init__(self) -> None:
        self._waiting = ""

    def feed(self, text: str, *, last: bool) -> str:
        text, self._waiting = self._waiting + text, ""
        if not last and (found := self._OPEN.search(text)):
            text, self._waiting = text[: found.start()], text[found.start() :]
        return self._NAME.sub(r"<\1x-", self._MARKS.sub("", text))
