"""Sums, parts and ratios of records: what a reference names, what rounding allows, and whether units go together."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce

from wola_facts.checks.assertions import Mixed, Timed, mixture
from wola_facts.checks.context import Context
from wola_facts.model.fact import Fact, Part
from wola_facts.model.interval import Interval, plain
from wola_facts.model.plain import Plain
from wola_facts.model.quantity import Quantity

#: A longer difference is told by its first digits.
_MOST_DIGITS = 18


class Operand(Plain):
    """What a reference names: its words, its value, its period and the record that it stands in."""

    label: str
    value: Quantity
    time: Timed | None = None
    fact: Fact | None = None


def operand(context: Context, reference: Decimal | str) -> Operand | None:
    """Return what a number, an id or `id.part` stands for; None where it is unknown, taken back or has no value."""
    if isinstance(reference, Decimal):
        return Operand(plain(reference), Quantity(Interval.exactly(reference), plain(reference), numbers=(reference,)))
    id, _, name = reference.partition(".")
    fact = context.corpus.facts.get(id)
    if fact is None or id in context.retracted:
        return None
    if not name:
        return whole_fact(fact)
    part = fact.part(name)
    return part_operand(context, fact, part, reference) if part else None


def whole_fact(fact: Fact) -> Operand | None:
    """Return what a fact itself stands for; None where it has no value to reckon with."""
    if fact.value is None or fact.value.boolean:
        return None
    return Operand(fact.id, fact.value, Timed(fact.date, fact.id) if fact.date else None, fact)


def part_operand(context: Context, whole: Fact, part: Part, label: str = "") -> Operand | None:
    """Return what a part of a breakdown stands for; a part with its own value is of the time of its whole."""
    if part.ref:
        return operand(context, part.ref)
    if part.value is None or part.value.boolean:
        return None
    time = Timed(whole.date, whole.id) if whole.date else None
    return Operand(label or part.name, part.value, time, whole)


def as_term(value: Quantity) -> Interval:
    """Return what a value may be before it was rounded, for a sum.

    Whole counts are never rounded. A number given to d decimals stands for all that round to it, and so does one
    given in thousands or millions, "1.2 million" is no exact count, or in whole percent: 33 % three times are 100 %.
    """
    if (value.resolution > 1 or is_percent(value)) and value.interval.single and value.interval.low:
        return _widened(value)
    return value.rounded()


def as_ratio(value: Quantity) -> Interval:
    """Return what a ratio or percentage may be before it was rounded: 36 % is anything from 35.5 to 36.5.

    Both ends are in it, as half up and half to even are both in use.
    """
    if not value.interval.single or value.boolean or value.counted:
        return value.interval
    return _widened(value, both=True)


def is_percent(value: Quantity) -> bool:
    """Whether a value is a percentage."""
    return value.unit == "%"


def go_together(a: Quantity, b: Quantity) -> bool:
    """Whether two values may be added or compared: both count things, or both have one unit, or one has none."""
    if not a.unit or not b.unit or (a.counted and b.counted):
        return True
    return a.unit.casefold() == b.unit.casefold()


def total(values: Iterable[Quantity]) -> Interval:
    """Return the sum of some values, each as it may have been before rounding."""
    return reduce(lambda a, b: a + b, (as_term(value) for value in values))


def mixed_times(operands: Iterable[Operand]) -> Mixed | None:
    """Return the first two operands whose times arithmetic must not bring together, or None."""
    seen: dict[object, Timed] = {}
    unsure: Mixed | None = None
    for one in operands:
        if one.time is None or one.time.period in seen:
            continue
        mixed = mixture(seen.values(), (one.time,))
        if mixed and not mixed.unsure:
            return mixed
        unsure = unsure or mixed
        seen[one.time.period] = one.time
    return unsure


def gap(a: Interval, b: Interval) -> str:
    """Return by how much two disjoint intervals are apart, in words; empty where they only exclude a common end."""
    for below, above in ((a.high, b.low), (b.high, a.low)):
        if below is not None and above is not None and below < above:
            exact = plain(above - below)
            return f"apart by {exact}" if len(exact) <= _MOST_DIGITS else f"apart by about {above - below:.4g}"
    return ""


def _widened(value: Quantity, *, both: bool = False) -> Interval:
    half = value.resolution / 2
    low = value.interval.low
    if low is None:
        return value.interval
    return Interval(low - half, low + half, False, not both)
