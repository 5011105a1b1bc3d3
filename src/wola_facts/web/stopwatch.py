"""A deadline that runs only where it is told to, so that waiting in line takes nothing of it."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

#: How far a deadline may grow by what keeps the loop from serving it.
_LENIENT = 4
_TICK = 0.001
#: Seconds between two looks at how late the loop is.
_BEAT = 0.02

R = TypeVar("R")


class Stopwatch:
    """Seconds that are left of a deadline; it runs only where it is told to.

    The time in which the loop is late is not counted, or the pages that are hard to read, and whatever else this
    machine does, would take the time of all others; but no deadline grows to more than `_LENIENT` times its length.
    """

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        self._began = self._late = 0.0
        self._timer: asyncio.TimerHandle | None = None

    async def during(self, work: Awaitable[R]) -> R:
        """Let it run while some work is done, one at a time; TimeoutError once nothing is left."""
        loop = asyncio.get_running_loop()
        pulse = _pulse(loop)
        self._began, self._late = pulse.begin(), pulse.late
        async with asyncio.timeout(None) as deadline:
            self._timer = loop.call_later(max(0.0, self.left), self._look, loop, deadline)
            try:
                return await work
            finally:
                self._timer.cancel()
                self.left -= self._gone(loop)
                pulse.end()

    def _look(self, loop: asyncio.AbstractEventLoop, deadline: asyncio.Timeout) -> None:
        left = self.left - self._gone(loop)
        if left > _TICK:
            self._timer = loop.call_later(left, self._look, loop, deadline)
        else:
            deadline.reschedule(loop.time())

    def _gone(self, loop: asyncio.AbstractEventLoop) -> float:
        passed = loop.time() - self._began
        return max(passed - (_pulse(loop).late - self._late), passed / _LENIENT)


class _Pulse:
    """How late a loop has been by now, in seconds; it is felt only while somebody asks."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._time, self._later = loop.time, loop.call_later
        self._asking = 0
        self._late = 0.0
        self._due = 0.0
        self._timer: asyncio.TimerHandle | None = None

    @property
    def late(self) -> float:
        """Seconds in which it could have served nobody, with those of this moment."""
        return self._late + max(0.0, self._time() - self._due)

    def begin(self) -> float:
        """Start to feel it; return the time."""
        self._asking += 1
        if self._timer is None:
            self._beat()
        return self._time()

    def end(self) -> None:
        """Let it be where nobody else asks."""
        self._asking -= 1

    def _beat(self) -> None:
        now = self._time()
        if self._timer is not None:
            self._late += max(0.0, now - self._due)
        self._due = now + _BEAT
        self._timer = self._later(_BEAT, self._beat) if self._asking else None


_pulses: dict[asyncio.AbstractEventLoop, _Pulse] = {}


def _pulse(loop: asyncio.AbstractEventLoop) -> _Pulse:
    if loop not in _pulses:
        for other in [one for one in _pulses if one.is_closed()]:
            del _pulses[other]
        _pulses[loop] = _Pulse(loop)
    return _pulses[loop]
