"""A named assertion over facts that does not hold.

Why: a `[[check]]` is what a careful reader would reckon by hand; it is reckoned each time anew, with exact intervals.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [fact.bodies-identified]
    claim  = "Bodies identified"
    value  = 806
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [[check]]
    name   = "bodies chain"
    assert = "bodies-identified <= bodies-exhumed"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [fact.bodies-identified]
    claim  = "Bodies identified"
    value  = 206
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [[check]]
    name   = "bodies chain"
    assert = "bodies-identified <= bodies-exhumed"

Options: none. Assertions are exact unless they say round(x, d). What the bounds do not decide is open, and counted.
"""

from collections.abc import Iterator

from wola_facts.checks.arithmetic import gap
from wola_facts.checks.assertions import Link, Outcome
from wola_facts.checks.context import Context
from wola_facts.checks.rule import ASSERTION, Problem, Rule, at, related
from wola_facts.checks.wording import called, interval_words, listed
from wola_facts.errors import ExpressionError
from wola_facts.model.fact import Assertion
from wola_facts.model.finding import Related, Severity
from wola_facts.model.interval import Answer


def check(assertion: Assertion, context: Context) -> Iterator[Problem]:
    """Yield a problem for each comparison of the assertion that fails, and for one that stays open."""
    outcome = context.assertion(assertion)
    if isinstance(outcome, ExpressionError):
        return  # SCH004 or REF002 says why
    name = called(assertion, "")
    name += ": " if name else ""
    if context.rests_on_retracted(outcome):
        gone = listed([fact.id for fact in outcome.facts if fact.id in context.retracted])
        yield Problem(f"{name}it rests on {gone}, which is retracted", at(assertion, "assert"), open=True)
        return
    for link in outcome.links:
        left, right = (" ".join(text.split()) for text in link.texts)
        if link.answer is Answer.FAILS:
            yield Problem(
                f"{name}{_short(left)} {link.relation} {_short(right)} does not hold: "
                f"{interval_words(link.left.interval)} {link.relation} {interval_words(link.right.interval)}",
                at(assertion, "assert"),
                help="correct the record that is wrong, or the assertion if it asks too much",
                label=f"{interval_words(link.left.interval)} {link.relation} {interval_words(link.right.interval)}",
                related=_values(outcome),
                notes=_imbalance(link),
                fact=outcome.facts[0].id if len(outcome.facts) == 1 else "",
            )
        elif link.answer is Answer.OPEN and not link.mixed:
            ends = f"{interval_words(link.left.interval)}, {interval_words(link.right.interval)}"
            message = f"{name}{_short(left)} {link.relation} {_short(right)}: {ends}"
            yield Problem(message, at(assertion, "assert"), open=True)


def _values(outcome: Outcome) -> tuple[Related, ...]:
    facts = outcome.facts[:8]
    return tuple(related(fact, f"{fact.value.interval if fact.value else ''}", "value") for fact in facts)


def _imbalance(link: Link) -> tuple[str, ...]:
    apart = gap(link.left.interval, link.right.interval)
    return (apart,) if apart else ()


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:117] + "..."


rule = Rule("NUM005", "assertion-fails", Severity.ERROR, ASSERTION, check)
