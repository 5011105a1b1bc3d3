"""The page of a source is gone.

Why: a reader who follows a citation has to find what is cited. Servers stumble, so one bad day is no proof.

Bad:

    # --- facts.toml
    [source.report]
    title = "Annual report"
    date  = "2019"
    url   = "https://example.org/report"
    # --- observed
    [report]
    verdict  = "dead"
    why      = "it answers 404"
    status   = 404
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

Options: `facts check --online` asks, and remembers in the user's cache or in `--observations FILE`. What is gone (404,
410, no such host) is a warning at first sight and an error in the second run. What only does not answer is a note, and
an error after three failed runs on three days or more. A run that goes well begins anew. What was well is asked again
after seven days, a page that lets no program in after one, all else in every run. A run asks for 10,000 addresses
at most, or 1,000 with `--since`, and takes 900 seconds (`--max-urls`, `--max-time`); the next run goes on from there.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wola_facts.checks.context import Context
from wola_facts.checks.links import ground, seen, unable, unasked, when
from wola_facts.checks.rule import DOUBTED, Problem, Rule, Unchecked
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source

if TYPE_CHECKING:
    from wola_facts.web.observation import Observation

_RUNS = 3
#: From the first failed day to the third.
_DAYS = 2


def check(source: Source, context: Context) -> Iterator[Problem | Unchecked]:
    """Yield a problem where a page is gone, or has not answered; and what was not asked."""
    yield from unasked(source, context)
    for observation, place, fact in seen(source, context, "dead", "transient"):
        from wola_facts.web.observation import NOT_ASKED  # only where something was observed

        if observation.why.startswith(NOT_ASKED):
            yield Unchecked(observation.why)
            continue
        gone = observation.verdict == "dead"
        severity = severity_of(observation, context.today)
        yield Problem(
            f"the page of {source.id} {'is gone' if gone else 'does not answer'}: {ground(observation)}",
            place,
            help=_HELP if gone or severity is Severity.ERROR else "nothing yet: it may answer tomorrow",
            fact=fact,
            notes=(_streak(observation, severity), *when(observation, context)),
            severity=severity,
        )


def severity_of(observation: "Observation", today: date) -> Severity:
    """Return how bad a failure is by now: by how many runs it was seen in, and over how many days."""
    if observation.verdict == "dead":
        return Severity.ERROR if observation.dead > 1 else Severity.WARNING
    long = observation.first_fail and (today - date.fromisoformat(observation.first_fail)).days >= _DAYS
    return Severity.ERROR if observation.fails >= _RUNS and long else Severity.NOTE


def _streak(observation: "Observation", severity: Severity) -> str:
    if observation.fails < 2:
        later = "an error if it is gone in the next run too" if observation.verdict == "dead" else "it is asked again"
        return f"seen for the first time; {later}"
    since = f"{observation.fails} runs have failed since {observation.first_fail or 'an unknown day'}"
    good = f", the last good one was on {observation.last_ok}" if observation.last_ok else ""
    return since + good + ("" if severity is Severity.ERROR else "; an error after three on three days")


_HELP = (
    "look for its new address and write that as `url`; or write the address of a copy in an archive as `archive`; "
    "or cite a source that is there"
)

rule = Rule("LNK002", "gone-link", Severity.WARNING, DOUBTED, check, unable)
