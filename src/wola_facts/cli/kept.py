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
            with open(self.path, encoding="utf-8") as file:
                return store.read(file.read(store.LARGEST + 1))
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

    def write(self, observations: "Mapping[str, Observation]") -> None:
        """Keep observations; a word on stderr where that cannot be."""
        if not self.path:
            return
        from wola_facts.corpus.write import write_atomically
        from wola_facts.web.store import written

        content = written(observations.values()).encode("utf-8", "replace")
        try:
            if not self.said:
                os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
            elif self._holds(content):
                return
            write_atomically(self.path, content)
        except OSError as error:
            why = (error.strerror or "it cannot be opened").lower()
            self._session.warn(f"{self.said or self.path} cannot be written: {why}; the next run will ask again")

    def _holds(self, content: bytes) -> bool:
        try:
            with open(self.path, "rb") as file:
                return file.read(len(content) + 1) == content
        except OSError:
            return False


def _in_cache(session: Session) -> str:
    """Return the file of the corpora that are meant, one for each set of them."""
    if not session.cache:
        return ""
    roots = "\0".join(sorted(os.path.realpath(place.root) for place in session.places()))
    name = blake2b(roots.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return os.path.join(session.cache, "web", f"{name}.json")
