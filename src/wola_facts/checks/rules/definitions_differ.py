"""Records of one measure with different definitions: they are not compared.

Why: "disappeared" and "disappeared or not located" differ by thousands. This note says what was left unchecked.

Bad:

    [fact.missing-a]
    claim      = "Missing persons"
    value      = 40180
    date       = "2019-01"
    measure    = "missing"
    definition = "disappeared persons, federal and local cases"
    source     = "https://example.org/a"

    [fact.missing-b]
    claim      = "Missing persons"
    value      = 36265
    date       = "2019-01"
    measure    = "missing"
    definition = "disappeared persons, local cases only"
    source     = "https://example.org/b"

Good:

    [fact.missing-a]
    claim      = "Missing persons"
    value      = 40180
    date       = "2019-01"
    measure    = "missing"
    definition = "disappeared persons, federal and local cases"
    source     = "https://example.org/a"

    [fact.missing-b]
    claim      = "Missing persons, local cases"
    value      = 36265
    date       = "2019-01"
    measure    = "missing-local"
    definition = "disappeared persons, local cases only"
    source     = "https://example.org/b"

Options: none. A record that gives no definition goes by its measure's; one that has none at all differs from none.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at, related
from wola_facts.checks.wording import listed
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity
from wola_facts.query.standing import definition_of


def check(_: Corpus, context: Context) -> Iterator[Problem]:
    """Yield a note for each series whose records give different definitions."""
    for facts in context.series:
        kinds: dict[str, Fact] = {}
        for fact in facts:
            definition = definition_of(context.corpus, fact)
            if definition:
                kinds.setdefault(definition, fact)
        if len(kinds) > 1:
            first, *others = kinds.values()
            last = others[-1]
            yield Problem(
                f"{listed([fact.id for fact in kinds.values()])} give {last.measure} different definitions, "
                "so their figures are not compared",
                at(last, "definition"),
                help="if they mean the same, write it the same way; if not, give each its own measure",
                related=tuple(related(fact, "another definition", "definition") for fact in (first, *others[:-1])[:5]),
                fact=last.id,
            )


rule = Rule("CMP001", "definitions-differ", Severity.NOTE, CORPUS, check)
