"""A source as a CSL-JSON item: the hub every format starts from.

Nothing is mended here; what a style wants otherwise is the business of `wola_facts.cite.rules`. What CSL has no
variable for (archived copy, translated title, licence, the facts) lies in the item's `custom` table.
"""

import re
from collections.abc import Iterable
from datetime import date as Day
from typing import Any

from wola_facts.cite.language import guess_language
from wola_facts.model.dates import PartialDate, Period
from wola_facts.model.fact import Fact
from wola_facts.model.source import Name, Source
from wola_facts.model.text import in_language

#: Variables of CSL that a record can give in its open table `x`.
_FROM_X = (
    "abstract authority chapter-number collection-number collection-title container-title-short dimensions division "
    "edition event-place event-title genre issue jurisdiction medium number-of-pages number-of-volumes original-title "
    "page part-number part-title publisher-place references scale section status supplement title-short volume"
).split()


def csl_item(source: Source, lang: str = "en", facts: Iterable[Fact] = ()) -> dict[str, Any]:
    """Return a source as an item; `lang` is the reader's language, for a translated title."""
    own = language_of(source)
    title = in_language(source.title, own.partition("-")[0]) if source.title else ""
    item: dict[str, Any] = {
        "id": source.id,
        "type": source.type or ("webpage" if source.url else "document"),
        "title": title,
        "author": [_name(name) for name in source.author],
        "issued": date_of(source.date),
        "accessed": day_of(source.accessed),
        "container-title": source.container,
        "publisher": source.publisher,
        "number": source.number,
        "version": source.version,
        "DOI": source.doi and re.sub(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", source.doi),
        "ISBN": source.isbn,
        "URL": source.url,
        "language": own,
    }
    for variable in _FROM_X:
        value = source.x.get(variable, source.x.get(variable.replace("-", "_")))
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            item[variable] = str(value)
    reader = lang.partition("-")[0]
    custom = {
        "archive-url": source.archive,
        "archive-date": day_of(source.archived),
        "license": source.license,
        "trans-title": source.title.get(reader, "") if reader != own.partition("-")[0] else "",
        "facts": [_fact(fact, reader) for fact in facts],
    }
    if custom["trans-title"] == title:
        custom["trans-title"] = ""
    item["custom"] = {key: value for key, value in custom.items() if value}
    return {key: value for key, value in item.items() if value}


def language_of(source: Source) -> str:
    """Return the language of a source's title: as it says, as its only title says, else as the title reads."""
    if source.lang:
        return source.lang
    said = [lang for lang in source.title if lang]
    if said:
        return said[0]
    return guess_language(in_language(source.title, ""))


def date_of(period: Period | None) -> dict[str, Any]:
    """Return a period as a CSL date, as precise as it is; an open end is left open; empty where there is none."""
    if period is None:
        return {}
    since, until = period.since, period.until
    if since is None:
        return _date(until, period) if until else {}
    if until is None or until == since:
        return _date(since, period)
    return {"date-parts": [_parts(since), _parts(until)], **_circa(period)}


def day_of(day: Day | None) -> dict[str, Any]:
    """Return a day as a CSL date; empty where there is none."""
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}


def _date(point: PartialDate, period: Period) -> dict[str, Any]:
    return {"date-parts": [_parts(point)], **_circa(period)}


def _parts(point: PartialDate) -> list[int]:
    return [part for part in (point.year, point.month, point.day) if part]


def _circa(period: Period) -> dict[str, bool]:
    return {"circa": True} if period.approximate else {}


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    return {key: value for key, value in (("family", name.family), ("given", name.given)) if value}


def _fact(fact: Fact, lang: str) -> dict[str, str]:
    value = fact.value.text if fact.value else ""
    unit = fact.unit if value else ""
    said = {
        "id": fact.id,
        "claim": in_language(fact.claim, lang),
        "text": ": ".join(filter(None, (in_language(fact.claim, lang), " ".join(filter(None, (value, unit)))))),
        "date": str(fact.date or ""),
    }
    return {key: text for key, text in said.items() if text}
