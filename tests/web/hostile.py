"""A hostile web server: one named behaviour a case, on loopback, with nothing but the standard library.

A case is a path, the bytes or the function that answers it, the words that are looked for, and the verdict that is
right, with the reason where it is not plain.
"""

import asyncio
import gzip
import struct
import threading
import time
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

QUOTE = "15 firm torture convictions"
SAYS = f"<html><head><title>Report</title></head><body><h1>Report</h1><p>There were {QUOTE} in all.</p></body></html>"
SILENT = SAYS.replace("15", "18")
LONG = "<p>Nothing of the kind is told in this paragraph, which is long enough to be one.</p>" * 200


@dataclass
class Request:
    """What was asked: the path, the fields of the header, and how often that path was asked before."""

    path: str
    headers: dict[str, str]
    turn: int
    when: float
    host: "Server"


Send = Callable[[bytes], Awaitable[None]]
Reply = bytes | Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Case:
    """A behaviour and what it has to be called."""

    name: str
    verdict: str
    reply: Reply
    quote: str = QUOTE
    start: str = ""
    moved_to: str = ""
    before: str = ""
    after: str = ""
    #: Asked at a host of its own, for it slows down all that is asked there.
    apart: bool = False


def answer(
    body: str | bytes = SAYS, status: str = "200 OK", *fields: str, kind: str = "text/html; charset=utf-8"
) -> bytes:
    """Return an answer as it should be, with a length."""
    content = body.encode() if isinstance(body, str) else body
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", *fields]
    if kind:
        head.append(f"Content-Type: {kind}")
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + content


def raw(text: str | bytes, body: str | bytes = b"") -> bytes:
    """Return a header as it is written, line by line, and a body; the connection closes after it."""
    head = text if isinstance(text, bytes) else "\r\n".join(text.strip().split("\n")).encode("latin-1")
    return b"\0close" + head + b"\r\n\r\n" + (body.encode() if isinstance(body, str) else body)


def redirect(to: str, status: str = "302 Found", *fields: str) -> bytes:
    sent = to if to.isascii() or "\xc3" in to else to.encode().decode("latin-1")
    return answer("moved", status, f"Location: {sent}", *fields)


