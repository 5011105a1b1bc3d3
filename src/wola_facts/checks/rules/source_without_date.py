"""A source record without a date.

Why: without the day of its publication nobody can tell which of two sources is the later, and citations say "n.d.".

Bad:

    [source.cndh-2019]
    title = "Annual report"
    url   = "https://www.cndh.org.mx/informe"

Good:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "https://www.cndh.org.mx/informe"

Options: none. A year is enough; a page that gives none can have "2019~", about then.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import SOURCE, Problem, Rule
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source


def check(source: Source, _: Context) -> Iterator[Problem]:
    """Yield a problem where the record has no date."""
    if not source.inline and source.date is None:
        yield Problem(
            f"the source {source.id} has no date",
            help='give the day, month or year of its publication; where the work says none, about then: "2019~"',
        )


rule = Rule("SRC002", "source-without-date", Severity.WARNING, SOURCE, check)
