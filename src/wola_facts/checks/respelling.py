"""The canonical spelling of a date or a key that has one reading only, and nothing where it has two."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from wola_facts.model.dates import DateError, Period, read_period
from wola_facts.model.finding import KeyPath
from wola_facts.model.text import fold

if TYPE_CHECKING:
    from pydantic import BaseModel

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr",
            "may mayo", "june jun junio", "july jul julio", "august aug agosto ago",
            "september sept sep septiembre setiembre", "october oct octubre", "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = r"(?P<y>[0-9]{4})(?:(?P<s>[-./])(?P<m>[0-9]{1,2})(?:(?P=s)(?P<d>[0-9]{1,2}))?)?"
_WORDS = (
    r"(?:(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\.?\s+(?:de\s+|of\s+)?)?(?P<n>[a-z]+)\.?\s+(?:de\s+|del\s+)?(?P<y>[0-9]{4})",
    r"(?P<n>[a-z]+)\.?\s+(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>[0-9]{4})",
)
_BETWEEN = re.compile(r"\s*/\s*|\s*[–—]\s*|\s+(?:-|to|a|al|hasta)\s+")


def date_spelled(value: object) -> str | date | None:
    """Return a date as the design writes it, a day as a TOML date; None where it cannot be known what is meant.

    "2019-9", "2019/9/5", "26 de noviembre de 2019" and "Jan 2019 to Sep 2019" have one reading; "5/9/2019" has two.
    """
    if isinstance(value, datetime):
        return value.date() if value.time() == time() and value.tzinfo is None else None
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value}" if 1000 <= value <= 9999 else None
    if not isinstance(value, str):
        return None
    period = _period(" ".join(value.split()))
    if period is None:
        return None
    return period.since.first if period.is_day and period.since and not period.approximate else str(period)


def key_spelled(key: str, known: Iterable[str]) -> str:
    """Return the known key that a key is but for case, hyphens, underscores and accents; empty where there is none."""
    wanted = _letters(key)
    return next((name for name in known if _letters(name) == wanted and name != key), "")


def known_keys(path: KeyPath) -> list[str]:
    """Return the keys that the table knows in which the key at `path` stands; none for a table of no record."""
    # All of which need pydantic: only where a key is unknown.
    from wola_facts.corpus.misfit import field_names
    from wola_facts.corpus.parse import TOP
    from wola_facts.model.written.fact import WrittenFact
    from wola_facts.model.written.source import WrittenCheck, WrittenMeasure, WrittenSource

    if len(path) == 1:
        return list(TOP)
    models: dict[str | int, type[BaseModel]] = {
        "fact": WrittenFact,
        "defaults": WrittenFact,
        "source": WrittenSource,
        "measure": WrittenMeasure,
        "check": WrittenCheck,
    }
    inside = path[1:] if path[0] == "defaults" else path[2:]
    return field_names(models[path[0]], inside) if inside and path[0] in models else []


def _letters(key: str) -> str:
    return re.sub(r"[\s_-]+", "", fold(key))


def _period(text: str) -> Period | None:
    whole = _point(text)
    sides = [whole] if whole else [".." if side == ".." else _point(side) for side in _BETWEEN.split(text)]
    if len(sides) > 2 or not all(sides):
        return None
    try:
        return read_period("/".join(side for side in sides if side))
    except DateError:
        return None


def _point(text: str) -> str:
    about = "~" if text.endswith("~") else ""
    text = fold(text.removesuffix("~").strip())
    found = re.fullmatch(_NUMBERS, text)
    if found:
        if found["s"] in (".", "/") and not found["d"]:
            return ""  # 2019/9 may be a period, 2019.9 a number
        parts = [found["y"], found["m"], found["d"]]
        return "-".join(part.zfill(2) for part in parts if part) + about
    for pattern in _WORDS:
        found = re.fullmatch(pattern, text)
        if found and found["n"] in _MONTHS:
            day = f"-{found['d'].zfill(2)}" if found["d"] else ""
            return f"{found['y']}-{_MONTHS[found['n']]:02}{day}{about}"
    return ""
