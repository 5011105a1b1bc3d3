"""Records as JSON and back, for the cache: exact, without pydantic, and nothing in it is ever executed."""

import datetime
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from wola_facts.corpus import settings
from wola_facts.model import dates, fact, finding, interval, quantity, source
from wola_facts.model.plain import Plain, default, fields, made

_TYPES: tuple[type[Any], ...] = (
    dates.PartialDate,
    dates.Period,
    interval.Interval,
    quantity.Quantity,
    fact.Part,
    fact.LogEntry,
    fact.Law,
    fact.Ruling,
    fact.Retraction,
    fact.Waiver,
    fact.Fact,
    fact.Assertion,
    source.Name,
    source.Source,
    source.Measure,
    finding.Location,
    finding.Related,
    finding.Finding,
    quantity.Widths,
    settings.Topic,
    settings.Thresholds,
    settings.Settings,
)

#: Equal to nothing: the default of what has none.
_MISSING = object()

_BY_NAME = {kind.__name__: kind for kind in _TYPES}


def dumps(value: object) -> str:
    """Return records as JSON text; equal records give equal text."""
    return json.dumps(_encode(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Any:
    """Return the records that `dumps` wrote.

    Raises:
        ValueError, KeyError, TypeError: where the text is anything else.
    """
    return _item(json.loads(text))


def _encode(value: Any) -> Any:
    """A plain value stands for itself; anything else is a list whose first item says what it is."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, quantity.Bound):
        return ["B", value.name]
    if isinstance(value, finding.Severity):
        return ["S", int(value)]
    if isinstance(value, dates.Period) and not (value.since is value.until is None):
        return ["P", str(value)]
    if isinstance(value, Plain):
        kind = type(value)
        told = {name: item for name in fields(kind) if (item := getattr(value, name)) != default(kind, name, _MISSING)}
        return [kind.__name__, {name: _encode(item) for name, item in told.items()}]
    if isinstance(value, Decimal):
        return ["d", str(value)]
    if isinstance(value, int):
        return value
    if isinstance(value, datetime.date | datetime.time):
        return [_TIMES[type(value)], value.isoformat()]
    if isinstance(value, Mapping):
        return ["m", {key: _encode(item) for key, item in value.items()}]
    if isinstance(value, tuple):
        return ["t", *map(_encode, value)]
    if isinstance(value, list):
        return ["l", *map(_encode, value)]
    raise TypeError(type(value).__name__)


def _decode(value: list[Any]) -> Any:
    tag = value[0]
    kind = _BY_NAME.get(tag)
    if kind is None:
        return _READERS[tag](value)
    told = value[1]
    for name, item in told.items():
        if type(item) is list:
            told[name] = _decode(item)
    return made(kind, told)


def _item(value: Any) -> Any:
    return _decode(value) if type(value) is list else value


@cache
def _period(text: str) -> dates.Period:
    """Return a period by its spelling; a corpus has few, and each is made once."""
    return dates.read_period(text)


_TIMES: dict[type[Any], str] = {datetime.date: "D", datetime.datetime: "DT", datetime.time: "T"}
_READERS: dict[str, Callable[[list[Any]], Any]] = {
    "d": lambda v: Decimal(v[1]),
    "D": lambda v: datetime.date.fromisoformat(v[1]),
    "DT": lambda v: datetime.datetime.fromisoformat(v[1]),
    "T": lambda v: datetime.time.fromisoformat(v[1]),
    "m": lambda v: MappingProxyType({key: _item(item) for key, item in v[1].items()}),
    "t": lambda v: tuple([_decode(item) if type(item) is list else item for item in v[1:]]),
    "l": lambda v: [_item(item) for item in v[1:]],
    "P": lambda v: _period(v[1]),
    "B": lambda v: quantity.Bound[v[1]],
    "S": lambda v: finding.Severity(v[1]),
}
