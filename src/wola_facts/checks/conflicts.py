"""Records of one series against each other: contradictions, sharper figures, overlaps, falls.

Sorted and swept, never pair by pair, so that a hundred thousand records of one measure take seconds.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from wola_facts.model.fact import Fact
from wola_facts.model.interval import Interval
from wola_facts.model.plain import Plain
from wola_facts.query.standing import moment

#: An end as something to sort by: the number, then whether the end itself is in.
End = tuple[Decimal, int]

_BELOW_ALL, _ABOVE_ALL = Decimal("-Infinity"), Decimal("Infinity")


class Pair(Plain):
    """Two records at odds; `second` is where the finding stands."""

    first: Fact
    second: Fact


def same_time(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Divide comparable records by their time, and return those times that have two or more.

    A date that is only about then is like no other, and what still goes on is of the day it was last confirmed.
    """
    times: dict[object, list[Fact]] = {}
    for fact in facts:
        period = fact.date
        if period is not None and not period.approximate and fact.value and not fact.value.interval.empty:
            confirmed = fact.checked if period.ongoing else None
            times.setdefault((period.start, period.end, confirmed), []).append(fact)
    return [some for some in times.values() if some[1:]]


def contradicting(facts: Sequence[Fact]) -> list[Fact]:
    """Return the records of one time that cannot stand beside some other of them, in their order.

    A record that disputes or supersedes another says so itself, and does not count against it.
    """
    highs = sorted((high_end(fact), n) for n, fact in enumerate(facts))
    lows = sorted(((low_end(fact), n) for n, fact in enumerate(facts)), reverse=True)
    excused = _excused(facts)
    return [
        fact
        for n, fact in enumerate(facts)
        if any(apart(end, low_end(fact)) for end in _outermost(highs, excused[n]))
        or any(apart(high_end(fact), end) for end in _outermost(lows, excused[n]))
    ]


def sharper(facts: Sequence[Fact]) -> list[Pair]:
    """Return each record of one time whose interval strictly contains that of another, with the sharpest such."""
    order = sorted(range(len(facts)), key=lambda n: (low_end(facts[n]), _turned(high_end(facts[n]))), reverse=True)
    found: dict[int, int] = {}
    best: list[tuple[End, int]] = []  # of those that begin at or above, the lowest high end
    for n in order:
        high = high_end(facts[n])
        if best and best[0][0] <= high and facts[best[0][1]].value != facts[n].value:
            inner = best[0][1]
            if _interval(facts[inner]) != _interval(facts[n]):
                found[n] = inner
        if not best or high < best[0][0]:
            best = [(high, n)]
    return [Pair(facts[inner], facts[n]) for n, inner in sorted(found.items()) if not related(facts[n], facts[inner])]


def overlapping(facts: Sequence[Fact]) -> list[Pair]:
    """Return records of one time whose intervals overlap without one containing the other: one pair a place."""
    order = sorted(facts, key=lambda fact: (low_end(fact), _turned(high_end(fact))))
    found: list[Pair] = []
    open_: list[Fact] = []  # each contains the next
    for fact in order:
        while open_ and apart(high_end(open_[-1]), low_end(fact)):
            open_.pop()
        clash = None
        while open_ and high_end(open_[-1]) < high_end(fact):
            clash = open_.pop()
            if not related(clash, fact):
                found.append(Pair(clash, fact))
        open_.append(fact)
    return found


def falling(facts: Sequence[Fact]) -> list[Pair]:
    """Return each record of a cumulative measure that is certainly below an earlier one, with that one."""
    clocks: dict[date | None, list[Fact]] = {}
    for fact in facts:
        if fact.date and fact.value and _known_end(fact) and not fact.date.approximate:
            point = fact.date.since == fact.date.until
            clocks.setdefault(None if point else fact.date.start, []).append(fact)
    return [pair for some in clocks.values() for pair in _falls(sorted(some, key=moment))]


def exceeding(facts: Sequence[Fact]) -> list[Pair]:
    """Return each record of a flow whose value certainly exceeds that of a longer period around it, with that one."""
    dated = [
        fact
        for fact in facts
        if fact.value and fact.date and fact.date.start and _known_end(fact) and not fact.date.approximate
    ]
    if not dated[1:]:
        return []
    order = sorted(dated, key=lambda fact: (_start(fact), -_end(fact).toordinal()))
    ends = sorted({_end(fact) for fact in order}, reverse=True)
    least = _Least(len(ends))
    found = []
    for fact in order:
        place = bisect_left(ends, -_end(fact).toordinal(), key=lambda day: -day.toordinal())
        around = least.up_to(place)
        if around and _low(fact) > around[0] and around[1].date != fact.date and not related(fact, around[1]):
            found.append(Pair(around[1], fact))
        least.put(place, (_high(fact), fact))
    return found


