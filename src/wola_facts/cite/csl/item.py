"""A CSL-JSON item as the processor reads it: texts, names and dates, each read once."""

import re
from collections.abc import Mapping
from typing import Any

from wola_facts.cite.csl.dates import Date, read_date
from wola_facts.cite.csl.particles import Name, read_names

NAMES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
NUMBERS = frozenset(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version "
    "volume".split()
)
#: Where the short form of a variable is found: under CSL 1.0.2's name, or the one that came before it.
_SHORT = {
    "title": ("title-short", "shortTitle"),
    "container-title": ("container-title-short", "journalAbbreviation"),
}


class Item:
    """What an item says. A variable that it does not have, or not in a way that can be read, is empty."""

    __slots__ = ("_dates", "_names", "fields", "id", "lang", "type")

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.id = str(fields.get("id", ""))
        self.fields = _with_note_fields(fields)
        self.type = str(self.fields.get("type", ""))
        self.lang = self.text("language")
        self._names: dict[str, list[Name]] = {}
        self._dates: dict[str, Date] = {}

    def text(self, variable: str, form: str = "") -> str:
        """Return a variable as text; the form "short" falls back to the variable itself."""
        if variable == "page-first":
            return self._field(variable) or re.split(r"[-–—,&;]", self._field("page"))[0].strip()
        if variable.endswith("-short"):
            return next(filter(None, map(self._field, _SHORT.get(variable[:-6], (variable,)))), "")
        if form == "short":
            short = next(filter(None, map(self._field, _SHORT.get(variable, (f"{variable}-short",)))), "")
            return short or self._field(variable)
        return self._field(variable)

    def names(self, variable: str) -> list[Name]:
        """Return the names of a variable."""
        found = self._names.get(variable)
        if found is None:
            found = self._names[variable] = read_names(self.fields.get(variable))
        return found

    def date(self, variable: str) -> Date:
        """Return the date of a variable."""
        found = self._dates.get(variable)
        if found is None:
            found = self._dates[variable] = read_date(self.fields.get(variable))
        return found

    def has(self, variable: str) -> bool:
        """Whether a variable has anything in it."""
        if variable in DATES:
            return bool(self.date(variable))
        if variable in NAMES:
            return bool(self.names(variable))
        return bool(self.text(variable))

    def _field(self, variable: str) -> str:
        found = self.fields.get(variable)
        if found is None or found == "" or isinstance(found, (Mapping, list, tuple)):
            return ""
        text = str(found)
        return text if text.isprintable() else re.sub(r"[\t\n\r\f\v\u2028\u2029]+", " ", text)


def _with_note_fields(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item with the variables that its note gives on lines of their own, as reference managers write them."""
    note = fields.get("note")
    if not isinstance(note, str) or ":" not in note:
        return fields
    made = dict(fields)
    for line in note.splitlines():
        found = re.match(r"(?:\{:)?([a-z][a-z\-]+): *(.+?)\}?$", line.strip())
        if not found:
            break
        name, value = found[1], found[2]
        if name in NAMES:
            family, _, given = (part.strip() for part in value.partition("||"))
            made[name] = [*made.get(name, []), {"family": family, "given": given} if given else {"literal": family}]
        elif name not in made:
            made[name] = {"raw": value} if name in DATES else value
    return made
