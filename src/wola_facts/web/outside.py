"""From plain code into the loop and back: everything in here is async, nothing outside is."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

R = TypeVar("R")


def completed(work: Coroutine[Any, Any, R]) -> R:
    """Return what some work comes to; also where a loop runs already, as in a notebook.

    An interruption cancels it and is raised again.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
