"""Sources: the works that facts were read in, in the words of a CSL item, and the measures that facts share."""

from dataclasses import dataclass, field
from datetime import date as Day
from types import MappingProxyType
from typing import Any

from wola_facts.model.dates import Period
from wola_facts.model.plain import Plain
from wola_facts.model.text import Localized, no_text, nothing


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Name(Plain):
    """An author: a person with `family` and `given`, or an institution with `literal` only."""

    family: str = ""
    given: str = ""
    literal: str = ""

    def __str__(self) -> str:
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Source(Plain):
    """A work. Empty texts and tuples stand for what the record does not say.

    A bare URL in a fact is a source too: its id is the URL, `inline` is true, and it has nothing but the URL.
    """

    id: str
    title: Localized = field(default_factory=no_text)
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
    derived_from: tuple[str, ...] = ()
    review: str = ""
    note: Localized = field(default_factory=no_text)
    x: MappingProxyType[str, Any] = field(default_factory=nothing)
    inline: bool = False
    file: str = ""
    line: int = 0

    def __hash__(self) -> int:
        """Sources of one corpus differ by id."""
        return hash((self.id, self.file))


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Measure(Plain):
    """What several facts measure, so that they can be compared. `stock` is level, flow or cumulative, or empty."""

    id: str
    label: Localized = field(default_factory=no_text)
    unit: str = ""
    stock: str = ""
    signed: bool = False
    definition: Localized = field(default_factory=no_text)
    review: str = ""
    x: MappingProxyType[str, Any] = field(default_factory=nothing)
    file: str = ""
    line: int = 0

    def __hash__(self) -> int:
        """Measures of one corpus differ by id."""
        return hash((self.id, self.file))
