"""A record was checked, due or followed before the time that it speaks of.

Why: nobody can confirm a figure before its day, or follow a promise before it was made; one of the days is mistyped.

Bad:

    [fact.torture-register]
    kind   = "commitment"
    claim  = "A national register of torture will be set up"
    by     = "Federal government"
    date   = 2017-06-26
    due    = 2016-06-26
    source = "https://example.org/law"

Good:

    [fact.torture-register]
    kind   = "commitment"
    claim  = "A national register of torture will be set up"
    by     = "Federal government"
    date   = 2017-06-26
    due    = 2018-06-26
    source = "https://example.org/law"

Options: none. A date that is only about then is not judged.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.checks.wording import when
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(fact: Fact, _: Context) -> Iterator[Problem]:
    """Yield a problem for each day that lies before the first one of the fact's date."""
    if fact.date is None or fact.date.start is None or fact.date.approximate:
        return
    days = (
        ("was last checked", fact.checked, ("checked",)),
        ("was due", fact.due, ("due",)),
        *(("was followed", entry.on, ("log", number, "on")) for number, entry in enumerate(fact.log)),
    )
    for what, day, keys in days:
        if day and day < fact.date.start:
            yield Problem(
                f"{fact.id} {what} on {day}, before the time that it speaks of, {when(fact.date)}",
                at(fact, *keys),
                help="correct the day that is wrong",
                related=(related(fact, when(fact.date), "date"),),
            )


rule = Rule("PER005", "days-out-of-order", Severity.WARNING, FACT, check)
