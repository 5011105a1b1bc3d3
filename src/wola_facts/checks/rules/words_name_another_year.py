"""The quote or the claim says when, and the date says another year.

Why: the words and the date are written one after the other, and one slips where the other does not.

Bad:

    [fact.complaints-2018]
    claim  = "Complaints of torture"
    value  = 283
    date   = "2018"
    source = "https://example.org/report"
    quote  = "283 complaints in 2019"

Good:

    [fact.complaints-2019]
    claim  = "Complaints of torture"
    value  = 283
    date   = "2019"
    source = "https://example.org/report"
    quote  = "283 complaints in 2019"

Options: none. Only a year after in, during or a month is read, en, durante or the month of a date in Spanish; and the
year after since or desde, which a period has to begin in. Of statements, quotations and promises, whose words may
speak of any year, nothing is asked; nor of words that name a second year.
"""

import re
from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.checks.wording import when
from wola_facts.model.dates import Period
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity

_SPOKEN_OF = frozenset({"figure", "event", "law", "ruling"})
_IN = frozenset(
    "in during en durante january february march april may june july august september october november december enero "
    "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
)
_SINCE = frozenset(("since", "desde"))
_COMPARED = frozenset(("than", "compared", "against", "from", "que", "respecto", "frente", "comparación"))
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_WORD = re.compile(r"[^\W\d_]+")


def check(fact: Fact, _: Context) -> Iterator[Problem]:
    """Yield a problem where the words name one year only, and the date another."""
    date = fact.date
    if fact.kind not in _SPOKEN_OF or date is None or date.approximate:
        return
    for key, said in (("quote", fact.quote), *(("claim", text) for text in fact.claim.values())):
        year = _named(said, date) if said else 0
        if year:
            yield Problem(
                f"the {key} of {fact.id} speaks of {year}, and its date is {when(date)}",
                at(fact, "date"),
                help=f"correct the date; or quote the words that tell its own time; if {year} is another matter, "
                'say kind = "statement", or waive this',
                related=(related(fact, str(year), key),),
            )
            return


def _named(said: str, date: Period) -> int:
    """Return the year that some words name and the date is not of; 0 where they name none, or several."""
    if "20" not in said and "19" not in said:
        return 0
    years = list(_YEAR.finditer(said))
    words = _WORD.findall(said.casefold())
    if len({found[0] for found in years}) != 1 or not _COMPARED.isdisjoint(words):
        return 0
    year = int(years[0][0])
    # "in March of 2019": what counts is the nearest word that is no "of", and one before a month.
    before = [word for word in _WORD.findall(said[: years[0].start()].casefold()) if word not in ("of", "de", "del")]
    first, last = date.start.year if date.start else 0, date.end.year if date.end else 9999
    if not _SINCE.isdisjoint(before[-2:]):
        return year if date.since != date.until and date.start and first != year else 0
    return year if before and before[-1] in _IN and not first <= year <= last else 0


rule = Rule("PER006", "words-name-another-year", Severity.WARNING, FACT, check)
