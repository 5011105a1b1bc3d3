"""A deadline that runs only where it is told to, so that waiting in line takes nothing of it."""

import asyncio
from collections.abc import Awaitable
from time import process_time
from typing import TypeVar

#: How far a deadline may grow by what is computed while it runs.
_LENIENT = 4
_TICK = 0.001

R = TypeVar("R")


class Stopwatch:
    """Seconds that are left of a deadline; it runs only where it is told to.

    What this process itself computes is not counted, or the pages that are hard to read would take the time of all
    others; but no deadline grows to more than `_LENIENT` times its length by that.
    """

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        self._began = self._computed = 0.0
        self._timer: asyncio.TimerHandle | None = None

    async def during(self, work: Awaitable[R]) -> R:
        """Let it run while some work is done, one at a time; TimeoutError once nothing is left."""
        loop = asyncio.get_running_loop()
        self._began, self._computed = loop.time(), process_time()
        async with asyncio.timeout(None) as deadline:
            self._timer = loop.call_later(max(0.0, self.left), self._look, loop, deadline)
            try:
                return await work
            finally:
                self._timer.cancel()
                self.left -= self._gone(loop)

    def _look(self, loop: asyncio.AbstractEventLoop, deadline: asyncio.Timeout) -> None:
        left = self.left - self._gone(loop)
        if left > _TICK:
            self._timer = loop.call_later(left, self._look, loop, deadline)
        else:
            deadline.reschedule(loop.time())

    def _gone(self, loop: asyncio.AbstractEventLoop) -> float:
        passed = loop.time() - self._began
        return max(passed - (process_time() - self._computed), passed / _LENIENT)
