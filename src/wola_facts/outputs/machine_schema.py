"""The JSON Schema (2020-12) of the machine form, version 1: what `--format json` and `jsonl` promise."""

from typing import Any

from wola_facts.model.dates import Tense
from wola_facts.model.fact import KINDS, QUALITIES, STATES
from wola_facts.model.quantity import Bound
from wola_facts.outputs.machine_json import ALWAYS, VERSION
from wola_facts.query.standing import Status

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_NUMBER: dict[str, Any] = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
_DAY: dict[str, Any] = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SPOKEN: dict[str, Any] = {"type": "object", "additionalProperties": _TEXT, "description": "Language code -> text."}


def machine_schema() -> dict[str, Any]:
    """Return the schema of a whole document; `#/$defs/fact` is that of one fact, as each line of jsonl is."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts, machine form",
        "type": "object",
        "required": ["version", "facts"],
        "additionalProperties": False,
        "properties": {"version": {"const": VERSION}, "facts": {"type": "array", "items": {"$ref": "#/$defs/fact"}}},
        "$defs": {"fact": _FACT, "value": _VALUE, "date": _DATE, "source": _SOURCE, "part": _PART},
    }


def _closed(
    properties: dict[str, Any], required: tuple[str, ...] | None = None, description: str = ""
) -> dict[str, Any]:
    """Return the schema of an object with these properties and no other, all required unless it is said which."""
    needed = list(properties if required is None else required)
    schema = {"type": "object", "additionalProperties": False, "required": needed, "properties": properties}
    return {"description": description, **schema} if description else schema


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


_VALUE = _closed(
    {
        "text": {"type": "string", "description": "As the record words it."},
        "low": _or_null({**_NUMBER, "description": "The exact lower end; null is unbounded."}),
        "high": _or_null({**_NUMBER, "description": "The exact upper end; null is unbounded."}),
        "low_open": {"type": "boolean", "description": "Whether the lower end itself is excluded."},
        "high_open": {"type": "boolean", "description": "Whether the upper end itself is excluded."},
        "unit": {"type": "string", "description": "The unit, or an empty text."},
        "said": {**_SPOKEN, "description": "How each language says it, without its noun."},
        "bound": {"enum": [bound.value for bound in Bound]},
    },
    description="The value as an interval of exact decimals, which are strings.",
)
_DATE = _closed(
    {
        "text": {"type": "string", "description": "EDTF."},
        "start": _or_null(_DAY),
        "end": _or_null({**_DAY, "description": "Null while it goes on."}),
        "tense": {"enum": [tense.value for tense in Tense]},
        "said": _SPOKEN,
    },
    description="When it holds.",
)
_SOURCE = _closed(
    {
        "id": {"type": "string", "description": "The id of a source, or its address where it has no record."},
        "title": _TEXT,
        "url": _TEXT,
        "quote": {"type": "string", "description": "The evidence phrase, verbatim."},
        "at": {"type": "string", "description": "Where in the source."},
        "short": {"type": "string", "description": "What a table calls it: WOLA 2019."},
        "author": _TEXTS,
        "publisher": _TEXT,
        "date": {"type": "string", "description": "EDTF."},
        "archive": _TEXT,
        "lang": _TEXT,
    },
    ("id", "title", "url", "quote", "at", "short"),
    "A work that the fact was read in, with the evidence.",
)
_PART = _closed(
    {
        "name": _TEXT,
        "value": _or_null({"$ref": "#/$defs/value"}),
        "ref": {"type": "string", "description": "The fact that this part is."},
    },
    ("name", "value"),
)
_LOG = _closed({"on": _DAY, "state": {"enum": list(STATES)}, "source": _TEXT, "note": _TEXT}, ("on", "state"))
_LAW = _closed(dict.fromkeys(("title", "number", "published_in", "in_force", "amends", "jurisdiction"), _TEXT), ())
_RULING = _closed({**dict.fromkeys(("court", "case", "number", "notified"), _TEXT), "orders": _TEXTS}, ())
_FACT = _closed(
    {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "topic": {"type": "string", "description": "The topic of its file."},
        "topics": {**_TEXTS, "description": "All its topics, that of its file first."},
        "kind": {"enum": list(KINDS)},
        "claim": _SPOKEN,
        "value": _or_null({"$ref": "#/$defs/value"}),
        "date": _or_null({"$ref": "#/$defs/date"}),
        "status": {"enum": [status.value for status in Status]},
        "source": {"type": "array", "items": {"$ref": "#/$defs/source"}},
        "according_to": {**_TEXTS, "description": "Whom the source credits, nearest first."},
        "measure": {"type": "string", "description": "Facts of one measure can be compared."},
        "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}, "description": "An exhaustive breakdown."},
        "file": _TEXT,
        "line": {"type": "integer", "minimum": 0},
        "of_which": {"type": "array", "items": {"$ref": "#/$defs/part"}},
        "ongoing": {"type": "boolean"},
        "checked": _DAY,
        "next_review": _DAY,
        "later": {"type": "string", "description": "The later fact of its series."},
        "superseded_by": _TEXTS,
        "disputed_by": _TEXTS,
        "days_since": {"type": "integer", "description": "Where it is stale or overdue: for how many days."},
        "threshold": {"type": "integer", "description": "How many days were allowed."},
        "origins": {**_TEXTS, "description": "Where it comes from in the end."},
        "before": _TEXT,
        "after": _TEXT,
        "where": _TEXT,
        "who": _TEXT,
        "dims": {"type": "object", "additionalProperties": _TEXT},
        "of": {"type": "string", "description": "The base of a percentage: a number or a fact's id."},
        "ratio_of": _TEXTS,
        "definition": _SPOKEN,
        "part_of": _TEXT,
        "supersedes": _TEXTS,
        "disputes": _TEXTS,
        "retracted": _closed({"on": _DAY, "why": _TEXT}),
        "quality": {"enum": list(QUALITIES)},
        "by": _TEXT,
        "to": _TEXT,
        "due": _DAY,
        "state": {"enum": list(STATES)},
        "log": {"type": "array", "items": _LOG},
        "law": _LAW,
        "ruling": _RULING,
        "review": _TEXT,
        "tags": _TEXTS,
        "note": _SPOKEN,
        "ignore": {"type": "array", "items": _closed({"rule": _TEXT, "until": _DAY, "reason": _TEXT})},
        "x": {"type": "object", "description": "Open; its decimals and dates are strings."},
    },
    ALWAYS,
    "One fact. The required fields stand in every output; any other stands only where it says something.",
)
