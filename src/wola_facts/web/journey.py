"""From an address to an answer: hop by hop, each one checked, within one deadline that counts no waiting in line."""

import asyncio
from collections.abc import Awaitable, Callable
from time import process_time
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from wola_facts.model.plain import Plain
from wola_facts.web.client import Answer, Client, Headers, Taker
from wola_facts.web.failure import Failed, Kind
from wola_facts.web.gate import Gate
from wola_facts.web.limits import Limits, Policy
from wola_facts.web.observation import NOT_ASKED, Hop
from wola_facts.web.opened import closed
from wola_facts.web.target import Target, Unfit, encoded, joined, target

if TYPE_CHECKING:
    from wola_facts.web.permission import Permission

_PERMANENT = frozenset({301, 308})
_TEMPORARY = frozenset({300, 302, 303, 307})
#: What is meant for one host and never handed to the next.
_PRIVATE = frozenset({"authorization", "cookie", "proxy-authorization"})


#: How far a deadline may grow by what is computed while it runs.
_LENIENT = 4
_TICK = 0.001


class Visitor(Taker, Protocol):
    """A taker that says where the page itself sends its readers: an address, or an empty text."""

    def onward(self, answer: Answer) -> str:
        """Return where to go on, once the page is read."""
        ...


V = TypeVar("V", bound=Visitor)
R = TypeVar("R")


class Request(Plain):
    """What to ask for; `follow` says whether redirects are followed.

    With `insecure_ok` the address's own host need not prove whose it is, nor keep to https. No other host is let off.
    `hops` is how many redirects are followed, as many as the limits say where it is 0. `robots` says that robots.txt is
    heeded where the policy wants that.
    """

    url: str
    method: str = "GET"
    headers: Headers = ()
    body: bytes = b""
    follow: bool = True
    insecure_ok: bool = False
    hops: int = 0
    robots: bool = True


class Journey(Plain):
    """How an errand went: the hops that sent us on, and the answer at their end; or `kind` and `why` there is none.

    `moved_to` is the end of the permanent hops that it began with. `unverified` says why nothing proves whose the
    answer is, where that was let pass; nobody then vouches for where it has moved to either. `again` says that another
    try may help, `offline` that this machine has no way out, `cookie` that somebody on the way wanted a cookie kept.
    """

    url: str
    hops: tuple[Hop, ...] = ()
    answer: Answer | None = None
    kind: Kind = ""
    why: str = ""
    moved_to: str = ""
    unverified: str = ""
    again: bool = False
    offline: bool = False
    cookie: bool = False


class Stopwatch:
    """Seconds that are left of a deadline; it runs only where it is told to.

    What this process itself computes is not counted, or the pages that are hard to read would take the time of all
    others; but no deadline grows to more than `_LENIENT` times its length by that.
    """

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    async def during(self, work: Awaitable[R]) -> R:
        """Let it run while some work is done; TimeoutError once nothing is left."""
        loop = asyncio.get_running_loop()
        began, computed = loop.time(), process_time()

        def gone() -> float:
            passed = loop.time() - began
            return max(passed - (process_time() - computed), passed / _LENIENT)

        timers: list[asyncio.TimerHandle] = []

        def look() -> None:
            left = self.left - gone()
            if left > _TICK:
                timers[:] = [loop.call_later(left, look)]
            else:
                deadline.reschedule(loop.time())

        async with asyncio.timeout(None) as deadline:
            timers.append(loop.call_later(max(0.0, self.left), look))
            try:
                return await work
            finally:
                timers[0].cancel()
                self.left -= gone()


class Run:
    """What the errands of one run share: a client, and a gate for each host. `async with Run(...)`.

    `moment` is the time of its beginning as ISO text in UTC, where that is known: dates that a host names are reckoned
    from it where the host does not tell the time itself.
    """

    def __init__(self, policy: Policy, limits: Limits, moment: str = "") -> None:
        self.limits = limits
        self.moment = moment
        self._client = Client(policy, limits)
        self._ports = policy.ports
        self._permission: Permission | None = None
        if policy.robots:
            from wola_facts.web import permission  # which goes on errands itself

            self._permission = permission.Permission(self)
        self._gates: dict[str, Gate] = {}

    async def __aenter__(self) -> Self:
        self.began = asyncio.get_running_loop().time()
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.__aexit__()

    def gate(self, host: str) -> Gate:
        """Return the gate of a host, as `Target.host_key` names it."""
        if host not in self._gates:
            self._gates[host] = Gate(self.limits)
        return self._gates[host]

    async def go(self, errand: Request, visitor: Callable[[], V], watch: Stopwatch) -> tuple[Journey, V]:
        """Go where an errand leads, to the end; return how it went, and the visitor that took in the last answer."""
        trip = _Trip(errand, self._ports)
        while True:
            here = visitor()
            hop = _Hop(here, follow=errand.follow)
            try:
                at = trip.arrive(errand.hops or self.limits.hops)
                if self._permission and errand.robots:
                    await self._permission.require(at, insecure_ok=trip.lets_pass(at))
                answer = await self._ask(at, hop, trip, watch)
            except Failed as failed:
                return trip.failed(failed), here
            onward, how = hop.location, hop.how
            if not onward and errand.follow:
                onward = here.onward(answer)
            if not onward or not trip.depart(at, answer, onward, how):
                return trip.ended(answer), here

    async def _ask(self, at: Target, hop: "_Hop", trip: "_Trip", watch: Stopwatch) -> Answer:
        gate = self.gate(at.host_key)
        if gate.spent:
            why = f"{NOT_ASKED}a run asks one host {self.limits.requests:,} times at most"
            raise Failed("transient", why)
        async with gate:
            try:
                answer = await watch.during(self._answer(at, hop, trip))
            except TimeoutError:
                if not hop.status:
                    raise Failed("transient", "no answer in time", again=True) from None
                return Answer(hop.status, hop.headers, complete=False, flaw="its body did not come in time", again=True)
        gate.unanswered = 0
        if answer.status not in (429, 503):
            gate.answered()
        return answer

    async def _answer(self, at: Target, hop: "_Hop", trip: "_Trip") -> Answer:
        """Ask; and once more without proof of whose the answer is, where there is none and it is let pass."""

        def ask(*, verified: bool) -> Awaitable[Answer]:
            return self._client.ask(
                at, hop, method=trip.method, headers=trip.headers, body=trip.body, verified=verified
            )

        try:
            return await ask(verified=True)
        except Failed as failed:
            if failed.kind != "insecure" or not trip.lets_pass(at):
                raise
            trip.unverified = failed.why
        return await ask(verified=False)


