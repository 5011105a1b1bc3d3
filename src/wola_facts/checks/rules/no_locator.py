"""A fact that does not say where in its source it stands.

Why: "somewhere in 80 pages" costs every reader an hour.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"
    at     = "para. 5"

Options: none. A law that is cited by its own number and a fact that is retracted need none.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(fact: Fact, _: Context) -> Iterator[Problem]:
    """Yield a note where there is no locator."""
    if fact.at or not fact.sources or fact.retracted or fact.kind in {"law", "ruling"}:
        return
    yield Problem(f"{fact.id} does not say where in its source it stands", help='write at = "p. 3" or "para. 4"')


rule = Rule("EVI005", "no-locator", Severity.NOTE, FACT, check)
