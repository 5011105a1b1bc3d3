"""Bare `facts`: what is here, what needs attention, and what to try next."""

from wola_facts.cli.exits import Exit
from wola_facts.cli.session import Session


def overview(session: Session) -> int:
    """Show what the corpus holds, by topic and status."""
    from wola_facts.outputs.overview import as_json, render
    from wola_facts.outputs.view import Drawing, View
    from wola_facts.query.standing import standings

    output = session.choose(("text", "json"), "text")
    corpus = session.corpus
    view = View(tuple(corpus.facts.values()), corpus, standings(corpus, session.today))
    if output == "json":
        session.write(as_json(view))
    else:
        session.write(render(view, Drawing(session.width, session.color, session.unicode, session.lang)))
    session.count_bad()
    return Exit.DONE
