"""Figures in different units that stand to each other as if they had one: they are not compared.

Why: cases are not people, and pesos are not dollars. This note says what was left unchecked.

Bad:

    [fact.missing-a]
    claim   = "Missing persons"
    value   = 40180
    unit    = "people"
    date    = "2019-01"
    measure = "missing"
    source  = "https://example.org/a"

    [fact.missing-b]
    claim   = "Missing persons"
    value   = 36265
    unit    = "cases"
    date    = "2019-01"
    measure = "missing"
    source  = "https://example.org/b"

Good:

    [fact.missing-a]
    claim   = "Missing persons"
    value   = 40180
    unit    = "people"
    date    = "2019-01"
    measure = "missing"
    source  = "https://example.org/a"

    [fact.missing-b]
    claim   = "Cases of missing persons"
    value   = 36265
    unit    = "cases"
    date    = "2019-01"
    measure = "missing-cases"
    source  = "https://example.org/b"

Options: none. It looks at records of one measure, at a record and its measure, and at parts and their wholes.
"""

from collections.abc import Iterator

from wola_facts.checks.arithmetic import go_together, is_percent, operand, part_operand
from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at, related
from wola_facts.checks.wording import listed
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(corpus: Corpus, context: Context) -> Iterator[Problem]:
    """Yield a note for each series, measure and breakdown whose figures have different units."""
    for facts in context.series:
        kinds: dict[str, Fact] = {}
        for fact in facts:
            if fact.unit:
                kinds.setdefault(fact.unit.casefold(), fact)
        if len(kinds) > 1:
            first, *others = kinds.values()
            last = others[-1]
            yield Problem(
                f"the records of {last.measure} are in {listed([fact.unit for fact in kinds.values()])}, "
                "so they are not compared",
                at(last, "unit"),
                help="if they count the same, write one unit; if not, give each its own measure",
                related=tuple(related(fact, fact.unit, "unit") for fact in (first, *others[:-1])[:5]),
                fact=last.id,
            )
    for fact in context.facts:
        yield from _measure(corpus, fact)
        yield from _parts(context, fact)


def _measure(corpus: Corpus, fact: Fact) -> Iterator[Problem]:
    measure = corpus.measures.get(fact.measure)
    if measure and measure.unit and fact.unit and measure.unit.casefold() != fact.unit.casefold():
        yield Problem(
            f"{fact.id} is in {fact.unit}, its measure {measure.id} in {measure.unit}",
            at(fact, "unit"),
            help="correct the unit that is wrong, or give the figure a measure of its own",
            fact=fact.id,
        )


def _parts(context: Context, fact: Fact) -> Iterator[Problem]:
    if fact.value is None or fact.value.boolean:
        return
    whole = operand(context, fact.part_of) if fact.part_of else None
    if whole and not go_together(fact.value, whole.value):
        yield Problem(
            f"{fact.id} is in {fact.unit}, and {whole.label}, that it is part of, in {whole.value.unit}",
            at(fact, "part_of"),
            help="compare figures of one unit; a percentage of a whole names it in `of`",
            fact=fact.id,
        )
    for key, parts in (("parts", fact.parts), ("of_which", fact.of_which)):
        found = [one for one in (part_operand(context, fact, part) for part in parts) if one]
        if found and all(is_percent(one.value) for one in found):
            continue
        odd = next((one for one in found if not go_together(fact.value, one.value)), None)
        if odd:
            yield Problem(
                f"{odd.label} is in {odd.value.unit}, and {fact.id}, that it is part of, in {fact.unit}",
                at(fact, key),
                help="give the parts in the unit of the whole, or all as percentages of it",
                fact=fact.id,
            )


rule = Rule("CMP002", "units-differ", Severity.NOTE, CORPUS, check)
