"""`facts show` as a person meets it: topic, search, card, filters, formats, and every kind of bad input."""

import html
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CORPUS = """
schema = 1
name = "Test"
lang = "en"
[topic.torture]
label = { en = "Torture", es = "Tortura" }
aliases = ["ill-treatment"]
"""

TORTURE = """
[defaults]
source = "wola-2019"
where = "Mexico"

[fact.convictions]
claim = { en = "Firm convictions for torture", es = "Condenas firmes por tortura" }
value = 15
unit = "convictions"
date = "2006/2019-11"
quote = "15 firm torture convictions"
at = "para. 2"

[fact.complaints]
claim = { en = "Complaints of torture and ill-treatment", es = "Quejas por tortura y malos tratos" }
value = "over 280"
unit = "complaints"
date = "2019-01/2019-11"
according_to = ["CNDH"]

[fact.trials]
claim = { en = "Investigations that went to trial", es = "Investigaciones que llegaron a juicio" }
value = "less than 3 percent"
date = "2012/2018-06"
tags = ["impunity"]

[source.wola-2019]
title = "Human Rights"
author = ["Meyer, Maureen"]
type = "webpage"
date = 2019-11-26
url = "https://example.org/a"
"""

Facts = Callable[..., Any]
World = Callable[..., Path]


@pytest.fixture(autouse=True)
def _corpus(world: World) -> None:
    world(CORPUS, torture=TORTURE)


def ids(said: Any) -> list[str]:
    return [fact["id"] for fact in json.loads(said.out)["facts"]]


SELECTIONS = [
    ("a topic", ["torture"], ["convictions", "complaints", "trials"]),
    ("a topic by its Spanish label, without accents", ["tortura"], ["convictions", "complaints", "trials"]),
    ("a topic by an alias", ["ill-treatment"], ["convictions", "complaints", "trials"]),
    ("an id", ["trials"], ["trials"]),
    ("words in English", ["firm", "convictions"], ["convictions"]),
    ("words in Spanish, without accents", ["quejas"], ["complaints"]),
    ("no word at all: everything", [], ["convictions", "complaints", "trials"]),
    ("a comparison that holds of the whole interval", ["--where", "value > 100"], ["complaints"]),
    ("a comparison of dates", ["--where", "date >= 2019"], ["complaints"]),
    ("and, or, not", ["--where", "not (id = trials or value > 100)"], ["convictions"]),
    ("a tag", ["--tag", "impunity"], ["trials"]),
    ("what begins since a day", ["--since", "2010-01-01"], ["complaints", "trials"]),
    ("what is over until a day", ["--until", "2018-12-31"], ["trials"]),
    ("the largest first", ["--sort", "-value", "--limit", "2"], ["complaints", "convictions"]),
]


@pytest.mark.parametrize(("words", "expected"), [s[1:] for s in SELECTIONS], ids=[s[0] for s in SELECTIONS])
def test_words_and_filters_choose(facts: Facts, words: list[str], expected: list[str]) -> None:
    said = facts("show", *words, "--format", "json")
    assert (said.code, ids(said)) == (0, expected)


def test_a_topic_is_a_table_and_one_fact_a_card(facts: Facts) -> None:
    table, card = facts("show", "torture").out, facts("show", "convictions").out
    assert "over 280" in table
    assert "less than 3 percent" in table
    assert "Condenas firmes por tortura" not in table
    assert "Condenas firmes por tortura" in card
    assert "15 firm torture convictions" in card
    assert "facts/torture.toml:6" in card


def test_spanish_shows_spanish_claims_and_hedges(facts: Facts) -> None:
    out = facts("show", "torture", "--lang", "es").out
    assert "más de 280" in out
    assert "menos de 3" in out
    assert "Condenas" in out


def test_as_of_a_day_before_the_source_knows_nothing_of_it(facts: Facts) -> None:
    assert facts("show", "--as-of", "2019-11-25", "--format", "json").code == 1
    assert facts("show", "--as-of", "2019-12-31", "--format", "json").code == 0


