"""The visible text of HTML, by one pass over it that is linear whatever the page does.

Blocks are told apart, cells and line breaks are blanks, inline marks are nothing; what is hidden is left out. A parser
of trees would be quadratic on pages that are made to hurt; nothing here ever looks back.
"""

import re

from wola_facts.web.evidence.entities import unescaped
from wola_facts.web.evidence.tree import Tree

#: Elements whose content is no markup, and those of them whose content is shown as it is.
_RAW = frozenset("script style iframe noembed noframes textarea title xmp plaintext".split())
_SHOWN = frozenset(("xmp", "plaintext", "]]>"))
_TAG = re.compile(r"</?([a-zA-Z][^\s/>\x00]*)")
#: Words up to an ordinary tag, and the tag: nearly all of a page is read by this alone. Where the tag is another one,
#: or not all there, it takes the words alone and never looks further: that would cost a page its length each time.
_ORDINARY = re.compile(
    r"""([^<]*+) (?: < (/?) ([a-zA-Z][a-zA-Z0-9:_-]*+)
    (?: > | ([\s/] (?: [^"'<>]* = \s* (?: "[^"<]*" | '[^'<]*' ) )*+ [^"'<>]* ) > ) )?+""",
    re.VERBOSE,
)
_APART = _RAW | {"sup"}
#: Many a < that begins nothing, each with its words up to the next.
_NO_TAGS = re.compile(r"(?:<(?=[^a-zA-Z/!?])[^<&]*+(?=<))++")
_ATTRIBUTE_END = re.compile(r"[>\"']")
#: A note's number is no part of the figure that it stands at; what else is raised is (1<sup>er</sup>).
_NOTE = re.compile(r"<sup\b[^<>]{0,300}>(?:\s|<a\b[^<>]{0,300}>|</a>|\[|\(|\]|\)|[0-9]|[*†‡,])*+</sup>", re.IGNORECASE)
#: But after 10 it is a power, unless it leads to a note.
_POWER = re.compile(r"<sup\b[^<>]{0,300}>\s?([-+\u2212]?[0-9]{1,3})\s?</sup>", re.IGNORECASE)
_TEN = re.compile(r"(?<![0-9.,])10\Z")
_RAISED = str.maketrans("0123456789-+\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻")

#: What ends that which is not read as markup, by what is waited for; and what is waited for then, where it is not ">".
_UNTIL = {
    "-->": re.compile("--!?>"),
    ">": re.compile(">"),
    "]]>": re.compile("]]>"),
    "end": re.compile("(?!)"),
    **{name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW},
    "plaintext": re.compile("(?!)"),
    # A script in a comment in a script ends in itself only (HTML standard, 13.2.5.20 and on).
    "script": re.compile(r"</script(?=[\s/>])|<!--", re.IGNORECASE),
    "script, escaped": re.compile(r"</script(?=[\s/>])|<script(?=[\s/>])|-->", re.IGNORECASE),
    "script, escaped twice": re.compile(r"</script(?=[\s/>])|-->", re.IGNORECASE),
}
_THEN = {
    ("script", "<!--"): "script, escaped",
    ("script, escaped", "<script"): "script, escaped twice",
    ("script, escaped", "-->"): "script",
    ("script, escaped twice", "</script"): "script, escaped",
    ("script, escaped twice", "-->"): "script",
    **{(mark, mark): "" for mark in (">", "]]>")},
    **{("-->", mark): "" for mark in ("-->", "--!>")},
}
#: In characters: a longer tag is the end of the page; how far a note and the name of an end tag may reach.
_LONGEST_TAG = 1_000_000
_LONGEST_NOTE = 2_000
_LONGEST_END = 20


def visible_text(page: str, *, xml: bool = False) -> str:
    """Return the text that a reader of a page sees, with marks between blocks and cells; `xml` where it is that."""
    reader = Reader(xml=xml)
    return reader.feed(page) + reader.close()


