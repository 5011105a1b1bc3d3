"""Of two records of one measure and time, one says the same more sharply.

Why: "over 700" and 706 do not disagree, but a reader who is given the one wants to know of the other.

Bad:

    [fact.bodies-wola]
    claim   = "Bodies exhumed"
    value   = "over 700"
    date    = "2019-11"
    measure = "bodies-exhumed"
    source  = "https://example.org/wola"

    [fact.bodies-government]
    claim   = "Bodies exhumed"
    value   = 706
    date    = "2019-11"
    measure = "bodies-exhumed"
    source  = "https://example.org/government"

Good:

    [fact.bodies-wola]
    claim   = "Bodies exhumed"
    value   = "over 700"
    date    = "2019-11"
    measure = "bodies-exhumed"
    source  = "https://example.org/wola"

    [fact.bodies-government]
    claim      = "Bodies exhumed"
    value      = 706
    date       = "2019-11"
    measure    = "bodies-exhumed"
    supersedes = "bodies-wola"
    source     = "https://example.org/government"

Options: none. It is a note: keeping the bound that a source gives is right.
"""

from collections.abc import Iterator

from wola_facts.checks.conflicts import same_time, sharper
from wola_facts.checks.context import Context
from wola_facts.checks.rule import SERIES, Problem, Rule, at, related
from wola_facts.checks.wording import described, in_time, said
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(facts: list[Fact], context: Context) -> Iterator[Problem]:
    """Yield a note for each record whose interval strictly contains another's of its time."""
    for group in same_time(facts):
        for pair in sharper(group):
            inner, outer = pair.first, pair.second
            yield Problem(
                f"{outer.id} is {said(outer.value)}; {inner.id} has the sharper figure{in_time(inner.date)}: "
                f"{said(inner.value)}",
                at(outer, "value"),
                help="say so, or keep the bound as the source has it; if the sharper one replaces it, set "
                f'supersedes = "{outer.id}" there',
                label=described(context.corpus, outer),
                related=(related(inner, described(context.corpus, inner), "value"),),
                fact=outer.id,
            )


rule = Rule("CON002", "sharper-figure", Severity.NOTE, SERIES, check)
