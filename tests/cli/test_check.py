"""`facts check`: its flags, its exit codes, and that nothing checked is never a pass."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Facts

World = Callable[..., Path]

HEAD = '[defaults]\nclaim = "x"\nsource = "s"\ndate = "2019"\nat = "p. 1"\n'
SOURCE = """
[source.s]
title = "S"
author = "Writer, A."
publisher = "P"
date = 2019-12-01
url = "https://example.org/s"
archive = "https://web.archive.org/web/2019/https://example.org/s"
"""
GOOD = HEAD + SOURCE + "[fact.a]\nvalue = 5\n"
#: An error (NUM005), two warnings (STA004 and PER001) and a note (REF004 of t).
WORLD = (
    HEAD
    + SOURCE
    + """
[source.t]
title = "T"
author = "Writer, A."
publisher = "P"
type = "book"
date = 2019-12-01
[fact.a]
value = 5
[fact.b]
value = 4
date = 2018-06-01
[fact.c]
value = 4
[[check]]
name = "order"
assert = "a <= c"
[[check]]
name = "sum"
assert = "a + b <= 100"
"""
)


def told(facts: Facts, *words: str) -> dict[str, Any]:
    """Return what `facts check --format json` says."""
    data: dict[str, Any] = json.loads(facts("check", "--format", "json", *words).out)
    return data


def codes(facts: Facts, *words: str) -> list[str]:
    return [finding["code"] for finding in told(facts, *words)["findings"]]


def test_the_world_of_these_tests(facts: Facts, world: World) -> None:
    world(t=WORLD)
    assert sorted(codes(facts)) == ["NUM005", "PER001", "REF004", "STA004"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["--select", "NUM"], ["NUM005"]),
        (["--select", "num005,PER"], ["NUM005", "PER001"]),
        (["--select", "NUM", "--select", "STA004"], ["NUM005", "STA004"]),
        (["--ignore", "NUM,PER"], ["REF004", "STA004"]),
        (["--select", "ALL", "--ignore", "NUM"], ["PER001", "REF004", "STA004"]),
        (["--select", "NUM005", "--ignore", "NUM"], ["NUM005"]),
        (["--select", "NUM", "--ignore", "NUM005"], []),
    ],
    ids=["a family", "codes in any case, by comma", "repeated", "all but", "ALL", "a code outweighs its family",
         "a code of a family"],
)  # fmt: skip
def test_select_and_ignore(facts: Facts, world: World, words: list[str], wanted: list[str]) -> None:
    world(t=WORLD)
    assert sorted(codes(facts, *words)) == wanted


@pytest.mark.parametrize(
    ("corpus", "words", "wanted"),
    [
        ('[check]\nselect = ["NUM"]\n', [], ["NUM005"]),
        ('[check]\nignore = ["NUM"]\n', [], ["PER001", "REF004", "STA004"]),
        ('[check]\nselect = ["NUM"]\n', ["--select", "PER"], ["PER001"]),
        ('[check]\nignore = ["NUM"]\n', ["--select", "NUM"], ["NUM005"]),
    ],
    ids=["corpus.toml selects", "corpus.toml ignores", "the flag outweighs its select", "and its ignore"],
)
def test_selection_in_the_corpus(
    facts: Facts, world: World, corpus: str, words: list[str], wanted: list[str]
) -> None:  # fmt: skip
    world(corpus=corpus, t=WORLD)
    assert sorted(codes(facts, *words)) == wanted


@pytest.mark.parametrize(("word", "near"), [("NUM05", "NUM005"), ("STAA", "STA"), ("CMP01", "CMP001")])
@pytest.mark.parametrize("flag", ["--select", "--ignore"])
def test_an_unknown_rule_gets_near_misses(facts: Facts, world: World, flag: str, word: str, near: str) -> None:
    world(t=WORLD)
    said = facts("check", flag, word)
    assert (said.code, said.out) == (2, "")
    assert near in said.err


def test_an_unknown_rule_in_corpus_toml_is_told_as_well(facts: Facts, world: World) -> None:
    world(corpus='[check]\nignore = ["NUM05"]\n', t=WORLD)
    said = facts("check")
    assert said.code == 2
    assert "NUM005" in said.err


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (GOOD, [], 0),
        (WORLD, [], 1),
        (WORLD, ["--exit-zero"], 0),
        (WORLD, ["--ignore", "NUM"], 0),
        (WORLD, ["--ignore", "NUM", "--fail-on", "warning"], 1),
        (WORLD, ["--select", "REF", "--fail-on", "warning"], 0),
        (WORLD, ["--select", "REF", "--fail-on", "note"], 1),
    ],
    ids=["nothing found", "an error", "--exit-zero", "warnings only", "--fail-on warning", "a note is no warning",
         "--fail-on note"],
)  # fmt: skip
def test_exit_codes(facts: Facts, world: World, text: str, words: list[str], code: int) -> None:
    world(t=text)
    assert facts("check", *words).code == code


def test_the_corpus_says_from_where_on_it_fails(facts: Facts, world: World) -> None:
    world(corpus='[check]\nfail-on = "warning"\n', t=WORLD)
    assert facts("check", "--ignore", "NUM").code == 1
    assert facts("check", "--ignore", "NUM", "--fail-on", "error").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["nowhere.toml"],
        ["README.md"],
        ["--corpus", "nowhere"],
        ["--corpus", "empty"],
        ["--ignore", "ALL"],
        ["--fail-on", "fatal"],
        ["--copies", "nowhere"],
        ["--by", "2019-01-01"],
        ["--by", "soon"],
        ["--format", "xml"],
        ["--baseline", "README.md"],
        ["--baseline", "nowhere/b.json"],
        ["--summary", "nowhere/s.md"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_2_and_never_0(facts: Facts, world: World, words: list[str]) -> None:
    folder = world(t=GOOD)
    (folder / "README.md").write_text("x", encoding="utf-8")
    (folder / "empty").mkdir()
    said = facts("check", *words)
    assert said.code == 2, said
    assert said.err


@pytest.mark.parametrize("files", [{}, {"t": "[fact.a\n"}, {"t": "\x00"}], ids=["no file", "no TOML", "a binary"])
def test_nothing_that_could_be_read_is_2(facts: Facts, world: World, files: dict[str, str]) -> None:
    world(**files)
    assert facts("check").code == 2
    assert facts("check", "--exit-zero").code == 2


def test_one_broken_file_among_others_is_a_finding(facts: Facts, world: World) -> None:
    world(t=GOOD, u="[fact.a\n")
    said = facts("check", "--format", "json")
    assert said.code == 1
    assert [f["code"] for f in json.loads(said.out)["findings"]] == ["SCH001"]
    assert {s["code"] for s in json.loads(said.out)["skipped"]} >= {"REF001", "REF002"}


def test_paths_narrow_what_is_told_and_not_what_is_known(facts: Facts, world: World) -> None:
    world(t=WORLD, u=HEAD.replace('source = "s"\n', "") + '[fact.z]\nvalue = 1\nsource = "nobody"\n')
    assert codes(facts, "facts/u.toml") == ["REF001"]
    assert "REF001" not in codes(facts, "facts/t.toml")
    assert len(codes(facts, "facts")) == 5


# waivers -------------------------------------------------------------------------------------------------------------


def waiver(rule: str, until: str, facts: str = '["b"]') -> str:
    return f'[[waiver]]\nrule = "{rule}"\nfacts = {facts}\nuntil = {until}\nreason = "kept for comparison"\n'


def test_a_waiver_holds_through_its_last_day(facts: Facts, world: World) -> None:
    world(corpus=waiver("STA004", "2020-01-31"), t=WORLD)
    data = json.loads(facts("check", "--format", "json", today="2020-01-31").out)
    [waived] = [f for f in data["findings"] if f["waived"]]
    assert waived["code"] == "STA004"
    assert waived["waived"] == {"until": "2020-01-31", "reason": "kept for comparison"}
    assert data["summary"]["waived"] == 1
    after = [f["code"] for f in json.loads(facts("check", "--format", "json", today="2020-02-01").out)["findings"]]
    assert {"STA004", "WVR001"} <= set(after)


def test_the_report_shows_reason_and_end(facts: Facts, world: World) -> None:
    world(corpus=waiver("STA004", "2020-01-31"), t=WORLD)
    said = facts("check")
    assert "kept for comparison" in said.out
    assert "2020-01-31" in said.out


def test_a_waiver_on_the_record_itself(facts: Facts, world: World) -> None:
    ignore = 'ignore = [{ rule = "STA", until = 2020-01-31, reason = "kept" }]\n'
    world(t=WORLD.replace("date = 2018-06-01\n", "date = 2018-06-01\n" + ignore))
    assert [f["code"] for f in told(facts)["findings"] if f["waived"]] == ["STA004"]


@pytest.mark.parametrize(
    ("rule", "names", "wanted"),
    [
        ("STA001", '["b"]', ["WVR002"]),
        ("STA004", '["a"]', ["WVR002"]),
        ("STA04", '["b"]', ["WVR002"]),
        ("NUM", "[]", []),
        ("STA", '["b"]', []),
    ],
    ids=["another rule", "another fact", "no rule at all", "every fact", "a family"],
)
def test_an_unused_waiver_is_told(facts: Facts, world: World, rule: str, names: str, wanted: list[str]) -> None:
    world(corpus=waiver(rule, "2020-01-31", names), t=WORLD)
    assert [code for code in codes(facts) if code.startswith("WVR")] == wanted


def test_a_waiver_of_no_fact_names_the_nearest(facts: Facts, world: World) -> None:
    names = '["mechanism-staf"]'
    world(corpus=waiver("STA004", "2020-01-31", names), t=WORLD + "[fact.mechanism-staff]\nvalue = 1\n")
    [found] = [f for f in told(facts)["findings"] if f["code"] == "WVR002"]
    assert found["message"] == "this waiver is for mechanism-staf, and there is no such fact"
    assert "`mechanism-staff`" in found["help"]


def test_a_waiver_of_a_rule_that_did_not_run_is_not_unused(facts: Facts, world: World) -> None:
    world(corpus=waiver("STA001", "2020-01-31"), t=WORLD)
    assert "WVR002" not in codes(facts, "--select", "NUM,WVR")
    assert "WVR002" not in codes(facts, "facts/t.toml", "--select", "WVR")


@pytest.mark.parametrize("missing", ["rule", "until", "reason"])
def test_a_waiver_needs_rule_end_and_reason(facts: Facts, world: World, missing: str) -> None:
    line = {"rule": 'rule = "STA004"\n', "until": "until = 2020-01-31\n", "reason": 'reason = "kept for comparison"\n'}
    world(corpus=waiver("STA004", "2020-01-31").replace(line[missing], ""), t=WORLD)
    said = facts("check", "--format", "json")
    assert said.code == 1
    assert [f["message"] for f in json.loads(said.out)["findings"] if f["code"] == "SCH007"] == [
        f"`{missing}` is missing"
    ]


def test_about_waivers_nothing_can_be_waived(facts: Facts, world: World) -> None:
    world(corpus=waiver("STA004", "2019-01-01") + waiver("WVR001", "2030-01-01", "[]"), t=WORLD)
    assert "WVR001" in [f["code"] for f in told(facts)["findings"] if not f["waived"]]


# baseline ------------------------------------------------------------------------------------------------------------


def test_a_baseline_leaves_out_what_was_there_and_may_only_shrink(facts: Facts, world: World) -> None:
    folder = world(t=WORLD)
    first = facts("check", "--baseline", "b.json")
    assert first.code == 0
    kept = (folder / "b.json").read_text(encoding="utf-8")
    assert facts("check", "--baseline", "b.json").code == 0
    (folder / "facts" / "t.toml").write_text("# moved\n\n" + WORLD + '[[check]]\nname = "n"\nassert = "a < c"\n')
    worse = facts("check", "--baseline", "b.json", "--format", "json")
    assert worse.code == 1
    assert len(json.loads(worse.out)["findings"]) == 1
    assert (folder / "b.json").read_text(encoding="utf-8") == kept
    (folder / "facts" / "t.toml").write_text(WORLD.replace("a <= c", "a >= c"))
    assert facts("check", "--baseline", "b.json").code == 0
    assert len(json.loads((folder / "b.json").read_text())["findings"]) == len(json.loads(kept)["findings"]) - 1
    (folder / "facts" / "t.toml").write_text(WORLD)
    assert facts("check", "--baseline", "b.json").code == 1


def test_a_partial_check_does_not_shrink_a_baseline(facts: Facts, world: World) -> None:
    folder = world(t=WORLD)
    facts("check", "--baseline", "b.json")
    kept = (folder / "b.json").read_text(encoding="utf-8")
    assert facts("check", "--baseline", "b.json", "--select", "STA").code == 0
    assert (folder / "b.json").read_text(encoding="utf-8") == kept
    assert facts("check", "--baseline", "b.json").code == 0


# the rest ------------------------------------------------------------------------------------------------------------


def test_by_forecasts_without_effect_on_the_exit_code(facts: Facts, world: World) -> None:
    world(t=GOOD + "[fact.o]\nvalue = 1\nongoing = true\ndate = 2019-11-01\n")
    assert facts("check").code == 0
    said = facts("check", "--by", "2021-01-01", "--fail-on", "note", "--select", "STA")
    assert said.code == 0
    assert "2021-01-01" in said.out
    assert "STA001" in said.out


def test_open_answers_are_counted_and_listed_when_asked(facts: Facts, world: World) -> None:
    world(t=HEAD + SOURCE + '[fact.a]\nvalue = "over 3"\n[[check]]\nname = "cap"\nassert = "a <= 4"\n')
    short, long = facts("check"), facts("check", "--verbose")
    assert short.code == long.code == 0
    assert "1 open" in short.out
    assert "cap" not in short.out
    assert "cap" in long.out
    assert told(facts)["summary"]["open"] == 1


def test_statistics_count_by_rule(facts: Facts, world: World) -> None:
    world(t=WORLD)
    lines = facts("check", "--statistics").out.splitlines()
    assert any("NUM005" in line and "1" in line.split() for line in lines)
    assert facts("check", "--statistics").code == 1


def test_summary_is_appended(facts: Facts, world: World) -> None:
    folder = world(t=WORLD)
    (folder / "s.md").write_text("before\n", encoding="utf-8")
    facts("check", "--summary", "s.md")
    text = (folder / "s.md").read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert "NUM005" in text
    assert "| " in text


def test_the_same_input_and_day_give_the_same_bytes(facts: Facts, world: World) -> None:
    world(t=WORLD)
    assert facts("check").out == facts("check").out
