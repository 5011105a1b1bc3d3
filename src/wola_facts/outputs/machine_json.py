"""The machine form as plain JSON values: version 1 of the shape that every JSON output of facts has."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from wola_facts.model.dates import PartialDate, Period
from wola_facts.model.fact import Waiver
from wola_facts.model.interval import plain
from wola_facts.model.plain import Plain, fields
from wola_facts.outputs.machine import Cited, MachineFact, NamedPart, Value, When

VERSION = 1
#: The fields that every fact has in every machine output, in their order.
ALWAYS = (
    "id", "topic", "topics", "kind", "claim", "value", "date", "status", "source", "according_to", "measure", "parts",
    "file", "line",
)  # fmt: skip


_NAMES = fields(MachineFact)


def as_json(fact: MachineFact) -> dict[str, Any]:
    """Return a fact as plain JSON values: the fields of `ALWAYS`, then those of the others that say something."""
    shown: dict[str, Any] = {}
    for name in _NAMES:
        value = getattr(fact, name)
        # Of what is empty only a count of no days says something.
        if value or name in ALWAYS or (value == 0 and value is not False):
            shown[name] = _plain(value)
    return shown


def document(facts: Iterable[MachineFact]) -> dict[str, Any]:
    """Return the whole machine output: its version and its facts."""
    return {"version": VERSION, "facts": [as_json(fact) for fact in facts]}


def _plain(value: Any) -> Any:
    """Return JSON values: decimals and dates as text; of a nested record only what it says, but of a value all."""
    if value is None or isinstance(value, _AS_THEY_ARE):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    kept = _KEPT.get(type(value))
    if kept is not None:
        return {name: _plain(item) for name in fields(value) if (item := getattr(value, name)) or name in kept}
    if isinstance(value, Waiver):
        return {"rule": value.rule, "until": value.until.isoformat(), "reason": value.reason}
    if isinstance(value, Period | PartialDate):
        return str(value)
    if isinstance(value, Plain):
        return {name: _plain(item) for name in fields(value) if (item := getattr(value, name)) not in ("", None, ())}
    if isinstance(value, Decimal):
        return plain(value) if value.is_finite() else str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, float) else [_plain(item) for item in value]


_AS_THEY_ARE = (str, bool, int)
_KEPT: Mapping[type, tuple[str, ...]] = {
    Value: fields(Value),
    When: fields(When),
    Cited: ("id", "title", "url", "quote", "at", "short"),
    NamedPart: ("name", "value"),
}