def related(a: Fact, b: Fact) -> bool:
    """Whether one of two records says that it disputes or supersedes the other."""
    return b.id in a.disputes or b.id in a.supersedes or a.id in b.disputes or a.id in b.supersedes


def low_end(fact: Fact) -> End:
    """Return the lower end of a fact's interval as something to sort by."""
    interval = _interval(fact)
    return (_BELOW_ALL, 1) if interval.low is None else (interval.low, int(interval.low_open))


def high_end(fact: Fact) -> End:
    """Return the upper end of a fact's interval as something to sort by."""
    interval = _interval(fact)
    return (_ABOVE_ALL, -1) if interval.high is None else (interval.high, -int(interval.high_open))


def apart(high: End, low: End) -> bool:
    """Whether what ends at `high` lies wholly below what begins at `low`."""
    return high[0] < low[0] or (high[0] == low[0] and (high[1] < 0 or low[1] > 0))


def _falls(facts: list[Fact]) -> Iterator[Pair]:
    highest: list[tuple[Decimal, int]] = []
    earlier: list[Fact] = []
    waiting: list[Fact] = []
    for fact in facts:
        if waiting and moment(waiting[-1]) < moment(fact):
            for one in waiting:
                insort(highest, (_low(one), len(earlier)))
                earlier.append(one)
            waiting = []
        for low, n in reversed(highest):
            if not apart(high_end(fact), (low, int(_interval(earlier[n]).low_open))):
                break
            if not related(fact, earlier[n]):
                yield Pair(earlier[n], fact)
                break
        waiting.append(fact)


class _Least:
    """The least of some values up to a place: a Fenwick tree of minima."""

    def __init__(self, size: int) -> None:
        self.cells: list[tuple[Decimal, Fact] | None] = [None] * (size + 1)

    def put(self, place: int, value: tuple[Decimal, Fact]) -> None:
        place += 1
        while place < len(self.cells):
            cell = self.cells[place]
            if cell is None or value[0] < cell[0]:
                self.cells[place] = value
            place += place & -place

    def up_to(self, place: int) -> tuple[Decimal, Fact] | None:
        place += 1
        least: tuple[Decimal, Fact] | None = None
        while place > 0:
            cell = self.cells[place]
            if cell is not None and (least is None or cell[0] < least[0]):
                least = cell
            place -= place & -place
        return least


def _excused(facts: Sequence[Fact]) -> list[frozenset[int]]:
    """Return, for each record, the numbers of those that a relation excuses it from, itself among them."""
    numbers = {fact.id: n for n, fact in enumerate(facts)}
    excused: list[set[int]] = [{n} for n in range(len(facts))]
    for n, fact in enumerate(facts):
        for name in (*fact.disputes, *fact.supersedes):
            if name in numbers:
                excused[n].add(numbers[name])
                excused[numbers[name]].add(n)
    return [frozenset(some) for some in excused]


def _outermost(ends: list[tuple[End, int]], excused: frozenset[int]) -> list[End]:
    """Return the outermost end that is not excused; no more are looked at than are excused."""
    return next(([end] for end, n in ends if n not in excused), [])


def _interval(fact: Fact) -> Interval:
    if fact.value is None:
        raise ValueError(fact.id)
    return fact.value.interval


def _low(fact: Fact) -> Decimal:
    low = _interval(fact).low
    return _BELOW_ALL if low is None else low


def _high(fact: Fact) -> Decimal:
    high = _interval(fact).high
    return _ABOVE_ALL if high is None else high


def _start(fact: Fact) -> date:
    return (fact.date.start if fact.date else None) or date.min


def _end(fact: Fact) -> date:
    return _known_end(fact) or date.max


def _known_end(fact: Fact) -> date | None:
    """Return the last day that a figure counts to: what goes on does so to the day it was last confirmed."""
    end = fact.date.end if fact.date else None
    return fact.checked if end is None else end


def _turned(end: End) -> End:
    return (-end[0], -end[1])
