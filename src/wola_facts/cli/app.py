"""The Typer app: commands by group, each imported when called, and the boundary where errors become exit codes."""

import errno
import os
import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from wola_facts import __version__
from wola_facts.cli.exits import Exit
from wola_facts.cli.options import take_shared
from wola_facts.cli.session import Given, Session
from wola_facts.errors import FactsError, did_you_mean
from wola_facts.model.plain import Plain


class Listed(Plain):
    """A command as `--help` lists it: its file is `commands/<name>.py`."""

    group: str
    help: str


EVERY_DAY = "Every day"
REASON = "Reason over the corpus"
KEEP = "Keep house"

#: One line a command. The text is the first line of the command's docstring; a test compares the two.
COMMANDS = {
    "show": Listed(EVERY_DAY, "Show facts: a table for a topic or a search, a card for one fact."),
    "cite": Listed(EVERY_DAY, "Cite facts and the sources behind them, in any style."),
    "check": Listed(EVERY_DAY, "Check the corpus: stale, contradictory, impossible and unsupported facts."),
    "add": Listed(EVERY_DAY, "Add a fact, by prompts or flags."),
    "calc": Listed(REASON, "Calculate with facts: value, interval, period, and every source it rests on."),
    "series": Listed(REASON, "Show every figure of a measure over time."),
    "why": Listed(REASON, "Show everything a fact rests on, and what its record does not establish."),
    "impact": Listed(REASON, "Show every record that rests on a fact or a source."),
    "commitments": Listed(REASON, "Show promises and what became of them."),
    "init": Listed(KEEP, "Start a corpus: a small folder with a first record to change."),
    "snapshot": Listed(KEEP, "Save text copies of sources, for `facts check --copies`."),
    "schema": Listed(KEEP, "Print the JSON Schema of a corpus file, for editors."),
    "rule": Listed(KEEP, "Explain a rule: what it finds, why, and an example."),
}

EXAMPLES = """\
  facts show torture                    what is known, with hedge, date, source, status
  facts cite torture --format apa       the sources behind it, cited
  facts check                           stale, contradictory, impossible, unsupported
"""


def available() -> list[str]:
    """Return the names of the commands that are there, in the order of the help."""
    return [name for name in COMMANDS if find_spec(f"wola_facts.cli.commands.{name}") is not None]


class Commands(typer.core.TyperGroup):
    """Finds a command by its file, and imports that file only."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the signature is the library's
        """Return the names, in the order of the help."""
        return available()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # the signature is the library's
        """Return the command of that name, or None."""
        return _command(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the words call, or say which was meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = did_you_mean(name, available())
            said = " ".join(f'"{word}"' if " " in word else word for word in args)
            look = "" if name == "help" else f"To look something up: facts show {said}\n"
            raise FactsError(
                f"There is no command `{name}`{': ' + near if near else '.'}", f"{look}All commands: facts --help"
            )
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help: examples first, then the commands by group, without importing any."""
        formatter.write("Keep published figures with their hedge, date and source; show, cite and check them.\n\n")
        formatter.write(EXAMPLES + "\nUsage: facts [OPTIONS] COMMAND [ARGS]...\n")
        here = available()
        for group in dict.fromkeys(listed.group for listed in COMMANDS.values()):
            rows = [(name, COMMANDS[name].help) for name in here if COMMANDS[name].group == group]
            if rows:
                with formatter.section(group):
                    formatter.write_dl(rows)
        self.format_options(ctx, formatter)
        formatter.write("\nfacts COMMAND --help says more of a command.\n")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options without the commands, which stand above."""
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        with formatter.section("Options"):
            formatter.write_dl(records)


@cache
def _command(name: str) -> Any:
    """Return a command, made once: the library asks for it twice in every run."""
    if name not in COMMANDS or find_spec(f"wola_facts.cli.commands.{name}") is None:
        return None
    function = getattr(import_module(f"wola_facts.cli.commands.{name}"), name)
    one = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_CONTEXT)
    one.command(name)(function)
    command = typer.main.get_command(one)
    for param in command.params:
        if param.param_type_name == "argument" and param.required:
            _unbraced(param)
    return command


def _unbraced(param: Any) -> None:
    """Let the usage line say `facts calc EXPR`, where the library writes {EXPR}."""
    param.make_metavar = lambda ctx, usage=False: param.metavar  # noqa: ARG005  # the signature is the library's


_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

app = typer.Typer(
    cls=Commands, add_completion=True, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=_CONTEXT
)


def _start(context: typer.Context, *, version: bool = False, **options: Any) -> None:
    """Keep the shared options that stand before the command's name; without a command, show the overview."""
    if version:
        sys.stdout.write(f"facts {__version__}\n")
        raise typer.Exit
    context.obj = options
    if context.invoked_subcommand is None:
        from wola_facts.cli.commands.overview import overview

        raise typer.Exit(overview(Session(Given(**options)).judge()))


