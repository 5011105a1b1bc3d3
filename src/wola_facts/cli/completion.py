"""What the shell offers after TAB: ids, topics, measures, sources and formats, from the corpus that is meant.

A completion must never fail or talk: where something is wrong it offers nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any

import typer

from wola_facts.cli.session import LANGUAGES, Given, Session
from wola_facts.errors import FactsError


def words(context: typer.Context, incomplete: str) -> list[str]:
    """Return ids and topics that begin so."""
    return _offered(context, incomplete, lambda corpus: [*_topics(corpus), *corpus.facts])


def topics(context: typer.Context, incomplete: str) -> list[str]:
    """Return topics that begin so."""
    return _offered(context, incomplete, _topics)


def facts(context: typer.Context, incomplete: str) -> list[str]:
    """Return ids of facts that begin so."""
    return _offered(context, incomplete, lambda corpus: corpus.facts)


def sources(context: typer.Context, incomplete: str) -> list[str]:
    """Return ids of sources that begin so."""
    return _offered(
        context, incomplete, lambda corpus: [name for name, source in corpus.sources.items() if not source.inline]
    )


def measures(context: typer.Context, incomplete: str) -> list[str]:
    """Return measures that begin so."""
    return _offered(context, incomplete, lambda corpus: dict.fromkeys(fact.measure for fact in corpus.facts.values()))


def languages(incomplete: str) -> list[str]:
    """Return languages that begin so."""
    return [lang for lang in LANGUAGES if lang.startswith(incomplete)]


def _topics(corpus: Any) -> list[str]:
    return list(dict.fromkeys([*corpus.settings.topics, *(fact.topic for fact in corpus.facts.values())]))


def _offered(context: typer.Context, incomplete: str, names: Callable[[Any], Iterable[str]]) -> list[str]:
    options = {**(context.parent.obj or {} if context.parent else {}), **context.params}
    given = Given(corpus=options.get("corpus"), directory=options.get("directory") or "", quiet=True)
    try:
        return sorted(name for name in names(Session(given).load()) if name.startswith(incomplete))
    except FactsError:
        return []
