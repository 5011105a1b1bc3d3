"""What does not fit the schema in one table, as findings that a person understands."""

import re
from typing import Any

from pydantic import BaseModel, ValidationError

from wola_facts.errors import did_you_mean
from wola_facts.model.finding import Finding, KeyPath, Location, Severity
from wola_facts.model.written.fact import WrittenFact, near_field
from wola_facts.model.written.fields import describe

NAMES = {
    "SCH001": "unreadable-toml",
    "SCH002": "unknown-key",
    "SCH003": "wrong-type",
    "SCH004": "unreadable-value",
    "SCH005": "unreadable-date",
    "SCH006": "duplicate-id",
    "SCH007": "missing-field",
}
_WANTED = {
    "claim": 'say what is counted or stated: claim = "Bodies exhumed"',
    "date": 'say when it holds: date = 2019-11-26, "2019-09" or "2018-12/.."',
    "source": 'say where it was read: source = "an-id" or "https://..."',
    "assert": 'write the assertion: assert = "a <= b"',
}
_EXPECTED = {
    "string_type": "text in quotes",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "tuple_type": "a list",
    "date_type": "a full day such as 2019-11-26",
}


def table_findings(error: ValidationError, path: KeyPath, file: str, known: type[BaseModel]) -> list[Finding]:
    """Return a finding for each thing that pydantic says of one table at `path`."""
    return [_finding(dict(one), path, file, known) for one in error.errors(include_url=False)]


def field_names(model: type[BaseModel], loc: KeyPath) -> list[str]:
    """Return the keys that the table at `loc` knows."""
    current: type[BaseModel] | None = model
    for step in loc[:-1]:
        info = current.model_fields.get(str(step)) if current and isinstance(step, str) else None
        if info is not None:
            current = next(iter(_models(info.annotation)), None)
    return [info.alias or name for name, info in current.model_fields.items()] if current else []


def short(text: str) -> str:
    """Return a key as a message shows it, cut where it is long."""
    return text if len(text) <= 60 else text[:57] + "..."


def _finding(one: dict[str, Any], path: KeyPath, file: str, known: type[BaseModel]) -> Finding:
    """Turn one error of pydantic into a finding that a person understands."""
    loc: KeyPath = tuple(one["loc"])
    kind, details = str(one["type"]), one.get("ctx") or {}
    where = path + loc + tuple(details.get("sub", ()))
    key = str(loc[-1]) if loc else ""
    code, message, help, label = kind, str(one["msg"]), str(details.get("hint", "")), ""
    if kind == "extra_forbidden":
        near = near_field(key) if known is WrittenFact and len(loc) == 1 else did_you_mean(key, field_names(known, loc))
        code, message, help = "SCH002", f"unknown key `{short(key)}`", near or "only the table `x` is open"
    elif kind == "missing":
        code, label = "SCH007", key
        message, help = f"`{key}` is missing", _WANTED.get(key, "")
        where = where[:-1]
    elif kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(details.get("expected", "")))
        listed = ", ".join(choice for choice in choices if choice)
        expected = f"one of {listed}" if listed else str(details.get("expected", ""))
        code, message = "SCH003", f"found {describe(one.get('input'))}, expected {expected}"
        help = did_you_mean(str(one.get("input")), choices)
    elif not kind.startswith("SCH"):
        code, message = (
            "SCH003",
            f"found {describe(one.get('input'))}, expected {_EXPECTED.get(kind, 'something else')}",
        )
    elif len(loc) and "expected" in details:
        message = f"`{key}`: {message}" if isinstance(loc[-1], str) and not details.get("sub") else message
    return Finding(code, NAMES[code], Severity.ERROR, message, Location(file, where), help, label=label)


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models(inner)]
