"""Where the output goes, and what happens where it cannot: closed streams, a full disk, devices, a removed folder."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wola_facts.corpus.write import write_atomically

FACT = '[fact.a]\nclaim = "A"\nvalue = 7\ndate = 2019-11-26\nsource = "https://example.org/a"\n'
FULL = Path("/dev/full")

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def shell(world: Callable[..., Path]) -> Run:
    """Return a function that runs a shell line in a folder with a corpus; it gives the exit code and stderr."""
    folder = world(topic=FACT)

    def run(line: str) -> tuple[int, str]:
        done = subprocess.run(
            ["sh", "-c", line.replace("facts", f"'{sys.executable}' -m wola_facts", 1)],
            cwd=folder, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return done.returncode, done.stderr

    return run


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["show a", "show --format json", "--help", "show a --output /dev/full"])
def test_a_full_disk_is_said_and_is_no_bug(shell: Run, command: str) -> None:
    redirected = "" if "--output" in command else " > /dev/full"
    code, said = shell(f"facts {command}{redirected}")
    assert code == 2
    assert "cannot be written: no space left on device" in said


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams as a Unix shell does")
def test_a_closed_stdout_is_said_and_is_no_bug(shell: Run) -> None:
    code, said = shell("facts show a >&-")
    assert (code, "cannot be written" in said, "Traceback" in said) == (2, True, False)


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams as a Unix shell does")
def test_without_stderr_the_answer_and_the_exit_code_are_the_same(shell: Run) -> None:
    assert shell("facts show a 2>&-")[0] == 0
    assert shell("facts show zebra 2>&-")[0] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed there")
def test_a_folder_that_was_removed_is_said(shell: Run) -> None:
    code, said = shell("mkdir gone; cd gone; rmdir ../gone; exec facts show a")
    assert (code, "no longer there" in said) == (2, True)


@pytest.mark.parametrize("columns", ["0", "-5", "abc", "²", "9" * 5000])
def test_a_width_that_is_none_is_passed_over(facts: Callable[..., object], world: Callable[..., Path],
                                             monkeypatch: pytest.MonkeyPatch, columns: str) -> None:  # fmt: skip
    world(topic=FACT)
    monkeypatch.setenv("COLUMNS", columns)
    assert getattr(facts("show"), "code", None) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="has no such pipes")
def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(str(pipe), b"seven")
        assert os.read(reader, 10) == b"seven"
        assert stat.S_ISFIFO(pipe.stat().st_mode)
    finally:
        os.close(reader)
