"""One request and its answer: streamed, capped, and judged by nobody yet."""

import asyncio
import ssl
from typing import Protocol, Self

import aiohttp
from yarl import URL

from wola_facts.model.plain import Plain
from wola_facts.web import wire
from wola_facts.web.failure import Failed, Flaw
from wola_facts.web.inflate import OFFERED, Inflater
from wola_facts.web.limits import MEGABYTE, Limits, Policy
from wola_facts.web.names import Names
from wola_facts.web.proxies import Proxies
from wola_facts.web.target import Target

Headers = tuple[tuple[str, str], ...]

#: What is left of a body is read so that its connection may be used again, where it is not more than this.
_WORTH_READING = 64_000
_WORTH_WAITING = 0.25


class Taker(Protocol):
    """Who takes in a body: `begin` says whether any of it is wanted, `feed` whether more is."""

    def begin(self, status: int, headers: Headers) -> bool:
        """Hear of an answer's head."""
        ...

    def feed(self, piece: bytes) -> bool:
        """Take the next bytes of the document."""
        ...


class Answer(Plain):
    """The head of an answer, names of fields in small letters; and what became of its body.

    `complete` says that the body came whole, or as far as its taker wanted it; else `flaw` says why not, and `again`
    whether another try may help.
    """

    status: int
    headers: Headers = ()
    complete: bool = True
    flaw: str = ""
    again: bool = False
    #: It did not end before as much of it had come as we take of any.
    too_long: bool = False

    def header(self, name: str) -> str:
        """Return the first field of a name, or an empty text."""
        return next((value for key, value in self.headers if key == name), "")


class Client:
    """Asks for pages, one request at a time, by the rules of a policy and within limits: `async with Client(...)`."""

    def __init__(self, policy: Policy, limits: Limits) -> None:
        self.limits = limits
        self._names = Names(policy)
        self._proxies = Proxies(policy)
        self._headers = {"User-Agent": policy.agent, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}

        self._contexts: dict[bool, ssl.SSLContext] = {}

    async def __aenter__(self) -> Self:
        self._session = wire.session(self._names, self.limits)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

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
        said = {**self._headers, **dict(headers), "Accept-Encoding": OFFERED}
        try:
            response = await self._session.request(
                method,
                URL(f"{target.scheme}://{authority}{target.path}", encoded=True),
                headers=said,
                data=body or None,
                allow_redirects=False,
                proxy=proxy.url if proxy else None,
                ssl=self._tls(verified=verified) if target.scheme == "https" or proxy else True,
            )
        except aiohttp.ClientError as error:
            raise _failed(error) from None
        except TimeoutError:
            raise Failed("transient", "no connection in time", again=True) from None
        except (ValueError, OSError) as error:  # what aiohttp does not wrap
            raise Failed("transient", "its answer cannot be understood", again=isinstance(error, OSError)) from None
        try:
            return await self._taken(response, taker)
        finally:
            response.close()

    def _tls(self, *, verified: bool) -> ssl.SSLContext:
        """Return what TLS is spoken by, made where it is first needed: reading what is trusted takes its time.

        Each has its own connections: aiohttp reuses one only for the context that it was opened by.
        """
        if verified not in self._contexts:
            self._contexts[verified] = wire.tls(verified=verified)
        return self._contexts[verified]

    async def _taken(self, response: aiohttp.ClientResponse, taker: Taker) -> Answer:
        # Not all that came in need be letters: what is no UTF-8 stays as it was, for addresses to be encoded by.
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("utf-8", "surrogateescape"))
            for name, value in response.raw_headers
        )
        if sum(len(name) + len(value) + 4 for name, value in response.raw_headers) > self.limits.headers:
            raise Failed("transient", f"its header has more than {self.limits.headers // 1000} KB")
        answer = Answer(response.status, headers)
        if not taker.begin(answer.status, headers):
            return answer
        try:
            inflater = Inflater(",".join(value for name, value in headers if name == "content-encoding"), self.limits)
            enough = await self._read(response, taker, inflater)
        except Flaw as flaw:
            return Answer(
                answer.status, headers, complete=False, flaw=flaw.why, again=flaw.again, too_long=flaw.too_long
            )
        if enough:
            await _finish(response)
        return answer

    async def _read(self, response: aiohttp.ClientResponse, taker: Taker, inflater: Inflater) -> bool:
        """Hand on a body; return whether its taker had enough before it ended."""
        stream, connection, size = response.content, wire.taken(response), 0
        while True:
            broken: aiohttp.ClientError | OSError | None = None
            try:
                piece = await stream.readany()
            except (aiohttp.ClientError, OSError) as error:
                piece, broken = wire.rest(stream), error
            size += len(piece)
            last = not piece and stream.at_eof()
            for part in inflater.feed(piece, last=last and not broken):
                if not taker.feed(part):
                    return True
            if broken:
                why = str(broken) if isinstance(broken, wire.TooMuch) else "its body is cut off or broken"
                raise Flaw(why, again=True)
            if last:
                return False
            if max(size, connection.taken if connection else 0) > self.limits.wire:
                raise Flaw(f"it has more than {self.limits.wire // MEGABYTE} MB", too_long=True)


