"""Fetching: requests of any kind, through proxies or not, by the same caps and refusals."""

import asyncio
from collections.abc import Callable

import pytest

from wola_facts.errors import UsageError
from wola_facts.web.fetch import Page, fetch
from wola_facts.web.journey import Request
from wola_facts.web.limits import Policy

from .conftest import QUICK, Lookups
from .hostile import SAYS, Server, answer, bomb, endless, raw, redirect, zipped
from .hostile import Request as Asked

Serve = Callable[..., Server]


def get(*requests: Request | str, **policy: object) -> list[Page]:
    said = [Request(one) if isinstance(one, str) else one for one in requests]
    return fetch(said, Policy(**{"networks": ("127.0.0.1/32",), **policy}), QUICK)  # type: ignore[arg-type]


async def echo(request: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(answer(repr(sorted(request.headers.items()))))
    await writer.drain()


def test_pages_in_their_order(serve: Serve) -> None:
    server = serve({"/a": answer(zipped(SAYS), "200 OK", "Content-Encoding: gzip"), "/b": redirect("/a"),
                    "/c": answer("no", "404 Not Found")})  # fmt: skip
    a, b, c = get(*[f"{server.root}/{path}" for path in "abc"])
    assert (a.status, a.body, a.complete, a.kind, a.header("Content-Encoding")) == (
        200,
        SAYS.encode(),
        True,
        "",
        "gzip",
    )
    assert (b.final_url, b.body, [hop.how for hop in b.hops]) == (f"{server.root}/a", SAYS.encode(), ["temporary"])
    assert (c.status, c.body, c.kind) == (404, b"no", "")


def test_redirects_are_left_alone_where_that_is_asked(serve: Serve) -> None:
    server = serve({"/a": redirect("/b")})
    [page] = get(Request(f"{server.root}/a", follow=False))
    assert (page.status, page.header("location"), page.hops) == (302, "/b", ())


@pytest.mark.parametrize(
    ("url", "kind"),
    [("http://10.0.0.1/", "refused"), ("file:///etc/passwd", "refused"), ("http://u:p@127.0.0.1/", "refused"),
     ("http://127.0.0.1:22/", "refused"), ("http://gone.invalid/", "dead"), ("no address", "refused")],
)  # fmt: skip
def test_what_is_not_asked(url: str, kind: str, lookups: Lookups) -> None:
    [page] = get(url)
    assert (page.kind, page.status, page.body) == (kind, 0, b"")
    assert page.why


def test_a_body_that_breaks_says_so(serve: Serve) -> None:
    server = serve({"/cut": raw("HTTP/1.1 200 OK\nContent-Length: 100", "begun"),
                    "/endless": endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 9999),
                    "/bomb": answer(bomb("", 30), "200 OK", "Content-Encoding: gzip")})  # fmt: skip
    cut, long, packed = get(*[f"{server.root}/{path}" for path in ("cut", "endless", "bomb")])
    assert (cut.body, cut.complete, cut.kind) == (b"begun", False, "")
    assert not long.complete
    assert len(long.body) < 6_000_000
    assert not packed.complete
    assert len(packed.body) < 21_000_000


def test_a_key_stays_with_the_host_that_it_is_for(serve: Serve) -> None:
    other = serve({"/b": echo})
    server = serve({"/a": redirect(f"{other.root}/b"), "/c": redirect("/d"), "/d": echo})
    headers = (("Authorization", "LOW key:secret"), ("X-Note", "kept"))
    away, home = get(*[Request(f"{server.root}/{path}", headers=headers) for path in "ac"])
    assert b"secret" not in away.body
    assert b"x-note" in away.body
    assert b"secret" in home.body


def test_posting(serve: Serve) -> None:
    methods: list[str] = []

    async def reply(request: Asked, writer: asyncio.StreamWriter) -> None:
        methods.append(request.headers.get("content-length", "none"))
        writer.write(redirect("/done", "303 See Other") if request.path == "/post" else answer("done"))
        await writer.drain()

    server = serve({"/post": reply, "/done": reply})
    [page] = get(Request(f"{server.root}/post", "POST", (("Content-Type", "text/plain"),), b"url=x"))
    assert (page.body, methods) == (b"done", ["5", "none"])


def test_a_proxy_is_asked_and_looks_names_up_itself(serve: Serve, lookups: Lookups) -> None:
    proxy = serve({"http://site.example/x": answer("by proxy"), "http://site.example/in": redirect("http://10.0.0.1/")})
    pages = get(
        "http://site.example/x", "http://10.0.0.1/", "http://2130706433/", "http://localhost/", "http://site.example/in",
        proxies=(("http", proxy.root),), networks=(),
    )  # fmt: skip
    assert [page.body for page in pages] == [b"by proxy", b"", b"", b"", b""]
    assert [page.kind for page in pages[1:]] == ["refused"] * 4
    assert len(proxy.log) == 2
    assert "site.example" not in lookups.asked


def test_no_proxy(serve: Serve) -> None:
    server, proxy = serve({"/x": answer("straight")}), serve({})
    policy = {"proxies": (("http", proxy.root),)}
    for direct in ("127.0.0.1", "*", "127.0.0.0/8", f"other.example,127.0.0.1:{server.port}"):
        [page] = get(f"{server.root}/x", direct=direct, networks=("127.0.0.1/32",), **policy)
        assert page.body == b"straight", direct
    assert proxy.log == []


@pytest.mark.parametrize(
    "proxy",
    ["socks5://127.0.0.1:1080", "not a proxy", "http://", "http://[::1", "http://p.example:port", "http://a b:1"],
)
def test_a_proxy_that_is_none(proxy: str) -> None:
    with pytest.raises(UsageError):
        get("http://site.example/", proxies=(("http", proxy),))


def test_a_proxy_whose_host_is_not_found_tells_nothing_of_the_page(lookups: Lookups) -> None:
    [page] = get("http://site.example/", proxies=(("http", "http://me:secret@proxy.example:3128"),))
    assert (page.kind, page.why) == ("transient", "the proxy's host has no address")
    assert lookups.asked == ["proxy.example"]


def test_in_a_loop_that_runs_already(serve: Serve) -> None:
    server = serve({"/": answer("here")})

    async def notebook() -> list[Page]:
        return get(f"{server.root}/")

    assert asyncio.run(notebook())[0].body == b"here"
