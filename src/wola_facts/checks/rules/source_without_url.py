"""A source record that says nowhere where the work can be found.

Why: a reader who cannot open a source has to take our word for it.

Bad:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"

Good:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "https://www.cndh.org.mx/informe"

Options: none. A DOI, an ISBN or an archived copy will do, and books, chapters and interviews need no address.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import SOURCE, Problem, Rule
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source

ELSEWHERE = frozenset({"book", "chapter", "interview", "manuscript", "personal_communication"})


def check(source: Source, _: Context) -> Iterator[Problem]:
    """Yield a problem where the record gives no way to the work."""
    if source.inline or source.url or source.doi or source.isbn or source.archive or source.type in ELSEWHERE:
        return
    yield Problem(f"the source {source.id} has no url", help="write its `url`, or its `doi`, `isbn` or `archive`")


rule = Rule("SRC006", "source-without-url", Severity.WARNING, SOURCE, check)
