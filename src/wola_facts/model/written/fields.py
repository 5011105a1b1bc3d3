"""The kinds of field that records are made of: texts, slugs, dates, lists, each with its reading and its JSON Schema.

Every reader raises `PydanticCustomError` with a rule code as its type, so that an error is a finding at once; `sub`
in its context leads on to the smallest culpable value.
"""

import datetime
import re
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from wola_facts.model import dates
from wola_facts.model.dates import DateError, Period
from wola_facts.model.text import Localized, fold

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Written(BaseModel):
    """A table that knows all its keys."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True)


def wrong(
    code: str, found: object, expected: str, hint: str = "", sub: tuple[str | int, ...] = ()
) -> PydanticCustomError:
    """Return the error that says what was found and what was expected."""
    details = {"found": describe(found), "expected": expected, "hint": hint, "sub": sub}
    return PydanticCustomError(code, "found {found}, expected {expected}", details)


def describe(value: object) -> str:
    """Return what a TOML value is, in a person's words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}..."'
    if isinstance(value, (int, Decimal)):
        return f"the number {str(value)[:40]}"
    if isinstance(value, datetime.datetime):
        return f"the moment {value.isoformat()}"
    if isinstance(value, datetime.date):
        return f"the day {value.isoformat()}"
    if isinstance(value, datetime.time):
        return f"the time {value.isoformat()}"
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else "something else"


def slugify(text: str) -> str:
    """Return the nearest slug to a text, or an empty one."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))[:80]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise wrong("SCH003", value, "text in quotes")
    if not value.strip():
        raise wrong("SCH003", value, "some text; leave the key out where there is nothing to say")
    return value


def _slug(value: object) -> str:
    if not isinstance(value, str):
        raise wrong("SCH003", value, "a slug")
    if not SLUG.fullmatch(value):
        nearest = slugify(value)
        raise wrong("SCH003", value, "a slug: a-z, 0-9 and inner hyphens", f"write `{nearest}`" if nearest else "")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value),)
    if not isinstance(value, list):
        raise wrong("SCH003", value, "text, or a list of texts")
    for place, item in enumerate(value):
        if not isinstance(item, str) or not item.strip():
            expected = "some text" if isinstance(item, str) else "text in quotes"
            raise wrong("SCH003", item, expected, sub=(place,))
    return tuple(dict.fromkeys(value))


def _localized(value: object) -> Localized:
    if isinstance(value, str):
        return MappingProxyType({"": _text(value)})
    if not isinstance(value, dict) or not value:
        raise wrong("SCH003", value, 'text, or { en = "...", es = "..." }')
    for lang, text in value.items():
        if not _LANGUAGE.fullmatch(lang):
            raise wrong("SCH002", lang, "a language code such as en or es", sub=(lang,))
        if not isinstance(text, str) or not text.strip():
            expected = "some text" if isinstance(text, str) else "text in quotes"
            raise wrong("SCH003", text, expected, sub=(lang,))
    return MappingProxyType(dict(value))


def _period(value: object) -> Period:
    if isinstance(value, datetime.datetime | datetime.time):
        raise wrong("SCH005", value, "a date without a time", "write the day only: date = 2019-11-26")
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        raise wrong("SCH005", value, "a date in quotes", f'write "{value}" in quotes')
    if not isinstance(value, datetime.date | str):
        raise wrong("SCH005", value, "a date", dates.HELP)
    try:
        return dates.read_period(value)
    except DateError as error:
        raise PydanticCustomError("SCH005", "{why}", {"why": str(error), "hint": dates.HELP}) from error


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date | str):
        raise wrong("SCH005", value, "a full day such as 2019-11-26")
    try:
        return dates.read_day(value)
    except DateError as error:
        raise PydanticCustomError(
            "SCH005", "{why}", {"why": str(error), "hint": "write a full day: 2019-11-26"}
        ) from error


def _duration(value: object) -> str:
    try:
        dates.read_duration(_text(value))
    except DateError as error:
        raise wrong("SCH003", value, 'a period such as "90d", "6m", "1y", or "never"') from error
    return str(value)


def _free(value: object) -> MappingProxyType[str, Any]:
    if not isinstance(value, dict):
        raise wrong("SCH003", value, "a table")
    return MappingProxyType(value)


def _number_or_id(value: object) -> Decimal | str:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise wrong("SCH003", value, "a number or a fact's id")
    if isinstance(value, str):
        return _text(value)
    return finite(value)


def finite(value: int | Decimal, sub: tuple[str | int, ...] = ()) -> Decimal:
    """Return a number as an exact decimal; nan, infinity and monsters are refused."""
    number = Decimal(value) if isinstance(value, Decimal) or abs(value) < 10**60 else Decimal("nan")
    if not number.is_finite() or abs(number.adjusted()) > 60:
        raise wrong("SCH004", value, "a finite number of at most sixty digits", sub=sub)
    return number


_DAY_SCHEMA = {"type": "string", "format": "date"}
_TEXTS_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_LOCALIZED_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}

Text = Annotated[str, BeforeValidator(_text)]
Slug = Annotated[str, BeforeValidator(_slug)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_texts), WithJsonSchema(_TEXTS_SCHEMA)]
LocalizedText = Annotated[Localized, BeforeValidator(_localized), WithJsonSchema(_LOCALIZED_SCHEMA)]
WrittenPeriod = Annotated[
    Period | None, BeforeValidator(_period), WithJsonSchema({"type": "string", "description": dates.HELP})
]
WrittenDay = Annotated[datetime.date | None, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
Duration = Annotated[
    str,
    BeforeValidator(_duration),
    WithJsonSchema({"type": "string", "pattern": r"^([1-9][0-9]{0,4}\s?[dwmy]|never)$"}),
]
Free = Annotated[MappingProxyType[str, Any], BeforeValidator(_free), WithJsonSchema({"type": "object"})]
NumberOrId = Annotated[Decimal | str, BeforeValidator(_number_or_id), WithJsonSchema({"type": ["number", "string"]})]
