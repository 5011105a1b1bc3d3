"""Bare `facts`: what is here, what needs attention, and what to try next."""

from wola_facts.cli.exits import Exit
from wola_facts.cli.session import Session


def overview(session: Session) -> int:
    """Show what the corpus holds, by topic and status."""
    from wola_facts.outputs.overview import render
    from wola_facts.outputs.view import Drawing, View
    from wola_facts.query.standing import standings

    corpus = session.corpus
    view = View(tuple(corpus.facts.values()), corpus, standings(corpus, session.today))
    session.write(render(view, Drawing(session.width, session.color, session.unicode, session.lang)))
    session.count_bad()
    return Exit.DONE
