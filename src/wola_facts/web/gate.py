"""A host's gate: how many ask it at once, how fast, and the pause that it may ask of all."""

import asyncio
from collections import deque
from types import TracebackType

from wola_facts.web.limits import Limits

#: Seconds between two requests to a host that has once said that there are too many.
_SPACING = 0.055
_SLOWEST = 1.0
#: After so many good answers in a row it may be asked a little faster, and after so many as if nothing had been;
#: twice as many each time that this was too early.
_STEP = 10
_CALM = 60
#: Seconds after which a request hangs.
_HANGING = 1.0
#: Complaints that make it the host's and not a single page's.
_MANY = 2


class Gate:
    """Lets requests to one host pass: a few at once, none in a pause, and slower where it asked for that.

    Used as `async with gate:`; waiting in line takes nothing of a request's time.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._limit = limits.per_host
        self._spacing = 0.0
        self._active = 0
        self._next = 0.0
        self._closed_until = 0.0
        self._held = 0.0
        self._calm = self._needed = _CALM
        self._complaints = 0
        self._slowed = False
        self._line: deque[asyncio.Future[None]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._requests = 0
        #: Errands in a row that it gave no answer to.
        self.unanswered = 0
        #: Since when each request is under way.
        self._since: dict[asyncio.Task[object] | None, float] = {}

    @property
    def spent(self) -> bool:
        """Whether the host has had all the requests that a run may make to it."""
        return self._requests >= self._limits.requests

    async def __aenter__(self) -> None:
        now = asyncio.get_running_loop().time()
        self._requests += 1
        if not self._line and self._room(now) and now >= max(self._closed_until, self._next):
            self._pass(now)
            self._since[asyncio.current_task()] = now
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append(place)
        self._advance()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._leave()
            raise
        self._since[asyncio.current_task()] = asyncio.get_running_loop().time()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._since.pop(asyncio.current_task(), None)
        self._leave()

    def pause(self, seconds: float, *, first: bool, asked: bool) -> None:
        """Take note that the host had enough (429, 503), and let nobody in for so long.

        `asked` says that the host named the pause, or that it was 429. A source that is turned away again right after
        its pause is turned away for its own sake, and so is one that is alone: with `first` False the others no longer
        suffer for it. Nor do they once the host has held them up for long enough in all.
        """
        now = asyncio.get_running_loop().time()
        if not first:
            self._ease()
            return
        if asked:
            # One of the same wave of requests, or another one soon after: it is the host that has enough.
            self._complaints = self._complaints + 1 if self._calm < self._needed else 1
            if self._complaints == _MANY or (self._complaints > _MANY and now >= self._closed_until):
                self._limit = max(1, self._limit // 2)
                self._needed = _CALM if not self._slowed else self._needed if self._spacing else 2 * self._needed
                self._slowed = True
                self._spacing = min(_SLOWEST, max(_SPACING, self._spacing * 2))
            self._calm = 0
        more = now + seconds - max(now, self._closed_until)
        if 0 < more <= self._limits.hold - self._held:
            self._held += more
            self._closed_until = now + seconds

    def answered(self) -> None:
        """Take note of an answer that was no complaint."""
        self._calm += 1
        if self._spacing and self._calm % _STEP == 0:
            self._spacing = max(_SPACING, self._spacing * 0.8)
            self._limit = max(self._limit, self._limits.per_host // 2)
            if self._calm >= self._needed:
                self._spacing, self._limit = 0.0, self._limits.per_host

    def _ease(self) -> None:
        self._complaints = 0
        self._spacing = self._spacing / 2 if self._spacing > _SPACING else 0.0
        self._limit = min(self._limits.per_host, self._limit * 2)
        self._advance()

    def _room(self, now: float) -> bool:
        """Whether one more may be under way. What hangs takes no place from the few that a strained host is asked."""
        if self._active >= self._limits.per_host:
            return False
        if self._active < self._limit:
            return True
        return self._active - sum(now - since > _HANGING for since in self._since.values()) < self._limit

    def _pass(self, now: float) -> None:
        self._active += 1
        self._next = now + self._spacing

    def _leave(self) -> None:
        self._active -= 1
        self._advance()

    def _advance(self) -> None:
        """Let those pass who may, and come back when the next one may."""
        loop = asyncio.get_running_loop()
        while self._line:
            now = loop.time()
            opens = max(self._closed_until, self._next)
            if not self._room(now):
                if self._active >= self._limits.per_host or not self._since:
                    return  # who leaves will call
                opens = max(opens, min(self._since.values()) + _HANGING + 0.01, now + 0.1)
            if opens > now:
                if self._timer is None or self._timer.when() > opens or self._timer.cancelled():
                    if self._timer:
                        self._timer.cancel()
                    self._timer = loop.call_at(opens, self._wake)
                return
            place = self._line.popleft()
            if not place.done():
                self._pass(now)
                place.set_result(None)

    def _wake(self) -> None:
        self._timer = None
        self._advance()
