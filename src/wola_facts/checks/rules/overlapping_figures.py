"""Two records of one measure and time agree only in part.

Why: 300-400 and 350-450 can both be right, but only between 350 and 400; neither source says that.

Bad:

    [fact.experts-wola]
    claim   = "Forensic experts needed"
    value   = "300-400"
    date    = "2019-11"
    measure = "experts-needed"
    source  = "https://example.org/wola"

    [fact.experts-cndh]
    claim   = "Forensic experts needed"
    value   = "350-450"
    date    = "2019-11"
    measure = "experts-needed"
    source  = "https://example.org/cndh"

Good:

    [fact.experts-wola]
    claim   = "Forensic experts needed"
    value   = "300-400"
    date    = "2019-11"
    measure = "experts-needed"
    source  = "https://example.org/wola"

    [fact.experts-cndh]
    claim    = "Forensic experts needed"
    value    = "350-450"
    date     = "2019-11"
    measure  = "experts-needed"
    disputes = "experts-wola"
    source   = "https://example.org/cndh"

Options: none.
"""

from collections.abc import Iterator

from wola_facts.checks.conflicts import overlapping, same_time
from wola_facts.checks.context import Context
from wola_facts.checks.rule import SERIES, Problem, Rule, at, related
from wola_facts.checks.wording import described, in_time, said
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(facts: list[Fact], context: Context) -> Iterator[Problem]:
    """Yield a problem for each record that overlaps another of its time without one containing the other."""
    corpus = context.corpus
    order = {fact.id: n for n, fact in enumerate(facts)}
    for group in same_time(facts):
        for pair in overlapping(group):
            first, second = sorted((pair.first, pair.second), key=lambda fact: order[fact.id])
            shared = first.value.interval.intersect(second.value.interval) if first.value and second.value else ""
            yield Problem(
                f"{said(first.value)} and {said(second.value)} agree only in {shared}{in_time(second.date)}",
                at(second, "value"),
                help=f'if both stand, set disputes = "{first.id}" on one of them; if one replaces the other, set '
                "supersedes; if they count different things, give each its measure or its definition",
                label=described(corpus, second),
                related=(related(first, described(corpus, first), "value"),),
                fact=second.id,
            )


rule = Rule("CON003", "overlapping-figures", Severity.WARNING, SERIES, check)
