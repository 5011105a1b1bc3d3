"""Where a fact comes from in the end: the leaves of its sources' `derived_from` and of its attribution chain."""

from collections.abc import Iterable

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.text import fold


def origins(corpus: Corpus, fact: Fact) -> tuple[str, ...]:
    """Return the distinct origins of a fact: source ids, addresses, or names as the record has them.

    Where the source credits somebody, the last one credited is the origin; else the works that its sources rest on.
    Their number is the fact's support.
    """
    starts: Iterable[str] = fact.according_to[-1:] or fact.sources
    found: dict[str, str] = {}
    for start in starts:
        for leaf in leaves(corpus, start):
            found.setdefault(same_origin(corpus, leaf), leaf)
    return tuple(found.values())


def same_origin(corpus: Corpus, origin: str) -> str:
    """Return what two spellings of one origin have in common: the id of a source, or a name without case."""
    return origin if origin in corpus.sources else fold(" ".join(origin.split()))


def leaves(corpus: Corpus, name: str) -> list[str]:
    """Return what a source rests on in the end; a name that is no source stands for itself. A loop has no leaf."""
    seen: set[str] = set()
    waiting, found = [name], []
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        source = corpus.sources.get(one)
        if source and source.derived_from:
            waiting += reversed(source.derived_from)
        else:
            found.append(one)
    return found or [name]


def chain(corpus: Corpus, fact: Fact) -> list[str]:
    """Return everything that a fact's sources rest on, nearest first: sources, those credited, and theirs."""
    seen: dict[str, None] = {}
    waiting = [*reversed(fact.according_to), *reversed(fact.sources)]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen[one] = None
        source = corpus.sources.get(one)
        if source:
            waiting += reversed(source.derived_from)
    return list(seen)
