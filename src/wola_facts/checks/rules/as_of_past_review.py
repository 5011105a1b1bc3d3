"""A figure as of a day that is past its review.

Why: it stays true of its day, but a newer one may be out. Read on 2026-01-01:

Bad:

    [fact.missing-registered]
    claim  = "Registered missing persons"
    value  = "over 40,000"
    date   = 2019-01-17
    source = "https://example.org/register"

Good:

    [fact.missing-registered]
    claim  = "Registered missing persons"
    value  = "over 40,000"
    date   = 2019-01-17
    review = "never"
    source = "https://example.org/register"

Options: `review` of the fact, else of its source, its measure or its topic, else `[stale] as-of` in corpus.toml
(a warning after 365 days). A fact with a later record of its series is dated and not stale.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at
from wola_facts.checks.wording import ago
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem where a figure as of a day is past its review."""
    stale = context.standings[fact.id].staleness
    if stale is None or stale.code != rule.code:
        return
    key = "checked" if fact.checked == stale.since else "date"
    yield Problem(
        f"{fact.id} is as of {stale.since}, {ago(stale.days)}, over the {stale.threshold} allowed",
        at(fact, key),
        help=f'look for a newer figure and write it with measure = "{fact.measure}"; if there is none, '
        f'set checked = {context.today}, or review = "never" where only that day matters',
        label=ago(stale.days),
        severity=stale.severity,
    )


rule = Rule("STA004", "as-of-past-review", Severity.WARNING, FACT, check)
