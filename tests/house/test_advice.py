"""What the program, its help and the README tell people to type is there: each command, and each option of it."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from wola_facts.cli.app import COMMANDS, app
from wola_facts.cli.completion import formats
from wola_facts.cli.options import FORMATS

ROOT = Path(__file__).parents[2]
SAID = [*sorted((ROOT / "src").rglob("*.py")), *sorted((ROOT / "facts").rglob("*.toml")), ROOT / "README.md"]

#: `facts show torture --limit 3` in a text, in an example of a help, or at the beginning of a line of a code block.
ADVICE = re.compile(r"(?:`|^ *\$? ?|run: |- |: )facts ([a-z]+)\b((?: (?!facts )[^`\n]*)?)", re.MULTILINE)
#: Words that follow `facts` at the beginning of a line of prose, and of one that is no command line.
PROSE = {"of", "and", "are", "that", "with", "to", "in", "it", "have", "stand", "is", "keep", "a", "by", "from", "as"}


def parameters(command: str) -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    found = group.get_command(group, command)
    return {option: param for param in found.params for option in (*param.opts, *param.secondary_opts)}


OPTIONS = {command: parameters(command) for command in COMMANDS}


def advised() -> list[tuple[str, str, str]]:
    return [
        (path.name, line[1], line[2].split("  ")[0])
        for path in SAID
        for line in ADVICE.finditer(path.read_text(encoding="utf-8"))
        if line[1] not in PROSE
    ]


def test_every_command_and_option_that_is_advised_is_there() -> None:
    advice = advised()
    assert len(advice) > 100
    wrong = [one for one in advice if one[1] not in OPTIONS]
    options = [
        (*one, option)
        for one in advice
        if one[1] in OPTIONS
        for option in re.findall(r"(?<!\S)--[a-z-]+", re.sub(r"\"[^\"]*\"", "", one[2]))
        if option not in OPTIONS[one[1]] and option != "--help"
    ]
    assert (wrong, options) == ([], [])


#: The options that the design gives to each command, beside those that every one takes.
PROMISED = {
    "show": "--where --topic --kind --status --source --tag --measure --since --until --as-of",
    "cite": "--where --topic --kind --status --source --tag --measure --since --until --as-of --output-as",
    "commitments": "--where --topic --kind --status --source --tag --measure --since --until --as-of",
    "check": "--select --ignore --fail-on --by --copies --online --allow-net --observations --since --baseline "
    "--mutate --fix --diff --statistics --summary --exit-zero",
    "add": "--fetch",
}  # fmt: skip
EVERYWHERE = "--corpus -C --today --lang --format --output --color -q -v --verbose"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_promised_option_is_there(command: str) -> None:
    assert {*EVERYWHERE.split(), *PROMISED.get(command, "").split()} <= {*OPTIONS[command]}


class Typed:
    """What completion looks at of a command that is being typed."""

    def __init__(self, command: str) -> None:
        self.info_name = command


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("cite", "init")])
def test_the_help_of_a_command_lists_the_formats_that_it_takes(command: str) -> None:
    listed = set(re.findall(r"[a-z]+", FORMATS[command])) - {"or"}
    assert listed == set(formats(Typed(command), ""))  # type: ignore[arg-type]  # as little of a context as it reads
    assert OPTIONS[command]["--format"].help == FORMATS[command]
