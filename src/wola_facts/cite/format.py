"""What an exchange format is: a value that binds a name, a description, and a pure `render` over items."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wola_facts.cite.item import Item

#: Items and the language of the reader in, the whole text out; it ends with a line end.
Render = Callable[[Sequence[Item], str], str]


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """An exchange format; `name` is what `--format` takes."""

    name: str
    title: str
    render: Render
