"""Observing sources: each address asked once, judged, and told of as soon as it is done."""

import asyncio
import re
from collections.abc import Callable, Sequence

from wola_facts.errors import NetworkError, UsageError
from wola_facts.web.answer import Headers
from wola_facts.web.crowd import crowd
from wola_facts.web.failure import Failed
from wola_facts.web.journey import Journey, Request
from wola_facts.web.limits import Limits, Policy
from wola_facts.web.names import Names
from wola_facts.web.observation import NOT_ASKED, Observation, Quote, Sought, Verdict, Wanted
from wola_facts.web.outside import completed
from wola_facts.web.reader import PageReader
from wola_facts.web.retry import tried
from wola_facts.web.run import Run
from wola_facts.web.target import host_of
from wola_facts.web.verdict import GROUNDED, judged

#: What a tag of a version may hold, by RFC 9110; anything else is not sent back.
_ETAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{0,500}"')
_DATE = re.compile(r"[A-Za-z0-9 ,:+-]{8,60}")
#: Names that are made never to be found prove nothing about this machine.
_RESERVED = (".invalid", ".test", ".example", ".localhost")
#: A name that is there as long as there is a network (RFC 2606, section 3): who does not know it knows none.
_ALWAYS_THERE = "example.com"

#: So many hosts that cannot be reached, and nobody else, are not at fault themselves.
_SILENT = 3

Heard = Callable[[Observation], None]
#: An address, and whether its host need not prove whose it is: sources that agree in both are asked for once.
_Page = tuple[str, bool]


def observe(
    wanted: Sequence[Wanted], *, policy: Policy, limits: Limits, moment: str, heard: Heard
) -> list[Observation]:
    """Return an observation of each source, in their order; `moment` is the time in UTC, ISO 8601.

    `heard` is called with each as soon as it is known, so what was learnt outlives an interruption; those that may be
    this machine's own fault are told of once another one had an answer. An address that several sources have is asked
    once.

    Raises:
        NetworkError: where no source had an answer, and it is this machine that has no way out.
        UsageError: for networks or proxies of the policy that are none.
    """
    return completed(_Observing(wanted, policy, limits, moment, heard).all())


