"""What rests on a fact or a source: records, sources, assertions and series, however far away."""

from collections import Counter, deque
from collections.abc import Iterable

from wola_facts.checks.assertions import names
from wola_facts.checks.expression import parse
from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import ExpressionError
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.plain import Plain
from wola_facts.model.source import Source


class Resting(Plain):
    """A record that rests on what was asked: `how` and on what, "part of" and "bodies-exhumed"."""

    fact: Fact
    how: str
    of: str


class Impact(Plain):
    """All that rests on some records, nearest first; `series` are measures with two records or more."""

    facts: tuple[Resting, ...]
    sources: tuple[Source, ...]
    assertions: tuple[Assertion, ...]
    series: tuple[str, ...]


def impact(corpus: Corpus, facts: Iterable[str], sources: Iterable[str] = ()) -> Impact:
    """Return everything that rests on some facts and sources; these facts themselves are not in it."""
    asked = set(facts)
    moved_sources = _derived(corpus, sources)
    resting: dict[str, tuple[str, str]] = {}
    for fact in corpus.facts.values():
        reading = _by_source(fact, moved_sources)
        if reading and fact.id not in asked:
            resting[fact.id] = reading
    users = _users(corpus)
    waiting = deque((*asked, *resting))
    seen = set(waiting)
    while waiting:
        name = waiting.popleft()
        for user, how in users.get(name, ()):
            if user not in seen:
                seen.add(user)
                resting[user] = (how, name)
                waiting.append(user)
    touched = asked | resting.keys()
    measures = [fact.measure for name, fact in corpus.facts.items() if name in touched]
    records = Counter(fact.measure for fact in corpus.facts.values())
    return Impact(
        tuple(Resting(corpus.facts[name], *how) for name, how in resting.items()),
        tuple(corpus.sources[name] for name in moved_sources if name not in set(sources)),
        tuple(one for one in corpus.assertions if named(one) & touched),
        tuple(measure for measure in dict.fromkeys(measures) if records[measure] > 1),
    )


def named(assertion: Assertion) -> set[str]:
    """Return the ids of the facts that an assertion names; none where it does not parse."""
    try:
        return {name.fact for name in names(parse(assertion.expression))}
    except ExpressionError:
        return set()  # SCH004 says so


def _derived(corpus: Corpus, sources: Iterable[str]) -> dict[str, None]:
    """Return some sources with all that are derived from them."""
    users: dict[str, list[str]] = {}
    for source in corpus.sources.values():
        for name in source.derived_from:
            users.setdefault(name, []).append(source.id)
    found = dict.fromkeys(sources)
    waiting = list(found)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in found:
                found[user] = None
                waiting.append(user)
    return found


def _by_source(fact: Fact, sources: dict[str, None]) -> tuple[str, str] | None:
    for word, names_ in (
        ("read in", fact.sources),
        ("credits", fact.according_to),
        ("followed in", tuple(entry.source for entry in fact.log)),
    ):
        name = next((name for name in names_ if name in sources), "")
        if name:
            return (word, name)
    return None


def _users(corpus: Corpus) -> dict[str, list[tuple[str, str]]]:
    """Return, for each fact, those that are judged by it and how."""
    users: dict[str, list[tuple[str, str]]] = {}
    for fact in corpus.facts.values():
        for how, references in (
            ("part of", (fact.part_of,)),
            ("breaks down into", tuple(part.ref for part in (*fact.parts, *fact.of_which))),
            ("percentage of", (fact.of,)),
            ("ratio of", fact.ratio_of),
            ("supersedes", fact.supersedes),
            ("disputes", fact.disputes),
        ):
            for reference in references:
                if isinstance(reference, str) and reference:
                    users.setdefault(reference.partition(".")[0], []).append((fact.id, how))
    return users
