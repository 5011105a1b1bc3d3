"""The card: all that is known of one fact, said in words, with where it is written and how it hangs together."""

from collections.abc import Iterable, Iterator

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wola_facts.model.text import in_language
from wola_facts.outputs import theme
from wola_facts.outputs.card import Row, rows, title
from wola_facts.outputs.console import drawn, shown
from wola_facts.outputs.neighbours import neighbours
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.view import Drawing, View

#: Narrower than this the labels stand above what they label.
STACK_BELOW = 50


def _render(view: View, drawing: Drawing) -> str:
    around = neighbours(view.facts, view.corpus, view.standings)
    parts: list[Text | Table | Padding] = []
    for fact in view.machine():
        if parts:
            sign = theme.RULE if drawing.unicode else theme.RULE_ASCII
            parts += [Text(), Text(sign * min(drawing.width, 80), theme.QUIET), Text()]
        head = shown(title(fact, drawing.lang), drawing, theme.VALUE)
        parts.append(head)
        for lang in dict.fromkeys((drawing.lang, *fact.claim)):
            said = fact.claim.get(lang, "")
            if said and said != in_language(fact.claim, drawing.lang):
                parts.append(shown(said, drawing, theme.QUIET))
        parts.append(Text())
        parts += _drawn(rows(fact, around[fact.id], drawing.lang), drawing)
    return drawn(parts, drawing)


def _drawn(lines: Iterable[Row], drawing: Drawing) -> Iterator[Table | Text | Padding]:
    stacked = drawing.width < STACK_BELOW
    kept = [row for row in lines if row.text]
    if stacked:
        for row in kept:
            if row.label:
                yield shown(row.label, drawing, theme.LABEL)
            yield Padding(_text(row, drawing), (0, 0, 0, 2))
        return
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in kept:
        grid.add_row(shown(row.label, drawing, theme.LABEL), _text(row, drawing))
    yield grid


def _text(row: Row, drawing: Drawing) -> Text:
    text = shown(row.text, drawing, row.style)
    if row.lead:
        # The first word carries the colour of a status, the rest is said plainly.
        text = Text(text.plain)
        text.stylize(row.style, 0, row.lead)
    return text


format = RecordFormat("card", "all that is known of each fact", _render)
