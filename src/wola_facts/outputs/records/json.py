"""JSON: the versioned machine form, one object for all facts."""

from wola_facts.outputs.dump import dump
from wola_facts.outputs.machine_json import document
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.view import Drawing, View


def _render(view: View, drawing: Drawing) -> str:
    return dump(document(view.machine()), ascii_only=not drawing.unicode) + "\n"


format = RecordFormat("json", "one object, { version, facts }", _render)
