"""What aiohttp is made to do here: addresses that were checked, caps on what comes in, nothing kept and nothing sent.

It connects, by proxies and TLS, keeps connections, and reads what comes by them. Its sessions and responses are left
out: cookies, passwords, redirects and the like are not wanted, and cost as much as all the rest of a request.

Of its own it can do all but three things. It counts neither the bytes of a whole header nor those of chunks' frames, it
would take what a server sends after its answer for the next one, and it forgets what had come before a body broke. So
its protocol is counted here (`Counted`), and `Reply.rest` hands out what came before.
"""

import asyncio
import socket
import ssl
from collections.abc import Callable
from typing import Any, cast

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection
from aiohttp.http_parser import RawResponseMessage
from yarl import URL

from wola_facts.web.head import mended
from wola_facts.web.limits import Limits
from wola_facts.web.names import Names

#: Fields in one header; together they have their cap in bytes.
_MOST_FIELDS = 1_000
#: Interim answers (100, 103) before the real one.
_MOST_INTERIM = 20
_BUFFER = 32_768
_PIECE = 65_536


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
        #: Whether it has brought an answer before.
        self.used = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Read in pieces of a size that leaves no holes in the memory."""
        super().connection_made(transport)
        if hasattr(transport, "max_size"):
            transport.max_size = _PIECE

    async def answer(self, request: bytes) -> tuple[RawResponseMessage, aiohttp.StreamReader]:
        """Send a request and return the head of its answer, and the stream that its body comes by."""
        self.taken = self._interim = 0
        self._headed = False
        self.set_response_params(
            read_until_eof=True,
            auto_decompress=False,
            read_bufsize=_BUFFER,
            max_line_size=self._limits.headers,
            max_field_size=self._limits.headers,
            max_headers=_MOST_FIELDS,
        )
        if self.transport is None or self.transport.is_closing():
            raise aiohttp.ServerDisconnectedError
        self.transport.write(request)
        while True:
            message, stream = await self.read()
            if not 100 <= message.code < 200 or message.code == 101:
                self.used = True
                return message, stream

    def data_received(self, data: bytes) -> None:
        """Take in what came."""
        self.taken += len(data)
        if self._headed and self._payload is not None and self._payload.is_eof() and data:
            # Nothing was asked for: what is here belongs to no request and must not answer the next one.
            self._stop(TooMuch("it sends more than it was asked for"))
            return
        if not self._headed and (end := _end_of_head(data)) < len(data):
            # By itself, for aiohttp forgets an answer whose body is broken in the same piece.
            super().data_received(mended(data[:end]))
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


class Reply:
    """The head of an answer and what its body comes by; `release` is to be called in the end."""

    def __init__(self, connection: Connection, protocol: Counted, message: RawResponseMessage, stream: Any) -> None:
        self.status = message.code
        self.headers = message.raw_headers
        self.stream: aiohttp.StreamReader = stream
        self._connection = connection
        self._protocol = protocol

    @property
    def taken(self) -> int:
        """How many bytes came for it, frames and head included."""
        return self._protocol.taken

    def rest(self) -> bytes:
        """Return what came of a body before it broke."""
        return self.stream._read_nowait(-1)

    def release(self) -> None:
        """Leave the connection to the next request, or close it where the body has not come to its end."""
        if self.stream.is_eof():
            self._connection.release()
        else:
            self._connection.close()


class Wire:
    """The connections of a run, opened only to addresses that were checked, and each used as often as it lasts."""

    def __init__(self, names: Names, limits: Limits) -> None:
        loop = asyncio.get_running_loop()

        def opened(place: Any) -> socket.socket:
            family, kind, protocol, _, address = place
            if not names.approved(address[0]):
                raise OSError(None, "its address was not checked")
            return socket.socket(family, kind, protocol)

        self._connector = aiohttp.TCPConnector(
            resolver=_Pinned(names),
            use_dns_cache=False,
            limit=0,
            keepalive_timeout=5.0,
            happy_eyeballs_delay=0.2,
            socket_factory=opened,
        )
        self._connector._factory = lambda: Counted(loop, limits)  # type: ignore[assignment]  # there is no public way
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=limits.connect)
        self._ways: dict[tuple[str, str, ssl.SSLContext | None], aiohttp.ClientRequest] = {}

    async def close(self) -> None:
        """Close all connections."""
        await self._connector.close()

    async def ask(
        self, origin: str, proxy: str, context: ssl.SSLContext | None, request: Callable[[str, str], bytes]
    ) -> Reply:
        """Return the reply of an origin (https://a.example:8443) to a request.

        `request` makes its bytes of what stands before the path where a proxy is asked, and of what the proxy is told
        about us. It is sent again where a connection that was kept turns out to be closed.
        """
        way = self._ways.get((origin, proxy, context))
        if way is None:
            way = self._ways[origin, proxy, context] = aiohttp.ClientRequest(
                "GET",
                URL(f"{origin}/", encoded=True),
                loop=asyncio.get_running_loop(),
                proxy=URL(proxy) if proxy else None,
                ssl=context or True,
            )
        while True:
            connection = await self._connector.connect(way, [], self._timeout)
            protocol = cast("Counted", connection.protocol)
            used = protocol.used
            try:
                asked = proxy and not way.is_ssl()
                sent = request(origin if asked else "", way.headers.get("Proxy-Authorization", "") if asked else "")
                return Reply(connection, protocol, *await protocol.answer(sent))
            except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError):
                connection.close()
                if not used:
                    raise
            except BaseException:
                connection.close()
                raise


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
