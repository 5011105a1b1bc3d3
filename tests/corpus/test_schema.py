"""The JSON Schemas for editors: they take every file of the corpus that ships, and say what the parser would say."""

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from wola_facts.corpus.read_settings import settings_schema
from wola_facts.model.schema import corpus_file_schema

FACTS = Path(__file__).parents[2] / "facts"
FACT = '[fact.a]\nclaim = "A"\nvalue = 7\ndate = 2019-11-26\nsource = "https://example.org/a"\n'


def wrong(text: str, schema: dict[str, Any]) -> list[str]:
    """Return the key paths of what an editor would underline; as Taplo does, a date is judged by its text."""
    found = Draft7Validator(schema).iter_errors(_texts(tomllib.loads(text)))
    return sorted(".".join(map(str, error.absolute_path)) for error in found)


def _texts(value: object) -> object:
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


@pytest.mark.parametrize("schema", [corpus_file_schema(), settings_schema()], ids=["corpus file", "corpus.toml"])
def test_it_is_a_schema(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)


def test_every_file_that_ships_is_taken() -> None:
    schema = corpus_file_schema()
    texts = {
        path.name: path.read_text(encoding="utf-8") for path in FACTS.rglob("*.toml") if path.name != "corpus.toml"
    }
    assert {name: wrong(text, schema) for name, text in texts.items() if wrong(text, schema)} == {}
    assert wrong((FACTS / "corpus.toml").read_text(encoding="utf-8"), settings_schema()) == []


WRONG = [
    ("an unknown key", FACT + 'sorce = "x"\n', ["fact.a"]),
    ("an unknown table", FACT + "[facts.x]\n", [""]),
    ("an id that is no slug", FACT.replace("fact.a", "fact.A_b"), ["fact"]),
    ("a number for a text", FACT + "where = 3\n", ["fact.a.where"]),
    ("a list for a value", FACT.replace("7", "[7]"), ["fact.a.value"]),
    ("an unknown key of an interval", FACT.replace("7", "{ min = 7, mx = 8 }"), ["fact.a.value"]),
    ("a wrong word", FACT + 'kind = "figur"\n', ["fact.a.kind"]),
    ("a state that is none", FACT + 'log = [{ on = 2019-11-26, state = "begun" }]\n', ["fact.a.log.0.state"]),
    ("a waiver without its end", FACT + 'ignore = [{ rule = "STA001", reason = "x" }]\n', ["fact.a.ignore.0"]),
    ("a stock that is none", '[measure.m]\nstock = "lvl"\n', ["measure.m.stock"]),
    ("a second schema", "schema = 2\n", ["schema"]),
    ("nothing", FACT + "x = { anything = [1, { a = 2019-11-26 }] }\n", []),
]


@pytest.mark.parametrize(("text", "paths"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_an_editor_underlines(text: str, paths: list[str]) -> None:
    assert wrong(text, corpus_file_schema()) == paths


def test_an_editor_underlines_mistakes_of_corpus_toml() -> None:
    text = 'nmae = "x"\n[check]\nfail-on = "eror"\n[hedges]\nabout = 5\n'
    assert wrong(text, settings_schema()) == ["", "check.fail-on", "hedges.about"]
