"""A record or an assertion names a fact, or a part of one, that is not there.

Why: the comparison it asks for cannot be made, and nobody would notice.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [fact.bodies-identified]
    claim   = "Bodies identified"
    value   = 206
    part_of = "bodies-exumed"
    date    = "2018-12/2019-11"
    source  = "https://example.org/report"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [fact.bodies-identified]
    claim   = "Bodies identified"
    value   = 206
    part_of = "bodies-exhumed"
    date    = "2018-12/2019-11"
    source  = "https://example.org/report"

Options: none. A record that is there but cannot be read is a finding of its own, and not called unknown.
"""

from collections.abc import Iterator

from wola_facts.checks.assertions import UnknownFact
from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at
from wola_facts.checks.wording import called
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Location, Severity


def check(corpus: Corpus, context: Context) -> Iterator[Problem]:
    """Yield a problem for every unknown id in a field or an assertion."""
    for fact in corpus.facts.values():
        for reference, keys in references(fact):
            yield from _unknown(corpus, context, reference, at(fact, *keys), fact.id)
    for assertion in corpus.assertions:
        read = context.assertion(assertion)
        if isinstance(read, UnknownFact) and read.name not in corpus.unreadable:
            near = read.hint or context.near(read.name, corpus.facts)
            yield Problem(
                f"{called(assertion)}: {read.message} (column {read.column})", at(assertion, "assert"), help=near
            )


def references(fact: Fact) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield every id that a fact's fields name, with the keys where it stands."""
    if isinstance(fact.of, str):
        yield fact.of, ("of",)
    for number, reference in enumerate(fact.ratio_of):
        if isinstance(reference, str):
            yield reference, ("ratio_of", number)
    if fact.part_of:
        yield fact.part_of, ("part_of",)
    for key, parts in (("parts", fact.parts), ("of_which", fact.of_which)):
        for number, part in enumerate(parts):
            if part.ref:
                yield part.ref, (key, number)
    for key, others in (("supersedes", fact.supersedes), ("disputes", fact.disputes)):
        for number, other in enumerate(others):
            yield other, (key, number) if others[1:] else (key,)


def unable(context: Context) -> str:
    """Say why it cannot be known which facts there are."""
    broken = context.corpus.broken_files
    return f"{', '.join(broken[:3])} cannot be read, and facts may stand there" if broken else ""


def _unknown(corpus: Corpus, context: Context, reference: str, place: Location, fact: str) -> Iterator[Problem]:
    name, dot, part = reference.partition(".")
    known = corpus.facts.get(name)
    if known is None:
        if name not in corpus.unreadable:
            help = context.near(name, corpus.facts) or "write its record, or take the reference out"
            yield Problem(f"there is no fact `{name}`", place, help=help, fact=fact)
    elif dot and known.part(part) is None:
        names = [one.name for one in (*known.parts, *known.of_which)]
        help = f"its parts: {', '.join(names[:10])}" if names else "it has no parts"
        yield Problem(f"{name} has no part `{part}`", place, help=help, fact=fact)


rule = Rule("REF002", "unknown-fact", Severity.ERROR, CORPUS, check, unable)
