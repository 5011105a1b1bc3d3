"""Where a run finds itself: the user's cache folder, the width and colours of the terminal, what it can print."""

import os
import sys
from typing import TextIO

from wola_facts.outputs.terminal import encodable


def cache_folder() -> str:
    """Return the folder for what can be made again, or nothing where FACTS_CACHE is empty or there is no home."""
    if "FACTS_CACHE" in os.environ:
        return os.environ["FACTS_CACHE"]
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    return os.path.join(base, "wola-facts") if os.path.isabs(base) else ""


def columns() -> int:
    """Return the columns to draw in: COLUMNS, else the terminal's, also behind a pipe, else 80."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and said.strip("0"):
        return max(20, min(int(said[:9]), 400))
    for stream in (1, 2, 0):
        try:
            there = os.get_terminal_size(stream).columns
        except OSError:
            continue  # not a terminal
        if there:  # one that does not know its width says 0
            return max(20, there)
    return 80


def takes_color() -> bool:
    """Return whether stdout is to be coloured: NO_COLOR, FORCE_COLOR, else on a terminal that can."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def put(text: str, stream: TextIO) -> None:
    """Print a text as far as the stream's encoding can say it, and let nothing wait in between.

    Raises:
        OSError: where nobody reads it any more.
    """
    encoding = stream.encoding or "ascii"
    if not encoding.lower().replace("-", "").startswith("utf"):
        text = encodable(text)
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()
