"""Takes in a page as it comes and tells what it says: HTML, text and PDF by what they are, whatever they are called."""

import re
from urllib.parse import urlsplit

from wola_facts.web.answer import Answer, Headers
from wola_facts.web.evidence.apart import text_apart
from wola_facts.web.evidence.charsets import decoded
from wola_facts.web.evidence.folding import folded
from wola_facts.web.evidence.match import Outcome, find_quote
from wola_facts.web.evidence.reading import HEAD, Reading
from wola_facts.web.observation import Found, Quote, Sought
from wola_facts.web.signs.glance import SHORT
from wola_facts.web.signs.signs import Signs, signs
from wola_facts.web.signs.source import refresh
from wola_facts.web.target import Unfit, target
from wola_facts.web.verdict import Content, Evidence

#: What a page begins with tells what it is.
_SNIFFED = 512
_CLOSEST = 200
_SKIMMED = 6_000
_MARKUP = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype|html|head|body|title|meta|script|style|div|p|h[1-6]|"
    rb"table|main|article|section|span|a|b|br|ul|ol|font|center|link|iframe|form|header|nav)\b",
    re.IGNORECASE | re.DOTALL,
)
_BINARY = (
    b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"ID3", b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0",
    b"OggS", b"Rar!", b"7z\xbc\xaf", b"BM", b"\x00\x00\x01\x00", b"\x1aE\xdf\xa3", b"wOFF", b"wOF2",
)  # fmt: skip
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: Documents that are read only where they are read from end to end.
_PDF = b"%PDF-"


