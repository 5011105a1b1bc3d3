"""The page of a source is gone or changed, and its record names no archived copy.

Why: what a page said when it was cited can then only be read in an archive.

Bad:

    # --- facts.toml
    [source.report]
    title = "Annual report"
    date  = "2019"
    url   = "https://example.org/report"
    # --- observed
    [report]
    verdict  = "dead"
    status   = 404
    observed = "2026-01-01T06:00:00Z"
    archive  = "https://web.archive.org/web/20191126000000/https://example.org/report"
    archived = "2019-11-26"

Good:

    # --- facts.toml
    [source.report]
    title    = "Annual report"
    date     = "2019"
    url      = "https://example.org/report"
    archive  = "https://web.archive.org/web/20191126000000/https://example.org/report"
    archived = 2019-11-26
    # --- observed
    [report]
    verdict  = "dead"
    status   = 404
    observed = "2026-01-01T06:00:00Z"

Options: `facts check --online --fix` writes the nearest copy that an archive has. SRC004 asks for a copy beforehand,
while the page is still there. A saved `snapshot` counts as one.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.links import seen, unable, unasked, when
from wola_facts.checks.rule import DOUBTED, Problem, Rule, Unchecked
from wola_facts.checks.rules.gone_link import severity_of
from wola_facts.checks.rules.malformed_link import what_is_wrong
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source

_SAID = {
    "dead": "is gone",
    "soft-404": "is not there",
    "drifted": "no longer says what is quoted",
    "transient": "does not answer",
}


def check(source: Source, context: Context) -> Iterator[Problem | Unchecked]:
    """Yield a problem where a page cannot be read as it was, and no copy of it is named."""
    if source.archive or source.snapshot:
        return
    yield from unasked(source, context)
    for observation, place, fact in seen(source, context, *_SAID):
        if observation.verdict == "transient" and severity_of(observation, context.today) is not Severity.ERROR:
            continue
        found = observation.archive
        known = found and not what_is_wrong(found, context.opened)
        day = f" and archived = {observation.archived}" if observation.archived else ""
        yield Problem(
            f"the page of {source.id} {_SAID[observation.verdict]}, and no archived copy is named",
            place,
            help=f'write archive = "{found}"{day}' if known else "look for a copy in an archive: web.archive.org",
            fact=fact,
            notes=when(observation, context),
        )


rule = Rule("LNK006", "no-archived-copy", Severity.WARNING, DOUBTED, check, unable)
