"""`facts check --since REV`: only what changed in meaning since a revision, and what rests on it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Facts

World = Callable[..., Path]

FILE = """
[source.s]
title = "S"
url = "https://example.org/s"
date = 2019-12-01
[fact.whole]
claim = "Whole"
value = 10
unit = "people"
date = "2019"
source = "s"
at = "p. 1"
parts = { a = 4, b = 6 }
[fact.other]
claim = "Other"
value = 5
unit = "people"
date = "2019"
source = "s"
"""


def git(folder: Path, *arguments: str) -> None:
    command = [
        "git",
        "-c",
        "user.email=a@example.org",
        "-c",
        "user.name=a",
        "-c",
        "init.defaultBranch=main",
        *arguments,
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def committed(world: World) -> Path:
    folder = world(corpus="schema = 1\n", t=FILE)
    git(folder, "init")
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "first")
    return folder / "facts" / "t.toml"


def found(facts: Facts, *arguments: str) -> list[str]:
    lines = facts("check", "--format", "concise", "--since", "HEAD", *arguments).out.splitlines()
    return sorted({line.split(" ")[2] for line in lines if line.startswith("facts/")})


def test_where_nothing_changed_nothing_is_found(facts: Facts, committed: Path) -> None:
    assert committed.exists()
    assert found(facts) == []


def test_moving_lines_changes_nothing(facts: Facts, committed: Path) -> None:
    committed.write_text("# a comment\n\n" + committed.read_text(encoding="utf-8"), encoding="utf-8")
    assert found(facts) == []


def test_a_changed_fact_is_judged_and_the_others_are_not(facts: Facts, committed: Path) -> None:
    committed.write_text(committed.read_text(encoding="utf-8").replace("a = 4", "a = 5"), encoding="utf-8")
    assert found(facts) == ["NUM001"]


def test_what_rests_on_a_changed_source_is_judged(facts: Facts, committed: Path) -> None:
    committed.write_text(committed.read_text(encoding="utf-8").replace('/s"', '/t"'), encoding="utf-8")
    assert "EVI005" in found(facts)


def test_a_new_file_is_judged_whole(facts: Facts, committed: Path) -> None:
    (committed.parent / "new.toml").write_text("[fact.n]\nsorce = 1\n", encoding="utf-8")
    assert "SCH002" in found(facts)


@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD~7"])
def test_an_unknown_revision_is_a_usage_error(facts: Facts, committed: Path, revision: str) -> None:
    assert committed.exists()
    said = facts("check", f"--since={revision}")
    assert said.code == 2
    assert "no revision" in said.err


def test_outside_a_repository_it_is_a_usage_error(facts: Facts, world: World) -> None:
    world(corpus="schema = 1\n", t=FILE)
    said = facts("check", "--since", "HEAD")
    assert said.code == 2
    assert "git" in said.err
