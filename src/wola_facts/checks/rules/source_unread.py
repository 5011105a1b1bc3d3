"""A source's page was last read too long ago.

Why: pages are moved, corrected and withdrawn. Read on 2026-01-01:

Bad:

    [source.cndh-2019]
    title    = "Annual report"
    date     = "2019"
    accessed = 2019-11-26
    url      = "https://www.cndh.org.mx/informe"

Good:

    [source.cndh-2019]
    title    = "Annual report"
    date     = "2019"
    accessed = 2025-11-26
    url      = "https://www.cndh.org.mx/informe"

Options: `review` of the source, else `[stale] source` in corpus.toml (a warning after 365 days); "never" ends it.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import SOURCE, Problem, Rule, at
from wola_facts.checks.wording import ago
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source


def check(source: Source, context: Context) -> Iterator[Problem]:
    """Yield a problem where the page was last read too long ago."""
    stale = context.source_staleness.get(source.id)
    if stale:
        yield Problem(
            f"the source {source.id} was last read on {stale.since}, {ago(stale.days)}, "
            f"over the {stale.threshold} allowed",
            at(source, "accessed"),
            help=f"read it again; if it still says so, set accessed = {context.today}",
            label=ago(stale.days),
            severity=stale.severity,
        )


rule = Rule("STA002", "source-unread", Severity.WARNING, SOURCE, check)
