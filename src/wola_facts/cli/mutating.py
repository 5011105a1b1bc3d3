"""What `facts check --mutate` does: tries every change, with a bar where it takes long, and tells what was noticed."""

import sys
import time

from wola_facts.checks.context import Context
from wola_facts.checks.mutation import trials
from wola_facts.checks.selection import chosen
from wola_facts.cli.checking import Asked, folder
from wola_facts.cli.exits import Exit
from wola_facts.cli.session import Session
from wola_facts.corpus.load import read_text
from wola_facts.outputs.findings.mutations import as_json, as_text

_BAR = 30
_AFTER = 1.0  # seconds: what is quicker needs no bar


def mutated(session: Session, asked: Asked, seed: int) -> int:
    """Try every change and write what was noticed; a report, so it is never a failure."""
    output = session.choose(("text", "json"), "text")
    corpus = session.corpus
    context = Context(
        corpus, session.today, read=lambda file: read_text(corpus, file), copies=folder(session, asked.copies)
    )
    bar = _Bar(shown=sys.stderr.isatty() and not session.quiet)
    found = trials(context, chosen(corpus.settings, asked.select, asked.ignore), seed, progress=bar.at)
    bar.clear()
    session.write(as_json(found) if output == "json" else as_text(found, session.width, session.unicode))
    return Exit.DONE


class _Bar:
    """A bar on a terminal's stderr, once it has taken a second."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self.begun = time.monotonic()
        self.drawn = -1

    def at(self, done: int, total: int) -> None:
        """Draw the bar where it has moved."""
        cells = _BAR * done // total
        if self.shown and cells != self.drawn and time.monotonic() - self.begun > _AFTER:
            self.drawn = cells
            print(f"\r[{'#' * cells}{'.' * (_BAR - cells)}] {done} of {total}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self.drawn >= 0:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
