"""JSON lines: the machine form, one fact a line."""

from wola_facts.outputs.dump import dump
from wola_facts.outputs.machine_json import as_json
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.view import Drawing, View


def _render(view: View, drawing: Drawing) -> str:
    ascii_only = not drawing.unicode
    return "".join(dump(as_json(fact), indent=None, ascii_only=ascii_only) + "\n" for fact in view.machine())


format = RecordFormat("jsonl", "the facts of json, one a line", _render)
