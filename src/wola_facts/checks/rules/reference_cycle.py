"""Facts that are part of each other, or replace each other, in a loop.

Why: nothing can be a part of its own part, and of two records that replace each other none is left.

Bad:

    [fact.a]
    claim      = "Cases opened"
    value      = 10
    date       = "2019"
    source     = "https://example.org/a"
    supersedes = "b"

    [fact.b]
    claim      = "Cases opened"
    value      = 12
    date       = "2019"
    source     = "https://example.org/b"
    supersedes = "a"

Good:

    [fact.a]
    claim      = "Cases opened"
    value      = 10
    date       = "2019"
    source     = "https://example.org/a"
    supersedes = "b"

    [fact.b]
    claim  = "Cases opened"
    value  = 12
    date   = "2019"
    source = "https://example.org/b"

Options: none. Two records may dispute each other; a loop of sources is IND002.
"""

from collections.abc import Iterable, Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.loops import loops
from wola_facts.checks.rule import CORPUS, Problem, Rule, at, related
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity


def check(corpus: Corpus, _: Context) -> Iterator[Problem]:
    """Yield a problem for every loop of wholes, of replacements and of bases, printed as the loop."""
    facts = corpus.facts
    for key, said, edges in (
        ("part_of", "is a part of itself", _wholes(facts.values())),
        ("supersedes", "replaces itself", {f.id: f.supersedes for f in facts.values() if f.supersedes}),
        ("of", "is its own base", {f.id: _bases(f) for f in facts.values() if f.of is not None or f.ratio_of}),
        ("disputes", "disputes itself", {f.id: (f.id,) for f in facts.values() if f.id in f.disputes}),
    ):
        for loop in loops(edges):
            first = facts[loop[0]]
            yield Problem(
                f"{first.id} {said}: {' → '.join((*loop, loop[0]))}",
                at(first, key),
                help="take one of these relations out",
                related=tuple(related(facts[name], "also in the loop") for name in loop[1:6]),
                fact=first.id,
            )


def _wholes(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    """Return what each fact is a part of, from whichever side it is said."""
    known = {fact.id: [fact.part_of.partition(".")[0]] if fact.part_of else [] for fact in facts}
    for fact in facts:
        for part in (*fact.parts, *fact.of_which):
            name = part.ref.partition(".")[0]
            if name in known:
                known[name].append(fact.id)
    return {name: tuple(whole for whole in wholes if whole in known) for name, wholes in known.items() if wholes}


def _bases(fact: Fact) -> tuple[str, ...]:
    named = [fact.of, *fact.ratio_of]
    return tuple(name.partition(".")[0] for name in named if isinstance(name, str))


rule = Rule("REF003", "reference-cycle", Severity.ERROR, CORPUS, check)
