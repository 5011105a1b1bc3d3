"""The only way to a rich console here: it writes into a text, and what it is told is all it knows."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from wola_facts.outputs.terminal import encodable, one_line, visible
from wola_facts.outputs.view import Drawing

#: Narrower than this nothing can be read; a terminal that says so is not believed.
NARROWEST = 20


def drawn(parts: Iterable[RenderableType], drawing: Drawing) -> str:
    """Return what rich draws of some parts, one below the other, without spaces at the ends of lines."""
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=max(NARROWEST, drawing.width),
        color_system="standard" if drawing.color else None,
        force_terminal=drawing.color,
        no_color=not drawing.color,
        # The environment is the command line's to read: nothing here may look at TERM or COLUMNS.
        _environ={},
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def shown(text: str, drawing: Drawing, style: str = "") -> Text:
    """Return a text of a record as rich draws it: visible, without markup, and within the terminal's characters."""
    return Text(encodable(visible(one_line(text)), ascii_only=not drawing.unicode), style=style)
