"""A source that was read before it was published.

Why: one of the two days is wrong, and both are printed in the citation.

Bad:

    [source.cndh-2019]
    title    = "Annual report"
    date     = 2019-12-10
    accessed = 2019-11-26
    url      = "https://www.cndh.org.mx/informe"

Good:

    [source.cndh-2019]
    title    = "Annual report"
    date     = 2019-11-10
    accessed = 2019-11-26
    url      = "https://www.cndh.org.mx/informe"

Options: none. A date that is only about then is not held against it.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import SOURCE, Problem, Rule, at, related
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source


def check(source: Source, _: Context) -> Iterator[Problem]:
    """Yield a problem where the first day that `date` can mean lies after `accessed`."""
    date = source.date
    if date is None or source.accessed is None or date.approximate or date.start is None:
        return
    if date.start > source.accessed:
        days = (date.start - source.accessed).days
        yield Problem(
            f"{source.id} was read on {source.accessed}, {days} day{'s' * (days > 1)} before it was published, {date}",
            at(source, "accessed"),
            help="correct `date` if it is the day of a later edition, else `accessed`",
            related=(related(source, str(date), "date"),),
        )


rule = Rule("SRC003", "published-after-accessed", Severity.WARNING, SOURCE, check)
