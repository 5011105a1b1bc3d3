"""A source on an insecure address.

Why: what comes over http can be read and changed on its way.

Bad:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "http://www.cndh.org.mx/informe"

Good:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "https://www.cndh.org.mx/informe"

Options: none. An address inside that of an archived copy does not count. After `facts check --online` it also tells
which pages could not be read safely: a certificate that has expired or is another host's, a way that leads to http.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import SOURCE, Problem, Rule
from wola_facts.checks.rules.malformed_link import addresses
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source


def check(source: Source, context: Context) -> Iterator[Problem]:
    """Yield a problem for each address that begins with http://."""
    for url, place, fact in addresses(source, context):
        if url[:7].casefold() == "http://":
            yield Problem(
                "this address is insecure: http, not https",
                place,
                help="open it with https:// and write that if it works",
                fact=fact,
            )
    if context.observations:
        from wola_facts.checks.links import ground, seen, when

        for observation, place, fact in seen(source, context, "insecure"):
            yield Problem(
                f"the page of {source.id} cannot be read safely: {ground(observation)}",
                place,
                help="tell those who keep it, or cite another place; what comes from there may have been changed",
                fact=fact,
                notes=when(observation, context),
            )


rule = Rule("LNK007", "insecure-link", Severity.WARNING, SOURCE, check)
