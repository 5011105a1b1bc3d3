"""One request and its answer: streamed, capped, and judged by nobody yet."""

import asyncio
import re
import ssl
from typing import Self

from wola_facts.web.trust import tls  # before aiohttp, which then reads no certificates

# isort: split
import aiohttp
from aiohttp.http import HttpProcessingError

from wola_facts.web import wire
from wola_facts.web.answer import Answer, Headers, Taker
from wola_facts.web.counted import TooMuch
from wola_facts.web.failure import Failed, Flaw
from wola_facts.web.faults import failure
from wola_facts.web.inflate import OFFERED, Inflater
from wola_facts.web.limits import MEGABYTE, Limits, Policy
from wola_facts.web.names import Names
from wola_facts.web.proxies import Proxies
from wola_facts.web.target import Target

#: What is left of a body is read so that its connection may be used again, where it is not more than this.
_WORTH_READING = 64_000
_WORTH_WAITING = 0.25
_BREAK = re.compile(r"[\0\r\n]")


class Client:
    """Asks for pages, one request at a time, by the rules of a policy and within limits: `async with Client(...)`."""

    def __init__(self, policy: Policy, limits: Limits) -> None:
        self.limits = limits
        self._names = Names(policy)
        self._proxies = Proxies(policy)
        self._fields = (
            f"User-Agent: {policy.agent}\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8\r\n"
            f"Accept-Encoding: {OFFERED}\r\n"
        )
        self._contexts: dict[bool, ssl.SSLContext] = {}

    async def __aenter__(self) -> Self:
        self._wire = wire.Wire(self._names, self.limits)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._wire.close()

    async def ask(
        self,
        target: Target,
        taker: Taker,
        *,
        method: str = "GET",
        headers: Headers = (),
        body: bytes = b"",
        verified: bool = True,
    ) -> Answer:
        """Return the answer to one request, whose body its taker has got; redirects are the caller's to follow.

        Unless `verified`, any certificate of the target's host will do; never one of a proxy's.

        Raises:
            Failed: where there is no answer: refused, insecure, dead or transient.
        """
        proxy = self._proxies.proxy(target)
        if proxy and not verified and proxy.url.startswith("https:"):
            raise Failed("insecure", "its certificate cannot be let pass where the proxy's has to be good")
        host = target.host
        if proxy:
            self._names.check_literal(host)
            await self._names.trust(proxy.host)
        else:
            await self._names.lookup(host)
            host = self._names.literal(host) or host
        authority = target.authority if host == target.host else target.authority.replace(target.host, host, 1)

        def request(before: str, permit: str) -> bytes:
            own = headers if not permit else (*headers, ("Proxy-Authorization", permit))
            return _request(
                f"{method} {before}{target.path} HTTP/1.1\r\nHost: {authority}\r\n{self._fields}", own, body
            )

        try:
            reply = await self._wire.ask(
                f"{target.scheme}://{authority}",
                proxy.url if proxy else "",
                self._tls(verified=verified) if target.scheme == "https" or proxy else None,
                request,
                again=method == "GET",
            )
        except (aiohttp.ClientError, HttpProcessingError, OSError) as error:
            raise failure(error) from None
        except ValueError:
            raise Failed("transient", "its answer cannot be understood") from None
        try:
            return await self._taken(reply, taker)
        finally:
            reply.release()

    def silence(self, target: Target) -> Failed:
        """Return what it means that a target gave no answer in time."""
        proxy = self._proxies.proxy(target)
        if self._names.pinned(proxy.host if proxy else target.host):
            return Failed("transient", "no answer in time", again=True)
        why = "its host's name could not be looked up in time"
        return Failed("transient", why, again=True, offline="name")

    def _tls(self, *, verified: bool) -> ssl.SSLContext:
        """Return what TLS is spoken by, made where it is first needed: reading what is trusted takes its time.

        Each has its own connections: aiohttp reuses one only for the context that it was opened by.
        """
        if verified not in self._contexts:
            self._contexts[verified] = tls(verified=verified)
        return self._contexts[verified]

    async def _taken(self, reply: wire.Reply, taker: Taker) -> Answer:
        # Not all that came in need be letters: what is no UTF-8 stays as it was, for addresses to be encoded by.
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("utf-8", "surrogateescape")) for name, value in reply.headers
        )
        if sum(len(name) + len(value) + 4 for name, value in reply.headers) > self.limits.headers:
            raise Failed("transient", f"its header has more than {self.limits.headers // 1000} KB")
        answer = Answer(reply.status, headers)
        if not taker.begin(answer.status, headers):
            return answer
        try:
            inflater = Inflater(_codings(headers), self.limits)
            enough = await self._read(reply, taker, inflater)
        except Flaw as flaw:
            return Answer(
                answer.status, headers, complete=False, flaw=flaw.why, again=flaw.again, too_long=flaw.too_long
            )
        if enough:
            await _finish(reply, answer.header("content-length"))
        return answer

    async def _read(self, reply: wire.Reply, taker: Taker, inflater: Inflater) -> bool:
        """Hand on a body; return whether its taker had enough before it ended."""
        stream, size = reply.stream, 0
        while True:
            broken: aiohttp.ClientError | OSError | None = None
            try:
                piece = await stream.readany()
            except (aiohttp.ClientError, OSError) as error:
                piece, broken = reply.rest(), error
            size += len(piece)
            last = not piece and stream.at_eof()
            for part in inflater.feed(piece, last=last and not broken):
                if not taker.feed(part):
                    return True
            if broken:
                why = str(broken) if isinstance(broken, TooMuch) else "its body is cut off or broken"
                raise Flaw(why, again=True)
            if last:
                return False
            if max(size, reply.taken) > self.limits.wire:
                raise Flaw(f"it has more than {self.limits.wire // MEGABYTE} MB", too_long=True)


def _request(line: str, fields: Headers, body: bytes) -> bytes:
    """Return a request as it is sent; ValueError where a field would break its line."""
    if body:
        fields = (*fields, ("Content-Length", str(len(body))))
    for name, value in fields:
        if _BREAK.search(name) or _BREAK.search(value):
            raise ValueError(name)
        line += f"{name}: {value}\r\n"
    return f"{line}\r\n".encode() + body


def _codings(headers: Headers) -> str:
    """Return how a body is packed, the innermost first: for good, and for the way only (RFC 9112, 7)."""
    packed = [value for name, value in headers if name == "content-encoding"]
    for name, value in headers:
        if name == "transfer-encoding" and "," in value:
            packed += [part for part in value.split(",") if part.strip().lower() != "chunked"]
    return ",".join(packed)


async def _finish(reply: wire.Reply, length: str) -> None:
    """Read the rest of a body that nobody wants, where that costs less than a new connection."""
    if reply.stream.is_eof() or not length.isdecimal() or int(length) > _WORTH_READING:
        return
    try:
        async with asyncio.timeout(_WORTH_WAITING):
            while await reply.stream.readany():
                pass
    except (TimeoutError, aiohttp.ClientError, OSError):
        pass  # then it is closed
