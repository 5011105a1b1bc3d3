"""Where observations are kept between runs: in the user's cache, or in the file that --observations names.

Deleting either changes only what is known. Nothing in it is obeyed, and what cannot be read is as if it were not there.
"""

import os
import stat

# hashlib would load OpenSSL, two milliseconds of every start, for the same function.
from _blake2 import blake2b
from collections.abc import Mapping
from typing import TYPE_CHECKING

from wola_facts.cli.session import Session
from wola_facts.errors import UsageError

if TYPE_CHECKING:
    from wola_facts.web.observation import Observation


class Kept:
    """The observations of earlier runs; `path` is empty where nothing is kept."""

    def __init__(self, session: Session, said: str) -> None:
        """Find the file; nothing is read yet."""
        self.said = said
        self._session = session
        self.path = os.path.join(session.directory, said) if said else _in_cache(session)
        #: What the file held when it was read, and what it was then: another run may write it before this one does.
        self._read: dict[str, Observation] = {}
        self._state: tuple[int, ...] = ()

    @property
    def exists(self) -> bool:
        """Whether there is such a file."""
        return bool(self.path) and os.path.exists(self.path)

    def read(self) -> "dict[str, Observation]":
        """Return the observations by source; none, and a word on stderr, where the file cannot be understood.

        Raises:
            UsageError: where what --observations names is no file, or JSON of something else.
        """
        if not self.exists:
            return {}
        from wola_facts.web import store

        try:
            state = os.stat(self.path)
            if not stat.S_ISREG(state.st_mode):
                raise UsageError(f"--observations: {self.said or self.path} is no file.", "Name a file.")
            if state.st_size > store.LARGEST:
                raise store.Foreign(f"it has {state.st_size:,} bytes")
            self._state = _stamp(state)
            self._read = _observations(self.path)
            return self._read
        except UnicodeDecodeError:
            why = "it is no UTF-8 text"
        except OSError as error:
            why = (error.strerror or "it cannot be opened").lower()
        except store.Other as error:
            if self.said:  # it would be lost
                raise UsageError(
                    f"--observations: {self.said} holds something else.", "Name a file for them."
                ) from error
            why = str(error)
        except store.Foreign as error:
            why = str(error)
        self._session.say(f"{self.said or self.path} is not read: {why}; nothing is known of earlier runs")
        return {}

    def require_writable(self) -> None:
        """Check before the web is asked that what it says can be kept.

        Raises:
            UsageError: where --observations names no file of ours that can be written.
        """
        if not self.said:
            return
        folder = os.path.dirname(self.path)
        if not os.path.isdir(folder):
            raise UsageError(f"--observations: there is no folder {os.path.dirname(self.said)}.", "Make it first.")
        if not os.path.lexists(self.path):
            if not os.access(folder, os.W_OK):
                raise UsageError(f"--observations: {self.said} cannot be written.", "Name another file.")
            return
        if not os.path.isfile(self.path):
            raise UsageError(f"--observations: {self.said} is no file.", "Name a file.")
        if not os.stat(self.path).st_mode & 0o222 or not os.access(self.path, os.W_OK):
            raise UsageError(f"--observations: {self.said} is read-only.", "Name another file.")
        with open(self.path, "rb") as file:
            start = file.read(100).lstrip(b"\xef\xbb\xbf \t\r\n")
        if start and not start.startswith(b"{") and not self.said.endswith(".json"):
            raise UsageError(f"--observations: {self.said} holds something else.", "Name a .json file for them.")

    def write(self, observations: "Mapping[str, Observation]") -> bool:
        """Keep observations, with those that another run has written meanwhile; return whether they are kept.

        Where that cannot be, a word on stderr says so.
        """
        if not self.path:
            return False
        from wola_facts.corpus.write import alone_in, write_atomically
        from wola_facts.web.store import written

        folder = os.path.dirname(os.path.realpath(self.path))
        try:
            if not self.said:
                os.makedirs(folder, mode=0o700, exist_ok=True)
            with alone_in(folder):
                all_of_them = {**observations, **self._meanwhile(observations)}
                content = written(all_of_them.values()).encode("utf-8", "replace")
                if not (self.said and self._holds(content)):
                    write_atomically(self.path, content)
                self._read, self._state = all_of_them, _stamp(os.stat(self.path))
        except OSError as error:
            why = (error.strerror or "it cannot be opened").lower()
            self._session.warn(f"{self.said or self.path} cannot be written: {why}; the next run will ask again")
            return False
        return True

    def _meanwhile(self, ours: "Mapping[str, Observation]") -> "dict[str, Observation]":
        """Return what the file holds by now of sources that this run has learnt nothing of, where that is news."""
        from wola_facts.web.store import Foreign

        try:
            if not os.path.isfile(self.path) or _stamp(os.stat(self.path)) == self._state:
                return {}
            now = _observations(self.path)
        except (OSError, UnicodeDecodeError, Foreign):
            return {}  # it is as if it were not there, as when it is read
        return {id: one for id, one in now.items() if one != self._read.get(id) and ours.get(id) == self._read.get(id)}

    def _holds(self, content: bytes) -> bool:
        try:
            with open(self.path, "rb") as file:
                return file.read(len(content) + 1) == content
        except OSError:
            return False


def _stamp(state: os.stat_result) -> tuple[int, ...]:
    """Return what tells that a file was written anew."""
    return state.st_ino, state.st_size, state.st_mtime_ns


def _observations(path: str) -> "dict[str, Observation]":
    from wola_facts.web import store

    with open(path, encoding="utf-8") as file:
        return store.read(file.read(store.LARGEST + 1))


def _in_cache(session: Session) -> str:
    """Return the file of the corpora that are meant, one for each set of them."""
    if not session.cache:
        return ""
    roots = "\0".join(sorted(os.path.realpath(place.root) for place in session.places()))
    name = blake2b(roots.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return os.path.join(session.cache, "web", f"{name}.json")
