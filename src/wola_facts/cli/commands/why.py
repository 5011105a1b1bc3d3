"""`facts why`."""

from typing import Annotated

import typer

from wola_facts.cli import completion
from wola_facts.cli.exits import Exit
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session

Id = Annotated[str, typer.Argument(metavar="ID", help="A fact.", autocompletion=completion.facts)]


@everywhere
def why(session: Session, name: Id) -> int:
    r"""Show everything a fact rests on, and what its record does not establish.

    \b
    facts why bodies-exhumed
    """
    from wola_facts.errors import NothingFound, did_you_mean
    from wola_facts.outputs.reasoning.grounds import as_json, as_text
    from wola_facts.query.grounds import grounds
    from wola_facts.query.standing import standings

    output = session.choose(("text", "json"), "text")
    corpus = session.corpus
    fact = corpus.facts.get(name)
    if fact is None:
        near = f"`facts impact {name}` shows what rests on that source." if name in corpus.sources else ""
        near = near or did_you_mean(name, corpus.facts) or "`facts show` lists them."
        raise NothingFound(f"There is no fact `{name}`.", near)
    standing = standings(corpus, session.today)[name]
    found = grounds(corpus, fact, standing, session.today)
    said = as_text(found, standing, session.lang, session.width, session.unicode)
    session.write(as_json(found, standing) if output == "json" else said)
    return Exit.DONE
