"""Intervals of exact decimals with open or closed ends, and the three answers that a comparison can have."""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from enum import Enum

from wola_facts.model.plain import Plain

#: Digits kept by sums and products. Enough that no figure a person writes is ever rounded.
PRECISION = 60


class Answer(Enum):
    """What a comparison of intervals says: it holds, it fails, or the bounds do not decide it."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


class Interval(Plain):
    """All numbers between `low` and `high`; None is an unbounded end, which always counts as open."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __init__(
        self, low: Decimal | None, high: Decimal | None, low_open: bool = False, high_open: bool = False
    ) -> None:
        """Make an unbounded end open."""
        super().__init__(low, high, low_open or low is None, high_open or high is None)

    @classmethod
    def exactly(cls, number: Decimal) -> "Interval":
        """Return the interval that holds one number only."""
        return cls(number, number)

    @property
    def empty(self) -> bool:
        """Whether no number at all lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def single(self) -> bool:
        """Whether it holds exactly one number."""
        return self.low is not None and self.low == self.high and not (self.low_open or self.high_open)

    def __contains__(self, number: Decimal) -> bool:
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        below = self.high is None or number < self.high or (number == self.high and not self.high_open)
        return above and below

    def contains(self, other: "Interval") -> bool:
        """Whether every number of `other` lies in this interval."""
        if other.empty:
            return True
        return not _reaches_below(other, self) and not _reaches_below(_mirror(other), _mirror(self))

    def meets(self, other: "Interval") -> bool:
        """Whether some number lies in both."""
        return not self.intersect(other).empty

    def intersect(self, other: "Interval") -> "Interval":
        """Return the numbers that lie in both; it may be empty."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, max)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, min)
        return Interval(low, high, low_open, high_open)

    def whole(self) -> "Interval":
        """Return the interval closed on whole numbers, as counts want it: (40000, inf) is [40001, inf)."""
        low, high = self.low, self.high
        with localcontext(prec=PRECISION * 2):
            if low is not None:
                up = low.to_integral_value(ROUND_CEILING)
                low = up + 1 if self.low_open and up == low else up
            if high is not None:
                down = high.to_integral_value(ROUND_FLOOR)
                high = down - 1 if self.high_open and down == high else down
        return Interval(low, high)

    def __str__(self) -> str:
        left = "(" if self.low_open else "["
        right = ")" if self.high_open else "]"
        return f"{left}{plain(self.low, '-inf')}, {plain(self.high, 'inf')}{right}"

    def __neg__(self) -> "Interval":
        return _mirror(self)

    def __add__(self, other: "Interval") -> "Interval":
        with localcontext(prec=PRECISION):
            low = None if self.low is None or other.low is None else self.low + other.low
            high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        return _hull([_times(a, b) for a in self._ends() for b in other._ends()])

    def __truediv__(self, other: "Interval") -> "Interval":
        """Return the quotients.

        Raises:
            ZeroDivisionError: where zero lies in the divisor or at an end of it that zero divides by.
        """
        if Decimal(0) in other:
            raise ZeroDivisionError
        return self * other._inverse()

    def _ends(self) -> tuple["_End", "_End"]:
        return (_End(self.low, -1, self.low_open), _End(self.high, 1, self.high_open))

    def _inverse(self) -> "Interval":
        with localcontext(prec=PRECISION):
            # 1/x falls, so the ends change places; 1/0 at an open end is unbounded, 1/inf is an open zero.
            low = Decimal(0) if self.high is None else (None if self.high == 0 else 1 / self.high)
            high = Decimal(0) if self.low is None else (None if self.low == 0 else 1 / self.low)
        return Interval(low, high, self.high is None or self.high_open, self.low is None or self.low_open)


