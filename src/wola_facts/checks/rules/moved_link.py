"""The page of a source has moved for good.

Why: a forwarding address is kept for a while only; the new one should be written while it is known.

Bad:

    # --- facts.toml
    [source.report]
    title = "Annual report"
    date  = "2019"
    url   = "https://example.org/report"
    # --- observed
    [report]
    verdict   = "moved-permanent"
    status    = 200
    moved_to  = "https://example.org/reports/2019"
    final_url = "https://example.org/reports/2019"
    observed  = "2026-01-01T06:00:00Z"

Good:

    # --- facts.toml
    [source.report]
    title = "Annual report"
    date  = "2019"
    url   = "https://example.org/reports/2019"
    # --- observed
    [report]
    verdict  = "ok"
    status   = 200
    observed = "2026-01-01T06:00:00Z"

Options: `facts check --online --fix` writes the new address, unless a quote of the source is not found there. A move
that is only for now is no finding.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.links import cut, seen, unable, unasked, when
from wola_facts.checks.rule import DOUBTED, Problem, Rule, Unchecked
from wola_facts.checks.rules.malformed_link import what_is_wrong
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source


def check(source: Source, context: Context) -> Iterator[Problem | Unchecked]:
    """Yield a problem where a page has a new address for good."""
    yield from unasked(source, context)
    for observation, place, fact in seen(source, context, "moved-permanent"):
        new = observation.moved_to
        fit = new and not what_is_wrong(new, context.opened)
        key = "source" if source.inline else "url"
        yield Problem(
            f"the page of {source.id} has moved for good" + (f", to {cut(new)}" if new else ""),
            place,
            help=f'write {key} = "{new}" (`facts check --online --fix` does)' if fit else "look for its new address",
            fact=fact,
            notes=when(observation, context),
        )


rule = Rule("LNK003", "moved-link", Severity.WARNING, DOUBTED, check, unable)
