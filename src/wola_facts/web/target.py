"""Addresses of pages as they are asked for: taken apart once, by us, so that nobody reads them in two ways."""

import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit

from wola_facts.model.plain import Plain

_LONGEST = 8_000
_DEFAULT = {"http": 80, "https": 443}
#: What stays as it is written; everything else is percent-encoded.
_SAFE = "!$%&'()*+,-./:;=@_~?#[]"
_PLAIN = re.compile(r"[A-Za-z0-9!$%&'()*+,\-./:;=@_~?]*")
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
#: Addresses that are already as they are asked for: most of them, and read at once.
_USUAL = re.compile(
    r"(https?)://([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3})(?::([2-9][0-9]{3}|[1-5][0-9]{4}))?"
    r"(/[A-Za-z0-9!$%&'()*+,\-./:;=@_~]*(?:\?[A-Za-z0-9!$%&'()*+,\-./:;=@_~?]+)?)(?:#[!-\[\]-~]*)?"
)
#: A segment of a path that is one dot or two, as it may be written.
_DOTS = re.compile(r"(?i)/(?:\.|%2e){1,2}(?=/|$)")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")


class Unfit(Exception):
    """An address that is not asked; the message says why."""


class Target(Plain):
    """A page to ask for: scheme, ASCII host without brackets, port, and the path with its query, percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, without fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def host_key(self) -> str:
        """What is spared as one host: http and https of a name, or a port of its own."""
        return self.host if self.port in _DEFAULT.values() else self.authority


@lru_cache(1_024)
def target(url: str) -> Target:
    """Return an address taken apart.

    Raises:
        Unfit: for another scheme than http and https, user info, and what is no address at all.
    """
    if len(url) > _LONGEST:
        raise Unfit(f"the address has {len(url):,} characters")
    if usual := _USUAL.fullmatch(url):
        scheme, host, said, path = usual.groups()
        return Target(scheme, host, int(said) if said else _DEFAULT[scheme], _undotted(path))
    if _ODD.search(url):
        raise Unfit("the address holds a character that no address has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unfit("it is no address") from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT:
        raise Unfit(f"the scheme {scheme[:20] or '(none)'}: is not asked")
    if "@" in parts.netloc:
        raise Unfit("the address holds a user name or password")
    if port == 0:
        raise Unfit("there is no port 0")
    path = _undotted(encoded(parts.path) or "/")
    if parts.query:
        path += "?" + encoded(parts.query)
    return Target(scheme, _host(parts.hostname or ""), port or _DEFAULT[scheme], path.replace("#", "%23"))


def host_of(url: str) -> str:
    """Return the name by which an address's host is spared; empty where it is not asked."""
    try:
        return target(url).host_key
    except Unfit:
        return ""


def joined(base: Target, location: str) -> str:
    """Return where a redirect leads, as an address; `target` says whether it may be asked."""
    said = location.strip().replace("\\", "/")
    said = re.sub(r"[\t\n\r]", "", said)  # as browsers do
    said = re.sub(r"[\x00-\x20\x7f]", lambda found: encoded(found[0]), said)
    scheme = re.match(r"(?i)(https?):(/*)", said)
    if scheme and scheme[2] != "//":
        # Browsers read http:x as x, and drop and add slashes: what is meant is anybody's guess, but for the first.
        return urljoin(base.url, said[5:].lstrip(":")) if not scheme[2] and scheme[1].lower() == base.scheme else said
    if scheme:
        return said
    try:
        return urljoin(base.url, said)
    except ValueError:
        return said  # no address, as `target` will say


def encoded(text: str) -> str:
    """Return a text percent-encoded; bytes that were no UTF-8 stay the bytes they were."""
    return text if _PLAIN.fullmatch(text) else quote(text, safe=_SAFE, errors="surrogateescape")


def _undotted(path: str) -> str:
    """Return a path without its segments of dots (RFC 3986, 5.2.4), which may be percent-encoded (WHATWG URL)."""
    way, mark, query = path.partition("?")
    if not _DOTS.search(way):
        return path
    kept: list[str] = []
    *inner, last = way.split("/")[1:]
    for segment in (*inner, last):
        dots = segment.lower().replace("%2e", ".")
        if dots == "..":
            del kept[-1:]
        elif dots != ".":
            kept.append(segment)
    # What ends in dots is a folder.
    end = "/" if kept and last.lower().replace("%2e", ".") in (".", "..") else ""
    return "/" + "/".join(kept) + end + mark + query


def _host(name: str) -> str:
    """Return a host in ASCII and small letters; an IPv6 address without its brackets."""
    if not name:
        raise Unfit("the address names no host")
    if ":" in name:
        if "%" in name:
            raise Unfit("the address holds a zone of this machine")
        return name.lower()
    name = name.rstrip(".") or name
    if not name.isascii():
        try:
            import idna

            name = idna.encode(name, uts46=True).decode("ascii")
        except ValueError as error:
            raise Unfit("its host is no name") from error
    name = name.lower()
    if len(name) > 253 or not _HOST.fullmatch(name):
        raise Unfit("its host is no name")
    return name
