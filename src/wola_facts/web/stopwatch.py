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
