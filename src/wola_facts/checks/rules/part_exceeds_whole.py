"""A part is larger than its whole, or the parts of it together are.

Why: of 706 bodies no 806 can be identified. Where a bound does not decide it, nothing is said.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [fact.bodies-identified]
    claim   = "Bodies identified"
    value   = 806
    part_of = "bodies-exhumed"
    date    = "2018-12/2019-11"
    source  = "https://example.org/report"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [fact.bodies-identified]
    claim   = "Bodies identified"
    value   = 206
    part_of = "bodies-exhumed"
    date    = "2018-12/2019-11"
    source  = "https://example.org/report"

Options: none. It judges `part_of` and `of_which`; complete breakdowns are NUM001.
"""

from collections.abc import Iterator

from wola_facts.checks.arithmetic import Operand, as_term, gap, go_together, mixed_times, operand, total, whole_fact
from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.checks.rules.parts_do_not_add_up import operands, whole_of
from wola_facts.checks.wording import said, sum_words
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity
from wola_facts.model.interval import Answer, compare

_HELP = "correct the one that is wrong; if it is no part of that whole, take the relation out"


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem for a part that is certainly larger than its whole, and for a sum of parts that is."""
    own = whole_fact(fact) if fact.part_of or fact.of_which else None
    if own is None:
        return
    if fact.part_of:
        whole = operand(context, fact.part_of)
        if whole:
            yield from _against(own, whole, fact)
    if fact.of_which:
        yield from _of_which(fact, own, context)


def _against(part: Operand, whole: Operand, fact: Fact) -> Iterator[Problem]:
    if not go_together(part.value, whole.value) or mixed_times((part, whole)):
        return
    answer = compare(part.value.interval, "<=", whole.value.interval)
    if answer is Answer.FAILS:
        there = (related(whole.fact, f"{whole.value.interval}", "value"),) if whole.fact else ()
        yield Problem(
            f"{part.label} is {said(part.value)}, more than the {said(whole.value)} of {whole.label} "
            "that it is part of",
            at(fact, "value"),
            help=_HELP,
            label=f"{part.value.interval}",
            related=there,
            notes=tuple(note for note in (gap(part.value.interval, whole.value.interval),) if note),
        )
    elif answer is Answer.OPEN:
        message = f"whether {part.label} {part.value.interval} is at most {whole.label} {whole.value.interval}"
        yield Problem(message, at(fact, "value"), open=True)


def _of_which(fact: Fact, own: Operand, context: Context) -> Iterator[Problem]:
    parts = operands(context, fact, fact.of_which)
    whole = whole_of(own.value, parts)
    if whole is None or not parts or mixed_times((own, *parts)):
        return
    limit = as_term(whole)
    too_large = [part for part in parts if compare(part.value.interval, "<=", limit) is Answer.FAILS]
    summed = total(part.value for part in parts)
    for part in too_large:
        message = f"{part.label} is {said(part.value)}, more than the {said(whole)} of {fact.id} that it is part of"
        yield _problem(fact, message, f"{part.value.interval}", gap(part.value.interval, limit))
    if too_large:
        return
    answer = compare(summed, "<=", limit)
    if answer is Answer.OPEN:
        message = f"whether some parts of {fact.id}, {summed} together, are at most the whole, {limit}"
        yield Problem(message, at(fact, "of_which"), open=True)
    if answer is Answer.FAILS:
        message = f"the parts of {fact.id} add up to {sum_words(summed)}, more than the whole, {said(whole)}"
        yield _problem(fact, message, f"{summed}", gap(summed, limit))


def _problem(fact: Fact, message: str, label: str, apart: str) -> Problem:
    return Problem(
        message,
        at(fact, "of_which"),
        help=_HELP,
        label=label,
        related=(related(fact, f"{fact.value.interval if fact.value else ''}", "value"),),
        notes=(apart,) if apart else (),
    )


rule = Rule("NUM002", "part-exceeds-whole", Severity.ERROR, FACT, check)
