"""Two sources have the same author and year: a citation in the text cannot tell them apart by itself.

Why: "(CNDH, 2019)" is one page to the writer and two to the reader. Styles add letters, 2019a and 2019b, but only where
both stand in one list; in a sentence that somebody copies they do not.

Bad:

    [fact.a]
    claim  = "Complaints"
    value  = 505
    date   = "2019-09"
    source = "first"

    [fact.b]
    claim  = "Recommendations"
    value  = 3
    date   = "2019-09"
    source = "second"

    [source.first]
    title  = "Complaints"
    author = { literal = "CNDH" }
    date   = 2019-10-01
    url    = "https://example.org/1"

    [source.second]
    title  = "Recommendations"
    author = { literal = "CNDH" }
    date   = 2019-11-01
    url    = "https://example.org/2"

Good:

    [fact.a]
    claim  = "Complaints"
    value  = 505
    date   = "2019-09"
    source = "first"

    [fact.b]
    claim  = "Recommendations"
    value  = 3
    date   = "2018-09"
    source = "second"

    [source.first]
    title  = "Complaints"
    author = { literal = "CNDH" }
    date   = 2019-10-01
    url    = "https://example.org/1"

    [source.second]
    title  = "Recommendations"
    author = { literal = "CNDH" }
    date   = 2018-11-01
    url    = "https://example.org/2"

Options: none. Only sources that facts of one topic rest on are compared, since those are cited together; the finding
stands at the later of them and names the others.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at, related
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source


def check(corpus: Corpus, context: Context) -> Iterator[Problem]:
    """Yield a note for each group of sources of one topic that share author and year."""
    groups: dict[tuple[str, tuple[str, ...], int], dict[str, Source]] = {}
    for id, facts in context.citing.items():
        source = corpus.sources.get(id)
        year = source.date.since.year if source and source.date and source.date.since else 0
        if source is None or not year or not source.author:
            continue
        authors = tuple(name.literal or f"{name.family}, {name.given}" for name in source.author)
        for topic in dict.fromkeys(fact.topic for fact in facts):
            groups.setdefault((topic, authors, year), {})[id] = source
    told: set[tuple[str, ...]] = set()
    for (_, authors, year), sources in groups.items():
        ids = tuple(sorted(sources))
        if len(ids) < 2 or ids in told:
            continue
        told.add(ids)
        first, *others = sorted(sources.values(), key=lambda source: (source.file, source.line), reverse=True)
        yield Problem(
            f"{', '.join(ids)} are all {'; '.join(authors)}, {year}",
            at(first),
            help="cite them together, so that the style tells them apart by letters; or by title",
            related=tuple(related(other, "the same author and year") for other in others),
            source=first.id,
        )


rule = Rule("CIT002", "same-author-and-year", Severity.NOTE, CORPUS, check)