def chunked(*pieces: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


class Server:
    """Serves cases on an address of this machine, in a thread of its own; `log` holds what was asked."""

    def __init__(self, cases: dict[str, Reply], address: str = "127.0.0.1", context: object = None) -> None:
        self.cases = cases
        self.address = address
        self.log: list[Request] = []
        self.active = self.most = 0
        self._context = context
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(5)

    @property
    def root(self) -> str:
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"{'https' if self._context else 'http'}://{host}:{self.port}"

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self._accept, self.address, 0, ssl=self._context, backlog=500)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        self.active += 1
        self.most = max(self.most, self.active)
        try:
            while await self._one(reader, writer):
                pass
        except (OSError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass  # it went, or the server ends
        finally:
            self.active -= 1
            self._tasks.discard(task)
            writer.transport.abort() if writer.transport.is_closing() else writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        path = head[0].split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        turn = sum(1 for one in self.log if one.path == path)
        request = Request(path, headers, turn, time.monotonic(), self)
        self.log.append(request)
        reply = self.cases.get(path.partition("?")[0], answer("no such case", "404 Not Found"))
        if not isinstance(reply, bytes):
            await reply(request, writer)
            return False
        close = reply.startswith(b"\0close")
        writer.write(reply.removeprefix(b"\0close").replace(b"@ROOT@", self.root.encode()))
        await writer.drain()
        return not close


# --- what answers in its own way ---------------------------------------------------------------------------------


def then(*replies: bytes) -> Reply:
    """Answer each time in another way; the last one stays."""

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        said = replies[min(request.turn, len(replies) - 1)]
        writer.write(said.removeprefix(b"\0close"))
        await writer.drain()

    return reply


def slow(content: bytes, *, first: float = 0.0, every: float = 0.0, size: int = 1) -> Reply:
    """Answer after a while, or piece by piece."""

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(first)
        if not every:
            writer.write(content)
            await writer.drain()
            return
        for start in range(0, len(content), size):
            writer.write(content[start : start + size])
            await writer.drain()
            await asyncio.sleep(every)

    return reply


def endless(head: bytes, piece: bytes) -> Reply:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(piece)
            await writer.drain()

    return reply


async def silence(request: Request, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def hang_up(request: Request, writer: asyncio.StreamWriter) -> None:
    """Close without a word."""


async def reset(request: Request, writer: asyncio.StreamWriter) -> None:
    import socket

    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def reset_after(content: bytes) -> Reply:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(content)
        await writer.drain()
        await asyncio.sleep(0.05)
        await reset(request, writer)

    return reply


def first_reset(content: bytes) -> Reply:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        if not request.turn:
            await reset(request, writer)
        writer.write(content)
        await writer.drain()

    return reply


def first_silent(content: bytes) -> Reply:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        if not request.turn:
            await asyncio.sleep(60)
        writer.write(content)
        await writer.drain()

    return reply


def with_date(status: str, seconds: int, *, date: bool = True) -> Reply:
    """Ask to come back at a date; then say it."""
    from email.utils import formatdate

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        if request.turn:
            writer.write(answer())
        else:
            fields = [f"Retry-After: {formatdate(time.time() + seconds, usegmt=True)}"]
            if date:
                fields.append(f"Date: {formatdate(usegmt=True)}")
            writer.write(answer("wait", status, *fields))
        await writer.drain()

    return reply


async def once_without_query(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(answer() if "?" in request.path else redirect("?to=1", "301 Moved Permanently"))
    await writer.drain()


async def needs_cookie(request: Request, writer: asyncio.StreamWriter) -> None:
    to = answer() if "cookie" in request.headers else redirect(request.path, "302 Found", "Set-Cookie: seen=1")
    writer.write(to)
    await writer.drain()


async def tells_bots(request: Request, writer: asyncio.StreamWriter) -> None:
    """Say it only to who asks as we should: no cookies, no password, no brotli, no range, GET."""
    wrong = {"cookie", "authorization", "range", "referer"} & request.headers.keys()
    offered = request.headers.get("accept-encoding", "")
    honest = "facts" in request.headers.get("user-agent", "") and "br" not in offered
    writer.write(answer() if honest and not wrong and request.headers.get("host") else answer("no", "400 Bad Request"))
    await writer.drain()


def unchanged(request: Request, writer: asyncio.StreamWriter) -> Awaitable[None]:
    known = request.headers.get("if-none-match") == '"v1"'
    writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n' if known else answer(SAYS, "200 OK", 'ETag: "v1"'))
    return writer.drain()


def zipped(text: str | bytes, coding: str = "gzip") -> bytes:
    content = text.encode() if isinstance(text, str) else text
    if coding == "gzip":
        return gzip.compress(content)
    if coding == "raw":
        engine = zlib.compressobj(wbits=-15)
        return engine.compress(content) + engine.flush()
    return zlib.compress(content)


def bomb(start: str, megabytes: int) -> bytes:
    engine = zlib.compressobj(9, wbits=31)
    made = [engine.compress(start.encode())]
    block = b"\0" * 1_000_000
    made += [engine.compress(block) for _ in range(megabytes)]
    return b"".join([*made, engine.flush()])


@dataclass
class Canary:
    """Listens where nobody may come, and counts who does."""

    address: str
    hits: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        import socket

        family = socket.AF_INET6 if ":" in self.address else socket.AF_INET
        self._socket = socket.socket(family)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((self.address, 0))
        self._socket.listen(50)
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, whence = self._socket.accept()
            except OSError:
                return
            self.hits.append(str(whence))
            connection.close()

    def close(self) -> None:
        self._socket.close()
