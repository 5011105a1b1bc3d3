"""The table: one fact a row, as many columns as the width holds well, the rest stacked beneath the claim."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from wola_facts.outputs import theme
from wola_facts.outputs.console import drawn, shown
from wola_facts.outputs.machine import MachineFact
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.table import ALL, COLUMNS, LAYOUTS, Column, columns_named
from wola_facts.outputs.view import Drawing, View

#: Rows that rich lays out at once: many small tables of the same widths take less memory than one large.
CHUNK = 500

#: Below this width columns go down to their `tight` width.
TIGHT_BELOW = 100

_GAP = 2
_LEAST = 8
_READABLE = 11


def _render(view: View, drawing: Drawing) -> str:
    facts = view.machine()
    columns, stacked = _layout(drawing)
    rows = [[column.say(fact, drawing.lang) for column in columns] for fact in facts]
    widths = _widths(columns, rows, drawing)
    if stacked:
        spare = drawing.width - sum(widths) - _GAP * (len(widths) - 1)
        _widen(widths, columns, (_below_width(fact, stacked, drawing) for fact in facts[:2000]), spare)
        _make_room(widths, columns, max((len(fact.id) for fact in facts), default=0))
    return drawn(_tables(facts, rows, columns, widths, stacked, drawing), drawing)


def _layout(drawing: Drawing) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """Return the columns, and those that are stacked in the last line of the claim."""
    if drawing.columns:
        return columns_named(drawing.columns), ()
    names = next(names for least, names in LAYOUTS if drawing.width >= least)
    return tuple(COLUMNS[name] for name in names), tuple(COLUMNS[name] for name in ALL if name not in names)


def _widths(columns: tuple[Column, ...], rows: list[list[str]], drawing: Drawing) -> list[int]:
    """Share the width out: a column gets what it needs up to its own limit, the free ones get what is left."""
    room = max(_LEAST, drawing.width - _GAP * (len(columns) - 1))
    needs = [
        max(
            [cell_len(_head(column, drawing.lang)), *(min(cell_len(row[place]), 400) for row in rows[:2000])], default=1
        )
        for place, column in enumerate(columns)
    ]
    tight = drawing.width < TIGHT_BELOW and not drawing.columns
    limits = [column.tight if tight else column.width for column in columns]
    widths = [min(need, limit) if limit else 0 for need, limit in zip(needs, limits, strict=True)]
    free = [place for place, limit in enumerate(limits) if not limit]
    left = room - sum(widths)
    for turn, place in enumerate(sorted(free, key=lambda place: needs[place])):
        widths[place] = max(_LEAST, min(needs[place], left // (len(free) - turn)))
        left -= widths[place]
    for place in range(len(columns)):
        more = max(0, min(needs[place] - widths[place], room - sum(widths)))
        widths[place] += more
    # Where nothing is left to share, the widest gives way first, down to what can still be read.
    while sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _widen(widths: list[int], columns: tuple[Column, ...], below: Iterable[int], spare: int) -> None:
    """Let the column of claims take what is to spare for what stands beneath the claims, which may be longer."""
    claim = next(place for place, column in enumerate(columns) if column.name == "claim")
    if spare > 0:
        widths[claim] = min(max([widths[claim], *below]), widths[claim] + spare)


def _make_room(widths: list[int], columns: tuple[Column, ...], wanted: int) -> None:
    """Let the column of claims grow at the cost of the others until an id stands there in one piece, to be typed."""
    claim = next(place for place, column in enumerate(columns) if column.name == "claim")
    while widths[claim] < wanted:
        widest = max((place for place in range(len(columns)) if place != claim), key=lambda place: widths[place])
        if widths[widest] <= _READABLE:
            return
        widths[widest] -= 1
        widths[claim] += 1


def _tables(
    facts: tuple[MachineFact, ...],
    rows: list[list[str]],
    columns: tuple[Column, ...],
    widths: list[int],
    stacked: tuple[Column, ...],
    drawing: Drawing,
) -> Iterator[Table]:
    for start in range(0, max(1, len(rows)), CHUNK):
        table = Table(
            box=None, show_header=start == 0, header_style=theme.HEAD, padding=(0, _GAP, 0, 0), pad_edge=False
        )
        for column, width in zip(columns, widths, strict=True):
            table.add_column(
                shown(_head(column, drawing.lang), drawing, theme.HEAD),
                justify="right" if column.right else "left",
                width=width,
                overflow="fold",
            )
        if start == 0:
            sign = theme.RULE if drawing.unicode else theme.RULE_ASCII
            table.add_row(*(Text(sign * width, theme.QUIET) for width in widths))
        for fact, row in zip(facts[start : start + CHUNK], rows[start : start + CHUNK], strict=True):
            table.add_row(*_cells(fact, row, columns, widths, stacked, drawing))
        yield table


def _cells(
    fact: MachineFact,
    row: Iterable[str],
    columns: tuple[Column, ...],
    widths: list[int],
    stacked: tuple[Column, ...],
    drawing: Drawing,
) -> Iterator[Text]:
    for column, text, width in zip(columns, row, widths, strict=True):
        cell = shown(text, drawing, _style(column, fact))
        if column.name == "claim" and stacked:
            cell.append_text(_below(fact, stacked, width, drawing))
        yield cell


def _below(fact: MachineFact, stacked: tuple[Column, ...], width: int, drawing: Drawing) -> Text:
    """The lines beneath the claim: what has no column of its own; the id alone on the last where it does not fit."""
    joint = Text(_joint(drawing), theme.QUIET)
    said = [(column.say(fact, drawing.lang), column) for column in stacked if column.name != "id"]
    others = joint.join(shown(text, drawing, _style(column, fact)) for text, column in said if text)
    name = shown(fact.id, drawing, theme.ID)
    if not others:
        return Text("\n").append_text(name)
    beside = others.cell_len + joint.cell_len + name.cell_len <= width
    return Text("\n").append_text(others).append_text(joint if beside else Text("\n")).append_text(name)


def _joint(drawing: Drawing) -> str:
    return " · " if drawing.unicode else " - "


def _below_width(fact: MachineFact, stacked: tuple[Column, ...], drawing: Drawing) -> int:
    """How wide the line beneath the claim is when nothing is broken."""
    said = [text for column in stacked if column.name != "id" and (text := column.say(fact, drawing.lang))]
    return cell_len(_joint(drawing).join([*said, fact.id]))


def _style(column: Column, fact: MachineFact) -> str:
    if column.name == "status":
        return theme.STATUS.get(fact.status, "")
    if column.name == "value" and fact.value is None:
        return theme.QUIET
    return {"value": theme.VALUE, "id": theme.ID, "period": theme.QUIET, "source": theme.QUIET}.get(column.name, "")


def _head(column: Column, lang: str) -> str:
    return column.heads.get(lang, column.heads["en"])


format = RecordFormat("table", "a row a fact, fitted to the width", _render)
