"""Which addresses may be reached: global ones, and the networks that were opened by hand. Checked after resolution."""

import ipaddress
from collections.abc import Iterable

from wola_facts.errors import UsageError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
#: Not all of it is private to every version of Python.
_PROTOCOLS = ipaddress.IPv4Network("192.0.0.0/24")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def networks(said: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks that --allow-net names; a single address is a network of one.

    Raises:
        UsageError: where one is no network.
    """
    found = []
    for one in said:
        try:
            found.append(ipaddress.ip_network(one.strip(), strict=False))
        except ValueError as error:
            shown = one.strip()[:60] or "an empty text"
            raise UsageError(
                f"--allow-net: {shown} is no network.", "Write an address or CIDR: 127.0.0.1/32, ::1/128."
            ) from error
    return tuple(found)


def refusal(address: str, allowed: Iterable[Network] = ()) -> str:
    """Return why an address must not be reached, or an empty text.

    An address inside of another (IPv4-mapped, IPv4-compatible, 6to4, Teredo, NAT64) has to be allowed itself.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "it is no address"
    if any(found.version == network.version and found in network for network in allowed):
        return ""
    for one in (found, *_inside(found)):
        if why := _why(one):
            return why
    return ""


def _why(one: Address) -> str:
    if one.is_loopback:
        return "it is this machine itself"
    if one.is_link_local:
        return "it is link-local, where clouds keep their keys"
    if one.is_multicast:
        return "it is multicast"
    if one.is_unspecified:
        return "it is no machine's address"
    if isinstance(one, ipaddress.IPv6Address) and one.is_site_local:
        return "it is private"
    if one.is_private or not one.is_global or one in _PROTOCOLS:
        return "it is private or reserved"
    return ""


def _inside(address: Address) -> list[Address]:
    """Return the IPv4 addresses that an IPv6 address wraps."""
    if not isinstance(address, ipaddress.IPv6Address):
        return []
    inner: list[Address] = []
    if address.ipv4_mapped:
        inner.append(address.ipv4_mapped)
    if address.sixtofour:
        inner.append(address.sixtofour)
    if address.teredo:
        inner += address.teredo
    low = int(address) & 0xFFFFFFFF
    if any(address in network for network in _NAT64) or (address in _COMPATIBLE and low > 1):
        inner.append(ipaddress.IPv4Address(low))
    return inner
