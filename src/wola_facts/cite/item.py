"""A CSL-JSON item as this floor passes it about: plain data, with readers for its names and dates."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

#: CSL-JSON (https://github.com/citation-style-language/schema): variables to texts, names and dates.
Item = Mapping[str, Any]

_MONTHS = "January February March April May June July August September October November December".split()
_MESES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()

NAME_VARIABLES = ("author", "editor", "translator", "container-author", "collection-editor", "director", "interviewer")


def text(item: Item, variable: str) -> str:
    """Return a variable as one line of text; empty where the item has none."""
    value = item.get(variable)
    if value is None or isinstance(value, (list, dict)):
        return ""
    return one_line(str(value))


def names(item: Item, variable: str) -> list[tuple[str, str, str]]:
    """Return the names of a variable as (family, given, literal); particles and suffixes are joined to their part."""
    return [_name(name) for name in item.get(variable) or () if isinstance(name, Mapping)]


def date_parts(item: Item, variable: str) -> tuple[int, ...]:
    """Return year, month and day of a date's beginning, as many of them as are known; empty where none is."""
    dates = date_range(item, variable)
    return dates[0] if dates else ()


def date_range(item: Item, variable: str) -> list[tuple[int, ...]]:
    """Return a date's beginning and, where it has one, its end; an open end is an empty tuple."""
    value = item.get(variable)
    if not isinstance(value, Mapping):
        return []
    return [tuple(_numbers(parts)) for parts in value.get("date-parts") or () if isinstance(parts, (list, tuple))]


def iso(parts: tuple[int, ...]) -> str:
    """Return date parts in ISO 8601, as precise as they are: 2019, 2019-11, 2019-11-26."""
    if not parts:
        return ""
    return "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))


def day_in_words(item: Item, locale: str) -> str:
    """Return the day of a work in words, for a place where a style has no date: 28 November 2018."""
    spanish = locale.startswith("es")
    parts = date_parts(item, "issued")
    if not parts:
        return ""
    words = [f"{parts[0]}"]
    if parts[1:] and 1 <= parts[1] <= 12:
        words[:0] = [*map(str, parts[2:3]), (_MESES if spanish else _MONTHS)[parts[1] - 1]]
    return (" de " if spanish else " ").join(words)


def custom(item: Item, key: str) -> Any:
    """Return what we keep beside the item's variables (`custom`): archive, translated title, facts; None if absent."""
    table = item.get("custom")
    return table.get(key) if isinstance(table, Mapping) else None


def one_line(text: str) -> str:
    """Return a text with every run of white space and control characters made one blank.

    What turns the reading direction of all that follows it is left out.
    """
    if text.isprintable():
        return " ".join(text.split())  # nothing of the kind: of all white space only the blank is printable
    text = re.sub(r"[\u202a-\u202e\u2066-\u2069]", "", text)
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip()


def _name(name: Mapping[str, Any]) -> tuple[str, str, str]:
    def part(key: str) -> str:
        value = name.get(key)
        return one_line(value) if isinstance(value, str) else ""

    literal = part("literal")
    if literal:
        return "", "", literal
    family = " ".join(filter(None, (part("non-dropping-particle"), part("family"))))
    given = " ".join(filter(None, (part("given"), part("dropping-particle"))))
    if not family:
        return "", "", given
    suffix = part("suffix")
    return family, f"{given}, {suffix}" if suffix and given else given, ""


def _numbers(parts: list[Any] | tuple[Any, ...]) -> Iterator[int]:
    for part in parts:
        try:
            number = int(part)
        except (TypeError, ValueError):
            return
        if not number:
            return
        yield number
