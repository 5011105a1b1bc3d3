"""An exact quotation in a folded text: bounded by words and numbers, told apart by what stands around it.

Never fuzzy: a tolerance that forgives typography also takes 15 for 18. Nearness only explains a miss.
"""

import re
from enum import Enum
from functools import lru_cache

from wola_facts.model.plain import Plain
from wola_facts.web.evidence.entities import unescaped
from wola_facts.web.evidence.folding import folded, without_accents


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


_NUMBER = re.compile(r"\d[\d.,]*")
_NOTE_MARK = re.compile(r"\[\d{1,3}\]|\[(?:note|nota) \d+\]")


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
        if wanted not in form:
            continue
        times = _times(form, _bounded(wanted, head, tail), head or wanted, most=None if explain else 1)
        if times:
            alone = times == 1 or bool(head or tail)
            return Match(Outcome.FOUND if alone else Outcome.AMBIGUOUS, times)
    return Match(Outcome.MISSING, closest=_closest(page, wanted, head, tail) if explain else "")


@lru_cache(512)
def _folded(quote: str, before: str, after: str, case: bool) -> tuple[str, str, str]:
    """Return the parts of a quote folded: it is looked for in each piece of a page."""
    return folded(quote, case=case), folded(before, case=case), folded(after, case=case)


def _times(form: str, pattern: "re.Pattern[str]", begin: str, most: int | None) -> int:
    """Return how often a pattern occurs that begins with some words; counting stops where it is known well enough.

    A plain search finds the places, and only there is the pattern asked: it would look behind at every letter.
    """
    times, place = 0, form.find(begin)
    while place >= 0 and (most is None or times < most):
        found = pattern.match(form, place)
        times += bool(found)
        place = form.find(begin, found.end() if found else place + 1)
    return times


def _forms(page: str) -> list[str]:
    """Return the text as it is, and without the marks of notes and with what was escaped twice, where that differs."""
    forms = [page]
    if "[" in page:
        forms.append(re.sub(r" {2,}", " ", _NOTE_MARK.sub("", page)))
    if "&" in page:
        forms.append(folded(unescaped(page)))
    return forms


@lru_cache(512)
def _bounded(wanted: str, head: str, tail: str) -> "re.Pattern[str]":
    core = re.escape(wanted)
    left = r"(?<![\w])" if wanted[0].isalnum() else ""
    right = r"(?![\w])" if wanted[-1].isalnum() else ""
    if wanted[0].isdigit():
        # No digit, decimal or group of thousands may touch: 15 is not in 2,115, 0.15 or 1 115; but "In 2019, 15" is 15.
        left = r"(?<![\w])(?<!\d[.,'])" + (r"(?<!\d )" if re.match(r"\d{3}(?!\d)", wanted) else "")
    if wanted[-1].isdigit():
        right = r"(?![\w])(?![.,']\d)(?! \d{3}(?!\d))(?! ?%)"
    blank = r" ?"
    return re.compile(
        (f"{re.escape(head)}{blank}" if head else "")
        + left
        + core
        + right
        + (f"{blank}{re.escape(tail)}" if tail else "")
    )


def _closest(page: str, wanted: str, head: str, tail: str) -> str:
    """Return the nearest words, or what sets them apart, to explain a miss."""
    if (head or tail) and _bounded(wanted, "", "").search(page):
        return "the quote stands there, but not between these words"
    small = page.casefold()
    found = _bounded(wanted.casefold(), "", "").search(small)
    if found:
        return page[found.start() : found.end()] if len(small) == len(page) else "the same words in other capitals"
    if _bounded(without_accents(wanted.casefold()), "", "").search(without_accents(small)):
        return "the same words with other accents"
    if _NUMBER.search(wanted):
        words = [re.escape(word) for word in _NUMBER.split(wanted)]
        found = re.search(rf"(?<![\d.,])(?:{_NUMBER.pattern.join(words)})", page)
        if found:
            return found[0]
    return _best_window(page, wanted)


def _best_window(page: str, wanted: str) -> str:
    """Return the words of the page, as many as the quote has, that share most with it; empty where few do."""
    words = wanted.casefold().split(" ")
    asked = {word for word in words if len(word) > 3 or word.isdigit()}
    if not asked:
        return ""
    said = re.split(r"[ \x1e]", page[:400_000])
    small = [word.casefold().strip(".,;:()\"'") for word in said]
    best, place, count = 0, 0, 0
    for at, word in enumerate(small):
        count += word in asked
        if at >= len(words):
            count -= small[at - len(words)] in asked
        if count > best:
            best, place = count, max(0, at - len(words) + 1)
    if best * 2 <= len(asked):
        return ""
    return " ".join(said[place : place + len(words)])
