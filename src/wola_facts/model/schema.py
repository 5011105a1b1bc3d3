"""The JSON Schema of a corpus file, made from what the parser itself validates."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from wola_facts.model.written.fact import WrittenFact
from wola_facts.model.written.fields import SLUG
from wola_facts.model.written.source import WrittenCheck, WrittenMeasure, WrittenSource

DRAFT = "http://json-schema.org/draft-07/schema#"
_Id = Annotated[str, StringConstraints(pattern=rf"^{SLUG.pattern}$")]


class _CorpusFile(BaseModel):
    """A file of facts: facts, sources, measures and assertions of one topic."""

    model_config = ConfigDict(extra="forbid")
    schema_: Literal[1] = Field(1, alias="schema", description="The schema's version; 1 is the only one there is.")
    topic: _Id = Field("", description="The topic of its facts; the file's stem unless this says otherwise.")
    defaults: WrittenFact = Field(None, description="Fields for the facts of this file that do not set them.")  # type: ignore[assignment]  # no default is meant
    fact: dict[_Id, WrittenFact] = {}
    source: dict[_Id, WrittenSource] = {}
    measure: dict[_Id, WrittenMeasure] = {}
    check: list[WrittenCheck] = []


def corpus_file_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of a corpus file, for editors that check TOML by it, such as Taplo's."""
    schema = schema_of(_CorpusFile, "A corpus file of facts")
    # What [defaults] gives need not stand in the fact itself, so nothing is required but by `facts check`.
    schema["definitions"]["WrittenFact"].pop("required", None)
    return schema


def schema_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of a table that a person writes."""
    schema = model.model_json_schema(by_alias=True, mode="validation")
    _simplify(schema)
    definitions = schema.pop("$defs")
    return {"$schema": DRAFT, "title": title, **_renamed(schema), "definitions": _renamed(definitions)}


def _simplify(node: object) -> None:
    """Drop what only repeats the key's name, defaults that mean "not given", and null, which TOML does not have."""
    if isinstance(node, list):
        for item in node:
            _simplify(item)
    if not isinstance(node, dict):
        return
    for key in ("title", "default"):
        if not isinstance(node.get(key), dict):
            node.pop(key, None)
    choices = node.get("anyOf")
    if isinstance(choices, list):
        kept = [choice for choice in choices if choice != {"type": "null"}]
        if len(kept) == 1:
            node.pop("anyOf")
            node.update({key: value for key, value in kept[0].items() if key not in node})
        else:
            node["anyOf"] = kept
    if "patternProperties" in node:
        node["additionalProperties"] = False  # an id that is no slug
        node.pop("default", None)
    if isinstance(node.get("enum"), list):
        node["enum"] = [choice for choice in node["enum"] if choice != ""]
    for value in node.values():
        _simplify(value)


def _renamed(node: Any) -> Any:
    """Spell references as draft 7 does."""
    if isinstance(node, dict):
        return {
            key: value.replace("#/$defs/", "#/definitions/") if key == "$ref" else _renamed(value)
            for key, value in node.items()
        }
    return [_renamed(item) for item in node] if isinstance(node, list) else node
