"""`facts snapshot`."""

from typing import Annotated

import typer

from wola_facts.cli import completion
from wola_facts.cli.network import AllowNet, AllowPort, Robots, reach
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE|WORDS]...", help="Ids of sources; or a topic or words, for the sources of those facts.",
        show_default=False, autocompletion=completion.sources,
    ),
]  # fmt: skip
Copies = Annotated[
    str,
    typer.Option("--copies", metavar="DIR", help="Where the copies are; `copies` in the corpus.", show_default=False),
]
Online = Annotated[bool, typer.Option("--online", help="Ask for the pages, and save their texts.", show_default=False)]
SavePage = Annotated[
    bool, typer.Option("--save-page", help="Ask the web archive to capture the pages.", show_default=False)
]
Record = Annotated[
    bool, typer.Option("--record", help="Write what was saved into the sources' records.", show_default=False)
]


@everywhere
def snapshot(
    session: Session,
    words: Words = None,
    copies: Copies = "",
    online: Online = False,
    save_page: SavePage = False,
    record: Record = False,
    allow_net: AllowNet = None,
    allow_port: AllowPort = None,
    robots: Robots = False,
) -> int:
    r"""Save text copies of sources, for `facts check --copies`.

    \b
    facts snapshot                             what there is, and whether it is as it was
    facts snapshot --online --record           saves all; snapshot and sha256 go into the records
    facts snapshot wola-2019 --save-page       asks web.archive.org to capture the page

    A key in FACTS_ARCHIVE_KEY and FACTS_ARCHIVE_SECRET is used for --save-page; without one the page is asked for
    as anybody can. FACTS_ARCHIVE, or `archive` in corpus.toml, names another archive than web.archive.org.
    """
    from wola_facts.cli.copying import Asked, copied

    asked = Asked(
        words=tuple(words or ()),
        copies=copies,
        online=online,
        save_page=save_page,
        record=record,
        reach=reach(allow_net, allow_port, robots=robots),
    )
    return copied(session, asked)
