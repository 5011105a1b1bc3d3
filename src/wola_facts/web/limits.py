"""What one run may cost: caps on bytes, time, hops and requests, so that no page and no host can hurt."""

from wola_facts.model.plain import Plain

MEGABYTE = 1_000_000


class Limits(Plain):
    """The caps of a run; sizes in bytes, times in seconds.

    `attempt` is the deadline of one attempt with all its hops, waiting in line not counted; `source` that of all the
    attempts at one source, with the pauses between them.
    """

    headers: int = 64_000
    wire: int = 5 * MEGABYTE
    inflated: int = 20 * MEGABYTE
    #: More than this many times its length no answer may inflate to, once a megabyte is out.
    ratio: int = 100
    hops: int = 10
    attempt: float = 6.0
    connect: float = 4.0
    source: float = 8.0
    tries: int = 3
    #: The first pause before another try; each one doubles.
    pause: float = 0.4
    #: How long one host may hold back all of its sources.
    hold: float = 5.0
    #: Sources of one host in a row that got no answer at all; those that are left are then not asked.
    patience: int = 24
    at_once: int = 200
    per_host: int = 4
    #: How often one host may be asked, with all hops and tries.
    requests: int = 20_000
    sources: int = 10_000
    run: float = 900.0


class Policy(Plain):
    """What may be reached: networks (CIDR) and low ports opened by hand; whom requests go through (scheme -> proxy).

    `direct` says of a host that it needs no proxy: a list of names as NO_PROXY has it.
    """

    networks: tuple[str, ...] = ()
    ports: tuple[int, ...] = ()
    proxies: tuple[tuple[str, str], ...] = ()
    direct: str = ""
    #: Whether no page is asked for that its host's robots.txt keeps programs from.
    robots: bool = False
    #: Whom we say that we are.
    agent: str = "Mozilla/5.0 (compatible; facts; +https://pypi.org/project/wola-facts/)"
