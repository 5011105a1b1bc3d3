"""The filters that narrow down what words find: `--where`, and its everyday spellings, the same for every command."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from wola_facts.cli import completion
from wola_facts.cli.session import Session
from wola_facts.errors import NothingFound
from wola_facts.model.plain import Plain, fields, replace

if TYPE_CHECKING:
    from datetime import date

    from wola_facts.corpus.corpus import Corpus
    from wola_facts.model.fact import Fact
    from wola_facts.query.fields import Context

Many = list[str] | None
Where = Annotated[
    str,
    typer.Option(
        "--where", metavar="EXPR", help='Filter on fields: "value > 100 and date >= 2019-06".', show_default=False
    ),
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
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="Begins then or later.", show_default=False)]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Is over by then.", show_default=False)]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="What was known on that day.", show_default=False)]

#: The options that a parameter of the type Narrowing stands for: name -> annotation and default.
OPTIONS: dict[str, tuple[Any, Any]] = {
    "where": (Where, ""),
    "topic": (Topic, None),
    "kind": (Kind, None),
    "status": (Status, None),
    "source": (SourceId, None),
    "tag": (Tag, None),
    "measure": (MeasureId, None),
    "since": (Since, ""),
    "until": (Until, ""),
    "as_of": (AsOf, ""),
}


class Narrowing(Plain):
    """The filters as they were given; of several of one kind any will do."""

    where: str = ""
    topic: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    as_of: str = ""


ALL = Narrowing()


class Found(Plain):
    """The facts that words and filters leave: `one` says that the words are the id of one, `source` which source's."""

    facts: "tuple[Fact, ...]"
    corpus: "Corpus"
    day: "date"
    one: bool
    source: str = ""

    @property
    def context(self) -> "Context":
        """What the fields of facts are read with on the day asked about; reckoned anew each time."""
        from wola_facts.query.fields import Context
        from wola_facts.query.standing import standings

        return Context(self.corpus, standings(self.corpus, self.day))


def taken(options: dict[str, Any]) -> Narrowing:
    """Return the narrowing that typer's options say, and take them out of these."""
    given: dict[str, Any] = {}
    for name, (_, default) in OPTIONS.items():
        said = options.pop(name)
        given[name] = tuple(said or ()) if default is None else said
    return Narrowing(**given)


def find(session: Session, words: "list[str] | tuple[str, ...] | None", narrowing: Narrowing) -> Found:
    """Return the facts that the words find and the filters leave, as they stood on the day asked about.

    Raises:
        NothingFound: where that is none.
        UsageError: for a filter that cannot be understood.
    """
    from wola_facts.query.select import By, select

    day, corpus = session.today, session.corpus
    if narrowing.as_of:
        from wola_facts.query.filters import as_of

        day = session.day(narrowing.as_of, "--as-of")
        corpus = as_of(corpus, day)
    chosen = select(corpus, words or ())
    found = Found(chosen.facts, corpus, day, chosen.one, chosen.name if chosen.by is By.SOURCE else "")
    if replace(narrowing, as_of="") != ALL:
        from wola_facts.query.filters import Filters, filtered

        filters = Filters(**{name: getattr(narrowing, name) for name in fields(Filters)})
        found = replace(found, facts=filtered(found.facts, filters, found.context))
    if found.facts:
        return found
    session.count_bad()
    if not corpus.facts and narrowing.as_of:
        raise NothingFound(f"Nothing was known yet on {day}.", "The records of this corpus are of later days.")
    if not corpus.facts:
        raise NothingFound("There is no fact here that can be read.", "`facts check` says what is wrong.")
    raise NothingFound("No fact passes these filters.", "Leave one out, or see `facts` for what there is.")
