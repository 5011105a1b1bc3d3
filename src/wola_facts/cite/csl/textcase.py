"""Text case over rich text (CSL 1.0.2, "Text-case"): words are judged across formats, and nocase spans stay."""

import re

from wola_facts.cite.csl.runs import Run

#: Words that stay small in titles (CSL 1.0.2, "Title case conversion").
SMALL = frozenset(
    "a about across afore after against along alongside amid amidst among amongst an and anenst apropos apud "
    "around as aside astride at athwart atop barring before behind below beneath beside besides between beyond "
    "but by c ca circa d’ d' de despite down during et except for forenenst from given in inside into lest like "
    "modulo near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the "
    "through throughout thru thruout till to toward towards under underneath until unto up upon v. v van versus "
    "via vis-à-vis von vs. vs with within without yet al".split()
)
_WORD = re.compile(r"[^\s\u00a0]+")
_PART = re.compile(r"[^\-–—/\s]+|[\-–—/]")
_FIRST = re.compile(r"[^\W_]")
#: wola.org is spelled as it is.
_HOST = re.compile(r"[^\W\d_]{2}\.[^\W\d_]{2}")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")


def apply_case(parts: list[Run | str], case: str, *, english: bool = True, lang: str = "") -> list[Run | str]:
    """Return parts in a text case; title case only where the text is English, else unchanged."""
    if case == "title" and not english:
        return parts
    leaves: list[tuple[str, bool]] = []
    _collect(parts, leaves, nocase=False, title=case == "title")
    text = "".join(leaf for leaf, _ in leaves)
    free = [not nocase for leaf, nocase in leaves for _ in leaf]
    chars = list(text)
    _CASES.get(case, _same)(text, chars, free)
    if case == "uppercase" and lang[:2] in ("tr", "az"):
        chars = ["İ" if before == "i" and may else char for before, may, char in zip(text, free, chars, strict=True)]
    pieces: list[str] = []
    place = 0
    for leaf, _ in leaves:
        pieces.append("".join(chars[place : place + len(leaf)]))
        place += len(leaf)
    return _rebuild(parts, iter(pieces))


def _collect(parts: list[Run | str], leaves: list[tuple[str, bool]], *, nocase: bool, title: bool) -> None:
    for part in parts:
        if isinstance(part, str):
            leaves.append((part, nocase))
        else:
            marked = part.format.get("vertical-align") in ("sup", "sub") or "font-variant" in part.format
            _collect(part.parts, leaves, nocase=nocase or part.nocase or (title and marked), title=title)


def _rebuild(parts: "list[Run | str]", pieces: "object") -> list[Run | str]:
    made: list[Run | str] = []
    for part in parts:
        if isinstance(part, str):
            made.append(next(pieces))  # type: ignore[call-overload]
        else:
            made.append(part.like(_rebuild(part.parts, pieces)))
    return made


def _same(text: str, chars: list[str], free: list[bool]) -> None:
    """Leave it."""


def _lower(text: str, chars: list[str], free: list[bool]) -> None:
    chars[:] = [char.lower() if may else char for char, may in zip(text, free, strict=True)]


def _upper(text: str, chars: list[str], free: list[bool]) -> None:
    chars[:] = [char.upper() if may else char for char, may in zip(text, free, strict=True)]


def _capital(text: str, chars: list[str], free: list[bool], start: int, end: int) -> None:
    found = _FIRST.search(text, start, end)
    if found and free[found.start()]:
        chars[found.start()] = _title_char(found[0])


def _title_char(char: str) -> str:
    upper = char.upper()
    return upper if len(upper) == 1 else char.title()


def _first(text: str, chars: list[str], free: list[bool]) -> None:
    found = _WORD.search(text)
    if found:
        _capital(text, chars, free, found.start(), found.end())


def _all(text: str, chars: list[str], free: list[bool]) -> None:
    for found in _WORD.finditer(text):
        if found[0] == found[0].lower():
            _capital(text, chars, free, found.start(), found.end())


def _sentence(text: str, chars: list[str], free: list[bool]) -> None:
    _lower(text, chars, free)
    lowered = "".join(chars)
    _first(lowered if len(lowered) == len(text) else text, chars, free)


def _title(text: str, chars: list[str], free: list[bool]) -> None:
    words = list(_WORD.finditer(text))
    for number, word in enumerate(words):
        starts = number == 0 or words[number - 1][0][-1] in ":?!"
        last = number == len(words) - 1
        parts = list(_PART.finditer(text, word.start(), word.end()))
        for place, part in enumerate(parts):
            bare = _EDGE.sub("", part[0])
            if not bare or bare != bare.lower() or (len(bare) == 1 and (place or not bare.isascii())):
                continue
            if _HOST.search(bare):
                continue
            small = bare.casefold() in SMALL or part[0].casefold() in SMALL
            whole = len(parts) == 1 or place
            if small and whole and not (starts and not place) and not (last and part.end() >= word.end() - 1):
                continue
            _capital(text, chars, free, part.start(), part.end())


_CASES = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _first,
    "capitalize-all": _all,
    "sentence": _sentence,
    "title": _title,
}
