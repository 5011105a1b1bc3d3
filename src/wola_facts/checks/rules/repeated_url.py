"""One bare address stands in several facts, or beside a source record that has it.

Why: a source used twice deserves a record: title, date and archived copy are then written once, and cited.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

    [fact.graves-found]
    claim  = "Clandestine graves found"
    value  = 594
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

Good:

    [source.report]
    title = "Report on clandestine graves"
    date  = "2019-11"
    url   = "https://example.org/report"

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "report"

    [fact.graves-found]
    claim  = "Clandestine graves found"
    value  = 594
    date   = "2018-12/2019-11"
    source = "report"

Options: none. `facts check --fix` makes the record. An address in [defaults] is written once, whoever inherits it.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at, related
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Location, Severity


def check(corpus: Corpus, context: Context) -> Iterator[Problem]:
    """Yield a problem for each bare address that is written in two facts, or that a source record has as its own."""
    recorded = {source.url: source for source in corpus.sources.values() if source.url and not source.inline}
    for source in corpus.sources.values():
        if not source.inline:
            continue
        citing = [fact for fact in context.citing.get(source.id, ()) if is_written(context, fact, source.id)]
        known = recorded.get(source.url)
        if known and citing:
            yield Problem(
                f"this address is the source {known.id} already",
                place(citing[0], source.id),
                help=f'write source = "{known.id}"',
                related=(related(known, "its record", "url"),),
                fact=citing[0].id,
                source=known.id,
            )
        elif citing[1:]:
            others = citing[:-1]
            yield Problem(
                f"one address stands in {len(citing)} facts: {', '.join(fact.id for fact in citing[:5])}"
                + ", …" * (len(citing) > 5),
                place(citing[-1], source.id),
                help="make it a source record, with title and date (`facts check --fix` begins it)",
                related=tuple(related(fact, "here too", "source") for fact in others[:5]),
                fact=citing[-1].id,
                source=source.id,
            )


def place(fact: Fact, url: str) -> Location:
    """Return where a fact names an address."""
    return at(fact, "source", fact.sources.index(url)) if fact.sources[1:] else at(fact, "source")


def is_written(context: Context, fact: Fact, url: str) -> bool:
    """Whether the fact's own table names the address, and not [defaults]."""
    return context.is_written(place(fact, url))


rule = Rule("SRC005", "repeated-url", Severity.WARNING, CORPUS, check)
