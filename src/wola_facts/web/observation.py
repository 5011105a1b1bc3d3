"""Observations: what the web said of a source on a day, by which hops, and what became of each quote."""

from typing import Literal

from wola_facts.model.plain import Plain

Verdict = Literal[
    "ok", "moved-permanent", "moved-temporary", "dead", "transient", "blocked", "drifted", "soft-404", "insecure",
    "refused",
]  # fmt: skip
VERDICTS: tuple[Verdict, ...] = (
    "ok", "moved-permanent", "moved-temporary", "drifted", "soft-404", "dead", "transient", "blocked", "insecure",
    "refused",
)  # fmt: skip
#: Verdicts of a page that is there and says what it should.
GOOD: frozenset[str] = frozenset({"ok", "moved-permanent", "moved-temporary"})

#: How the ground of a transient verdict begins where no request was made: the run's own bounds were reached.
NOT_ASKED = "not asked: "

#: The ground of a blocked verdict where the page itself was not asked for.
FORBIDDEN = "its robots.txt asks programs not to read it"

Found = Literal["found", "missing", "unreadable"]


class Quote(Plain):
    """Words to look for on a page. A quote that may as well stand in another source of its fact is not `firm`."""

    fact: str
    text: str
    before: str = ""
    after: str = ""
    firm: bool = True


class Sought(Plain):
    """What became of a quote: found, missing or unreadable; for a miss the closest words that are there."""

    quote: Quote
    outcome: Found
    closest: str = ""


class Wanted(Plain):
    """A source to observe, with the quotes that its facts have from it.

    `insecure_ok` says that the page is read although its own host cannot prove whose it is.
    """

    source: str
    url: str
    quotes: tuple[Quote, ...] = ()
    etag: str = ""
    last_modified: str = ""
    insecure_ok: bool = False


class Hop(Plain):
    """One answer on the way: its status, and where it sent us; `how` is "permanent", "temporary" or empty."""

    url: str
    status: int
    location: str = ""
    how: str = ""


class Observation(Plain):
    """What the web said of a source. `observed` is a moment in UTC, ISO 8601; `age` is reckoned by who reads it.

    `final_url` is where the hops ended, `moved_to` the address to write for a permanent move, `why` the ground of the
    verdict in a few words of ours, never of the page's. `unverified` says why nothing proves that what was read is
    theirs, where its record puts up with that; such a page has no `moved_to`. `fails` counts the failed runs since it
    last went well, `dead` those of them that found the page gone; `first_fail` is the day of the first of them and
    `last_ok` of the last good one.
    """

    source: str
    url: str
    verdict: Verdict
    why: str = ""
    status: int = 0
    final_url: str = ""
    moved_to: str = ""
    hops: tuple[Hop, ...] = ()
    sought: tuple[Sought, ...] = ()
    observed: str = ""
    archive: str = ""
    archived: str = ""
    unverified: str = ""
    etag: str = ""
    last_modified: str = ""
    fails: int = 0
    dead: int = 0
    first_fail: str = ""
    last_ok: str = ""
    #: Not asked now but taken from what an earlier run kept.
    stored: bool = False

    @property
    def evidence(self) -> str:
        """The quotes in one word: "found" where all are, "missing", "unreadable", or empty where there are none."""
        outcomes = {one.outcome for one in self.sought if one.quote.firm} or {one.outcome for one in self.sought}
        for word in ("missing", "unreadable", "found"):
            if word in outcomes:
                return word
        return ""
