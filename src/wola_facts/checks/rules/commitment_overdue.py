"""A promise whose day has passed without its being met, broken or withdrawn.

Why: this is what a promise is written down for. Read on 2026-01-01:

Bad:

    [fact.torture-register]
    kind   = "commitment"
    claim  = "A national register of torture will be set up"
    by     = "Federal government"
    date   = 2017-06-26
    due    = 2018-06-26
    source = "https://example.org/law"
    log    = [{ on = 2019-11-26, state = "pending" }]

Good:

    [fact.torture-register]
    kind   = "commitment"
    claim  = "A national register of torture will be set up"
    by     = "Federal government"
    date   = 2017-06-26
    due    = 2018-06-26
    source = "https://example.org/law"
    log    = [{ on = 2019-11-26, state = "broken" }]

Options: none. The day of `due` itself is still in time. Without `due` a promise is ongoing (STA001).
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at
from wola_facts.checks.wording import ago
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem where a promise is overdue."""
    stale = context.standings[fact.id].staleness
    if stale and stale.code == rule.code:
        who = f" by {fact.by}" if fact.by else ""
        yield Problem(
            f"the promise {fact.id}{who} was due on {stale.since}, {ago(stale.days)}, and is {fact.state}",
            at(fact, "due"),
            help="add to its log what became of it (met, partly met, broken, withdrawn), or its new day as `due`",
            label=ago(stale.days),
            severity=stale.severity,
        )


rule = Rule("STA003", "commitment-overdue", Severity.ERROR, FACT, check)
