"""A source as a CSL-JSON item: the hub every format starts from.

Nothing is mended here; what a style wants otherwise is the business of `wola_facts.cite.rules`. What CSL has no
variable for (archived copy, translated title, licence, the facts) lies in the item's `custom` table.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as Day
from typing import Any

from wola_facts.cite.language import guess_language
from wola_facts.model.dates import DateError, PartialDate, Period, read_period
from wola_facts.model.fact import Fact
from wola_facts.model.source import Name, Source
from wola_facts.model.text import in_language

#: Variables of CSL that a record can give in its open table `x`: texts, names and dates.
_FROM_X = (
    "abstract archive archive-place archive_collection archive_location authority chapter-number collection-number "
    "collection-title container-title-short dimensions division edition event-place event-title genre issue "
    "jurisdiction medium number-of-pages number-of-volumes original-title page part-number part-title publisher-place "
    "references scale section status supplement title-short volume volume-title"
).split()
_NAMES_FROM_X = (
    "chair collection-editor compiler composer container-author contributor director editor editorial-director "
    "executive-producer guest host illustrator interviewer narrator organizer original-author performer producer "
    "recipient reviewed-author script-writer series-creator translator"
).split()
_DATES_FROM_X = ("event-date", "original-date")
#: What has an edition where other things have a version.
_EDITIONS = frozenset({"book", "chapter", "entry", "entry-dictionary", "entry-encyclopedia", "map"})


def worded(fact: Fact) -> str:
    """Return a value as its source words it, with its unit where that is not said already."""
    said = fact.value.text if fact.value else ""
    if fact.unit == "%":
        return said if re.search(r"(?i)%|per ?cent|por ciento", said) else f"{said}%"
    return f"{said} {fact.unit}".strip()


def csl_item(
    source: Source, lang: str = "en", facts: Iterable[Fact] = (), say: Callable[[Fact], str] = worded
) -> dict[str, Any]:
    """Return a source as an item; `lang` is the reader's language, for a translated title.

    `facts` come with it, each with its value as `say` words it.
    """
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
    if source.x:
        item |= _from_x(source.x)
    if item["type"] in _EDITIONS and item["version"] and "edition" not in item:
        item |= {"edition": source.version, "version": ""}
    reader = lang.partition("-")[0]
    custom = {
        "archive-url": source.archive,
        "archive-date": day_of(source.archived),
        "license": source.license,
        "trans-title": source.title.get(reader, "") if reader != own.partition("-")[0] else "",
        "facts": [_fact(fact, reader, say) for fact in facts],
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


def _from_x(x: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variables that a record gives in its `x` table: texts, names and dates."""
    item: dict[str, Any] = {}
    for variable in _FROM_X:
        value = x.get(variable, x.get(variable.replace("-", "_")))
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            item[variable] = str(value)
    for variable in _NAMES_FROM_X:
        item[variable] = [_name(name) for name in _names(x.get(variable))]
    for variable in _DATES_FROM_X:
        item[variable] = _any_date(x.get(variable))
    return item


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    return {key: value for key, value in (("family", name.family), ("given", name.given)) if value}


def _names(value: object) -> Iterator[Name]:
    """Yield names as `author` has them: "Family, Given", a table, or a list of them. What is none is passed over."""
    for one in value if isinstance(value, (list, tuple)) else (value,):
        if isinstance(one, Mapping):
            said = {key: text for key in ("family", "given", "literal") if isinstance(text := one.get(key), str)}
            if said.get("literal") or said.get("family"):
                yield Name(**said)
        elif isinstance(one, str) and one.strip():
            family, comma, given = (part.strip() for part in one.partition(","))
            yield Name(family, given) if comma and family and given else Name(literal=one.strip())


def _any_date(value: object) -> dict[str, Any]:
    """Return a day, a year or a text of EDTF as a CSL date; empty for what is none, as `x` is open."""
    if isinstance(value, Day):
        return day_of(value)
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        try:
            return date_of(read_period(str(value)))
        except DateError:
            return {}
    return {}


def _fact(fact: Fact, lang: str, say: Callable[[Fact], str]) -> dict[str, str]:
    claim = in_language(fact.claim, lang)
    said = {
        "id": fact.id,
        "claim": claim,
        "text": ": ".join(filter(None, (claim, say(fact) if fact.value else ""))),
        "date": str(fact.date or ""),
    }
    return {key: text for key, text in said.items() if text}
