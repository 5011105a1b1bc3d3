"""A share of a whole in so many words: "one in five", "nine out of ten", "uno de cada cinco", "1 in every 100"."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from wola_facts.model.numerals import Numeral
from wola_facts.model.ranges import Language, numeral_at

_PLACES = Decimal(1).scaleb(-12)
#: "In" and "out of" also stand between counts: "killed 15 in 20 attacks", "17 out of 32 states". A share is said of a
#: round whole.
_ROUND = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000)))


def read_share(text: str, first: Numeral, language: Language) -> Numeral | None:
    """Return the share that begins with a number, as a part of one, or None where none does.

    "One in five women" is 0.2 of women, as half of them are 0.5. "15 in 20 attacks" are two counts.
    """
    joint = _JOINT.match(text, first.end)
    if not joint or not first.exact or not _is_whole(first):
        return None
    if _NONE.search(text, max(0, first.start - 10), first.start):
        return None  # "no one in ten villages"
    whole = numeral_at(text, joint.end(), language) if joint.end() < len(text) else None
    if whole is None or not whole.exact or not _is_whole(whole) or not 0 < first.low < whole.low:
        return None
    if not joint["each"] and (whole.low not in _ROUND or first.low > 9 or _TIME.match(text, whole.end)):
        return None
    return _part(first, whole)


def _part(first: Numeral, whole: Numeral) -> Numeral:
    with localcontext(prec=40):
        part = first.low / whole.low
        low, high = (part.quantize(_PLACES, end) for end in (ROUND_FLOOR, ROUND_CEILING))
        low, high = (part.normalize(), part.normalize()) if low == high else (low, high)
    # A fifth is said to a tenth, a quarter and a third to a hundredth, as the words for them are.
    resolution = Decimal(1).scaleb(int(low.as_tuple().exponent)) if low == high else Decimal("0.01")
    return Numeral(low, high, first.start, whole.end, resolution)


def _is_whole(numeral: Numeral) -> bool:
    return numeral.low == numeral.low.to_integral_value()


_JOINT = re.compile(
    r"\s+(?:(?P<each>(?:in|out\s+of|of)\s+(?:every|each)|de\s+cada)|in|out\s+of)\s+(?=\S)", re.IGNORECASE
)
_NONE = re.compile(r"(?<!\w)(?:no|any|every|which|that|this|another|last|ningun[oa]?|cada)\s+$", re.IGNORECASE)
_TIME = re.compile(
    r"\s+(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|años?|meses|mes|semanas?|días?|horas?)(?!\w)",
    re.IGNORECASE,
)
