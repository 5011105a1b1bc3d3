"""A breakdown that does not add up to its whole.

Why: `parts` says that nothing is missing, so 691 and 438 cannot be 1,130. Whole counts are never rounded; a number
with decimals, or in thousands or millions, stands for all that round to it.

Bad:

    [fact.mechanism-beneficiaries]
    claim  = "People under the Protection Mechanism"
    value  = 1130
    unit   = "people"
    parts  = { defenders = 691, journalists = 438 }
    date   = "2019-11"
    source = "https://example.org/report"

Good:

    [fact.mechanism-beneficiaries]
    claim  = "People under the Protection Mechanism"
    value  = "over 1,100"
    unit   = "people"
    parts  = { defenders = 691, journalists = 438 }
    date   = "2019-11"
    source = "https://example.org/report"

Options: none. Percentages of one whole add up to 100. Parts of another time are mixed periods (PER001).
"""

from collections.abc import Iterator
from decimal import Decimal

from wola_facts.checks.arithmetic import (
    Operand,
    as_term,
    gap,
    go_together,
    is_percent,
    mixed_times,
    part_operand,
    total,
    whole_fact,
)
from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.checks.wording import said, sum_words
from wola_facts.model.fact import Fact, Part
from wola_facts.model.finding import Related, Severity
from wola_facts.model.interval import Answer, Interval, compare
from wola_facts.model.quantity import Quantity

_HUNDRED = Quantity(Interval.exactly(Decimal(100)), "100", unit="%")


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem where the whole lies outside of what its parts can add up to."""
    own = whole_fact(fact) if fact.parts else None
    if own is None:
        return
    parts = operands(context, fact, fact.parts)
    if len(parts) < len(fact.parts):
        if all(part.ref.partition(".")[0] in context.corpus.facts for part in fact.parts if part.ref):
            yield Problem(f"the parts of {fact.id} do not all have a value", at(fact, "parts"), open=True)
        return
    whole = whole_of(own.value, parts)
    if whole is None or mixed_times((own, *parts)):
        return  # units differ, or periods do: CMP002 and PER001 say so
    summed = total(part.value for part in parts)
    answer = compare(as_term(whole), "==", summed)
    if answer is Answer.FAILS:
        yield Problem(
            f"the parts of {fact.id} add up to {sum_words(summed)}, and the whole is {said(whole)}",
            at(fact, "parts"),
            help="correct the part or the whole that is wrong; if the list is not complete, make it `of_which`; "
            'if the source rounds, write the value with its hedge ("about …")',
            label=f"{' + '.join(part.value.text for part in parts[:8])}{' + …' * (len(parts) > 8)} = {summed}",
            related=(related(fact, f"{as_term(whole)}", "value"), *_places(fact, parts)),
            notes=tuple(note for note in (gap(as_term(whole), summed),) if note),
        )
    elif answer is Answer.OPEN:
        message = f"whether the parts of {fact.id} add up: the whole is in {as_term(whole)}, their sum in {summed}"
        yield Problem(message, at(fact, "parts"), open=True)


def operands(context: Context, fact: Fact, parts: tuple[Part, ...]) -> list[Operand]:
    """Return the parts that have a value."""
    return [found for found in (part_operand(context, fact, part) for part in parts) if found]


def whole_of(value: Quantity, parts: list[Operand]) -> Quantity | None:
    """Return what some parts are parts of: the value, or 100 where they are percentages of it; None for other units."""
    if parts and all(is_percent(part.value) for part in parts) and not is_percent(value):
        return _HUNDRED
    return value if all(go_together(value, part.value) for part in parts) else None


def _places(fact: Fact, parts: list[Operand]) -> list[Related]:
    others = [part.fact for part in parts if part.fact and part.fact.id != fact.id]
    return [related(other, f"{other.value.interval if other.value else ''}", "value") for other in others[:6]]


rule = Rule("NUM001", "parts-do-not-add-up", Severity.ERROR, FACT, check)
