"""Names of hosts and their addresses: looked up once a run, each answer checked, and held to from then on."""

import asyncio
import ipaddress
import socket
import threading

from wola_facts.web.addresses import networks, refusal
from wola_facts.web.failure import Failed
from wola_facts.web.limits import Policy

#: Look-ups at once. Each is a thread of its own that nobody waits for at the end: a slow name server holds up no other.
_AT_ONCE = 64
#: There is no such name, or none with an address; any other error may pass.
_NO_SUCH_NAME = frozenset(
    code for code in (getattr(socket, name, None) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY")) if code
)

Answer = tuple[socket.AddressFamily, str]


class Names:
    """The addresses of a run's hosts. What is once looked up is not looked up again, so nobody can change it."""

    def __init__(self, policy: Policy) -> None:
        self._networks = networks(policy.networks)
        self._pinned: dict[str, tuple[Answer, ...]] = {}
        self._refused: dict[str, Failed] = {}
        self._asked: dict[str, asyncio.Task[tuple[Answer, ...]]] = {}
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._approved: set[str] = set()

    async def lookup(self, host: str) -> tuple[Answer, ...]:
        """Return a host's addresses; all of them may be reached.

        Raises:
            Failed: refused where one of them must not be reached, dead where there is no such name, transient else.
        """
        if found := self._pinned.get(host):
            return found
        if failed := self._refused.get(host):
            raise Failed(failed.kind, failed.why, offline=failed.offline)
        task = self._asked.get(host)
        if task is None:
            task = self._asked[host] = asyncio.create_task(self._resolved(host))
            task.add_done_callback(lambda done: self._over(host, done))
        return await asyncio.shield(task)

    def _over(self, host: str, task: asyncio.Task[tuple[Answer, ...]]) -> None:
        self._asked.pop(host, None)
        failed = None if task.cancelled() else task.exception()
        if isinstance(failed, Failed) and not failed.again:
            self._refused[host] = failed

    async def trust(self, host: str) -> None:
        """Look up a proxy's host, which the user named and which may have any address.

        Raises:
            Failed: where it is not found: then there is no way out, and nothing is known of the pages behind it.
        """
        if host not in self._pinned:
            try:
                answers = self._spelt(host) or await self._answers(host)
            except Failed:
                raise Failed("transient", "the proxy's host has no address", offline="surely") from None
            self._pinned[host] = answers
            self._approved.update(address for _, address in answers)

    def pinned(self, host: str) -> tuple[Answer, ...]:
        """Return the addresses of a host that was looked up; none for another one."""
        return self._pinned.get(host, ())

    def approved(self, address: str) -> bool:
        """Whether an address was checked in this run: the last question before a socket opens."""
        return address in self._approved

    def literal(self, host: str) -> str:
        """Return the address that a host spells out, be it in decimal, octal or hex; empty for a name."""
        if ":" in host:
            try:
                return str(ipaddress.IPv6Address(host))
            except ValueError:
                return host
        if host[-1:].isdigit() or host.rpartition(".")[2].startswith("0x"):
            try:
                return socket.inet_ntoa(socket.inet_aton(host))
            except OSError:
                return ""
        return ""

    def check_literal(self, host: str) -> None:
        """Raise Failed for what can be known without looking a name up, where a proxy does that."""
        if host == "localhost" or host.endswith(".localhost"):
            host = "127.0.0.1"
        address = self.literal(host)
        if address and (why := refusal(address, self._networks)):
            raise _refused(address, why)

    async def _resolved(self, host: str) -> tuple[Answer, ...]:
        answers = self._spelt(host) or await self._answers(host)
        for _, address in answers:
            if why := refusal(address, self._networks):
                raise _refused(address, why)
        self._pinned[host] = answers
        self._approved.update(address for _, address in answers)
        return answers

    def _spelt(self, host: str) -> tuple[Answer, ...]:
        address = self.literal(host)
        return ((socket.AF_INET6 if ":" in address else socket.AF_INET, address),) if address else ()

    async def _answers(self, host: str) -> tuple[Answer, ...]:
        """Ask this machine's resolver, in a thread that may be left behind."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[tuple[Answer, ...]] = loop.create_future()

        def tell(answers: tuple[Answer, ...], error: Failed | None) -> None:
            if not future.done():
                if error:
                    future.set_exception(error)
                else:
                    future.set_result(answers)

        def ask() -> None:
            answers, error = _getaddrinfo(host)
            try:
                loop.call_soon_threadsafe(tell, answers, error)
            except RuntimeError:
                pass  # the run is over, and nobody listens any more

        async with self._room:
            threading.Thread(target=ask, daemon=True, name="facts-lookup").start()
            return await future


def _getaddrinfo(host: str) -> tuple[tuple[Answer, ...], Failed | None]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_NAME:
            return (), Failed("dead", "its host has no address: there is no such name", offline="name")
        return (), Failed("transient", "its host's name could not be looked up", again=True, offline="name")
    except (OSError, UnicodeError):
        return (), Failed("transient", "its host's name could not be looked up", again=True)
    answers = dict.fromkeys(
        (family, str(place[0])) for family, _, _, _, place in found if family in (socket.AF_INET, socket.AF_INET6)
    )
    if not answers:
        return (), Failed("dead", "its host has no address")
    return tuple(answers), None


def _refused(address: str, why: str) -> Failed:
    shown = address.partition("%")[0]
    return Failed("refused", f"{shown if len(shown) < 50 and shown.isascii() else 'its host'} is not asked: {why}")