BAD = [
    ("an unknown word gets near misses", ["show", "convictons"], 1, "convictions"),
    ("an unknown field points at its column", ["show", "--where", "vlue > 3"], 2, "column 1"),
    ("an expression that ends too soon", ["show", "--where", "value >"], 2, "column"),
    ("an unknown format", ["show", "--format", "jsom"], 2, "json"),
    ("an unknown language", ["show", "--lang", "fr"], 2, "en, es"),
    ("a day that is none", ["show", "--as-of", "2019-13-01"], 2, "--as-of"),
    ("a corpus that is not there", ["show", "--corpus", "nowhere"], 2, "nowhere"),
    ("an unknown command", ["shwo"], 2, "show"),
    ("an unknown option", ["show", "--formt", "json"], 2, "--format"),
    ("a filter nothing passes", ["show", "--tag", "impunity", "--until", "2000"], 1, "filter"),
]


@pytest.mark.parametrize(("words", "code", "said"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_bad_requests_get_a_clear_error(facts: Facts, words: list[str], code: int, said: str) -> None:
    result = facts(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert "Traceback" not in result.err


def test_bad_records_are_counted_and_the_good_ones_shown(facts: Facts, world: World) -> None:
    world(CORPUS, torture=TORTURE, bad="[fact.b]\nclaim = 'x'\ndate = 2019-01\nvalue = 3\nsource = 'https://e.org'\n")
    said = facts("show", "torture")
    assert said.code == 0
    assert "1 record left out" in said.err
    assert "facts check" in said.err


def test_a_corpus_with_nothing_readable_is_exit_2(facts: Facts, tmp_path: Path) -> None:
    (tmp_path / "facts" / "torture.toml").write_bytes(b"\xff\xfe")
    assert facts("show").code == 2


def test_flags_win_over_the_environment(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTS_LANG", "es")
    assert "Condenas" in facts("show", "torture").out
    assert "Condenas" not in facts("show", "torture", "--lang", "en").out


def test_flags_before_the_command_hold_too(facts: Facts) -> None:
    assert "Condenas" in facts("--lang", "es", "show", "torture").out


def test_output_goes_to_a_file_whole(facts: Facts, tmp_path: Path) -> None:
    said = facts("show", "torture", "--format", "json", "--output", "out.json")
    assert said.out == ""
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["facts"]) == 3


HOSTILE = "[red]x[/red] [/] \\u001b[31mred \\u001b]8;;http://evil\\u0007link \\u202ebidi \\u0000 \\r over"


@pytest.mark.parametrize("format", ["table", "card", "markdown", "csv", "tsv", "json", "jsonl", "toml"])
def test_nothing_in_a_record_is_obeyed_by_a_terminal(facts: Facts, world: World, format: str) -> None:
    fields = ("claim", "note", "quote", "at", "where", "who", "definition", "by")
    text = "[fact.a]\nvalue = 1\ndate = '2019'\nsource = 's'\n" + "".join(f'{f} = "{HOSTILE}"\n' for f in fields)
    world(CORPUS, torture=TORTURE, hostile=text + f'[source.s]\ntitle = "{HOSTILE}"\nauthor = "{HOSTILE}"\n')
    out = facts("show", "a", "--format", format, "--color", "always" if format in ("table", "card") else "never").out
    for control in ("\x1b]8", "\x1b[31mred", "\u202e", "\x00", "\r", "\x07"):
        assert control not in out
    # Markdown says signs by their entities, which a reader sees as the signs that they are.
    assert "[red]x[/red]" in html.unescape(out)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_of_a_table_is_wider_than_the_terminal(
    facts: Facts, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for words in (["show", "torture"], ["show", "convictions"], ["show", "torture", "--lang", "es"]):
        assert max(len(line) for line in facts(*words).out.splitlines()) <= width


def test_it_prints_in_a_c_locale_and_behind_a_pipe(tmp_path: Path) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "TERM": "dumb",
        "HOME": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "wola_facts", "show", "torture", "--lang", "es"],
        capture_output=True, cwd=tmp_path, env=environment, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"mas de 280" in done.stdout
    assert done.stdout.isascii()
    assert b"\x1b" not in done.stdout
