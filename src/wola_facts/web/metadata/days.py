"""Dates as pages spell them, to EDTF: ISO 8601, RFC 2822, PDF, and words in English and Spanish; never more exact."""

import re

from wola_facts.model.dates import DateError, read_period

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
            "june jun junio", "july jul julio", "august aug agosto ago", "september sep sept septiembre setiembre set",
            "october oct octubre", "november nov noviembre", "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<name>[a-z]{3,10})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|º|°)?"
_WEEKDAY = r"(?:[a-záéó]{3,10}\.?,? )?"
_YEAR = r"(?P<year>\d{4})"
_REST = r"(?:[t ,;|].{0,60})?"

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_REST}",
        rf"{_YEAR}[-/](?P<month>\d{{1,2}})",
        _YEAR,
        rf"(?:d:)?{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:t?\d{{2,6}}.{{0,20}})?",
        rf"d:{_YEAR}(?P<month>\d\d)?",
        rf"{_WEEKDAY}{_DAY}[ -](?:de |of )?{_MONTH},?[ -](?:del? )?{_YEAR}{_REST}",
        rf"{_WEEKDAY}{_MONTH} {_DAY},? (?:de )?{_YEAR}{_REST}",
        rf"{_MONTH},? (?:del? )?{_YEAR}",
        rf"(?P<one>\d{{1,2}})[/.-](?P<two>\d{{1,2}})[/.-]{_YEAR}{_REST}",
    )
)
_OLDEST, _LAST = 1000, 2999


def edtf(text: str) -> str:
    """Return the day, month or year that a text names, as the page wrote it (no zone is reckoned); empty where none.

    "03/04/2019" names no day: nobody can tell which number is the month.
    """
    said = " ".join(text[:120].split()).casefold()
    for shape in _SHAPES:
        found = shape.fullmatch(said)
        if found:
            parts = found.groupdict()
            day = _said(parts)
            if day or "one" in parts:
                return day
    return ""


def _said(parts: dict[str, str | None]) -> str:
    year, day = int(parts["year"] or 0), int(parts.get("day") or 0)
    month = int(parts.get("month") or 0)
    if parts.get("name"):
        month = _MONTHS.get(parts["name"] or "", 0)
        if not month:
            return ""
    if parts.get("one"):
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        if one <= 12 and two <= 12 and one != two:
            return ""
        day, month = (one, two) if two <= 12 else (two, one)
    if not _OLDEST <= year <= _LAST or (year, month, day) == (1970, 1, 1):  # the day that an unset clock shows
        return ""
    written = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    try:
        return str(read_period(written))
    except DateError:
        return ""
