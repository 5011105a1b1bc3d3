"""Connections: kept and used again, given up where they turn out to be closed; no request is sent twice for nothing."""

import asyncio
from collections.abc import Callable

from wola_facts.model.plain import replace
from wola_facts.web.fetch import Page, fetch
from wola_facts.web.journey import Request
from wola_facts.web.limits import Policy

from .conftest import QUICK, Lookups
from .hostile import Request as Asked
from .hostile import Server, answer

Serve = Callable[..., Server]
ONE_BY_ONE = replace(QUICK, per_host=1, at_once=1, tries=1)


def get(*requests: Request, **policy: object) -> list[Page]:
    return fetch(requests, Policy(**{"networks": ("127.0.0.1/32",), **policy}), ONE_BY_ONE)  # type: ignore[arg-type]


async def late(request: Asked, writer: asyncio.StreamWriter) -> None:
    """Hang up at the first request, as where a connection that was kept has just been closed; answer the next."""
    if request.turn:
        writer.write(answer("said"))
        await writer.drain()
    else:
        writer.transport.abort()


async def hang_up(request: Asked, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


def test_a_kept_connection_that_is_closed_is_no_answer(serve: Serve) -> None:
    server = serve({"/a": answer("said"), "/b": late})
    pages = get(Request(f"{server.root}/a"), Request(f"{server.root}/b"))
    assert [page.body for page in pages] == [b"said", b"said"]
    assert [one.path for one in server.log] == ["/a", "/b", "/b"]


def test_what_may_have_been_done_is_not_asked_for_twice(serve: Serve) -> None:
    server = serve({"/a": answer("said"), "/b": late})
    _, sent = get(Request(f"{server.root}/a"), Request(f"{server.root}/b", "POST", body=b"url=x"))
    assert (sent.kind, [one.path for one in server.log]) == ("transient", ["/a", "/b"])


def test_a_new_connection_that_is_closed_is_an_answer(serve: Serve) -> None:
    server = serve({"/": hang_up})
    [page] = get(Request(f"{server.root}/"))
    assert (page.kind, len(server.log)) == ("transient", 1)


def test_a_proxy_is_told_who_asks_and_nobody_else_is(serve: Serve, lookups: Lookups) -> None:
    del lookups
    server = serve({"/": answer("straight")})
    proxy = serve({"http://site.example/": answer("by proxy"), "http://other.example/": answer("by proxy")})
    known = proxy.root.replace("http://", "http://me:secret@")
    pages = get(
        *[Request(url) for url in ("http://site.example/", "http://other.example/", f"{server.root}/")],
        proxies=(("http", known),), direct="127.0.0.1",
    )  # fmt: skip
    assert [page.body for page in pages] == [b"by proxy", b"by proxy", b"straight"]
    assert [one.headers["proxy-authorization"] for one in proxy.log] == ["Basic bWU6c2VjcmV0"] * 2
    assert [one.headers["host"] for one in proxy.log] == ["site.example", "other.example"]
    assert "proxy-authorization" not in server.log[0].headers


def test_no_field_breaks_its_line(serve: Serve) -> None:
    server = serve({"/": answer("said")})
    [page] = get(Request(f"{server.root}/", headers=(("If-None-Match", '"a"\r\nX-Other: b'),)))
    assert (page.kind, server.log) == ("transient", [])
