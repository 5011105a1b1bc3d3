"""`facts add`: what is said is what is read back; every other byte stays; what cannot be right is not written."""

import datetime
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wola_facts.cli.asking import _PREGUNTAS, _QUESTIONS
from wola_facts.corpus.adding import Draft, Table, home
from wola_facts.corpus.load import load_corpus
from wola_facts.errors import UsageError

from .conftest import Facts
from .terminal import INTERRUPT, answer

World = Callable[..., Path]

TORTURE = """\
schema = 1
[fact.states-without-prosecutor]
claim = "States without a prosecutor for torture"
value = 17
unit = "states"
date = "2019-11"
source = "wola-2019"
at = "para. 3"

[source.wola-2019]
title = "Human rights in Mexico"
author = "Meyer, Maureen"
date = 2019-11-26
url = "https://www.wola.org/analysis/"
archive = "https://web.archive.org/web/2020/https://www.wola.org/analysis/"
"""
CONVICTIONS = (
    "add", "--topic", "torture", "--claim", "Convictions for torture", "--value", "15", "--unit", "convictions",
    "--date", "2006/2019-11", "--source", "wola-2019", "--quote", "15 firm convictions", "--at", "para. 3",
)  # fmt: skip


@pytest.fixture
def file(world: World) -> Path:
    return world(torture=TORTURE) / "facts" / "torture.toml"


def record(file: Path, kind: str = "fact", number: int = -1) -> dict[str, Any]:
    """Return the last record of a file, as TOML has it."""
    tables = tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)[kind]
    found: dict[str, Any] = list(tables.values())[number]
    return found


def changed(words: tuple[str, ...], **flags: str) -> list[str]:
    """Return the words of a command with other values after some of its flags."""
    words = (*words,)
    for flag, value in flags.items():
        name = f"--{flag.replace('_', '-')}"
        place = words.index(name) + 1 if name in words else None
        words = (*words[:place], value, *words[place + 1 :]) if place else (*words, name, value)
    return list(words)


def test_a_record_is_appended_to_the_file_of_its_topic_and_check_has_nothing_against_it(
    facts: Facts, file: Path
) -> None:
    said = facts(*CONVICTIONS)
    assert said.code == 0
    assert file.read_text(encoding="utf-8") == TORTURE + "\n" + said.out
    assert said.out == (
        "[fact.convictions-for-torture]\n"
        'claim  = "Convictions for torture"\n'
        "value  = 15\n"
        'unit   = "convictions"\n'
        'date   = "2006/2019-11"\n'
        'source = "wola-2019"\n'
        'quote  = "15 firm convictions"\n'
        'at     = "para. 3"\n'
    )
    assert facts("check", "--format", "concise", "--fail-on", "note").code == 0


@pytest.mark.parametrize(
    ("beginning", "end"),
    [("", ""), ("\ufeff", "\r\n"), ("", "no end of line"), ("\ufeff", "\n\n\n# last words\n\n")],
    ids=["plain", "a mark and Windows line ends", "no last line end", "a comment at the end"],
)
def test_every_byte_that_was_there_stays(facts: Facts, file: Path, beginning: str, end: str) -> None:
    newline = "\r\n" if end == "\r\n" else "\n"
    text = beginning + TORTURE.replace("\n", newline)
    text = text.rstrip() if end == "no end of line" else text + end
    before = text.encode()
    file.write_bytes(before)
    assert facts(*CONVICTIONS).code == 0
    after = file.read_bytes()
    assert after.startswith(before)
    added = after[len(before) :]
    assert (b"\r\n" in added) == (newline == "\r\n")
    assert b"\n" not in added.replace(b"\r\n", b"") or newline == "\n"
    assert record(file)["value"] == 15


VALUES = [
    ("a whole number", "706", 706),
    ("a decimal", "7.5", Decimal("7.5")),
    ("a decimal whose last nought tells how exact it is", "7.50", "7.50"),
    ("a negative number", "-3", -3),
    ("a hedge", "over 40,000", "over 40,000"),
    ("groups of three", "1,130", "1,130"),
    ("a range", "300-400", "300-400"),
    ("true", "true", True),
]


