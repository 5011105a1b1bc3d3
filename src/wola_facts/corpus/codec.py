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


def dumps(value: object) -> str:
    """Return records as JSON text; equal records give equal text."""
    return json.dumps(_encode(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Any:
    """Return the records that `dumps` wrote.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: where the text is anything else.
    """
    return _decode(json.loads(text))


def _encode(value: Any) -> Any:
    """A plain value stands for itself; anything else is a list whose first item says how it is read."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, quantity.Bound):
        return ["B", value.name]
    if isinstance(value, finding.Severity):
        return ["S", int(value)]
    if isinstance(value, dates.Period) and not (value.since is value.until is None):
        return ["P", str(value)]
    if isinstance(value, interval.Interval) and value.single and str(value.low) == str(value.high):
        return ["I", str(value.low)]
    if isinstance(value, Plain):
        kind = type(value)
        told = {name: item for name in fields(kind) if (item := getattr(value, name)) != default(kind, name, _MISSING)}
        return [kind.__name__, *_apart({name: _encode(item) for name, item in told.items()})]
    if isinstance(value, Decimal):
        return ["d", str(value)]
    if isinstance(value, int):
        return value
    if isinstance(value, datetime.date | datetime.time):
        return [_TIMES[type(value)], value.isoformat()]
    if isinstance(value, Mapping):
        return ["m", *_apart({key: _encode(item) for key, item in value.items()})]
    if isinstance(value, tuple | list):
        items = [_encode(item) for item in value]
        tag = "t" if isinstance(value, tuple) else "l"
        return [tag, items] if not any(type(item) is list for item in items) else [tag.upper(), items]
    raise TypeError(type(value).__name__)


def _apart(told: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what stands for itself, which most things do, and what has to be read: that alone is gone through."""
    lists = {name: item for name, item in told.items() if type(item) is list}
    return {name: item for name, item in told.items() if name not in lists}, lists


def _decode(value: Any) -> Any:
    return _READERS[value[0]](value) if type(value) is list else value


def _joined(value: list[Any]) -> dict[str, Any]:
    told: dict[str, Any] = value[1]
    for name, item in value[2].items():
        told[name] = _READERS[item[0]](item)
    return told


def _record(kind: type[Plain]) -> Callable[[list[Any]], Plain]:
    return lambda value: made(kind, _joined(value))


# A corpus has few periods and numbers, and each is made once.
_decimal = cache(Decimal)
_period = cache(dates.read_period)


@cache
def _point(text: str) -> interval.Interval:
    return interval.Interval.exactly(_decimal(text))


_TIMES: dict[type[Any], str] = {datetime.date: "D", datetime.datetime: "DT", datetime.time: "TM"}
_READERS: dict[str, Callable[[list[Any]], Any]] = {
    **{kind.__name__: _record(kind) for kind in _TYPES},
    "d": lambda v: _decimal(v[1]),
    "D": lambda v: datetime.date.fromisoformat(v[1]),
    "DT": lambda v: datetime.datetime.fromisoformat(v[1]),
    "TM": lambda v: datetime.time.fromisoformat(v[1]),
    "m": lambda v: MappingProxyType(_joined(v)),
    "t": lambda v: tuple(v[1]),
    "T": lambda v: tuple([_decode(item) for item in v[1]]),
    "l": lambda v: v[1],
    "L": lambda v: [_decode(item) for item in v[1]],
    "I": lambda v: _point(v[1]),
    "P": lambda v: _period(v[1]),
    "B": lambda v: quantity.Bound[v[1]],
    "S": lambda v: finding.Severity(v[1]),
}
