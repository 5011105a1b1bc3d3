"""An address that is none, or that nobody should be sent to.

Why: an address with a space in it leads nowhere; javascript: runs a program; 192.168.1.5 is a machine in somebody's
house; a name and password in an address are published with it.

Bad:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "https//www.cndh.org.mx/informe"

Good:

    [source.cndh-2019]
    title = "Annual report"
    date  = "2019"
    url   = "https://www.cndh.org.mx/informe"

Options: `--allow-net CIDR` opens a private network by hand, `--allow-port PORT` a port below 1024 beside 80 and 443. No
setting of the corpus does: it comes with strangers' pull requests, and whoever runs the check has to mean it. The rule
looks at `url`, `archive` and bare addresses, and opens none of them. After `facts check --online` it also tells which
addresses were refused on the way: those whose names stand for a private machine, and those that send their readers to
one.
"""

import re
from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import SOURCE, Problem, Rule
from wola_facts.model.finding import Severity
from wola_facts.model.source import Source
from wola_facts.web.opened import UNOPENED, Opened, closed

#: What most addresses look like; whatever else there is gets a closer look.
_PLAIN = re.compile(
    r"https?://(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+(?!(?:local|localhost|internal|lan|arpa|onion)(?:/|$))[a-z]{2,24}"
    r"(?:/[!#-;=?-\[\]_a-z~]{0,1000})?"
)
#: Compiled where an address is not plain, which is rare.
_ADDRESS = r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?://(?P<authority>[^/?#]*))?"
_AUTHORITY = r"(?:(?P<user>[^@]*)@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^:@\[\]]*)(?::(?P<port>[0-9]*))?"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_NUMERIC = r"[0-9.]+|0[xX][0-9A-Fa-f]+"
_PRIVATE = (
    r"(?:0|10|127)\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\."
    r"|22[4-9]\.|2[3-5][0-9]\."
)
_PRIVATE_NAMES = (".local", ".localhost", ".internal", ".lan", ".home.arpa", ".onion.local")
_LONGEST = 2_000


def check(source: Source, context: Context) -> Iterator[Problem]:
    """Yield a problem for each address of a source that is malformed or unsafe."""
    told = False
    for url, key in addresses(source):
        wrong = what_is_wrong(url, context.opened)
        if wrong:
            from wola_facts.checks.links import place_of  # which reads this file

            told = told or url == source.url
            place, fact = place_of(source, context, key)
            yield Problem(f"this is no address to send a reader to: {wrong}", place, help=_HELP, fact=fact)
    observation = (context.observations or {}).get(source.id)
    if not told and observation and observation.url == source.url and observation.verdict == "refused":
        from wola_facts.checks.links import ground, place_of, when

        place, fact = place_of(source, context)
        yield Problem(
            f"the page of {source.id} was not asked for: {ground(observation)}",
            place,
            help="write the address of the page itself, in the open web",
            fact=fact,
            notes=when(observation, context),
        )


def addresses(source: Source) -> Iterator[tuple[str, str]]:
    """Yield each address of a source with the key that it is written under."""
    if source.url:
        yield source.url, "url"
    if source.archive:
        yield source.archive, "archive"


def what_is_wrong(url: str, opened: Opened = UNOPENED) -> str:
    """Return what is wrong with an address, or an empty text; nothing is looked up. `opened` was so by hand."""
    if _PLAIN.fullmatch(url):
        return ""
    if len(url) > _LONGEST:
        return f"it has {len(url):,} characters"
    odd = next((character for character in url if character.isspace() or not character.isprintable()), None)
    if odd is not None:
        return f"it holds {'a space' if odd == ' ' else f'the character U+{ord(odd):04X}'}"
    if any(character in '<>"`{}|\\^' for character in url):
        return "it holds a character that no address has"
    found = re.match(_ADDRESS, url)
    if not found:
        return "it does not begin with https://"
    if found["scheme"].casefold() not in ("http", "https"):
        return f"it begins with {found['scheme'][:20]}: and not with https://"
    if found["authority"] is None:
        return "there is no // after its scheme"
    return _host(found["authority"], opened)


def _host(authority: str, opened: Opened) -> str:
    found = re.fullmatch(_AUTHORITY, authority)
    if not found or not found["host"]:
        return "it names no host"
    if found["user"] is not None:
        return "it holds a user name, which would be published with it"
    if found["port"] and not 0 < int(found["port"][:6]) < 65_536:
        return f"there is no port {found['port'][:8]}"
    if found["port"] and (why := closed(int(found["port"]), opened.ports)):
        return why
    host = found["host"].rstrip(".").casefold()
    if opened.networks and _is_open(host, opened.networks):
        return ""
    if host.startswith("["):
        return "it leads to a private machine" if _is_private_v6(host[1:-1]) else ""
    if re.fullmatch(_NUMERIC, host):
        parts = host.split(".")
        if len(parts) != 4 or any(not part or (len(part) > 1 and part[0] == "0") or int(part) > 255 for part in parts):
            return "its host is a number"
        return "it leads to a private machine" if re.match(_PRIVATE, host) else ""
    if host == "localhost" or host.endswith(_PRIVATE_NAMES):
        return "it leads to a private machine"
    if "." not in host or not all(re.fullmatch(_LABEL, label) for label in host.split(".")):
        return f"{host[:60]} is no name of a host"
    return ""


def _is_open(host: str, networks: tuple[str, ...]) -> bool:
    """Whether an address that a host spells out, or this machine's own, lies in a network that was opened."""
    import ipaddress

    from wola_facts.web.addresses import networks as parsed

    for spelled in ("127.0.0.1", "::1") if host == "localhost" else (host.strip("[]"),):
        try:
            address = ipaddress.ip_address(spelled)
        except ValueError:
            return False
        if any(address.version == network.version and address in network for network in parsed(networks)):
            return True
    return False


def _is_private_v6(host: str) -> bool:
    import ipaddress  # rare, and not cheap

    try:
        address = ipaddress.IPv6Address(host)
    except ValueError:
        return True
    return not address.is_global


_HELP = "write the address that a browser shows, beginning with https://"

rule = Rule("LNK001", "malformed-link", Severity.ERROR, SOURCE, check)
