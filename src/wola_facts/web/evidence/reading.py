"""Quotes looked for while a page comes in: piece by piece, in little memory, and no further than they are found."""

import codecs

from wola_facts.web.evidence.charsets import charset_of, decoder
from wola_facts.web.evidence.folding import BLOCK, CELL, folded
from wola_facts.web.evidence.html import Reader
from wola_facts.web.evidence.match import Outcome, find_quote
from wola_facts.web.evidence.syntax import Syntax
from wola_facts.web.observation import Quote, Sought

#: What is kept of a page to judge it by where it does not say what it should: bytes of source, letters of text.
HEAD = 48_000
_KEPT = 200_000
#: What may stand beside a quote, in letters, for it to be told from a part of a longer number or of another form.
_MARGIN = 300
#: Text is looked at in pieces of this length.
_PIECE = 60_000
_FIRST = 600
#: What tells whether a number goes on, in letters, as " por ciento" does.
_AHEAD = 16
#: Where text may be cut: words are apart there.
_EDGES = (" ", "\n", BLOCK, CELL)


class Reading:
    """What a page says, as far as it has come: feed it bytes, and it tells when nothing more is to be found.

    `head` holds the first bytes; `said` the beginning of the visible text, folded.
    """

    def __init__(
        self,
        quotes: tuple[Quote, ...],
        charset: str = "",
        *,
        markup: bool = True,
        xml: bool = False,
        syntax: Syntax | None = None,
    ) -> None:
        self.head = b""
        self.said = ""
        self.length = 0
        self._read = 0
        self._charset = charset
        #: What a server says goes before what the page says; only a mark goes before both.
        self._sure = bool(charset_of(b"", charset)[0])
        self._reader = Reader(xml=xml) if markup else None
        self._syntax = syntax
        self._decoder: codecs.IncrementalDecoder | None = None
        self._waiting = b""
        self._text = ""
        self._tail = ""
        self._joint = ""
        self._open = dict.fromkeys(quotes)
        self._found: set[Quote] = set()
        longest = max((len(q.text) + len(q.before) + len(q.after) for q in quotes), default=0)
        self._overlap = longest + _MARGIN

    @property
    def done(self) -> bool:
        """Whether there were quotes, and all are found."""
        return bool(self._found) and not self._open

    def feed(self, content: bytes) -> None:
        """Take in the next bytes."""
        self.length += len(content)
        if len(self.head) < HEAD:
            self.head += content[: HEAD - len(self.head)]
        start = 0
        while start < len(content) and not self.done:
            # Small pieces first: what is looked for stands near the beginning of many a page.
            size = min(_PIECE, max(_FIRST, 3 * self._read))
            self._decode(content[start : start + size])
            self._read += size
            start += size

    def close(self, *, whole: bool = True) -> None:
        """Take what came as all there is; where the page was cut off, its last word and number are not trusted."""
        if self.done:
            return
        if whole:
            self._decode(b"", last=True)
        else:
            if self._waiting:
                self._decode(b" " * 4096)
            self._look(last=False)

    def found(self) -> dict[Quote, Sought]:
        """Return the quotes that were found so far."""
        return {quote: Sought(quote, "found") for quote in self._found}

    def sought(self) -> tuple[Sought, ...]:
        """Return what became of the quotes; for a miss the closest words, but for those beyond the page's beginning."""
        found = [Sought(quote, "found") for quote in self._found]
        missed = [Sought(q, "missing", find_quote(self.said, q.text, q.before, q.after).closest) for q in self._open]
        return (*found, *missed)

    def _decode(self, content: bytes, *, last: bool = False) -> None:
        if self._decoder is None:
            self._waiting += content
            if len(self._waiting) < (4 if self._sure else 4096) and not last:
                return
            content, self._waiting = self._waiting, b""
            name, mark = charset_of(content, self._charset)
            self._decoder = decoder(name)
            content = content[mark:]
        text = self._decoder.decode(content, last)
        if "\0" in text:
            text = text.replace("\0", "")  # as browsers do
        if self._syntax:
            text = self._syntax.feed(text, last=last)
        if self._reader:
            text = self._reader.feed(text) + (self._reader.close() if last else "")
        self._text += text
        if last or len(self._text) > 100:
            self._look(last=last)

    def _look(self, *, last: bool) -> None:
        """Fold what is waiting, up to the last place where words are apart, and look for what is still open."""
        cut = len(self._text)
        if not last:
            cut = max(map(self._text.rfind, _EDGES)) + 1
            if not cut:
                if len(self._text) < 10 * _PIECE:
                    return
                cut = len(self._text)
        raw, self._text = self._text[:cut], self._text[cut:]
        piece = folded(raw)
        if not piece:
            self._joint = _edge(self._joint + raw)
            return
        inner = raw.strip(f" \t\r\n\f\v\u00a0{BLOCK}{CELL}")
        lead, _, trail = raw.partition(inner)
        joint = _edge(self._joint + lead)
        window = self._tail + joint + piece
        self._joint = _edge(trail)
        if len(self.said) < _KEPT:
            self.said += (joint + piece)[: _KEPT - len(self.said)]
        small = window.casefold()
        for quote in list(self._open):
            match = find_quote(small, quote.text, quote.before, quote.after, case=False, explain=False)
            if match.outcome is Outcome.MISSING or (not last and self._at_the_edge(small, quote)):
                continue
            del self._open[quote]
            self._found.add(quote)
        # A digit before it, so that what was cut off there is taken for a part of a number and of a word.
        self._tail = ("0" + window[-self._overlap :] if len(window) > self._overlap else window) if self._open else ""

    def _at_the_edge(self, small: str, quote: Quote) -> bool:
        """Whether the find may be undone by what comes next, as where a number goes on: look again then."""
        if not any(text[-1:].isdigit() or text.endswith(" mil") for text in (quote.text, quote.after)):
            return False
        safe = small[:-_AHEAD]
        found = find_quote(safe, quote.text, quote.before, quote.after, case=False, explain=False)
        return found.outcome is Outcome.MISSING


def _edge(blanks: str) -> str:
    """Return what is left of blanks once they are folded."""
    return BLOCK if BLOCK in blanks else CELL if CELL in blanks else blanks[:1] and " "
