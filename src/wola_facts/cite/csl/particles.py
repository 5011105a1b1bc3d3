"""Particles of names: "de", "van der", "al-"; which part of a name they belong to, where an item does not say."""

import re
from collections.abc import Mapping
from typing import Any

#: A lower-case run at the head of a family name, with its apostrophe or hyphen, or at the tail of a given name.
_HEAD = r"^((?:(?:[^\W\d_A-ZÀ-ÖØ-Þ][\w.]*|[’'ʻ]t)(?:\s+|(?<=[’'ʻ\-])|[’'ʻ]\s?|-))+)(?=\S)"
_TAIL = r"^(\S.*?)\s+((?:[a-zà-öø-ÿ][\w.’']*(?:\s+|$))+)$"


class Name:
    """A name of an item, its particles told apart."""

    __slots__ = (
        "comma_suffix",
        "dropping",
        "dropping_comma",
        "family",
        "given",
        "literal",
        "particle",
        "static",
        "suffix",
    )

    def __init__(self, raw: Mapping[str, Any]) -> None:
        def part(key: str) -> str:
            value = raw.get(key)
            return re.sub(r"[ \t\n]+", " ", value).strip() if isinstance(value, str) else ""

        self.literal = part("literal")
        self.family = part("family")
        self.given = part("given")
        self.particle = part("non-dropping-particle")
        self.dropping = part("dropping-particle")
        self.suffix = part("suffix")
        self.dropping_comma = False
        self.comma_suffix = bool(raw.get("comma-suffix"))
        self.static = bool(raw.get("static-ordering"))
        if not (self.literal or self.family or self.given):
            self.literal = ""
        self._particles()

    def _particles(self) -> None:
        if self.family.startswith('"') and self.family.endswith('"') and len(self.family) > 1:
            self.family = self.family[1:-1]
            return
        # Most names begin with a capital and end with one: they hold no particle, and no pattern is compiled for them.
        if self.family and not self.particle and not "A" <= self.family[0] <= "Z":
            found = re.match(_HEAD, self.family)
            if found and found.end() < len(self.family) and not self.family[found.end()].islower():
                head = found[1].rstrip(" ")
                self.particle = found[1] if head.endswith(("’", "'")) else head
                self.family = self.family[found.end() :]
        if self.given and not self.dropping:
            last = self.given.split()[-1:]
            found = re.match(_TAIL, self.given) if last and last[0][0].islower() else None
            if found:
                self.dropping_comma = found[1].endswith(",")
                self.given, self.dropping = found[1].rstrip(","), found[2].strip()
        if self.given and not self.suffix:
            head, comma, tail = self.given.partition(",")
            if comma and tail.strip():
                self.given = head.strip()
                self.suffix = tail.strip().lstrip("! ")
                self.comma_suffix = self.comma_suffix or tail.strip().startswith("!")

    def key(self) -> tuple[str, ...]:
        """Return what two equal names share."""
        return (self.literal, self.family, self.given, self.particle, self.dropping, self.suffix)

    def person(self) -> tuple[str, str, str]:
        """Return by what a person is known: the initials of "J.J." and "J. J." are one."""
        return (self.particle.casefold(), self.family.casefold(), self.given.replace(".", "").replace(" ", ""))


def read_names(value: Any) -> list[Name]:
    """Return the names of a variable of an item; what is no name is left out."""
    if not isinstance(value, (list, tuple)):
        return []
    names = [Name(raw) for raw in value if isinstance(raw, Mapping)]
    return [name for name in names if name.literal or name.family or name.given]
