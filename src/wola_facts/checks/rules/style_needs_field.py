"""A source lacks a field that its citation needs.

Why: a citation without author, title or date sends the reader looking; a style can leave a gap, but not fill it.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "report"

    [source.report]
    type = "report"
    url  = "https://example.org/report"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "report"

    [source.report]
    title  = "Bodies in Graves"
    author = { literal = "Search Commission" }
    type   = "report"
    date   = 2019-11-26
    url    = "https://example.org/report"

Options: none. It is asked of APA, 7th edition, exactly as `facts cite` warns of it. What SRC001 and SRC002 say already,
a missing title or date, is not said twice; a source that is a bare address has no fields to lack.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.finding import Severity

STYLE = "apa"

#: Fields whose absence has a rule of its own.
_ELSEWHERE = frozenset({"title", "date", "url", "accessed"})


def check(corpus: Corpus, context: Context) -> Iterator[Problem]:
    """Yield a note for each field that a cited source lacks."""
    sources = [corpus.sources[id] for id in context.citing if id in corpus.sources]
    # A style is only read where something is lacking: most sources have what every style asks for.
    from wola_facts.cite.lacks import may_lack

    some = [source for source in sources if not source.inline and may_lack(source, but=_ELSEWHERE)]
    if not some:
        return
    from wola_facts.cite.citing import style_lacks

    for lack in style_lacks(corpus, STYLE, some):
        if lack.field not in _ELSEWHERE:
            yield Problem(
                lack.message,
                at(lack.source),
                help=f"add `{lack.field}`; never make one up",
                source=lack.source.id,
            )


rule = Rule("CIT001", "style-needs-field", Severity.NOTE, CORPUS, check)
