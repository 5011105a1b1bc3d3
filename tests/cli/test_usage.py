"""What the command line says to one who mistypes, and to one who is new: each error names the next right thing."""

import json
import os
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from wola_facts.cli.options import FORMATS
from wola_facts.cli.session import Session

FACTS = """
[fact.convictions]
claim = "Firm convictions for torture"
value = 15
date = "2006/2019-11"
source = "wola"
[fact.staff]
claim = "Staff"
value = 35
date = 2018-01-01
ongoing = true
source = "wola"
[fact.register]
kind = "commitment"
claim = "Set up the register"
by = "Government"
date = 2019-01-01
log = [{ on = 2019-11-01, state = "pending" }]
source = "wola"
[fact.torture-law]
kind = "law"
claim = "Law on torture"
date = 2017-06-26
source = "law"
[source.wola]
title = "Report"
author = ["Meyer, Maureen"]
date = 2019-11-26
url = "https://example.org/a"
[source.law]
title = "Gazette"
date = 2017-06-26
url = "https://example.org/law"
"""

Facts = Callable[..., Any]
World = Callable[..., Path]


@pytest.fixture(autouse=True)
def folder(world: World) -> Path:
    return world('schema = 1\nname = "Test"\nlang = "en"\n', torture=FACTS)


MISTAKES = [
    ("a command that is misspelt", ["shwo"], "There is no command `shwo`: did you mean `show`?"),
    ("a topic for a command, all its words kept", ["torture", "de ley"], 'facts show torture "de ley"'),
    ("help as a command", ["help"], "All commands: facts --help"),
    ("an option that is misspelt", ["show", "--fromat", "csv"], "no option `--fromat`: did you mean `--format`?"),
    ("an option of no command", ["--colr"], "What it takes: facts --help"),
    ("an option of a command", ["series", "--limt"], "What it takes: facts series --help"),
    ("an expression that is missing", ["calc"], "EXPR is missing: what `facts calc` is about."),
    ("an id that is missing", ["why"], "ID is missing: what `facts why` is about."),
    ("a limit in letters", ["show", "--limit", "x"], "--limit takes a whole number, 0 or more."),
    ("a budget of nothing", ["check", "--online", "--max-time", "0"], "--max-time takes a whole number, 1 or more."),
    ("a seed in letters", ["check", "--mutate", "--seed", "x"], "--seed takes a whole number."),
    ("a limit below nothing", ["show", "--limit", "-1"], "--limit takes a whole number, 0 or more."),
    ("an option without its text", ["show", "--limit"], "'--limit' requires an argument"),
    ("a day that is none", ["--today", "2019-13-01"], "--today: \"2019-13-01\": there is no month 13."),
    ("a language that is none", ["init", "new", "--lang", "xx"], "--lang: there is no `xx`.\nLanguages: en, es."),
    ("a colour that is none", ["rule", "--color", "red"], "--color: there is no `red`."),
    ("a rule that is misspelt", ["rule", "contradicton"], "`contradicton`.\nDid you mean `contradiction`?"),
    ("a family that is misspelt", ["check", "--select", "STAA"], "`STAA`.\nDid you mean `STA`"),
    ("a level that is misspelt", ["check", "--fail-on", "eror"], "`eror`.\nDid you mean `error`?"),
    ("an output that is none", ["cite", "--output-as", "pdf"], "--output-as: there is no `pdf`."),
    ("an expression that breaks off", ["calc", "1 +"], "Found the end, expected a number"),
    ("a seed of nothing", ["check", "--seed", "3"], "--seed is of --mutate, which is not given."),
    ("robots.txt of nobody", ["check", "--robots"], "--robots goes with --online"),
    ("robots.txt for a record", ["add", "--robots"], "--robots goes with --fetch"),
    ("a budget for nothing", ["check", "--max-urls", "3"], "--max-urls goes with --online"),
    ("a time for nothing", ["check", "--max-time", "3"], "--max-time goes with --online"),
    ("a network that is none", ["check", "--allow-net", "home"], "--allow-net: home is no network."),
    ("a network that is none, for a record", ["add", "--allow-net", "home"], "--allow-net: home is no network."),
    ("a format that bare facts has not", ["-f", "csv"], "Formats: text, json."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "told"), [one[1:] for one in MISTAKES], ids=[one[0] for one in MISTAKES])