class PageReader:
    """A visitor that looks for quotes in a page, reads no more of it than that takes, and keeps what tells of it."""

    def __init__(self, url: str, quotes: tuple[Quote, ...]) -> None:
        self._asked = url
        self._quotes = quotes
        self._begun = b""
        self._document: list[bytes] = []
        self._reading: Reading | None = None
        self._kind = ""
        self._text = ""
        self._label = self._charset = self._refresh = ""
        self._sized = self._ended = False
        self._size = 0
        self._found: dict[Quote, Sought] = {}

    def begin(self, status: int, headers: Headers) -> bool:
        """Hear of an answer's head; return whether its body tells anything."""
        fields = dict(reversed(headers))
        label, _, rest = fields.get("content-type", "").partition(";")
        said = re.search(r"charset\s*=\s*[\"']?([^\s\"';,]+)", rest, re.IGNORECASE)
        self._label, self._charset = label.strip().lower(), said[1] if said else ""
        self._refresh = fields.get("refresh", "")
        self._sized = fields.get("content-length", "").isdigit()
        return status < 400 or status in (429, 503)

    def feed(self, piece: bytes) -> bool:
        """Take the next bytes; return whether more may tell more."""
        self._size += len(piece)
        if not self._kind:
            self._begun += piece
            if len(self._begun) < _SNIFFED:
                return True
            piece, self._begun = self._begun, b""
            self._start(piece)
        return self._take(piece)

    def onward(self, answer: Answer) -> str:
        """Return where the page sends its readers by itself, unless it says what it should."""
        self._end(answer)
        if self._reading is None or (self._reading.done and self._quotes):
            return ""
        return refresh(self._head(), self._refresh)

    async def read(self, answer: Answer | None) -> None:
        """Take what came as all that there is, and read it where it is read as a whole only."""
        self._end(answer)
        if self._kind == "pdf" and answer and answer.complete and self._quotes:
            self._text = await text_apart(b"".join(self._document))
            self._search()

    def content(self, quotes: tuple[Quote, ...], answer: Answer | None, reached: str) -> Content:
        """Return what the page, once it is read, says of some of its quotes; `reached` is the address of its end."""
        evidence: Evidence = ""
        if quotes:
            firm = [quote for quote in quotes if quote.firm] or quotes
            if all(quote in self._found for quote in firm):
                evidence = "found"
            else:
                evidence = "missing" if self._reading or self._text or not self._size else "unreadable"
        tells = Signs()
        if evidence in ("", "missing") and not self._found and (self._reading or not self._size):
            said = self._reading.said if self._reading else ""
            tells = signs(self._head(), said, _place(self._asked), _place(reached))
        return Content(
            evidence, tells, empty=not self._size or bool(self._reading and not quotes and self._blank()),
            too_long=self._kind == "pdf" and self._sized and bool(answer and answer.too_long),
        )  # fmt: skip

    def sought(self, quotes: tuple[Quote, ...]) -> dict[Quote, Sought]:
        """Return what became of some of its quotes, with what is closest to each that is missed."""
        made = dict(self._found)
        readable = bool(self._reading or self._text or not self._size)
        for quote in quotes:
            if quote not in made:
                outcome: Found = "missing" if readable else "unreadable"
                made[quote] = Sought(quote, outcome, self._closest(quote) if readable else "")
        return made

    def _start(self, beginning: bytes) -> None:
        """Decide what it is by its first bytes, and by what it is called where they leave that open."""
        if _PDF in beginning[:1024]:
            self._kind = "pdf"
            return
        text = "text" in self._label or "xml" in self._label or "json" in self._label
        nameless = b"\0" in beginning and not text and not _MARKUP.match(beginning)
        if (
            beginning.startswith(_BINARY)
            or beginning[4:8] == b"ftyp"
            or (nameless and not beginning.startswith(_MARKS))
        ):
            self._kind = "binary"
            return
        plain = self._label in (
            "text/plain",
            "text/csv",
            "text/markdown",
            "application/json",
            "text/tab-separated-values",
        )
        named = "html" in self._label or self._label.endswith(("/xml", "+xml"))
        markup = named or bool(_MARKUP.match(beginning.lstrip(b"\xef\xbb\xbf"))) or (not plain and b"</" in beginning)
        self._kind = "markup" if markup else "plain"
        self._reading = Reading(self._quotes, self._charset, markup=markup)

    def _take(self, piece: bytes) -> bool:
        if self._kind == "pdf":
            if self._quotes:
                self._document.append(piece)
            return bool(self._quotes)
        if self._reading is None:
            return False
        if not self._quotes:
            return self._skim(piece, self._reading)
        self._reading.feed(piece)
        return not self._reading.done

    def _skim(self, piece: bytes, reading: Reading) -> bool:
        """Take as much as signs are found in, and text only until there is enough of it for no sign to be."""
        if len(reading.said) <= SHORT:
            reading.feed(piece[:_SKIMMED])
            reading.head += piece[_SKIMMED:] if len(reading.head) < HEAD else b""
        else:
            reading.head += piece
        return len(reading.head) < HEAD

    def _end(self, answer: Answer | None) -> None:
        """Take what was too short to be told by, and what came as all there is."""
        if self._ended:
            return
        self._ended = True
        if self._begun:
            piece, self._begun = self._begun, b""
            self._start(piece)
            self._take(piece)
        if self._reading is not None:
            self._reading.close(whole=bool(answer and answer.complete))
            self._found = self._reading.found()

    def _search(self) -> None:
        said = folded(self._text, case=False)
        for quote in self._quotes:
            match = find_quote(said, quote.text, quote.before, quote.after, case=False, explain=False)
            if match.outcome in (Outcome.FOUND, Outcome.AMBIGUOUS):
                self._found[quote] = Sought(quote, "found")

    def _closest(self, quote: Quote) -> str:
        said = self._reading.said if self._reading else folded(self._text[:400_000])
        return find_quote(said, quote.text, quote.before, quote.after).closest[:_CLOSEST]

    def _head(self) -> str:
        return decoded(self._reading.head, self._charset) if self._reading and self._kind == "markup" else ""

    def _blank(self) -> bool:
        return self._reading is not None and not self._head().strip() and not self._reading.said.strip()


def _place(url: str) -> tuple[str, str]:
    """Return an address's host and its path with query."""
    try:
        found = target(url)
    except Unfit:
        return "", urlsplit("").path
    return found.host.removeprefix("www."), found.path
