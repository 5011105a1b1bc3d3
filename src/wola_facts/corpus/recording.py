"""Fields of sources written into their records, where they stand, every other byte kept."""

import os
import tomllib
from collections.abc import Mapping

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.write import alone_in, apply, set_value, write_atomically
from wola_facts.errors import UsageError

_MARK = "\ufeff"


def record(corpus: Corpus, fields: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Write fields (source id -> field -> value) into the records of sources; return the files that were changed.

    A field that has that value already is left alone, and so is a file in which nothing changes.

    Raises:
        UsageError: where a record is not written as a table of its own, or its file cannot be written.
    """
    by_file: dict[str, dict[str, Mapping[str, object]]] = {}
    for source, values in fields.items():
        by_file.setdefault(corpus.sources[source].file, {})[source] = values
    changed = []
    for file, sources in by_file.items():
        path = corpus.paths.get(file, file)
        try:
            with alone_in(os.path.dirname(os.path.realpath(path))):
                if _rewritten(path, sources, file):
                    changed.append(file)
        except OSError as error:
            why = (error.strerror or "it cannot be written").lower()
            raise UsageError(f"{file} cannot be changed: {why}.") from error
        except ValueError as error:  # no UTF-8, or no TOML
            raise UsageError(
                f"{file} cannot be changed: it cannot be read.", f"facts check {file} says why."
            ) from error
    return changed


def _rewritten(path: str, sources: Mapping[str, Mapping[str, object]], file: str) -> bool:
    """Write the fields into a file; return whether anything changed."""
    with open(path, "rb") as opened:
        before = opened.read()
    text = before.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    after = (mark + _edited(text.removeprefix(_MARK), sources, file)).encode("utf-8")
    if after == before:
        return False
    write_atomically(path, after)
    return True


def _edited(text: str, sources: Mapping[str, Mapping[str, object]], file: str) -> str:
    there = tomllib.loads(text).get("source", {})
    edits = []
    for source, values in sources.items():
        for field, value in values.items():
            if there.get(source, {}).get(field) == value:
                continue
            try:
                edits.append(set_value(text, ("source", source, field), value))
            except KeyError as error:
                raise UsageError(
                    f"{file}: the source {source} has no [source.{source}] of its own.",
                    f"Write it so, and {field} can be written into it.",
                ) from error
    edited = apply(text, edits)
    for source, values in sources.items():
        written = tomllib.loads(edited)["source"][source]
        if any(written.get(field) != value for field, value in values.items()):
            raise UsageError(f"{file}: the record of {source} is written in a way that is not edited here.")
    return edited
