"""Many at once: a host's own go in turn, a few at a time, so that no host takes the room of the others."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from wola_facts.web.limits import Limits

#: How many of a host's jobs go on for each request that it may have at once: those that wait for another try, or for
#: another host that they were sent to, ask nothing of it. What it is asked at once its gate decides.
_SHARE = 3

J = TypeVar("J")
R = TypeVar("R")


async def crowd(jobs: Sequence[tuple[str, J]], work: Callable[[J], Awaitable[R]], limits: Limits) -> list[R]:
    """Return what `work` makes of each job, in their order; a job comes with the name of its host.

    What a job raises ends the others and is raised.
    """
    waiting: dict[str, deque[int]] = {}
    for place, (host, _) in enumerate(jobs):
        waiting.setdefault(host, deque()).append(place)
    ready = deque(waiting)
    in_line = set(waiting)
    busy = dict.fromkeys(waiting, 0)
    done: dict[int, R] = {}
    running: dict[asyncio.Future[R], int] = {}
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def stand(host: str) -> None:
        if waiting[host] and busy[host] < _SHARE * limits.per_host and host not in in_line:
            in_line.add(host)
            ready.append(host)

    def begin() -> None:
        while ready and len(running) < limits.at_once and not over.done():
            host = ready.popleft()
            in_line.discard(host)
            place = waiting[host].popleft()
            busy[host] += 1
            task = asyncio.ensure_future(work(jobs[place][1]))
            running[task] = place
            task.add_done_callback(ended)
            stand(host)

    def ended(task: asyncio.Future[R]) -> None:
        place = running.pop(task)
        if over.done():
            return
        if task.cancelled():
            over.cancel()
            return
        if error := task.exception():
            over.set_exception(error)
            return
        done[place] = task.result()
        if len(done) == len(jobs):
            over.set_result(None)
            return
        host = jobs[place][0]
        busy[host] -= 1
        stand(host)
        begin()

    if not jobs:
        return []
    begin()
    try:
        await over
    finally:
        left = list(running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
    return [done[place] for place in range(len(jobs))]
