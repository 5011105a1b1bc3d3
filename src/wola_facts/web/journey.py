"""How an errand goes: what is asked for, by which hops, each one checked, and what is at their end."""

from wola_facts.model.plain import Plain
from wola_facts.web.answer import Answer, Headers
from wola_facts.web.failure import Failed, Kind, Offline
from wola_facts.web.observation import Hop
from wola_facts.web.opened import closed
from wola_facts.web.target import Target, Unfit, encoded, joined, target

#: What is meant for one host and never handed to the next.
_PRIVATE = frozenset({"authorization", "cookie", "proxy-authorization"})


class Request(Plain):
    """What to ask for; `follow` says whether redirects are followed.

    With `insecure_ok` the address's own host need not prove whose it is, nor keep to https. No other host is let off.
    `hops` is how many redirects are followed, as many as the limits say where it is 0. `robots` says that robots.txt is
    heeded where the policy wants that.
    """

    url: str
    method: str = "GET"
    headers: Headers = ()
    body: bytes = b""
    follow: bool = True
    insecure_ok: bool = False
    hops: int = 0
    robots: bool = True


class Journey(Plain):
    """How an errand went: the hops that sent us on, and the answer at their end; or `kind` and `why` there is none.

    `moved_to` is the end of the permanent hops that it began with. `unverified` says why nothing proves whose the
    answer is, where that was let pass; nobody then vouches for where it has moved to either. `again` says that another
    try may help, `offline` that this machine may have no way out, `cookie` that somebody on the way wanted a cookie
    kept.
    """

    url: str
    hops: tuple[Hop, ...] = ()
    answer: Answer | None = None
    kind: Kind = ""
    why: str = ""
    moved_to: str = ""
    unverified: str = ""
    again: bool = False
    offline: Offline = ""
    cookie: bool = False


class Trip:
    """Where an errand has come to, and by which hops."""

    def __init__(self, errand: Request, ports: tuple[int, ...]) -> None:
        self.method, self.headers, self.body = errand.method, errand.headers, errand.body
        self._ports = ports
        self._url = errand.url
        self._hops: list[Hop] = []
        self._seen: set[tuple[str, str]] = set()
        self._insecure_ok = errand.insecure_ok
        self._own: Target | None = None
        self._before: Target | None = None
        #: Why nothing proves whose the answers are.
        self.unverified = ""
        self._moved = ""
        self._cookie = False

    def arrive(self, most: int) -> Target:
        """Return the target of the next request; Failed where none is made."""
        try:
            at = target(self._url)
            wrong = closed(at.port, self._ports)
        except Unfit as unfit:
            wrong = str(unfit)
        if wrong:
            raise Failed("refused", f"it redirects, and {wrong}" if self._hops else wrong)
        self._own = self._own or at
        if self._before and self._before.scheme == "https" and at.scheme == "http":
            self.unverified = "it redirects from https to http"
            if not (self.lets_pass(at) and self.lets_pass(self._before)):
                raise Failed("insecure", self.unverified)
        self._before = at
        if (at.url, self.method) in self._seen:
            raise Failed("dead", "its redirects go round in a circle")
        self._seen.add((at.url, self.method))
        if len(self._hops) > most:
            raise Failed("dead", f"it redirects more than {most} times")
        return at

    def lets_pass(self, at: Target) -> bool:
        """Whether a target's host need not prove whose it is: only that of the address which was asked for."""
        return self._insecure_ok and self._own is not None and at.host == self._own.host

    def depart(self, at: Target, answer: Answer, location: str, how: str) -> bool:
        """Go on to where an answer sends us; `how` is empty where it is the page, which may only want to be renewed."""
        onward, _, fragment = joined(at, location).partition("#")
        try:
            onward = target(onward).url
        except Unfit:
            pass  # as the next step will say
        if not how and onward == at.url:
            return False
        # RFC 9110, 10.2.2: a redirect without a fragment inherits that of its source.
        fragment = fragment or self._url.partition("#")[2]
        onward += f"#{encoded(fragment)}" if fragment else ""
        self._hops.append(Hop(self._url, answer.status, onward, how or "temporary"))
        if how == "permanent" and all(hop.how == "permanent" for hop in self._hops):
            self._moved = onward
        self._cookie |= bool(answer.header("set-cookie"))
        if self.method == "POST" and answer.status in (300, 301, 302, 303):
            self.method, self.body = "GET", b""
        self._url = onward
        if not onward.lower().startswith(f"{at.scheme}://{at.authority}/".lower()):
            self.headers = tuple((name, value) for name, value in self.headers if name.lower() not in _PRIVATE)
        return True

    def ended(self, answer: Answer) -> Journey:
        """Return the journey with the answer at its end."""
        return Journey(
            self._url, tuple(self._hops), answer, moved_to="" if self.unverified else self._moved,
            unverified=self.unverified, again=answer.again, cookie=self._cookie,
        )  # fmt: skip

    def failed(self, failed: Failed) -> Journey:
        """Return the journey that came to no answer."""
        return Journey(
            self._url, tuple(self._hops), None, failed.kind, failed.why, self._moved, again=failed.again,
            offline=failed.offline, cookie=self._cookie,
        )  # fmt: skip
