"""Facts with their hedge, date and source: load, find, check and cite them.

    import wola_facts

    corpus = wola_facts.load("facts")
    for fact in wola_facts.find(corpus, "torture"):
        print(fact.claim["en"], fact.value.text if fact.value else "")

Each public name is imported when it is first used, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wola_facts.api import check, cite, find, load
    from wola_facts.corpus.corpus import Corpus
    from wola_facts.errors import FactsError
    from wola_facts.model.dates import Period, read_period
    from wola_facts.model.fact import Fact
    from wola_facts.model.figures import Figure, read_figures, read_value
    from wola_facts.model.finding import Finding, Location, Severity
    from wola_facts.model.interval import Answer, Interval, compare
    from wola_facts.model.quantity import Quantity
    from wola_facts.model.source import Measure, Name, Source

__version__ = "0.1.0"

_HOMES = {
    "check": "api",
    "cite": "api",
    "find": "api",
    "load": "api",
    "Corpus": "corpus.corpus",
    "FactsError": "errors",
    "Period": "model.dates",
    "read_period": "model.dates",
    "Fact": "model.fact",
    "Figure": "model.figures",
    "read_figures": "model.figures",
    "read_value": "model.figures",
    "Finding": "model.finding",
    "Location": "model.finding",
    "Severity": "model.finding",
    "Answer": "model.interval",
    "Interval": "model.interval",
    "compare": "model.interval",
    "Quantity": "model.quantity",
    "Measure": "model.source",
    "Name": "model.source",
    "Source": "model.source",
}

__all__ = [
    "Answer",
    "Corpus",
    "Fact",
    "FactsError",
    "Figure",
    "Finding",
    "Interval",
    "Location",
    "Measure",
    "Name",
    "Period",
    "Quantity",
    "Severity",
    "Source",
    "__version__",
    "check",
    "cite",
    "compare",
    "find",
    "load",
    "read_figures",
    "read_period",
    "read_value",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted(__all__)
