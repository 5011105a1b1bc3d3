"""Citing: sources and facts in any style or exchange format, and a CSL processor that stands alone.

`wola_facts.cite` is two things: this package (`from wola_facts.cite import Style, Processor`), and the function of the
library's front door (`wola_facts.cite(corpus, facts)`), which the package therefore passes calls on to.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wola_facts.cite.csl import Bibliography, Citation, Cite, Processor, Run, Style, StyleError, write

__all__ = ["Bibliography", "Citation", "Cite", "Processor", "Run", "Style", "StyleError", "write"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("wola_facts.cite.csl"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Callable(ModuleType):
    def __call__(self, *args: Any, **options: Any) -> Any:
        return import_module("wola_facts.api").cite(*args, **options)


sys.modules[__name__].__class__ = _Callable
