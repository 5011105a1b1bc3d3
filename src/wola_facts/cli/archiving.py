"""What an archive has of pages that are gone or changed, told beside what the web said of them."""

from collections.abc import Sequence
from datetime import date

from wola_facts.cli.network import archive_address
from wola_facts.cli.session import Session
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.source import Source
from wola_facts.web.archive import LOST, with_captures
from wola_facts.web.limits import Policy
from wola_facts.web.observation import Observation


def with_archive(
    session: Session, corpus: Corpus, observations: Sequence[Observation], policy: Policy
) -> list[Observation]:
    """Return the observations with the nearest captures of what is lost and has no archived copy in its record.

    Says on stderr for how many pages the archive could not tell: of these nothing is known, least of all that there is
    no capture.
    """
    wanted = [
        one
        for one in observations
        if one.verdict in LOST and (source := corpus.sources.get(one.source)) and not source.archive
    ]
    if not wanted:
        return list(observations)
    base, _ = archive_address(corpus.settings)
    days = {one.source: day for one in wanted if (day := read_on(corpus.sources[one.source]))}
    filled, said = with_captures(wanted, days, base, policy)
    unknown = [one for one in said.values() if one.state == "unknown"]
    if unknown:
        pages = f"{len(unknown)} page{'s' * (len(unknown) != 1)}"
        session.say(f"whether {base} has captures of {pages} is not known: {unknown[0].why}")
    by_source = {one.source: one for one in filled}
    return [by_source.get(one.source, one) for one in observations]


def read_on(source: Source) -> date | None:
    """Return the day on which a source was read, as far as its record knows: `accessed`, else when it came out."""
    return source.accessed or (source.date.end if source.date else None)
