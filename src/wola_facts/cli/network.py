"""What the command line lets through to the network: what flags open, the environment's proxies, the archive."""

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from wola_facts import __version__
from wola_facts.errors import UsageError
from wola_facts.model.plain import Plain
from wola_facts.web.opened import Opened

if TYPE_CHECKING:
    from wola_facts.corpus.settings import Settings
    from wola_facts.web.limits import Policy

AllowNet = Annotated[
    list[str] | None,
    typer.Option("--allow-net", metavar="CIDR", help="Also reach this network; only global addresses are. Repeatable."),
]
AllowPort = Annotated[
    list[int] | None,
    typer.Option("--allow-port", metavar="PORT", help="Also ask on this port below 1024. Repeatable."),
]

#: Where captures of pages are looked for and made, unless corpus.toml or FACTS_ARCHIVE names another.
ARCHIVE = "https://web.archive.org"
THROUGH_PROXY = "requests went through a proxy, which looked names up: only literal addresses could be checked here"
_SCHEMES = ("http", "https", "all")


Robots = Annotated[
    bool,
    typer.Option("--robots", help="Heed robots.txt.", show_default=False),
]


class Reach(Plain):
    """What the flags say of the network: what they open, and whether robots.txt is heeded."""

    opened: Opened = Opened()
    robots: bool = False


def reach(networks: Sequence[str] | None, ports: Iterable[int] | None, *, robots: bool) -> Reach:
    """Return what the flags say; networks and ports are None where they were not given.

    Raises:
        UsageError: for a network or a port that is none.
    """
    for port in ports or ():
        if not 0 < port < 65_536:
            raise UsageError(f"--allow-port: there is no port {port}.", "Ports go from 1 to 65535.")
    if networks:
        from wola_facts.web.addresses import networks as read

        read(networks)  # which says what is wrong with one
    return Reach(Opened(tuple(networks or ()), tuple(ports or ())), robots)


def policy(reach: Reach) -> "Policy":
    """Return what may be reached by what the flags say, and through which proxies.

    Proxies are those of HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY; a name in small letters goes first. A program
    that a web server calls does not believe HTTP_PROXY, which its callers can set (httpoxy).
    """
    from wola_facts.web.limits import Policy

    called = "REQUEST_METHOD" in os.environ
    proxies = []
    for scheme in _SCHEMES:
        name = f"{scheme}_proxy"
        large = "" if called and scheme == "http" else os.environ.get(name.upper(), "")
        if url := os.environ.get(name) or large:
            proxies.append((scheme, url if "://" in url else f"http://{url}"))
    direct = os.environ.get("no_proxy") or os.environ.get("NO_PROXY", "")
    agent = f"Mozilla/5.0 (compatible; facts/{__version__}; +https://pypi.org/project/wola-facts/)"
    return Policy(reach.opened.networks, reach.opened.ports, tuple(proxies), direct, reach.robots, agent)


def archive_address(settings: "Settings") -> tuple[str, bool]:
    """Return the archive's address, and whether it is to be trusted with the key of an account.

    FACTS_ARCHIVE wins over corpus.toml. A corpus comes from others, so an address that only it names gets no key.

    Raises:
        UsageError: where it is no address that can be asked.
    """
    from wola_facts.web.target import Unfit, target

    said = os.environ.get("FACTS_ARCHIVE", "")
    address = (said or settings.archive or ARCHIVE).rstrip("/")
    try:
        target(address)
    except Unfit as error:
        place = "FACTS_ARCHIVE" if said else "`archive` in corpus.toml"
        raise UsageError(f"{place} is no archive's address: {error}.", f"As {ARCHIVE} is one.") from error
    return address, bool(said) or address == ARCHIVE


def archive_key() -> str:
    """Return the account's key and secret, as `key:secret`; empty where the environment holds neither.

    Raises:
        UsageError: where it holds only one of the two.
    """
    key, secret = os.environ.get("FACTS_ARCHIVE_KEY", ""), os.environ.get("FACTS_ARCHIVE_SECRET", "")
    if bool(key) != bool(secret):
        there, missing = ("KEY", "SECRET") if key else ("SECRET", "KEY")
        raise UsageError(
            f"FACTS_ARCHIVE_{there} is set, and FACTS_ARCHIVE_{missing} is not.",
            "An account has both; set both or none.",
        )
    return f"{key}:{secret}" if key else ""
