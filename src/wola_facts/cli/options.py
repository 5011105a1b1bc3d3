"""The options that every command has, and how they become a Session."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, TypeVar

import typer

from wola_facts.cli import completion
from wola_facts.cli.narrowing import OPTIONS as _NARROWING
from wola_facts.cli.narrowing import Narrowing, taken
from wola_facts.cli.session import Given, Session

Directory = Annotated[str, typer.Option("-C", metavar="DIR", help="Work from this folder.", show_default=False)]
Corpora = Annotated[
    list[str] | None,
    typer.Option("--corpus", metavar="DIR", help="The corpus, instead of the nearest facts/ folder. Repeatable."),
]
Today = Annotated[
    str, typer.Option("--today", metavar="DATE", help="Judge as if it were that day.", show_default=False)
]
Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="en|es",
        help="Language of what is shown.",
        show_default=False,
        autocompletion=completion.languages,
    ),
]


def _format(help: str) -> Any:
    return Annotated[
        str,
        typer.Option("--format", "-f", metavar="F", help=help, show_default=False, autocompletion=completion.formats),
    ]


Output = Annotated[
    str,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.", show_default=False),
]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never", help="Colour.", show_default=False)]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on stderr but errors.", show_default=False)]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more.", show_default=False)]

#: Search words, as every command takes them.
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...",
        help="An id, a topic, or search words in either language.",
        show_default=False,
        autocompletion=completion.words,
    ),
]

#: What `--format` takes, as the help of each command lists it; a test compares it with what there is.
FORMATS = {
    "show": "table, card, json, jsonl, csv, tsv, markdown or toml.",
    "cite": "A style or a format, such as apa, chicago-notes, bibtex, or a .csl file; see --list-formats.",
    "check": "full, concise, grouped, json, jsonl, sarif, junit, github, gitlab or markdown.",
    "add": "toml.",
    "schema": "json.",
    **dict.fromkeys(("calc", "series", "why", "impact", "commitments", "rule", "snapshot"), "text or json."),
}

_SHARED: dict[str, tuple[Any, Any]] = {
    "corpus": (Corpora, None),
    "directory": (Directory, ""),
    "today": (Today, ""),
    "lang": (Lang, ""),
    "format": (_format("Output format; each command's help has its own."), ""),
    "output": (Output, ""),
    "color": (Color, ""),
    "quiet": (Quiet, False),
    "verbose": (Verbose, False),
}
_Command = TypeVar("_Command", bound=Callable[..., int])


def everywhere(command: _Command) -> Callable[..., int]:
    """Give a command the shared options; it gets a `session` made of them as its first argument.

    Flags before the command's name hold too; those after it win. A parameter of the type Narrowing gets all filters.
    """
    own: dict[str, tuple[Any, Any]] = {}
    narrowing = ""
    for parameter in list(inspect.signature(command).parameters.values())[1:]:
        if parameter.annotation is Narrowing:
            narrowing = parameter.name
            own |= _NARROWING
        else:
            own[parameter.name] = (parameter.annotation, parameter.default)

    @wraps(command)
    def run(context: typer.Context, **options: Any) -> int:
        before: dict[str, Any] = context.obj or {}
        given = {name: options.pop(name) or before.get(name) or default for name, (_, default) in _SHARED.items()}
        if narrowing:
            options[narrowing] = taken(options)
        return int(command(Session(Given(**given)).judge(), **options))

    # The mark before examples, which keeps their lines apart, is a control character: docstrings spell it `\\b`.
    run.__doc__ = (command.__doc__ or "").replace("\\b\n", "\b\n")
    take_shared(run, format_help=FORMATS.get(command.__name__, ""), **own)
    return run


def take_shared(function: Callable[..., Any], *, format_help: str = "", **own: tuple[Any, Any]) -> None:
    """Tell typer that a function takes its own options (name -> annotation and default) and then the shared ones."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    shared = _SHARED | ({"format": (_format(format_help), "")} if format_help else {})
    parameters = [
        inspect.Parameter("context", keyword, annotation=typer.Context),
        *(inspect.Parameter(name, keyword, default=default, annotation=kind) for name, (kind, default) in own.items()),
        *(
            inspect.Parameter(name, keyword, default=default, annotation=kind)
            for name, (kind, default) in shared.items()
        ),
    ]
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what typer reads
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
