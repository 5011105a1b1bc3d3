"""A source on the web without an archived copy.

Why: pages go; half of the links in reports of ten years ago lead nowhere.

Bad:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "https://www.cndh.org.mx/informe"

Good:

    [source.cndh-2019]
    title   = "Annual report"
    date    = "2019"
    url     = "https://www.cndh.org.mx/informe"
    archive = "https://web.archive.org/web/20191126000000/https://www.cndh.org.mx/informe"

Options: none. An address in an archive is its own copy, and a saved `snapshot` counts as one.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import SOURCE, Problem, Rule, at
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source

ARCHIVES = (
    "web.archive.org/",
    "archive.org/",
    "archive.ph/",
    "archive.today/",
    "archive.is/",
    "perma.cc/",
    "ghostarchive.org/",
)


def check(source: Source, _: Context) -> Iterator[Problem]:
    """Yield a note where there is an address and no copy of what stood there."""
    if source.inline or not source.url or source.archive or source.snapshot:
        return
    if source.url.partition("://")[2].casefold().startswith(ARCHIVES):
        return
    yield Problem(
        f"the source {source.id} has no archived copy",
        at(source, "url"),
        help="save the page at web.archive.org/save and write the address of the copy as `archive`",
    )


rule = Rule("SRC004", "source-without-archive", Severity.NOTE, SOURCE, check)
