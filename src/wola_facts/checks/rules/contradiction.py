"""Records of one measure and one time that cannot all be true.

Why: 17 states and 22 states cannot both lack a prosecutor in November 2019. If both stand, a reader must be told.

Bad:

    [fact.states-without-prosecutor]
    claim   = "States without a specialised torture prosecutor"
    value   = 17
    date    = "2019-11"
    measure = "states-without-prosecutor"
    source  = "https://example.org/wola"

    [fact.states-without-prosecutor-observatory]
    claim   = "States without a specialised torture prosecutor"
    value   = 22
    date    = "2019-11"
    measure = "states-without-prosecutor"
    source  = "https://example.org/observatory"

Good:

    [fact.states-without-prosecutor]
    claim   = "States without a specialised torture prosecutor"
    value   = 17
    date    = "2019-11"
    measure = "states-without-prosecutor"
    source  = "https://example.org/wola"

    [fact.states-without-prosecutor-observatory]
    claim    = "States without a specialised torture prosecutor"
    value    = 22
    date     = "2019-11"
    measure  = "states-without-prosecutor"
    disputes = "states-without-prosecutor"
    source   = "https://example.org/observatory"

Options: none. Records with the same `measure`, `where`, `who` and `dims` are compared; different definitions are not
(CMP001), nor what is retracted or superseded. Many at odds are one finding.
"""

from collections.abc import Iterator

from wola_facts.checks.arithmetic import gap
from wola_facts.checks.conflicts import contradicting, same_time
from wola_facts.checks.context import Context
from wola_facts.checks.rule import SERIES, Problem, Rule, at, related
from wola_facts.checks.wording import claim_of, described, in_time, listed, said
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(facts: list[Fact], context: Context) -> Iterator[Problem]:
    """Yield one problem for each time of a series whose records are at odds."""
    corpus = context.corpus
    for group in same_time(facts):
        clashing = contradicting(group)
        if not clashing:
            continue
        last, others = clashing[-1], clashing[:-1]
        values = list(dict.fromkeys(said(fact.value) for fact in clashing))
        both = "both" if len(values) <= 2 else "all"
        yield Problem(
            f'{listed(values)} cannot {both} be "{claim_of(corpus, last)}"{in_time(last.date)}',
            at(last, "value"),
            help=f'if {both} stand, set disputes = "{others[0].id}" on one of them; if one replaces the other, set '
            "supersedes; if they count different things, give each its measure or its definition",
            label=described(corpus, last),
            related=tuple(related(fact, described(corpus, fact), "value") for fact in others[:6]),
            notes=tuple(note for note in (_apart(clashing),) if note),
            fact=last.id,
        )


def _apart(facts: list[Fact]) -> str:
    if len(facts) != 2 or facts[0].value is None or facts[1].value is None:
        return f"{len(facts)} records are at odds" if facts[2:] else ""
    return "" if facts[0].value.boolean else gap(facts[0].value.interval, facts[1].value.interval)


rule = Rule("CON001", "contradiction", Severity.ERROR, SERIES, check)
