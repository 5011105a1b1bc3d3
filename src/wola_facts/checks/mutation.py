"""How well a corpus is defended: one thing is changed at a time, in memory, and the rules say whether they see."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from types import MappingProxyType

from wola_facts.checks.context import Context
from wola_facts.checks.engine import findings_of
from wola_facts.checks.impact import named
from wola_facts.checks.rule import AnyRule
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.dates import PartialDate, Period
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.figures import ValueTextError, read_value
from wola_facts.model.plain import Plain, replace
from wola_facts.model.quantity import Bound, Quantity
from wola_facts.model.source import Source

KINDS = ("digit", "bound", "year", "source", "unit")

#: More mutations than this are drawn from by the seed, so that a large corpus is judged by a sample.
MOST = 2_000

_TURNED = {
    Bound.OVER: "less than {}",
    Bound.AT_LEAST: "up to {}",
    Bound.UNDER: "over {}",
    Bound.UP_TO: "at least {}",
    Bound.ALMOST: "over {}",
    Bound.ABOUT: "over {}",
    Bound.EXACT: "over {}",
}


class Mutation(Plain):
    """One change of one fact: its kind, and what was and what is written."""

    kind: str
    fact: Fact
    was: str
    now: str


class Trial(Plain):
    """A mutation and the codes of the rules that notice it; none is an undefended one."""

    mutation: Mutation
    noticed_by: tuple[str, ...]


def trials(
    context: Context,
    rules: Sequence[AnyRule],
    seed: int = 0,
    most: int = MOST,
    progress: Callable[[int, int], None] | None = None,
) -> list[Trial]:
    """Return what the rules say of every mutation, or of `most` drawn by the seed; the same for the same seed."""
    mutated = list(mutations(context.corpus, seed))
    if len(mutated) > most:
        drawn = random.Random(seed).sample(range(len(mutated)), most)  # noqa: S311  # a seed wants to be repeatable
        mutated = [mutated[n] for n in sorted(drawn)]
    world = _World(context, rules)
    found = []
    for number, mutation in enumerate(mutated):
        found.append(Trial(mutation, world.notices(mutation)))
        if progress:
            progress(number + 1, len(mutated))
    return found


def mutations(corpus: Corpus, seed: int = 0) -> Iterator[Mutation]:
    """Yield the mutations of a corpus, fact by fact: a digit, the bound, the year, the source, the unit."""
    draw = random.Random(seed)  # noqa: S311  # a seed wants to be repeatable, nothing is kept secret
    sources = [name for name, source in corpus.sources.items() if not source.inline] or list(corpus.sources)
    for fact in corpus.facts.values():
        if fact.retracted:
            continue
        if fact.value and not fact.value.boolean:
            yield from _values(fact, fact.value, draw, corpus.settings.lang)
        if fact.date:
            shift = draw.choice((-1, 1))
            moved = _moved(fact.date, shift)
            if moved:
                yield Mutation("year", replace(fact, date=moved), str(fact.date), str(moved))
        others = [name for name in sources if name not in fact.sources]
        if others and fact.sources:
            other = draw.choice(others)
            changed = replace(fact, sources=(other, *fact.sources[1:]))
            yield Mutation("source", changed, fact.sources[0], other)


def _values(fact: Fact, value: Quantity, draw: random.Random, lang: str) -> Iterator[Mutation]:
    places = [n for n, char in enumerate(value.text) if char.isdigit()]
    for _ in range(4):
        if not places:
            break
        place = draw.choice(places)
        digit = draw.choice([d for d in "0123456789" if d != value.text[place]])
        text = value.text[:place] + digit + value.text[place + 1 :]
        changed = _read(text, value.unit, lang)
        if changed and changed.interval != value.interval:
            yield Mutation("digit", replace(fact, value=changed), value.text, text)
            break
    turned = _TURNED.get(value.bound)
    if turned and value.numbers:
        number = value.text[value.text.find(next((c for c in value.text if c.isdigit()), "")) :] if places else ""
        changed = _read(turned.format(number), value.unit, lang) if number else None
        if changed and changed.interval != value.interval:
            yield Mutation("bound", replace(fact, value=changed), value.text, changed.text)
    if value.unit:
        unit = "people" if value.unit == "%" else "%"
        text = value.text.replace("%", "").strip()
        changed = _read(text, unit, lang)
        if changed:
            yield Mutation("unit", replace(fact, value=changed), value.unit, unit)


class _World:
    """The corpus in pieces: each mutation is judged by the fact and what stands in relation to it, and no more."""

    def __init__(self, context: Context, rules: Sequence[AnyRule]) -> None:
        self.context = context
        # What is unused depends on all facts; the loss of an only user is seen without asking.
        self.rules = [rule for rule in rules if rule.code not in {"REF004", "SRC005"}]
        self.corpus = context.corpus
        self.assertions: dict[str, list[Assertion]] = {}
        self.groups: dict[object, list[str]] = {}
        self.near: dict[str, set[str]] = {}
        for fact in self.corpus.facts.values():
            self.groups.setdefault(fact.series, []).append(fact.id)
            for other in _named_by(fact):
                self.near.setdefault(fact.id, set()).add(other)
                self.near.setdefault(other, set()).add(fact.id)
        for assertion in self.corpus.assertions:
            for name in named(assertion):
                self.assertions.setdefault(name, []).append(assertion)

    def notices(self, mutation: Mutation) -> tuple[str, ...]:
        """Return the codes of what is found with the mutation and not without it."""
        fact = mutation.fact
        names = self._around(fact)
        assertions = tuple(self.assertions.get(fact.id, ()))
        sources = self._sources((*(self.corpus.facts[name] for name in names), fact))
        before = self._found(names, assertions, sources, None)
        after = self._found(names, assertions, sources, fact)
        found = dict.fromkeys(code for code, _ in after)
        codes = [code for code in found if _count(after, code) > _count(before, code)]
        old = self.corpus.facts[fact.id]
        if mutation.kind == "source" and len(self.context.citing.get(old.sources[0], ())) == 1:
            codes.append("REF004")
        return tuple(codes)

    def _around(self, fact: Fact) -> list[str]:
        wanted = {fact.id, *self.near.get(fact.id, ()), *self.groups[fact.series]}
        for assertion in self.assertions.get(fact.id, ()):
            wanted |= named(assertion)
        for name in tuple(wanted):
            wanted |= self.near.get(name, set())
        return [name for name in self.corpus.facts if name in wanted]

    def _found(
        self,
        names: Iterable[str],
        assertions: tuple[Assertion, ...],
        sources: MappingProxyType[str, Source],
        changed: Fact | None,
    ) -> list[tuple[str, str]]:
        facts = {name: self.corpus.facts[name] for name in names}
        if changed:
            facts[changed.id] = changed
        small = replace(self.corpus, facts=MappingProxyType(facts), assertions=assertions, sources=sources)
        context = Context(small, self.context.today, read=self.context.text, copies=self.context.copies)
        return [(finding.code, finding.message) for finding in findings_of(context, self.rules)]

    def _sources(self, facts: Iterable[Fact]) -> MappingProxyType[str, Source]:
        waiting = [name for fact in facts for name in (*fact.sources, *fact.according_to)]
        waiting += [entry.source for fact in facts for entry in fact.log]
        kept = {}
        while waiting:
            name = waiting.pop()
            source = self.corpus.sources.get(name)
            if source and name not in kept:
                kept[name] = source
                waiting += source.derived_from
        return MappingProxyType(kept)


def _count(found: list[tuple[str, str]], code: str) -> int:
    return sum(one == code for one, _ in found)


def _named_by(fact: Fact) -> Iterator[str]:
    references = (fact.part_of, fact.of, *fact.ratio_of, *fact.supersedes, *fact.disputes)
    parts = (part.ref for part in (*fact.parts, *fact.of_which))
    for reference in (*references, *parts):
        if isinstance(reference, str) and reference:
            yield reference.partition(".")[0]


def _read(text: str, unit: str, lang: str) -> Quantity | None:
    try:
        return read_value(text, unit, lang)
    except ValueTextError:
        return None


def _moved(period: Period, years: int) -> Period | None:
    try:
        since = _year(period.since, years) if period.since else None
        until = _year(period.until, years) if period.until else None
    except ValueError:
        return None  # 29 February, or the end of the calendar
    return Period(since, until)


def _year(point: PartialDate, years: int) -> PartialDate:
    moved = replace(point, year=point.year + years)
    date(moved.year, moved.month or 1, moved.day or 1)
    return moved
