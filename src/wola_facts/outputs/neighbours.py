"""What stands around a fact: the other values of its series, and the facts that it or they name, both ways."""

from collections.abc import Iterable, Mapping

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.plain import Plain
from wola_facts.outputs.machine import MachineFact, machine_facts
from wola_facts.query.standing import Standing, moment


class Relation(Plain):
    """A relation of a fact to another: its kind, the other's id, and the other fact where the corpus has it."""

    kind: str
    id: str
    fact: MachineFact | None = None


class Neighbours(Plain):
    """The series of a fact from old to new, itself included (empty where it is alone), and its relations."""

    history: tuple[MachineFact, ...] = ()
    relations: tuple[Relation, ...] = ()


#: Each relation as a record writes it, and as it reads from the other end.
INVERSE = {
    "part_of": "includes",
    "parts": "part_in",
    "of_which": "part_in",
    "of": "base_of",
    "ratio_of": "in_ratio",
    "supersedes": "superseded_by",
    "disputes": "disputed_by",
}


def neighbours(facts: Iterable[Fact], corpus: Corpus, standings: Mapping[str, Standing]) -> Mapping[str, Neighbours]:
    """Return what stands around each of some facts, by id. The corpus is gone through once."""
    series: dict[object, list[Fact]] = {}
    back: dict[str, list[tuple[str, str]]] = {}
    for fact in corpus.facts.values():
        series.setdefault(fact.series, []).append(fact)
        for kind, other in _named(fact):
            back.setdefault(other, []).append((INVERSE[kind], fact.id))
    return {fact.id: _around(fact, series.get(fact.series, []), back, corpus, standings) for fact in facts}


def _around(
    fact: Fact,
    series: list[Fact],
    back: Mapping[str, list[tuple[str, str]]],
    corpus: Corpus,
    standings: Mapping[str, Standing],
) -> Neighbours:
    history = sorted(series, key=moment) if len(series) > 1 else []
    related = list(dict.fromkeys([*_named(fact), *back.get(fact.id, ())]))
    known = [corpus.facts[name] for name in dict.fromkeys(name for _, name in related) if name in corpus.facts]
    shown = {one.id: one for one in machine_facts(known, corpus, standings)}
    return Neighbours(
        machine_facts(history, corpus, standings),
        tuple(Relation(kind, name, shown.get(name)) for kind, name in related),
    )


def _named(fact: Fact) -> list[tuple[str, str]]:
    """Return the facts that a fact names, each with the field it names them in."""
    named = [("part_of", fact.part_of)] if fact.part_of else []
    named += [("parts", part.ref) for part in fact.parts if part.ref]
    named += [("of_which", part.ref) for part in fact.of_which if part.ref]
    named += [("of", fact.of)] if isinstance(fact.of, str) and fact.of else []
    named += [("ratio_of", name) for name in fact.ratio_of if isinstance(name, str)]
    named += [("supersedes", name) for name in fact.supersedes]
    named += [("disputes", name) for name in fact.disputes]
    return [(kind, name.split(".")[0]) for kind, name in named if name.split(".")[0] != fact.id]
