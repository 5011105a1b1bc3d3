"""What aiohttp is made to do here: addresses that were checked, caps on what comes in, nothing kept and nothing sent.

Of its own it can do all but three things. It counts neither the bytes of a whole header nor those of chunks' frames, it
would take what a server sends after its answer for the next one, and it forgets what had come before a body broke. So
its protocol is counted here (`Counted`), and `rest` hands out what came before.
"""

import asyncio
import socket
import ssl
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler

from wola_facts.web.limits import Limits
from wola_facts.web.names import Names

#: Fields in one header; together they have their cap in bytes.
_MOST_FIELDS = 1_000
#: Interim answers (100, 103) before the real one.
_MOST_INTERIM = 20
_BUFFER = 32_768


class TooMuch(aiohttp.ClientError):
    """A server that sends more than a header, or more interim answers, than it may."""


class Counted(ResponseHandler):
    """A connection that counts what comes in for one answer, and ends where that is too much or comes unasked."""

    def __init__(self, loop: asyncio.AbstractEventLoop, limits: Limits) -> None:
        super().__init__(loop)
        self._limits = limits
        self._interim = 0
        self._headed = False
        self.taken = 0

    def set_response_params(self, **given: Any) -> None:
        """Begin with the next answer."""
        self.taken = self._interim = 0
        self._headed = False
        super().set_response_params(**given)

    def data_received(self, data: bytes) -> None:
        """Take in what came."""
        self.taken += len(data)
        if self._headed and self._payload is not None and self._payload.is_eof() and data:
            # Nothing was asked for: what is here belongs to no request and must not answer the next one.
            self._stop(TooMuch("it sends more than it was asked for"))
            return
        if not self._headed and (end := _end_of_head(data)) < len(data):
            # By itself, for aiohttp forgets an answer whose body is broken in the same piece.
            super().data_received(data[:end])
            data = data[end:]
        super().data_received(data)
        body = self._payload
        if self._headed and self._exception is not None and body is not None and not body.is_eof():
            # Who waits for the rest of a body would not hear that it broke.
            body.set_exception(aiohttp.ClientPayloadError("broken"))
        if not self._headed and self.taken > self._limits.headers:
            self._stop(TooMuch(f"its header has more than {self._limits.headers // 1000} KB"))

    def feed_data(self, data: Any, size: int = 0) -> None:
        """Take in the head of an answer."""
        if 100 <= data[0].code < 200 and data[0].code != 101:
            self._interim += 1
            if self._interim > _MOST_INTERIM:
                self._stop(TooMuch("it sends interim answers without end"))
                return
        else:
            self._headed = True
        super().feed_data(data, size)

    def _stop(self, error: Exception) -> None:
        if not self.is_eof():
            self.set_exception(error)
        self.force_close()
        if self.transport is not None:
            self.transport.abort()


def _end_of_head(data: bytes) -> int:
    """Return where a header ends in what came, or all of it where that cannot be seen."""
    end = data.find(b"\r\n\r\n")
    if end >= 0:
        return end + 4
    end = data.find(b"\n\n")
    return end + 2 if end >= 0 else len(data)


class _Pinned(AbstractResolver):
    """Hands aiohttp the addresses that were checked, and none for a name that was not."""

    def __init__(self, names: Names) -> None:
        self._names = names

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = [
            ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST)
            for kind, address in self._names.pinned(host)
            if family in (socket.AF_UNSPEC, kind)
        ]
        if not found:
            raise OSError(None, "its host was not looked up")
        return found

    async def close(self) -> None:
        """Do nothing: there is nothing to close."""


def session(names: Names, limits: Limits) -> aiohttp.ClientSession:
    """Return a session without cookies, stored passwords, redirects or inflating; its sockets open only as checked."""
    loop = asyncio.get_running_loop()

    def opened(place: Any) -> socket.socket:
        family, kind, protocol, _, address = place
        if not names.approved(address[0]):
            raise OSError(None, "its address was not checked")
        return socket.socket(family, kind, protocol)

    connector = aiohttp.TCPConnector(
        resolver=_Pinned(names),
        use_dns_cache=False,
        limit=0,
        keepalive_timeout=5.0,
        happy_eyeballs_delay=0.2,
        socket_factory=opened,
    )
    connector._factory = lambda: Counted(loop, limits)  # type: ignore[assignment]  # there is no public way
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        read_bufsize=_BUFFER,
        max_line_size=limits.headers,
        max_field_size=limits.headers,
        max_headers=_MOST_FIELDS,
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=limits.connect),
    )


def rest(stream: aiohttp.StreamReader) -> bytes:
    """Return what came of a body before it broke."""
    return stream._read_nowait(-1)


def taken(response: aiohttp.ClientResponse) -> Counted | None:
    """Return the connection that an answer comes by, to see how many bytes it took; None once it has ended."""
    protocol = response.connection.protocol if response.connection else None
    return protocol if isinstance(protocol, Counted) else None


def tls(*, verified: bool = True) -> ssl.SSLContext:
    """Return what TLS is spoken by: verified, against what this machine trusts.

    One that is not is for a host which has just failed to prove itself, where the record of a source puts up with it.
    """
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    if not verified:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