@pytest.mark.parametrize(("said", "written"), [case[1:] for case in VALUES], ids=[case[0] for case in VALUES])
def test_a_value_is_written_as_it_was_said(facts: Facts, file: Path, said: str, written: object) -> None:
    assert facts(*changed(CONVICTIONS, value=said, quote="")).code == 0
    assert record(file)["value"] == written
    assert type(record(file)["value"]) is type(written)


def test_a_dot_group_is_thousands_in_a_spanish_corpus_and_stays_a_text(facts: Facts, world: World) -> None:
    file = world(corpus='lang = "es"\n', torture=TORTURE) / "facts" / "torture.toml"
    assert facts(*changed(CONVICTIONS, value="61.000", quote="")).code == 0
    assert record(file)["value"] == "61.000"
    value = load_corpus(str(file.parent)).facts["convictions-for-torture"].value
    assert value is not None
    assert value.low == 61000


DATES = [
    ("2019-11-26", datetime.date(2019, 11, 26)),
    ("2019-11", "2019-11"),
    ("2019", "2019"),
    ("2018-12/2019-11", "2018-12/2019-11"),
    ("2019-11~", "2019-11~"),
]


@pytest.mark.parametrize(("said", "written"), DATES, ids=[case[0] for case in DATES])
def test_a_day_is_a_date_of_toml_and_all_else_a_text(facts: Facts, file: Path, said: str, written: object) -> None:
    assert facts(*changed(CONVICTIONS, date=said)).code == 0
    assert record(file)["date"] == written


def test_texts_lists_and_tables_have_their_shapes(facts: Facts, file: Path) -> None:
    words = changed(CONVICTIONS, claim="en:Convictions", note="es:Nota", measure="convictions", where="Mexico")
    words += ["--claim", "es:Condenas", "--according-to", "CNDH", "--according-to", "FGR", "--dim", "sex=women"]
    words += ["--part", "federal=5", "--part", "state=10", "--tag", "courts", "--also-topic", "courts"]
    words += ["--quality", "official", "--ongoing", "--checked", "2019-11-30", "--who", "police"]
    assert facts(*words).code == 0
    found = record(file)
    assert found["claim"] == {"en": "Convictions", "es": "Condenas"}
    assert (found["according_to"], found["dims"], found["parts"]) == (
        ["CNDH", "FGR"], {"sex": "women"}, {"federal": 5, "state": 10},
    )  # fmt: skip
    assert (found["tags"], found["topics"], found["note"]) == (["courts"], ["courts"], {"es": "Nota"})
    assert (found["ongoing"], found["checked"]) == (True, datetime.date(2019, 11, 30))


REFUSED = [
    ("a value that is none", {"value": "lots"}, 2, "--value"),
    ("a day that is none", {"date": "2019-02-30"}, 2, "--date: "),
    ("a source that is not there", {"source": "wola-2091"}, 2, "Did you mean `wola-2019`"),
    ("a source without http", {"source": "javascript:alert(1)"}, 1, "LNK001"),
    ("an id that is taken", {"id": "states-without-prosecutor"}, 2, "stands in facts/torture.toml already"),
    ("an id that is no slug", {"id": "Bad Id"}, 2, "--id bad-id"),
    ("a kind that is none", {"kind": "figur"}, 2, "Did you mean `figure`"),
    ("a topic that is nearly there", {"topic": "torturr"}, 2, "did you mean `torture`"),
    ("a topic that is a path", {"topic": "../elsewhere"}, 2, "slug"),
    ("a quote without the figure", {"quote": "a few convictions"}, 1, "EVI002"),
    ("a fact that it cannot supersede", {"supersedes": "states-with-prosecutor"}, 2, "states-without-prosecutor"),
    ("a contradiction", {"measure": "states-without-prosecutor", "date": "2019-11", "unit": "states"}, 1, "CON001"),
    ("a part without its name", {"part": "=3"}, 2, "NAME=VALUE"),
    ("two words for one field", {"claim": "x", "note": "en:a"}, 0, ""),
    ("bytes that are no text", {"note": "caf\udce9"}, 2, "UTF-8"),
    ("nothing but blanks", {"note": " "}, 2, "--note"),
]


