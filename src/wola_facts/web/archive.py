"""Captures of pages in a web archive: the nearest to a day, by Memento (RFC 7089), else by the archive's index (CDX).

The archive is one that Wayback's addresses lead to, `<archive>/web/<page>`. Its Availability API is never asked: it
answers "nothing" for pages that are archived, at times.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from time import monotonic
from typing import Literal
from urllib.parse import urlencode

from wola_facts.model.plain import Plain, replace
from wola_facts.web.addresses import refusal
from wola_facts.web.fetch import Page, fetch
from wola_facts.web.journey import Request
from wola_facts.web.limits import Limits, Policy
from wola_facts.web.memento import alike, capture_at, within
from wola_facts.web.observation import Observation
from wola_facts.web.target import Unfit, target

#: An archive takes its time, and is no place to be in a hurry at.
LIMITS = Limits(attempt=15.0, connect=5.0, source=20.0, tries=2, per_host=2, run=120.0)
#: It is asked of so many pages at once; where it does not answer of any of them, the others are not asked.
_LOT = 8
#: Too many requests: an archive counts those of all pages together.
_ENOUGH = 429
_PEACE = "the archive has had enough for now (429)"

#: What is then worth looking for in an archive.
LOST = frozenset({"dead", "drifted", "soft-404"})

State = Literal["archived", "not-archived", "unknown"]
_ROW = re.compile(r"\S+ (\d{14}) (\S+) \S+ (\d{3}|-) \S+ \S+")
_PRIVATE_NAMES = (".local", ".localhost", ".internal", ".lan", ".home.arpa")
_ANSWERED_ELSEWHERE = "the archive sent us elsewhere"


class Wish(Plain):
    """A page to look for, and the day that its capture should be nearest to; None is the newest."""

    url: str
    near: date | None = None


class Capture(Plain):
    """What an archive has of a page: the address of a capture and its day; or none, for certain; or nobody knows.

    `why` says in a few words of ours why nobody knows, or why what there is will not do.
    """

    url: str
    state: State
    archive: str = ""
    archived: date | None = None
    why: str = ""


def captures(wishes: Sequence[Wish], base: str, policy: Policy, limits: Limits = LIMITS) -> list[Capture]:
    """Return what the archive at an address has of each page, in their order.

    Only a capture that shows the page and no error counts. "Not archived" is said only where the archive itself says
    so; where it could not be asked, or its answers do not fit together, it is "unknown". `limits.run` is the time for
    all of them together: what it is not asked in time is unknown too.
    """
    policy = replace(policy, robots=False)  # an archive's interface is made for programs
    untellable = {wish: untold(wish.url, base) for wish in wishes}
    found = {wish: Capture(wish.url, "unknown", why=why) for wish, why in untellable.items() if why}
    asked = [wish for wish, why in untellable.items() if not why]
    end = monotonic() + limits.run
    silent = ""
    for start in range(0, len(asked), _LOT):
        lot = asked[start : start + _LOT]
        silent = silent or ("the archive takes too long" if monotonic() > end else "")
        if silent:
            found |= {wish: Capture(wish.url, "unknown", why=silent) for wish in lot}
            continue
        answers, silent = _asked(lot, base, policy, limits)
        found |= answers
    return [found[wish] for wish in wishes]


def untold(url: str, base: str) -> str:
    """Return why an archive is not told of a page, or an empty text.

    An address with a password in it is nobody else's business, nor is one of a private network a public archive's.
    """
    try:
        page, archive = target(url), target(base)
    except Unfit as error:
        return str(error)
    if _private(page.host) and not _private(archive.host):
        return "a private address is not told to a public archive"
    return ""


def _private(host: str) -> bool:
    literal = ":" in host or host.replace(".", "").isdigit()
    return bool(refusal(host)) if literal else "." not in host or host.endswith(_PRIVATE_NAMES)


def _asked(lot: Sequence[Wish], base: str, policy: Policy, limits: Limits) -> tuple[dict[Wish, Capture], str]:
    """Return what the archive has of some pages, and why it is not to be asked of more, or an empty text."""
    found: dict[Wish, Capture] = {}
    doubtful: list[Wish] = []
    pages = fetch([_timegate(wish, base) for wish in lot], policy, limits)
    for wish, page in zip(lot, pages, strict=True):
        found[wish], sure = _by_memento(wish, page, base)
        if not sure:
            doubtful.append(wish)
    if all(page.kind and not page.hops for page in pages):
        return found, f"the archive does not answer: {found[lot[0]].why}"
    if any(page.status == _ENOUGH for page in pages):
        return found, _PEACE
    pages = fetch([_index(wish, base) for wish in doubtful], policy, limits)
    for wish, page in zip(doubtful, pages, strict=True):
        found[wish] = _by_index(wish, page, base, found[wish])
    enough = any(page.status == _ENOUGH for page in pages)
    return found, _PEACE if enough else ""


def with_captures(
    observations: Iterable[Observation], days: Mapping[str, date], base: str, policy: Policy, limits: Limits = LIMITS
) -> tuple[list[Observation], dict[str, Capture]]:
    """Return observations with `archive` and `archived` filled in for what is dead, drifted or a soft 404.

    `days` says by source when it was read, which its capture is to be nearest to. Also returned is what the archive
    said, by source: where its state is "unknown" nothing may be concluded from an empty `archive`.
    """
    known = list(observations)
    lost = [one for one in known if one.verdict in LOST]
    said = captures([Wish(one.url, days.get(one.source)) for one in lost], base, policy, limits) if lost else []
    by_source = {one.source: capture for one, capture in zip(lost, said, strict=True)}
    filled = []
    for one in known:
        capture = by_source.get(one.source)
        if capture and capture.archive and capture.archived:
            one = replace(one, archive=capture.archive, archived=capture.archived.isoformat())
        filled.append(one)
    return filled, by_source


def _timegate(wish: Wish, base: str) -> Request:
    headers: tuple[tuple[str, str], ...] = ()
    if wish.near:
        noon = datetime(wish.near.year, wish.near.month, wish.near.day, 12, tzinfo=UTC)
        headers = (("Accept-Datetime", format_datetime(noon, usegmt=True)),)
    return Request(f"{base.rstrip('/')}/web/{target(wish.url).url}", headers=headers)


def _by_memento(wish: Wish, page: Page, base: str) -> tuple[Capture, bool]:
    """Return what a TimeGate's answer comes to, and whether the index need not be asked as well."""
    if page.kind:
        return Capture(wish.url, "unknown", why=page.why), False
    trail = [*(hop.location for hop in page.hops), page.final_url]
    at = next((found for address in trail if (found := capture_at(address, base, wish.url))), None)
    if not all(within(address, base.rstrip("/")) for address in trail):
        return Capture(wish.url, "unknown", why=_ANSWERED_ELSEWHERE), False
    memento = bool(page.header("memento-datetime"))
    if at and (page.status == 200 or not memento):
        # The redirect tells of a capture, even if it cannot be shown just now; the index may know of a better one.
        return Capture(wish.url, "archived", at.address, at.day), memento
    if page.status == 404 and not at and not memento:
        return Capture(wish.url, "not-archived"), True
    why = f"the nearest capture answers {page.status}" if at else f"the archive answers {page.status}"
    return Capture(wish.url, "unknown", why=why), False


def _index(wish: Wish, base: str) -> Request:
    asked = {"url": target(wish.url).url, "filter": "statuscode:200", "limit": "1"}
    if wish.near:
        asked |= {"closest": wish.near.strftime("%Y%m%d120000"), "sort": "closest"}
    else:
        asked["limit"] = "-1"
    return Request(f"{base.rstrip('/')}/cdx/search/cdx?{urlencode(asked)}", follow=False)


def _by_index(wish: Wish, page: Page, base: str, before: Capture) -> Capture:
    """Return what the index says of a page whose TimeGate left a doubt."""
    if page.kind or page.status != 200 or not page.complete:
        return before
    text = page.body[:20_000].decode("utf-8", "replace").strip()
    if not text:
        # The index knows of no good capture; only an archive that also answered to the first question is believed.
        of_errors = before.why.startswith("the nearest capture")
        return Capture(wish.url, "not-archived", why="all its captures are of errors") if of_errors else before
    row = _ROW.fullmatch(text.splitlines()[-1])
    if not row or row[3] != "200" or alike(row[2]) != alike(wish.url):
        return before
    at = capture_at(f"{base.rstrip('/')}/web/{row[1]}/{row[2]}", base)
    return Capture(wish.url, "archived", at.address, at.day) if at else before
