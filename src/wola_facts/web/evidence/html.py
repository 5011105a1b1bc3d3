"""The visible text of HTML, by one pass over it that is linear whatever the page does.

Blocks are told apart, cells and line breaks are blanks, inline marks are nothing; what is hidden is left out. A parser
of trees would be quadratic on pages that are made to hurt; nothing here ever looks back.
"""

import re

from wola_facts.web.evidence.entities import unescaped
from wola_facts.web.evidence.folding import BLOCK

#: Elements whose content nobody sees, and those whose content is no markup.
_HIDDEN = frozenset("head template noscript select datalist del s strike object audio video canvas svg math rp".split())
_RAW = frozenset("script style iframe noembed noframes textarea title xmp".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_OF_HEAD = frozenset("head base basefont bgsound link meta noscript object script style template title".split())
#: What the edge of an element is to the words beside it: nothing, a blank, or for all others the edge of a block.
_EDGES = {
    **dict.fromkeys("td th br dt dd option".split(), " "),
    **dict.fromkeys(
        "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr output q ruby rt samp small "
        "span strong sub sup time tt u var wbr img".split(),
        "",
    ),
}
_TAG = re.compile(r"</?([a-zA-Z][^\s/>\x00]*)")
#: Words up to an ordinary tag, and the tag: nearly all of a page is read by this alone. Where the tag is another one,
#: or not all there, it takes the words alone and never looks further: that would cost a page its length each time.
_ORDINARY = re.compile(
    r"""([^<]*+) (?: < (/?) ([a-zA-Z][a-zA-Z0-9:_-]*+)
    (?: > | ([\s/] (?: [^"'<>]* = \s* (?: "[^"<]*" | '[^'<]*' ) )*+ [^"'<>]* ) > ) )?+""",
    re.VERBOSE,
)
_APART = _RAW | {"sup"}
_ATTRIBUTE_END = re.compile(r"[>\"']")
_CONCEALED = re.compile(
    r"""(?ix) \s hidden (?= [\s=/>] | $ ) (?! \s* = \s* ["']? until-found )
    | \s aria-hidden \s* = \s* ["']? true
    | \s style \s* = \s* (?: "[^"]*? | '[^']*? | [^\s>]*? ) (?: display \s* : \s* none | visibility \s* : \s* hidden )
    """
)
#: A note's number is no part of the figure that it stands at; what else is raised is (1<sup>er</sup>).
_NOTE = re.compile(r"<sup\b[^<>]{0,300}>(?:\s|<a\b[^<>]{0,300}>|</a>|\[|\(|\]|\)|\d{1,3}|[*†‡,])*</sup>", re.IGNORECASE)

#: What ends that which is not shown, by what is waited for.
_UNTIL = {
    "-->": re.compile("-->"),
    ">": re.compile(">"),
    "end": re.compile("(?!)"),
    **{name: re.compile(f"</{name}", re.IGNORECASE) for name in _RAW},
}
#: In characters: a longer tag is the end of the page; how far a note and the name of an end tag may reach.
_LONGEST_TAG = 1_000_000
_LONGEST_NOTE = 2_000
_LONGEST_END = 20
#: Elements inside of each other; what lies deeper is taken as lying here.
_DEEPEST = 20_000


def visible_text(page: str) -> str:
    """Return the text that a reader of a page sees, with a mark between blocks."""
    reader = Reader()
    return reader.feed(page) + reader.close()


class Reader:
    """Reads a page piece by piece, in memory that does not grow with it: `feed` returns what became visible."""

    def __init__(self) -> None:
        self._page = ""
        self._last = False
        #: A tag that is not all there is looked at again once there is twice as much of it.
        self._enough = 0
        self._until = ""
        self._made: list[str] = []
        self._opened: list[str] = []
        self._counts: dict[str, int] = {}
        #: How deep the elements lie that nobody sees.
        self._hiders: list[int] = []
        self._in_head = False

    def feed(self, piece: str) -> str:
        """Take in the next piece of the page."""
        self._page += piece
        return self._text()

    def close(self) -> str:
        """Take what is left as the end of the page."""
        self._last = True
        return self._text()

    def _text(self) -> str:
        place, end = 0, len(self._page)
        if end < self._enough and not self._last:
            return ""
        self._enough = 0
        while place < end:
            if self._until:
                found = _UNTIL[self._until].search(self._page, place)
                if not found:
                    place = end if self._last else max(place, end - _LONGEST_END)
                    break
                place = found.end()
                self._until = ">" if self._until in _RAW else ""
                continue
            place = self._ordinary(place)
            at = self._page.find("<", place)
            stop = at if at >= 0 else end
            if not self._last and at < 0:
                stop = self._whole_words(place, end)
            if stop > place:
                self._say(self._page[place:stop])
            if at < 0:
                place = stop
                break
            place = self._markup(at)
            if place < 0:
                # Not all of it is here yet; what goes on for too long is no markup but the end of the page.
                if end - at >= _LONGEST_TAG:
                    place, self._until = end, "end"
                else:
                    place, self._enough = at, min(2 * (end - at), _LONGEST_TAG)
                break
        self._page = self._page[place:]
        made, self._made = "".join(self._made), []
        return made

    def _ordinary(self, place: int) -> int:
        """Read text and ordinary tags from a place, and return where what is none of them begins."""
        for found in _ORDINARY.finditer(self._page, place):
            text, closes, written_name, written = found.groups()
            if written_name is None or (name := written_name.lower()) in _APART:
                return found.start()
            if text:
                self._say(text)
            if closes:
                self._close(name)
            else:
                self._open(name, written or "")
        return len(self._page)

    def _whole_words(self, place: int, end: int) -> int:
        """Return where text may be cut without taking an entity like &amp; apart."""
        cut = self._page.rfind("&", max(place, end - 40), end)
        return cut if cut >= 0 else end

    def _say(self, text: str) -> None:
        if not self._hiders:
            self._made.append(unescaped(text))

    def _markup(self, at: int) -> int:
        """Read what begins with < and return where it ends; -1 where more of the page is needed for that."""
        page = self._page
        if not self._last and len(page) - at < 4:
            return -1
        if page.startswith("<!--", at):
            self._until = "-->"
            return at + 4
        if page.startswith(("<!", "<?"), at):
            self._until = ">"
            return at + 2
        found = _TAG.match(page, at)
        if not found:
            self._say("<")
            return at + 1
        end = self._tag_end(found.end())
        if end < 0:
            return len(page) if self._last else -1
        name = found[1].lower()
        if name == "sup" and page[at + 1] != "/":
            if not self._last and len(page) - at < _LONGEST_NOTE:
                return -1
            note = _NOTE.match(page, at, at + _LONGEST_NOTE)
            if note:
                return note.end()
        if page[at + 1] == "/":
            self._close(name)
            return end
        if name in _RAW:
            if not self._hiders and (edge := _EDGES.get(name, BLOCK)):
                self._made.append(edge)
            self._until = name
            return end
        self._open(name, page[found.end() : end - 1])
        return end

    def _tag_end(self, place: int) -> int:
        """Return where a tag ends, past quotation marks around values; -1 where it does not."""
        while True:
            found = _ATTRIBUTE_END.search(self._page, place)
            if not found:
                return -1
            if found[0] == ">":
                return found.end()
            if not self._page[place : found.start()].rstrip().endswith("="):
                place = found.end()  # a stray mark, no value
                continue
            close = self._page.find(found[0], found.end())
            if close < 0:
                return -1
            place = close + 1

    def _open(self, name: str, written: str) -> None:
        edge = _EDGES.get(name, BLOCK)
        hides = name in _HIDDEN or (written and _conceals(written))
        if not edge and not hides and not self._hiders:
            return  # an inline element ends nothing but itself
        if self._in_head and name not in _OF_HEAD:
            self._close("head")  # whatever is no part of a head ends it, by the standard for HTML
        if edge and not self._hiders:
            self._made.append(edge)
        if name in _VOID or written[-1:] == "/" or len(self._opened) >= _DEEPEST:
            return
        if hides:
            self._hiders.append(len(self._opened))
            self._in_head |= name == "head"
        self._opened.append(name)
        self._counts[name] = self._counts.get(name, 0) + 1

    def _close(self, name: str) -> None:
        if self._counts.get(name):
            last = ""
            while last != name:
                last = self._opened.pop()
                self._counts[last] -= 1
            while self._hiders and self._hiders[-1] >= len(self._opened):
                self._hiders.pop()
                self._in_head = bool(self._counts.get("head"))
        if not self._hiders and (edge := _EDGES.get(name, BLOCK)):
            self._made.append(edge)


def _conceals(written: str) -> bool:
    """Whether an element's attributes say that nobody sees it."""
    small = written[:4000].lower()
    return ("hidden" in small or "none" in small) and bool(_CONCEALED.search(f" {small}"))
