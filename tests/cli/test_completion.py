"""What the shell is offered after TAB: ids, topics, options and their words, never a failure and never talk."""

from pathlib import Path

import pytest

from wola_facts.cli.app import run

WORLD = str(Path(__file__).parents[1] / "corpora" / "mexico")


def offered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str) -> list[str]:
    monkeypatch.setenv("_FACTS_COMPLETE", "complete_bash")
    monkeypatch.setenv("FACTS_CORPUS", WORLD)
    monkeypatch.setenv("COMP_WORDS", f"facts {words}")
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ") + 1))
    with pytest.raises(SystemExit) as left:
        run([])
    said = capsys.readouterr()
    assert (left.value.code, said.err) == (0, "")
    return [line for line in said.out.split("\n") if line]


OFFERED = [
    ("a command", "sho", ["show"]),
    ("a topic and the ids that begin like it", "show disappear", ["disappearances", "disappeared-registered"]),
    ("a topic", "show --topic tor", ["torture"]),
    ("a source", "show --source wola", ["wola-2019"]),
    ("an option", "show --meas", ["--measure"]),
    ("a kind", "show --kind la", ["law"]),
    ("a status", "show --status superse", ["superseded"]),
    ("the last column of a list", "show --columns id,val", ["id,value"]),
    ("the last field of a list, descending", "show --sort topic,-valu", ["topic,-value"]),
    ("a format of facts", "show --format jso", ["json", "jsonl"]),
    ("a style of citation", "cite --format chicago-1", ["chicago-17", "chicago-17-notes"]),
    ("a format of findings", "check --format sar", ["sarif"]),
    ("a rule", "rule CON00", ["CON001", "CON002", "CON003", "CON004"]),
    ("a rule behind a comma", "check --select STA,CON004", ["STA,CON004"]),
    ("a language", "show --lang e", ["en", "es"]),
    ("nothing that begins so", "show zzz", []),
    ("nothing where the corpus is not there", "--corpus /nonexistent/corpus show t", []),
]


@pytest.mark.parametrize(("words", "names"), [row[1:] for row in OFFERED], ids=[row[0] for row in OFFERED])
def test_the_shell_is_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str, names: list[str]
) -> None:
    assert offered(monkeypatch, capsys, words) == names
