"""`facts schema`."""

from wola_facts.cli.exits import Exit
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session


@everywhere
def schema(session: Session) -> int:
    """Print the JSON Schema of a corpus file, for editors.

    Editors that use Taplo check and complete TOML by it: save it with
    `facts schema --output facts.schema.json`, and begin a file with
    `#:schema ./facts.schema.json`.
    """
    import json

    from wola_facts.model.schema import corpus_file_schema

    session.choose(("json",), "json")
    session.write(json.dumps(corpus_file_schema(), indent=2, ensure_ascii=False))
    return Exit.DONE
