"""TOML: the facts as records of a corpus file, with the sources and measures that they name.

A file has one topic, and so have facts of one topic. Facts of several get the topic `selection`, and each keeps its own
under `topics`. A record says all that it said, in one spelling: defaults are filled in, and a value stands as a number
where it is one, else in its own words, else as a table.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.write import toml_key, toml_value
from wola_facts.model.dates import Period
from wola_facts.model.fact import Fact, Part
from wola_facts.model.figures import ValueTextError, read_value
from wola_facts.model.interval import Interval
from wola_facts.model.quantity import Bound, Quantity, group
from wola_facts.model.source import Measure, Name, Source
from wola_facts.model.text import Localized
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.view import Drawing, View

#: The topic of a file whose facts are of several.
MIXED = "selection"


def _render(view: View, drawing: Drawing) -> str:
    del drawing
    corpus = view.corpus
    topics = list(dict.fromkeys(fact.topic for fact in view.facts))
    topic = topics[0] if len(topics) == 1 else MIXED
    blocks = [f"schema = 1\ntopic = {toml_value(topic)}\n"]
    blocks += [_table("source", source.id, _source(source)) for source in _sources(view.facts, corpus)]
    measures = dict.fromkeys(fact.measure for fact in view.facts)
    blocks += [_table("measure", name, _measure(corpus.measures[name])) for name in measures if name in corpus.measures]
    blocks += [_table("fact", fact.id, _fact(fact, topic, corpus)) for fact in view.facts]
    return "\n".join(blocks)


def _table(kind: str, name: str, fields: Iterable[tuple[str, object]]) -> str:
    said = [(key, value) for key, value in fields if value is not None and value not in ("", [], {})]
    lines = [f"{toml_key(key)} = {_written(value)}" for key, value in said]
    return "\n".join([f"[{kind}.{toml_key(name)}]", *lines]) + "\n"


def _fact(fact: Fact, topic: str, corpus: Corpus) -> Iterator[tuple[str, object]]:
    yield "kind", fact.kind
    yield "claim", _spoken(fact.claim)
    yield "value", _value(fact.value, corpus)
    yield "unit", fact.unit or _unit_of_parts(fact)
    yield "date", _period(fact.date)
    yield "ongoing", fact.says_ongoing or None
    yield "checked", fact.checked
    yield "source", _few(fact.sources)
    yield "according_to", list(fact.according_to)
    for name in ("quote", "before", "after", "at"):
        yield name, getattr(fact, name)
    yield "measure", fact.measure if fact.measure != fact.id else ""
    yield "where", fact.where
    yield "who", fact.who
    yield "dims", dict(fact.dims)
    yield "of", fact.of
    yield "ratio_of", list(fact.ratio_of)
    yield "definition", _spoken(fact.definition)
    yield "part_of", fact.part_of
    yield "parts", _parts(fact.parts, corpus)
    yield "of_which", _parts(fact.of_which, corpus)
    yield "supersedes", _few(fact.supersedes)
    yield "disputes", _few(fact.disputes)
    yield "retracted", {"on": fact.retracted.on, "why": fact.retracted.why} if fact.retracted else None
    for name in ("quality", "by", "to", "due"):
        yield name, getattr(fact, name)
    yield "log", [_said(entry, ("on", "state", "source", "note")) for entry in fact.log]
    law = ("title", "number", "published_in", "in_force", "amends", "jurisdiction")
    yield "law", _said(fact.law, law) if fact.law else None
    yield "ruling", _said(fact.ruling, ("court", "case", "number", "notified", "orders")) if fact.ruling else None
    yield "review", fact.review
    yield "topics", [name for name in fact.topics if name != topic]
    yield "tags", list(fact.tags)
    yield "note", _spoken(fact.note)
    yield "ignore", [_said(waiver, ("rule", "until", "reason")) for waiver in fact.ignore]
    yield "x", dict(fact.x)


def _source(source: Source) -> Iterator[tuple[str, object]]:
    yield "title", _spoken(source.title)
    yield "author", [_name(name) for name in source.author]
    yield "type", source.type
    yield "date", _period(source.date)
    for name in (
        "url",
        "accessed",
        "archive",
        "archived",
        "publisher",
        "container",
        "number",
        "version",
        "doi",
        "isbn",
    ):
        yield name, getattr(source, name)
    for name in ("lang", "license", "snapshot", "sha256", "insecure_ok"):
        yield name, getattr(source, name)
    yield "derived_from", list(source.derived_from)
    yield "review", source.review
    yield "note", _spoken(source.note)
    yield "x", dict(source.x)


def _measure(measure: Measure) -> Iterator[tuple[str, object]]:
    yield "label", _spoken(measure.label)
    yield "unit", measure.unit
    yield "stock", measure.stock or None
    yield "signed", measure.signed or None
    yield "definition", _spoken(measure.definition)
    yield "review", measure.review
    yield "x", dict(measure.x)


def _sources(facts: Iterable[Fact], corpus: Corpus) -> list[Source]:
    """Return the written sources that facts name, and those that these rest on."""
    waiting: list[str] = []
    for fact in facts:
        waiting += (*fact.sources, *fact.according_to, *(entry.source for entry in fact.log))
    found: dict[str, Source] = {}
    for name in waiting:
        source = corpus.sources.get(name)
        if source and not source.inline and name not in found:
            found[name] = source
            waiting += source.derived_from
    return list(found.values())


def _value(value: Quantity | None, corpus: Corpus) -> object:
    """Return a value in the shortest spelling that reads as the same."""
    if value is None:
        return None
    if value.boolean:
        return bool(value.low)
    if value.bound is Bound.EXACT and value.interval.single and len(value.numbers) == 1:
        number = value.numbers[0]
        places = max(0, -int(number.as_tuple().exponent))
        alike = Quantity(
            Interval.exactly(number),
            group(number, places=places),
            unit=value.unit,
            numbers=(number,),
            resolution=Decimal(1).scaleb(-places),
        )
        if alike == value:
            return int(number) if places == 0 else number
    try:
        read = read_value(value.text, value.unit, corpus.settings.lang, corpus.settings.widths)
    except ValueTextError:
        return _interval(value)
    return value.text if value in (read, read.signed()) else _interval(value)


def _interval(value: Quantity) -> dict[str, object]:
    if value.bound is Bound.ABOUT:
        within = value.text.partition("(± ")[2].removesuffix(")")
        share: object = within if within.endswith("%") else Decimal(within) if within else None
        return {"about": value.numbers[0]} | ({"within": share} if share is not None else {})
    strict = {"strict": True} if value.bound in (Bound.OVER, Bound.UNDER) else {}
    if len(value.numbers) == 2:
        # Of a count the ends are closed already: "over 300 and under 400" is [301, 399].
        ends = value.numbers
        open_ends = value.low_open or value.low != ends[0]
        return {"min": ends[0], "max": ends[1]} | ({"strict": True} if open_ends else {})
    end = "min" if value.bound in (Bound.OVER, Bound.AT_LEAST) else "max"
    if value.bound is Bound.EXACT:
        return {"min": value.numbers[0], "max": value.numbers[0]}
    return {end: value.numbers[0], **strict}


def _parts(parts: tuple[Part, ...], corpus: Corpus) -> object:
    if parts and all(part.ref for part in parts):
        return [part.ref for part in parts]
    return {part.name: _value(part.value, corpus) for part in parts}


def _unit_of_parts(fact: Fact) -> str:
    """Return the unit of a record that has no value of its own, which its parts were read with."""
    values = (part.value for part in (*fact.parts, *fact.of_which) if part.value)
    return next((value.unit for value in values), "")


def _said(record: object, names: Iterable[str]) -> dict[str, object]:
    fields = {name: getattr(record, name) for name in names}
    shaped = {name: _period(value) if isinstance(value, Period) else value for name, value in fields.items()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in shaped.items() if value}


def _name(name: Name) -> object:
    if name.literal:
        return {"literal": name.literal}
    return {key: text for key, text in (("family", name.family), ("given", name.given)) if text}


def _period(period: Period | None) -> object:
    if period is None:
        return None
    return period.start if period.is_day and not period.approximate else str(period)


def _spoken(text: Localized) -> object:
    return text[""] if set(text) == {""} else dict(text)


def _few(names: tuple[str, ...]) -> object:
    return names[0] if len(names) == 1 else list(names)


def _written(value: object) -> str:
    """Return a value as TOML; an open table `x` may hold what records otherwise do not."""
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, Decimal):
        if not value.is_finite():
            return "nan" if value.is_nan() else "inf" if value > 0 else "-inf"
        return _decimal(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{toml_key(str(key))} = {_written(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_written(item) for item in value)}]"
    return toml_value(value) if not isinstance(value, date) else value.isoformat()


def _decimal(value: Decimal) -> str:
    """Return a decimal with every digit it was written with, as a TOML float where it has decimals."""
    text = f"{value:f}"
    return text if "." in text or _whole(value) else f"{text}.0"


def _whole(value: Any) -> bool:
    return bool(value == value.to_integral_value())


format = RecordFormat("toml", "records of a corpus file, which read back as the same", _render)
