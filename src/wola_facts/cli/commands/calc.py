"""`facts calc`."""

from typing import Annotated

import typer

from wola_facts.cli import completion
from wola_facts.cli.exits import Exit
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session

Expression = Annotated[
    list[str],
    typer.Argument(metavar="EXPR", help="Numbers, ids, + - * /, comparisons.", autocompletion=completion.facts),
]


@everywhere
def calc(session: Session, expression: Expression) -> int:
    r"""Calculate with facts: value, interval, period, and every source it rests on.

    \b
    facts calc "bodies-identified / bodies-exhumed"
    facts calc "mechanism-beneficiaries.journalists <= 438"
    facts calc "round(100 * bodies-returned / bodies-exhumed, 1)"

    An operator has a space on either side of it, since ids hold hyphens.
    """
    from wola_facts.checks.calculation import calculate
    from wola_facts.outputs.reasoning.calculation import as_json, as_text

    output = session.choose(("text", "json"), "text")
    result = calculate(session.corpus, " ".join(expression))
    session.write(
        as_json(result) if output == "json" else as_text(result, session.lang, session.width, session.unicode)
    )
    return Exit.DONE