class _Observing:
    def __init__(self, wanted: Sequence[Wanted], policy: Policy, limits: Limits, moment: str, heard: Heard) -> None:
        self._policy, self._limits, self._moment, self._heard = policy, limits, moment, heard
        self._wanted = wanted
        self._shared: dict[_Page, list[int]] = {}
        for place, one in enumerate(wanted):
            self._shared.setdefault((one.url, one.insecure_ok), []).append(place)
        self._done: dict[int, Observation] = {}
        #: Observations that may be this machine's fault, until something is known to be none.
        self._doubtful: list[Observation] = []
        #: Whether there is a way out: one source had an answer; or there is none for certain.
        self._connected = self._offline = False
        #: Whether names were not found that may be there, and the hosts to which no connection came about.
        self._nameless = False
        self._silent: set[str] = set()

    async def all(self) -> list[Observation]:
        pages = list(self._shared)
        for page in pages[self._limits.sources :]:
            self._tell(page, f"{NOT_ASKED}a run asks for {self._limits.sources:,} addresses at most (--max-urls)")
        jobs = [(host_of(page[0]), page) for page in pages[: self._limits.sources]]
        try:
            async with asyncio.timeout(self._limits.run) as whole, Run(self._policy, self._limits, self._moment) as run:
                await crowd(jobs, lambda page: self._safely_observed(run, page), self._limits)
        except TimeoutError:
            if not whole.expired():
                raise
            for _, page in jobs:
                if self._shared[page][0] not in self._done:
                    self._tell(page, f"{NOT_ASKED}the run's {self._limits.run:.0f} s were over (--max-time)")
        await self._settle()
        return [self._done[place] for place in range(len(self._wanted))]

    async def _safely_observed(self, run: Run, page: _Page) -> None:
        """Observe one page; what no one thought of in its page costs that page its verdict, and no other."""
        try:
            await self._observed(run, page)
        except (NetworkError, UsageError):
            raise
        except Exception as error:  # noqa: BLE001  # strangers write the pages
            self._tell(page, f"not judged: a bug of ours ({type(error).__name__}), please report it")

    async def _observed(self, run: Run, asked: _Page) -> None:
        url, insecure_ok = asked
        sources = [self._wanted[place] for place in self._shared[asked]]
        quotes = tuple(dict.fromkeys(quote for one in sources for quote in one.quotes))
        conditions = _conditions(sources)
        errand = Request(url, headers=conditions, insecure_ok=insecure_ok)
        journey, page = await tried(run, errand, lambda: PageReader(url, quotes))
        self._weigh(journey)
        await page.read(journey.answer)
        for place in self._shared[asked]:
            wanted = self._wanted[place]
            content = page.content(wanted.quotes, journey.answer, journey.url)
            verdict, why = judged(journey, content, conditional=bool(conditions))
            looked_at = verdict in GROUNDED and journey.answer is not None and journey.answer.status != 304
            became = page.sought(wanted.quotes) if looked_at else {}
            self._record(place, journey, verdict, why, became)

    def _tell(self, page: _Page, why: str) -> None:
        for place in self._shared[page]:
            self._record(place, Journey(page[0]), "transient", why, {})

    def _record(self, place: int, journey: Journey, verdict: Verdict, why: str, became: dict[Quote, Sought]) -> None:
        wanted = self._wanted[place]
        answer = journey.answer
        status = answer.status if answer else 0
        # The tag of a page that nobody vouches for is not kept: by it the real one could say that nothing has changed.
        good = status in (200, 203, 304) and verdict in GROUNDED and not journey.unverified
        fresh = answer if good else None
        made = Observation(
            wanted.source, wanted.url, verdict, why, status, journey.url,
            journey.moved_to if verdict == "moved-permanent" else "", journey.hops,
            tuple(became[quote] for quote in wanted.quotes if quote in became), self._moment,
            unverified=journey.unverified,
            etag=_fit(_ETAG, fresh.header("etag") if fresh else ""),
            last_modified=_fit(_DATE, fresh.header("last-modified") if fresh else ""),
        )  # fmt: skip
        self._done[place] = made
        if self._connected:
            self._heard(made)
        else:
            self._doubtful.append(made)

    def _weigh(self, journey: Journey) -> None:
        """Learn from a journey whether this machine has a way out."""
        if journey.kind == "refused" or self._connected:
            return
        if not journey.offline or journey.hops:
            self._connected = True
            self._let_go()
        elif journey.offline == "surely":
            self._offline = True
        elif journey.offline == "way":
            self._silent.add(host_of(journey.url))
        else:
            self._nameless |= not host_of(journey.url).endswith(_RESERVED)

    def _let_go(self) -> None:
        told, self._doubtful = self._doubtful, []
        for one in told:
            self._heard(one)

    async def _settle(self) -> None:
        """Decide what is left in doubt at the end of a run without one answer."""
        if not self._connected and (self._offline or await self._cut_off()):
            raise NetworkError(
                "The network cannot be reached: none of the sources had an answer.",
                "Check this machine's connection, name server or proxy, or check without --online.",
            )
        self._let_go()

    async def _cut_off(self) -> bool:
        """Whether it is this machine that reaches nobody: it knows no name, or one host after the other is silent."""
        return len(self._silent) >= _SILENT or (self._nameless and await self._knows_no_name())

    async def _knows_no_name(self) -> bool:
        try:
            await asyncio.wait_for(Names(self._policy).lookup(_ALWAYS_THERE), self._limits.connect)
        except TimeoutError:
            return True
        except Failed as failed:
            return failed.kind != "refused"
        return False


def _conditions(sources: Sequence[Wanted]) -> Headers:
    """Return the fields that ask for a page only where it has changed, where all who share it know the same of it."""
    known = {(one.etag, one.last_modified) for one in sources}
    if len(known) != 1:
        return ()
    etag, modified = known.pop()
    if not etag and not modified:
        return ()
    fields = (("If-None-Match", _fit(_ETAG, etag)), ("If-Modified-Since", _fit(_DATE, modified)))
    return tuple((name, value) for name, value in fields if value)


def _fit(form: "re.Pattern[str]", said: str) -> str:
    return said if said and form.fullmatch(said) else ""
