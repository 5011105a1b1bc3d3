"""An exact quotation in a folded text: bounded by words and numbers, told apart by what stands around it.

Never fuzzy: a tolerance that forgives typography also takes 15 for 18. Nearness only explains a miss.
"""

import re
from enum import Enum
from functools import lru_cache

from wola_facts.model.plain import Plain
from wola_facts.web.evidence.entities import unescaped
from wola_facts.web.evidence.folding import BLOCK, BROKEN, CELL, folded, without_accents


class Outcome(Enum):
    """What a look for a quotation gives; what could not be read is never a pass."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    MISSING = "not found"
    UNREADABLE = "unreadable"


class Match(Plain):
    """An outcome; `times` it was found, and for a miss the nearest words there are, or why they differ."""

    outcome: Outcome
    times: int = 0
    closest: str = ""


#: What may set the nearest words of a page apart, where they are those of the quote.
ELSEWHERE = "the quote stands there, but not between these words"
OTHER_CAPITALS = "the same words in other capitals"
OTHER_ACCENTS = "the same words with other accents"
#: Letters of a page in which the nearest words are looked for.
_EXPLAINED = 400_000

_NUMBER = re.compile(r"\d[\d.,]*")
_NOTE_MARK = re.compile(r"\[(?:\d{1,3}|[a-z]|(?:note|nota|nb) \d{1,3})\]")
#: Left out there, it would make one word, or one number, of two.
_NOTE_IN_A_WORD = re.compile(rf"{_NOTE_MARK.pattern}(?=\w)")
_SPACES = re.compile(" {2,}")

#: Letters of scripts that set no blanks between words (UAX 29): any of them may be the end of a word.
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_KANA = frozenset(map(chr, range(0x30A1, 0x3100))) - {"\u30fb"}
_FREE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u309d-\u309f\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_FREE}]")
_WORD_LEFT = rf"(?<![^\W{_FREE}{_KATAKANA}])"
#: A mark on the last letter, as of one that is struck out, is a part of it.
_WORD_RIGHT = rf"(?![^\W{_FREE}{_KATAKANA}])(?![\u0300-\u036f])"
#: Between digits, of one number, of a fraction, of a time or of a range.
_IN_NUMBERS = "-.,'\u00b7\u2044/:^\u066b\u066c"
#: 15 is not in "15 million".
_SCALE = (
    r"(?:[百千万萬亿億兆]|(?:hundred|thousand|million|billion|trillion|mil|millones|mill[oó]n|billones|percent|per cent"
    r"|por ciento)\b)"
)
#: What stands around a quote may stand in another block, as the heading over it.
_JOINT = f"[ {BLOCK}{CELL}]?"


def find_quote(
    page: str, quote: str, before: str = "", after: str = "", *, case: bool = True, explain: bool = True
) -> Match:
    """Look for a quote in a text that was `folded` alike; `before` and `after`, if given, have to stand around it.

    Without `explain` a miss does not say what is closest, which costs more than the search.
    """
    wanted, head, tail = _folded(quote, before, after, case)
    if not wanted:
        return Match(Outcome.MISSING)
    for form in _forms(page):
        flat = form.replace(CELL, " ") if CELL in form else form
        if wanted not in flat:
            continue
        times = _times(form, flat, _bounded(wanted, head, tail), head or wanted, most=None if explain else 1)
        if times:
            alone = times == 1 or bool(head or tail)
            return Match(Outcome.FOUND if alone else Outcome.AMBIGUOUS, times)
    return Match(Outcome.MISSING, closest=_closest(_forms(page)[0], wanted, head, tail) if explain else "")


def explained(closest: str) -> str:
    """Return what is said of a miss: the nearest words, what sets them apart, or that there are none."""
    if closest in (ELSEWHERE, OTHER_CAPITALS, OTHER_ACCENTS):
        return closest
    return f"closest: {closest}" if closest else "nothing like it stands there"


@lru_cache(512)
def _folded(quote: str, before: str, after: str, case: bool) -> tuple[str, str, str]:
    """Return the parts of a quote folded: it is looked for in each piece of a page."""
    return folded(quote, case=case), folded(before, case=case), folded(after, case=case)


def _times(form: str, flat: str, pattern: "re.Pattern[str]", begin: str, most: int | None) -> int:
    """Return how often a pattern occurs that begins with some words; counting stops where it is known well enough.

    A plain search finds the places, in the text whose cells are apart by blanks, and only there is the pattern asked:
    it would look behind at every letter.
    """
    times, place = 0, flat.find(begin)
    while place >= 0 and (most is None or times < most):
        found = pattern.match(form, place)
        times += bool(found)
        place = flat.find(begin, found.end() if found else place + 1)
    return times


def _forms(page: str) -> list[str]:
    """Return the text as it is, and without the marks of notes and with what was escaped twice, where that differs.

    A hyphen at a line's end is none, and then one of its word.
    """
    forms = [page.replace(BROKEN, hyphen) for hyphen in ("", "-", "- ")] if BROKEN in page else [page]
    if "[" in page:
        forms += [_SPACES.sub(" ", _NOTE_MARK.sub("", _NOTE_IN_A_WORD.sub(" ", form))) for form in forms]
    if "&" in page:
        forms.append(folded(unescaped(page)))
    return forms


@lru_cache(512)
def _bounded(wanted: str, head: str, tail: str) -> "re.Pattern[str]":
    before = f"{_words(head)}{_JOINT}" if head else ""
    after = f"{_JOINT}{_words(tail)}" if tail else ""
    return re.compile(f"{before}{_left(wanted)}{_words(wanted)}{_right(wanted)}{after}")


def _words(text: str) -> str:
    return re.escape(text).replace("\\ ", f"[ {CELL}]")


def _left(wanted: str) -> str:
    """Return what may not stand before: a part of the same word, or of the same number.

    No digit, decimal or group of thousands may touch: 15 is not in 2,115, 0.15, 1 115, 40 mil 15, 1/15 or 3-15; but
    "In 2019, 15" is 15, and so is "in 2018 115" 115.
    """
    first = wanted[0]
    if not first.isalnum():
        return ""
    if not first.isdigit():
        return rf"(?<![{_KATAKANA}])" if first in _KANA else "" if _UNSPACED.match(first) else _WORD_LEFT
    left = rf"{_WORD_LEFT}(?<!\d[{_IN_NUMBERS}])(?<![^\w.]\.)"
    if re.match(r"\d{1,3}(?!\d)", wanted):
        left += r"(?<!\d mil )"
    if re.match(r"\d{3}(?!\d)", wanted):
        left += r"(?<!\b\d )(?<!\b\d\d )(?<!\b\d{3} )"
    return left


def _right(wanted: str) -> str:
    """Return what may not stand after: a part of the same word or number, or what makes another number of it."""
    last = wanted[-1]
    if not last.isalnum():
        return ""
    if not last.isdigit():
        right = rf"(?![{_KATAKANA}])" if last in _KANA else "" if _UNSPACED.match(last) else _WORD_RIGHT
        return right + (r"(?! \d{1,3}(?!\d))" if re.search(r"\d mil$", wanted) else "")
    right = rf"{_WORD_RIGHT}(?![{_IN_NUMBERS}]\d)(?! ?[%‰])(?! ?{_SCALE})"
    return right if re.search(r"\d{4}$", wanted) else right + r"(?! \d{3}(?!\d))"


def _closest(page: str, wanted: str, head: str, tail: str) -> str:
    """Return the nearest words, or what sets them apart, to explain a miss."""
    if (head or tail) and _first(page, wanted):
        return ELSEWHERE
    small = page.casefold()
    found = _first(small, wanted.casefold())
    if found:
        said = page[found.start() : found.end()].replace(CELL, " ")
        return said if len(small) == len(page) else OTHER_CAPITALS
    if _first(without_accents(small), without_accents(wanted.casefold())):
        return OTHER_ACCENTS
    if _NUMBER.search(wanted):
        words = [_words(word) for word in _NUMBER.split(wanted)]
        found = re.search(rf"(?<![\d.,])(?:{_NUMBER.pattern.join(words)})", page)
        if found:
            return found[0].replace(CELL, " ")
    return _best_window(page, wanted)


def _first(page: str, wanted: str) -> "re.Match[str] | None":
    """Return the first place of some words, bounded."""
    flat = page.replace(CELL, " ") if CELL in page else page
    pattern, place = _bounded(wanted, "", ""), flat.find(wanted)
    while place >= 0:
        found = pattern.match(page, place)
        if found:
            return found
        place = flat.find(wanted, place + 1)
    return None


def _best_window(page: str, wanted: str) -> str:
    """Return the words of the page, as many as the quote has, that share most with it; empty where few do."""
    words = wanted.casefold().split(" ")
    asked = {word for word in words if len(word) > 3 or word.isdigit()}
    if not asked:
        return ""
    said = re.split(rf"[ {BLOCK}{CELL}]", page[:_EXPLAINED])
    there = dict.fromkeys(asked, 0)
    small = [word.casefold().strip(".,;:()\"'") for word in said]
    best, place, count = 0, 0, 0
    for at, word in enumerate(small):
        if word in asked:
            there[word] += 1
            count += there[word] == 1
        if at >= len(words) and (gone := small[at - len(words)]) in asked:
            there[gone] -= 1
            count -= there[gone] == 0
        if count > best:
            best, place = count, max(0, at - len(words) + 1)
    if best * 2 <= len(asked):
        return ""
    return " ".join(said[place : place + len(words)])
