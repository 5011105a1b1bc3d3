"""The hedges of the value grammar, English and Spanish, and the interval that each makes of its number."""

import re
import unicodedata
from decimal import Decimal, localcontext

from wola_facts.model.interval import PRECISION, Interval
from wola_facts.model.numerals import Numeral
from wola_facts.model.quantity import Bound, Widths

#: Hedges that stand before their number. Longer ones are tried first, so "no more than" is not "more than".
#: What ends in "de" or "a" also stands before "el": "más del 90 por ciento", "superior al 3%".
BEFORE: dict[str, Bound] = {
    **dict.fromkeys(
        (
            "over", "just over", "well over", "slightly over", "a little over", "more than", "slightly more than",
            "a little more than", "far more than", "much more than", "above", "well above", "exceeding",
            "in excess of", "upwards of", "greater than", "higher than",
            "más de", "poco más de", "un poco más de", "algo más de", "mucho más de", "bastante más de", "más que",
            "por encima de", "muy por encima de", "arriba de", "superior a", "superiores a", "mayor a", "mayor de",
            "mayor que", "mayores a", "mayores de",
        ),
        Bound.OVER,
    ),
    **dict.fromkeys(
        (
            "at least", "no fewer than", "not fewer than", "no less than", "not less than", "a minimum of",
            "minimum of", "at a minimum", "at minimum",
            "al menos", "por lo menos", "cuando menos", "a lo menos", "como mínimo", "no menos de", "un mínimo de",
            "mínimo de",
        ),
        Bound.AT_LEAST,
    ),
    **dict.fromkeys(
        (
            "less than", "fewer than", "under", "well under", "below", "well below", "lower than", "smaller than",
            "menos de", "mucho menos de", "menos que", "menor a", "menor de", "menor que", "menores a", "menores de",
            "por debajo de", "muy por debajo de", "debajo de", "inferior a", "inferiores a",
        ),
        Bound.UNDER,
    ),
    **dict.fromkeys(
        (
            "up to", "as many as", "as much as", "at most", "no more than", "not more than", "a maximum of",
            "maximum of", "at a maximum",
            "hasta", "a lo sumo", "a lo más", "como máximo", "como mucho", "cuando más", "cuando mucho", "no más de",
            "un máximo de", "máximo de",
        ),
        Bound.UP_TO,
    ),
    **dict.fromkeys(
        (
            "nearly", "almost", "just under", "slightly under", "just below", "slightly less than", "just short of",
            "a little less than", "casi", "poco menos de", "un poco menos de", "algo menos de",
        ),
        Bound.ALMOST,
    ),
    **dict.fromkeys(
        (
            "about", "around", "approximately", "approx.", "some", "roughly", "circa", "ca.", "c.", "close to",
            "unos", "unas", "cerca de", "alrededor de", "aproximadamente", "en torno a", "aprox.",
        ),
        Bound.ABOUT,
    ),
    **dict.fromkeys(("exactly", "precisely", "exactamente"), Bound.EXACT),
}  # fmt: skip

#: The same in signs: "> 3%", "~700".
SIGNS: dict[str, Bound] = {
    ">": Bound.OVER, ">=": Bound.AT_LEAST, "≥": Bound.AT_LEAST, "<": Bound.UNDER, "<=": Bound.UP_TO,
    "≤": Bound.UP_TO, "~": Bound.ABOUT, "≈": Bound.ABOUT,
}  # fmt: skip

#: Hedges that stand behind it.
AFTER: dict[str, Bound] = {
    **dict.fromkeys(
        (
            "or more", "or over", "or above", "and over", "and above", "or greater", "at least", "at minimum",
            "o más", "y más", "o mayor", "al menos", "por lo menos", "cuando menos", "como mínimo", "+",
        ),
        Bound.AT_LEAST,
    ),
    **dict.fromkeys(
        (
            "or less", "or fewer", "or under", "or below", "at most", "at maximum",
            "o menos", "o menor", "a lo sumo", "a lo más", "como máximo", "como mucho",
        ),
        Bound.UP_TO,
    ),
}  # fmt: skip


def hedged(bound: Bound, numeral: Numeral, widths: Widths, counted: bool) -> Interval:
    """Return the interval of a number under a hedge, closed on whole numbers where it counts things."""
    with localcontext(prec=PRECISION * 2):
        return on_whole(_interval(bound, numeral, widths, counted), counted)


