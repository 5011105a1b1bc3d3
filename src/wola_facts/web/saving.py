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
from wola_facts.web.archive import Memento, Wish, capture_at, captures, untold
from wola_facts.web.fetch import Page, fetch
from wola_facts.web.journey import Request
from wola_facts.web.limits import Limits, Policy
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
    """What came of a wish to capture a page: the capture and its day; or a job that goes on; or why there is none."""

    url: str
    state: State
    archive: str = ""
    archived: date | None = None
    why: str = ""


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
    base, policy = base.rstrip("/"), replace(policy, robots=False)
    wary = bool(key) and not base.startswith("https://") and not _opened(base, policy)
    found: list[Saved] = []
    turned_away = "the key is not sent without https" if wary else ""
    for url in urls:
        if turned_away:
            found.append(Saved(url, "failed", why=turned_away))
            heard(found[-1])
            continue
        saved, status = _save(url, base, policy, key, limits, pause)
        found.append(saved)
        heard(saved)
        turned_away = f"the archive has turned us away ({status})" if status in _ENOUGH else ""
    return found


def _save(
    url: str, base: str, policy: Policy, key: str, limits: Limits, pause: Callable[[float], None]
) -> tuple[Saved, int]:
    if why := untold(url, base):
        return Saved(url, "failed", why=why), 0
    address = target(url).url
    page = fetch([_wish(address, base, key)], policy, limits)[0]
    if page.kind:
        return Saved(url, "failed", why=page.why), 0
    at = _told(page, base, address)
    if at:
        return Saved(url, "saved", at.address, at.day), page.status
    said = _json(page)
    job = str(said.get("job_id") or "") or _job_of_form(page, key)
    if page.status == 200 and not job and "snapshot" in str(said.get("message")):
        # The page was captured within the last day: that capture will do, and the newest one is it.
        found = captures([Wish(address)], base, policy, limits)[0]
        if found.state == "archived":
            return Saved(url, "saved", found.archive, found.archived, _why(said, page.status)), page.status
    if page.status != 200 or not _JOB.fullmatch(job):
        return Saved(url, "failed", why=_why(said, page.status)), page.status
    return _followed(url, address, job, base, policy, key, limits, pause), page.status


def _wish(url: str, base: str, key: str) -> Request:
    if not key:
        return Request(f"{base}/save/{url}", follow=False)
    body = urlencode({"url": url, "skip_first_archive": "1", "if_not_archived_within": "1d"}).encode()
    form = (("Content-Type", "application/x-www-form-urlencoded"),)
    return Request(f"{base}/save", "POST", (*_headers(key), *form), body, follow=False)


def _followed(
    url: str,
    address: str,
    job: str,
    base: str,
    policy: Policy,
    key: str,
    limits: Limits,
    pause: Callable[[float], None],
) -> Saved:
    """Ask how a job goes until it ends, or until we have asked often enough."""
    why = ""
    for number in range(_POLLS):
        pause(_PAUSES[min(number, len(_PAUSES) - 1)])
        page = fetch([Request(f"{base}/save/status/{job}", headers=_headers(key), follow=False)], policy, limits)[0]
        said = _json(page)
        status = said.get("status")
        if status == "success":
            at = capture_at(f"{base}/web/{said.get('timestamp')}/{address}", base)
            return (
                Saved(url, "saved", at.address, at.day)
                if at
                else Saved(url, "failed", why="its capture has no time stamp")
            )
        if status == "error":
            return Saved(url, "failed", why=_why(said, page.status))
        if page.status in (401, 403):
            return Saved(url, "failed", why=_why(said, page.status))
        why = page.why or (f"the archive answers {page.status}" if page.status != 200 else "")
    return Saved(url, "pending", why=why or f"job {job} goes on")


def _headers(key: str) -> tuple[tuple[str, str], ...]:
    accept = (("Accept", "application/json"),)
    return (*accept, ("Authorization", f"LOW {key}")) if key else accept


def _told(page: Page, base: str, url: str) -> Memento | None:
    """Return the capture that an answer leads to: the plain form redirects there, or names it."""
    for name in ("location", "content-location"):
        said = page.header(name)
        at = capture_at(base + said if said.startswith("/") else said, base, url)
        if at:
            return at
    return None


def _job_of_form(page: Page, key: str) -> str:
    if key:
        return ""
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
