"""Takes in a page as it comes and tells what it says: HTML, text and PDF by what they are, whatever they are called."""

from wola_facts.web.answer import Answer, Headers, content_type, field
from wola_facts.web.evidence.apart import text_apart
from wola_facts.web.evidence.charsets import decoded
from wola_facts.web.evidence.folding import folded
from wola_facts.web.evidence.form import BEGINNING, Form, form_of, is_xml
from wola_facts.web.evidence.match import Outcome, find_quote
from wola_facts.web.evidence.reading import HEAD, Reading
from wola_facts.web.evidence.syntax import syntax_of
from wola_facts.web.observation import Found, Quote, Sought
from wola_facts.web.signs.glance import SHORT, place
from wola_facts.web.signs.signs import Signs, signs
from wola_facts.web.signs.source import refresh
from wola_facts.web.verdict import Content, Evidence

_CLOSEST = 200
_SKIMMED = 6_000
_NONE = Signs()


class PageReader:
    """A visitor that looks for quotes in a page, reads no more of it than that takes, and keeps what tells of it."""

    def __init__(self, url: str, quotes: tuple[Quote, ...]) -> None:
        self._asked = url
        self._quotes = quotes
        self._begun = b""
        self._document: list[bytes] = []
        self._reading: Reading | None = None
        self._form: Form | None = None
        self._text = ""
        self._media = self._charset = self._refresh = ""
        self._sized = self._ended = False
        self._size = 0
        self._found: dict[Quote, Sought] = {}

    def begin(self, status: int, headers: Headers) -> bool:
        """Hear of an answer's head; return whether its body tells anything."""
        self._media, self._charset = content_type(headers)
        self._refresh = field(headers, "refresh")
        self._sized = field(headers, "content-length").isdigit()
        return status < 400 or status in (429, 503)

    def feed(self, piece: bytes) -> bool:
        """Take the next bytes; return whether more may tell more."""
        self._size += len(piece)
        if not self._form:
            self._begun += piece
            if len(self._begun) < BEGINNING:
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
        if self._form == "pdf" and answer and answer.complete and self._quotes:
            self._text = await text_apart(b"".join(self._document), self._quotes)
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
        tells = _NONE
        if evidence in ("", "missing") and not self._found and (self._reading or not self._size):
            said = self._reading.said if self._reading else ""
            tells = signs(self._head(), said, place(self._asked), place(reached))
        return Content(
            evidence, tells, empty=not self._size or bool(self._reading and not quotes and self._blank()),
            too_long=self._form == "pdf" and self._sized and bool(answer and answer.too_long),
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
        """Decide what it is, and so how it is read."""
        self._form = form_of(beginning, self._media)
        if self._form in ("markup", "plain"):
            syntax = syntax_of(self._media, beginning)
            self._reading = Reading(
                self._quotes, self._charset, markup=self._form == "markup", xml=is_xml(self._media), syntax=syntax
            )

    def _take(self, piece: bytes) -> bool:
        if self._form == "pdf":
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
        return decoded(self._reading.head, self._charset) if self._reading and self._form == "markup" else ""

    def _blank(self) -> bool:
        return self._reading is not None and not self._head().strip() and not self._reading.said.strip()
