"""A connection of aiohttp's that counts what comes by it.

There are three things that aiohttp cannot do of its own: it counts neither the bytes of a whole header nor those of
chunks' frames, it would take what a server sends after its answer for the next one, and it forgets what had come before
a body broke.
"""

import asyncio
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_parser import RawResponseMessage

from wola_facts.web.head import mended
from wola_facts.web.limits import Limits

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

    def resume_reading(self, *words: Any, **named: Any) -> None:
        """Go on reading where that was paused: aiohttp asks for it after every piece, and would parse nothing anew."""
        if self._reading_paused:
            super().resume_reading(*words, **named)

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
