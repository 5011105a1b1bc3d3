"""What a fact rests on, and what its record does not establish: said from the record alone."""

from collections.abc import Iterator
from datetime import date

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.dates import Tense
from wola_facts.model.fact import Fact
from wola_facts.model.plain import Plain
from wola_facts.model.quantity import Bound, Quantity
from wola_facts.model.source import Source
from wola_facts.query.origins import chain, origins
from wola_facts.query.standing import Standing, comparable_groups


class Gap(Plain):
    """What a record leaves open: a sentence in English with places for some words, as `str.format` has them."""

    sentence: str
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.sentence.format(*self.words)


class Grounds(Plain):
    """What a fact rests on: sources nearest first, those credited by name only, origins, and the facts it is judged by.

    `others` are the other records of its series; `missing` says what the record does not establish, a sentence each.
    """

    fact: Fact
    sources: tuple[Source, ...]
    credited: tuple[str, ...]
    origins: tuple[str, ...]
    judged_by: tuple[tuple[str, Fact], ...]
    others: tuple[Fact, ...]
    missing: tuple[Gap, ...]


def grounds(corpus: Corpus, fact: Fact, standing: Standing, today: date) -> Grounds:
    """Return what a fact rests on, on a day."""
    steps = chain(corpus, fact)
    others = tuple(
        other
        for group in comparable_groups(corpus, (one for one in corpus.facts.values() if one.series == fact.series))
        if fact in group
        for other in group
        if other is not fact
    )
    ends = origins(corpus, fact)
    return Grounds(
        fact,
        tuple(corpus.sources[name] for name in steps if name in corpus.sources),
        tuple(name for name in steps if name not in corpus.sources),
        ends,
        tuple(_judged_by(corpus, fact)),
        others,
        tuple(_missing(corpus, fact, standing, today, ends, others)),
    )


def _judged_by(corpus: Corpus, fact: Fact) -> Iterator[tuple[str, Fact]]:
    for how, references in (
        ("part of", (fact.part_of,)),
        ("percentage of", (fact.of,)),
        ("ratio of", fact.ratio_of),
        ("has the part", tuple(part.ref for part in (*fact.parts, *fact.of_which))),
        ("supersedes", fact.supersedes),
        ("disputes", fact.disputes),
    ):
        for reference in references:
            other = corpus.facts.get(reference.partition(".")[0]) if isinstance(reference, str) else None
            if other:
                yield how, other


def _missing(
    corpus: Corpus, fact: Fact, standing: Standing, today: date, ends: tuple[str, ...], others: tuple[Fact, ...]
) -> Iterator[Gap]:
    """Yield what the record leaves open: about its value, its time, its evidence, its support."""
    if fact.value and not fact.value.boolean:
        yield from _value(fact.value)
    yield from _time(fact, standing, today)
    sources = corpus.sources_of(fact)
    if not fact.quote:
        yield Gap("No words of the source are quoted, so the figure has to be looked for in it.")
    if not fact.at:
        yield Gap("It does not say where in the source it stands.")
    if fact.according_to:
        yield Gap(
            "It was read at second hand: the source credits {0}, whose own words were not read.",
            (fact.according_to[-1],),
        )
    if len(ends) == 1 and len(set(fact.sources)) > 1:
        yield Gap("Its sources rest on one origin, so they do not corroborate each other.")
    elif len(ends) == 1:
        yield Gap("It has one origin; nothing independent supports it.")
    if sources and not any(source.archive or source.snapshot for source in sources):
        yield Gap("No copy of a source is kept, should its page go.")
    if fact.value and not fact.value.boolean and not others:
        yield Gap("No other record of its measure is here to compare it with.")
    measure = corpus.measures.get(fact.measure)
    if fact.unit == "%" and fact.of is None and not fact.ratio_of:
        yield Gap("It is a percentage of something that the record does not name.")
    if fact.value and fact.ratio_of and not (fact.definition or (measure and measure.definition)):
        yield Gap("How the ratio is defined is not said.")


def _value(value: Quantity) -> Iterator[Gap]:
    if value.high is None:
        yield Gap("How many more it may be: {0} has no upper end.", (value.text,))
    elif value.bound in (Bound.UNDER, Bound.UP_TO):
        yield Gap("How many it is: {0} is only an upper end.", (value.text,))
    elif value.bound in (Bound.ABOUT, Bound.ALMOST):
        yield Gap(
            "How near it is: {0} is taken as {1}.",
            (
                value.text,
                str(value.interval),
            ),
        )
    elif value.bound is Bound.RANGE:
        yield Gap("Where in {0} it lies.", (value.text,))


def _time(fact: Fact, standing: Standing, today: date) -> Iterator[Gap]:
    if fact.date is None:
        return
    if standing.later:
        yield Gap("What holds today: {0} is the later record.", (standing.later,))
    elif fact.tense is Tense.ONGOING:
        since = fact.checked or fact.date.latest
        yield Gap(
            "Whether it still holds on {0}: it was last confirmed on {1}.",
            (
                str(today),
                str(since),
            ),
        )
    elif fact.tense is Tense.AS_OF:
        yield Gap("Anything after {0}.", (str(fact.date),))
    if fact.date.approximate:
        yield Gap("The exact time: its date is only about then.")
    if fact.date.start is None:
        yield Gap("Since when it is counted.")
