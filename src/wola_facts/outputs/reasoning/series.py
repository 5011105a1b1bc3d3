"""What `facts series` says: a timeline with its breaks, its conflicts and a sparkline."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from wola_facts.checks.series import Point, Series
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.interval import plain
from wola_facts.model.text import in_language
from wola_facts.outputs.dump import dump
from wola_facts.outputs.reasoning.page import Page
from wola_facts.outputs.reasoning.words import say
from wola_facts.outputs.wording import say_period, say_source, say_value
from wola_facts.query.standing import Standing

_BARS = "▁▂▃▄▅▆▇█"
_ASCII_BARS = "._-=+*#@"


def as_text(
    corpus: Corpus, series: Sequence[Series], standing: Mapping[str, Standing], lang: str, width: int, unicode: bool
) -> str:
    """Return the timelines for a person."""
    page = Page(width, unicode)
    for number, one in enumerate(series):
        if number:
            page.line()
        page.line(_head(corpus, one, lang))
        bars = sparkline([_number(point) for point in one.points], _BARS if unicode else _ASCII_BARS)
        if bars:
            page.line(bars, indent=2)
        page.rows([_row(corpus, point, standing, lang) for point in one.points], right=frozenset({1}))
    return page.text


def as_json(series: Sequence[Series], standing: Mapping[str, Standing]) -> str:
    """Return the timelines as the versioned object."""
    return dump(
        {
            "version": 1,
            "series": [
                {
                    "measure": one.measure,
                    "where": one.where,
                    "who": one.who,
                    "dims": dict(one.dims),
                    "points": [_entry(point, standing) for point in one.points],
                }
                for one in series
            ],
        }
    )


def sparkline(numbers: Sequence[Decimal | None], bars: str = _BARS) -> str:
    """Return a bar for each number, from the lowest to the highest; a space for none, nothing for fewer than two."""
    known = [number for number in numbers if number is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    span = high - low
    top = len(bars) - 1
    # One level where nothing changes: a line of full bars would shout.
    return "".join(
        " " if number is None else bars[int((number - low) / span * top + Decimal("0.5"))] if span else bars[0]
        for number in numbers
    )


def _head(corpus: Corpus, one: Series, lang: str) -> str:
    measure = corpus.measures.get(one.measure)
    label = in_language(measure.label, lang) if measure and measure.label else ""
    label = label or in_language(one.points[-1].fact.claim, lang)
    narrower = [one.where, one.who, *(f"{key} {value}" for key, value in one.dims)]
    units = dict.fromkeys(point.fact.unit for point in one.points if point.fact.unit)
    return (
        ", ".join(part for part in (label, *narrower, " / ".join(say(unit, lang) for unit in units)) if part)
        + f"  [{one.measure}]"
    )


def _row(corpus: Corpus, point: Point, standing: Mapping[str, Standing], lang: str) -> tuple[str, ...]:
    fact = point.fact
    notes = [say(str(standing[fact.id].status), lang), *(_break(words, lang) for words in point.breaks)]
    notes += [say("at odds with {0}", lang, ", ".join(point.conflicts[:3]))] if point.conflicts else []
    sources = corpus.sources_of(fact)
    return (
        say_period(fact.date, fact.tense, lang) if fact.date else "",
        say_value(fact.value, lang) if fact.value else "",
        say_source(sources[0]) if sources else "",
        f"{fact.id}: {'; '.join(notes)}",
    )


def _break(words: str, lang: str) -> str:
    what, colon, unit = words.partition(": ")
    return say(f"{what}: {{0}}", lang, say(unit, lang)) if colon else say(what, lang)


def _entry(point: Point, standing: Mapping[str, Standing]) -> dict[str, object]:
    fact = point.fact
    return {
        "id": fact.id,
        "date": str(fact.date) if fact.date else None,
        "low": plain(fact.value.low) if fact.value and fact.value.low is not None else None,
        "high": plain(fact.value.high) if fact.value and fact.value.high is not None else None,
        "unit": fact.unit,
        "status": str(standing[fact.id].status),
        "breaks": list(point.breaks),
        "conflicts": list(point.conflicts),
    }


def _number(point: Point) -> Decimal | None:
    """Return the number that a point is drawn at: the one it names, the middle of a range."""
    value = point.fact.value
    if value is None or value.boolean or not value.numbers:
        return None if value is None or value.low is None else value.low
    return sum(value.numbers, Decimal(0)) / len(value.numbers)
