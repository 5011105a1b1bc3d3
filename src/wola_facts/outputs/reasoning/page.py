"""Plain pages for a person: lines, rows in columns and bullets, within a width, with nothing of a record obeyed."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wola_facts.outputs.terminal import encodable, one_line, visible

_NARROWEST = 40


@dataclass(slots=True)
class Page:
    """A page under construction; `text` is what it comes to."""

    width: int = 80
    unicode: bool = True
    lines: list[str] = field(default_factory=list)

    def line(self, words: str = "", indent: int = 0) -> None:
        """Add a paragraph, wrapped; an empty one is an empty line."""
        self.lines += _wrapped(words, self.width, " " * indent, " " * indent) if words else [""]

    def bullets(self, items: Iterable[str], mark: str = "-") -> None:
        """Add a bullet for each text."""
        for item in items:
            self.lines += _wrapped(item, self.width, f"  {mark} ", "    ")

    def rows(self, rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
        """Add rows whose columns stand below each other; the last column wraps, those in `right` are flushed right."""
        cells = [[visible(one_line(cell)) for cell in row] for row in rows]
        if not cells:
            return
        widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
        for row in cells:
            head = "  ".join(
                cell.rjust(widths[n]) if n in right else cell.ljust(widths[n]) for n, cell in enumerate(row[:-1])
            )
            lead = f"  {head}  " if len(row) > 1 else "  "
            if len(lead) + 20 > self.width:
                fits = len(lead.rstrip()) <= self.width
                self.lines += [lead.rstrip()] if fits else _wrapped(head, self.width, "  ", "    ")
                lead = "      "
            self.lines += _wrapped(row[-1], self.width, lead, " " * len(lead))

    @property
    def text(self) -> str:
        """The whole page, its lines without spaces at their ends."""
        whole = "".join(f"{line.rstrip()}\n" for line in self.lines)
        return encodable(whole, ascii_only=not self.unicode)


def _wrapped(words: str, width: int, first: str, following: str) -> list[str]:
    said = visible(one_line(words))
    wrapped = textwrap.wrap(
        said, max(width, _NARROWEST), initial_indent=first, subsequent_indent=following, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    return wrapped or [first]
