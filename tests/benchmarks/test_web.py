"""How long a thousand sources take, each with a quote, beside link checkers that are installed.

    pytest tests/benchmarks/test_web.py --benchmark-only --benchmark-columns=min,median
    WEB_SOURCES=5000 pytest tests/benchmarks/test_web.py --benchmark-only

Fifty hosts on loopback answer after 50 ms, 20 KB each, from a process of its own. The bounds are ratios: with evidence
at most 0.65 times lychee with text fragments for 1,000, and for 5,000 at most 0.5 times with 4 at once a host and 0.33
times with 16. Bare aiohttp, which only reads and looks for the bytes, is the bound below. Each row has its processor
seconds and its peak memory (60 MB is the bound) in the `extra_info` of --benchmark-json; where the machine has other
work, seconds of the processor are to be trusted and those of the clock are not. A peer is found by PATH, or where
LYCHEE, LINKCHECKER or LINKINATOR say.
"""

# ruff: noqa: E501  # a program with its options is a row of a table
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

SOURCES = int(os.environ.get("WEB_SOURCES", "1000"))
HOSTS = 50
QUOTE = "15 firm torture convictions"

SERVER = f"""
import asyncio

words = b"<p>" + b"Nothing of the kind is told in this paragraph, which is long enough to be one. " * 4 + b"</p>\\n"
item = b'<li class="item"><a href="/some/where?id=12&amp;x=1" class="link" data-x="12">Words &amp; more</a></li>\\n'
said = b"<html><head><title>Report</title></head><body><h1>Report</h1>"
quote = b"<p>There were {QUOTE} in all.</p>"
pages = {{b"begin": said + quote + words * 61, b"end": said + words * 61 + quote, b"tags": said + item * 180 + quote}}
line = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html; charset=utf-8\\r\\nContent-Length: %d\\r\\n\\r\\n"
answers = {{name: line % len(page) + page for name, page in pages.items()}}

class Host(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.head = transport, b""

    def data_received(self, data):
        self.head += data
        while b"\\r\\n\\r\\n" in self.head:
            head, _, self.head = self.head.partition(b"\\r\\n\\r\\n")
            asyncio.get_running_loop().call_later(0.05, self.answer, head.split(b"/", 2)[1])

    def answer(self, name):
        if not self.transport.is_closing():
            self.transport.write(answers[name])

async def main():
    server = await asyncio.get_running_loop().create_server(Host, "0.0.0.0", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

asyncio.run(main())
"""

FACTS = """
import gc, sys
from collections import Counter
from wola_facts.web.limits import Limits, Policy
from wola_facts.web.observation import Quote, Wanted
from wola_facts.web.observe import observe

gc.set_threshold(100_000, 50, 50)  # as the command has it
urls = open(sys.argv[1]).read().split()
quotes = (Quote("fact", sys.argv[2]),) if sys.argv[2] else ()
found = observe(
    [Wanted(url, url, quotes) for url in urls], policy=Policy(networks=("127.0.0.0/8",)),
    limits=Limits(per_host=int(sys.argv[3]), at_once=int(sys.argv[4])), moment="2026-11-23T12:00:00+00:00",
    heard=lambda one: None,
)
counts = Counter(one.verdict for one in found)
sys.exit(0 if counts == {"ok": len(urls)} else str(counts))
"""

AIOHTTP = """
import asyncio, sys
import aiohttp

async def main(urls, quote, per_host, at_once):
    async def some(session):
        for url in urls:
            async with session.get(url) as response:
                assert quote in await response.read()

    connector = aiohttp.TCPConnector(limit=at_once, limit_per_host=per_host)
    async with aiohttp.ClientSession(connector=connector) as session:
        await asyncio.gather(*[some(session) for _ in range(at_once)])

asyncio.run(main(iter(open(sys.argv[1]).read().split()), sys.argv[2].encode(), int(sys.argv[3]), int(sys.argv[4])))
"""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True)
    assert server.stdout
    yield int(server.stdout.readline())
    server.terminate()
    server.wait()
    server.stdout.close()


def urls(port: int, path: str, after: str = "") -> list[str]:
    """Return the addresses, hosts in turn."""
    return [f"http://127.0.1.{number % HOSTS + 1}:{port}/{path}/{number}{after}" for number in range(SOURCES)]


def timed(benchmark: BenchmarkFixture, command: list[str], where: Path, *, fails: bool = False) -> None:
    """Run a command three times; keep the least processor seconds and the most memory of the runs."""
    used: list[tuple[float, float]] = []

    def run() -> None:
        process = subprocess.Popen(command, cwd=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert fails or process.returncode == 0
        used.append((usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))

    benchmark.pedantic(run, rounds=3, warmup_rounds=1)  # type: ignore[no-untyped-call]  # it has no types there
    cpu, memory = min(cpu for cpu, _ in used), max(memory for _, memory in used)
    benchmark.extra_info |= {"cpu s": round(cpu, 2), "memory MB": round(memory)}


@pytest.mark.benchmark(group="web")
@pytest.mark.parametrize(
    ("per_host", "at_once"), [pytest.param(4, 200, id="polite"), pytest.param(16, 256, id="16 at once a host")]
)
@pytest.mark.parametrize(
    ("program", "path", "quote"),
    [
        pytest.param(FACTS, "begin", "", id="facts, alive or not"),
        pytest.param(FACTS, "begin", QUOTE, id="facts, a quote near the beginning"),
        pytest.param(FACTS, "end", QUOTE, id="facts, a quote at the end"),
        pytest.param(FACTS, "tags", QUOTE, id="facts, a quote at the end of many tags"),
        pytest.param(AIOHTTP, "end", QUOTE, id="bare aiohttp"),
    ],
)
def test_python(
    benchmark: BenchmarkFixture,
    port: int,
    tmp_path: Path,
    program: str,
    path: str,
    quote: str,
    per_host: int,
    at_once: int,
) -> None:
    (tmp_path / "urls").write_text("\n".join(urls(port, path)), encoding="utf-8")
    timed(benchmark, [sys.executable, "-c", program, "urls", quote, str(per_host), str(at_once)], tmp_path)


@pytest.mark.benchmark(group="web")
@pytest.mark.parametrize(
    ("program", "options", "after"),
    [
        pytest.param("lychee", ("--no-progress", "--quiet"), "", id="lychee, alive or not"),
        pytest.param("lychee", ("--no-progress", "--quiet", "--include-fragments=text-only"), "#:~:text=15%20firm%20torture%20convictions",
                     id="lychee, a text fragment"),
        pytest.param("lychee", ("--no-progress", "--quiet", "--include-fragments=text-only", "--max-concurrency=1024", "--host-concurrency=128", "--host-request-interval=0ms"),
                     "#:~:text=15%20firm%20torture%20convictions", id="lychee, a text fragment, unthrottled"),
        pytest.param("linkchecker", ("--no-status", "--no-warnings", "-r1", "--check-extern", "-q"), "", id="LinkChecker"),
        pytest.param("linkinator", ("--silent",), "", id="linkinator"),
    ],
)  # fmt: skip
def test_peers(
    benchmark: BenchmarkFixture, port: int, tmp_path: Path, program: str, options: tuple[str, ...], after: str
) -> None:
    found = os.environ.get(program.upper()) or shutil.which(program)
    if not found:
        pytest.skip(f"{program} is not installed")
    page = tmp_path / "page.html"
    links = "".join(f'<a href="{url}">x</a>\n' for url in urls(port, "begin", after))
    page.write_text(f"<html><body>{links}</body></html>", encoding="utf-8")
    timed(benchmark, [found, *options, page.name], tmp_path, fails=True)
