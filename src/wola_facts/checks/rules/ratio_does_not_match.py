"""A ratio or percentage that its own numbers do not give.

Why: 706 of 1,129 is 62.5 %, whatever the sentence says. Numbers that were rounded stand for all that round to them,
and the interval used is printed.

Bad:

    [fact.deaths]
    claim  = "Civilians killed"
    value  = 72
    unit   = "deaths"
    date   = "2019"
    source = "https://example.org/report"

    [fact.injuries]
    claim  = "Civilians injured"
    value  = 20
    unit   = "injuries"
    date   = "2019"
    source = "https://example.org/report"

    [fact.lethality]
    claim    = "Deaths per injury"
    value    = 0.3
    ratio_of = ["deaths", "injuries"]
    date     = "2019"
    source   = "https://example.org/report"

Good:

    [fact.deaths]
    claim  = "Civilians killed"
    value  = 72
    unit   = "deaths"
    date   = "2019"
    source = "https://example.org/report"

    [fact.injuries]
    claim  = "Civilians injured"
    value  = 20
    unit   = "injuries"
    date   = "2019"
    source = "https://example.org/report"

    [fact.lethality]
    claim    = "Deaths per injury"
    value    = 3.6
    ratio_of = ["deaths", "injuries"]
    date     = "2019"
    source   = "https://example.org/report"

Options: none. Numbers of different times are mixed periods (PER001).
"""

from collections.abc import Iterator
from decimal import Decimal

from wola_facts.checks.arithmetic import as_ratio, as_term, gap, is_percent, mixed_times, operand
from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.checks.wording import said
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity
from wola_facts.model.interval import Answer, Interval, compare, plain

_HUNDRED = Interval.exactly(Decimal(100))


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem where the value lies outside of what numerator and denominator can give."""
    if len(fact.ratio_of) != 2 or fact.value is None or fact.value.boolean:
        return
    above, below = (operand(context, one) for one in fact.ratio_of)
    if above is None or below is None or mixed_times((above, below)):
        return
    if as_term(below.value) == Interval.exactly(Decimal(0)):
        zero = below.label if below.label == "0" else f"{below.label}, which is 0"
        yield Problem(
            f"{fact.id} divides by {zero}",
            at(fact, "ratio_of"),
            help="correct the denominator; if the ratio is printed upside down, turn ratio_of round",
            related=(related(below.fact, f"{below.value.interval}", "value"),) if below.fact else (),
        )
        return
    try:
        quotient = as_term(above.value) / as_term(below.value)
    except ZeroDivisionError:
        yield Problem(f"whether {fact.id} matches: its base may be 0", at(fact, "ratio_of"), open=True)
        return
    if is_percent(fact.value) and not is_percent(above.value):
        quotient = quotient * _HUNDRED
    stated = as_ratio(fact.value)
    answer = compare(stated, "==", quotient)
    if answer is Answer.FAILS:
        yield Problem(
            f"{fact.id} is {said(fact.value)}, and {above.label} / {below.label} comes to {_shown(quotient)}",
            at(fact, "value"),
            help="correct the value, or its numbers; if the ratio is printed upside down, turn ratio_of round",
            label=f"{stated} allowing for rounding",
            related=tuple(related(one.fact, f"{one.value.interval}", "value") for one in (above, below) if one.fact),
            notes=tuple(note for note in (gap(stated, quotient),) if note),
        )
    elif answer is Answer.OPEN and not (stated.contains(quotient) or quotient.contains(stated)):
        message = f"whether {fact.id} matches: it is in {stated}, its numbers give {_shown(quotient)}"
        yield Problem(message, at(fact, "value"), open=True)


def _shown(quotient: Interval) -> str:
    """Return a quotient with as many digits as a person reads."""
    if quotient.single:
        return _digits(quotient.low)
    left, right = "[("[quotient.low_open], "])"[quotient.high_open]
    return f"{left}{_digits(quotient.low) or '-inf'}, {_digits(quotient.high) or 'inf'}{right}"


def _digits(number: Decimal | None) -> str:
    if number is None:
        return ""
    return plain(Decimal(f"{number:.4g}")) if abs(number) < 10_000 else f"{number:.0f}"


rule = Rule("NUM003", "ratio-does-not-match", Severity.ERROR, FACT, check)
