"""A present-tense statement that nobody has looked at for too long.

Why: "35 people work there" was true on a day. A closed period is never stale; what goes on is.
The days count from `checked`, else from `date`. Read on 2026-01-01:

Bad:

    [fact.mechanism-staff]
    claim   = "People working in the Mechanism"
    value   = 35
    date    = 2019-11-26
    ongoing = true
    source  = "https://example.org/report"

Good:

    [fact.mechanism-staff]
    claim   = "People working in the Mechanism"
    value   = 35
    date    = 2019-11-26
    checked = 2025-11-26
    ongoing = true
    source  = "https://example.org/report"

Options: `review` of the fact, else of its source, its measure or its topic, else `[stale] ongoing` in corpus.toml
(a warning after 180 days, an error after 365). A `review` is the error threshold; the warning comes at half of it.
A fact with a later record of its series is dated and not stale.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at
from wola_facts.checks.wording import ago
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem where what goes on was last looked at too long ago."""
    stale = context.standings[fact.id].staleness
    if stale is None or stale.code != rule.code:
        return
    key = "checked" if fact.checked == stale.since else "date"
    what = "last known" if fact.kind == "commitment" else "last confirmed"
    yield Problem(
        f"{fact.id} goes on, and was {what} on {stale.since}, {ago(stale.days)}, over the {stale.threshold} allowed",
        at(fact, key),
        help=f"if it still holds, set checked = {context.today}; if it has changed, write the new figure and let it "
        'supersede this one; if it is over, end its period: date = "…/' + str(stale.since.year) + '"',
        label=ago(stale.days),
        severity=stale.severity,
    )


rule = Rule("STA001", "ongoing-past-review", Severity.ERROR, FACT, check)
