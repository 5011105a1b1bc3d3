"""What a format of findings is, and the formats there are, found by walking their folder."""

import os
from collections.abc import Callable, Mapping
from importlib import import_module

from wola_facts.checks.report import Report
from wola_facts.model.plain import Plain
from wola_facts.model.text import NO_TEXT
from wola_facts.outputs.findings import formats


class Look(Plain):
    """How a person wants to see it; machine formats do not look at it, but for `version` and `titles`.

    `titles` says in a line what each rule finds, by its code.
    """

    width: int = 100
    color: bool = False
    unicode: bool = True
    verbose: bool = False
    version: str = ""
    titles: Mapping[str, str] = NO_TEXT


class Format(Plain):
    """A format: its name, and its pure function.

    `titled` says that it wants the titles of the rules; `brief` that it tells where waived and open things stand only
    to who wants it verbose.
    """

    name: str
    render: Callable[[Report, Look], str]
    titled: bool = False
    brief: bool = False


def names() -> tuple[str, ...]:
    """Return the names of all formats, the default first."""
    files = sorted(name[:-3] for name in os.listdir(formats.__path__[0]) if name.endswith(".py") and name[0] != "_")
    return ("full", *(name for name in files if name != "full"))


def load(name: str) -> Format:
    """Return the format of a name out of `names`, importing no other."""
    found: Format = import_module(f"{formats.__name__}.{name}").format
    return found
