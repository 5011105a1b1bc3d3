"""Sources: the works that facts were read in, in the words of a CSL item, and the measures that facts share."""

from datetime import date as Day
from types import MappingProxyType
from typing import Any

from wola_facts.model.dates import Period
from wola_facts.model.plain import Plain
from wola_facts.model.text import NO_TEXT, NOTHING, Localized


class Name(Plain):
    """An author: a person with `family` and `given`, or an institution with `literal` only."""

    family: str = ""
    given: str = ""
    literal: str = ""

    def __str__(self) -> str:
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)


class Source(Plain):
    """A work. Empty texts and tuples stand for what the record does not say.

    `insecure_ok` is the reason why its page is read although its host cannot prove whose it is.

    A bare URL in a fact is a source too: its id is the URL, `inline` is true, and it has nothing but the URL.
    """

    id: str
    title: Localized = NO_TEXT
    author: tuple[Name, ...] = ()
    type: str = ""
    date: Period | None = None
    url: str = ""
    accessed: Day | None = None
    archive: str = ""
    archived: Day | None = None
    publisher: str = ""
    container: str = ""
    number: str = ""
    version: str = ""
    doi: str = ""
    isbn: str = ""
    lang: str = ""
    license: str = ""
    snapshot: str = ""
    sha256: str = ""
    insecure_ok: str = ""
    derived_from: tuple[str, ...] = ()
    review: str = ""
    note: Localized = NO_TEXT
    x: MappingProxyType[str, Any] = NOTHING
    inline: bool = False
    file: str = ""
    line: int = 0

    def __hash__(self) -> int:
        """Sources of one corpus differ by id."""
        return hash((self.id, self.file))


class Measure(Plain):
    """What several facts measure, so that they can be compared. `stock` is level, flow or cumulative, or empty."""

    id: str
    label: Localized = NO_TEXT
    unit: str = ""
    stock: str = ""
    signed: bool = False
    definition: Localized = NO_TEXT
    review: str = ""
    x: MappingProxyType[str, Any] = NOTHING
    file: str = ""
    line: int = 0

    def __hash__(self) -> int:
        """Measures of one corpus differ by id."""
        return hash((self.id, self.file))
