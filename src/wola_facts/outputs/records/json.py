"""JSON: the versioned machine form, one object for all facts."""

import json

from wola_facts.outputs.machine import document
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.view import Drawing, View


def _render(view: View, drawing: Drawing) -> str:
    return json.dumps(document(view.machine()), ensure_ascii=not drawing.unicode, indent=2) + "\n"


format = RecordFormat("json", "one object, { version, facts }", _render)
