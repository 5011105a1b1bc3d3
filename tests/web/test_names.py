"""Names of hosts: every answer is checked, and held to for the run; nobody is reached who must not be."""

import socket
import threading
from collections.abc import Callable
from contextlib import nullcontext

import aiohttp
import pytest

from wola_facts.errors import NetworkError
from wola_facts.web.limits import Limits, Policy
from wola_facts.web.observation import Observation, Quote, Wanted
from wola_facts.web.observe import observe

from .conftest import QUICK, Lookups, look, now
from .hostile import QUOTE, Canary, Server, answer, redirect, then

Serve = Callable[..., Server]


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(["127.0.0.1"], id="this machine"),
        pytest.param(["10.0.0.5"], id="a private one"),
        pytest.param(["169.254.169.254"], id="where clouds keep their keys"),
        pytest.param(["100.100.100.200"], id="shared, which is_private does not say"),
        pytest.param(["93.184.216.34", "10.0.0.5"], id="one bad answer of two"),
        pytest.param(["2606:2800:220:1::1", "fe80::1%lo"], id="link-local"),
        pytest.param(["::ffff:10.0.0.5"], id="mapped"),
        pytest.param(["64:ff9b::a00:5"], id="behind NAT64"),
        pytest.param(["2002:a00:5::1"], id="in 6to4"),
        pytest.param(["224.0.0.251"], id="multicast"),
        pytest.param(["0.0.0.0"], id="nobody's"),
        pytest.param(["fd00:ec2::254"], id="unique local"),
    ],
)
def test_a_name_with_a_bad_address_is_refused(addresses: list[str], lookups: Lookups) -> None:
    lookups.table = {"inside.example": addresses}
    [one] = look("http://inside.example/", networks=())
    assert (one.verdict, one.status) == ("refused", 0)


def test_one_bad_answer_refuses_the_name_though_another_would_do(lookups: Lookups, serve: Serve) -> None:
    server = serve({"/": answer()})
    lookups.table = {"mixed.example": ["127.0.0.1", "127.0.0.2"]}
    assert look(f"http://mixed.example:{server.port}/")[0].verdict == "refused"
    assert server.log == []


def test_a_redirect_to_a_name_inside_is_refused(lookups: Lookups, serve: Serve) -> None:
    canary = Canary("127.0.0.2")
    server = serve({"/a": redirect(f"http://inside.example:{canary.port}/")})
    lookups.table = {"inside.example": ["127.0.0.2"]}
    assert look(f"{server.root}/a")[0].verdict == "refused"
    assert canary.hits == []
    canary.close()


def test_a_name_that_changes_its_address_is_held_to_the_first(lookups: Lookups, serve: Serve) -> None:
    canary = Canary("127.0.0.2")
    server = serve({"/a": then(redirect("/b"), answer()), "/b": answer("oops", "503 Busy"), "/c": answer()})
    answers = iter([["127.0.0.1"]] + [["127.0.0.2"]] * 9)
    lookups.table = {"rebinds.example": lambda: next(answers)}
    look(*[f"http://rebinds.example:{server.port}/{path}" for path in "abc"])
    assert lookups.asked == ["rebinds.example"]
    assert canary.hits == []
    canary.close()


def test_host_keeps_its_name(lookups: Lookups, serve: Serve) -> None:
    server = serve({"/": answer()})
    lookups.table = {"named.example": ["127.0.0.1"], "xn--bcher-kva.example": ["127.0.0.1"]}
    observed = look(
        *[f"http://{name}:{server.port}/" for name in ("NAMED.example", "bücher.example", "named.example.")]
    )
    assert [one.verdict for one in observed] == ["ok"] * 3
    assert {one.headers["host"].partition(":")[0] for one in server.log} == {"named.example", "xn--bcher-kva.example"}


def test_the_other_family_is_taken_where_one_does_not_answer(lookups: Lookups, serve: Serve) -> None:
    server = serve({"/": answer()})
    lookups.table = {"both.example": ["::1", "127.0.0.1"]}
    [one] = look(f"http://both.example:{server.port}/", networks=("127.0.0.1/32", "::1/128"))
    assert one.verdict == "ok"


def test_ipv6(serve: Serve) -> None:
    server = serve({"/": answer(), "/a": redirect("/")}, "::1")
    assert [one.verdict for one in look(f"{server.root}/", networks=("::1/128",))] == ["ok"]
    assert [one.verdict for one in look(f"{server.root}/")] == ["refused"]


def test_a_number_that_spells_an_allowed_address_is_that_address(serve: Serve) -> None:
    server = serve({"/": answer()})
    assert [one.verdict for one in look(f"http://2130706433:{server.port}/", f"http://0x7f.1:{server.port}/")] == [
        "ok"
    ] * 2
    assert {one.headers["host"] for one in server.log} == {f"127.0.0.1:{server.port}"}


