"""Items that a style treats alike: what it asks one of them for in vain, it asks all of them for in vain.

A style branches on the type of an item, on which variables it has and which of them are numbers, on whether a date is
a guess and how exact it is, and on the language. So a style need not be gone through for each of a thousand sources.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from wola_facts.cite.csl.numbers import is_numeric
from wola_facts.cite.item import Item

#: What counts by what it says, and not only by being there.
_SAID = frozenset({"type", "language", "jurisdiction"})


def shape(item: Item) -> Hashable:
    """Return what two items share that a style treats alike."""
    return tuple(sorted((name, _form(name, value)) for name, value in item.items() if value and name != "id"))


def _form(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value if name in _SAID else f"number {is_numeric(value)}"
    if isinstance(value, Mapping):
        ends = [len(parts) for parts in value.get("date-parts", ())]
        return f"{sorted(value.keys() - {'date-parts'})} {ends}"
    if isinstance(value, list):
        return str([sorted(name) for name in value])
    return "there"