@pytest.mark.parametrize(("flags", "code", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_right_is_not_written(
    facts: Facts, file: Path, flags: dict[str, str], code: int, words: str
) -> None:
    said = facts(*changed(CONVICTIONS, **flags))
    assert (said.code, words in said.err) == (code, True), said.err
    assert (file.read_text(encoding="utf-8") == TORTURE) == (code != 0)
    assert sorted(path.name for path in file.parent.iterdir()) == ["corpus.toml", "torture.toml"]


def test_what_check_finds_wrong_can_be_forced_but_not_what_cannot_be_read(facts: Facts, file: Path) -> None:
    assert facts(*changed(CONVICTIONS, quote="a few convictions"), "--force").code == 0
    assert record(file)["quote"] == "a few convictions"
    assert facts(*changed(CONVICTIONS, value="lots", id="another"), "--force").code == 2


def test_what_is_only_old_is_written_and_said(facts: Facts, file: Path) -> None:
    words = ("--kind", "commitment", "--claim", "A register", "--date", "2019-01", "--due", "2019-06-01")
    said = facts("add", "--topic", "torture", *words, "--promised-by", "FGR", "--source", "wola-2019", "-q")
    assert (said.code, "STA003" in said.err) == (0, True)
    assert record(file)["due"] == datetime.date(2019, 6, 1)


def test_without_a_terminal_nothing_is_asked_and_the_missing_flags_are_named(facts: Facts, file: Path) -> None:
    said = facts("add", "--topic", "torture", "--unit", "people")
    assert said.code == 2
    for flag in ("--claim", "--value", "--date", "--source"):
        assert flag in said.err
    assert file.read_text(encoding="utf-8") == TORTURE


def test_what_the_files_defaults_say_need_not_be_said_again(facts: Facts, file: Path) -> None:
    file.write_text('[defaults]\nsource = "wola-2019"\ndate = "2019"\n' + TORTURE.removeprefix("schema = 1\n"))
    assert facts("add", "--topic", "torture", "--claim", "Complaints", "--value", "3", "--unit", "complaints").code == 0
    assert record(file) == {"claim": "Complaints", "value": 3, "unit": "complaints"}


def test_a_topic_is_known_by_its_alias_and_a_new_one_gets_a_file(facts: Facts, world: World) -> None:
    folder = world(corpus='[topic.torture]\nlabel = { es = "Tortura" }\n', torture=TORTURE) / "facts"
    assert facts(*changed(CONVICTIONS, topic="tortura")).code == 0
    assert "convictions-for-torture" in (folder / "torture.toml").read_text(encoding="utf-8")
    assert facts(*changed(CONVICTIONS, topic="migration", id="other")).code == 0
    assert (folder / "migration.toml").read_text(encoding="utf-8").startswith("schema = 1\n\n[fact.other]\n")
    assert facts(*changed(CONVICTIONS, topic="corpus", id="third")).code == 0
    assert load_corpus(str(folder)).facts["third"].topic == "corpus"
    assert (folder / "corpus.toml").read_text(encoding="utf-8").startswith("[topic.torture]")


def test_an_id_that_the_claim_makes_and_that_is_taken_gets_the_year_and_then_a_number(facts: Facts, file: Path) -> None:
    for _ in range(3):
        assert facts(*changed(CONVICTIONS, measure="m")).code == 0
    ids = list(tomllib.loads(file.read_text(encoding="utf-8"))["fact"])
    assert ids[1:] == ["convictions-for-torture", "convictions-for-torture-2006", "convictions-for-torture-2"]


def test_a_url_is_a_source_and_gets_a_record_where_more_is_said_of_it(facts: Facts, file: Path) -> None:
    url = "https://www.example.org/report"
    assert facts(*changed(CONVICTIONS, source=url)).code == 0
    assert record(file)["source"] == url
    words = changed(CONVICTIONS, source="https://cndh.org.mx/report", id="second", title="A report", published="2019")
    assert facts(*words, "--author", "Meyer, Maureen", "--author", "CNDH").code == 0
    assert record(file)["source"] == "cndh-2019"
    assert record(file, "source") == {
        "title": "A report", "author": ["Meyer, Maureen", "CNDH"], "date": "2019", "url": "https://cndh.org.mx/report",
    }  # fmt: skip
    said = facts(*changed(CONVICTIONS, source="http://cndh.org.mx/report/", id="third"))
    assert said.code == 0
    assert record(file)["source"] == "cndh-2019", "a URL that a record has is named by its id"


def test_a_dry_run_prints_the_record_and_writes_nothing(facts: Facts, file: Path) -> None:
    said = facts(*CONVICTIONS, "--dry-run")
    assert said.code == 0
    assert tomllib.loads(said.out)["fact"]["convictions-for-torture"]["value"] == 15
    assert file.read_text(encoding="utf-8") == TORTURE


def test_the_corpus_that_is_judged_before_writing_is_the_one_that_is_loaded_after(world: World) -> None:
    more = "[fact.b]\nclaim = 'B'\nvalue = 1\nunit = 'states'\ndate = '2019'\nsource = 'https://example.org/'\n"
    folder = world(torture=TORTURE, more=more + "[fact.bad]\nvalue = 'lots'\n") / "facts"
    before = load_corpus(str(folder))
    table = Table("fact", "added", {"claim": "A", "value": 3, "date": "2019", "source": "wola-2019"})
    draft = Draft(before, home(before, "torture"), [table])
    foreseen = draft.after
    draft.write()
    loaded = load_corpus(str(folder))
    for name in ("facts", "sources", "measures", "findings", "files", "paths", "unreadable"):
        assert getattr(foreseen, name) == getattr(loaded, name), name


def test_a_file_that_somebody_else_changed_meanwhile_is_left_alone(world: World) -> None:
    file = world(torture=TORTURE) / "facts" / "torture.toml"
    before = load_corpus(str(file.parent))
    draft = Draft(before, home(before, "torture"), [Table("fact", "added", {"claim": "A"})])
    file.write_text(TORTURE + "# changed\n", encoding="utf-8")
    with pytest.raises(UsageError, match="changed"):
        draft.write()
    assert file.read_text(encoding="utf-8") == TORTURE + "# changed\n"


def test_the_corpus_of_the_package_is_not_written_to(facts: Facts) -> None:
    said = facts(*CONVICTIONS)
    assert said.code == 2
    assert "facts init" in said.err


def test_the_first_fact_of_an_empty_corpus(facts: Facts, world: World) -> None:
    folder = world() / "facts"
    assert facts(*changed(CONVICTIONS, source="https://example.org/")).code == 0
    assert (folder / "torture.toml").exists()


def test_nothing_is_added_to_a_file_that_cannot_be_read(facts: Facts, file: Path) -> None:
    file.write_text(TORTURE + "\nvalue = = 3\n", encoding="utf-8")
    said = facts(*CONVICTIONS)
    assert said.code == 2
    assert "facts/torture.toml:" in said.err
    assert file.read_text(encoding="utf-8").endswith("value = = 3\n")


def test_a_file_that_cannot_be_written_is_named(facts: Facts, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    said = facts(*CONVICTIONS)
    assert (said.code, "no space left" in said.err) == (2, True)
    assert file.read_text(encoding="utf-8") == TORTURE


nasty = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=40),
    st.sampled_from(
        ['"""', "'''", '"]\n[fact.evil]\nvalue = 1', "\\", '\\"', "\x1b[31m", "\r\n", "\u202e", "= 1 #", "{ a = 1 }"]
    ),
).filter(lambda text: text.strip() != "" and not text.startswith(("en:", "es:", "-")))


@settings(max_examples=30)
@given(texts=st.tuples(nasty, nasty, nasty, nasty))
def test_whatever_is_said_is_read_back(facts: Facts, world: World, texts: tuple[str, str, str, str]) -> None:
    file = world(torture=TORTURE) / "facts" / "torture.toml"
    claim, note, name, place = texts
    words = ["add", "--topic", "torture", f"--claim={claim}", f"--note={note}", f"--according-to={name}"]
    said = facts(*words, f"--where={place}", "--value=3", "--date=2019", "--source=wola-2019", "--id=added", "--force")
    assert said.code == 0, said.err
    assert file.read_bytes().startswith(TORTURE.encode())
    fact = load_corpus(str(file.parent)).facts["added"]
    assert (fact.claim["en"], fact.note["en"], fact.according_to, fact.where) == (claim, note, (name,), place)
    assert len(load_corpus(str(file.parent)).facts) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
class TestOnATerminal:
    """The questions, answered through a pseudo-terminal."""

    def test_what_is_missing_is_asked_for_until_it_will_do(self, world: World) -> None:
        folder = world(torture=TORTURE, migration=TORTURE.replace("wola-2019", "w").replace("states-w", "w"))
        answers = [
            "torture", "Convictions for torture", "lots", "15", "convictions", "2019-13", "2006/2019-11",
            "wola-2091", "wola-2019", "15 firm convictions", "para. 3", "", "y",
        ]  # fmt: skip
        code, shown = answer(folder, list(answers))
        assert code == 0, shown
        for words in ('"lots" is not a value', "no month 13", "did you mean `wola-2019`", "Write it to facts/torture"):
            assert words in shown
        assert record(folder / "facts" / "torture.toml") == {
            "claim": "Convictions for torture", "value": 15, "unit": "convictions", "date": "2006/2019-11",
            "source": "wola-2019", "quote": "15 firm convictions", "at": "para. 3",
        }  # fmt: skip

    def test_a_url_is_offered_a_record_of_its_own(self, world: World) -> None:
        folder = world(torture=TORTURE)
        answers = ["https://cndh.org.mx/a", "A report", "CNDH", "2019-05", "", "", "", "y"]
        words = ("--claim", "Complaints", "--value", "3", "--unit", "complaints", "--date", "2019")
        code, shown = answer(folder, list(answers), *words)
        assert code == 0, shown
        assert record(folder / "facts" / "torture.toml", "source")["title"] == "A report"
        assert record(folder / "facts" / "torture.toml")["source"] == "cndh-2019"

    def test_it_asks_in_spanish_and_takes_si(self, world: World) -> None:
        folder = world(torture=TORTURE)
        words = ("--lang", "es", "--claim", "Quejas", "--unit", "quejas", "--date", "2019")
        code, shown = answer(folder, ["tres", "wola-2019", "", "", "", "sí"], *words)
        assert code == 0
        for question in (
            "La cifra, como la dice la fuente",
            "Dónde se leyó",
            "¿Escribirlo en facts/torture.toml? [S/n]",
        ):
            assert question in shown
        assert "What" not in shown
        assert record(folder / "facts" / "torture.toml")["value"] == "tres"

    def test_every_question_has_its_spanish(self) -> None:
        assert {"topic", *(question[0] for question in _QUESTIONS)} == set(_PREGUNTAS)

    def test_no_and_an_interrupt_write_nothing(self, world: World) -> None:
        folder = world(torture=TORTURE)
        words = ("--claim", "Complaints", "--value", "3", "--unit", "complaints", "--date", "2019")
        code, shown = answer(folder, ["wola-2019", "", "", "", "n"], *words)
        assert (code, "Nothing was written" in shown) == (1, True)
        code, shown = answer(folder, ["wola-2019", INTERRUPT], *words)
        assert (code, "interrupted" in shown) == (130, True)
        assert (folder / "facts" / "torture.toml").read_text(encoding="utf-8") == TORTURE


def test_the_examples_of_a_help_keep_their_lines(facts: Facts) -> None:
    said = facts("add", "--help").out
    assert "\n  facts add    " in said
    assert "\\b" not in said


@pytest.mark.parametrize("topic", ["torture", "migration"], ids=["to a file", "to a file that is not there yet"])
def test_those_who_add_at_the_same_time_lose_nothing(file: Path, topic: str) -> None:
    command = [sys.executable, "-m", "wola_facts", *changed(CONVICTIONS, topic=topic), "-q"]
    runs = [
        subprocess.Popen(
            command, cwd=file.parents[1], stdout=subprocess.DEVNULL, env={**os.environ, "FACTS_TODAY": "2019-12-01"}
        )
        for _ in range(4)
    ]
    assert [run.wait(timeout=120) for run in runs] == [0] * 4
    assert len(load_corpus(str(file.parent)).facts) == 5
    names = {"corpus.toml", "torture.toml", f"{topic}.toml"}
    assert {path.name for path in file.parent.iterdir()} == names
