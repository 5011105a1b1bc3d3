"""`facts commitments`."""

from typing import Annotated

import typer

from wola_facts.cli.exits import Exit
from wola_facts.cli.narrowing import ALL, Narrowing, find
from wola_facts.cli.options import Words, everywhere
from wola_facts.cli.session import Session

Overdue = Annotated[bool, typer.Option("--overdue", help="Only those past their day.", show_default=False)]


@everywhere
def commitments(session: Session, words: Words = None, narrowing: Narrowing = ALL, overdue: Overdue = False) -> int:
    r"""Show promises and what became of them.

    \b
    facts commitments                what was promised, by whom, its state
    facts commitments --overdue      what should have been done by now
    facts commitments torture        of a topic, or found by a search
    """
    from wola_facts.errors import NothingFound
    from wola_facts.outputs.reasoning.commitments import as_json, as_text
    from wola_facts.query.standing import Status

    output = session.choose(("text", "json"), "text")
    found = find(session, words, narrowing)
    standing = found.context.standings
    facts = [fact for fact in found.facts if fact.kind == "commitment"]
    if not facts and any(fact.kind == "commitment" for fact in found.corpus.facts.values()):
        raise NothingFound("There is no promise among what was asked for.", "`facts commitments` shows all of them.")
    if not facts:
        raise NothingFound("No promise is recorded here.", 'A promise is a fact with kind = "commitment".')
    if overdue:  # that none is left is an answer, and a good one
        facts = [fact for fact in facts if standing[fact.id].status is Status.OVERDUE]
    facts.sort(key=lambda fact: (standing[fact.id].status is not Status.OVERDUE, str(fact.due or "9999")))
    drawn = (session.lang, session.width, session.unicode)
    session.write(as_json(facts, standing) if output == "json" else as_text(facts, standing, *drawn))
    return Exit.DONE
