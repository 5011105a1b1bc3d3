"""Save Page Now: asks an archive to capture a page today (SPN2 with an account's key, the plain form without one).

The key goes to the archive's own address and nowhere else: redirects of these requests are never followed.
"""

import json
import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal
from urllib.parse import urlencode, urlsplit

from wola_facts.model.plain import Plain, replace
from wola_facts.web.addresses import networks
from wola_facts.web.archive import Wish, captures, untold
from wola_facts.web.fetch import Page, fetch
from wola_facts.web.journey import Request
from wola_facts.web.limits import Limits, Policy
from wola_facts.web.memento import Memento, capture_at
from wola_facts.web.target import target

#: One page at a time, once; an archive that captures a page at once takes its time.
LIMITS = Limits(attempt=60.0, connect=10.0, source=70.0, tries=1, per_host=1)
#: Seconds between polls: they grow to the last of these, and end with the number of polls.
_PAUSES = (2.0, 3.0, 4.0, 6.0, 8.0)
_POLLS = 30
_LONGEST_MESSAGE = 200

_JOB = re.compile(r"[A-Za-z0-9_-]{1,100}")
_JOB_OF_FORM = re.compile(r"spn2-[0-9a-f]{16,64}")
#: Answers after which the others are not asked for either.
_ENOUGH = frozenset({401, 403, 429})

State = Literal["saved", "pending", "failed"]


class Saved(Plain):
    """What came of a wish to capture a page: the capture and its day; or a job that goes on; or why there is none.

    `offline` says that the archive could not be reached.
    """

    url: str
    state: State
    archive: str = ""
    archived: date | None = None
    why: str = ""
    offline: bool = False


def save_pages(
    urls: Sequence[str],
    base: str,
    policy: Policy,
    key: str = "",
    limits: Limits = LIMITS,
    pause: Callable[[float], None] = time.sleep,
    heard: Callable[[Saved], None] = lambda _: None,
) -> list[Saved]:
    """Return what came of asking the archive at an address to capture each page, one after the other.

    `key` is the `key:secret` of an account there. It is not sent in the clear, but to networks opened by hand. Once
    the archive turns us away, the pages that are left are not asked for. `heard` is told of each as soon as it is
    known, so that captures which were made outlive an interruption.
    """
    archive = _Archive(base.rstrip("/"), replace(policy, robots=False), key, limits, pause)
    found: list[Saved] = []
    turned_away = archive.wary()
    for url in urls:
        saved, status = (Saved(url, "failed", why=turned_away), 0) if turned_away else archive.save(url)
        found.append(saved)
        heard(saved)
        turned_away = f"the archive has turned us away ({status})" if status in _ENOUGH else turned_away
    return found


class _Archive:
    """An archive that is asked to capture pages, and how it is asked."""

    def __init__(self, base: str, policy: Policy, key: str, limits: Limits, pause: Callable[[float], None]) -> None:
        self.base, self.policy, self.key, self.limits, self.pause = base, policy, key, limits, pause
        self.headers: tuple[tuple[str, str], ...] = (("Accept", "application/json"),)
        if key:
            self.headers = (*self.headers, ("Authorization", f"LOW {key}"))

    def wary(self) -> str:
        """Return why nothing is asked of it at all, or an empty text."""
        safe = not self.key or self.base.startswith("https://") or _opened(self.base, self.policy)
        return "" if safe else "the key is not sent without https"

    def save(self, url: str) -> tuple[Saved, int]:
        """Return what came of one wish, and the status that it was answered with; 0 for none."""
        if why := untold(url, self.base):
            return Saved(url, "failed", why=why), 0
        address = target(url).url
        page = self.ask(self.wish(address))
        if page.kind:
            return Saved(url, "failed", why=page.why, offline=page.kind == "transient"), 0
        if at := _told(page, self.base, address):
            return Saved(url, "saved", at.address, at.day), page.status
        said = _json(page)
        job = str(said.get("job_id") or "") or ("" if self.key else _job_of_form(page))
        if page.status == 200 and not job and "snapshot" in str(said.get("message")):
            # The page was captured within the last day: that capture will do, and the newest one is it.
            found = captures([Wish(address)], self.base, self.policy, self.limits)[0]
            if found.state == "archived":
                return Saved(url, "saved", found.archive, found.archived, _why(said, page.status)), page.status
        if page.status != 200 or not _JOB.fullmatch(job):
            return Saved(url, "failed", why=_why(said, page.status)), page.status
        return self.follow(url, address, job), page.status

    def follow(self, url: str, address: str, job: str) -> Saved:
        """Ask how a job goes until it ends, or until we have asked often enough."""
        why = ""
        for number in range(_POLLS):
            self.pause(_PAUSES[min(number, len(_PAUSES) - 1)])
            page = self.ask(Request(f"{self.base}/save/status/{job}", headers=self.headers, follow=False))
            said = _json(page)
            if said.get("status") == "success":
                at = capture_at(f"{self.base}/web/{said.get('timestamp')}/{address}", self.base)
                if at is None:
                    return Saved(url, "failed", why="its capture has no time stamp")
                return Saved(url, "saved", at.address, at.day)
            if said.get("status") == "error" or page.status in (401, 403):
                return Saved(url, "failed", why=_why(said, page.status))
            why = page.why or (f"the archive answers {page.status}" if page.status != 200 else "")
        return Saved(url, "pending", why=why or f"job {job} goes on")

    def wish(self, url: str) -> Request:
        """Return the request to capture a page: that of an account, or the plain form."""
        if not self.key:
            return Request(f"{self.base}/save/{url}", follow=False)
        body = urlencode({"url": url, "skip_first_archive": "1", "if_not_archived_within": "1d"}).encode()
        form = (("Content-Type", "application/x-www-form-urlencoded"),)
        return Request(f"{self.base}/save", "POST", (*self.headers, *form), body, follow=False)

    def ask(self, request: Request) -> Page:
        """Return what one request brought."""
        return fetch([request], self.policy, self.limits)[0]


def _told(page: Page, base: str, url: str) -> Memento | None:
    """Return the capture that an answer leads to: the plain form redirects there, or names it."""
    for name in ("location", "content-location"):
        said = page.header(name)
        at = capture_at(base + said if said.startswith("/") else said, base, url)
        if at:
            return at
    return None


def _job_of_form(page: Page) -> str:
    found = _JOB_OF_FORM.search(page.body[:200_000].decode("utf-8", "replace"))
    return found[0] if found else ""


def _json(page: Page) -> dict[str, object]:
    try:
        said = json.loads(page.body[:1_000_000]) if page.body else {}
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _why(said: dict[str, object], status: int) -> str:
    """Return the archive's reason, for people: what it says is of others, so it is cut and printed as data."""
    reason = said.get("message") or said.get("status_ext")
    told = " ".join(str(reason).split())[:_LONGEST_MESSAGE] if isinstance(reason, str) else ""
    return told or f"the archive answers {status}"


def _opened(base: str, policy: Policy) -> bool:
    """Whether an address is a literal one in a network that was opened by hand."""
    import ipaddress

    try:
        address = ipaddress.ip_address(urlsplit(base).hostname or "")
    except ValueError:
        return False
    return any(address.version == one.version and address in one for one in networks(policy.networks))
