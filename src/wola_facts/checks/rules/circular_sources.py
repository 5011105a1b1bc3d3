"""Sources that rest on each other in a loop.

Why: each cites the other, and nobody ever counted.

Bad:

    [source.daily]
    title        = "Story in a daily"
    url          = "https://example.org/daily"
    derived_from = "encyclopedia"

    [source.encyclopedia]
    title        = "Article in an encyclopedia"
    url          = "https://example.org/encyclopedia"
    derived_from = "daily"

Good:

    [source.daily]
    title = "Story in a daily"
    url   = "https://example.org/daily"

    [source.encyclopedia]
    title        = "Article in an encyclopedia"
    url          = "https://example.org/encyclopedia"
    derived_from = "daily"

Options: none. A fact whose source credits a work that itself rests on that source is a loop too.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.loops import loops
from wola_facts.checks.rule import CORPUS, Problem, Rule, at, related
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.finding import Severity


def check(corpus: Corpus, _: Context) -> Iterator[Problem]:
    """Yield a problem for every loop of sources, printed as the loop."""
    edges = {source.id: source.derived_from for source in corpus.sources.values() if source.derived_from}
    for loop in loops(edges):
        first = corpus.sources[loop[0]]
        yield Problem(
            f"sources rest on each other: {' → '.join((*loop, loop[0]))}",
            at(first, "derived_from"),
            help="find out which of them had the figure first, and take its derived_from out",
            related=tuple(related(corpus.sources[name], "also in the loop", "derived_from") for name in loop[1:6]),
            source=first.id,
        )
    for fact in corpus.facts.values():
        for credited in fact.according_to:
            way = _way(edges, credited, frozenset(fact.sources)) if credited in edges else []
            if way:
                yield Problem(
                    f"{fact.id} is credited in a circle: {' → '.join((way[-1], *way))}",
                    at(fact, "according_to"),
                    help="find out who had the figure first, and credit that one",
                    fact=fact.id,
                )


def _way(edges: dict[str, tuple[str, ...]], start: str, ends: frozenset[str]) -> list[str]:
    """Return the way from a source to one of some others that it rests on, or nothing; itself does not count."""
    before: dict[str, str] = {start: ""}
    waiting = [start]
    while waiting:
        one = waiting.pop()
        for following in edges.get(one, ()):
            if following in before:
                continue
            before[following] = one
            if following in ends:
                way = [following]
                while before[way[-1]]:
                    way.append(before[way[-1]])
                return way[::-1]
            waiting.append(following)
    return []


rule = Rule("IND002", "circular-sources", Severity.ERROR, CORPUS, check)
