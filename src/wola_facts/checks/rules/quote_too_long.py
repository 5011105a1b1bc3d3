"""A quote of more than 200 characters.

Why: a short phrase is found again, and is fair quotation; a paragraph is neither.

Bad:

    [fact.prosecutors]
    claim  = "States with a specialised prosecutor"
    value  = 10
    date   = "2019-11"
    source = "https://example.org/report"
    quote  = "ten states have a specialised prosecutor, although the law requires that every state have one, and although the term that the law itself had set for it ended more than a year before this report was written and published"

Good:

    [fact.prosecutors]
    claim  = "States with a specialised prosecutor"
    value  = 10
    date   = "2019-11"
    source = "https://example.org/report"
    quote  = "ten states have a specialised prosecutor"

Options: none.
"""  # noqa: E501  # the example has to be too long

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity

LONGEST = 200


def check(fact: Fact, _: Context) -> Iterator[Problem]:
    """Yield a problem where the quote is too long."""
    length = len(fact.quote)
    if length > LONGEST:
        yield Problem(
            f"the quote of {fact.id} has {length} characters, over the {LONGEST} that a short quotation has",
            at(fact, "quote"),
            help="cut it to the words that hold the figure; `at` says where to read on",
        )


rule = Rule("EVI004", "quote-too-long", Severity.WARNING, FACT, check)
