"""What the shell offers after TAB: ids, topics, measures and sources of the corpus that is meant, and fixed words.

A completion must feel instant and never fail or talk. So the names are read off the files' own lines, without parsing
them, and where something is wrong nothing is offered.
"""

import os
import re
from collections.abc import Iterable

import typer

from wola_facts.cli.session import LANGUAGES, Given, Session
from wola_facts.corpus.discover import SETTINGS, corpus_files
from wola_facts.errors import FactsError

#: Formats of commands that have others than text and JSON.
_OTHERS = {"add": ("toml",), "schema": ("json",), "init": ()}

_HEADER = r"""(?m)^[ \t]*\[[ \t]*{kind}[ \t]*\.[ \t]*["']?([a-z0-9-]+)["']?[ \t]*\]"""
_KEY = r"""(?m)^[ \t]*{key}[ \t]*=[ \t]*["']([a-z0-9-]+)["']"""


def words(context: typer.Context, incomplete: str) -> list[str]:
    """Return topics and ids of facts that begin so."""
    return sorted({*topics(context, incomplete), *facts(context, incomplete)})


def topics(context: typer.Context, incomplete: str) -> list[str]:
    """Return topics that begin so."""
    texts = _texts(context)
    stems = [name.rsplit("/", 1)[-1].removesuffix(".toml") for name, text in texts.items() if "[fact." in text]
    return _found(texts, [_HEADER.format(kind="topic"), _KEY.format(key="topic")], incomplete, stems)


def facts(context: typer.Context, incomplete: str) -> list[str]:
    """Return ids of facts that begin so."""
    return _found(_texts(context), [_HEADER.format(kind="fact")], incomplete)


def sources(context: typer.Context, incomplete: str) -> list[str]:
    """Return ids of sources that begin so."""
    return _found(_texts(context), [_HEADER.format(kind="source")], incomplete)


def measures(context: typer.Context, incomplete: str) -> list[str]:
    """Return measures that begin so."""
    return _found(_texts(context), [_HEADER.format(kind="measure"), _KEY.format(key="measure")], incomplete)


def rules(incomplete: str) -> list[str]:
    """Return rule codes and families that begin so; of a list by comma, the last is completed."""
    from wola_facts.checks.registry import rules as known

    before, comma, last = incomplete.rpartition(",")
    codes = {*known(), *(rule.family for rule in known().values()), "ALL"}
    return sorted(f"{before}{comma}{code}" for code in codes if code.startswith(last.upper()))


def formats(context: typer.Context, incomplete: str) -> list[str]:
    """Return the formats, and for `cite` the styles, of the command that is being typed."""
    if context.info_name == "cite":
        from wola_facts.cite.registry import format_names as known
    elif context.info_name in ("check", "lint"):
        from wola_facts.outputs.findings.format import names

        return _begin(names(), incomplete)
    elif context.info_name in ("show", "facts"):
        from wola_facts.outputs.registry import format_names as known
    else:
        return _begin(_OTHERS.get(context.info_name or "", ("text", "json")), incomplete)
    return _begin(known(), incomplete)


def kinds(incomplete: str) -> list[str]:
    """Return kinds of fact that begin so."""
    from wola_facts.model.fact import KINDS

    return _begin(KINDS, incomplete)


def statuses(incomplete: str) -> list[str]:
    """Return statuses that begin so."""
    from wola_facts.query.standing import Status

    return _begin((status.value for status in Status), incomplete)


def fields(incomplete: str) -> list[str]:
    """Return fields to sort by that begin so; the minus of a descending order and a list by comma are kept."""
    from wola_facts.query.fields import FIELDS

    return _of_list(FIELDS, incomplete, signs="-")


def columns(incomplete: str) -> list[str]:
    """Return columns of a table that begin so; of a list by comma, the last is completed."""
    from wola_facts.outputs.table import COLUMNS

    return _of_list(COLUMNS, incomplete)


def _begin(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _of_list(names: Iterable[str], incomplete: str, signs: str = "") -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    bare = last.lstrip(signs) if signs else last
    sign = last[: len(last) - len(bare)]
    return [f"{before}{comma}{sign}{name}" for name in _begin(names, bare)]


def languages(incomplete: str) -> list[str]:
    """Return languages that begin so."""
    return [lang for lang in LANGUAGES if lang.startswith(incomplete)]


def _found(texts: dict[str, str], patterns: list[str], incomplete: str, more: list[str] | None = None) -> list[str]:
    names = {name for text in texts.values() for pattern in patterns for name in re.findall(pattern, text)}
    return sorted(name for name in {*names, *(more or ())} if name.startswith(incomplete))


def _texts(context: typer.Context) -> dict[str, str]:
    """Return the texts of the corpus's files, those that can be read."""
    # Options before the command's name are parsed here, but not yet handed on.
    before = context.parent.params if context.parent else {}
    corpus, directory = (context.params.get(name) or before.get(name) for name in ("corpus", "directory"))
    session = Session(Given(corpus=corpus, directory=directory or "", quiet=True))
    texts = {}
    try:
        for place in session.places():
            for name in [SETTINGS, *corpus_files(place.root)]:
                path = os.path.join(place.root, name)
                if os.path.isfile(path):
                    with open(path, encoding="utf-8", errors="replace") as opened:
                        texts[path] = opened.read(2**22)
    except (FactsError, OSError):
        return {}  # the command itself will say what is wrong
    return texts
