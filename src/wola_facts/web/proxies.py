"""Proxies: whom a request goes through, by what was read from the environment and handed in."""

import ipaddress
from urllib.parse import urlsplit

from wola_facts.errors import UsageError
from wola_facts.model.plain import Plain
from wola_facts.web.limits import Policy
from wola_facts.web.target import Target, Unfit, target


class Proxy(Plain):
    """A proxy's address, and its host by itself."""

    url: str
    host: str


class Proxies:
    """Finds the proxy for a target: that of its scheme, else the one for `all`, but for what `direct` names."""

    def __init__(self, policy: Policy) -> None:
        """Take the proxies of a policy.

        Raises:
            UsageError: for a proxy that is no http:// or https:// address.
        """
        self._proxies = {scheme.lower(): _proxy(url) for scheme, url in policy.proxies if url}
        self._direct = [part.strip().lower() for part in policy.direct.replace(" ", ",").split(",") if part.strip()]

    def proxy(self, target: Target) -> Proxy | None:
        """Return the proxy that a request goes through, None where it goes straight."""
        if not self._proxies or self._is_direct(target):
            return None
        return self._proxies.get(target.scheme) or self._proxies.get("all")

    def _is_direct(self, target: Target) -> bool:
        return any(_names(rule, target) for rule in self._direct)


def _names(rule: str, target: Target) -> bool:
    """Whether a part of NO_PROXY names a target: *, a host, a domain with all below it, a network, each with a port."""
    if rule == "*":
        return True
    host = target.host
    try:
        address = ipaddress.ip_address(host)
        if address in ipaddress.ip_network(rule.strip("[]"), strict=False):
            return True
    except ValueError:
        pass  # a name, or a rule that is no network
    name, colon, port = rule.rpartition(":")
    if colon and port.isdigit() and (name.startswith("[") or ":" not in name):
        if int(port) != target.port:
            return False
        rule = name
    rule = rule.strip("[]").removeprefix("*").lstrip(".")
    return bool(rule) and (host == rule or host.endswith(f".{rule}"))


def _proxy(url: str) -> Proxy:
    said = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(said)
        # Without the name and password that it may hold, and no other address.
        host = target(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}").host
    except (ValueError, Unfit) as error:
        raise UsageError(
            "A proxy in the environment is no http:// address.", "SOCKS and others are not spoken here."
        ) from error
    return Proxy(said, host)
