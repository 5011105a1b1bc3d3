"""Everything the README shows is run, and what it prints is what the README says it prints.

A block ```console holds commands after `$ ` and their output; it is run in a folder of its own, at 100 columns, on the
day README_DAY. A block whose first line is a comment that names a file, `# facts/more.toml`, is written there first. To
bring the outputs up to date after a change that is meant, and read the difference before it is kept:

    UPDATE_README=1 pytest tests/house/test_readme.py
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
README_DAY = "2026-11-23"
_BLOCK = re.compile(r"^```(console|toml|yaml)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"# ([\w./-]+\.(?:toml|ya?ml))\n")
_LINES = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which `facts` is the one under test."""
    return {
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "FACTS_TODAY": README_DAY,
        "FACTS_CACHE": str(home / "cache"),
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
    }


def outputs(block: str, folder: Path, home: Path) -> str:
    """Return a block with the outputs that its commands really have."""
    lines = []
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        done = subprocess.run(
            ["bash", "-c", line[2:]], capture_output=True, text=True, cwd=folder, env=environment(home), timeout=120
        )
        assert done.returncode in (0, 1), f"{line}\n{done.stderr}"
        lines += [line, *done.stdout.rstrip("\n").splitlines()]
    return "\n".join(lines) + "\n"


def offline(surroundings: dict[str, str]) -> dict[str, str]:
    """Return an environment without a way out: every request goes to a proxy that is not there."""
    return {**surroundings, "HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with `facts` on its path."""
    command = tmp_path / "home" / "bin" / "facts"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m wola_facts "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path / "home"


def test_every_command_of_the_readme_prints_what_it_says(tmp_path: Path, home: Path) -> None:
    text = README.read_text(encoding="utf-8")
    folder = tmp_path / "empty"
    folder.mkdir()
    blocks = _BLOCK.findall(text)
    assert blocks
    now = text
    for kind, block in blocks:
        named = _FILE.match(block)
        if kind == "console":
            real = outputs(block, folder, home)
            now = now.replace(f"```console\n{block}```", f"```console\n{real}```", 1)
        elif named:
            (folder / named[1]).parent.mkdir(parents=True, exist_ok=True)
            (folder / named[1]).write_text(block, encoding="utf-8")
    if os.environ.get("UPDATE_README"):
        README.write_text(now, encoding="utf-8")
    assert now == text


def test_every_python_example_of_the_readme_runs(tmp_path: Path, home: Path) -> None:
    text = README.read_text(encoding="utf-8")
    for code in _PYTHON.findall(text):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment(home),
            timeout=60,
        )
        assert done.returncode == 0, done.stderr


def test_every_command_that_asks_the_web_is_understood(tmp_path: Path, home: Path) -> None:
    subprocess.run(["bash", "-c", "facts init -q"], cwd=tmp_path, env=environment(home), check=True)
    lines = [line for block in _LINES.findall(README.read_text(encoding="utf-8")) for line in block.splitlines()]
    commands = [line for line in lines if line.startswith("facts ")]
    assert len(commands) >= 4
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=offline(environment(home)), capture_output=True, text=True,
            timeout=120,
        )  # fmt: skip
        assert done.returncode == 3, f"{command}\n{done.stdout}{done.stderr}"


def test_what_users_copy_into_their_ci_is_yaml_whose_commands_run(tmp_path: Path, home: Path) -> None:
    (tmp_path / "corpus").mkdir()
    subprocess.run(["bash", "-c", "facts init -q"], cwd=tmp_path / "corpus", env=environment(home), check=True)
    commands = []
    for kind, block in _BLOCK.findall(README.read_text(encoding="utf-8")):
        if kind == "yaml":
            assert yaml.safe_load(block)
            commands += re.findall(r"facts check[^\n\"]*(?:\"[^\n\"]*\")?", block)
    assert len(commands) >= 3
    for command in commands:
        surroundings = {**offline(environment(home)), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path / "corpus",
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=60,
        )
        expected = 3 if "--online" in command else 0  # there is no network here
        assert done.returncode == expected, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("name", [".github/workflows/ci.yml", ".pre-commit-hooks.yaml", ".pre-commit-config.yaml"])
def test_our_own_ci_is_yaml_and_its_facts_commands_are_understood(name: str, tmp_path: Path, home: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    for command in re.findall(r"(?:entry|run): (facts check[^\n]*)", text):
        line = command.replace("--corpus facts", f"--corpus {shlex.quote(str(ROOT / 'facts'))}")
        surroundings = {**environment(home), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
        done = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=surroundings, capture_output=True, text=True, timeout=60
        )
        assert done.returncode in (0, 1), done.stderr


def test_every_command_has_its_line_in_the_readme() -> None:
    from wola_facts.cli.app import available

    text = README.read_text(encoding="utf-8")
    assert [name for name in available() if f"facts {name}" not in text] == []


def test_the_help_of_each_command_begins_as_the_list_says() -> None:
    from importlib import import_module

    from wola_facts.cli.app import COMMANDS, available

    for name in available():
        function = getattr(import_module(f"wola_facts.cli.commands.{name}"), name)
        assert (function.__doc__ or "").split("\n")[0] == COMMANDS[name].help, name
