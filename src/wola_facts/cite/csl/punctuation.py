"""The last look at a rendered tree: signs where texts meet, blanks that double, quotation marks and their nesting.

CSL says what follows a text without knowing how it ends. Here "Who?" and ". " become "Who? ", and in the languages
that want it a comma moves inside the quotation that it follows.
"""

from collections.abc import Iterator

from wola_facts.cite.csl.locale import Locale
from wola_facts.cite.csl.runs import NORMAL, Parts, Run

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
    return _Builder(iter(pieces), locale).build(run)


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


class _Builder:
    """Puts a tree together again from its settled texts; runs that say nothing of their own are folded in."""

    def __init__(self, pieces: Iterator[_Piece], locale: Locale) -> None:
        self.pieces = pieces
        term = locale.term
        self.marks = (
            (term("open-quote") or "“", term("close-quote") or "”"),
            (term("open-inner-quote") or "‘", term("close-inner-quote") or "’"),
        )

    def build(self, run: Run, depth: int = 0, above: dict[str, str] = NORMAL) -> Run:
        """Return a run as it is written at a depth of quotations and inside a format."""
        format = run.format
        if format and run.kind == "markup":
            # What a title has in italics stands out where the title is in italics itself.
            format = {name: NORMAL[name] if value == above[name] else value for name, value in format.items()}
        quotes = run.quotes and bool(run)
        parts: Parts = [self.marks[depth % 2][0]] if quotes else []
        for part in run.parts:
            if isinstance(part, str):
                _append(parts, next(self.pieces).text)
            elif part:
                made = self.build(part, depth + quotes, above | format if format else above)
                if made.format or made.display or made.link or made.kind:
                    parts.append(made)
                else:
                    for one in made.parts:
                        _append(parts, one)
            else:
                for _ in part.leaves():
                    next(self.pieces)
        if quotes:
            _append(parts, next(self.pieces).text + self.marks[depth % 2][1])
        kind = run.kind if run.kind == "ellipsis" else ""
        return Run(parts, format, display=run.display, link=run.link, kind=kind)


def _append(parts: Parts, part: Run | str) -> None:
    if not isinstance(part, str):
        parts.append(part)
    elif parts and isinstance(parts[-1], str):
        parts[-1] += part
    elif part:
        parts.append(part)


def _punctuate(pieces: list[_Piece], *, inside: bool) -> None:
    last: _Piece | None = None
    #: The end of the quotation that has just closed, and the text and end of one that a single sign follows.
    closer: _Piece | None = None
    quoted: tuple[_Piece, _Piece] | None = None
    for piece in pieces:
        closer = piece if closer is None and piece.closes else closer
        if not piece.text:
            continue
        if last is not None and not (piece.home and piece.home is last.home):
            if closer is not None and inside and piece.text[0] in closer.closes:
                piece.text, sign = piece.text[1:], piece.text[0]
                last = _put_inside(last, closer, sign)
            _meet(last, piece, quoted=closer is not None, inside=inside)
            if inside and quoted is not None and len(last.text) == 1 and last.text in quoted[1].closes and not closer:
                # A sign after a quotation has become one that belongs inside.
                _put_inside(*quoted, last.text)
                last.text = ""
        if piece.text:
            quoted = (last, closer) if closer is not None and last is not None else None
            last = piece
            closer = None


def _put_inside(text: _Piece, closer: _Piece, sign: str) -> _Piece:
    """Put a sign at the end of a quotation, outside the italics that may end it; return where it is."""
    if text.text[-1:] in _SIGNS:
        text.text = text.text[:-1] + _MEET.get(text.text[-1] + sign, text.text[-1] + sign)
        return text
    closer.text = sign
    return closer


def _meet(left: _Piece, right: _Piece, *, quoted: bool, inside: bool) -> None:
    """Put right what stands where two texts meet; `quoted` says that a quotation ends between them."""
    while left.text and right.text:
        one, two = left.text[-1], right.text[0]
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
