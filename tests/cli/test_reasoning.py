"""calc, why, impact, series, commitments and rule: what they say, in both languages and as JSON, and of bad input."""

import ast
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wola_facts.outputs import reasoning
from wola_facts.outputs.reasoning.words import SPANISH
from wola_facts.query import grounds

from .conftest import Facts

World = Callable[..., Path]

WORLD = """
[defaults]
claim  = { en = "Bodies", es = "Cuerpos" }
source = "report"
unit   = "bodies"

[source.office]
title = "Register"
url   = "https://example.org/register"
[source.report]
title        = "Report"
author       = "Agency, A."
date         = 2019-12-01
url          = "https://example.org/report"
derived_from = "office"

[measure.exhumed]
stock = "cumulative"

[fact.exhumed]
value   = 706
date    = "2019"
measure = "exhumed"
quote   = "706 bodies"
[fact.exhumed-2018]
value   = 800
date    = "2018"
measure = "exhumed"
[fact.identified]
value   = 206
date    = "2019"
part_of = "exhumed"
[fact.returned]
value   = "over 100"
date    = "2019"
part_of = "identified"
according_to = "Prosecutor"
[fact.wrong]
value     = 1
date      = "2019"
retracted = { on = 2019-06-01, why = "misread" }
[fact.register]
kind   = "commitment"
claim  = { en = "A register", es = "Un registro" }
by     = "Government"
date   = 2017-06-26
due    = 2018-06-26
[fact.kept]
kind   = "commitment"
by     = "Government"
date   = 2017-06-26
log    = [{ on = 2019-10-01, state = "met" }]

[[check]]
name   = "chain"
assert = "returned <= identified <= exhumed"
"""


@pytest.fixture(autouse=True)
def _corpus(world: World) -> None:
    world(t=WORLD)


def told(facts: Facts, *words: str) -> dict[str, Any]:
    said = facts(*words, "--format", "json")
    assert said.code == 0, said
    data: dict[str, Any] = json.loads(said.out)
    assert data["version"] == 1
    return data


# --- calc ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "low", "high"),
    [
        ("exhumed - identified", "500", "500"),
        ("returned + 1", "102", None),  # over 100 bodies are 101 or more
        ("round(100 * identified / exhumed, 1)", "29.2", "29.2"),
        ("max(exhumed, identified)", "706", "706"),
        ("2 + 2", "4", "4"),
    ],
)
def test_calc_gives_the_interval(facts: Facts, expression: str, low: str, high: str | None) -> None:
    value = told(facts, "calc", expression)["value"]
    assert (value["low"], value["high"]) == (low, high)


def test_calc_names_period_facts_and_every_source(facts: Facts) -> None:
    data = told(facts, "calc", "exhumed - identified")
    assert data["periods"] == ["2019"]
    assert data["facts"] == ["exhumed", "identified"]
    assert [source["id"] for source in data["sources"]] == ["report"]
    text = facts("calc", "exhumed - identified").out
    assert all(
        word in text for word in ("500", "[500, 500]", "2019", "exhumed", "identified", "https://example.org/report")
    )


@pytest.mark.parametrize(
    ("expression", "answer"), [("identified <= exhumed", "holds"), ("identified > exhumed", "fails"),
                               ("returned == 150", "open"), ("returned <= identified <= 100", "fails")],
)  # fmt: skip
def test_calc_answers_comparisons(facts: Facts, expression: str, answer: str) -> None:
    assert told(facts, "calc", expression)["answer"] == answer
    assert facts("calc", expression).out.split()[0] == answer


def test_calc_says_that_periods_are_mixed_and_what_is_retracted(facts: Facts) -> None:
    assert told(facts, "calc", "exhumed - exhumed-2018")["mixed"]
    assert "Mixed periods" in facts("calc", "exhumed - exhumed-2018").out
    assert "wrong is retracted: misread" in facts("calc", "wrong + 1").out


@pytest.mark.parametrize(
    ("expression", "code", "said"),
    [
        ("exhumd + 1", 1, "Did you mean `exhumed`"),
        ("1 +", 2, "column 4"),
        ("1 / 0", 2, "divides by zero"),
        ("register + 1", 2, "no value"),
        ("9**9**9", 2, "no powers"),
        ("1e999999999", 2, "no exponent"),
        ("(" * 5000, 2, "terms"),
        ("1" + " + 1" * 100_000, 2, "characters"),
        ("", 2, "expected a number"),
        ("\x1b[31m", 2, "column 1"),
    ],
)
def test_calc_of_bad_input(facts: Facts, expression: str, code: int, said: str) -> None:
    answer = facts("calc", expression)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert "\x1b[31m" not in answer.err


# --- why, impact, series ---------------------------------------------------------------------------------------------


