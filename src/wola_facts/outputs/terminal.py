"""Text from records made safe to print: nothing in it is obeyed by a terminal, and all of it stays visible."""

import re
import unicodedata

#: What a terminal would obey, or what changes the direction of text or hides: controls, bidi marks, tags, lone halves.
#: Compiled where there is some of it, which is rare.
_UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

#: What a CI server takes for a command where it stands in a log: `::error::x` on GitHub, `##vso[...]` on Azure.
_COMMAND = r"(?<!\S)(::)(?=[A-Za-z])|#(#[A-Za-z]*\[)"

#: What reads the same in ASCII.
_ASCII = str.maketrans({
    "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "«": '"', "»": '"',
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "·": "-", "•": "*", "±": "+/-", "≤": "<=", "≥": ">=",
    "→": "->", "←": "<-", "×": "x", "º": "o", "ª": "a", "€": "EUR", "£": "GBP", "¿": "?", "¡": "!", "─": "-",
})  # fmt: skip


def visible(text: str, *, lines: bool = False) -> str:
    r"""Return a text that changes nothing where it is shown: controls and direction marks become \x1b and the like.

    With `lines` its line ends stay. Joiners and soft hyphens stay too: words of some scripts need them.
    """
    if text.isprintable():
        return text
    return re.sub(_UNSEEN, lambda found: "\n" if lines and found[0] == "\n" else _escape(found[0]), text)


def logged(text: str) -> str:
    r"""Return a visible text that is no command to a CI server either: a backslash stands before its sign."""
    text = visible(text)
    if "::" not in text and "##" not in text:
        return text
    return re.sub(_COMMAND, lambda found: f"\\{found[1]}" if found[1] else f"#\\{found[2]}", text)


def encodable(text: str, *, ascii_only: bool = True) -> str:
    """Return a text in ASCII: typographic signs by their kin, letters without accents, the rest as ?.

    Unchanged where `ascii_only` is not asked for.
    """
    if not ascii_only or text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(part if part.isascii() else "" if unicodedata.combining(part) else "?" for part in parts)


def one_line(text: str) -> str:
    """Return a text on one line: each run of line ends, tabs and spaces around them is one space."""
    return " ".join(text.split()) if "\n" in text or "\t" in text else text


def _escape(char: str) -> str:
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
