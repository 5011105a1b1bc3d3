"""`facts impact`."""

from typing import Annotated

import typer

from wola_facts.cli import completion
from wola_facts.cli.exits import Exit
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session

Name = Annotated[str, typer.Argument(metavar="ID|SOURCE", help="A fact or a source.", autocompletion=completion.words)]


@everywhere
def impact(session: Session, name: Name) -> int:
    r"""Show every record that rests on a fact or a source.

    \b
    facts impact bodies-exhumed       its parts, ratios, assertions and series
    facts impact wola-2019            every record read in that source
    """
    from wola_facts.checks.impact import impact as found
    from wola_facts.errors import NothingFound, did_you_mean
    from wola_facts.outputs.reasoning.impact import as_json, as_text

    output = session.choose(("text", "json"), "text")
    corpus = session.corpus
    if name not in corpus.facts and name not in corpus.sources:
        near = did_you_mean(name, [*corpus.facts, *corpus.sources])
        raise NothingFound(f"There is no fact or source `{name}`.", near or "`facts show` lists the facts.")
    # One slug may name a fact and a source; both are meant then.
    result = found(corpus, {name} & corpus.facts.keys(), {name} & corpus.sources.keys())
    session.write(
        as_json(name, result)
        if output == "json"
        else as_text(name, result, session.lang, session.width, session.unicode)
    )
    return Exit.DONE
