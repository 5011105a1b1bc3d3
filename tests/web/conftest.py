"""What the tests of the web share: names that resolve as told, and a way to observe in a few words."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from wola_facts.web.limits import Limits, Policy
from wola_facts.web.observation import Observation, Quote, Wanted
from wola_facts.web.observe import observe

from .hostile import QUOTE, Server

QUICK = Limits(attempt=1.5, source=2.5, pause=0.05, connect=1.0, hold=1.0)

#: Says what names resolve to: addresses, or the error of the look-up. What was looked up is in its `asked`.
Names = dict[str, list[str] | int | Callable[[], list[str]]]


class Lookups:
    """Answers look-ups of `.example` names from a table, and keeps what was asked."""

    def __init__(self) -> None:
        self.table: Names = {}
        self.asked: list[str] = []

    def __call__(self, host: str, *args: Any, **given: Any) -> list[Any]:
        self.asked.append(host)
        found = self.table.get(host, socket.EAI_NONAME)
        if callable(found):
            found = found()
        if isinstance(found, int):
            raise socket.gaierror(found, "as told")
        return [
            (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 0)) for one in found
        ]


@pytest.fixture
def lookups(monkeypatch: pytest.MonkeyPatch) -> Lookups:
    """Have names looked up in a table."""
    made = Lookups()
    monkeypatch.setattr(socket, "getaddrinfo", made)
    return made


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Return a function that starts a server; all are stopped in the end."""
    started: list[Server] = []

    def start(*args: Any, **given: Any) -> Server:
        started.append(Server(*args, **given))
        return started[-1]

    yield start
    for server in started:
        server.stop()


def look(
    *urls: str,
    limits: Limits = QUICK,
    networks: tuple[str, ...] = ("127.0.0.1/32",),
    quote: str = QUOTE,
    insecure_ok: bool = False,
    **policy: Any,
) -> list[Observation]:
    """Observe addresses, each for one quote."""
    quotes = (Quote("f", quote),) if quote else ()
    wanted = [Wanted(f"s{place}", url, quotes, insecure_ok=insecure_ok) for place, url in enumerate(urls)]
    return observe(
        wanted, policy=Policy(networks=networks, **policy), limits=limits, moment=now(), heard=lambda _: None
    )


def now() -> str:
    """Return this moment, as `observe` takes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
