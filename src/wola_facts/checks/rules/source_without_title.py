"""A source record without a title.

Why: a reader cannot find a work that has no name, and no citation style can cite it.

Bad:

    [source.cndh-2019]
    date = "2019"
    url  = "https://www.cndh.org.mx/informe"

Good:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "https://www.cndh.org.mx/informe"

Options: none. A bare address in a fact is no record yet, and not asked for its title.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import SOURCE, Problem, Rule
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source


def check(source: Source, _: Context) -> Iterator[Problem]:
    """Yield a problem where the record has no title."""
    if not source.inline and not source.title:
        yield Problem(f"the source {source.id} has no title", help="write its `title` as the work itself has it")


rule = Rule("SRC001", "source-without-title", Severity.WARNING, SOURCE, check)
