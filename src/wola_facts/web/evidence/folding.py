"""Folding of texts before they are compared: forms of letters, marks that nobody sees, quotes, dashes and blanks."""

import re
import unicodedata

#: Between blocks of a page. No blank of a quote ever matches it, so no quote runs from one block into the next.
BLOCK = "\x1e"
#: Between cells, columns and lines that a page breaks itself: a blank, but one that no number runs across.
CELL = "\x1f"
#: For a hyphen at a line's end, which may be one of the word or not.
BROKEN = "\x1d"

_UNSEEN_ONES = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
#: The blocks that hold combining marks. To bring a pile of marks in order takes the square of its length, so no letter
#: keeps more of them than a stream has to bear (UAX 15, 13).
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u0903\u093c-\u0dff\u0e38-\u0e3a\u0e48-\u0e4b\u0eb8-\u0ecb\u0f18-\u109d"
    "\u135d-\u135f\u1714-\u18a9\u1939-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua66f-\ua69f\ua6f0-\uabff\ufb1e\ufe20-\ufe2f\U000101fd-\U0001e94a"
)
_EITHER = re.compile(f"[{_UNSEEN_ONES}{_MARKS}]")
_UNSEEN = re.compile(f"[{_UNSEEN_ONES}]")
_PILE = re.compile(f"[{_MARKS}]{{64,}}")
_MOST_MARKS = 30
#: What is raised after 10 is no mark of a note.
_POWER = re.compile("(?<![0-9.,])10[\u207a\u207b]?[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+")
_BLANKS = "\t\n\r\f\v\x1c"
#: What is a blank too and that NFKC leaves as it is.
_FOREIGN_BLANKS = "\x85\u1680\u2028\u2029"
_RAISED = "²³¹⁰⁴⁵⁶⁷⁸⁹⁻"
#: Typographic signs, and raised and ringed digits, which are marks of notes and no part of a number.
_SIGNS = {
    "'": "‘’‚‛′ʼ´‹›",
    '"': "“”„‟″«»",
    "-": "‐‑‒–—―−⁃﹣－",
    # Signs that many pages have: where there is nothing else to bring into one form, a page costs half.
    "...": "…",
    " ": "\u00a0\u2009\u202f²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
}


def folded(text: str, *, case: bool = True) -> str:
    """Return a text as it is compared; with `case` False also without the difference of capitals.

    Compatible forms become one (NFKC) but for raised and ringed digits, which are marks of notes and no number; what
    is not seen goes; typographic quotes and dashes become plain; blanks become one space, blocks and cells one mark.
    """
    if not text.isascii():
        if any(f"10{sign}" in text for sign in _RAISED):
            text = _POWER.sub(_power, text)
        if _EITHER.search(text):
            text = _PILE.sub(_thinned, _UNSEEN.sub("", text))
        # Signs first: NFKC would take some quotes apart into a blank and an accent.
        text = _with_plain_signs(text)
        normal = unicodedata.normalize("NFKC", text)
        text = normal if normal is text else _with_plain_signs(normal)
    if "`" in text:
        text = text.replace("`", "'")
    if "'" in text:
        text = text.replace("''", '"')
    for blank in _BLANKS if text.isascii() else _BLANKS + _FOREIGN_BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    if CELL in text:
        text = CELL.join([said for cell in text.split(CELL) if (said := cell.strip(" "))])
    text = BLOCK.join([said for block in text.split(BLOCK) if (said := block.strip(f" {CELL}"))])
    return text if case else text.casefold()


def _with_plain_signs(text: str) -> str:
    # Many plain replacements are several times quicker than one pattern or a translation: most signs are not there.
    for plain, signs in _SIGNS.items():
        for sign in signs:
            if sign in text:
                text = text.replace(sign, plain)
    return text


def _thinned(found: "re.Match[str]") -> str:
    kept, marks = [], 0
    for char in found[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _power(found: "re.Match[str]") -> str:
    return f"10^{unicodedata.normalize('NFKC', found[0][2:])}"


def without_accents(text: str) -> str:
    """Return a folded text without its accents, to explain a miss and never to find by."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
