"""Observations as a file: versioned JSON in a stable order, one field a line, so that a repository can keep it.

What is read is never trusted: an entry with anything odd in it is left out, as if its source had not been observed.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast, get_args

from wola_facts.web.observation import VERDICTS, Found, Observation, Quote, Sought, Verdict

VERSION = 1
#: A larger file is not read: observations of ten thousand sources stay far below.
LARGEST = 64 * 2**20

_TEXTS = ("why", "final_url", "moved_to", "observed", "archive", "archived", "etag", "last_modified", "first_fail",
          "last_ok")  # fmt: skip
_NUMBERS = ("status", "fails", "dead")
_LONGEST = 8_000
_MOST = 1_000_000
_OUTCOMES: tuple[str, ...] = get_args(Found)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Foreign(Exception):
    """A text that holds no observations of ours; the message says what is wrong with it."""


def written(observations: Iterable[Observation]) -> str:
    """Return the text of a file of observations, sorted by source."""
    entries = {one.source: _entry(one) for one in sorted(observations, key=lambda one: one.source)}
    return json.dumps({"version": VERSION, "observations": entries}, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> dict[str, Observation]:
    """Return the observations that a text holds, by source.

    Raises:
        Foreign: where it is no file of observations, or one of another version.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Foreign("it is no JSON") from error
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
    for name in ("status", "observed", *_TEXTS, *_NUMBERS):
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
    texts = {name: entry.get(name, "") for name in ("url", *_TEXTS)}
    numbers = {name: entry.get(name, 0) for name in _NUMBERS}
    quotes = entry.get("quotes", [])
    if (
        entry.get("verdict") not in VERDICTS
        or not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts.values())
        or not all(type(number) is int and 0 <= number <= _MOST for number in numbers.values())
        or not all(not texts[name] or _is_day(texts[name]) for name in ("first_fail", "last_ok", "archived"))
        or not _is_moment(texts["observed"])
        or not isinstance(quotes, list)
    ):
        return None
    sought = [_sought(quote) for quote in quotes]
    if None in sought:
        return None
    verdict = cast("Verdict", entry["verdict"])
    looked_for = cast("tuple[Sought, ...]", tuple(sought))
    return Observation(source, verdict=verdict, sought=looked_for, stored=True, **texts, **numbers)


def _sought(entry: object) -> Sought | None:
    if not isinstance(entry, dict):
        return None
    texts = {name: entry.get(name, "") for name in ("fact", "text", "before", "after", "closest")}
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts.values()):
        return None
    closest = texts.pop("closest")
    outcome = entry.get("outcome")
    if outcome not in _OUTCOMES:
        return None
    return Sought(Quote(**texts, firm=entry.get("elsewhere") is not True), cast("Found", outcome), closest)


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None and _is_moment(text)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
