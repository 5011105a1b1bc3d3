"""Facts: one statement each, with a value, a time and evidence. Light, frozen, and made of plain values only.

What a person writes is validated in `wola_facts.model.written`; these types are what every other floor reads.
"""

from collections.abc import Iterable
from datetime import date as Day
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from wola_facts.model.dates import Period, Tense
from wola_facts.model.plain import Plain
from wola_facts.model.quantity import Quantity
from wola_facts.model.text import NO_TEXT, NOTHING, Localized

KINDS = ("figure", "statement", "event", "law", "ruling", "commitment", "quotation")
QUALITIES = ("estimate", "provisional", "official", "partial", "low")
STATES = ("pending", "in progress", "partly met", "met", "broken", "withdrawn")

#: States after which a promise is no longer waited for.
SETTLED = frozenset({"met", "broken", "withdrawn"})

#: Kinds that happened and cannot age.
CLOSED_KINDS = frozenset({"event", "law", "ruling", "quotation"})


class Part(Plain):
    """A part of a breakdown: a name with its own value, or the id of a fact (`ref`, which is its name too)."""

    name: str
    value: Quantity | None = None
    ref: str = ""


class LogEntry(Plain):
    """What was known of a promise on a day."""

    on: Day
    state: str
    source: str = ""
    note: str = ""


def last_entry(log: Iterable[LogEntry]) -> LogEntry | None:
    """Return the last entry of a log by its day, of one day the one that is written last; None where it is empty."""
    return max(reversed(tuple(log)), key=lambda entry: entry.on, default=None)


class Law(Plain):
    """A law: its title, where it was published, since when it is in force, what it amends."""

    title: str = ""
    number: str = ""
    published_in: str = ""
    in_force: Period | None = None
    amends: str = ""
    jurisdiction: str = ""


class Ruling(Plain):
    """A court's ruling; `orders` lists what it ordered."""

    court: str = ""
    case: str = ""
    number: str = ""
    notified: Period | None = None
    orders: tuple[str, ...] = ()


class Retraction(Plain):
    """When and why a fact was taken back."""

    on: Day
    why: str


class Waiver(Plain):
    """A rule that need not hold for some facts (all where `facts` is empty), until a day, for a reason."""

    rule: str
    until: Day
    reason: str
    facts: tuple[str, ...] = ()
    file: str = ""
    path: tuple[str | int, ...] = ()


class Fact(Plain):
    """One statement. Empty texts and tuples stand for what the record does not say.

    `sources` are ids of the corpus (a bare URL is its own id); `measure` is the fact's own id where it names none;
    `path` and `line` say where it is written.
    """

    id: str
    topic: str
    claim: Localized
    kind: str = "figure"
    topics: tuple[str, ...] = ()
    value: Quantity | None = None
    date: Period | None = None
    says_ongoing: bool = False
    checked: Day | None = None
    sources: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    quote: str = ""
    #: The figures in the quote, read once when the file is.
    quoted: tuple[Quantity, ...] = ()
    before: str = ""
    after: str = ""
    at: str = ""
    measure: str = ""
    where: str = ""
    who: str = ""
    dims: tuple[tuple[str, str], ...] = ()
    of: Decimal | str | None = None
    ratio_of: tuple[Decimal | str, ...] = ()
    definition: Localized = NO_TEXT
    part_of: str = ""
    parts: tuple[Part, ...] = ()
    of_which: tuple[Part, ...] = ()
    supersedes: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    retracted: Retraction | None = None
    quality: str = ""
    by: str = ""
    to: str = ""
    due: Day | None = None
    log: tuple[LogEntry, ...] = ()
    law: Law | None = None
    ruling: Ruling | None = None
    review: str = ""
    tags: tuple[str, ...] = ()
    note: Localized = NO_TEXT
    ignore: tuple[Waiver, ...] = ()
    x: MappingProxyType[str, Any] = NOTHING
    file: str = ""
    line: int = 0

    def __hash__(self) -> int:
        """Facts of one corpus differ by id."""
        return hash((self.id, self.file))

    @property
    def unit(self) -> str:
        """The unit of its value, or an empty text."""
        return self.value.unit if self.value else ""

    @property
    def tense(self) -> Tense:
        """How it stands to time; decides whether it can go stale."""
        if self.says_ongoing or (self.date is not None and self.date.ongoing):
            return Tense.ONGOING
        if self.kind in CLOSED_KINDS:
            return Tense.CLOSED
        return Tense.AS_OF if self.date is not None and self.date.is_day else Tense.CLOSED

    @property
    def state(self) -> str:
        """The last state of a promise, "pending" where its log is empty; empty for anything else."""
        if self.kind != "commitment":
            return ""
        last = last_entry(self.log)
        return last.state if last else "pending"

    @property
    def series(self) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
        """What must agree for two facts to be compared: measure, where, who and dims."""
        return (self.measure, self.where, self.who, self.dims)

    def part(self, name: str) -> Part | None:
        """Return the part of that name, from `parts` or `of_which`, or None."""
        return next((part for part in (*self.parts, *self.of_which) if part.name == name), None)


class Assertion(Plain):
    """A `[[check]]` of a corpus file: an expression over facts that should hold."""

    name: str
    expression: str
    file: str = ""
    path: tuple[str | int, ...] = ()
    note: str = ""
