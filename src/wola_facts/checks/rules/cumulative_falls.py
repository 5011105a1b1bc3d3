"""A cumulative figure that is lower than an earlier one.

Why: the count of bodies found since 2007 cannot shrink. Either it was corrected, which a reader must be told, or one
of the two counts something else. It is judged for a measure with stock = "cumulative".

Bad:

    [measure.bodies-found]
    stock = "cumulative"

    [fact.bodies-august]
    claim   = "Bodies found since 2007"
    value   = 706
    measure = "bodies-found"
    date    = 2019-08-14
    source  = "https://example.org/a"

    [fact.bodies-december]
    claim   = "Bodies found since 2007"
    value   = 671
    measure = "bodies-found"
    date    = 2019-12-31
    source  = "https://example.org/b"

Good:

    [measure.bodies-found]
    stock = "cumulative"

    [fact.bodies-august]
    claim   = "Bodies found since 2007"
    value   = 671
    measure = "bodies-found"
    date    = 2019-08-14
    source  = "https://example.org/a"

    [fact.bodies-december]
    claim   = "Bodies found since 2007"
    value   = 1124
    measure = "bodies-found"
    date    = 2019-12-31
    source  = "https://example.org/b"

Options: none. Periods that begin on different days are different clocks, and not compared.
"""

from collections.abc import Iterator

from wola_facts.checks.arithmetic import gap
from wola_facts.checks.conflicts import falling
from wola_facts.checks.context import Context
from wola_facts.checks.rule import SERIES, Problem, Rule, at, related
from wola_facts.checks.wording import counted_to, described, said
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(facts: list[Fact], context: Context) -> Iterator[Problem]:
    """Yield a problem for each record of a cumulative measure that is certainly below an earlier one."""
    corpus = context.corpus
    measure = corpus.measures.get(facts[0].measure)
    if measure is None or measure.stock != "cumulative" or measure.signed:
        return
    for pair in falling(facts):
        earlier, later = pair.first, pair.second
        if earlier.value is None or later.value is None:
            continue
        apart = gap(earlier.value.interval, later.value.interval)
        yield Problem(
            f"{measure.id} falls from {said(earlier.value)} ({counted_to(earlier)}) to {said(later.value)} "
            f"({counted_to(later)}), and a cumulative figure cannot",
            at(later, "value"),
            help=f'if it was corrected, set supersedes = "{earlier.id}"; if both stand, set disputes; if it is no '
            "running total, correct the measure's stock",
            label=described(corpus, later),
            related=(related(earlier, described(corpus, earlier), "value"),),
            notes=(apart,) if apart else (),
            fact=later.id,
        )


rule = Rule("CON004", "cumulative-falls", Severity.WARNING, SERIES, check)
