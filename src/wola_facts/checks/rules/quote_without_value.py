"""The quote does not hold the figure of the record.

Why: the quote is the evidence; a reader must find the number in it, with its hedge. "more than 40,000" is no 40,000.

Bad:

    [fact.missing-registered]
    claim  = "Registered missing persons"
    value  = 40000
    unit   = "people"
    date   = "2019-01"
    source = "https://example.org/report"
    quote  = "the register holds over 40,000 cases"

Good:

    [fact.missing-registered]
    claim  = "Registered missing persons"
    value  = "over 40,000"
    unit   = "people"
    date   = "2019-01"
    source = "https://example.org/report"
    quote  = "the register holds over 40,000 cases"

Options: none. A hedge reaches over figures joined by and, or, y, o; "fell by 54 percent" is 54 % and -54 %,
"one in five" is 20 %.
"""

from collections.abc import Iterator
from decimal import Decimal

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity
from wola_facts.model.interval import Interval
from wola_facts.model.quantity import Quantity

_HUNDRED = Interval.exactly(Decimal(100))


def check(fact: Fact, _: Context) -> Iterator[Problem]:
    """Yield a problem where no figure of the quote has the interval of the record, nor all its parts."""
    if not fact.quote or fact.value is None or fact.value.boolean:
        return
    if any(_holds(figure, fact.value) for figure in fact.quoted):
        return
    parts = [part.value for part in fact.parts if part.value]
    if parts and all(any(_holds(figure, part) for figure in fact.quoted) for part in parts):
        return
    seen = ", ".join(dict.fromkeys(f"{figure.text} {figure.interval}" for figure in fact.quoted[:4]))
    yield Problem(
        f"the quote of {fact.id} does not hold its value, {fact.value.text} {fact.value.interval}; "
        + (f"its figures: {seen}" if seen else "it holds no figure"),
        at(fact, "quote"),
        help="write the value as the source says it, hedge included, or quote the words that hold it",
        related=(related(fact, f"{fact.value.interval}", "value"),),
    )


def _holds(figure: Quantity, value: Quantity) -> bool:
    if value.unit == "%" and figure.unit != "%" and _is_share(figure.interval):
        percent = figure.interval * _HUNDRED
        return percent == value.interval or (not _is_noun(figure) and figure.interval == value.interval)
    if (value.unit == "%") != (figure.unit == "%") and (figure.unit == "%" or _is_noun(figure)):
        return False
    return _same(figure.interval, value.interval)


def _same(a: Interval, b: Interval) -> bool:
    """Whether two intervals are one, or are one as whole numbers: a unit closes (40000, inf) on [40001, inf)."""
    return a == b or (_is_whole(a) and _is_whole(b) and a.whole() == b.whole())


def _is_share(interval: Interval) -> bool:
    """Whether a figure is a part of one: "half of the cases" and "one in two" are 50 %."""
    ends = [end for end in (interval.low, interval.high) if end]
    return bool(ends) and all(0 < end < 1 for end in ends)


def _is_whole(interval: Interval) -> bool:
    return all(end is None or end == end.to_integral_value() for end in (interval.low, interval.high))


def _is_noun(figure: Quantity) -> bool:
    """Whether the figure has a unit that rules out a percentage; nothing behind it rules out nothing."""
    return bool(figure.unit) and figure.unit.split(" ")[0].casefold() not in {"points", "puntos"}


rule = Rule("EVI002", "quote-without-value", Severity.ERROR, FACT, check)