def test_a_mistake_is_exit_2_and_says_the_next_right_thing(facts: Facts, words: list[str], told: str) -> None:
    said = facts(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["why", "convictons"], "Did you mean `convictions`?"),
        (["impact", "wolla"], "Did you mean `wola`?"),
        (["series", "convictons"], "Did you mean `convictions`?"),
        (["calc", "convictons + 1"], "Did you mean `convictions`?"),
        (["commitments", "convictions"], "There is no promise among what was asked for."),
        (["cite", "--kind", "ruling"], "No fact passes these filters."),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_is_not_there_is_exit_1_and_offers_what_is(facts: Facts, words: list[str], told: str) -> None:
    said = facts(*words)
    assert (said.code, said.out) == (1, "")
    assert told in said.err


@pytest.mark.parametrize("command", [name for name, takes in FORMATS.items() if name != "cite" and " " in takes])
def test_an_unknown_format_is_answered_with_those_of_the_help(facts: Facts, command: str) -> None:
    subject = {"calc": ["1"], "series": ["staff"], "why": ["staff"], "impact": ["staff"]}.get(command, [])
    said = facts(command, *subject, "--format", "zebra")
    assert said.code == 2
    told = said.err.split("Formats: ")[1]
    assert set(re.findall("[a-z]+", told)) == set(re.findall("[a-z]+", FORMATS[command])) - {"or"}


