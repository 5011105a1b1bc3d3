"""A value, or an assertion, that the grammar cannot read.

Why: a value is an exact interval with its wording; what is not understood is never guessed at.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [[check]]
    name   = "bodies"
    assert = "bodies-exhumed => 700"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = "over 700"
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [[check]]
    name   = "bodies"
    assert = "bodies-exhumed >= 700"

Options: none. `facts calc` tries an expression without writing it down.
"""

from collections.abc import Iterator

from wola_facts.checks.assertions import UnknownFact
from wola_facts.checks.context import Context
from wola_facts.checks.rule import ASSERTION, Problem, Rule, at
from wola_facts.checks.wording import called
from wola_facts.errors import ExpressionError
from wola_facts.model.fact import Assertion
from wola_facts.model.finding import Location, Severity


def check(assertion: Assertion, context: Context) -> Iterator[Problem]:
    """Yield a problem where the assertion does not parse or cannot be reckoned; values are judged by loading."""
    read = context.assertion(assertion)
    if isinstance(read, ExpressionError) and not isinstance(read, UnknownFact):
        yield Problem(
            f"{called(assertion)}: {read.message} (column {read.column})",
            _character(assertion, context, read.column),
            help=read.hint,
            label=f"column {read.column}",
        )
    elif not isinstance(read, ExpressionError) and not read.links:
        yield Problem(
            f"{called(assertion)}: found a value, expected a comparison",
            at(assertion, "assert"),
            help="say what should hold, with ==, <=, <, >= or >; `facts calc` shows what a value comes to",
        )


def _character(assertion: Assertion, context: Context, column: int) -> Location:
    """Return the place of one character of an assertion, of all of it where escapes or lines hide where that is."""
    whole = at(assertion, "assert")
    text = context.text(whole.file)
    if not text:
        return whole
    from wola_facts.corpus.locate import locate

    place = locate(text, whole)
    written = text.split("\n")[place.line - 1][place.column - 1 :]
    if written[1 : column + 1] != assertion.expression[:column] and written[1:column] != assertion.expression:
        return whole
    return Location(whole.file, whole.path, place.line, place.column + column, 1)


rule = Rule("SCH004", "unreadable-value", Severity.ERROR, ASSERTION, check)
