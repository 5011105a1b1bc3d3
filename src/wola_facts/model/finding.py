"""Findings: what is wrong with the data, where, and what would mend it. Problems are data, never exceptions."""

from datetime import date
from enum import IntEnum

from wola_facts.model.plain import Plain

#: A path of keys into a TOML file, as ("fact", "bodies-exhumed", "value") or (..., "log", 0, "state").
KeyPath = tuple[str | int, ...]


class Severity(IntEnum):
    """How bad a finding is; ordered, so that the worst of many is their maximum."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Location(Plain):
    """A place in a file of the corpus: a key path, and line and column (from 1) once they are known."""

    file: str
    path: KeyPath = ()
    line: int = 0
    column: int = 0
    #: Length of the culpable text on that line, for the carets; 0 where it is not known.
    width: int = 0


class Related(Plain):
    """Another place that a finding speaks of, and what stands there."""

    location: Location
    message: str = ""


class Waived(Plain):
    """Why a finding does not count, and until when (that day included)."""

    until: date
    reason: str


class Finding(Plain):
    """One thing found: a stable code, the rule's name, a full sentence, and how to mend it.

    `fact` and `source` name what it is about, or are empty; `label` is what stands under the carets.
    """

    code: str
    name: str
    severity: Severity
    message: str
    location: Location
    help: str = ""
    fact: str = ""
    source: str = ""
    label: str = ""
    related: tuple[Related, ...] = ()
    notes: tuple[str, ...] = ()
    waived: Waived | None = None
