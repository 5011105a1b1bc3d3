"""Whether a host lets programs in: its robots.txt, asked for once a run, before anything else of it is."""

import asyncio

from wola_facts.web.answer import Answer, Headers
from wola_facts.web.failure import Failed
from wola_facts.web.journey import Journey, Request
from wola_facts.web.observation import FORBIDDEN, NOT_ASKED
from wola_facts.web.retry import tried
from wola_facts.web.robots import LARGEST, Rules, TooMany, read
from wola_facts.web.run import Run
from wola_facts.web.target import Target

#: What we are called there.
_NAME = "facts"
_PLACE = "/robots.txt"
#: So many redirects of a robots.txt are followed; behind more of them there is none (RFC 9309, 2.3.1.2).
_HOPS = 5


class Permission:
    """What the hosts of a run let us ask for. Each is asked once, by the caps and manners that pages are."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._asked: dict[tuple[str, str, bool], asyncio.Task[Rules | Failed]] = {}

    async def require(self, at: Target, *, insecure_ok: bool) -> None:
        """Return where a target may be asked for; `insecure_ok` as for the request itself.

        Raises:
            Failed: blocked where its host's robots.txt keeps us out, transient where that cannot be had.
        """
        place = (at.scheme, at.authority, insecure_ok)
        task = self._asked.get(place)
        if task is None:
            task = self._asked[place] = asyncio.create_task(self._rules(*place))
        rules = await asyncio.shield(task)
        if isinstance(rules, Failed):
            raise Failed(rules.kind, rules.why, offline=rules.offline)
        if at.path != _PLACE and not rules.allow(at.path):
            raise Failed("blocked", FORBIDDEN)

    async def _rules(self, scheme: str, authority: str, insecure_ok: bool) -> Rules | Failed:
        url = f"{scheme}://{authority}{_PLACE}"
        errand = Request(url, insecure_ok=insecure_ok, hops=_HOPS, robots=False)
        journey, taken = await tried(self._run, errand, _Beginning)
        if journey.answer is None:
            return _without(journey)
        answer = journey.answer
        if answer.status >= 500:
            return Failed("transient", f"{NOT_ASKED}its robots.txt answers {answer.status}")
        if not 200 <= answer.status < 300:
            return Rules()
        if not answer.complete:
            return Failed("transient", f"{NOT_ASKED}its robots.txt cannot be read: {answer.flaw}")
        try:
            return read(bytes(taken.content), _NAME)
        except TooMany:
            return Failed("transient", f"{NOT_ASKED}its robots.txt has too many rules")


def _without(journey: Journey) -> Rules | Failed:
    """Return what may be asked for where there is no answer: nothing, unless there is nobody to ask."""
    if journey.kind == "dead" or (journey.kind in ("refused", "insecure") and not journey.hops):
        return Rules()  # what is wrong with the host itself the page's own verdict tells
    why = f"its robots.txt cannot be had: {journey.why}"
    if journey.kind != "transient":
        return Failed("transient", NOT_ASKED + why)
    return Failed("transient", why, offline=journey.offline)


class _Beginning:
    """Takes in as much of a file as is read."""

    def __init__(self) -> None:
        self.content = bytearray()

    def begin(self, status: int, headers: Headers) -> bool:  # noqa: ARG002  # whatever it says that it is
        return 200 <= status < 300

    def feed(self, piece: bytes) -> bool:
        self.content += piece
        return len(self.content) <= LARGEST

    def onward(self, answer: Answer) -> str:  # noqa: ARG002  # only what servers say is followed
        return ""
