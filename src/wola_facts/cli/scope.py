"""What part of a corpus a check is about: the files that were named, and what changed since a revision."""

import os
from collections.abc import Callable

from wola_facts.cli.session import Session
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.discover import SETTINGS
from wola_facts.errors import UsageError
from wola_facts.model.finding import Finding
from wola_facts.model.plain import Plain, replace


class Scope(Plain):
    """Which findings are asked for, and which sources the web is asked about; None is all."""

    keep: Callable[[Finding], bool] | None = None
    only: frozenset[str] | None = None


def scope(session: Session, corpus: Corpus, files: frozenset[str] | None, revision: str) -> Scope:
    """Return the scope that some files (real paths) and a git revision make together.

    Raises:
        UsageError: where none of the files is one of the corpus, or there is no such revision.
    """
    keep: Callable[[Finding], bool] | None = None
    only: frozenset[str] | None = None
    if files is not None:
        about = {name for name, path in corpus.paths.items() if is_among(path, files)}
        if not about:
            raise UsageError(
                "None of these paths is a file of the corpus: nothing was checked.", "A corpus file ends in .toml."
            )
        keep = _in(about)
        only = frozenset(source.id for source in corpus.sources.values() if source.file in about) | frozenset(
            name for fact in corpus.facts.values() if fact.file in about for name in fact.sources
        )
    if revision:
        from wola_facts.cli.revisions import since

        changed = since(session, corpus, revision)
        only = changed.sources if only is None else only & changed.sources
        keep = changed.about if keep is None else _both(keep, changed.about)
    return Scope(keep, only)


def is_among(path: str, files: frozenset[str]) -> bool:
    """Whether a path is one of some real paths, or lies below one."""
    real = os.path.realpath(path)
    return any(real == one or real.startswith(one + os.sep) for one in files)


def places(session: Session, paths: tuple[str, ...]) -> tuple[Session, frozenset[str] | None]:
    """Return the session with the corpus that the paths mean, and the real paths of the files they are about."""
    roots: dict[str, None] = {}
    wanted: set[str] = set()
    for path in paths:
        full = os.path.join(session.directory, path)
        if not os.path.exists(full):
            raise UsageError(f"There is no file or folder {path}.", "Paths are relative to the working directory.")
        root = _corpus_of(full)
        roots[root] = None
        if os.path.realpath(full) != os.path.realpath(root):
            wanted.add(os.path.realpath(full))
    if not roots:
        return session, None
    if not session.given.corpus:
        session = Session(replace(session.given, corpus=list(roots)))
    return session, frozenset(wanted) or None


def _corpus_of(path: str) -> str:
    """Return the corpus that a path is, holds, or lies in; its own folder where there is no corpus.toml."""
    for folder in (path, os.path.join(path, "facts")):
        if os.path.isfile(os.path.join(folder, SETTINGS)):
            return folder
    here = path if os.path.isdir(path) else os.path.dirname(path)
    own = here
    while not os.path.isfile(os.path.join(here, SETTINGS)):
        parent = os.path.dirname(here)
        if parent == here:
            return own
        here = parent
    return here


def _in(files: set[str]) -> Callable[[Finding], bool]:
    return lambda finding: finding.location.file in files or any(one.location.file in files for one in finding.related)


def _both(one: Callable[[Finding], bool], two: Callable[[Finding], bool]) -> Callable[[Finding], bool]:
    return lambda finding: one(finding) and two(finding)
