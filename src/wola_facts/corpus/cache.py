"""Parsed files by the hash of their content, so that an unchanged corpus is read without validating it again.

Deleting or spoiling an entry changes nothing but time. Entries are JSON behind a checksum: nothing in them is executed.
"""

import os

# hashlib would load OpenSSL, two milliseconds of every start, for the same function.
from _blake2 import blake2b

from wola_facts.corpus import codec

#: An entry begins with so many bytes of a checksum of the rest.
_SUM = 16

#: Beyond so many entries the oldest are dropped.
_MOST = 2000


class Cache:
    """A folder of entries; without a folder it remembers nothing."""

    def __init__(self, folder: str, *settings: str) -> None:
        """Make a cache for parses under the given settings; other settings never share an entry."""
        self._folder = folder
        self._salt = "\x1f".join((_program(), *settings)) if folder else ""

    def get(self, file: str, content: bytes) -> tuple[object, ...] | None:
        """Return what was put for this file name and content, or None."""
        if not self._folder:
            return None
        try:
            with open(self._path(file, content), "rb") as entry:
                written = entry.read()
            if blake2b(written[_SUM:], digest_size=_SUM).digest() != written[:_SUM]:
                return None  # cut short or changed by another hand
            read = codec.loads(written[_SUM:].decode())
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError):
            return None  # absent or spoiled: both only cost a parse
        return read if isinstance(read, tuple) else None

    def put(self, file: str, content: bytes, value: tuple[object, ...]) -> None:
        """Keep a value for this file name and content; silently not, where nothing can be written."""
        if not self._folder:
            return
        path = self._path(file, content)
        temporary = f"{path}.{os.getpid()}"
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            said = codec.dumps(value).encode()
            with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as entry:
                entry.write(blake2b(said, digest_size=_SUM).digest() + said)
            os.replace(temporary, path)
            self._prune()
        except (OSError, TypeError, ValueError, RecursionError):
            return  # a read-only home or a full disk: the next run parses again

    def _path(self, file: str, content: bytes) -> str:
        named = f"{self._salt}\x1f{file}\x1f".encode("utf-8", "surrogatepass")
        name = blake2b(named + content, digest_size=20).hexdigest()
        return os.path.join(self._folder, f"{name}.entry")

    def _prune(self) -> None:
        # The folder may be anyone's: only what has the name of an entry is ours to drop.
        names = [name for name in os.listdir(self._folder) if len(name.split(".")[0]) == 40 and ".entry" in name]
        if len(names) <= _MOST:
            return
        paths = sorted((os.path.join(self._folder, name) for name in names), key=os.path.getmtime)
        for path in paths[: len(paths) - _MOST // 2]:
            os.unlink(path)


def _program() -> str:
    """Return what identifies the code that parses: its files' sizes and times, so that no version reads another's."""
    here = os.path.dirname(os.path.abspath(__file__))
    stamps = []
    for folder in (here, os.path.join(here, "..", "model"), os.path.join(here, "..", "model", "written")):
        for entry in os.scandir(folder):
            if entry.name.endswith(".py"):
                state = entry.stat()
                stamps.append(f"{entry.name}:{state.st_size}:{state.st_mtime_ns}")
    return ";".join(sorted(stamps))