def test_a_name_server_that_is_slow_holds_up_no_other(lookups: Lookups, serve: Serve) -> None:
    server, free = serve({"/": answer()}), threading.Event()

    def slow() -> list[str]:
        free.wait(10)
        return ["127.0.0.1"]

    lookups.table = {**{f"slow{number}.example": slow for number in range(20)}, "quick.example": ["127.0.0.1"]}
    heard: list[Observation] = []

    def hear(one: Observation) -> None:
        heard.append(one)
        free.set()

    urls = [
        *(f"http://slow{number}.example:{server.port}/" for number in range(20)),
        f"http://quick.example:{server.port}/",
    ]
    wanted = [Wanted(url, url, (Quote("f", QUOTE),)) for url in urls]
    observe(wanted, policy=Policy(networks=("127.0.0.1/32",)), limits=QUICK, moment=now(), heard=hear)
    assert "quick" in heard[0].url
    assert {one.verdict for one in heard} == {"ok"}


def test_there_is_no_such_name(lookups: Lookups, serve: Serve) -> None:
    server = serve({"/": answer()})
    lookups.table = {"later.example": socket.EAI_AGAIN}
    observed = look("http://gone.example/", "http://later.example/", f"{server.root}/")
    assert [one.verdict for one in observed] == ["dead", "transient", "ok"]


@pytest.mark.parametrize("error", [socket.EAI_AGAIN, socket.EAI_NONAME], ids=["no name server", "no name is known"])
@pytest.mark.parametrize("sources", [1, 4], ids=["one source", "several sources"])
def test_no_network_is_no_verdict(error: int, sources: int, lookups: Lookups) -> None:
    names = [f"site{number}.mx" for number in range(sources)]
    lookups.table = dict.fromkeys(names, error)
    heard: list[Observation] = []
    with pytest.raises(NetworkError):
        observe(
            [Wanted(name, f"http://{name}/") for name in names], policy=Policy(), limits=QUICK, moment=now(),
            heard=heard.append,
        )  # fmt: skip
    assert heard == []


def test_a_name_server_that_never_answers_is_no_network(lookups: Lookups) -> None:
    free = threading.Event()

    def never() -> list[str]:
        free.wait(10)
        return []

    lookups.table = dict.fromkeys(["site1.mx", "site2.mx", "example.com"], never)
    lookups.table["site3.mx"] = socket.EAI_NONAME
    with pytest.raises(NetworkError):
        look(*(f"http://site{number}.mx/" for number in (1, 2, 3)), limits=Limits(attempt=0.3, source=0.4, connect=0.2))
    free.set()


@pytest.mark.parametrize(
    ("hosts", "there"),
    [
        pytest.param(2, True, id="two that are silent may both be gone"),
        pytest.param(3, False, id="three and nobody else: it is this machine"),
    ],
)
def test_no_connection_to_anybody(hosts: int, there: bool, lookups: Lookups, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nobody(*_: object, **__: object) -> None:
        raise aiohttp.ConnectionTimeoutError

    monkeypatch.setattr(aiohttp.TCPConnector, "connect", nobody)
    names = [f"site{number}.mx" for number in range(hosts)]
    lookups.table = {name: ["93.184.215.14"] for name in [*names, "example.com"]}
    with nullcontext() if there else pytest.raises(NetworkError):
        assert {one.verdict for one in look(*(f"http://{name}/{n}" for name in names for n in "ab"))} == {"transient"}


def test_names_are_gone_where_another_is_known(lookups: Lookups) -> None:
    lookups.table = {"example.com": ["93.184.215.14"]}
    assert [one.verdict for one in look(*(f"http://site{number}.mx/" for number in range(4)))] == ["dead"] * 4


def test_a_name_made_never_to_be_found_says_nothing_of_the_network(lookups: Lookups) -> None:
    assert [one.verdict for one in look("http://gone.invalid/")] == ["dead"]
    assert lookups.asked == ["gone.invalid"]


def test_what_is_refused_says_nothing_of_the_network(lookups: Lookups) -> None:
    assert [one.verdict for one in look("http://10.0.0.1/", "ftp://a.example/", networks=())] == ["refused"] * 2


def test_one_answer_and_the_network_is_there(lookups: Lookups, serve: Serve) -> None:
    server = serve({"/": answer("no", "500 Oops")})
    lookups.table = {"later.example": socket.EAI_AGAIN}
    assert [one.verdict for one in look("http://later.example/", f"{server.root}/")] == ["transient"] * 2
