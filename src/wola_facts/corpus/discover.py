"""Where the corpus is, and which files it has."""

import os
from collections.abc import Iterable, Iterator

from wola_facts.errors import CorpusError
from wola_facts.model.plain import Plain

#: Larger files are refused: reading one takes many seconds and helps nobody. A file a topic stays far below.
LARGEST = 16 * 2**20

SETTINGS = "corpus.toml"

#: Folders deeper than this are not looked into; it also ends a loop of links.
DEEPEST = 20


class Place(Plain):
    """The folder of a corpus. `shipped` says it is the one inside the package."""

    root: str
    shipped: bool = False


def find_corpus(directory: str, asked: str = "") -> Place:
    """Return the corpus that is meant: the one asked for, else the nearest `facts/` upwards, else the shipped one.

    `asked` is what `--corpus` or FACTS_CORPUS say: a folder that is a corpus or holds one in `facts/`.

    Raises:
        CorpusError: where the one asked for is not there, or there is none at all; it says what was looked for where.
    """
    if asked:
        return Place(_asked(os.path.join(directory, asked), asked))
    here = os.path.abspath(directory)
    while True:
        if os.path.isfile(os.path.join(here, "facts", SETTINGS)):
            return Place(os.path.join(here, "facts"))
        parent = os.path.dirname(here)
        if parent == here:
            break
        here = parent
    shipped = shipped_corpus()
    if shipped:
        return Place(shipped, shipped=True)
    raise CorpusError(
        f"There is no corpus: no facts/{SETTINGS} in {directory} or above it, and none inside the package.",
        "Make one with `facts init facts`, or name one with `--corpus DIR`.",
    )


def shipped_corpus() -> str:
    """Return the folder of the corpus inside the package, or in the checkout it runs from; empty if there is none."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    checkout = os.path.join(os.path.dirname(os.path.dirname(package)), "facts")
    for folder in (os.path.join(package, "_corpus"), checkout):
        if os.path.isfile(os.path.join(folder, SETTINGS)):
            return folder
    return ""


def corpus_files(root: str) -> list[str]:
    """Return the paths of every .toml file but corpus.toml below the root, relative to it, with `/`, in order.

    The order is that of names, those of a folder before those of its subfolders.
    A folder named x.toml is listed too, so that reading it is a finding and not silence. Hidden names are passed over.
    """
    return sorted(_walk(root, "", 0, {os.path.realpath(root)}), key=lambda name: (name.count("/"), name))


def within(root: str, paths: Iterable[str]) -> set[str]:
    """Return which files of the corpus lie at or below the paths given."""
    wanted = [os.path.realpath(path) for path in paths]
    files = corpus_files(root)
    return {
        file
        for file in files
        for path in wanted
        if (real := os.path.realpath(os.path.join(root, file))) == path or real.startswith(path + os.sep)
    }


def _asked(path: str, asked: str) -> str:
    for folder in (path, os.path.join(path, "facts")):
        if os.path.isfile(os.path.join(folder, SETTINGS)):
            return folder
    if not os.path.exists(path):
        raise CorpusError(
            f"There is no folder {asked}.", "Name one that holds corpus.toml, or make it: `facts init DIR`."
        )
    if not os.path.isdir(path):
        raise CorpusError(f"{asked} is a file, and a corpus is a folder.", "Name the folder that holds corpus.toml.")
    if any(name.endswith(".toml") for name in _names(path)):
        return path
    raise CorpusError(
        f"{asked} is not a corpus: there is no {SETTINGS} in it, nor any other .toml file.",
        f"Make one with `facts init {asked}`.",
    )


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError as error:
        raise CorpusError(f"{folder} cannot be read: {error.strerror}.") from error


def _walk(root: str, below: str, depth: int, seen: set[str]) -> Iterator[str]:
    try:
        entries = list(os.scandir(os.path.join(root, below)))
    except OSError:
        return  # an unreadable folder holds nothing that could be read; its files are not known by name
    for entry in entries:
        name = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith("."):
            continue
        if entry.name.endswith(".toml"):
            if name != SETTINGS:
                yield name
        elif depth < DEEPEST and entry.is_dir():
            real = os.path.realpath(entry.path)
            if real not in seen:  # a link back up would go round for ever
                seen.add(real)
                yield from _walk(root, name, depth + 1, seen)
