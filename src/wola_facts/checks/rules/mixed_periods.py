"""Arithmetic over numbers of different times.

Why: a part of 2019 and a whole of 2018 need not fit, so nothing is reckoned and this is said instead. A day goes
with a period that ends on it. Mere order (<, <=) is judged for any times.

Bad:

    [fact.population]
    claim  = "Inhabitants"
    value  = 100
    parts  = ["young", "old"]
    date   = "2018"
    source = "https://example.org/census"

    [fact.young]
    claim  = "Inhabitants under 30"
    value  = 60
    date   = "2018"
    source = "https://example.org/census"

    [fact.old]
    claim  = "Inhabitants of 30 and over"
    value  = 50
    date   = "2019"
    source = "https://example.org/census"

Good:

    [fact.population]
    claim  = "Inhabitants"
    value  = 100
    parts  = ["young", "old"]
    date   = "2018"
    source = "https://example.org/census"

    [fact.young]
    claim  = "Inhabitants under 30"
    value  = 60
    date   = "2018"
    source = "https://example.org/census"

    [fact.old]
    claim  = "Inhabitants of 30 and over"
    value  = 40
    date   = "2018"
    source = "https://example.org/census"

Options: none. It looks at parts, of_which, part_of, of, ratio_of and assertions. About then ("2019~") is left open.
"""

from collections.abc import Iterator

from wola_facts.checks.arithmetic import Operand, mixed_times, operand, part_operand, whole_fact
from wola_facts.checks.assertions import Mixed
from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at, related
from wola_facts.checks.wording import called
from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import ExpressionError
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.finding import Location, Related, Severity

_HELP = "compare figures of the same time; if the dates are wrong, correct them"


def check(corpus: Corpus, context: Context) -> Iterator[Problem]:
    """Yield a problem for every relation and assertion whose figures are of different times."""
    for fact in context.facts:
        for key, operands in groups(context, fact):
            mixed = mixed_times(operands)
            if mixed:
                yield _problem(fact.id, mixed, at(fact, key), corpus, fact=fact.id)
    for assertion in corpus.assertions:
        yield from _assertion(assertion, context)


def groups(context: Context, fact: Fact) -> Iterator[tuple[str, list[Operand]]]:
    """Yield what each field of a fact brings together, under the field's name."""
    related_to = fact.part_of or fact.parts or fact.of_which or fact.of is not None
    own = whole_fact(fact) if related_to else None
    if own and fact.part_of:
        yield "part_of", _known(own, operand(context, fact.part_of))
    if own and isinstance(fact.of, str):
        yield "of", _known(own, operand(context, fact.of))
    for key, parts in (("parts", fact.parts), ("of_which", fact.of_which)):
        if own and any(part.ref for part in parts):
            yield key, _known(own, *(part_operand(context, fact, part) for part in parts))
    if len(fact.ratio_of) == 2:
        yield "ratio_of", _known(*(operand(context, one) for one in fact.ratio_of))


def _assertion(assertion: Assertion, context: Context) -> Iterator[Problem]:
    outcome = context.assertion(assertion)
    if isinstance(outcome, ExpressionError) or context.rests_on_retracted(outcome):
        return
    mixed = next((link.mixed for link in outcome.links if link.mixed), None)
    if mixed:
        yield _problem(called(assertion), mixed, at(assertion, "assert"), context.corpus)


def _problem(name: str, mixed: Mixed, place: Location, corpus: Corpus, fact: str = "") -> Problem:
    if mixed.unsure:
        return Problem(f"{name}: whether these are of one time: {mixed}", place, fact=fact, open=True)
    message = f"{name} mixes periods: {mixed}"
    return Problem(message, place, help=_HELP, related=tuple(_dates(mixed, corpus)), fact=fact)


def _dates(mixed: Mixed, corpus: Corpus) -> Iterator[Related]:
    for timed in (mixed.a, mixed.b):
        fact = corpus.facts.get(timed.owner.partition(".")[0])
        if fact:
            yield related(fact, str(timed.period), "date")


def _known(*operands: Operand | None) -> list[Operand]:
    return [one for one in operands if one]


rule = Rule("PER001", "mixed-periods", Severity.WARNING, CORPUS, check)
