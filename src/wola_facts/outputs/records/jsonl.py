"""JSON lines: the machine form, one fact a line."""

import json

from wola_facts.outputs.machine import as_json
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.view import Drawing, View


def _render(view: View, drawing: Drawing) -> str:
    ascii_only = not drawing.unicode
    return "".join(json.dumps(as_json(fact), ensure_ascii=ascii_only) + "\n" for fact in view.machine())


format = RecordFormat("jsonl", "the facts of json, one a line", _render)