def compare(a: Interval, relation: str, b: Interval) -> Answer:
    """Answer `a relation b`, where relation is one of `==`, `!=`, `<`, `<=`, `>`, `>=`.

    `a <= b` holds when every number of a is at most every number of b, and fails when no pair is.
    """
    if relation in (">", ">="):
        return compare(b, "<" if relation == ">" else "<=", a)
    if relation == "==":
        if not a.meets(b):
            return Answer.FAILS
        return Answer.HOLDS if a.single and b.single else Answer.OPEN
    if relation == "!=":
        return _opposite(compare(a, "==", b))
    if _below(a.high, b.low, strict=relation == "<", open_ends=a.high_open or b.low_open):
        return Answer.HOLDS
    # No pair satisfies it when b lies wholly on the other side of a.
    if _below(b.high, a.low, strict=relation == "<=", open_ends=b.high_open or a.low_open):
        return Answer.FAILS
    return Answer.OPEN


def plain(number: Decimal | None, unbounded: str = "") -> str:
    """Return a decimal without exponent or spare zeros, as machine output has it."""
    if number is None:
        return unbounded
    if number == 0:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class _End(Plain):
    number: Decimal | None
    side: int
    is_open: bool


def _below(a: Decimal | None, b: Decimal | None, *, strict: bool, open_ends: bool) -> bool:
    """Whether everything up to `a` lies below everything from `b`."""
    if a is None or b is None:
        return False
    return a < b or (a == b and (open_ends or not strict))


def _opposite(answer: Answer) -> Answer:
    return {Answer.HOLDS: Answer.FAILS, Answer.FAILS: Answer.HOLDS, Answer.OPEN: Answer.OPEN}[answer]


def _mirror(a: Interval) -> Interval:
    # A minus of the arithmetic's own would round to its 28 digits.
    low = None if a.high is None else a.high.copy_negate()
    high = None if a.low is None else a.low.copy_negate()
    return Interval(low, high, a.high_open, a.low_open)


def _reaches_below(a: Interval, b: Interval) -> bool:
    """Whether a holds numbers that lie below all of b."""
    if b.low is None:
        return False
    if a.low is None or a.low < b.low:
        return True
    return a.low == b.low and b.low_open and not a.low_open


def _tighter(
    a: Decimal | None,
    a_open: bool,
    b: Decimal | None,
    b_open: bool,
    pick: Callable[[Decimal, Decimal], Decimal],
) -> tuple[Decimal | None, bool]:
    if a is None:
        return b, b_open
    if b is None:
        return a, a_open
    if a == b:
        return a, a_open or b_open
    chosen = pick(a, b)
    return chosen, a_open if chosen == a else b_open


def _times(a: _End, b: _End) -> _End:
    """Return the product of two ends; zero times an unbounded end is zero, as limits of products want it."""
    if a.number is not None and b.number is not None:
        with localcontext(prec=PRECISION):
            product = a.number * b.number
        closed_zero = product == 0 and ((a.number == 0 and not a.is_open) or (b.number == 0 and not b.is_open))
        return _End(product, 0, not closed_zero and (a.is_open or b.is_open))
    if (a.number is not None and a.number == 0) or (b.number is not None and b.number == 0):
        zero = a if a.number is not None else b
        return _End(Decimal(0), 0, zero.is_open)
    sign_a = a.side if a.number is None else (1 if a.number > 0 else -1)
    sign_b = b.side if b.number is None else (1 if b.number > 0 else -1)
    return _End(None, sign_a * sign_b, True)


def _hull(ends: list[_End]) -> Interval:
    numbers = [end for end in ends if end.number is not None]
    low = min((end.number for end in numbers if end.number is not None), default=None)
    high = max((end.number for end in numbers if end.number is not None), default=None)
    low_open = all(end.is_open for end in numbers if end.number == low)
    high_open = all(end.is_open for end in numbers if end.number == high)
    if any(end.number is None and end.side < 0 for end in ends):
        low = None
    if any(end.number is None and end.side > 0 for end in ends):
        high = None
    return Interval(low, high, low_open, high_open)
