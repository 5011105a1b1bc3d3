"""What goes on is as of a day more than a year before its source.

Why: the present tense is that of the source. What a page of 2019 says of 2018 is of 2018, and what it says of its own
day is of 2019; one of the two is written wrongly.

Bad:

    [source.wola-2019]
    title = "One year in"
    date  = 2019-11-26
    url   = "https://www.wola.org/one-year-in"

    [fact.mechanism-staff]
    claim   = "People working in the Mechanism"
    value   = 35
    date    = 2018-11-26
    ongoing = true
    source  = "wola-2019"

Good:

    [source.wola-2019]
    title = "One year in"
    date  = 2019-11-26
    url   = "https://www.wola.org/one-year-in"

    [fact.mechanism-staff]
    claim   = "People working in the Mechanism"
    value   = 35
    date    = 2019-11-26
    ongoing = true
    source  = "wola-2019"

Options: none. With `checked` the record says itself when it was last seen to hold; a period, "2018-12/..", since when.
"""

from collections.abc import Iterator
from datetime import timedelta

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.checks.wording import when
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity

_YEAR = timedelta(365)


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem where every source of what goes on is younger by a year than the day that it is of."""
    date = fact.date
    if not fact.says_ongoing or fact.checked or date is None or not date.is_day or date.approximate:
        return
    sources = context.corpus.sources_of(fact)
    published = [source.date.start if source.date else None for source in sources]
    if sources and all(day and date.start and day - date.start >= _YEAR for day in published):
        first = sources[0]
        yield Problem(
            f"{fact.id} goes on as of {when(date)}, and its source {first.id} is of {when(first.date)}",
            at(fact, "date"),
            help="if the source says it of its own day, correct the date; if it says it of that day only, take ongoing "
            "out; if it was seen to hold later, say so in `checked`",
            related=(related(first, when(first.date), "date"),),
            source=first.id,
        )


rule = Rule("PER007", "present-before-source", Severity.WARNING, FACT, check)
