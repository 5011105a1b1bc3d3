"""The overview of bare `facts`: what is here by topic and status, what needs attention, and what to try next."""

from collections import Counter
from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from wola_facts.model.text import in_language
from wola_facts.outputs import theme
from wola_facts.outputs.console import drawn, shown
from wola_facts.outputs.dump import dump
from wola_facts.outputs.view import Drawing, View
from wola_facts.outputs.wording import say_word
from wola_facts.query.standing import Status

#: Statuses that want somebody to look, the most urgent first.
ATTENTION = (Status.OVERDUE, Status.STALE, Status.DISPUTED)

#: How many ids are named for each.
_NAMED = 3

_SAYS = {
    "facts": ("facts", "hechos"), "sources": ("sources", "fuentes"), "topic": ("Topic", "Tema"),
    "facts-1": ("fact", "hecho"), "sources-1": ("source", "fuente"),
    "problems-1": ("problem found while reading: facts check", "problema al leer: facts check"),
    "all": ("all", "total"), "attention": ("Needs attention", "Requiere atención"),
    "fine": ("Nothing needs attention.", "Nada requiere atención."),
    "problems": ("problems found while reading: facts check", "problemas al leer: facts check"),
    "try": ("Try", "Pruebe"), "more": ("and {} more", "y {} más"),
    "topic-hint": ("a topic", "un tema"), "card-hint": ("all about one fact", "todo sobre un hecho"),
    "check-hint": ("what is wrong, stale or missing", "qué está mal, caduco o falta"),
}  # fmt: skip


def render(view: View, drawing: Drawing) -> str:
    """Return the overview of a corpus; `view` has all its facts."""
    return drawn(_parts(view, drawing), drawing)


def as_json(view: View) -> str:
    """Return what the overview counts as one versioned JSON object: by topic, by status, and what needs attention."""
    corpus = view.corpus
    status = {fact.id: view.standings[fact.id].status for fact in view.facts}
    topics: dict[str, Counter[str]] = {}
    for fact in view.facts:
        topics.setdefault(fact.topic, Counter())[status[fact.id].value] += 1
    return dump(
        {
            "version": 1,
            "name": corpus.settings.name,
            "facts": len(view.facts),
            "sources": sum(not source.inline for source in corpus.sources.values()),
            "problems": len(corpus.findings),
            "topics": [
                {"id": name, "facts": counts.total(), "status": dict(counts)} for name, counts in topics.items()
            ],
            "attention": {
                one.value: [name for name, standing in status.items() if standing is one] for one in ATTENTION
            },
        }
    )


def _parts(view: View, drawing: Drawing) -> Iterator[Text | Table]:
    corpus = view.corpus
    name = corpus.settings.name or corpus.root
    written = sum(not source.inline for source in corpus.sources.values())
    counts = f"{_count(len(view.facts), 'facts', drawing)}, {_count(written, 'sources', drawing)}"
    yield shown(f"{name}: {counts}", drawing, theme.HEAD)
    yield Text()
    yield _topics(view, drawing)
    yield Text()
    yield from _attention(view, drawing)
    if corpus.findings:
        yield shown(_count(len(corpus.findings), "problems", drawing), drawing, theme.STATUS["overdue"])
    yield Text()
    yield shown(_say("try", drawing), drawing, theme.HEAD)
    yield _commands(view, drawing)


def _topics(view: View, drawing: Drawing) -> Table:
    """A row a topic, a column each status that occurs at all."""
    standing = {fact.id: view.standings[fact.id].status for fact in view.facts}
    seen = [status for status in reversed(Status) if status in standing.values()]
    by_topic: dict[str, Counter[Status]] = {}
    for fact in view.facts:
        by_topic.setdefault(fact.topic, Counter())[standing[fact.id]] += 1
    # A narrow terminal gets the counts of all, and the statuses below only.
    wide = drawing.width >= 32 + 13 * len(seen)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=theme.HEAD)
    table.add_column(shown(_say("topic", drawing), drawing), overflow="fold")
    table.add_column(shown(_say("all", drawing), drawing), justify="right")
    for status in seen if wide else ():
        said = shown(say_word(status.value, drawing.lang), drawing, theme.STATUS[status.value])
        table.add_column(said, justify="right", no_wrap=True)
    for topic, counts in by_topic.items():
        cells = [str(counts[status] or "") for status in seen] if wide else []
        table.add_row(_topic(view, topic, drawing), f"{counts.total():,}", *cells)
    return table


def _topic(view: View, topic: str, drawing: Drawing) -> Text:
    known = view.corpus.settings.topics.get(topic)
    label = in_language(known.label, drawing.lang) if known else ""
    said = shown(topic, drawing, theme.ID)
    if label and label.casefold().replace(" ", "-") != topic:
        said.append_text(shown(f"  {label}", drawing, theme.QUIET))
    return said


def _attention(view: View, drawing: Drawing) -> Iterator[Text | Table]:
    found = False
    for status in ATTENTION:
        names = [fact.id for fact in view.facts if view.standings[fact.id].status is status]
        if not names:
            continue
        if not found:
            yield shown(_say("attention", drawing), drawing, theme.HEAD)
        found = True
        more = _say("more", drawing).format(f"{len(names) - _NAMED:,}") if len(names) > _NAMED else ""
        told = ", ".join(names[:_NAMED]) + (f" {more}" if more else "")
        line = shown(f"{len(names):,} {say_word(status.value, drawing.lang)}", drawing, theme.STATUS[status.value])
        grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)  # a long line goes on below its beginning
        grid.add_column(overflow="fold")
        grid.add_row(line.append_text(shown(f": {told}", drawing)))
        yield grid
    if not found:
        yield shown(_say("fine", drawing), drawing)


def _commands(view: View, drawing: Drawing) -> Table:
    grid = Table.grid(padding=(0, 3, 0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    topics = Counter(fact.topic for fact in view.facts)
    if topics:
        grid.add_row(
            f"facts show {topics.most_common(1)[0][0]}", shown(_say("topic-hint", drawing), drawing, theme.QUIET)
        )
        first = max(view.facts, key=lambda fact: (fact.value is not None, bool(fact.quote), -len(fact.id)))
        grid.add_row(f"facts show {first.id}", shown(_say("card-hint", drawing), drawing, theme.QUIET))
    grid.add_row("facts check", shown(_say("check-hint", drawing), drawing, theme.QUIET))
    return grid


def _count(number: int, noun: str, drawing: Drawing) -> str:
    return f"{number:,} {_say(f'{noun}-1' if number == 1 else noun, drawing)}"


def _say(name: str, drawing: Drawing) -> str:
    return _SAYS[name][drawing.lang == "es"]
