"""The page of a source says that it is not there, though its server says that all is well.

Why: a shop window, a parked domain or a friendly "page not found" is no source, whatever the status says.

Bad:

    # --- facts.toml
    [source.report]
    title = "Annual report"
    date  = "2019"
    url   = "https://example.org/report"
    # --- observed
    [report]
    verdict  = "soft-404"
    why      = "its title says that nothing was found"
    status   = 200
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

Options: none. A page on which the quotes of its facts are found is never one.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.links import ground, seen, unable, unasked, when
from wola_facts.checks.rule import DOUBTED, Problem, Rule, Unchecked
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source


def check(source: Source, context: Context) -> Iterator[Problem | Unchecked]:
    """Yield a problem where a page looks like one that is not there."""
    yield from unasked(source, context)
    for observation, place, fact in seen(source, context, "soft-404"):
        yield Problem(
            f"the page of {source.id} looks like one that is not there: {ground(observation)}",
            place,
            help="open it; if it is the right page after all, quote it in a fact: evidence found is proof",
            fact=fact,
            notes=when(observation, context),
        )


rule = Rule("LNK004", "soft-404", Severity.WARNING, DOUBTED, check, unable)
