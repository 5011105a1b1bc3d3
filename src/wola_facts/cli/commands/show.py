"""`facts show`."""

from typing import Annotated

import typer

from wola_facts.cli import completion
from wola_facts.cli.exits import Exit
from wola_facts.cli.narrowing import ALL, Narrowing, find
from wola_facts.cli.options import Words, everywhere
from wola_facts.cli.session import Session

Many = list[str] | None
Sort = Annotated[
    Many,
    typer.Option(
        "--sort",
        metavar="FIELD",
        autocompletion=completion.fields,
        help="Sort by a field; -FIELD the other way. Repeatable.",
    ),
]
Limit = Annotated[int, typer.Option(metavar="N", min=0, help="At most so many facts.", show_default=False)]
Columns = Annotated[
    str,
    typer.Option(
        metavar="A,B,...",
        autocompletion=completion.columns,
        help="The columns: value, claim, period, source, status, id, topic, kind, unit, interval, ...",
        show_default=False,
    ),
]


@everywhere
def show(
    session: Session,
    words: Words = None,
    narrowing: Narrowing = ALL,
    sort: Sort = None,
    limit: Limit = 0,
    columns: Columns = "",
) -> int:
    r"""Show facts: a table for a topic or a search, a card for one fact.

    \b
    facts show torture                         a topic
    facts show mechanism staff                 a search, in either language
    facts show torture-convictions             one fact, all that is known of it
    facts show --where "value > 100 and topic = torture"
    facts show migration --format csv
    """
    from wola_facts.outputs.registry import find_format, format_names
    from wola_facts.outputs.view import Drawing, View
    from wola_facts.query.sort import ordered

    if session.given.format:
        session.choose(tuple(format_names()), "table")
    found = find(session, words, narrowing)
    context = found.context
    facts = ordered(found.facts, [key for one in sort or () for key in one.split(",")], context)
    facts = facts[:limit] if limit else facts
    drawing = Drawing(
        session.width,
        session.color,
        session.unicode,
        session.lang,
        tuple(name.strip() for name in columns.split(",") if name.strip()),
    )
    output = find_format(session.given.format or ("card" if found.one else "table"))
    session.write(output.render(View(facts, found.corpus, context.standings), drawing))
    session.count_bad()
    return Exit.DONE
