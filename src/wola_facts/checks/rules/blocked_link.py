"""The page of a source lets people in, and no program.

Why: a wall says nothing of the page behind it. A person has to look.

Bad:

    # --- facts.toml
    [source.report]
    title = "Annual report"
    date  = "2019"
    url   = "https://example.org/report"
    # --- observed
    [report]
    verdict  = "blocked"
    why      = "it answers 403"
    status   = 403
    observed = "2026-01-01T06:00:00Z"

Good:

    # --- facts.toml
    [source.report]
    title = "Annual report"
    date  = "2019"
    url   = "https://example.org/report"
    # --- observed
    [report]
    verdict  = "ok"
    status   = 200
    observed = "2026-01-01T06:00:00Z"

Options: with `--robots` a page that its host's robots.txt keeps programs from is not asked for, and is told of here;
there we are `facts`. Without it a page that a person cites is asked for once, as a person would. It is a note and never
an error. A saved copy (`facts check --copies DIR`) is checked all the same.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.links import ground, seen, unable, unasked, when
from wola_facts.checks.rule import DOUBTED, Problem, Rule, Unchecked
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source


def check(source: Source, context: Context) -> Iterator[Problem | Unchecked]:
    """Yield a note where a page is behind a wall."""
    yield from unasked(source, context)
    for observation, place, fact in seen(source, context, "blocked"):
        yield Problem(
            f"the page of {source.id} lets no program in: {ground(observation)}",
            place,
            help="open it in a browser, and save a text copy for --copies",
            fact=fact,
            notes=when(observation, context),
        )


rule = Rule("LNK005", "blocked-link", Severity.NOTE, DOUBTED, check, unable)
