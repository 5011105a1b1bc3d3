"""What the formats write reads back: JSON by its schema, CSV and TSV to the machine form, TOML to the same records."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from wola_facts.corpus.load import load_texts
from wola_facts.corpus.write import toml_key, toml_value
from wola_facts.model.fact import Fact
from wola_facts.model.plain import fields
from wola_facts.outputs.flat import alive, inert
from wola_facts.outputs.machine_json import as_json
from wola_facts.outputs.machine_schema import machine_schema
from wola_facts.outputs.records.csv import read_csv
from wola_facts.outputs.records.tsv import read_tsv
from wola_facts.outputs.registry import find_format
from wola_facts.outputs.view import Drawing, View
from wola_facts.query.standing import standings

from .conftest import TODAY, view_of

READERS = {"csv": read_csv, "tsv": read_tsv}

# --- records of every shape, made up by the rules of the model ----------------------------------------------------

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12).filter(str.strip)
NAMES = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
SPOKEN = TEXT | st.fixed_dictionaries({"en": TEXT, "es": TEXT})
VALUES = st.sampled_from(
    [
        0, 7, Decimal("12.5"), "over 40,000", "más de 40 000", "less than 3%", "between 300 and 400", "300-400",
        "about 5 million",
        "almost 4%", "at least 1", "hundreds", "dozens", "none", "all", "one in four", "unknown", True, False,
        {"low": 1, "high": 3}, {"above": 10}, {"below": Decimal("2.5")},
    ]
)  # fmt: skip
DATES = st.sampled_from(["2019", "2019-11", "2006/2019-11", "2019-12/..", "../2019", "2019~", "2019-11-26"])


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A record as a person writes it, any text in any field."""
    some: dict[str, st.SearchStrategy[Any]] = {
        "value": VALUES, "ongoing": st.just(True), "according_to": st.lists(TEXT, min_size=1, max_size=2, unique=True),
        "quote": TEXT, "before": TEXT, "after": TEXT, "at": TEXT, "where": TEXT, "who": TEXT, "definition": SPOKEN,
        "measure": NAMES, "quality": st.sampled_from(["estimate", "official"]), "note": SPOKEN,
        "tags": st.lists(NAMES, min_size=1, max_size=3, unique=True), "parts": st.just({"a b": 1, "c": "over 2"}),
        "dims": st.fixed_dictionaries({"sex": TEXT}), "x": st.fixed_dictionaries({"k": TEXT}),
    }  # fmt: skip
    record = {"claim": draw(SPOKEN), "date": draw(DATES), "source": draw(NAMES)}
    for name in draw(st.sets(st.sampled_from(sorted(some)))):
        record[name] = draw(some[name])
    return record


def view_with(record: dict[str, Any]) -> View:
    text = "[fact.one]\n" + "".join(f"{toml_key(key)} = {toml_value(value)}\n" for key, value in record.items())
    return view_of(load_texts({"t.toml": text}))


def machine_form(view: View) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(json.dumps([as_json(fact) for fact in view.machine()]))
    return found


def told(fact: Fact) -> dict[str, Any]:
    """All that a record says, without where it is written and with its waivers' places."""
    return {name: getattr(fact, name) for name in fields(fact) if name not in ("file", "line", "ignore")}


# --- laws ----------------------------------------------------------------------------------------------------------


@given(records())
def test_a_record_written_as_toml_reads_back(record: dict[str, Any]) -> None:
    view = view_with(record)
    written = find_format("toml").render(view, Drawing())
    again = load_texts({"t.toml": written})
    assert [told(fact) for fact in again.facts.values()] == [told(fact) for fact in view.facts], written


@pytest.mark.parametrize("name", READERS)
@given(record=records())
def test_a_record_in_a_row_reads_back(name: str, record: dict[str, Any]) -> None:
    view = view_with(record)
    assert READERS[name](find_format(name).render(view, Drawing())) == machine_form(view)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_cell_is_no_formula_moves_no_terminal_and_reads_back(text: str) -> None:
    cell = inert(text)
    assert not cell.startswith(tuple("=+-@\t\r\n"))
    assert not set(cell) & set("\x00\x07\x1b\r\x7f\x9b\u202e\u2066")
    assert alive(cell) == text


# --- cases -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", READERS)
def test_the_nastiest_record_reads_back_from_a_row(nasty: View, name: str) -> None:
    assert READERS[name](find_format(name).render(nasty, Drawing())) == machine_form(nasty)


def test_the_nastiest_record_reads_back_from_toml(nasty: View) -> None:
    written = find_format("toml").render(nasty, Drawing())
    again = load_texts({"corpus.toml": '[topic.t]\nlabel = "t"\n', "t.toml": written})
    assert [told(fact) for fact in again.facts.values()] == [told(fact) for fact in nasty.facts]


def test_a_small_world_reads_back_from_every_format(view: View) -> None:
    for name, read in READERS.items():
        assert read(find_format(name).render(view, Drawing())) == machine_form(view)
    written = find_format("toml").render(view, Drawing())
    again = load_texts({"t.toml": written, "corpus.toml": 'name = "again"\n'})
    assert {id: told(fact) for id, fact in again.facts.items()}.keys() == view.corpus.facts.keys()


def test_the_json_keeps_its_promise(view: View, nasty: View) -> None:
    schema = machine_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for one in (view, nasty):
        document = json.loads(find_format("json").render(one, Drawing()))
        assert [error.message for error in validator.iter_errors(document)] == []
        lines = find_format("jsonl").render(one, Drawing()).splitlines()
        assert [json.loads(line) for line in lines] == document["facts"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": "fine"}, "an unknown status"),
        ({"line": "7"}, "a line that is a text"),
        ({"more": 1}, "a key that no one knows"),
    ],
)
def test_the_schema_refuses(view: View, change: dict[str, Any], why: str) -> None:
    document = json.loads(find_format("json").render(view, Drawing()))
    document["facts"][0] |= change
    assert list(Draft202012Validator(machine_schema()).iter_errors(document)), why


def test_exact_numbers_are_texts_and_open_ends_are_said(view: View) -> None:
    facts = {fact["id"]: fact for fact in machine_form(view)}
    over = facts["disappeared-registered"]["value"]
    assert (over["text"], over["low"], over["high"], over["bound"]) == ("over 40,000", "40001", None, "over")
    assert facts["experts-needed"]["value"]["low"] == "300"
    assert facts["experts-needed"]["value"]["high"] == "400"


def test_chosen_columns_are_the_columns_of_a_row(view: View) -> None:
    rows = list(csv.reader(io.StringIO(find_format("csv").render(view, Drawing(columns=("id", "interval"))))))
    assert rows[0] == ["id", "interval"]
    assert ["experts-needed", "[300, 400]"] in rows


def test_the_standing_is_of_the_day(view: View) -> None:
    assert view.standings == standings(view.corpus, TODAY)