class Reader:
    """Reads a page piece by piece, in memory that does not grow with it: `feed` returns what became visible."""

    def __init__(self, *, xml: bool = False) -> None:
        self._page = ""
        self._last = False
        #: A tag that is not all there is looked at again once there is twice as much of it.
        self._enough = 0
        self._until = ""
        self._tree = Tree(xml=xml)
        #: The last letters that were read before the page that is here.
        self._lead = ""

    def feed(self, piece: str) -> str:
        """Take in the next piece of the page."""
        self._page += piece.replace("\0", "") if "\0" in piece else piece
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
                stop = found.start() if found else end if self._last else max(place, end - _LONGEST_END)
                if self._until in _SHOWN and not self._tree.hiders:
                    self._tree.made.append(self._page[place:stop])
                if not found:
                    place = stop
                    break
                # The dashes of <!-- may be those of --> too.
                place = found.end() - 2 * (found[0] == "<!--")
                self._until = _THEN.get((self._until, found[0].lower()), ">")
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
        self._lead = (self._lead + self._page[max(0, place - 3) : place])[-3:]
        self._page = self._page[place:]
        made = "".join(self._tree.made)
        self._tree.made.clear()
        return made

    def _ordinary(self, place: int) -> int:
        """Read text and ordinary tags from a place, and return where what is none of them begins."""
        open_, close = self._tree.open, self._tree.close
        for found in _ORDINARY.finditer(self._page, place):
            text, closes, written_name, written = found.groups()
            if written_name is None or (name := written_name.lower()) in _APART:
                return found.start()
            if text:
                self._say(text)
            if closes:
                close(name)
            else:
                open_(name, written or "")
        return len(self._page)

    def _whole_words(self, place: int, end: int) -> int:
        """Return where text may be cut without taking an entity like &amp; apart."""
        cut = self._page.rfind("&", max(place, end - 40), end)
        return cut if cut >= 0 else end

    def _say(self, text: str) -> None:
        if not self._tree.hiders or (text := self._tree.seen(text)):
            self._tree.made.append(unescaped(text))

    def _markup(self, at: int) -> int:
        """Read what begins with < and return where it ends; -1 where more of the page is needed for that."""
        page = self._page
        if not self._last and len(page) - at < 9:
            return -1
        if page.startswith("<!--", at):
            for empty in ("<!-->", "<!--->"):
                if page.startswith(empty, at):
                    return at + len(empty)
            self._until = "-->"
            return at + 4
        if page.startswith("<![CDATA[", at) and self._tree.foreign:
            self._until = "]]>"
            return at + 9
        if page.startswith(("<!", "<?"), at):
            self._until = ">"
            return at + 2
        found = _TAG.match(page, at)
        if not found:
            if page.startswith("</", at) and len(page) > at + 2:
                self._until = ">"  # no tag, but not shown either
                return at + 2
            several = _NO_TAGS.match(page, at)
            end = several.end() if several else at + 1
            self._say(page[at:end])
            return end
        end = self._tag_end(found.end())
        if end < 0:
            return len(page) if self._last else -1
        name = found[1].lower()
        if name == "sup" and page[at + 1] != "/":
            if not self._last and len(page) - at < _LONGEST_NOTE:
                return -1
            note = self._note(at)
            if note:
                return note
        if page[at + 1] == "/":
            self._tree.close(name)
            return end
        written = page[found.end() : end - 1]
        if name not in _RAW:
            self._tree.open(name, written)
        elif not (self._tree.foreign and written.endswith("/")):
            self._tree.edge(name)
            self._until = name
        return end

    def _note(self, at: int) -> int:
        """Return where the mark of a note ends that begins at a place, 0 where none does; a power of ten is said."""
        page, limit = self._page, at + _LONGEST_NOTE
        note = _NOTE.match(page, at, limit)
        if not note:
            return 0
        power = _POWER.match(page, at, limit)
        if power and _TEN.search((self._lead + page[max(0, at - 3) : at])[-3:]):
            self._say(power[1].translate(_RAISED))
        elif page[note.end() : note.end() + 1].isalnum():
            self._say(" ")  # it stands between two words or numbers, which are not one
        return note.end()

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
