"""Folding of texts before they are compared: forms of letters, marks that nobody sees, quotes, dashes and blanks."""

import re
import unicodedata

#: Between blocks of a page. No blank of a quote ever matches it, so no quote runs from one block into the next.
BLOCK = "\x1e"

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+")
_SIGNS = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "´": "'", "`": "'", "‹": "'", "›": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁃": "-", "﹣": "-", "－": "-",
})  # fmt: skip


def folded(text: str, *, case: bool = True) -> str:
    """Return a text as it is compared; with `case` False also without the difference of capitals.

    Compatible forms become one (NFKC) but for raised digits, which are marks of notes and not part of a number; what
    is not seen goes; typographic quotes and dashes become plain; blanks become one space, blocks one mark.
    """
    if not text.isascii():
        text = _RAISED.sub(" ", _UNSEEN.sub("", text))
        # Signs first: NFKC would take some quotes apart into a blank and an accent.
        text = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    text = text.replace("''", '"').replace("`", "'")
    # Splitting is several times quicker than patterns, and this is what a long page costs most.
    blocks = [" ".join(block.split()) for block in text.split(BLOCK)]
    text = BLOCK.join([block for block in blocks if block])
    return text if case else text.casefold()


def without_accents(text: str) -> str:
    """Return a folded text without its accents, to explain a miss and never to find by."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
