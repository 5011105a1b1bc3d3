"""The visible text of HTML, by one pass over it that is linear whatever the page does.

Blocks are told apart, cells and line breaks are blanks, inline marks are nothing; what is hidden is left out. A parser
of trees would be quadratic on pages that are made to hurt; nothing here ever looks back.
"""

import html
import re

from wola_facts.web.evidence.folding import BLOCK

#: Elements whose content nobody sees, and those whose content is no markup.
_HIDDEN = frozenset("head template noscript select datalist del s strike object audio video canvas svg math rp".split())
_RAW = frozenset("script style iframe noembed noframes textarea title xmp".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SPACED = frozenset("td th br dt dd option".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr output q ruby rt samp small "
    "span strong sub sup time tt u var wbr img".split()
)
_TAG = re.compile(r"</?([a-zA-Z][^\s/>\x00]*)")
_ATTRIBUTE_END = re.compile(r"[>\"']")
_CONCEALED = re.compile(
    r"""(?ix) \s hidden (?= [\s=/>] | $ ) (?! \s* = \s* ["']? until-found )
    | \s aria-hidden \s* = \s* ["']? true
    | \s style \s* = \s* (?: "[^"]*? | '[^']*? | [^\s>]*? ) (?: display \s* : \s* none | visibility \s* : \s* hidden )
    """
)
#: A note's number is no part of the figure that it stands at; what else is raised is (1<sup>er</sup>).
_NOTE = re.compile(r"<sup\b[^<>]{0,300}>(?:\s|<a\b[^<>]{0,300}>|</a>|\[|\(|\]|\)|\d{1,3}|[*†‡,])*</sup>", re.IGNORECASE)


def visible_text(page: str) -> str:
    """Return the text that a reader of a page sees, with a mark between blocks."""
    return _Reader(page).text()


class _Reader:
    def __init__(self, page: str) -> None:
        self.page = page
        self.small = page.lower() if len(page.lower()) == len(page) else page
        self.made: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.counts: dict[str, int] = {}
        self.hidden = 0

    def text(self) -> str:
        place, end = 0, len(self.page)
        while place < end:
            at = self.page.find("<", place)
            if at < 0:
                self._say(self.page[place:])
                break
            if at > place:
                self._say(self.page[place:at])
            place = self._markup(at)
        return "".join(self.made)

    def _say(self, text: str) -> None:
        if not self.hidden:
            self.made.append(html.unescape(text) if "&" in text else text)

    def _markup(self, at: int) -> int:
        """Read what begins with < and return where it ends."""
        page = self.page
        if page.startswith("<!--", at):
            return self._past("-->", at + 4)
        if page.startswith(("<!", "<?"), at):
            return self._past(">", at + 2)
        found = _TAG.match(page, at)
        if not found:
            self._say("<")
            return at + 1
        end = self._tag_end(found.end())
        name = found[1].lower()
        if name == "sup":
            note = _NOTE.match(page, at)
            if note:
                return note.end()
        if page[at + 1] == "/":
            self._close(name)
            return end
        written = page[found.end() : end - 1]
        if name in _RAW:
            self._block(name)
            close = self.small.find(f"</{name}", end)
            return self._past(">", close) if close >= 0 else len(page)
        self._open(name, written)
        return end

    def _past(self, mark: str, start: int) -> int:
        found = self.page.find(mark, start)
        return found + len(mark) if found >= 0 else len(self.page)

    def _tag_end(self, place: int) -> int:
        """Return where a tag ends, past quotation marks around values; at the end of the page where it never does."""
        while True:
            found = _ATTRIBUTE_END.search(self.page, place)
            if not found:
                return len(self.page)
            if found[0] == ">":
                return found.end()
            if not self.page[place : found.start()].rstrip().endswith("="):
                place = found.end()  # a stray mark, no value
                continue
            close = self.page.find(found[0], found.end())
            if close < 0:
                return len(self.page)
            place = close + 1

    def _open(self, name: str, written: str) -> None:
        self._block(name)
        if name in _VOID or written.endswith("/"):
            return
        hides = name in _HIDDEN or bool(written and _CONCEALED.search(f" {written}"[:4000]))
        self.open.append((name, hides))
        self.counts[name] = self.counts.get(name, 0) + 1
        self.hidden += hides

    def _close(self, name: str) -> None:
        if self.counts.get(name):
            while True:
                last, hid = self.open.pop()
                self.counts[last] -= 1
                self.hidden -= hid
                if last == name:
                    break
        self._block(name)

    def _block(self, name: str) -> None:
        if self.hidden:
            return
        if name in _SPACED:
            self.made.append(" ")
        elif name not in _INLINE:
            self.made.append(BLOCK)