class _Hop:
    """Takes in an answer for a visitor, unless it only sends us on."""

    def __init__(self, visitor: Visitor, *, follow: bool) -> None:
        self._visitor = visitor
        self._follow = follow
        self.status = 0
        self.headers: Headers = ()
        self.location = ""
        self.how = ""

    def begin(self, status: int, headers: Headers) -> bool:
        self.status, self.headers = status, headers
        if self._follow and status in _PERMANENT | _TEMPORARY:
            self.location = next((value.strip() for name, value in headers if name == "location"), "")
            self.how = "permanent" if status in _PERMANENT else "temporary"
        return not self.location and self._visitor.begin(status, headers)

    def feed(self, piece: bytes) -> bool:
        return self._visitor.feed(piece)


class _Trip:
    """Where an errand has come to, and by which hops."""

    def __init__(self, errand: Request, ports: tuple[int, ...]) -> None:
        self.method, self.headers, self.body = errand.method, errand.headers, errand.body
        self._ports = ports
        self._url = errand.url
        self._hops: list[Hop] = []
        self._seen: set[tuple[str, str]] = set()
        self._insecure_ok = errand.insecure_ok
        self._own: Target | None = None
        self._before: Target | None = None
        #: Why nothing proves whose the answers are.
        self.unverified = ""
        self._moved = ""
        self._cookie = False

    def arrive(self, most: int) -> Target:
        """Return the target of the next request; Failed where none is made."""
        try:
            at = target(self._url)
            wrong = closed(at.port, self._ports)
        except Unfit as unfit:
            wrong = str(unfit)
        if wrong:
            raise Failed("refused", f"it redirects, and {wrong}" if self._hops else wrong)
        self._own = self._own or at
        if self._before and self._before.scheme == "https" and at.scheme == "http":
            self.unverified = "it redirects from https to http"
            if not (self.lets_pass(at) and self.lets_pass(self._before)):
                raise Failed("insecure", self.unverified)
        self._before = at
        if (at.url, self.method) in self._seen:
            raise Failed("dead", "its redirects go round in a circle")
        self._seen.add((at.url, self.method))
        if len(self._hops) > most:
            raise Failed("dead", f"it redirects more than {most} times")
        return at

    def lets_pass(self, at: Target) -> bool:
        """Whether a target's host need not prove whose it is: only that of the address which was asked for."""
        return self._insecure_ok and self._own is not None and at.host == self._own.host

    def depart(self, at: Target, answer: Answer, location: str, how: str) -> bool:
        """Go on to where an answer sends us; `how` is empty where it is the page, which may only want to be renewed."""
        onward, _, fragment = joined(at, location).partition("#")
        try:
            onward = target(onward).url
        except Unfit:
            pass  # as the next step will say
        if not how and onward == at.url:
            return False
        # RFC 9110, 10.2.2: a redirect without a fragment inherits that of its source.
        fragment = fragment or self._url.partition("#")[2]
        onward += f"#{encoded(fragment)}" if fragment else ""
        self._hops.append(Hop(self._url, answer.status, onward, how or "temporary"))
        if how == "permanent" and all(hop.how == "permanent" for hop in self._hops):
            self._moved = onward
        self._cookie |= bool(answer.header("set-cookie"))
        if self.method == "POST" and answer.status in (300, 301, 302, 303):
            self.method, self.body = "GET", b""
        self._url = onward
        if not onward.lower().startswith(f"{at.scheme}://{at.authority}/".lower()):
            self.headers = tuple((name, value) for name, value in self.headers if name.lower() not in _PRIVATE)
        return True

    def ended(self, answer: Answer) -> Journey:
        """Return the journey with the answer at its end."""
        return Journey(
            self._url, tuple(self._hops), answer, moved_to="" if self.unverified else self._moved,
            unverified=self.unverified, again=answer.again, cookie=self._cookie,
        )  # fmt: skip

    def failed(self, failed: Failed) -> Journey:
        """Return the journey that came to no answer."""
        return Journey(
            self._url, tuple(self._hops), None, failed.kind, failed.why, self._moved, again=failed.again,
            offline=failed.offline, cookie=self._cookie,
        )  # fmt: skip
