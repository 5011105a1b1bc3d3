"""The id of a fact names a year that is not in its period.

Why: an id is written when one knows what one means. `torture-files-2023` with a date in 2022 is a slip in one of them.

Bad:

    [fact.torture-files-2023]
    claim  = "Torture files"
    value  = 4592
    date   = "2022"
    source = "https://example.org/files"

Good:

    [fact.torture-files-2023]
    claim  = "Torture files"
    value  = 4592
    date   = "2023"
    source = "https://example.org/files"

Options: none. A year that the claim, the note, the definition, the quote or the value speaks of is meant otherwise, and
so is one that a promise is due in.
"""

import re
from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at
from wola_facts.checks.wording import when
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(fact: Fact, _: Context) -> Iterator[Problem]:
    """Yield a warning where no year of the id is one of the period, and nothing else in the record speaks of it."""
    date = fact.date
    years = [int(part) for part in fact.id.split("-") if len(part) == 4 and part.isdigit() and part[:2] in ("19", "20")]
    if not years or date is None:
        return
    first = date.start.year if date.start else 0
    last = date.end.year if date.end else 9999
    if any(first <= year <= last for year in years):
        return
    said = " ".join(
        (*fact.claim.values(), *fact.note.values(), *fact.definition.values(), fact.quote, str(fact.due or ""))
    )
    if fact.value:
        said += f" {fact.value.text}"
    if any(re.search(rf"\b{year}\b", said) for year in years):
        return
    yield Problem(
        f"the id {fact.id} names {', '.join(map(str, years))}, and its date is {when(date)}",
        at(fact, "date"),
        help="correct the date, or name the record otherwise; or say in `note` what the year is",
    )


rule = Rule("PER004", "id-names-another-year", Severity.WARNING, FACT, check)
