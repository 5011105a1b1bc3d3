"""The everyday filters of `--topic --kind --status --source --tag --measure --since --until`, and `--as-of`."""

from collections.abc import Iterable
from datetime import date as Day
from types import MappingProxyType

from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import NothingFound, UsageError, did_you_mean, some_of
from wola_facts.model.dates import HELP, DateError, Period, read_period
from wola_facts.model.fact import KINDS, Fact
from wola_facts.model.plain import Plain, replace
from wola_facts.model.source import Source
from wola_facts.model.text import fold
from wola_facts.query.fields import FIELDS, Context
from wola_facts.query.select import topic_of
from wola_facts.query.standing import Status


class Filters(Plain):
    """What must hold of a fact; of several texts in one field any will do. `where` is an expression.

    `since` and `until` are date texts: begins then or later, is over by then, as `date >=` and `date <=` read it.
    """

    topic: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    where: str = ""


def filtered(facts: Iterable[Fact], filters: Filters, context: Context) -> tuple[Fact, ...]:
    """Return the facts that pass every filter, in their order.

    Raises:
        UsageError: for a kind, status or date that there cannot be.
        NothingFound: for a topic, source, tag or measure that the corpus does not have.
        ExpressionError: where `where` does not follow its grammar.
    """
    kept = list(facts)
    for name in ("topic", "kind", "status", "source", "tag", "measure"):
        asked: tuple[str, ...] = getattr(filters, name)
        if asked:
            wanted = frozenset(_known(name, word, context) for word in asked)
            kept = [fact for fact in kept if not wanted.isdisjoint(_texts(name, fact, context))]
    if filters.since:
        first = _period("since", filters.since).start or Day.min
        kept = [fact for fact in kept if fact.date and fact.date.start and fact.date.start >= first]
    if filters.until:
        last = _period("until", filters.until).end or Day.max
        kept = [fact for fact in kept if fact.date and (fact.date.end or Day.max) <= last]
    if filters.where:
        from wola_facts.query.where import matching

        return matching(kept, filters.where, context)
    return tuple(kept)


def as_of(corpus: Corpus, day: Day) -> Corpus:
    """Return the corpus as it could be known on a day. Standings of it are to be taken on the same day.

    A record is known from the last day of its date (from the first where it goes on), and not before one of its
    sources was certainly published: "2019-11" counts from its last day, a source without a date was always there.
    Later entries of a log, retractions, confirmations and sources are left out, and so are relations to records that
    were not known.
    """
    sources = {name: source for name, source in corpus.sources.items() if _published(source, day)}
    known = {name: fact for name, fact in corpus.facts.items() if _known_on(fact, corpus, day)}
    there = frozenset(known)
    facts = {name: _then(fact, there, corpus, day) for name, fact in known.items()}
    return replace(corpus, facts=MappingProxyType(facts), sources=MappingProxyType(sources))


def _known_on(fact: Fact, corpus: Corpus, day: Day) -> bool:
    if fact.date and fact.date.latest > day:
        return False
    sources = corpus.sources_of(fact)
    return not sources or any(_published(source, day) for source in sources)


def _published(source: Source, day: Day) -> bool:
    return source.date is None or source.date.latest <= day


def _then(fact: Fact, there: frozenset[str], corpus: Corpus, day: Day) -> Fact:
    late = {source.id for source in corpus.sources_of(fact) if not _published(source, day)}
    return replace(
        fact,
        sources=tuple(name for name in fact.sources if name not in late),
        log=tuple(entry for entry in fact.log if entry.on <= day),
        retracted=fact.retracted if fact.retracted and fact.retracted.on <= day else None,
        checked=fact.checked if fact.checked and fact.checked <= day else None,
        supersedes=tuple(name for name in fact.supersedes if name in there),
        disputes=tuple(name for name in fact.disputes if name in there),
        part_of=fact.part_of if fact.part_of in there else "",
    )


def _texts(name: str, fact: Fact, context: Context) -> Iterable[str]:
    read = FIELDS[name].read(fact, context)
    return [fold(text) for text in read] if isinstance(read, tuple) else ()


def _known(name: str, word: str, context: Context) -> str:
    """Return the word as the filter compares it, once it is sure that it can match at all."""
    folded = fold(word.strip())
    corpus = context.corpus
    if name == "topic":
        topic = topic_of(corpus, word)
        if not topic:
            known = {*corpus.settings.topics, *(fact.topic for fact in corpus.facts.values())}
            raise _unknown("topic", word, sorted(known))
        return topic
    if name in ("kind", "status"):
        choices = KINDS if name == "kind" else tuple(status.value for status in Status)
        if folded not in choices:
            near = did_you_mean(folded, choices)
            hint = f"D{near[1:]}" if near else f"It is one of {', '.join(choices)}."
            raise UsageError(f"There is no {name} `{word[:60]}`.", hint)
        return folded
    everything = (text for fact in corpus.facts.values() for text in _texts(name, fact, context))
    if folded not in (known_texts := dict.fromkeys(everything)):
        raise _unknown(name, word, list(known_texts))
    return folded


def _unknown(name: str, word: str, known: list[str]) -> NothingFound:
    near = did_you_mean(fold(word)[:80], known)
    if near:
        return NothingFound(f"No record has the {name} `{word[:60]}`.", f"D{near[1:]}")
    some = some_of(one for one in known if len(one) <= 60 and one.isprintable())  # titles are no names
    return NothingFound(f"No record has the {name} `{word[:60]}`.", f"There are: {some}." if some else "")


def _period(option: str, text: str) -> Period:
    try:
        return read_period(text)
    except DateError as error:
        raise UsageError(f"--{option}: {error}.", HELP[0].upper() + HELP[1:] + ".") from None
