"""Dates: read from CSL-JSON in all its forms, and written by a style's or a locale's date elements."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from wola_facts.cite.csl.locale import Locale
from wola_facts.cite.csl.markup import Element

_SEASONS = ("spring", "summer", "autumn", "winter")
#: By CSL's number of a season, and by EDTF's.
_SEASON_NUMBERS = {str(number): 12 + number % 20 for number in (1, 2, 3, 4, 21, 22, 23, 24)}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = r"(-?\d{1,4}|\?{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?"
#: How much of a date each kind of element shows.
PARTS = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": ("year", "month", "day")}


#: Year, month and day; 0 is unknown.
Point = tuple[int, int, int]


class Date:
    """A date or a range: year, month (13 to 16 are seasons) and day of each end; 0 is unknown."""

    __slots__ = ("circa", "end", "literal", "season", "start")

    def __init__(self) -> None:
        self.start: tuple[int, int, int] = (0, 0, 0)
        self.end: tuple[int, int, int] | None = None
        self.literal = ""
        self.circa = False
        self.season = ""

    def __bool__(self) -> bool:
        return bool(self.literal or self.start[0] or self.start[1] or self.season)


def read_date(value: Any) -> Date:
    """Return what a date variable of an item says; an empty date where it says nothing."""
    date = Date()
    if isinstance(value, str):
        _raw(value, date)
        return date
    if not isinstance(value, Mapping):
        return date
    date.circa = bool(value.get("circa"))
    parts = value.get("date-parts")
    if isinstance(parts, (list, tuple)) and parts:
        ends = [_triple(part) for part in parts if isinstance(part, (list, tuple))]
        date.start = ends[0] if ends else (0, 0, 0)
        if len(ends) > 1 and ends[1] != ends[0]:
            date.end = ends[1]
    season = str(value.get("season") or "")
    if season and not date.start[1]:
        if season in _SEASON_NUMBERS:
            date.start = (date.start[0], _SEASON_NUMBERS[season], 0)
        else:
            date.season = season
    if not date and value.get("raw"):
        _raw(str(value["raw"]), date)
    if value.get("literal") and not date.start[0]:
        date.literal = str(value["literal"])
    return date


def _triple(part: Iterable[Any]) -> tuple[int, int, int]:
    numbers = []
    for item in list(part)[:3]:
        try:
            numbers.append(int(str(item).strip() or 0))
        except ValueError:
            numbers.append(0)
    year, month, day = (*numbers, 0, 0, 0)[:3]
    if 13 <= month <= 24:
        month = 13 + (month - 13) % 4
    return (year, month if 1 <= month <= 16 else 0, day if 1 <= day <= 31 else 0)


def _raw(text: str, date: Date) -> None:
    """Read a date as people write it: ISO, "23 May 2002", "May 1963", "spring 2004", ranges by a slash or dashes."""
    text = text.strip()
    if text.endswith(("~", "?")) or re.search(r"(?:^|\s)(?:c\.|ca\.?|circa)(?=\s|\d)", text):
        date.circa = True
        text = re.sub(r"(?:^|\s)(?:c\.|ca\.?|circa)\s*", "", text).rstrip("~? ")
    halves = re.split(r"\s*(?:/|–|--)\s*|\s+-\s+|(?<=[a-z])-(?=[A-Z])", text)
    if len(halves) == 1 and re.fullmatch(r"\d{4}-\d{4}", text):
        halves = text.split("-")
    if len(halves) > 2 or (len(halves) == 2 and re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", text)):
        halves = [text]
    if len(halves) == 2:
        one, two = _point(halves[0]), _point(halves[1])
        if one and two:
            if not one[0]:
                one = (two[0], one[1] or (two[1] if one[2] else 0), one[2])
            if two[0] and two[0] < 100 and not two[1] and one[0] and one[2]:
                two = (one[0], one[1], two[0])
            date.start, date.end = one, two if two[0] or two[1] else None
            return
    point = _point(text)
    if point:
        date.start = point
    else:
        date.literal = text


def _point(text: str) -> tuple[int, int, int] | None:
    text = text.strip()
    iso = re.fullmatch(_ISO, text)
    if iso and (len(iso[1]) == 4 or iso[1].startswith("-") or not iso[2]):
        return (int(iso[1]), int(iso[2] or 0), int(iso[3] or 0)) if iso[1][0] != "?" else None
    american = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if american:
        return (int(american[3]), int(american[1]), int(american[2]))
    year = month = day = 0
    for word in re.findall(r"[^\W\d_]+|\d+", text):
        if word.isdecimal():
            if len(word) > 6:
                return None
            if len(word) > 2:
                year = int(word)
            elif (not day and month) or (not day and not year and not month):
                day = int(word)
            else:
                year = int(word)
            continue
        low = word.casefold()
        if low in ("st", "nd", "rd", "th", "of"):
            continue
        if low[:3] in _MONTHS:
            month = _MONTHS.index(low[:3]) + 1
        elif low in (*_SEASONS, "fall"):
            month = 13 + (2 if low == "fall" else _SEASONS.index(low))
        elif low in ("ad", "ce"):
            continue
        elif low in ("bc", "bce"):
            year = -year
        else:
            return None
    if re.search(r"\bBC\b|\bBCE\b", text) and year > 0:
        year = -year
    if day and not month and not year:
        year, day = day, 0
    return (year, month, day) if year or month else None


class DatePart:
    """A date-part element with the attributes that hold in one place."""

    __slots__ = ("attributes", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes


def parts_for(element: Element, locale: Locale) -> tuple[list[DatePart], dict[str, str]]:
    """Return the parts to write, in order, and the attributes of the whole: the locale's below the element's own."""
    own = {part.get("name"): part for part in element.all("date-part")}
    form = element.get("form")
    if not form:
        return [DatePart(part.get("name"), part.attributes) for part in element.all("date-part")], element.attributes
    localized = locale.dates.get(form)
    wanted = PARTS.get(element.get("date-parts", "year-month-day"), PARTS["year-month-day"])
    if localized is None:
        return [], element.attributes
    made = []
    for part in localized.all("date-part"):
        name = part.get("name")
        if name in wanted:
            changes = own[name].attributes if name in own else {}
            changes = {key: value for key, value in changes.items() if key not in ("prefix", "suffix")}
            made.append(DatePart(name, part.attributes | changes))
    whole = {"delimiter": localized.get("delimiter")} | {
        key: value for key, value in localized.attributes.items() if key not in ("form", "prefix", "suffix")
    }
    return made, whole | element.attributes


def say_part(part: DatePart, point: tuple[int, int, int], locale: Locale, *, season: str = "") -> str:
    """Return one part of a point in time; empty where it is unknown."""
    year, month, day = point
    form = part.attributes.get("form", "")
    if part.name == "year":
        return _year(year, form, locale)
    if part.name == "month":
        return _month(month, form, locale) if month else season
    return _day(day, month, form, locale) if day else ""


def _year(year: int, form: str, locale: Locale) -> str:
    if not year:
        return ""
    if form == "short":
        return f"{abs(year) % 100:02}"
    if year < 0:
        return f"{-year}{locale.term('bc') or ''}"
    if year < 1000:
        return f"{year}{locale.term('ad') or ''}"
    return str(year)


def _month(month: int, form: str, locale: Locale) -> str:
    if month > 12:
        return locale.term(f"season-{month - 12:02}", "long") or ""
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02}"
    return locale.term(f"month-{month:02}", "short" if form == "short" else "long") or ""


def _day(day: int, month: int, form: str, locale: Locale) -> str:
    if form == "numeric-leading-zeros":
        return f"{day:02}"
    if form == "ordinal" and (day == 1 or not locale.option("limit-day-ordinals-to-day-1")):
        return f"{day}{locale.ordinal(day, locale.gender(f'month-{month:02}') if month else '')}"
    return str(day)


def sort_key(value: Any, *, depth: int = 3) -> str:
    """Return a text by which dates sort, by year, month and day or fewer; empty where there is none."""
    date = value if isinstance(value, Date) else read_date(value)
    if not date.start[0]:
        return ""
    ends = [date.start] + ([date.end] if date.end else [])
    return "-".join(
        f"{100000 + year:06}{month:02}{day:02}"[: 4 + 2 * depth].ljust(10, "0") for year, month, day in ends
    )
