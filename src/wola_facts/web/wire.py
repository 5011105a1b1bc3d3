"""What aiohttp is made to do here: addresses that were checked, caps on what comes in, nothing kept and nothing sent.

It connects, by proxies and TLS, keeps connections, and reads what comes by them. Its sessions and responses are left
out: cookies, passwords, redirects and the like are not wanted, and cost as much as all the rest of a request.
"""

import asyncio
import socket
import ssl
from collections.abc import Callable
from typing import Any, cast

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import Connection
from aiohttp.http_parser import RawResponseMessage
from yarl import URL

from wola_facts.web.counted import Counted
from wola_facts.web.limits import Limits
from wola_facts.web.names import Names

#: Bytes that are read from a connection by TLS at once: two of its records.
_PIECE = 32_768


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
        _spare(loop)
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=limits.connect)
        self._ways: dict[tuple[str, str, ssl.SSLContext | None], aiohttp.ClientRequest] = {}

    async def close(self) -> None:
        """Close all connections."""
        await self._connector.close()

    async def ask(
        self,
        origin: str,
        proxy: str,
        context: ssl.SSLContext | None,
        request: Callable[[str, str], bytes],
        *,
        again: bool,
    ) -> Reply:
        """Return the reply of an origin (https://a.example:8443) to a request.

        `request` makes its bytes of what stands before the path where a proxy is asked, and of what the proxy is told
        about us. With `again` it is sent once more where a connection that was kept turns out to be closed.
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
                if not (used and again):
                    raise
            except BaseException:
                connection.close()
                raise


def _spare(loop: Any) -> None:
    """Let a loop's connections by TLS read in small pieces; asyncio keeps 256 KB for each, from before its handshake.

    Other loops than asyncio's own do as they do.
    """
    whole = getattr(loop, "_make_ssl_transport", None)
    if whole is None or "_make_ssl_transport" in vars(loop):
        return

    def made(*words: Any, **named: Any) -> Any:
        transport = whole(*words, **named)
        secured: Any = getattr(transport, "_ssl_protocol", None)
        if hasattr(secured, "_ssl_buffer_view"):
            secured.max_size = _PIECE
            secured._ssl_buffer = bytearray(_PIECE)
            secured._ssl_buffer_view = memoryview(secured._ssl_buffer)
        return transport

    loop._make_ssl_transport = made
