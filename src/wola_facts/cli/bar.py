"""The bar of `facts check --online`: how far it is, and how many sources have which verdict. On a terminal only."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from wola_facts.cli.session import Session
from wola_facts.web.observation import VERDICTS


@contextmanager
def bar(session: Session, total: int) -> Iterator[Callable[[str], None]]:
    """Give a function that is told each verdict; it draws on stderr where that is a terminal, and else does nothing."""
    if session.quiet or not sys.stderr.isatty() or os.environ.get("TERM", "") == "dumb":
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True, no_color=not session.color, highlight=False)
    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    counts: Counter[str] = Counter()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)

        def told(verdict: str) -> None:
            counts[verdict] += 1
            said = ", ".join(f"{counts[one]} {one}" for one in VERDICTS if counts[one])
            progress.update(task, advance=1, description=said)

        yield told
