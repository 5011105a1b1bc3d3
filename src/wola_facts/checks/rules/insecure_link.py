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

Options: `insecure_ok = "why"` in the source's own record lets its page be read all the same, where the certificate of
its host is not good or it leads from https to http; LNK007 is then a note that gives the reason. It holds for no other
host and no other source, and no flag does so for all: a stranger who adds one to a source of theirs gains nothing else,
and the report says so. An address inside that of an archived copy does not count. After `facts check --online` the rule
also tells which pages could not be read safely, and which `insecure_ok` is not needed.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wola_facts.checks.context import Context
from wola_facts.checks.links import cut, ground, observed, place_of, when
from wola_facts.checks.rule import SOURCE, Problem, Rule
from wola_facts.checks.rules.malformed_link import addresses
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source

if TYPE_CHECKING:
    from wola_facts.web.observation import Observation


def check(source: Source, context: Context) -> Iterator[Problem]:
    """Yield a problem for each address that begins with http://, and for a page that was not read safely."""
    for url, key in addresses(source):
        if url[:7].casefold() == "http://":
            place, fact = place_of(source, context, key)
            excuse = _excuse(source) if url == source.url else ""
            yield Problem(
                f"this address is insecure: http, not https{excuse}",
                place,
                help="open it with https:// and write that if it works",
                fact=fact,
                severity=Severity.NOTE if excuse else None,
            )
    observation = observed(source, context)
    if observation and (problem := _of_page(source, observation)):
        message, help, severity = problem
        place, fact = place_of(source, context)
        yield Problem(message, place, help=help, fact=fact, notes=when(observation, context), severity=severity)


def _of_page(source: Source, observation: "Observation") -> tuple[str, str, Severity | None] | None:
    """Return what is to be said of how a page was read: message, help, and a severity of its own."""
    if observation.verdict == "insecure" or (observation.unverified and not source.insecure_ok):
        why = cut(observation.unverified) or ground(observation)
        return f"the page of {source.id} cannot be read safely: {why}", _HELP, None
    if observation.unverified:
        why = cut(observation.unverified) + _excuse(source)
        return f"the page of {source.id} was read, but nothing proves that it is theirs: {why}", _LOOK, Severity.NOTE
    if source.insecure_ok and source.url[:8].casefold() == "https://" and observation.verdict in _READ:
        return f"insecure_ok of {source.id} is not needed: its page was read safely", "take it out", Severity.NOTE
    return None


def _excuse(source: Source) -> str:
    return f" (insecure_ok: {cut(source.insecure_ok)})" if source.insecure_ok else ""


#: Verdicts that only a page has which was read.
_READ = frozenset({"ok", "moved-permanent", "moved-temporary", "drifted"})
_LOOK = "look at it in a browser now and then; what comes from there may have been changed"
_HELP = (
    "tell those who keep it, or cite another place: what comes from there may have been changed; "
    'where neither can be, insecure_ok = "why" in its record lets it be read all the same'
)

rule = Rule("LNK007", "insecure-link", Severity.WARNING, SOURCE, check)
