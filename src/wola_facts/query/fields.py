"""The fields of a fact by the names that `--where`, `--sort` and `--columns` know them by, and how each is read."""

from collections.abc import Callable, Mapping
from datetime import date as Day
from decimal import Decimal
from enum import Enum

from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import did_you_mean
from wola_facts.model.dates import Period, Tense
from wola_facts.model.fact import KINDS, QUALITIES, STATES, Fact
from wola_facts.model.plain import Plain
from wola_facts.model.quantity import Quantity
from wola_facts.model.source import Source
from wola_facts.query.standing import Standing, Status


class FieldType(Enum):
    """What a field holds, which decides how it compares."""

    TEXT = "text"
    NUMBER = "a number"
    QUANTITY = "a value"
    DAY = "a day"
    PERIOD = "a date"


class Context(Plain):
    """What the fields of a fact are read with: its corpus, and how every fact stands on the day asked about."""

    corpus: Corpus
    standings: Mapping[str, Standing]


#: What reading a field gives: texts (none where it is not said), a number, a quantity, a day or a period.
Read = tuple[str, ...] | Decimal | Quantity | Day | Period | None


class Field(Plain):
    """A field: its name, what it holds, how it is read, and the only words it can hold where these are fixed."""

    name: str
    type: FieldType
    read: Callable[[Fact, Context], Read]
    choices: tuple[str, ...] = ()


def field_of(name: str) -> Field | None:
    """Return the field of that name, plural or with a hyphen if need be, or None."""
    key = name.casefold().replace("-", "_")
    return FIELDS.get(_ALSO.get(key, key))


def near_fields(name: str) -> str:
    """Return a hint for an unknown field: its near misses, else all there are."""
    near = did_you_mean(name, (*FIELDS, *_ALSO))
    return f"D{near[1:]}" if near else f"The fields are {', '.join(sorted(FIELDS))}."


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _topics(fact: Fact, context: Context) -> tuple[str, ...]:
    """Every name of every topic of the fact, so that an alias in either language is as good as the id."""
    names: list[str] = []
    for name in dict.fromkeys((fact.topic, *fact.topics)):
        topic = context.corpus.settings.topics.get(name)
        names += (name, *topic.label.values(), *topic.aliases) if topic else (name,)
    return tuple(names)


def _sources(fact: Fact, context: Context) -> tuple[str, ...]:
    names = list(fact.sources)
    for source in context.corpus.sources_of(fact):
        names += (source.url, *source.title.values())
    return tuple(dict.fromkeys(name for name in names if name))


def _of_sources(read: Callable[[Source], tuple[str, ...]]) -> Callable[[Fact, Context], tuple[str, ...]]:
    return lambda fact, context: tuple(
        text for source in context.corpus.sources_of(fact) for text in read(source) if text
    )


def _credited(fact: Fact, context: Context) -> tuple[str, ...]:
    """Whom the fact credits; a source's id also counts by that source's title."""
    names = list(fact.according_to)
    for name in fact.according_to:
        if name in context.corpus.sources:
            names += context.corpus.sources[name].title.values()
    return tuple(names)


def _status(fact: Fact, context: Context) -> tuple[str, ...]:
    standing = context.standings.get(fact.id)
    return (standing.status.value,) if standing else ()


def _review(fact: Fact, context: Context) -> Day | None:
    standing = context.standings.get(fact.id)
    return standing.next_review if standing else None


_T, _N, _D = FieldType.TEXT, FieldType.NUMBER, FieldType.DAY

#: Every field by name.
FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Field("id", _T, lambda fact, _: (fact.id,)),
        Field("topic", _T, _topics),
        Field("kind", _T, lambda fact, _: (fact.kind,), KINDS),
        Field("status", _T, _status, tuple(status.value for status in Status)),
        Field("value", FieldType.QUANTITY, lambda fact, _: fact.value),
        Field("low", _N, lambda fact, _: fact.value.low if fact.value else None),
        Field("high", _N, lambda fact, _: fact.value.high if fact.value else None),
        Field("unit", _T, lambda fact, _: _one(fact.unit)),
        Field("date", FieldType.PERIOD, lambda fact, _: fact.date),
        Field("start", _D, lambda fact, _: fact.date.start if fact.date else None),
        Field("end", _D, lambda fact, _: fact.date.end if fact.date else None),
        Field("checked", _D, lambda fact, _: fact.checked),
        Field("next_review", _D, _review),
        Field("source", _T, _sources),
        Field("publisher", _T, _of_sources(lambda source: (source.publisher, source.container))),
        Field("author", _T, _of_sources(lambda source: tuple(str(name) for name in source.author))),
        Field("according_to", _T, _credited),
        Field("measure", _T, lambda fact, _: _one(fact.measure)),
        Field("where", _T, lambda fact, _: _one(fact.where)),
        Field("who", _T, lambda fact, _: _one(fact.who)),
        Field("tag", _T, lambda fact, _: fact.tags),
        Field("quality", _T, lambda fact, _: _one(fact.quality), QUALITIES),
        Field("tense", _T, lambda fact, _: (fact.tense.value,), tuple(tense.value for tense in Tense)),
        Field("claim", _T, lambda fact, _: tuple(fact.claim.values())),
        Field("note", _T, lambda fact, _: tuple(fact.note.values())),
        Field("definition", _T, lambda fact, _: tuple(fact.definition.values())),
        Field("quote", _T, lambda fact, _: _one(fact.quote)),
        Field("at", _T, lambda fact, _: _one(fact.at)),
        Field("by", _T, lambda fact, _: _one(fact.by)),
        Field("to", _T, lambda fact, _: _one(fact.to)),
        Field("due", _D, lambda fact, _: fact.due),
        Field("state", _T, lambda fact, _: _one(fact.state), STATES),
        Field("part_of", _T, lambda fact, _: _one(fact.part_of)),
        Field("supersedes", _T, lambda fact, _: fact.supersedes),
        Field("disputes", _T, lambda fact, _: fact.disputes),
        Field("law", _T, lambda fact, _: _one(fact.law.title) if fact.law else ()),
        Field("court", _T, lambda fact, _: _one(fact.ruling.court) if fact.ruling else ()),
        Field("case", _T, lambda fact, _: _one(fact.ruling.case) if fact.ruling else ()),
        Field("file", _T, lambda fact, _: _one(fact.file)),
    )
}

#: Other spellings of a field's name.
_ALSO = {
    "topics": "topic", "tags": "tag", "sources": "source", "authors": "author", "notes": "note", "since": "start",
    "until": "end", "period": "date", "place": "where", "group": "who", "min": "low", "max": "high",
}  # fmt: skip
