r"""TSV: as CSV, by tabs and without quotation marks: in a cell a tab is \t, a line end \n or \r, a backslash \\."""

import re
from typing import Any

from wola_facts.outputs.flat import alive, inert, nested, table
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.table import chosen
from wola_facts.outputs.view import Drawing, View

_ESCAPES = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
_MEANT = {escape: char for char, escape in _ESCAPES.items()}


def read_tsv(text: str) -> list[dict[str, Any]]:
    """Return the facts, in the machine form, that a TSV of this format holds."""
    head, *rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    return [nested(dict(zip(head, map(_read, row), strict=True))) for row in rows]


def _render(view: View, drawing: Drawing) -> str:
    facts = view.machine()
    head, rows = chosen(facts, drawing) if drawing.columns else table(facts)
    return "".join("\t".join(map(_written, row)) + "\n" for row in (head, *rows))


def _written(cell: str) -> str:
    return re.sub(r"[\\\t\n\r]", lambda found: _ESCAPES[found[0]], inert(cell))


def _read(cell: str) -> str:
    return alive(re.sub(r"\\[\\tnr]", lambda found: _MEANT[found[0]], cell))


format = RecordFormat("tsv", "a row a fact, by tabs", _render)
