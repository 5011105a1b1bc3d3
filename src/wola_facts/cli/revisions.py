"""What changed in a corpus since a git revision, by meaning and not by line: `facts check --since REV`.

Git is only asked for names and contents of files (ls-tree, cat-file): no filter, hook or diff program of the repository
is run.
"""

import os
import subprocess
from collections.abc import Callable, Iterable, Mapping

from wola_facts.checks.asking import sources_of
from wola_facts.checks.impact import impact, named
from wola_facts.cli.session import Session
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.discover import SETTINGS
from wola_facts.corpus.load import load_texts
from wola_facts.errors import UsageError
from wola_facts.model.finding import Finding
from wola_facts.model.plain import Plain, fields

_SECONDS = 60
#: Where a record is written, and what is excused in it: no part of what it says.
_PLACE = frozenset({"file", "line", "path", "ignore"})
_TOPICS = frozenset({"topic", "topics"})


class Changed(Plain):
    """What says of a finding whether it is about what changed; and the sources that changed, or whose facts did."""

    about: Callable[[Finding], bool]
    sources: frozenset[str]


def since(session: Session, corpus: Corpus, revision: str) -> Changed:
    """Return what changed since a revision, and what rests on that.

    Raises:
        UsageError: where there is no git, no repository around the corpus, or no such revision.
    """
    old: dict[str, str] = {}
    for place in session.places():
        old |= _texts(place.root, revision)
    before = load_texts(
        {
            name: old[path]
            for name, file in corpus.paths.items()
            if (path := os.path.realpath(file)) in old and not name.endswith(SETTINGS)
        }
        | {path: text for path, text in old.items() if path not in map(os.path.realpath, corpus.paths.values())}
    )
    facts = _changed(before.facts, corpus.facts)
    sources = _changed(before.sources, corpus.sources) | _changed(before.measures, corpus.measures)
    # A file that is called otherwise gives its facts another topic, of which no page is asked.
    own = frozenset(sources & corpus.sources.keys()) | sources_of(corpus, _changed(before.facts, corpus.facts, _TOPICS))
    rests = impact(corpus, facts & corpus.facts.keys(), sources & corpus.sources.keys())
    facts |= {resting.fact.id for resting in rests.facts}
    sources |= {source.id for source in rests.sources}
    files = {name for name, path in corpus.paths.items() if old.get(os.path.realpath(path)) != _now(path)}
    known = {assertion.expression for assertion in before.assertions}
    assertions = {
        (one.file, one.path) for one in corpus.assertions if one.expression not in known or named(one) & facts
    }

    def about(finding: Finding) -> bool:
        if finding.fact in corpus.facts or finding.source in corpus.sources:
            return finding.fact in facts or finding.source in sources
        place = finding.location
        return (place.file, place.path[:2]) in assertions or place.file in files

    return Changed(about, own)


def _changed(old: Mapping[str, Plain], new: Mapping[str, Plain], but: frozenset[str] = frozenset()) -> set[str]:
    """Return the ids of records that are new, gone, or say something else in any field `but` some."""
    but |= _PLACE
    return {
        id
        for id in old.keys() | new.keys()
        if id not in old or id not in new or _said(old[id], but) != _said(new[id], but)
    }


def _said(record: Plain, but: frozenset[str]) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in fields(record) if name not in but)


def _now(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return None


def _texts(root: str, revision: str) -> dict[str, str]:
    """Return the TOML files that a folder had at a revision, by their real paths."""
    top = os.path.realpath(_git(root, ["rev-parse", "--show-toplevel"], "is in no git repository").strip())
    commit = _git(
        root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"], "", revision
    ).strip()
    inside = os.path.relpath(os.path.realpath(root), top).replace(os.sep, "/")
    listed = _git(top, ["ls-tree", "-r", "-z", "--name-only", commit, "--", inside], "has no tree there")
    names = [name for name in listed.split("\0") if name.endswith(".toml")]
    return {os.path.join(top, *name.split("/")): text for name, text in _contents(top, commit, names)}


def _contents(top: str, commit: str, names: Iterable[str]) -> Iterable[tuple[str, str]]:
    for name in names:
        text = _git(top, ["cat-file", "blob", f"{commit}:{name}"], "cannot be read at that revision")
        yield name, text.removeprefix("\ufeff")


def _git(folder: str, arguments: list[str], problem: str, revision: str = "") -> str:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        # Names and contents are asked for, and nothing of the repository is run.
        done = subprocess.run(  # noqa: S603
            ["git", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607  # git is found as a user's shell finds it
            cwd=folder, env=environment, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise UsageError("--since needs git, and there is none here.", "Install git, or leave --since out.") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"git did not answer within {_SECONDS} seconds.", "Leave --since out.") from error
    if done.returncode:
        if revision:
            raise UsageError(f"--since: there is no revision `{revision[:60]}`.", "Name a commit, branch or tag.")
        raise UsageError(f"--since: {folder} {problem}.", "It compares with a git revision of the corpus.")
    return done.stdout.decode("utf-8", "replace")
