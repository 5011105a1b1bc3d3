"""Modules of the standard library that are loaded when something of them is used, and not when they are imported.

Typer imports them, or what it imports does, for what few runs do: to start an editor, to unpack an archive, to show a
traceback. They take an eighth of the time that `facts --version` takes. Only the program does this, never the library.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

SELDOM = ("bz2", "ipaddress", "lzma", "subprocess", "tokenize")


class _Later(ModuleType):
    """Stands in for a module until it is asked for something; who has imported it by then gets all of it."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        self.__dict__.update(vars(import_module(self.__name__)))
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None


def put_off() -> None:
    """Put off loading those modules, where they are not loaded yet."""
    for name in SELDOM:
        sys.modules.setdefault(name, _Later(name))
