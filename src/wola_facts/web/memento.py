"""Addresses in an archive: which page, captured on which day, each stands for."""

import re
from datetime import date, datetime
from urllib.parse import quote, unquote, urlsplit

from wola_facts.model.plain import Plain

_CAPTURE = re.compile(r"/web/(\d{14})(?:[a-z]{2}_)?/(.+)")


class Memento(Plain):
    """An address in the archive: that of the capture, that of the page which was captured, and the day."""

    address: str
    page: str
    day: date


def capture_at(address: str, base: str, url: str = "") -> Memento | None:
    """Return an address as the archive's own capture of a page; None where it is none.

    The toolbar's marks in it (`id_`, `if_`) are left out. Without `url` any page's capture will do.
    """
    prefix = base.rstrip("/")
    found = _CAPTURE.fullmatch(address[len(prefix) :]) if within(address, prefix) else None
    if not found or (url and alike(found[2]) != alike(url)):
        return None
    try:
        day = datetime.strptime(found[1], "%Y%m%d%H%M%S").date()  # noqa: DTZ007  # a capture's time is UTC
    except ValueError:
        return None
    return Memento(f"{prefix}/web/{found[1]}/{found[2]}", found[2], day)


def within(address: str, prefix: str) -> bool:
    """Whether an address is one of an archive."""
    return address.startswith(f"{prefix}/")


def alike(url: str) -> str:
    """Return what two addresses of one page have in common, as archives see it: no scheme, www, port or last slash."""
    parts = urlsplit(url)
    host = (parts.netloc or "").lower().removesuffix(":80").removesuffix(":443").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return unquote(f"{host}{parts.path.rstrip('/')}{query}") if host else quote(url)
