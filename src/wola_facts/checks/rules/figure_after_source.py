"""A fact whose period begins or ends after every one of its sources was published.

Why: nobody can report in 2019 what was counted in 2020. Either the fact's date is wrong, or the source's.

Bad:

    [source.report]
    title = "One year in"
    date  = 2019-11-26
    url   = "https://example.org/report"

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2020"
    source = "report"

Good:

    [source.report]
    title = "One year in"
    date  = 2019-11-26
    url   = "https://example.org/report"

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2019"
    source = "report"

Options: none. Promises, laws and rulings may begin later; so may what a dataset holds, which grows after its date.
"""

from collections.abc import Iterator
from datetime import date as Day

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.checks.wording import when
from wola_facts.model.dates import Period
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source

FORWARD = frozenset({"commitment", "law", "ruling"})


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem where the first day of the fact, or of its last month or year, lies after each source's last."""
    date = fact.date
    if date is None or date.start is None or date.approximate or fact.kind in FORWARD:
        return
    sources = context.corpus.sources_of(fact)
    if not sources or len(sources) < len(fact.sources):
        return
    for source in sources:
        published = source.date
        if published is None or published.end is None or published.approximate or source.type == "dataset":
            return
        if published.end >= max(date.start, _last(date)):
            return
    latest = max(sources, key=_published)
    yield Problem(
        f"{fact.id} is of {when(date)}, and its source {latest.id} was published before that, {when(latest.date)}",
        at(fact, "date"),
        help="correct the date of the fact or of the source; a page that grows after its date is a dataset",
        related=(related(latest, when(latest.date), "date"),),
        source=latest.id,
    )


def _last(date: Period) -> Day:
    """Return the first day of the last part of a period that is over: of September in 2019-01/2019-09."""
    return date.until.first if date.until else Day.min


def _published(source: Source) -> Day:
    return (source.date.end if source.date else None) or Day.min


rule = Rule("PER003", "figure-after-source", Severity.WARNING, FACT, check)