def test_what_comes_from_the_environment_is_called_by_its_name(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "FACTS_TODAY=2019-11-26" in facts("show", today="yesterday").err
    monkeypatch.setenv("FACTS_LANG", "fr")
    assert "FACTS_LANG: there is no `fr`." in facts("show").err
    assert facts("show", "--lang", "es").code == 0
    monkeypatch.setenv("FACTS_LANG", "es_MX")
    assert "Requiere atención" in facts().out


class TestFilters:
    """The same everyday filters for every command that takes words."""

    def test_cite(self, facts: Facts) -> None:
        assert facts("cite", "--kind", "law").out == "Gazette. (2017, June 26). https://example.org/law\n"
        assert facts("cite", "--until", "2017").out == facts("cite", "torture-law").out
        assert facts("cite", "--as-of", "2018-06-01").out == facts("cite", "torture-law").out

    def test_commitments(self, facts: Facts) -> None:
        assert "Set up the register" in facts("commitments", "--topic", "torture").out
        assert facts("commitments", "--source", "law").code == 1


class TestTheCorpus:
    """Which corpus answers, and what is said of it."""

    def test_one_that_is_named_twice_is_one(self, facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
        alone = facts("check")
        assert facts("check", "--corpus", "facts", "--corpus", "./facts/") == alone
        monkeypatch.setenv("FACTS_CORPUS", "facts:.")
        assert facts("check") == alone

    def test_the_first_named_stays_the_first(self, facts: Facts, folder: Path) -> None:
        other = folder / "other"
        other.mkdir()
        (other / "corpus.toml").write_text('name = "Other"\n', encoding="utf-8")
        (other / "a.toml").write_text('[fact.a]\nclaim = "A"\ndate = 2019\nvalue = 1\n', encoding="utf-8")
        named = [word for name in ("facts", "other", "facts") for word in ("--corpus", name)]
        assert facts(*named).out.startswith("Test: ")

    def test_a_path_that_climbs_is_shown_without_its_steps(self, facts: Facts, folder: Path) -> None:
        (folder / "sub").mkdir()
        said = facts("-C", "sub", "check", "../facts", "--format", "concise").out
        assert said.startswith(str(folder.resolve() / "facts" / "torture.toml"))

    def test_a_folder_without_corpus_toml_is_told_apart_from_none(self, facts: Facts, folder: Path) -> None:
        (folder / "facts" / "corpus.toml").unlink()
        (folder / "empty").mkdir()
        assert "No facts/ folder here: answering from the corpus" in facts("-C", "empty", "show", "torture").err
        assert "The folder facts/ here holds no corpus.toml: answering" in facts("show", "torture").err
        added = facts("add", "--claim", "A", "--value", "1", "--date", "2019", "--source", "https://example.org")
        assert (added.code, "The folder facts/ here holds no corpus.toml" in added.err) == (2, True)

    def test_records_that_cannot_be_read_are_counted_beside_those_that_can(self, facts: Facts, world: World) -> None:
        world(torture=FACTS, more='[fact.bad]\nclam = "B"\n[fact.worse]\nclaim = 3\n')
        said = facts("show", "staff")
        assert (said.code, "Staff" in said.out) == (0, True)
        assert said.err.startswith("2 records left out, ")
        assert said.err.endswith("see `facts check --select SCH`\n")

    def test_a_stale_source_fails_a_newcomers_check(self, facts: Facts) -> None:
        assert facts("check", "--select", "STA").code == 1
        assert facts("check", "--select", "STA", "--exit-zero").code == 0


class TestTheOverview:
    """Bare `facts`: its commands work as they stand, and its counts are in the machine's form as well."""

    @pytest.mark.parametrize("lang", ["en", "es"])
    def test_the_three_commands_to_try_work_when_copied(self, facts: Facts, lang: str) -> None:
        tried = re.findall(r"(?m)^facts (.*?)   ", facts("--lang", lang).out)
        assert len(tried) == 3
        assert [facts(*line.split()).code for line in tried] == [0, 0, 1]  # one fact is stale, which fails a check

    def test_one_is_no_plural(self, facts: Facts, world: World) -> None:
        world(torture=FACTS.split("[fact.staff]")[0])
        assert facts().out.splitlines()[0].endswith(": 1 fact, 0 sources")
        assert facts("--lang", "es").out.splitlines()[0].endswith(": 1 hecho, 0 fuentes")
        world(torture=FACTS + 'titel = "Gazette"\n')
        assert "\n1 problem found while reading: facts check\n" in facts().out

    def test_as_json(self, facts: Facts) -> None:
        told = json.loads(facts("--format", "json").out)
        assert (told["version"], told["name"], told["facts"], told["sources"]) == (1, "Test", 4, 2)
        assert [(topic["id"], topic["facts"]) for topic in told["topics"]] == [("torture", 4)]
        assert told["attention"] == {"overdue": [], "stale": ["staff"], "disputed": []}


def test_many_sources_that_lack_one_field_are_one_warning(facts: Facts, world: World) -> None:
    sources = [f'[source.s{n}]\nurl = "https://example.org/{n}"\ndate = 2019\n' for n in range(6)]
    records = [f'[fact.f{n}]\nclaim = "F{n}"\nvalue = {n}\ndate = 2019-01-01\nsource = "s{n}"\n' for n in range(6)]
    world(torture="".join(records + sources).replace("= 2019\n", '= "2019"\n'))
    err = facts("cite").err
    assert "6 sources have no `title`, which apa wants: s0, s1, s2 and 3 more" in err
    assert facts("cite", "--verbose").err.count("has no `title`") == 6


def test_a_terminal_that_does_not_know_its_width_is_taken_for_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    assert Session().width == 80
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((7, 24)))
    assert Session().width == 20


def test_rules_keep_within_the_width(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = facts("rule").out.splitlines()
    assert max(map(len, lines)) <= 60
    assert {line[:17].strip() == "" or re.match("[A-Z]{3}[0-9]{3}  ", line) is not None for line in lines} == {True}
    told = [line for line in facts("rule", "CON001").out.splitlines() if not line.startswith(" ")]
    assert max(map(len, told)) <= 60


def test_a_rule_s_page_fills_its_lines(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    """However its text was wrapped, a paragraph is broken only where the next word would not fit."""
    monkeypatch.setenv("COLUMNS", "60")
    lines = facts("rule", "LNK001").out.splitlines()
    for line, following in pairwise(lines):
        if line and following and not line.startswith(" ") and not following.startswith(" "):
            assert len(line) + 1 + len(following.split()[0]) > 60
