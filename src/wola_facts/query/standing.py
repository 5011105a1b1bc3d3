"""Where each fact stands on a given day: current, dated, stale, overdue, superseded, disputed or retracted."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.dates import Tense
from wola_facts.model.fact import Fact
from wola_facts.model.plain import Plain
from wola_facts.model.text import in_language
from wola_facts.query.staleness import Staleness, age


class Status(Enum):
    """The derived status of a fact; where several hold, the first of this list is the one that is told."""

    RETRACTED = "retracted"
    SUPERSEDED = "superseded"
    DISPUTED = "disputed"
    OVERDUE = "overdue"
    DATED = "dated"
    STALE = "stale"
    CURRENT = "current"

    def __str__(self) -> str:
        return self.value


class Standing(Plain):
    """How a fact stands on a day.

    `next_review` is the last day on which it needs no new look, None where age does nothing to it; `later` is the
    latest record of its series where that is another one; `superseded_by` and `disputed_by` are ids.
    """

    status: Status = Status.CURRENT
    next_review: date | None = None
    later: str = ""
    superseded_by: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    staleness: Staleness | None = None


_CURRENT = Standing()


def standings(corpus: Corpus, today: date) -> Mapping[str, Standing]:
    """Return the standing of every fact of a corpus on a day, by id. Linear in the corpus."""
    facts = corpus.facts
    gone = {fact.id for fact in facts.values() if _retracted(fact, today)}
    superseded = _inverted((fact.id, fact.supersedes) for fact in facts.values() if fact.id not in gone)
    disputed = _inverted((fact.id, fact.disputes) for fact in facts.values() if fact.id not in gone)
    later = _later(corpus, today, gone | superseded.keys())
    return {
        name: _standing(
            corpus, fact, today, name in gone, superseded.get(name, ()), disputed.get(name, ()), later.get(name, "")
        )
        for name, fact in facts.items()
    }


def comparable_groups(corpus: Corpus, facts: Iterable[Fact]) -> list[list[Fact]]:
    """Group facts of one series (same measure, where, who, dims) that can be compared: one definition, one unit.

    A record that gives no definition goes with the others where those agree on one.
    """
    groups: dict[object, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.series, []).append(fact)
    return [part for group in groups.values() for part in (_by_meaning(corpus, group) if group[1:] else [group])]


def definition_of(corpus: Corpus, fact: Fact) -> str:
    """Return the definition that a fact goes by, its own or its measure's, in one line and without case."""
    measure = corpus.measures.get(fact.measure)
    written = fact.definition or (measure.definition if measure else fact.definition)
    return " ".join(in_language(written, "en").casefold().split())


def moment(fact: Fact) -> date:
    """Return the last day that a fact certainly speaks of; for what goes on, the day it was last confirmed."""
    latest = fact.date.latest if fact.date else date.min
    if fact.checked and fact.tense is Tense.ONGOING:
        return max(latest, fact.checked)
    return latest


def _standing(
    corpus: Corpus,
    fact: Fact,
    today: date,
    gone: bool,
    superseded_by: tuple[str, ...],
    disputed_by: tuple[str, ...],
    later: str,
) -> Standing:
    if gone:
        return Standing(Status.RETRACTED, None, later, superseded_by, disputed_by)
    if superseded_by:
        return Standing(Status.SUPERSEDED, None, later, superseded_by, disputed_by)
    review, staleness = age(corpus, fact, today) if not later or fact.kind == "commitment" else (None, None)
    if disputed_by:
        status = Status.DISPUTED
    elif staleness and staleness.code == "STA003":
        status = Status.OVERDUE
    elif later:
        # The later record answers for today, so age says nothing of this one.
        return Standing(Status.DATED, None, later)
    elif staleness:
        status = Status.STALE
    elif review is None:
        return _CURRENT
    else:
        status = Status.CURRENT
    return Standing(status, review, later, (), disputed_by, staleness)


def _later(corpus: Corpus, today: date, out: Iterable[str]) -> dict[str, str]:
    """Return, by id, the latest record of its series where a fact is not the latest itself."""
    left_out = frozenset(out)
    later: dict[str, str] = {}
    for group in comparable_groups(corpus, (fact for fact in corpus.facts.values() if fact.date)):
        if not group[1:]:
            continue
        # What begins after today cannot answer for today.
        answering = [fact for fact in group if fact.id not in left_out and _begun(fact, today)]
        if answering:
            latest = max(answering, key=moment)
            newest = moment(latest)
            later |= {fact.id: latest.id for fact in group if moment(fact) < newest}
    return later


def _begun(fact: Fact, today: date) -> bool:
    return fact.date is not None and (fact.date.start is None or fact.date.start <= today)


def _by_meaning(corpus: Corpus, group: list[Fact]) -> list[list[Fact]]:
    meanings = [(definition_of(corpus, fact), fact.unit.casefold()) for fact in group]
    # What a record leaves unsaid is filled in only where all that say it agree.
    definitions = {definition for definition, _ in meanings if definition}
    units = {unit for _, unit in meanings if unit}
    if len(definitions) <= 1 and len(units) <= 1:
        return [group]
    parts: dict[tuple[str, str], list[Fact]] = {}
    for fact, (definition, unit) in zip(group, meanings, strict=True):
        key = (definition if len(definitions) > 1 else "", unit if len(units) > 1 else "")
        parts.setdefault(key, []).append(fact)
    return list(parts.values())


def _retracted(fact: Fact, today: date) -> bool:
    return fact.retracted is not None and fact.retracted.on <= today


def _inverted(relations: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Turn "A supersedes B and C" round: B and C are superseded by A. A record's relation to itself is none."""
    turned: dict[str, list[str]] = {}
    for name, others in relations:
        for other in others:
            if other != name:
                turned.setdefault(other, []).append(name)
    return {other: tuple(names) for other, names in turned.items()}
