"""The hedges of the value grammar, English and Spanish, and the interval that each makes of its number."""

import re
from decimal import Decimal

from wola_facts.model.interval import Interval
from wola_facts.model.numerals import Numeral
from wola_facts.model.quantity import Bound, Widths

#: Hedges that stand before their number. Longer ones are tried first, so "no more than" is not "more than".
BEFORE: dict[str, Bound] = {
    **dict.fromkeys(
        (
            "over", "just over", "more than", "above", "exceeding", "in excess of", "upwards of", "greater than",
            "más de", "poco más de", "por encima de", "arriba de", "superior a", "mayor a", "mayor de", "más que",
        ),
        Bound.OVER,
    ),
    **dict.fromkeys(
        (
            "at least", "no fewer than", "not fewer than", "no less than", "not less than", "a minimum of",
            "minimum of", "al menos", "por lo menos", "cuando menos", "como mínimo", "no menos de", "un mínimo de",
        ),
        Bound.AT_LEAST,
    ),
    **dict.fromkeys(
        (
            "less than", "fewer than", "under", "below", "lower than", "menos de", "menor a", "menor de",
            "por debajo de", "debajo de", "inferior a",
        ),
        Bound.UNDER,
    ),
    **dict.fromkeys(
        (
            "up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "maximum of", "hasta",
            "a lo sumo", "como máximo", "cuando más", "no más de", "un máximo de",
        ),
        Bound.UP_TO,
    ),
    **dict.fromkeys(("nearly", "almost", "just under", "casi", "poco menos de"), Bound.ALMOST),
    **dict.fromkeys(
        (
            "about", "around", "approximately", "approx.", "some", "roughly", "circa", "ca.", "close to",
            "unos", "unas", "cerca de", "alrededor de", "aproximadamente", "en torno a",
        ),
        Bound.ABOUT,
    ),
}  # fmt: skip

#: Hedges that stand behind it.
AFTER: dict[str, Bound] = {
    **dict.fromkeys(("or more", "or over", "o más", "y más"), Bound.AT_LEAST),
    **dict.fromkeys(("or less", "or fewer", "or under", "o menos"), Bound.UP_TO),
}


def hedged(bound: Bound, numeral: Numeral, widths: Widths, counted: bool) -> Interval:
    """Return the interval of a number under a hedge, closed on whole numbers where it counts things."""
    n = numeral.low
    if bound is Bound.EXACT:
        interval = Interval(n, numeral.high)
    elif bound in (Bound.OVER, Bound.AT_LEAST):
        interval = Interval(n, None, bound is Bound.OVER)
    elif bound in (Bound.UNDER, Bound.UP_TO):
        # "less than 3" of anything counted or measured starts at zero; what can be negative has no lower end.
        floor = Decimal(0) if n > 0 or (n == 0 and bound is Bound.UP_TO) else None
        interval = Interval(floor, numeral.high, False, bound is Bound.UNDER)
    elif bound is Bound.ALMOST:
        near = n * (1 - widths.almost)
        interval = Interval(near, n, False, True) if n >= 0 else Interval(n, near, True, False)
    elif bound is Bound.ABOUT:
        reach = max(numeral.resolution / 2, abs(n) * widths.about)
        if counted:
            reach = max(reach, Decimal(1))
        interval = Interval(n - reach, n + reach)
    else:
        raise ValueError(bound)
    return on_whole(interval, counted)


def on_whole(interval: Interval, counted: bool) -> Interval:
    """Close an interval on whole numbers where it counts things, unless nothing would be left of it."""
    whole = interval.whole() if counted else interval
    return interval if whole.empty else whole


def before(text: str, end: int, start: int = 0) -> tuple[int, str, Bound] | None:
    """Return where the hedge that ends at `end` begins, its words and its bound, or None where there is none."""
    window_start = max(start, end - 32)
    found = _BEFORE.search(text[window_start:end])
    if not found:
        return None
    return window_start + found.start(1), found[1], BEFORE[_key(found[1])]


def after(text: str, start: int) -> tuple[int, str, Bound] | None:
    """Return where the hedge that follows at `start` ends, its words and its bound, or None."""
    found = _AFTER.match(text, start)
    return (found.end(1), found[1], AFTER[_key(found[1])]) if found else None


def _key(words: str) -> str:
    folded = " ".join(words.casefold().split())
    return _ACCENTED.get(folded, folded)


def _alternatives(words: dict[str, Bound]) -> str:
    spellings = sorted({*words, *(word.translate(_PLAIN) for word in words)}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in spellings)


_PLAIN = str.maketrans("áéíóú", "aeiou")
_ACCENTED = {word.translate(_PLAIN): word for word in (*BEFORE, *AFTER)}
_BEFORE = re.compile(rf"(?<![\w-])({_alternatives(BEFORE)})(?:\s+(?:an?|the|los|las|el|la|of|de))?\s+$", re.IGNORECASE)
_AFTER = re.compile(rf"\s+({_alternatives(AFTER)})(?![\w])", re.IGNORECASE)
