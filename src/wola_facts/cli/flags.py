"""The flags of `facts add`, by the fields of records that they give."""

from collections.abc import Mapping

from wola_facts.cli.network import Reach, reach

#: What was said on the command line, by the names of its parameters.
Said = Mapping[str, object]

#: Fields of a fact in the order in which they are written.
FIELDS = (
    "claim", "kind", "value", "unit", "date", "ongoing", "checked", "source", "according_to", "quote", "before",
    "after", "at", "measure", "where", "who", "dims", "of", "definition", "part_of", "parts", "of_which",
    "supersedes", "disputes", "quality", "by", "to", "due", "review", "topics", "tags", "note",
)  # fmt: skip
#: Fields of a source, with the names that the parameters have for them.
SOURCE_FIELDS = {
    "title": "title", "author": "author", "type": "source_type", "date": "published", "accessed": "accessed",
    "container": "container", "publisher": "publisher", "lang": "source_lang",
}  # fmt: skip
#: All the fields of a source that are written here, in their order.
SOURCE_ORDER = (
    "title", "author", "type", "date", "url", "accessed", "archive", "archived", "publisher", "container", "number",
    "doi", "isbn", "lang", "license",
)  # fmt: skip

#: Flags that are not called what the field is.
_OTHERS = {
    "dims": "--dim", "parts": "--part", "tags": "--tag", "topics": "--also-topic", "by": "--promised-by",
    "to": "--promised-to",
}  # fmt: skip
_OTHERS_OF_SOURCE = {"date": "--published", "type": "--source-type", "lang": "--source-lang"}


def flag_of(kind: str, field: str) -> str:
    """Return the flag that gives a field of a fact or a source."""
    known = (_OTHERS_OF_SOURCE if kind == "source" else _OTHERS).get(field)
    return known or f"--{field.replace('_', '-')}"


def reach_of(said: Said) -> Reach:
    """Return what the flags say of the network.

    Raises:
        UsageError: for a network that is none.
    """
    networks, ports = said.get("allow_net"), said.get("allow_port")
    return reach(
        networks if isinstance(networks, list) else None,
        ports if isinstance(ports, list) else None,
        robots=bool(said.get("robots")),
    )
