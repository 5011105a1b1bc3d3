"""How a record's `value` is read: a number, true or false, a text of the value grammar, or an interval table."""

from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic_core import PydanticCustomError

from wola_facts.errors import did_you_mean
from wola_facts.model import hedges
from wola_facts.model.figures import GRAMMAR, ValueTextError, canonical_text, read_figures, read_value
from wola_facts.model.interval import Interval, plain
from wola_facts.model.numerals import Numeral
from wola_facts.model.quantity import Bound, Quantity, Widths, group, is_counted
from wola_facts.model.written.fields import finite, wrong

_KEYS = ("min", "max", "strict", "about", "within")

VALUE_SCHEMA: dict[str, Any] = {
    "description": "The figure as the source says it: " + GRAMMAR,
    "anyOf": [
        {"type": "number"},
        {"type": "boolean"},
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "properties": {
                "min": {"type": "number"},
                "max": {"type": "number"},
                "strict": {"type": "boolean"},
                "about": {"type": "number"},
                "within": {"type": ["string", "number"]},
            },
        },
    ],
}


def read(value: object, unit: str, lang: str, widths: Widths) -> Quantity:
    """Return the quantity that a TOML value means.

    Raises:
        PydanticCustomError: SCH004 where it cannot be read, SCH002 for an unknown key of a table.
    """
    if isinstance(value, bool):
        number = Decimal(value)
        return Quantity(Interval.exactly(number), "true" if value else "false", numbers=(number,), boolean=True)
    if isinstance(value, int | Decimal):
        number = finite(value)
        places = max(0, -int(number.as_tuple().exponent))
        return Quantity(
            Interval.exactly(number),
            group(number, places=places),
            unit=unit,
            numbers=(number,),
            resolution=Decimal(1).scaleb(-places),
        )
    if isinstance(value, str):
        try:
            return read_value(value, unit, lang, widths)
        except ValueTextError as error:
            hint = _without_noun(value, unit, lang) or f"write {GRAMMAR}"
            raise PydanticCustomError("SCH004", "{why}", {"why": str(error), "hint": hint}) from error
    if isinstance(value, dict):
        return _table(value, unit, widths)
    raise wrong("SCH004", value, "a number, a text or a table", f"write {GRAMMAR}")


def _without_noun(text: str, unit: str, lang: str) -> str:
    """Return what to write instead of a value with its counted noun, or an empty text where it is no such thing."""
    figures = read_figures(text, lang) if len(text) <= 120 else []
    rest = text[figures[0].end :].strip() if len(figures) == 1 and not text[: figures[0].start].strip() else ""
    if not rest or not rest.replace(" ", "").isalpha():
        return ""
    value = f'value = "{figures[0].text}"'
    return f"write {value}" if unit else f'write {value} and unit = "{rest}"'


def _table(table: dict[str, Any], unit: str, widths: Widths) -> Quantity:
    for key in table:
        if key not in _KEYS:
            raise wrong("SCH002", key, "one of " + ", ".join(_KEYS), did_you_mean(key, _KEYS), (key,))
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        raise wrong("SCH003", strict, "true or false", sub=("strict",))
    if "about" in table:
        return _about(table, unit, widths)
    if "within" in table or not ("min" in table or "max" in table):
        raise wrong("SCH004", table, "min, max or about", f"write {GRAMMAR}")
    low = _number(table, "min") if "min" in table else None
    high = _number(table, "max") if "max" in table else None
    counted = is_counted(unit)
    numbers = tuple(number for number in (low, high) if number is not None)
    resolution = Decimal(1).scaleb(min(0, *(int(number.as_tuple().exponent) for number in numbers)))
    if low is not None and high is not None:
        if low > high:
            raise PydanticCustomError(
                "SCH004",
                "{why}",
                {"why": f"the range runs backwards: {plain(low)} is more than {plain(high)}", "sub": ("min",)},
            )
        interval = hedges.on_whole(Interval(low, high, strict, strict), counted)
        if interval.empty:
            raise PydanticCustomError("SCH004", "{why}", {"why": "no number lies in this range"})
        bound, numbers = (Bound.EXACT, (low,)) if low == high else (Bound.RANGE, (low, high))
        return Quantity(interval, canonical_text(bound, numbers), bound, "", unit, numbers, resolution)
    lower = low is not None
    bound = (Bound.OVER if strict else Bound.AT_LEAST) if lower else (Bound.UNDER if strict else Bound.UP_TO)
    numeral = Numeral(numbers[0], numbers[0], 0, 0, resolution)
    interval = hedges.hedged(bound, numeral, widths, counted)
    return Quantity(interval, canonical_text(bound, numbers), bound, bound.value, unit, numbers, resolution)


def _about(table: dict[str, Any], unit: str, widths: Widths) -> Quantity:
    extra = next((key for key in table if key not in ("about", "within")), None)
    if extra:
        raise wrong("SCH004", extra, "about and within only", sub=(extra,))
    middle = _number(table, "about")
    places = Decimal(1).scaleb(min(0, int(middle.as_tuple().exponent)))
    within = table.get("within")
    if within is None:
        interval = hedges.hedged(Bound.ABOUT, Numeral(middle, middle, 0, 0, places), widths, is_counted(unit))
        return Quantity(interval, canonical_text(Bound.ABOUT, (middle,)), Bound.ABOUT, "about", unit, (middle,), places)
    reach = _reach(within, middle)
    interval = hedges.on_whole(Interval(middle - reach, middle + reach), is_counted(unit))
    said = within if isinstance(within, str) else plain(reach)
    return Quantity(
        interval, canonical_text(Bound.ABOUT, (middle,), said), Bound.ABOUT, "about", unit, (middle,), places
    )


def _reach(within: object, middle: Decimal) -> Decimal:
    """Read `within`: "10%" of the number, or a number of its own."""
    expected = 'a share such as "10%", or a number'
    share = isinstance(within, str) and within.strip().endswith("%")
    text = within.strip().rstrip("%").strip() if isinstance(within, str) else str(within)
    try:
        number = finite(Decimal(text), ("within",)) if not isinstance(within, bool | dict | list) else Decimal(-1)
    except InvalidOperation as error:
        raise wrong("SCH004", within, expected, sub=("within",)) from error
    if number < 0:
        raise wrong("SCH004", within, expected, sub=("within",))
    return abs(middle) * number / 100 if share else number


def _number(table: dict[str, Any], key: str) -> Decimal:
    value = table[key]
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise wrong("SCH004", value, "a number", sub=(key,))
    return finite(value, (key,))
