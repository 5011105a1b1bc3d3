"""The figure of a shorter period exceeds that of a longer one around it.

Why: what happens in March happens in that year. It is judged for a flow: a measure with stock = "flow".

Bad:

    [measure.homicides]
    stock = "flow"

    [fact.homicides-2019]
    claim   = "Homicides"
    value   = 29000
    measure = "homicides"
    date    = "2019"
    source  = "https://example.org/a"

    [fact.homicides-first-half]
    claim   = "Homicides"
    value   = 30000
    measure = "homicides"
    date    = "2019-01/2019-06"
    source  = "https://example.org/b"

Good:

    [measure.homicides]
    stock = "flow"

    [fact.homicides-2019]
    claim   = "Homicides"
    value   = 29000
    measure = "homicides"
    date    = "2019"
    source  = "https://example.org/a"

    [fact.homicides-first-half]
    claim   = "Homicides"
    value   = 17608
    measure = "homicides"
    date    = "2019-01/2019-06"
    source  = "https://example.org/b"

Options: none. A measure that can be negative (signed = true) is not judged.
"""

from collections.abc import Iterator

from wola_facts.checks.arithmetic import gap
from wola_facts.checks.conflicts import exceeding
from wola_facts.checks.context import Context
from wola_facts.checks.rule import SERIES, Problem, Rule, at, related
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(facts: list[Fact], context: Context) -> Iterator[Problem]:
    """Yield a problem for each record of a flow that certainly exceeds one whose period holds its own."""
    measure = context.corpus.measures.get(facts[0].measure)
    if measure is None or measure.stock != "flow" or measure.signed:
        return
    for pair in exceeding(facts):
        outer, inner = pair.first, pair.second
        if outer.value is None or inner.value is None:
            continue
        apart = gap(inner.value.interval, outer.value.interval)
        yield Problem(
            f"{inner.id} has {inner.value.text} in {inner.date}, more than the {outer.value.text} of {outer.date}, "
            "which holds that time",
            at(inner, "value"),
            help="correct the one that is wrong; if one disputes or supersedes the other, say so; if they count "
            "different things, give them measures or definitions of their own",
            label=f"{inner.value.interval}  {inner.date}",
            related=(related(outer, f"{outer.value.interval}  {outer.date}", "value"),),
            notes=(apart,) if apart else (),
            fact=inner.id,
        )


rule = Rule("PER002", "inner-exceeds-outer", Severity.WARNING, SERIES, check)
