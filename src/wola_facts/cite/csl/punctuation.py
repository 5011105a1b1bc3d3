"""The last look at a rendered tree: signs where texts meet, blanks that double, quotation marks and their nesting.

CSL says what follows a text without knowing how it ends. Here "Who?" and ". " become "Who? ", and in the languages
that want it a comma moves inside the quotation that it follows.
"""

from collections.abc import Iterator

from wola_facts.cite.csl.locale import Locale
from wola_facts.cite.csl.runs import Parts, Run

#: What two signs become that meet where two texts are joined; what is not here stays as it is.
_MEET = {
    "::": ":", ":.": ":", ":!": "!", ":?": "?", "..": ".", ";:": ";", ";.": ";", ";;": ";", ";!": "!", ";?": "?",
    "!:": "!", "!.": "!", "!!": "!", "?:": "?", "?.": "?", "??": "?", ",,": ",",
}  # fmt: skip
_SIGNS = frozenset(".,:;!?")

#: What goes inside a quotation that it follows, where the language wants that. A mark that a title itself has after
#: its own quotation stays where the title has it: Why do they say “we are safe”?
_INSIDE = frozenset(".,!?")
_INSIDE_OWN = frozenset(".,")


def settle(run: Run, locale: Locale) -> Run:
    """Return a tree with its punctuation put right and its quotation marks in place, ready to be written."""
    pieces: list[_Piece] = []
    _flatten(run, pieces)
    _punctuate(pieces, inside=locale.option("punctuation-in-quote"))
    return _rebuild(run, iter(pieces), _marks(locale), 0)


class _Piece:
    """A text of the tree, or the end of a quotation; `home` is what someone has written as it is, if it is of that.

    `closes` holds the signs that go inside the quotation that ends here; empty where none does.
    """

    __slots__ = ("closes", "home", "text")

    def __init__(self, text: str, home: Run | None, closes: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.home = home
        self.closes = closes


def _flatten(run: Run, pieces: list[_Piece], home: Run | None = None) -> None:
    if run.kind == "written":
        home = run
    for part in run.parts:
        if isinstance(part, str):
            pieces.append(_Piece(part, home))
        else:
            _flatten(part, pieces, home)
    if run.quotes and run:
        pieces.append(_Piece("", home, _INSIDE_OWN if run.kind == "quotation" else _INSIDE))


def _rebuild(run: Run, pieces: Iterator[_Piece], marks: tuple[tuple[str, str], ...], depth: int) -> Run:
    quotes = run.quotes and bool(run)
    parts: Parts = [marks[depth % 2][0]] if quotes else []
    for part in run.parts:
        if isinstance(part, str):
            text = next(pieces).text
            if text:
                parts.append(text)
        elif part:
            parts.append(_rebuild(part, pieces, marks, depth + quotes))
        else:
            for _ in part.leaves():
                next(pieces)
    if quotes:
        next(pieces)
        parts.append(marks[depth % 2][1])
    made = run.like(parts)
    made.quotes = False
    return made


def _marks(locale: Locale) -> tuple[tuple[str, str], ...]:
    term = locale.term
    return (
        (term("open-quote") or "“", term("close-quote") or "”"),
        (term("open-inner-quote") or "‘", term("close-inner-quote") or "’"),
    )


def _punctuate(pieces: list[_Piece], *, inside: bool) -> None:
    last: _Piece | None = None
    quoted: _Piece | None = None
    closed: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    for piece in pieces:
        closed = closed or piece.closes
        if not piece.text:
            continue
        if last is not None and not (piece.home and piece.home is last.home):
            _meet(last, piece, quoted=closed, inside=inside)
            if inside and quoted is not None and len(last.text) == 1 and last.text in signs and not closed:
                # A sign after a quotation has become one that belongs inside.
                quoted.text = _joined(quoted.text, last.text)
                last.text = ""
        if piece.text:
            quoted = last if closed else None
            last, signs = piece, closed
            closed = frozenset()


def _meet(left: _Piece, right: _Piece, *, quoted: frozenset[str], inside: bool) -> None:
    """Put right what stands where two texts meet; `quoted` are the signs that go inside a quotation between them."""
    while left.text and right.text:
        one, two = left.text[-1], right.text[0]
        if inside and two in quoted:
            left.text, right.text = _joined(left.text, two), right.text[1:]
            if right.text[:1] in _SIGNS:
                continue
            return
        if one in _SIGNS and two in _SIGNS and not (quoted and not inside):
            both = _MEET.get(one + two, one + two)
            if len(both) > 1:
                return
            left.text, right.text = left.text[:-1] + both, right.text[1:]
            if right.text[:1] in _SIGNS:
                continue
        elif quoted and one in "?!" and two == ".":
            right.text = right.text[1:]
        break
    if left.text[-1:] == " " and right.text[:1] == " ":
        right.text = right.text.lstrip(" ")


def _joined(text: str, sign: str) -> str:
    if text[-1:] not in _SIGNS:
        return text + sign
    return text[:-1] + _MEET.get(text[-1] + sign, text[-1] + sign)
