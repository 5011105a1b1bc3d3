"""What `facts check` knows of the web: from earlier runs, and with --online from asking anew."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from wola_facts.checks.asking import wanted as wanted_of
from wola_facts.cli.kept import Kept
from wola_facts.cli.network import Reach, archive_address, policy
from wola_facts.cli.session import Session
from wola_facts.cli.stopping import terminable
from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import NetworkError
from wola_facts.model.plain import Plain, replace
from wola_facts.model.source import Source
from wola_facts.web.limits import Limits, Policy
from wola_facts.web.memory import address_of, age, conditional, fresh, remembered, settled
from wola_facts.web.observation import NOT_ASKED, VERDICTS, Observation, Wanted

#: A run looks for copies of so many pages, each for so long: an archive is slow, and the next run goes on.
_MOST_LOST = 100
_IN_ARCHIVE = Limits(attempt=8.0, connect=4.0, source=12.0, tries=2, per_host=2, run=30.0)
#: What may be asked for a change; a pull request with more of it is none that anybody reads.
_CHANGED = Limits(sources=1_000, requests=2_000)
#: Names that no page has (RFC 2606).
_RESERVED = (".invalid", ".test", ".example")


class Seen(Plain):
    """What is known by source, None where nothing can be; and what this check asked for, None where it was not to ask.

    `failed` says why the network could not be had; `proxied` whether requests went through a proxy.
    """

    observations: Mapping[str, Observation] | None
    asked: tuple[Observation, ...] | None = None
    failed: str = ""
    proxied: bool = False


def budget(*, changes: bool, urls: int | None, seconds: int | None) -> Limits:
    """Return what a check may cost, by its flags: less where it is of `changes` only, which may be a stranger's."""
    limits = _CHANGED if changes else Limits()
    if urls is not None:
        limits = replace(limits, sources=urls, requests=max(limits.requests, 2 * urls))
    return limits if seconds is None else replace(limits, run=float(seconds))


def recalled(session: Session, kept: Kept, corpus: Corpus) -> Seen:
    """Return what earlier runs have learnt of the sources as they are now, and say how old it is."""
    known = _current(kept.read(), corpus)
    _tell_age(session, known, "; --online asks again")
    return Seen(known)


def asked(
    session: Session,
    kept: Kept,
    corpus: Corpus,
    reach: Reach,
    only: Collection[str] | None,
    *,
    anew: bool,
    archive: bool,
    limits: Limits,
) -> Seen:
    """Ask the web of the sources that are wanted and not known well enough, and keep what it says.

    `anew` asks for what moved whatever is known: what is to be written into records has to be seen now. `archive` looks
    for copies of what is gone or changed. Interrupted, it keeps what it has learnt.

    Raises:
        UsageError: for a proxy, an archive or a file of observations that is none.
    """
    kept.require_writable()
    before = kept.read()
    memory = _current(before, corpus)
    wanted, refused = wanted_of(corpus, reach.opened, only)
    known = _fresh(wanted, memory, session)
    if anew:
        known = {source: one for source, one in known.items() if one.verdict != "moved-permanent"}
    asking = [one for one in wanted if one.source not in known]
    if not anew:
        asking = [conditional(one, memory.get(one.source)) for one in asking]
    if archive and asking:
        archive_address(corpus.settings)  # which says what is wrong with it before anything is asked
    work = _Asking(session, memory, asking)
    way = policy(reach)
    failed = ""
    stopped = False
    try:
        with terminable():
            if asking:
                work.ask(way, limits)
                if archive:
                    work.look_in_archive(corpus, way, anew=anew)
    except NetworkError as error:
        failed = error.message
        session.warn(f"error: {error}")
    except KeyboardInterrupt:
        stopped = True
        raise
    finally:
        written = (work.heard or len(memory) < len(before)) and kept.write(memory | work.learnt)
        if stopped:
            learnt = "; what they said is kept" if work.heard and written else ""
            session.say(f"{len(work.heard):,} of {_counted(len(asking), 'source')} asked{learnt}")
    if kept.said and not kept.exists:
        kept.write(memory)
    if failed:
        _tell_age(session, memory)
    else:
        _tell(session, work.heard, len(known), len(refused))
    answers = known | work.heard | {one.source: replace(one, observed=work.observed) for one in refused}
    order = [source for source in corpus.sources if source in answers]
    everything = memory | answers
    asked_for = tuple(answers[source] for source in order)
    return Seen(None if failed and not everything else everything, asked_for, failed, bool(way.proxies and asking))


def after_fix(seen: Seen, kept: Kept, corpus: Corpus) -> Seen:
    """Return what is known once new addresses were written: what was read there belongs to them now."""
    found = dict(seen.observations or {})
    for moved in seen.asked or ():
        if moved.stored or moved.verdict != "moved-permanent":
            continue
        new = address_of(moved)
        source = corpus.sources.get(new if moved.source == moved.url else moved.source)
        if source and source.url == new:
            found[source.id] = settled(moved, source.id, new)
    kept.write(_current(found, corpus))
    return replace(seen, observations=found)