take_shared(_start, version=(Annotated[bool, typer.Option("--version", help="Print the version.")], False))
app.callback(invoke_without_command=True)(_start)


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code; nothing but this turns an error into one."""
    _open_streams()
    try:
        result = app(arguments, prog_name="facts", standalone_mode=False)
        sys.stdout.flush()
        # Newer versions of the library return the code of an interruption instead of letting it through.
        return _interrupted() if result == Exit.INTERRUPTED else int(result or 0)
    except FactsError as error:
        _stderr(f"error: {error}")
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except BrokenPipeError:
        # The reader has gone (`facts show | head`): that is no error, and Python must not complain of it at exit.
        _drop_output()
        return Exit.DONE
    except Exception as error:  # noqa: BLE001  # the one boundary: a bug must become an exit code
        if hasattr(error, "format_message"):  # a usage error of typer's
            _stderr(f"error: {_misused(error)}")
            return Exit.USAGE
        if isinstance(error, OSError) and error.errno in _CANNOT_WRITE:
            _drop_output()
            _stderr(f"error: The output cannot be written: {os.strerror(error.errno).lower()}.")
            return Exit.USAGE
        import traceback

        traceback.print_exc()
        _stderr(f"This is a bug of ours. Please report what you did, and the lines above. (facts {__version__})")
        return Exit.BUG


def _interrupted() -> int:
    # After the ^C that a terminal shows, and the question that was not answered, on a line of its own.
    _stderr("\ninterrupted" if sys.stderr.isatty() else "interrupted")
    return Exit.INTERRUPTED


def _misused(error: Any) -> FactsError:
    """Return a usage error of the library's as one of ours, with the help of the command that it was made in."""
    command = error.ctx.command_path if getattr(error, "ctx", None) else "facts"
    param = getattr(error, "param", None)
    if hasattr(error, "possibilities"):
        near = did_you_mean(error.option_name, error.possibilities or ())
        message = f"There is no option `{error.option_name}`{': ' + near if near else '.'}"
    elif type(error).__name__ == "MissingParameter" and param is not None:
        message = f"{param.metavar} is missing: what `{command}` is about."
    elif param is not None and param.type.name.startswith("int"):
        least = getattr(param.type, "min", None)
        message = f"{param.opts[0]} takes a whole number{'' if least is None else f', {least} or more'}."
    else:
        message = str(error.format_message())
    return FactsError(message, f"What it takes: {command} --help")


#: What a full disk, a quota, a broken device or a closed stream answers to writing.
_CANNOT_WRITE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})


def _open_streams() -> None:
    """Give a closed stdout and stderr (`>&-`) something to be: writing to the first is an error, to the second nothing.

    Without it Python has None in their place, and the first file that is opened takes their number.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8", opener=_for_reading)  # noqa: SIM115  # stays open
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # stays open


def _for_reading(path: str, flags: int) -> int:
    del flags
    return os.open(path, os.O_RDONLY)


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that Python does not complain of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stderr(text: str) -> None:
    Session().warn(text)
