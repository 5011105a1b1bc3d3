"""The output formats of facts: one file each in `records`, found by walking that folder, imported when asked for."""

import os
from collections.abc import Callable

from wola_facts.errors import UsageError, did_you_mean
from wola_facts.model.plain import Plain
from wola_facts.outputs.view import Drawing, View

#: The order of help and completion; a format that is not named here comes after these.
_FIRST = ("table", "card", "json", "jsonl", "csv", "tsv", "markdown", "toml")


class RecordFormat(Plain):
    """A format: its name, what it is in a sentence, and the pure function that writes it, line end included."""

    name: str
    help: str
    render: Callable[[View, Drawing], str]


def format_names() -> list[str]:
    """Return the names of all formats, without importing any."""
    from wola_facts.outputs import records

    names = {
        entry.rsplit(".", 1)[0]
        for folder in records.__path__
        for entry in os.listdir(folder)
        if entry.endswith(".py") and not entry.startswith("_")
    }
    return sorted(names, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))


def find_format(name: str) -> RecordFormat:
    """Return the format of that name.

    Raises:
        UsageError: where there is none, with near misses.
    """
    names = format_names()
    if name not in names:
        near = did_you_mean(name, names)
        hint = f"D{near[1:]}" if near else f"The formats are {', '.join(names)}."
        raise UsageError(f"There is no format `{name[:40]}`.", hint)
    from importlib import import_module

    found = import_module(f"wola_facts.outputs.records.{name}").format
    if not isinstance(found, RecordFormat) or found.name != name:
        raise TypeError(f"outputs/records/{name}.py does not bind a RecordFormat of its own name to `format`")
    return found
