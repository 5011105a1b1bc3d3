"""Manners: few at once, pauses that are kept, budgets, and an end that loses nothing."""

import asyncio
import os
import signal
import threading
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable

import pytest

from wola_facts.web.limits import Limits, Policy
from wola_facts.web.observation import Observation, Quote, Wanted
from wola_facts.web.observe import observe
from wola_facts.web.reader import PageReader
from wola_facts.web.stopwatch import Stopwatch

from .conftest import QUICK, look, now
from .hostile import QUOTE, SAYS, Reply, Request, Server, answer, bomb, silence, then, unchanged

Serve = Callable[..., Server]


class Sparing:
    """A host that takes two at once and twenty a second, and asks for a second's pause beyond that."""

    def __init__(self) -> None:
        self.active = self.asked = self.refused = self.early = 0
        self.begun: list[float] = []
        self.until: dict[str, float] = {}

    async def __call__(self, request: Request, writer: asyncio.StreamWriter) -> None:
        clock = time.monotonic()
        self.asked += 1
        self.early += clock < self.until.get(request.path, 0)
        self.begun = [one for one in self.begun if one > clock - 1]
        if self.active >= 2 or len(self.begun) >= 20:
            self.refused += 1
            self.until[request.path] = clock + 1
            writer.write(answer("slow down", "429 Too Many Requests", "Retry-After: 1"))
        else:
            self.begun.append(clock)
            self.active += 1
            await asyncio.sleep(0.02)
            self.active -= 1
            writer.write(answer())
        await writer.drain()


def test_a_host_that_wants_to_be_spared(serve: Serve) -> None:
    host = Sparing()
    server = serve({f"/{number}": host for number in range(60)})
    observed = look(*[f"{server.root}/{number}" for number in range(60)], limits=Limits(hold=5.0))
    assert {one.verdict for one in observed} == {"ok"}
    assert host.early == 0
    assert host.refused <= host.asked * 0.05


def test_four_at_once_and_no_more(serve: Serve) -> None:
    active = most = 0

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal active, most
        active += 1
        most = max(most, active)
        await asyncio.sleep(0.02)
        active -= 1
        writer.write(answer())
        await writer.drain()

    server = serve({f"/{number}": reply for number in range(40)})
    assert {one.verdict for one in look(*[f"{server.root}/{number}" for number in range(40)])} == {"ok"}
    assert most == 4


def test_a_host_that_hangs_holds_up_no_other(serve: Serve) -> None:
    hanging, quick = serve({f"/{number}": silence for number in range(8)}), serve({"/": answer()})
    heard: list[Observation] = []
    urls = [*(f"{hanging.root}/{number}" for number in range(8)), f"{quick.root}/"]
    wanted = [Wanted(url, url, (Quote("f", QUOTE),)) for url in urls]
    observe(wanted, policy=Policy(networks=("127.0.0.1/32",)), limits=Limits(attempt=0.4, source=0.5), moment=now(),
            heard=heard.append)  # fmt: skip
    assert heard[0].url == f"{quick.root}/"


def test_what_is_unchanged_is_not_read_again(serve: Serve) -> None:
    server = serve({"/": unchanged})
    wanted = Wanted("s", f"{server.root}/", (Quote("f", QUOTE),), etag='"v1"')
    [one] = observe(
        [wanted], policy=Policy(networks=("127.0.0.1/32",)), limits=QUICK, moment=now(), heard=lambda _: None
    )
    assert (one.verdict, one.status, one.sought, one.etag) == ("ok", 304, (), '"v1"')
    assert look(f"{server.root}/")[0].etag == '"v1"'


def test_a_stored_tag_that_breaks_the_line_is_not_sent(serve: Serve) -> None:
    server = serve({"/": answer()})
    wanted = Wanted("s", f"{server.root}/", etag='"v1"\r\nAuthorization: x', last_modified="x\r\ny: z")
    [one] = observe(
        [wanted], policy=Policy(networks=("127.0.0.1/32",)), limits=QUICK, moment=now(), heard=lambda _: None
    )
    assert one.verdict == "ok"
    assert server.log[0].headers.keys() == {"host", "user-agent", "accept", "accept-encoding"}


def test_an_address_of_several_sources_is_asked_once(serve: Serve) -> None:
    server = serve({"/": answer(SAYS)})
    wanted = [
        Wanted("a", f"{server.root}/", (Quote("f", QUOTE),)),
        Wanted("b", f"{server.root}/", (Quote("g", "no such words"),)),
    ]
    one, other = observe(
        wanted, policy=Policy(networks=("127.0.0.1/32",)), limits=QUICK, moment=now(), heard=lambda _: None
    )
    assert len(server.log) == 1
    assert [[sought.quote.fact for sought in seen.sought] for seen in (one, other)] == [["f"], ["g"]]
    assert (one.verdict, one.evidence, other.verdict, other.evidence) == ("ok", "found", "drifted", "missing")


def test_a_retry_comes_no_earlier_than_it_was_asked_for(serve: Serve) -> None:
    server = serve({"/": then(answer("wait", "503 Busy", "Retry-After: 1"), answer())})
    assert look(f"{server.root}/")[0].verdict == "ok"
    first, second = (one.when for one in server.log)
    assert second - first >= 1


