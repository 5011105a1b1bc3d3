"""`facts init`."""

import os
from typing import Annotated

import typer

from wola_facts.cli.exits import Exit
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session

Folder = Annotated[str, typer.Argument(metavar="DIR", help="The folder to make; `facts` is found by itself.")]


@everywhere
def init(session: Session, folder: Folder = "facts") -> int:
    r"""Start a corpus: a small folder with a first record to change.

    \b
    facts init            makes facts/ here
    facts show            shows its first record
    """
    from wola_facts.corpus.init import start_corpus

    folder = folder or "."
    paths = start_corpus(os.path.join(session.directory, folder), folder)
    for path in paths:
        session.say(f"wrote {session.relative(path) or path}")
    option = "" if folder.rstrip("/") == "facts" else f" --corpus {folder}"
    session.say(
        f"next: facts show{option}, then change {os.path.join(folder, 'migration.toml')}, then facts check{option}"
    )
    return Exit.DONE
