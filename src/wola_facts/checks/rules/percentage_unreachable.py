"""A percentage that no whole number out of its base can give: the GRIM test.

Why: of 28 people no 37 % can say anything: 10 are 35.7 % and 11 are 39.3 %. One of the two numbers is wrong.

Bad:

    [fact.tortured]
    claim  = "Prisoners who reported torture"
    value  = "37%"
    of     = 28
    date   = "2019"
    source = "https://example.org/survey"

Good:

    [fact.tortured]
    claim  = "Prisoners who reported torture"
    value  = "36%"
    of     = 28
    date   = "2019"
    source = "https://example.org/survey"

Options: none. The base may be a fact; where it counts no whole things, or its bound is open, nothing is said.
"""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from wola_facts.checks.arithmetic import as_ratio, as_term, is_percent, mixed_times, operand, whole_fact
from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.checks.wording import said
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity
from wola_facts.model.interval import PRECISION, Interval

#: Bases beyond this reach every percentage that is given to two decimals.
LARGEST = 20_000

#: A base that may be any of more numbers than this is not tried number by number.
MOST = 2_000


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem where no count out of the base rounds to the percentage."""
    if fact.of is None or fact.value is None or not is_percent(fact.value):
        return
    base = operand(context, fact.of)
    own = whole_fact(fact)
    if base is None or own is None or mixed_times((own, base)):
        return
    share = as_ratio(fact.value)
    if as_term(base.value) == Interval.exactly(Decimal(0)):
        yield Problem(
            f"{fact.id} is {said(fact.value)} of {base.label}, and nothing is a percentage of 0",
            at(fact, "of"),
            help="correct the base; if nothing was counted, there is no percentage to give",
            related=(related(base.fact, f"{base.value.interval}", "value"),) if base.fact else (),
        )
        return
    reached = reachable(share, as_term(base.value))
    if reached is None:
        yield Problem(
            f"whether {said(fact.value)} of {base.label} can be: the base is open", at(fact, "value"), open=True
        )
    elif not reached:
        near = _nearest(share, base.value.interval)
        yield Problem(
            f"no whole number out of {said(base.value)} comes to {said(fact.value)}{near}",
            at(fact, "value"),
            help="one of the two is wrong, or the base is another: read both again",
            label=f"{share} allowing for rounding",
            related=(related(base.fact, f"{base.value.interval}", "value"),) if base.fact else (),
        )


def reachable(share: Interval, base: Interval) -> bool | None:
    """Whether some whole k out of some whole n of the base is a percentage in `share`; None where it is open."""
    whole = base.whole()
    if whole.low is None or (base.single and base.low != whole.low):
        return None
    first = max(int(whole.low), 1)
    if first > LARGEST:
        return True
    last = None if whole.high is None else int(whole.high)
    if last is not None and last < first:
        return None
    tried = range(first, min(first + MOST, LARGEST) if last is None else min(last, first + MOST) + 1)
    if any(_count(share, n) for n in tried):
        return True
    return None if last is None or last > first + MOST else False


def _count(share: Interval, n: int) -> bool:
    """Whether a whole number k lies in share * n / 100; a share may exceed 100 or fall below 0."""
    with localcontext(prec=PRECISION):
        low = None if share.low is None else share.low * n / 100
        high = None if share.high is None else share.high * n / 100
    if low is None or high is None:
        return True
    first, last = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR)
    first += share.low_open and first == low
    last -= share.high_open and last == high
    return first <= last


def _nearest(share: Interval, base: Interval) -> str:
    if not base.single or base.low is None or share.low is None or share.high is None:
        return ""
    n = base.low
    k = ((share.low + share.high) / 200 * n).to_integral_value(ROUND_FLOOR)
    return f": {k} are {_percent(k, n)} and {k + 1} are {_percent(k + 1, n)}"


def _percent(k: Decimal, n: Decimal) -> str:
    return f"{k * 100 / n:.1f}%"


rule = Rule("NUM004", "percentage-unreachable", Severity.ERROR, FACT, check)
