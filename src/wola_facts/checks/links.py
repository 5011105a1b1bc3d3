"""What the rules of links share: what was seen of a source, where its address stands, and how old that is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wola_facts.checks.context import Context
from wola_facts.checks.rule import Unchecked, at
from wola_facts.checks.rules.malformed_link import what_is_wrong
from wola_facts.model.finding import Location
from wola_facts.model.source import Source

if TYPE_CHECKING:
    from wola_facts.web.observation import Observation

UNASKED = "the web was not asked, and no earlier answer is kept: --online"
#: The same of single sources.
NOT_YET = "a source was not asked yet: --online"
NOT_YET_QUOTED = "a source of a quote was not asked"

_LONGEST = 200


def unable(context: Context) -> str:
    """Return why a rule that judges observations cannot run where there are none."""
    return UNASKED if context.observations is None else ""


def seen(source: Source, context: Context, *verdicts: str) -> "Iterator[tuple[Observation, Location, str]]":
    """Yield what was seen of a source, where its address stands, and the fact that holds it if it is a bare one.

    Nothing is yielded where it was not observed, or with another verdict than those asked for.
    """
    observation = observed(source, context)
    if observation and observation.verdict in verdicts:
        yield observation, *place_of(source, context)


def observed(source: Source, context: Context) -> "Observation | None":
    """Return what was seen of a source, None where it was not observed, or at another address."""
    observation = (context.observations or {}).get(source.id)
    return observation if observation and observation.url == source.url else None


def unasked(source: Source, context: Context) -> Iterator[Unchecked]:
    """Yield that a source was not asked, where it would be."""
    if source.id not in (context.observations or {}) and _is_asked(source, context):
        yield Unchecked(NOT_YET)


def place_of(source: Source, context: Context, key: str = "url") -> tuple[Location, str]:
    """Return where an address of a source stands, and the fact that holds it if it is a bare one."""
    if not source.inline:
        return at(source, key), ""
    fact = context.citing[source.id][0]
    keys = ("source", fact.sources.index(source.id)) if fact.sources[1:] else ("source",)
    return at(fact, *keys), fact.id


def when(observation: "Observation", context: Context) -> tuple[str, ...]:
    """Return the note that says how old an observation is, if it was not made for this check."""
    if not observation.stored:
        return ()
    from wola_facts.web.memory import age  # only where something was kept

    days = age(observation, context.today)
    ago = "today" if days == 0 else f"{days} day{'s' * (days != 1)} ago" if days > 0 else "later than today"
    return (f"as it was on {observation.observed[:10]}, {ago}",)


def cut(text: str) -> str:
    """Return words of a page as short as a finding needs them."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def ground(observation: "Observation") -> str:
    """Return why it was judged as it was, in a few words."""
    return cut(observation.why) or f"it answers {observation.status}"


def _is_asked(source: Source, context: Context) -> bool:
    """Whether the web is asked of a source, in this check or in one that is about all of them."""
    if not source.url or (context.only is not None and source.id not in context.only):
        return False
    return not what_is_wrong(source.url, context.opened)