@pytest.mark.parametrize(
    ("reply", "times"),
    [
        pytest.param(answer("no", "404 Not Found"), 1, id="gone"),
        pytest.param(answer("no", "403 Forbidden"), 1, id="forbidden"),
        pytest.param(answer("<p>other"), 1, id="drifted"),
        pytest.param(answer("x", "501 Not Implemented"), 1, id="not implemented"),
        pytest.param(answer("x", "500 Oops"), 3, id="a server's fault"),
        pytest.param(answer("x", "429 Wait", "Retry-After: 3600"), 1, id="a pause too long to wait for"),
    ],
)
def test_what_is_asked_again(reply: Reply, times: int, serve: Serve) -> None:
    server = serve({"/": reply})
    look(f"{server.root}/")
    assert len(server.log) == times


def test_an_answer_tells_more_than_a_later_silence(serve: Serve) -> None:
    async def once(request: Request, writer: asyncio.StreamWriter) -> None:
        if request.turn:
            await silence(request, writer)
        writer.write(answer("x", "500 Oops"))
        await writer.drain()

    server = serve({"/": once})
    observed = look(f"{server.root}/")[0]
    assert (observed.verdict, observed.status) == ("transient", 500)


def test_a_pause_that_takes_all_the_time_ends_the_tries_and_not_the_run(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def endless(_: float) -> None:
        await asyncio.get_running_loop().create_future()

    server = serve({"/": answer("x", "500 Oops"), "/other": answer()})
    monkeypatch.setattr("wola_facts.web.retry.asyncio.sleep", endless)
    found = look(f"{server.root}/", f"{server.root}/other", limits=Limits(source=0.3, pause=0.05))
    assert [(one.verdict, one.status) for one in found] == [("transient", 500), ("ok", 200)]


@pytest.mark.parametrize("error", [TimeoutError, UnicodeError, RecursionError])
def test_a_bug_in_one_page_costs_no_other(
    error: type[Exception], serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve({"/odd": answer(), "/other": answer()})

    def broken(self: PageReader, *_: object) -> str:
        if self._asked.endswith("odd"):
            raise error
        return ""

    monkeypatch.setattr(PageReader, "onward", broken)
    odd, other = look(f"{server.root}/odd", f"{server.root}/other")
    assert (odd.verdict, other.verdict) == ("transient", "ok")
    assert error.__name__ in odd.why


def test_a_deadline_does_not_count_what_keeps_the_loop_busy() -> None:
    async def waited() -> float:
        watch = Stopwatch(0.2)
        await watch.during(asyncio.sleep(0.25))
        return watch.left

    async def computed() -> float:
        asyncio.get_running_loop().call_soon(time.sleep, 0.2)
        return await waited()

    with pytest.raises(TimeoutError):
        asyncio.run(waited())
    assert 0 < asyncio.run(computed()) < 0.2


def test_a_host_that_never_answers_is_not_asked_for_each_of_its_pages(serve: Serve) -> None:
    dead, lively = serve({}), serve({"/": answer()})
    dead.stop()
    urls = [f"{dead.root}/{number}" for number in range(60)]
    found = look(*urls, f"{lively.root}/", limits=Limits(patience=5, pause=0.01))
    assert {one.verdict for one in found[:-1]} == {"transient"}
    assert found[-1].verdict == "ok"
    # Some were under way when the fifth had failed.
    assert 30 <= sum("asked no more" in one.why for one in found) <= 55


def test_an_answer_makes_up_for_silence(serve: Serve) -> None:
    async def hung_up(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = serve({f"/{number}": hung_up if number % 3 else answer() for number in range(30)})
    found = look(*(f"{server.root}/{number}" for number in range(30)), limits=Limits(patience=12, pause=0.01))
    assert Counter(one.verdict for one in found) == {"ok": 10, "transient": 20}


def test_budgets(serve: Serve) -> None:
    server = serve({f"/{number}": answer() for number in range(5)} | {"/silence": silence})
    urls = [f"{server.root}/{number}" for number in range(5)]
    assert [one.verdict for one in look(*urls, limits=Limits(sources=2))] == ["ok"] * 2 + ["transient"] * 3
    assert [one.verdict for one in look(*urls, limits=Limits(requests=3))] == ["ok"] * 3 + ["transient"] * 2
    assert look(*urls, limits=Limits(requests=3))[4].why == "not asked: a run asks one host 3 times at most"
    observed = look(urls[0], f"{server.root}/silence", limits=Limits(run=0.3))
    assert [one.verdict for one in observed] == ["ok", "transient"]


def test_an_interruption_keeps_what_was_heard(serve: Serve) -> None:
    server = serve({f"/{number}": answer() for number in range(5)} | {"/silence": silence})
    urls = [f"{server.root}/silence", *(f"{server.root}/{number}" for number in range(5))]
    heard: list[Observation] = []

    def hear(one: Observation) -> None:
        heard.append(one)
        if len(heard) == 5:
            threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()

    with pytest.raises(KeyboardInterrupt):
        observe([Wanted(url, url) for url in urls], policy=Policy(networks=("127.0.0.1/32",)), limits=Limits(),
                moment=now(), heard=hear)  # fmt: skip
    assert sorted(one.url for one in heard) == sorted(urls[1:])


def test_bombs_take_little_memory(serve: Serve) -> None:
    packed = bomb("<p>", 200)
    server = serve({f"/{number}": answer(packed, "200 OK", "Content-Encoding: gzip") for number in range(4)})
    tracemalloc.start()
    try:
        observed = look(*[f"{server.root}/{number}" for number in range(4)], limits=Limits())
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert {one.verdict for one in observed} == {"transient"}
