"""`facts snapshot --save-page`: asks the web archive to capture pages, and tells the captures in the records."""

from collections.abc import Sequence

from wola_facts.cli.copying import Asked, Result
from wola_facts.cli.network import archive_address, archive_key, policy
from wola_facts.cli.session import Session
from wola_facts.cli.stopping import terminable
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.recording import record
from wola_facts.model.source import Source
from wola_facts.web.saving import Saved, save_pages


def captured(session: Session, corpus: Corpus, sources: Sequence[Source], asked: Asked) -> list[Result]:
    """Return the captures that the archive made of sources; with --record they are their `archive` and `archived`.

    The key of the environment goes to the archive that the environment names, or to the usual one, and to no other.
    """
    base, trusted = archive_address(corpus.settings)
    key = archive_key()
    if key and not trusted:
        session.warn(
            f"{base} is named by the corpus only: it gets no key. FACTS_ARCHIVE={base} says that you trust it."
        )
    made: list[Saved] = []
    try:
        with terminable():
            save_pages(
                [source.url for source in sources], base, policy(asked.reach), key if trusted else "", heard=made.append
            )
    except KeyboardInterrupt:
        session.say(f"{len(made)} of {len(sources)} pages asked for")
        raise
    finally:  # the archive has made these captures, whatever came then
        if asked.record:
            _record(session, corpus, sources, made)
    return [
        Result(source.id, one.state, one.archive, why=one.why, offline=one.offline)
        for source, one in zip(sources, made, strict=True)
    ]


def _record(session: Session, corpus: Corpus, sources: Sequence[Source], made: Sequence[Saved]) -> None:
    """Write `archive` and `archived` into the records of what was captured."""
    fields: dict[str, dict[str, object]] = {}
    for source, one in zip(sources, made, strict=False):  # of an interrupted run the last are not there
        if one.archive and one.archived:
            fields[source.id] = {"archive": one.archive, "archived": one.archived}
    for changed in record(corpus, fields):
        session.say(f"wrote {changed}")