def test_why_says_what_it_rests_on_and_what_it_does_not_establish(facts: Facts) -> None:
    data = told(facts, "why", "returned")
    assert [source["id"] for source in data["sources"]] == ["report", "office"]
    assert data["credited"] == ["Prosecutor"]
    assert data["origins"] == ["Prosecutor"]
    assert data["judged_by"] == [{"how": "part of", "id": "identified"}]
    assert "How many more it may be: over 100 has no upper end." in data["missing"]
    assert any("second hand" in sentence for sentence in data["missing"])


def test_impact_follows_parts_sources_and_assertions(facts: Facts) -> None:
    data = told(facts, "impact", "exhumed")
    assert data["facts"] == [
        {"id": "identified", "how": "part of exhumed"}, {"id": "returned", "how": "part of identified"},
    ]  # fmt: skip
    assert [one["name"] for one in data["assertions"]] == ["chain"]
    of_source = told(facts, "impact", "office")
    assert of_source["sources"] == ["report"]
    assert {"id": "exhumed", "how": "read in report"} in of_source["facts"]


def test_series_is_a_timeline_with_its_conflicts(facts: Facts) -> None:
    [series] = told(facts, "series", "exhumed")["series"]
    assert [point["id"] for point in series["points"]] == ["exhumed-2018", "exhumed"]
    assert series["points"][1]["conflicts"] == ["exhumed-2018"]
    assert "█" in facts("series", "exhumed").out


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["why", "exhumd"], "`exhumed`"),
        (["why", "office"], "facts impact office"),
        (["impact", "offce"], "`office`"),
        (["series", "exhumd"], "`exhumed`"),
    ],
    ids=" ".join,
)
def test_an_unknown_id_gets_near_misses(facts: Facts, words: list[str], near: str) -> None:
    said = facts(*words)
    assert (said.code, said.out) == (1, "")
    assert near in said.err


# --- commitments, rule -----------------------------------------------------------------------------------------------


def test_commitments_the_overdue_first(facts: Facts) -> None:
    assert [one["id"] for one in told(facts, "commitments")["commitments"]] == ["register", "kept"]
    assert [one["id"] for one in told(facts, "commitments", "--overdue")["commitments"]] == ["register"]
    assert facts("commitments", "--overdue").out.startswith("pending (overdue), due 2018-06-26: A register")


def test_that_no_promise_is_overdue_is_an_answer(facts: Facts) -> None:
    said = facts("commitments", "--overdue", today="2018-01-01")
    assert (said.code, said.out) == (0, "No promise is overdue.\n")
    quiet = facts("commitments", "--overdue", "--format", "json", today="2018-01-01")
    assert json.loads(quiet.out) == {"version": 1, "commitments": []}


@pytest.mark.parametrize("word", ["CON001", "con001", "contradiction"])
def test_rule_prints_its_page(facts: Facts, word: str) -> None:
    assert facts("rule", word).out.startswith("CON001 contradiction (error)")


@pytest.mark.parametrize(
    ("word", "near"), [("CON01", "CON001"), ("contradicton", "contradiction"), ("STA01", "STA001")]
)
def test_an_unknown_rule_gets_near_misses(facts: Facts, word: str, near: str) -> None:
    said = facts("rule", word)
    assert (said.code, said.out) == (2, "")
    assert near in said.err


# --- languages and widths --------------------------------------------------------------------------------------------

COMMANDS = [
    ["calc", "exhumed - exhumed-2018"],
    ["calc", "identified <= exhumed"],
    ["why", "returned"],
    ["impact", "office"],
    ["series", "exhumed"],
    ["commitments"],
    ["commitments", "--overdue"],
]
ENGLISH = ("It rests on", "period", "status", "holds", "rest on", "read in", "dated", "pending", "overdue", "establish")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_in_spanish_nothing_is_left_in_english(facts: Facts, words: list[str]) -> None:
    said = facts(*words, "--lang", "es")
    assert said.code == 0
    spoken = said.out.replace("periodo", "")
    assert not [word for word in ENGLISH if word in spoken], said.out


@pytest.mark.parametrize("width", ["40", "60", "200"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_pages_keep_to_their_width(
    facts: Facts, monkeypatch: pytest.MonkeyPatch, words: list[str], width: str
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", width)
    for line in facts(*words).out.splitlines():
        assert len(line) <= int(width) or "https://" in line, line


def literals(path: str, function: str) -> set[str]:
    """Return the first arguments of a function in a file, where they are written as they stand."""
    found = set()
    for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
            first = node.args[0]
            options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            found |= {one.value for one in options if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found


def test_every_sentence_has_its_spanish() -> None:
    said = literals(str(grounds.__file__), "Gap")
    for path in Path(next(iter(reasoning.__path__))).glob("*.py"):
        said |= literals(str(path), "say")
    assert len(said) > 30
    assert not said - SPANISH.keys()
    for english, spanish in SPANISH.items():
        assert english.count("{") == spanish.count("{"), english
