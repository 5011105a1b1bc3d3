"""What an expression comes to, with everything it rests on: the answer of `facts calc`."""

from wola_facts.checks.assertions import Link, Mixed, Outcome, UnknownFact, evaluate
from wola_facts.checks.expression import parse
from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import NothingFound, did_you_mean
from wola_facts.model.dates import Period
from wola_facts.model.fact import Fact
from wola_facts.model.interval import Answer, Interval
from wola_facts.model.plain import Plain
from wola_facts.model.source import Source


class Calculation(Plain):
    """A value, or an answer with its comparisons; the periods, facts and sources that it rests on.

    `mixed` names two operands of different times: the arithmetic was done, and should not be believed.
    """

    expression: str
    interval: Interval | None
    unit: str
    answer: Answer | None
    links: tuple[Link, ...]
    periods: tuple[Period, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    mixed: Mixed | None = None


def calculate(corpus: Corpus, expression: str) -> Calculation:
    """Return what an expression over facts comes to.

    Raises:
        ExpressionError: where it does not parse or cannot be reckoned, with the column.
        NothingFound: for an id that no fact has; the hint offers near misses.
    """
    comparison = parse(expression)
    try:
        outcome = evaluate(comparison, corpus, expression)
    except UnknownFact as error:
        message = f"{error.message if error.name in corpus.facts else error.message.capitalize()}."
        near = error.hint or did_you_mean(error.name, corpus.facts)
        raise NothingFound(message, near or "`facts show` lists them.") from error
    value = outcome.value
    mixed = value.mixed if value else next((link.mixed for link in outcome.links if link.mixed), None)
    return Calculation(
        expression,
        value.interval if value else None,
        _unit(outcome.facts) if value else "",
        None if value else outcome.answer,
        outcome.links,
        tuple(dict.fromkeys(fact.date for fact in outcome.facts if fact.date)),
        outcome.facts,
        _sources(corpus, outcome),
        mixed,
    )


def _unit(facts: tuple[Fact, ...]) -> str:
    """Return the unit that all facts share where there is one fact only: products and ratios have none of them."""
    return facts[0].unit if len(facts) == 1 else ""


def _sources(corpus: Corpus, outcome: Outcome) -> tuple[Source, ...]:
    found = {source.id: source for fact in outcome.facts for source in corpus.sources_of(fact)}
    return tuple(found.values())
