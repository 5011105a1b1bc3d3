"""A measure over time: its records in order, where they cannot be compared, and where they are at odds."""

from collections.abc import Sequence

from wola_facts.checks.conflicts import contradicting, falling, overlapping, same_time
from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import NothingFound, did_you_mean
from wola_facts.model.fact import Fact
from wola_facts.model.plain import Plain
from wola_facts.query.standing import Standing, Status, comparable_groups, definition_of, moment


class Point(Plain):
    """A record of a series; `breaks` says how it differs from the one before, `conflicts` what it contradicts."""

    fact: Fact
    breaks: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


class Series(Plain):
    """The records of a measure of one place and group, the earliest first."""

    measure: str
    where: str
    who: str
    dims: tuple[tuple[str, str], ...]
    points: tuple[Point, ...]


def series_of(corpus: Corpus, name: str, standing: dict[str, Standing]) -> tuple[Series, ...]:
    """Return every series of a measure, or of the measure of a fact, one for each place, group and further dims.

    Raises:
        NothingFound: where no record has that measure; the hint offers near misses.
    """
    measure = name
    if not any(fact.measure == name for fact in corpus.facts.values()) and name in corpus.facts:
        measure = corpus.facts[name].measure
    records = [fact for fact in corpus.facts.values() if fact.measure == measure and fact.date]
    if not records:
        known = dict.fromkeys(fact.measure for fact in corpus.facts.values())
        raise NothingFound(
            f"There is no measure `{name}`.", did_you_mean(name, known) or "`facts show` lists the facts."
        )
    kinds: dict[object, list[Fact]] = {}
    for fact in records:
        kinds.setdefault(fact.series, []).append(fact)
    return tuple(_series(corpus, sorted(facts, key=moment), standing) for facts in kinds.values())


def _series(corpus: Corpus, facts: Sequence[Fact], standing: dict[str, Standing]) -> Series:
    gone = (Status.RETRACTED, Status.SUPERSEDED)
    valued = [fact for fact in facts if fact.value and standing[fact.id].status not in gone]
    at_odds: dict[str, list[str]] = {}
    measure = corpus.measures.get(facts[0].measure)
    for group in comparable_groups(corpus, valued):
        for same in same_time(group):
            clashing = contradicting(same)
            pairs = [(pair.first, pair.second) for pair in overlapping(same)]
            pairs += [(one, other) for one in clashing for other in clashing if one is not other]
            for one, other in pairs:
                _add(at_odds, one, other)
        if measure and measure.stock == "cumulative":
            for pair in falling(group):
                _add(at_odds, pair.second, pair.first)
    for fact in facts:
        for name in fact.disputes:
            if name in standing:
                at_odds.setdefault(fact.id, []).append(name)
    points = []
    before: Fact | None = None
    for fact in facts:
        breaks = tuple(_breaks(corpus, before, fact)) if before else ()
        points.append(Point(fact, breaks, tuple(dict.fromkeys(at_odds.get(fact.id, ())))))
        before = fact
    first = facts[0]
    return Series(first.measure, first.where, first.who, first.dims, tuple(points))


def _add(at_odds: dict[str, list[str]], one: Fact, other: Fact) -> None:
    at_odds.setdefault(one.id, []).append(other.id)


def _breaks(corpus: Corpus, before: Fact, fact: Fact) -> list[str]:
    found = []
    old, new = definition_of(corpus, before), definition_of(corpus, fact)
    if old and new and old != new:
        found.append("another definition")
    if before.unit and fact.unit and before.unit.casefold() != fact.unit.casefold():
        found.append(f"another unit: {fact.unit}")
    return found