async def _finish(response: aiohttp.ClientResponse) -> None:
    """Read the rest of a body that nobody wants, where that costs less than a new connection."""
    if response.content.is_eof() or (response.content_length or _WORTH_READING + 1) > _WORTH_READING:
        return
    try:
        async with asyncio.timeout(_WORTH_WAITING):
            while await response.content.readany():
                pass
    except (TimeoutError, aiohttp.ClientError, OSError):
        pass  # then it is closed


def _failed(error: aiohttp.ClientError) -> Failed:
    """Return what an error of aiohttp means here."""
    match error:
        case wire.TooMuch():
            return Failed("transient", str(error))
        case aiohttp.ClientConnectorCertificateError():
            return _untrusted(error.certificate_error)
        case aiohttp.ClientSSLError():
            return _without_tls(error)
        case aiohttp.ClientProxyConnectionError():
            return Failed("transient", "the proxy cannot be reached", again=True, offline=True)
        case aiohttp.ClientHttpProxyError():
            return Failed("transient", "the proxy gives no way to its host", again=True, offline=error.status == 407)
        case aiohttp.ClientConnectorError():
            return _unconnected(error.os_error)
        case aiohttp.ServerDisconnectedError():
            return Failed("transient", "the server hung up without an answer", again=True)
        case aiohttp.ClientOSError():
            return _unconnected(error)
        case aiohttp.ServerTimeoutError():
            return Failed("transient", "no connection in time", again=True)
        case aiohttp.ClientResponseError():
            return Failed("transient", "its answer is not HTTP, or broken", again=True)
        case _:
            return Failed("transient", "its answer cannot be understood")


def _unconnected(error: OSError) -> Failed:
    import errno

    if isinstance(error.__cause__, ssl.SSLError) or isinstance(error, ssl.SSLError):
        return Failed("transient", "the server hung up while TLS was agreed on", again=True)
    match error.errno:
        case errno.ECONNREFUSED:
            return Failed("transient", "the connection was refused", again=True)
        case errno.ECONNRESET | errno.EPIPE | errno.ECONNABORTED:
            return Failed("transient", "the connection was reset", again=True)
        case errno.EHOSTUNREACH | errno.EADDRNOTAVAIL:
            return Failed("transient", "there is no way to its host", again=True)
        case errno.ENETUNREACH | errno.ENETDOWN:
            return Failed("transient", "there is no way to its host", again=True, offline=True)
        case errno.EPERM | errno.EACCES:
            return Failed("transient", "this machine does not let us connect", offline=True)
    return Failed("transient", "no connection", again=True)


def _untrusted(error: Exception) -> Failed:
    """Return what is wrong with a certificate, by OpenSSL's number for it."""
    why = {
        9: "its certificate is not yet valid",
        10: "its certificate has expired",
        18: "its certificate is signed by itself",
        19: "its certificate is signed by nobody whom this machine trusts",
        20: "its certificate is signed by nobody whom this machine trusts",
        23: "its certificate was revoked",
        62: "its certificate is another host's",
        64: "its certificate is another host's",
    }
    code = error.verify_code if isinstance(error, ssl.SSLCertVerificationError) else 0
    return Failed("insecure", why.get(code, "its certificate cannot be trusted"))


def _without_tls(error: aiohttp.ClientSSLError) -> Failed:
    """Return what a failed handshake means: a server that has no safe TLS, or one that hung up."""
    reason = str(getattr(error.os_error, "reason", "") or "")
    if "CERTIFICATE_REQUIRED" in reason:
        return Failed("transient", "the server wants a certificate of ours")
    if not reason or "EOF" in reason or "SYSCALL" in reason or "INTERNAL" in reason:
        return Failed("transient", "the server hung up while TLS was agreed on", again=True)
    return Failed("insecure", "the server offers no TLS that is safe")
