"""Asking for pages: each request with its answer, by the same caps, checks and manners as everything here."""

from collections.abc import Sequence

from wola_facts.model.plain import Plain
from wola_facts.web.answer import Answer, Headers, field
from wola_facts.web.crowd import crowd
from wola_facts.web.failure import Kind
from wola_facts.web.journey import Request
from wola_facts.web.limits import Limits, Policy
from wola_facts.web.observation import Hop
from wola_facts.web.outside import completed
from wola_facts.web.retry import tried
from wola_facts.web.run import Run
from wola_facts.web.target import host_of


class Page(Plain):
    """What came of a request.

    `kind` is empty for an answer, whatever its status; else it is one of `failure.Kind`, and `why` says it in a few
    words of ours. `headers` have names in small letters. `body` is inflated; `complete` says that all of it came, and
    where it did not, `why` says what broke it. `unverified` says why nothing proves that it is theirs, where that was
    let pass. `hops` are the redirects on the way to `final_url`.
    """

    url: str
    final_url: str
    status: int = 0
    hops: tuple[Hop, ...] = ()
    headers: Headers = ()
    body: bytes = b""
    complete: bool = True
    kind: Kind = ""
    why: str = ""
    unverified: str = ""

    def header(self, name: str) -> str:
        """Return the first field of a name, or an empty text."""
        return field(self.headers, name.lower())


def fetch(requests: Sequence[Request], policy: Policy, limits: Limits) -> list[Page]:
    """Return the page for each request, in their order. Failures are pages with a `kind`: nothing is raised for them.

    Raises:
        UsageError: for networks or proxies of the policy that are none.
    """
    return completed(_fetched(requests, policy, limits))


async def _fetched(requests: Sequence[Request], policy: Policy, limits: Limits) -> list[Page]:
    async with Run(policy, limits) as run:

        async def fetched(request: Request) -> Page:
            journey, kept = await tried(run, request, _Kept)
            answer = journey.answer
            if answer is None:
                return Page(
                    request.url, journey.url, hops=journey.hops, complete=False, kind=journey.kind, why=journey.why
                )
            return Page(
                request.url, journey.url, answer.status, journey.hops, answer.headers, b"".join(kept.pieces),
                answer.complete, why=answer.flaw, unverified=journey.unverified,
            )  # fmt: skip

        return await crowd([(host_of(one.url), one) for one in requests], fetched, limits)


class _Kept:
    """Takes in a whole body, which the client caps."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def begin(self, status: int, headers: Headers) -> bool:  # noqa: ARG002  # all of every body is wanted
        return True

    def feed(self, piece: bytes) -> bool:
        self.pieces.append(piece)
        return True

    def onward(self, answer: Answer) -> str:  # noqa: ARG002  # only what servers say is followed
        return ""
