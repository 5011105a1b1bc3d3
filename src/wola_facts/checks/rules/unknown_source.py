"""A source that is no record and no address.

Why: a fact that names a source nobody can find is a fact without a source.

Bad:

    [source.wola-2019]
    title = "One year in"
    url   = "https://www.wola.org/one-year-in"

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "wola-2018"

Good:

    [source.wola-2019]
    title = "One year in"
    url   = "https://www.wola.org/one-year-in"

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "wola-2019"

Options: none. `according_to` takes names too, so nothing in it is unknown.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.finding import Location, Severity


def check(corpus: Corpus, context: Context) -> Iterator[Problem]:
    """Yield a problem for every unknown source that a fact, a promise's log or another source names."""
    for fact in corpus.facts.values():
        for number, name in enumerate(fact.sources):
            keys = ("source", number) if fact.sources[1:] else ("source",)
            if _unknown(corpus, name):
                yield _problem(corpus, context, name, at(fact, *keys), fact=fact.id)
        for number, entry in enumerate(fact.log):
            if entry.source and _unknown(corpus, entry.source):
                yield _problem(corpus, context, entry.source, at(fact, "log", number, "source"), fact=fact.id)
    for source in corpus.sources.values():
        for number, name in enumerate(source.derived_from):
            keys = ("derived_from", number) if source.derived_from[1:] else ("derived_from",)
            if _unknown(corpus, name):
                yield _problem(corpus, context, name, at(source, *keys), source=source.id)


def unable(context: Context) -> str:
    """Say why it cannot be known which sources there are."""
    broken = context.corpus.broken_files
    return f"{', '.join(broken[:3])} cannot be read, and sources may stand there" if broken else ""


def _unknown(corpus: Corpus, name: str) -> bool:
    return name not in corpus.sources and name not in corpus.unreadable and ":" not in name and "/" not in name


def _problem(
    corpus: Corpus, context: Context, name: str, place: Location, *, fact: str = "", source: str = ""
) -> Problem:
    near = context.near(name, corpus.sources)
    help = near or f"write [source.{name}] with its title and url, or put its address here"
    return Problem(f"there is no source `{name}`", place, help=help, fact=fact, source=source)


rule = Rule("REF001", "unknown-source", Severity.ERROR, CORPUS, check, unable)
