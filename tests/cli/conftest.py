"""Runs the command line in this process, as a user would in a folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from wola_facts.cli.app import run


@dataclass(frozen=True, slots=True)
class Said:
    """What a run of `facts` printed, and its exit code."""

    code: int
    out: str
    err: str


Facts = Callable[..., Said]


@pytest.fixture
def facts(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Facts:
    """Return a function that runs `facts` with the words given, in the test's own folder, on a fixed day."""

    def call(*words: str, today: str = "2019-12-01") -> Said:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("FACTS_TODAY", today)
        capsys.readouterr()
        code = run(list(words))
        captured = capsys.readouterr()
        return Said(int(code), captured.out, captured.err)

    return call
