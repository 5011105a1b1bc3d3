"""A source that no fact and no other source names.

Why: it may be left over, or the facts that were meant to rest on it rest on something else.

Bad:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "https://www.cndh.org.mx/informe"

Good:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "https://www.cndh.org.mx/informe"

    [fact.complaints]
    claim  = "Complaints of torture"
    value  = 283
    date   = "2019"
    source = "cndh-2019"

Options: none.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.finding import Severity


def check(corpus: Corpus, _: Context) -> Iterator[Problem]:
    """Yield a note for every source record that nothing names."""
    used: set[str] = set()
    for fact in corpus.facts.values():
        used.update(fact.sources, fact.according_to, (entry.source for entry in fact.log))
    for source in corpus.sources.values():
        used.update(source.derived_from)
    for source in corpus.sources.values():
        if source.id not in used and not source.inline:
            yield Problem(
                f"nothing rests on the source {source.id}", at(source), help="cite it, or take it out", source=source.id
            )


def unable(context: Context) -> str:
    """Say why it cannot be known what is used."""
    corpus = context.corpus
    if corpus.broken_files or corpus.unreadable:
        return "some records cannot be read, and may name the sources that seem unused"
    return ""


rule = Rule("REF004", "unused-source", Severity.NOTE, CORPUS, check, unable)
