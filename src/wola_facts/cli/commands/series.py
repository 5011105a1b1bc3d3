"""`facts series`."""

from typing import Annotated

import typer

from wola_facts.cli import completion
from wola_facts.cli.exits import Exit
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session

MeasureName = Annotated[
    str, typer.Argument(metavar="MEASURE", help="A measure, or a fact of it.", autocompletion=completion.measures)
]


@everywhere
def series(session: Session, measure: MeasureName) -> int:
    r"""Show every figure of a measure over time.

    \b
    facts series mx-disappeared-registered     with breaks, conflicts and a sparkline
    """
    from wola_facts.checks.series import series_of
    from wola_facts.outputs.reasoning.series import as_json, as_text
    from wola_facts.query.standing import standings

    output = session.choose(("text", "json"), "text")
    standing = dict(standings(session.corpus, session.today))
    found = series_of(session.corpus, measure, standing)
    if output == "json":
        session.write(as_json(found, standing))
    else:
        session.write(as_text(session.corpus, found, standing, session.lang, session.width, session.unicode))
    return Exit.DONE