class _Asking:
    """One round of asking: what was heard so far, by source."""

    def __init__(self, session: Session, memory: Mapping[str, Observation], asking: list[Wanted]) -> None:
        self.session, self.memory, self.asking = session, memory, asking
        self.heard: dict[str, Observation] = {}
        self.quotes = {one.source: one.quotes for one in asking}
        # Servers go by the clock; what is kept goes by the day that the check was told.
        self.clock = datetime.now(UTC)
        self.moment = self.clock.isoformat(timespec="seconds").replace("+00:00", "Z")
        told = session.today.isoformat()
        self.observed = self.moment if session.is_now else f"{told}T00:00:00Z"

    def hear(self, new: Observation) -> None:
        """Take in one observation, with what is known from before."""
        new = replace(new, observed=self.observed)
        quotes = self.quotes.get(new.source, ())
        self.heard[new.source] = remembered(new, self.memory.get(new.source), quotes, self.session.today)

    @property
    def learnt(self) -> dict[str, Observation]:
        """What was heard, but for sources that were not asked and of which something is known from before."""
        return {
            source: one
            for source, one in self.heard.items()
            if not (one.why.startswith(NOT_ASKED) and source in self.memory)
        }

    def ask(self, way: Policy, limits: Limits) -> None:
        """Ask of all, and hear each."""
        from wola_facts.cli.bar import bar
        from wola_facts.web.observe import observe

        with bar(self.session, len(self.asking)) as progress:

            def heard(one: Observation) -> None:
                self.hear(one)
                progress(one.verdict)

            found = observe(self.asking, policy=way, limits=limits, moment=self.moment, heard=heard)
            for one in found:
                if one.source not in self.heard:
                    self.hear(one)

    def look_in_archive(self, corpus: Corpus, way: Policy, *, anew: bool) -> None:
        """Fill in the copies that an archive has of lost pages whose records name none; what is known is not asked."""
        from wola_facts.web.archive import LOST, untold, with_captures
        from wola_facts.web.target import host_of

        lost = []
        for one in list(self.heard.values()):
            before = self.memory.get(one.source)
            if one.verdict not in LOST or not _has_no_copy(corpus.sources[one.source]):
                continue
            if before and before.archive and not anew:
                self.heard[one.source] = replace(one, archive=before.archive, archived=before.archived)
            elif not host_of(one.url).endswith(_RESERVED):
                lost.append(one)
        days = {one.source: day for one in lost if (day := corpus.sources[one.source].accessed)}
        if lost:
            base, _ = archive_address(corpus.settings)
            filled, said = with_captures(lost[:_MOST_LOST], days, base, way, _IN_ARCHIVE)
            self.heard |= {one.source: one for one in filled}
            unknown = [one.why for one in said.values() if one.state == "unknown" and not untold(one.url, base)]
            if unknown:
                pages = _counted(len(unknown), "lost page")
                self.session.say(f"whether {base} has copies of {pages} is not known: {_short(unknown[0])}")


def _has_no_copy(source: Source) -> bool:
    return not source.archive and not source.snapshot


def _fresh(wanted: Iterable[Wanted], memory: Mapping[str, Observation], session: Session) -> dict[str, Observation]:
    answers = ((one.source, fresh(memory.get(one.source), one, session.today)) for one in wanted)
    return {source: answer for source, answer in answers if answer}


def _current(found: Mapping[str, Observation], corpus: Corpus) -> dict[str, Observation]:
    """Return the observations of sources that are there still, at the same address."""
    return {id: one for id, one in found.items() if id in corpus.sources and corpus.sources[id].url == one.url}


def _tell_age(session: Session, known: Mapping[str, Observation], more: str = "") -> None:
    """Say by what earlier runs have learnt, and how old that is, links are judged; nothing where that is nothing."""
    if not known:
        return
    oldest = max(age(one, session.today) for one in known.values())
    session.say(
        f"links are judged by what {_counted(len(known), 'source')} said "
        f"{'today' if oldest <= 0 else _counted(oldest, 'day') + ' ago, or later'}{more}"
    )


def _tell(session: Session, heard: Mapping[str, Observation], known: int, unasked: int) -> None:
    counts = {verdict: sum(one.verdict == verdict for one in heard.values()) for verdict in VERDICTS}
    said = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    before = f"; {known} known from before" if known else ""
    never = f"; {unasked} not asked, see LNK001" if unasked else ""
    session.say(f"{_counted(len(heard), 'source')} asked{': ' if said else ''}{said}{before}{never}")
    if session.verbose:
        for one in heard.values():
            session.say(f"{one.source}: {one.verdict}" + (f" ({_short(one.why)})" if one.why else ""))
            for hop in one.hops:
                session.say(f"  {hop.status} {_short(hop.url)} -> {_short(hop.location)} {hop.how}".rstrip())


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
