"""When a fact holds: days, months, years, intervals in EDTF (ISO 8601-2), never more precise than written."""

import re
from datetime import date
from enum import Enum
from functools import cache

from wola_facts.model.plain import Plain

_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>~)?")

_DURATION = r"(?P<count>[1-9][0-9]{0,4})\s?(?P<unit>[dwmy])|never"
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}

HELP = (
    'write a day as 2019-11-26, a month or year as "2019-11" or "2019", '
    'a period as "2019-01/2019-09", one still going on as "2018-12/..", about then as "2019-11~"'
)


class Tense(Enum):
    """How a statement stands to time: over and done, seen on a day, or going on."""

    CLOSED = "closed"
    AS_OF = "as-of"
    ONGOING = "ongoing"


class Relation(Enum):
    """How two periods lie to each other."""

    SAME = "same"
    INSIDE = "inside"  # the first lies inside the second
    AROUND = "around"  # the second lies inside the first
    OVERLAP = "overlap"
    APART = "apart"


class DateError(ValueError):
    """A date text outside the subset; the message says what was found and what is meant."""


class PartialDate(Plain):
    """A year, a month or a day (`month`, `day` are 0 where not given), perhaps only about then."""

    year: int
    month: int = 0
    day: int = 0
    approximate: bool = False

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return _day(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return _day(self.year, month, self.day or _days_in(self.year, month))

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text + "~" * self.approximate


class Period(Plain):
    """The time a fact speaks of: `since` to `until`; None is unknown (`since`) or still going on (`until`)."""

    since: PartialDate | None
    until: PartialDate | None

    @property
    def start(self) -> date | None:
        """Its first day, or None where it is not known."""
        return self.since.first if self.since else None

    @property
    def end(self) -> date | None:
        """Its last day, or None where it is still going on."""
        return self.until.last if self.until else None

    @property
    def ongoing(self) -> bool:
        """Whether it is open towards the future."""
        return self.until is None

    @property
    def is_day(self) -> bool:
        """Whether it is a single day, which reads "as of"."""
        return self.since is not None and self.since == self.until and bool(self.since.day)

    @property
    def approximate(self) -> bool:
        """Whether either end is only about then."""
        return (self.since is not None and self.since.approximate) or (
            self.until is not None and self.until.approximate
        )

    @property
    def latest(self) -> date:
        """The last day it certainly speaks of: its end, or its beginning where it goes on."""
        day = self.end or self.start
        return day if day is not None else date.min

    def relation(self, other: "Period") -> Relation:
        """Say how this period lies to `other`, by their days; unknown ends reach without limit."""
        a, b = _days(self), _days(other)
        if a == b:
            return Relation.SAME
        if a[1] < b[0] or b[1] < a[0]:
            return Relation.APART
        if b[0] <= a[0] and a[1] <= b[1]:
            return Relation.INSIDE
        if a[0] <= b[0] and b[1] <= a[1]:
            return Relation.AROUND
        return Relation.OVERLAP

    def comparable(self, other: "Period") -> bool:
        """Whether arithmetic over both is fair: the same days, or a day at the end of the other's period."""
        if self.relation(other) is Relation.SAME:
            return True
        return (self.is_day and other.end is not None and self.end == other.end) or (
            other.is_day and self.end is not None and other.end == self.end
        )

    def __str__(self) -> str:
        if self.since == self.until and self.since is not None:
            return str(self.since)
        return f"{self.since or '..'}/{self.until or '..'}"


def read_period(text: str | date) -> Period:
    """Return the period that a date or a date text of the subset means.

    Raises:
        DateError: for anything outside the subset, an impossible day, or an interval that runs backwards.
    """
    if isinstance(text, date):
        day = PartialDate(text.year, text.month, text.day)
        return Period(day, day)
    written = text.strip()
    if "/" not in written:
        point = _read_point(written)
        return Period(point, point)
    left, _, right = written.partition("/")
    if "/" in right or not left or not right or left == right == "..":
        raise DateError(f'"{_short(text)}" is not a period')
    since = None if left == ".." else _read_point(left)
    until = None if right == ".." else _read_point(right)
    if since and until and since.first > until.last:
        raise DateError(f'"{_short(text)}" runs backwards: it ends before it begins')
    return Period(since, until)


def read_day(text: str | date) -> date:
    """Return the day that a TOML date or a text `2019-11-26` names.

    Raises:
        DateError: where it is not a full day.
    """
    if isinstance(text, date):
        return date(text.year, text.month, text.day)
    point = _read_point(text.strip())
    if not point.day or point.approximate:
        raise DateError(f'"{_short(text)}" is not a full day')
    return point.first


def read_duration(text: str) -> int | None:
    """Return the days of a review period such as "90d", "6m" or "1y"; None for "never".

    A month counts 30 days and a year 365.

    Raises:
        DateError: for anything else.
    """
    found = re.fullmatch(_DURATION, text.strip())
    if not found:
        raise DateError(f'"{_short(text)}" is not a period such as "90d", "6m", "1y" or "never"')
    return None if found[0] == "never" else int(found["count"]) * _DAYS[found["unit"]]


def _read_point(text: str) -> PartialDate:
    found = _PART.fullmatch(text)
    if not found or not text.isascii():
        raise DateError(f'"{_short(text)}" is not a date of the subset')
    year, month, day = (int(found[name] or 0) for name in ("year", "month", "day"))
    if year < 1:
        raise DateError(f'"{text}": years run from 0001 to 9999')
    if found["month"] and not 1 <= month <= 12:
        raise DateError(f'"{text}": there is no month {found["month"]}')
    if found["day"] and not 1 <= day <= _days_in(year, month):
        raise DateError(f'"{text}": that month has no day {found["day"]}')
    return PartialDate(year, month, day, bool(found["about"]))


#: A day of the calendar; a corpus has few, and asks for each again and again.
_day = cache(date)


def _days_in(year: int, month: int) -> int:
    """Return the number of days of a month; `calendar` says the same, and is another import of every start."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _days(period: Period) -> tuple[date, date]:
    return period.start or date.min, period.end or date.max


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