def _interval(bound: Bound, numeral: Numeral, widths: Widths, counted: bool) -> Interval:
    n = numeral.low
    if bound is Bound.EXACT:
        return Interval(n, numeral.high)
    if bound in (Bound.OVER, Bound.AT_LEAST):
        return Interval(n, None, bound is Bound.OVER)
    if bound in (Bound.UNDER, Bound.UP_TO):
        # "less than 3" of anything counted or measured starts at zero; what can be negative has no lower end.
        floor = Decimal(0) if n > 0 or (n == 0 and bound is Bound.UP_TO) else None
        return Interval(floor, numeral.high, False, bound is Bound.UNDER)
    if bound is Bound.ALMOST:
        near = n * (1 - widths.almost)
        return Interval(near, n, False, True) if n >= 0 else Interval(n, near, True, False)
    if bound is Bound.ABOUT:
        reach = max(numeral.resolution / 2, abs(n) * widths.about)
        if counted:
            reach = max(reach, Decimal(1))
        return Interval(n - reach, n + reach)
    raise ValueError(bound)


def on_whole(interval: Interval, counted: bool) -> Interval:
    """Close an interval on whole numbers where it counts things, unless nothing would be left of it."""
    whole = interval.whole() if counted else interval
    return interval if whole.empty else whole


def before(text: str, end: int, start: int = 0, running: bool = False) -> tuple[int, str, Bound] | None:
    """Return where the hedge that ends at `end` begins, its words and its bound, or None where there is none.

    In running text a sign is one only where nothing but a space or a bracket stands before it, and not as the mark
    of a quoted line.
    """
    window_start = max(start, end - 40)
    window = text[window_start:end]
    found = _BEFORE.search(window)
    if found:
        return window_start + found.start(1), found[1], BEFORE[_key(found[1])]
    sign = _SIGN.search(window)
    if not sign or (window_start and not sign.start()):
        return None
    at = window_start + sign.start()
    if running and sign[0].endswith(" ") and text[max(0, at - 1) : at] in ("", "\n"):
        return None
    return at, sign[1], SIGNS[sign[1]]


def after(text: str, start: int) -> tuple[int, str, Bound] | None:
    """Return where the hedge that follows at `start` ends, its words and its bound, or None."""
    found = _AFTER.match(text, start)
    if not found:
        return None
    said = found[1] or "+"
    return found.end(), said, AFTER[_key(said)]


def _key(words: str) -> str:
    folded = unicodedata.normalize("NFC", " ".join(words.casefold().split()))
    known = _ACCENTED.get(folded, folded)
    if known not in BEFORE and known.endswith(("del", "al")):
        return _key(known[:-1])
    return known


def _alternatives(words: dict[str, Bound]) -> str:
    return "|".join(_spelled(word) for word in sorted(words, key=len, reverse=True) if word != "+")


def _spelled(word: str) -> str:
    """Return a pattern for a hedge: with or without accents, in composed or decomposed letters, before "el" too."""
    pattern = "".join(
        r"\s+" if char == " " else f"(?:{char}|{_PLAIN[char]}\u0301?)" if char in _PLAIN else re.escape(char)
        for char in word
    )
    return pattern + "l?" if word.endswith((" de", " a")) else pattern


_PLAIN = dict(zip("áéíóú", "aeiou", strict=True))
_ACCENTED = {word.translate(str.maketrans("áéíóú", "aeiou")): word for word in (*BEFORE, *AFTER)}
_FILLER = r"(?:\s+(?:an?|the|los|las|el|la|of|de|una?))?"
_BEFORE = re.compile(rf"(?<![\w-])({_alternatives(BEFORE)}){_FILLER}\s+$", re.IGNORECASE)
_SIGN = re.compile(rf"(?<![^\s(\[«“\"‘])({'|'.join(sorted(SIGNS, key=len, reverse=True))})\s?$")
# What stands before the next number may be the hedge of that one.
_AFTER = re.compile(rf"\s+({_alternatives(AFTER)})(?!\w)(?!\s+\S?[0-9])|\+(?![\w+])", re.IGNORECASE)
