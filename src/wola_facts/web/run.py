"""The errands of a run: each goes hop by hop to its end, within one deadline, through the gates of its hosts."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from wola_facts.web.answer import Answer, Headers, Taker
from wola_facts.web.client import Client
from wola_facts.web.failure import Failed
from wola_facts.web.gate import Gate
from wola_facts.web.journey import Journey, Request, Trip
from wola_facts.web.limits import Limits, Policy
from wola_facts.web.observation import NOT_ASKED
from wola_facts.web.stopwatch import Stopwatch
from wola_facts.web.target import Target

if TYPE_CHECKING:
    from wola_facts.web.permission import Permission

_PERMANENT = frozenset({301, 308})
_TEMPORARY = frozenset({300, 302, 303, 307})


class Visitor(Taker, Protocol):
    """A taker that says where the page itself sends its readers: an address, or an empty text."""

    def onward(self, answer: Answer) -> str:
        """Return where to go on, once the page is read."""
        ...


V = TypeVar("V", bound=Visitor)


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
        trip = Trip(errand, self._ports)
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

    async def _ask(self, at: Target, hop: "_Hop", trip: Trip, watch: Stopwatch) -> Answer:
        gate = self.gate(at.host_key)
        if gate.spent:
            why = f"{NOT_ASKED}a run asks one host {self.limits.requests:,} times at most"
            raise Failed("transient", why)
        async with gate:
            try:
                answer = await watch.during(self._answer(at, hop, trip))
            except TimeoutError:
                if not hop.status:
                    raise self._client.silence(at) from None
                return Answer(hop.status, hop.headers, complete=False, flaw="its body did not come in time", again=True)
        gate.unanswered = 0
        if answer.status not in (429, 503):
            gate.answered()
        return answer

    async def _answer(self, at: Target, hop: "_Hop", trip: Trip) -> Answer:
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
        if self._follow and 300 <= status < 400 and status in _PERMANENT | _TEMPORARY:
            self.location = next((value.strip() for name, value in headers if name == "location"), "")
            self.how = "permanent" if status in _PERMANENT else "temporary"
        return not self.location and self._visitor.begin(status, headers)

    def feed(self, piece: bytes) -> bool:
        return self._visitor.feed(piece)
