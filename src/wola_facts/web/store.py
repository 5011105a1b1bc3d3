"""Observations as a file: versioned JSON in a stable order, one field a line, so that a repository can keep it.

What is read is never trusted: an entry with anything odd in it is left out, as if its source had not been observed.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast, get_args

from wola_facts.model.plain import made
from wola_facts.web.observation import VERDICTS, Found, Observation, Quote, Sought

VERSION = 1
#: A larger file is not read: observations of ten thousand sources stay far below.
LARGEST = 64 * 2**20

_TEXTS = (
    "url", "observed", "why", "final_url", "moved_to", "archive", "archived", "unverified", "etag", "last_modified",
    "first_fail", "last_ok",
)  # fmt: skip
_IS_TEXT = frozenset(_TEXTS)
_DAYS = ("first_fail", "last_ok", "archived")
_NUMBERS = ("status", "fails", "dead")
_LONGEST = 8_000
_MOST = 1_000_000
_OUTCOMES: tuple[str, ...] = get_args(Found)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Foreign(Exception):
    """A text that holds no observations of ours; the message says what is wrong with it."""


class Other(Foreign):
    """JSON that was made for something else."""


def written(observations: Iterable[Observation]) -> str:
    """Return the text of a file of observations, sorted by source."""
    entries = {one.source: _entry(one) for one in sorted(observations, key=lambda one: one.source)}
    return json.dumps({"version": VERSION, "observations": entries}, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> dict[str, Observation]:
    """Return the observations that a text holds, by source.

    Raises:
        Foreign: where it is no file of observations, or one of another version.
        Other: where it is JSON of something else.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Foreign("it is no JSON") from error
    if data and not (isinstance(data, dict) and "observations" in data):
        raise Other("it holds something else")
    if not isinstance(data, dict) or not isinstance(data.get("observations"), dict):
        raise Foreign("it holds no observations")
    if data.get("version") != VERSION or isinstance(data["version"], bool):
        raise Foreign(f"its version is not {VERSION}, the one that is known")
    found = {}
    for source, entry in data["observations"].items():
        observation = _observation(source, entry) if isinstance(entry, dict) else None
        if observation:
            found[source] = observation
    return found


def _entry(one: Observation) -> dict[str, Any]:
    entry: dict[str, Any] = {"url": one.url, "verdict": one.verdict}
    for name in (*_NUMBERS, *_TEXTS):
        value = getattr(one, name)
        if value:
            entry[name] = value
    if one.sought:
        entry["quotes"] = [_quote_entry(sought) for sought in one.sought]
    return entry


def _quote_entry(sought: Sought) -> dict[str, Any]:
    quote = sought.quote
    entry = {"fact": quote.fact, "text": quote.text, "before": quote.before, "after": quote.after,
             "outcome": sought.outcome, "closest": sought.closest}  # fmt: skip
    return {name: value for name, value in entry.items() if value} | ({} if quote.firm else {"elsewhere": True})


def _observation(source: str, entry: Mapping[str, Any]) -> Observation | None:
    given: dict[str, Any] = {"source": source, "stored": True}
    for name, value in entry.items():
        if name in _IS_TEXT:
            if type(value) is not str or len(value) > _LONGEST or (value and name in _DAYS and not _is_day(value)):
                return None
        elif name in _NUMBERS:
            if type(value) is not int or not 0 <= value <= _MOST:
                return None
        elif name == "quotes":
            name, value = "sought", _all_sought(value)
            if value is None:
                return None
        elif name != "verdict" or value not in VERDICTS:
            return None
        given[name] = value
    if "verdict" not in given or "url" not in given or not _is_moment(given.get("observed", "")):
        return None
    return made(Observation, given)


def _all_sought(entries: object) -> tuple[Sought, ...] | None:
    if not isinstance(entries, list):
        return None
    found = [_sought(entry) for entry in entries]
    return None if None in found else cast("tuple[Sought, ...]", tuple(found))


def _sought(entry: object) -> Sought | None:
    if not isinstance(entry, dict):
        return None
    texts = [entry.get(name, "") for name in ("fact", "text", "before", "after", "closest")]
    for text in texts:
        if type(text) is not str or len(text) > _LONGEST:
            return None
    outcome = entry.get("outcome")
    if outcome not in _OUTCOMES:
        return None
    fact, text, before, after, closest = texts
    return Sought(Quote(fact, text, before, after, entry.get("elsewhere") is not True), outcome, closest)


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None and _is_moment(text)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
