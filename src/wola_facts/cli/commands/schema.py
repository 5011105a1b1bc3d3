"""`facts schema`."""

from typing import Annotated

import typer

from wola_facts.cli.exits import Exit
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session

OfSettings = Annotated[bool, typer.Option("--settings", help="The schema of corpus.toml.", show_default=False)]


@everywhere
def schema(session: Session, settings: OfSettings = False) -> int:
    """Print the JSON Schema of a corpus file, for editors.

    Editors that use Taplo check and complete TOML by it: save it with
    `facts schema --output facts.schema.json`, and begin a file with
    `#:schema ./facts.schema.json`. `--settings` gives that of corpus.toml.
    """
    import json

    from wola_facts.corpus.read_settings import settings_schema
    from wola_facts.model.schema import corpus_file_schema

    session.choose(("json",), "json")
    asked = settings_schema() if settings else corpus_file_schema()
    session.write(json.dumps(asked, indent=2, ensure_ascii=False))
    return Exit.DONE
