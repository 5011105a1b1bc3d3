"""`facts show`."""

from typing import Annotated

import typer

from wola_facts.cli import completion
from wola_facts.cli.exits import Exit
from wola_facts.cli.options import Words, everywhere
from wola_facts.cli.session import Session

Many = list[str] | None
Where = Annotated[
    str, typer.Option(metavar="EXPR", help='Filter on fields: "value > 100 and date >= 2019-06".', show_default=False)
]
Topic = Annotated[Many, typer.Option("--topic", metavar="TOPIC", autocompletion=completion.topics, help="Of a topic.")]
Kind = Annotated[
    Many,
    typer.Option(
        "--kind", metavar="KIND", autocompletion=completion.kinds, help="figure, event, law, ruling, commitment, ..."
    ),
]
Status = Annotated[
    Many,
    typer.Option(
        "--status",
        metavar="STATUS",
        autocompletion=completion.statuses,
        help="current, dated, stale, overdue, disputed, ...",
    ),
]
SourceId = Annotated[
    Many, typer.Option("--source", metavar="ID", autocompletion=completion.sources, help="From a source.")
]
Tag = Annotated[Many, typer.Option("--tag", metavar="TAG", help="With a tag.")]
MeasureId = Annotated[
    Many, typer.Option("--measure", metavar="ID", autocompletion=completion.measures, help="Of a measure.")
]
Since = Annotated[str, typer.Option(metavar="DATE", help="Begins then or later.", show_default=False)]
Until = Annotated[str, typer.Option(metavar="DATE", help="Is over by then.", show_default=False)]
AsOf = Annotated[str, typer.Option(metavar="DATE", help="What was known on that day.", show_default=False)]
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
        metavar="A,B,...", autocompletion=completion.columns, help="The columns of a table.", show_default=False
    ),
]


@everywhere
def show(
    session: Session,
    words: Words = None,
    where: Where = "",
    topic: Topic = None,
    kind: Kind = None,
    status: Status = None,
    source: SourceId = None,
    tag: Tag = None,
    measure: MeasureId = None,
    since: Since = "",
    until: Until = "",
    as_of: AsOf = "",
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
    from wola_facts.errors import NothingFound
    from wola_facts.outputs.registry import find_format, format_names
    from wola_facts.outputs.view import Drawing, View
    from wola_facts.query.fields import Context
    from wola_facts.query.filters import Filters, filtered
    from wola_facts.query.filters import as_of as known_on
    from wola_facts.query.select import select
    from wola_facts.query.sort import ordered
    from wola_facts.query.standing import standings

    known = format_names()
    if session.given.format:
        session.choose(tuple(known), "table")
    day = session.day(as_of, "--as-of") if as_of else session.today
    corpus = known_on(session.corpus, day) if as_of else session.corpus
    chosen = select(corpus, words or ())
    context = Context(corpus, standings(corpus, day))
    filters = Filters(
        topic=tuple(topic or ()),
        kind=tuple(kind or ()),
        status=tuple(status or ()),
        source=tuple(source or ()),
        tag=tuple(tag or ()),
        measure=tuple(measure or ()),
        since=since,
        until=until,
        where=where,
    )
    facts = ordered(
        filtered(chosen.facts, filters, context), [key for one in sort or () for key in one.split(",")], context
    )
    if not facts:
        session.count_bad()
        if not corpus.facts and as_of:
            raise NothingFound(f"Nothing was known yet on {day}.", "The records of this corpus are of later days.")
        if not corpus.facts:
            raise NothingFound("There is no fact here that can be read.", "`facts check` says what is wrong.")
        raise NothingFound("No fact passes these filters.", "Leave one out, or see `facts` for what there is.")
    facts = facts[:limit] if limit else facts
    drawing = Drawing(
        session.width,
        session.color,
        session.unicode,
        session.lang,
        tuple(name.strip() for name in columns.split(",") if name.strip()),
    )
    output = find_format(session.given.format or ("card" if chosen.one else "table"))
    session.write(output.render(View(facts, corpus, context.standings), drawing))
    session.count_bad()
    return Exit.DONE
