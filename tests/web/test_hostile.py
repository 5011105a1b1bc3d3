"""Every behaviour of a hostile server gets the verdict that is right, in one run; nobody reaches what is refused."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest

from wola_facts.web.limits import Policy
from wola_facts.web.observation import Observation, Quote, Wanted
from wola_facts.web.observe import observe

from .cases import CASES, PLACES
from .conftest import QUICK, now
from .hostile import Canary, Case, Server


@dataclass
class World:
    observed: dict[str, Observation]
    server: Server
    canaries: list[Canary]
    heard: list[Observation]


def path(case: Case) -> str:
    return "/" + quote(case.name)


def url(case: Case, root: str) -> str:
    return root + path(case) + case.start


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    canaries = [Canary("127.0.0.2"), Canary("::1")]
    server, other = Server({}), Server({})
    for name, reply in {**{path(case): case.reply for case in CASES}, **PLACES}.items():
        if isinstance(reply, bytes):
            reply = reply.replace(b"@CANARY@", b"%d" % canaries[0].port).replace(b"@PORT@", b"%d" % server.port)
        server.cases[name] = other.cases[name] = reply
    wanted = [
        Wanted(
            case.name,
            url(case, (other if case.apart else server).root),
            (Quote("f", case.quote, case.before, case.after),) if case.quote else (),
        )
        for case in CASES
    ]
    heard: list[Observation] = []
    policy = Policy(networks=("127.0.0.1/32",))
    found = observe(wanted, policy=policy, limits=QUICK, moment=now(), heard=heard.append)
    server.log += other.log
    yield World({one.source: one for one in found}, server, canaries, heard)
    server.stop()
    other.stop()
    for canary in canaries:
        canary.close()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_verdict(case: Case, world: World) -> None:
    observed = world.observed[case.name]
    assert observed.verdict == case.verdict, f"{observed.why} {observed.status} {observed.hops}"
    if case.moved_to:
        whole = case.moved_to if case.moved_to[0] != "?" else path(case) + case.moved_to
        assert observed.moved_to == world.server.root + quote(whole, safe="/?=#%")
    if case.quote and case.verdict in ("ok", "moved-permanent", "moved-temporary"):
        assert observed.evidence == ("unreadable" if "cannot be read" in case.name else "found")
    if case.verdict == "drifted":
        assert observed.evidence == "missing"


def test_names_of_cases_are_told_apart() -> None:
    assert [name for name, count in Counter(case.name for case in CASES).items() if count > 1] == []


def test_nobody_reaches_what_is_refused(world: World) -> None:
    assert [canary.hits for canary in world.canaries] == [[], []]


def test_each_is_heard_once(world: World) -> None:
    assert sorted(one.source for one in world.heard) == sorted(world.observed)


def test_no_credentials_are_sent(world: World) -> None:
    sent = {name for request in world.server.log for name in request.headers}
    assert sent == {"host", "user-agent", "accept", "accept-encoding"}
