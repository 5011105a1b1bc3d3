"""Saved copies of sources: where one lies, what it says, and why it cannot be read where it cannot."""

import os
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.plain import Plain
from wola_facts.model.source import Source
from wola_facts.web.evidence.document import Unreadable, text_of_html, text_of_plain
from wola_facts.web.evidence.folding import folded


def _pdf(content: bytes) -> str:
    from wola_facts.web.evidence.apart import whole_text_apart  # with asyncio, for which few copies have a use

    return whole_text_apart(content)


_READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": text_of_plain,
    ".md": text_of_plain,
    ".html": text_of_html,
    ".htm": text_of_html,
    ".pdf": _pdf,
}

#: In no more copies than this is a quote looked for that has lost its source.
_MOST = 100

#: A copy of more bytes than this is not read.
LARGEST = 50_000_000


class Copy(Plain):
    """A copy of a source: the path as people know it, its folded text, or why it could not be read."""

    path: str
    text: str = ""
    unreadable: str = ""


class Copies:
    """The copies there are for a corpus: a record's own `snapshot`, else one in a folder, named after its source."""

    def __init__(self, corpus: Corpus, folder: str) -> None:
        self._corpus = corpus
        self._folder = folder
        self._read: dict[str, Copy | None] = {}
        self._all: dict[str, Copy] | None = None

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(os.listdir(self._folder)) if self._folder else frozenset()

    def of(self, source: Source) -> Copy | None:
        """Return the copy of a source; None where there is none."""
        if source.id not in self._read:
            self._read[source.id] = self._snapshot(source) if source.snapshot else self._in_folder(source)
        return self._read[source.id]

    def named(self) -> dict[str, Copy]:
        """Return the copies that can be read, by the ids of their sources; the first hundred where there are more."""
        if self._all is None:
            there = [id for id, source in self._corpus.sources.items() if source.snapshot or self._has(id)][:_MOST]
            found = {id: self.of(self._corpus.sources[id]) for id in there}
            self._all = {id: copy for id, copy in found.items() if copy and not copy.unreadable}
        return self._all

    def _has(self, id: str) -> bool:
        return any(id + ending in self._names for ending in _READERS)

    def _in_folder(self, source: Source) -> Copy | None:
        for ending in _READERS:
            name = source.id + ending
            if name in self._names:
                return _copy(os.path.join(self._folder, name), name)
        return None

    def _snapshot(self, source: Source) -> Copy:
        file = self._corpus.paths.get(source.file, os.path.join(self._corpus.root, source.file))
        root = os.path.realpath(self._corpus.root)
        path = os.path.realpath(os.path.join(os.path.dirname(file), source.snapshot))
        if os.path.isabs(source.snapshot) or not path.startswith(root + os.sep):
            return Copy(source.snapshot, unreadable="it lies outside the corpus")
        return _copy(path, source.snapshot, source.sha256)


def _copy(path: str, shown: str, digest: str = "") -> Copy:
    reader = _READERS.get(os.path.splitext(path)[1].lower())
    if reader is None:
        return Copy(shown, unreadable="only .txt, .md, .html and .pdf are read")
    try:
        if not os.path.isfile(path):
            return Copy(shown, unreadable="there is no such file")
        if os.path.getsize(path) > LARGEST:
            return Copy(shown, unreadable=f"it has more than {LARGEST:,} bytes")
        with open(path, "rb") as file:
            content = file.read(LARGEST)
    except OSError as error:
        return Copy(shown, unreadable=(error.strerror or "it cannot be opened").lower())
    if digest and sha256(content).hexdigest() != digest.strip().lower():
        return Copy(shown, unreadable="its content has another digest than the record says (sha256)")
    try:
        return Copy(shown, folded(reader(content)))
    except Unreadable as error:
        return Copy(shown, unreadable=str(error))
