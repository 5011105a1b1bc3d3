"""What `facts add --fetch URL` does: asks for the page, and makes a source's record of what it says of itself."""

from typing import TYPE_CHECKING

from wola_facts.cli.network import THROUGH_PROXY, Reach, archive_address, policy
from wola_facts.cli.session import Session
from wola_facts.corpus.said import day_or_text
from wola_facts.errors import FactsError, NetworkError, NothingFound, UsageError
from wola_facts.model.source import Name
from wola_facts.web.observation import Quote

if TYPE_CHECKING:
    from wola_facts.web.fetch import Page

#: How failures to get a page end: by the kind of failure.
_FAILED: dict[str, type[FactsError]] = {"refused": UsageError, "transient": NetworkError}


def proposed(session: Session, url: str, reach: Reach, quote: Quote | None = None) -> dict[str, object]:
    """Return the fields of a source as TOML has them, by what the page at an address says of itself.

    Where the page does not say a `quote`, a warning says so, with the closest words that it has.

    Raises:
        UsageError: where the address is not asked: no http, a private machine, a name and password in it.
        NetworkError: where the network cannot be had.
        NothingFound: where there is no page.
    """
    from wola_facts.web.answer import content_type
    from wola_facts.web.evidence.document import Unreadable
    from wola_facts.web.fetch import fetch
    from wola_facts.web.journey import Request
    from wola_facts.web.limits import Limits
    from wola_facts.web.memento import capture_at
    from wola_facts.web.metadata.propose import propose
    from wola_facts.web.stranger import stranger
    from wola_facts.web.target import Unfit, target

    try:
        target(url)
    except Unfit as error:
        raise UsageError(f"--fetch: {error}.", "Name the address of a page: --fetch https://...") from error
    way = policy(reach)
    page = fetch([Request(url)], way, Limits(attempt=12.0, source=25.0))[0]
    if way.proxies:
        session.say(THROUGH_PROXY)
    if page.kind:
        raise _FAILED.get(page.kind, NothingFound)(f"{url} was not read: {page.why}.", "Nothing was written.")
    if not 200 <= page.status < 300:
        raise NothingFound(f"{url} was not read: it answers {page.status}.", "Nothing was written.")
    if not page.complete:
        session.warn(f"the page did not come whole: {page.why}")
    media, charset = content_type(page.headers)
    if other := stranger(page, charset):
        session.warn(f"this may not be the page that was meant: {other}")
    address, archived = _address(page), {}
    at = capture_at(address, archive_address(session.load().settings)[0])
    if at:  # a page read in the web archive keeps its own address
        address, archived = at.page, {"archive": at.address, "archived": at.day}
    try:
        found = propose(page.body, media, charset, address)
    except Unreadable as error:
        raise NothingFound(f"{url}: {error}.", "Nothing was written.") from error
    if quote:
        _look_for(session, quote, page.body, media, charset)
    fields: dict[str, object] = {}
    for one in found:
        fields[one.field] = _written(one.field, one.value)
        session.say(f"{one.field}: from {one.origin}")
    return with_accessed({"url": address, **fields, **archived}, session)


def _look_for(session: Session, quote: Quote, content: bytes, media: str, charset: str) -> None:
    """Warn where a page does not say the words of a quote."""
    from wola_facts.web.evidence.document import Unreadable, text_of_plain
    from wola_facts.web.evidence.folding import folded
    from wola_facts.web.evidence.match import Outcome, explained, find_quote
    from wola_facts.web.evidence.saved import as_copy

    try:
        text = folded(text_of_plain(as_copy(content, media, charset)))
    except Unreadable as error:
        session.warn(f"whether the page says the quote is not known: {error}")
        return
    found = find_quote(text, quote.text, quote.before, quote.after)
    if found.outcome is Outcome.MISSING:
        session.warn(f"the page does not say the quote; {explained(found.closest)}")


def with_accessed(fields: dict[str, object], session: Session) -> dict[str, object]:
    """Return the fields with today as the day on which the page was read, after its address."""
    made: dict[str, object] = {}
    for name, value in fields.items():
        made[name] = value
        if name == "url":
            made["accessed"] = session.today
    return made


def _written(field: str, value: str | tuple[Name, ...]) -> object:
    if field == "date" and isinstance(value, str):
        return day_or_text(value)
    if isinstance(value, str):
        return value
    names: list[object] = [
        f"{name.family}, {name.given}" if name.family and name.given and "," not in name.family else _table(name)
        for name in value
    ]
    return names[0] if len(names) == 1 else names


def _table(name: Name) -> dict[str, str]:
    return {key: text for key in ("family", "given", "literal") if (text := getattr(name, key))}


def _address(page: "Page") -> str:
    """Return the address to write: that asked, or the one that it has moved to for good."""
    address = page.url
    for hop in page.hops:
        if hop.how != "permanent":
            break
        address = hop.location.partition("#")[0]
    return address
