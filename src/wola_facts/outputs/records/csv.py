"""CSV: a row a fact, in the columns of `wola_facts.outputs.flat`; no cell is a formula, and all read back."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from wola_facts.outputs.flat import alive, inert, nested, table
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.table import chosen
from wola_facts.outputs.view import Drawing, View


def read_csv(text: str) -> list[dict[str, Any]]:
    """Return the facts, in the machine form, that a CSV of this format holds."""
    head, *rows = csv.reader(StringIO(text, newline=""))
    return [nested(dict(zip(head, map(alive, row), strict=True))) for row in rows]


def _render(view: View, drawing: Drawing) -> str:
    facts = view.machine()
    head, rows = chosen(facts, drawing) if drawing.columns else table(facts)
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(_inert(rows))
    return written.getvalue()


def _inert(rows: Iterable[list[str]]) -> Iterable[list[str]]:
    return ([inert(cell) for cell in row] for row in rows)


format = RecordFormat("csv", "a row a fact, for spreadsheets", _render)
