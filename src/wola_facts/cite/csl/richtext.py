"""Fields of items read as rich text: the few tags that CSL-JSON allows, and quotation marks."""

import re

from wola_facts.cite.csl.runs import NORMAL, Run

_TAGS = {
    "<i>": ("</i>", {"font-style": "italic"}),
    "<b>": ("</b>", {"font-weight": "bold"}),
    "<sup>": ("</sup>", {"vertical-align": "sup"}),
    "<sub>": ("</sub>", {"vertical-align": "sub"}),
    "<sc>": ("</sc>", {"font-variant": "small-caps"}),
    '<span style="font-variant:small-caps;">': ("</span>", {"font-variant": "small-caps"}),
    '<span style="font-variant: small-caps;">': ("</span>", {"font-variant": "small-caps"}),
    '<span class="nocase">': ("</span>", None),
    '<span class="nodecor">': ("</span>", NORMAL),
}
_TOKEN = re.compile(
    r"<(?:/?(?:i|b|sup|sub|sc)|span (?:style=\"font-variant: ?small-caps;\"|class=\"no(?:case|decor)\")|/span)>"
    r"|[\"'“”‘’]"
)
_CLOSERS = {end for end, _ in _TAGS.values()}
_PAIRS = {"“": "”"}


def rich(text: str) -> list[Run | str]:
    """Return a field as parts: formats and quotations as runs, all else as text. What is not closed stays as it is."""
    if not _TOKEN.search(text):
        return [text] if text else []
    return _Reader(text).parts


class _Open:
    """A tag or quotation that has begun: what closes it, how it was written, and what it makes of its parts."""

    __slots__ = ("closer", "made", "parts", "written")

    def __init__(self, closer: str, written: str, made: Run | None) -> None:
        self.closer = closer
        self.written = written
        self.made = made
        self.parts: list[Run | str] = []


class _Reader:
    def __init__(self, text: str) -> None:
        self.stack = [_Open("", "", None)]
        place = 0
        for found in _TOKEN.finditer(text):
            self._add(text[place : found.start()])
            self._token(found[0], text, found.start(), found.end())
            place = found.end()
        self._add(text[place:])
        while len(self.stack) > 1:
            self._abandon()
        self.parts = self.stack[0].parts

    def _add(self, text: str) -> None:
        parts = self.stack[-1].parts
        if not text:
            return
        if parts and isinstance(parts[-1], str):
            parts[-1] += text
        else:
            parts.append(text)

    def _token(self, mark: str, text: str, start: int, end: int) -> None:
        if mark in _TAGS:
            closer, format = _TAGS[mark]
            nocase = format is None or format is NORMAL
            self.stack.append(_Open(closer, mark, Run(format=format, kind="markup", nocase=nocase)))
        elif mark in _CLOSERS:
            self._close(mark)
        else:
            self._quote(mark, text, start, end)

    def _quote(self, mark: str, text: str, start: int, end: int) -> None:
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opens = before in " \u00a0([{/-–—>“‘«'\"" or not before.strip()
        closes = not after.isalnum()
        if mark in "\"'":
            if (
                any(one.closer == mark for one in self.stack)
                and before.strip()
                and (closes or mark == '"')
                and not (opens and after.strip() and mark == "'")
            ):
                self._close(mark)
            elif opens and after.strip():
                self.stack.append(_Open(mark, mark, Run(quotes=True, kind="quotation")))
            else:
                self._add("’" if mark == "'" else mark)
        elif any(one.closer == mark for one in self.stack) and not (mark == "’" and after.isalnum()):
            self._close(mark)
        elif mark in _PAIRS or (mark == "‘" and any(one.made is not None and one.made.quotes for one in self.stack)):
            self.stack.append(_Open(_PAIRS.get(mark, "’"), mark, Run(quotes=True, kind="quotation")))
        else:
            self._add(mark)

    def _close(self, closer: str) -> None:
        if not any(one.closer == closer for one in self.stack):
            self._add(closer)
            return
        while self.stack[-1].closer != closer:
            self._abandon()
        one = self.stack.pop()
        if one.made is not None:
            one.made.parts = one.parts
            self.stack[-1].parts.append(one.made)

    def _abandon(self) -> None:
        """Put what was never closed back as it was written."""
        one = self.stack.pop()
        self._add("’" if one.written == "'" else one.written)
        for part in one.parts:
            if isinstance(part, str):
                self._add(part)
            else:
                self.stack[-1].parts.append(part)
