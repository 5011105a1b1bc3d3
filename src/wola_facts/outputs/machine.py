"""The machine form: version 1 of what every output of facts is made from, so that a table shows what the JSON says.

A `MachineFact` is a fact with its standing and the words of its sources, frozen and without reference to a corpus.
Numbers are texts of exact decimals, days are ISO 8601, an unbounded or unknown end is null.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact, Law, LogEntry, Part, Retraction, Ruling, Waiver
from wola_facts.model.interval import plain
from wola_facts.model.plain import Plain
from wola_facts.model.quantity import Quantity
from wola_facts.model.source import Source
from wola_facts.model.text import Localized, in_language
from wola_facts.outputs.wording import LANGUAGES, say_period, say_source, say_value
from wola_facts.query.origins import origins
from wola_facts.query.standing import Standing


class Value(Plain):
    """A value: its text as the record has it, its exact ends, its unit, and how each language says it."""

    text: str
    low: str | None
    high: str | None
    low_open: bool
    high_open: bool
    unit: str
    said: Localized
    bound: str


class When(Plain):
    """A period: its EDTF text, its first and last day, how it stands to time, and how each language says it."""

    text: str
    start: str | None
    end: str | None
    tense: str
    said: Localized


class Cited(Plain):
    """A source of a fact with the evidence: the short quote, and where in the work it stands."""

    id: str
    title: str
    url: str
    quote: str
    at: str
    short: str
    author: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    archive: str = ""
    lang: str = ""


class NamedPart(Plain):
    """A part of a breakdown: a value of its own, or the fact `ref` and that one's value."""

    name: str
    value: Value | None
    ref: str = ""


class MachineFact(Plain):
    """One fact; up to `line` in every output, after it only what the record says or what follows from it."""

    id: str
    topic: str
    topics: tuple[str, ...]
    kind: str
    claim: Localized
    value: Value | None
    date: When | None
    status: str
    source: tuple[Cited, ...]
    according_to: tuple[str, ...]
    measure: str
    parts: tuple[NamedPart, ...]
    file: str
    line: int
    of_which: tuple[NamedPart, ...] = ()
    ongoing: bool = False
    checked: str = ""
    next_review: str = ""
    later: str = ""
    superseded_by: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    days_since: int | None = None
    threshold: int | None = None
    origins: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    where: str = ""
    who: str = ""
    dims: Localized | None = None
    of: str = ""
    ratio_of: tuple[str, ...] = ()
    definition: Localized | None = None
    part_of: str = ""
    supersedes: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    retracted: Retraction | None = None
    quality: str = ""
    by: str = ""
    to: str = ""
    due: str = ""
    state: str = ""
    log: tuple[LogEntry, ...] = ()
    law: Law | None = None
    ruling: Ruling | None = None
    review: str = ""
    tags: tuple[str, ...] = ()
    note: Localized | None = None
    ignore: tuple[Waiver, ...] = ()
    x: Mapping[str, Any] | None = None


def machine_facts(facts: Iterable[Fact], corpus: Corpus, standings: Mapping[str, Standing]) -> tuple[MachineFact, ...]:
    """Return the machine form of some facts of a corpus, in their order."""
    shorts: dict[str, str] = {}
    return tuple(machine_fact(fact, corpus, standings.get(fact.id) or Standing(), shorts) for fact in facts)


def machine_fact(fact: Fact, corpus: Corpus, standing: Standing, shorts: dict[str, str] | None = None) -> MachineFact:
    """Return the machine form of one fact. `shorts` keeps what sources are called between calls."""
    own = corpus.settings.lang
    stale = standing.staleness
    return MachineFact(
        id=fact.id,
        topic=fact.topic,
        topics=fact.topics or (fact.topic,),
        kind=fact.kind,
        claim=fact.claim,
        value=_value(fact.value, own),
        date=_when(fact),
        status=standing.status.value,
        source=tuple(_cited(name, fact, corpus, shorts if shorts is not None else {}) for name in fact.sources),
        according_to=fact.according_to,
        measure=fact.measure or fact.id,
        parts=tuple(_part(part, corpus) for part in fact.parts),
        file=fact.file,
        line=fact.line,
        of_which=tuple(_part(part, corpus) for part in fact.of_which),
        ongoing=fact.says_ongoing,
        checked=_iso(fact.checked),
        next_review=_iso(standing.next_review),
        later=standing.later,
        superseded_by=standing.superseded_by,
        disputed_by=standing.disputed_by,
        days_since=stale.days if stale else None,
        threshold=stale.threshold if stale else None,
        origins=origins(corpus, fact),
        before=fact.before,
        after=fact.after,
        where=fact.where,
        who=fact.who,
        dims=dict(fact.dims) or None,
        of=_number_or_id(fact.of),
        ratio_of=tuple(_number_or_id(item) for item in fact.ratio_of),
        definition=fact.definition or None,
        part_of=fact.part_of,
        supersedes=fact.supersedes,
        disputes=fact.disputes,
        retracted=fact.retracted,
        quality=fact.quality,
        by=fact.by,
        to=fact.to,
        due=_iso(fact.due),
        state=fact.state,
        log=fact.log,
        law=fact.law,
        ruling=fact.ruling,
        review=fact.review,
        tags=fact.tags,
        note=fact.note or None,
        ignore=fact.ignore,
        x=fact.x or None,
    )


def _value(quantity: Quantity | None, own: str) -> Value | None:
    if quantity is None:
        return None
    return Value(
        quantity.text,
        None if quantity.low is None else plain(quantity.low),
        None if quantity.high is None else plain(quantity.high),
        quantity.low_open,
        quantity.high_open,
        quantity.unit,
        {lang: say_value(quantity, lang, own) for lang in LANGUAGES},
        quantity.bound.value,
    )


def _when(fact: Fact) -> When | None:
    period = fact.date
    if period is None:
        return None
    said = {lang: say_period(period, fact.tense, lang) for lang in LANGUAGES}
    return When(str(period), _iso(period.start) or None, _iso(period.end) or None, fact.tense.value, said)


def _cited(name: str, fact: Fact, corpus: Corpus, shorts: dict[str, str]) -> Cited:
    source = corpus.sources.get(name) or Source(name)
    short = shorts.get(name)
    if short is None:
        short = shorts[name] = say_source(source)
    return Cited(
        id=name,
        title=in_language(source.title, corpus.settings.lang),
        url=source.url,
        # One quote and one locator stand in a record: they are of the source that it names first.
        quote=fact.quote if name == fact.sources[0] else "",
        at=fact.at if name == fact.sources[0] else "",
        short=short,
        author=tuple(str(author) for author in source.author),
        publisher=source.publisher,
        date=str(source.date) if source.date else "",
        archive=source.archive,
        lang=source.lang,
    )


def _part(part: Part, corpus: Corpus) -> NamedPart:
    value = part.value
    if part.ref and part.ref in corpus.facts:
        value = corpus.facts[part.ref].value
    return NamedPart(part.name, _value(value, corpus.settings.lang), part.ref)


def _number_or_id(value: Decimal | str | None) -> str:
    return plain(value) if isinstance(value, Decimal) else value or ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
