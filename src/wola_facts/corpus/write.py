"""Writing: small edits of TOML that keep every other byte, and files replaced whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from wola_facts.corpus.locate import layout
from wola_facts.model.finding import KeyPath
from wola_facts.model.interval import plain
from wola_facts.model.plain import Plain

#: Values stand below each other, unless a key is longer than this.
_WIDEST = 16


class Edit(Plain):
    """Replace `text[start:end]` by `new`."""

    start: int
    end: int
    new: str


def write_atomically(path: str, content: bytes) -> None:
    """Replace a file by new content, whole or not at all; its permissions stay, and a link stays a link.

    A device or a pipe (/dev/null, /dev/stdout) is written to and never replaced.

    Raises:
        OSError: where it cannot be written; the old file is untouched then.
    """
    target = os.path.realpath(path)
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            with open(path, "wb") as opened:
                opened.write(content)
            return
        mode &= 0o7777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target) or ".", prefix=".facts-")
    try:
        with open(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


@contextmanager
def alone_in(folder: str) -> Iterator[None]:
    """Keep other runs of ours from writing into a folder meanwhile, where the system has locks; else do nothing."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder or ".", os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(handle)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; they must not overlap.

    Raises:
        ValueError: where two do.
    """
    done, at = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        done += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*done, text[at:]])


def set_value(text: str, path: KeyPath, value: object) -> Edit:
    """Return the edit that gives a key of a table a value: in its place, or on a line after the table's last key.

    Line ends follow the file's own.

    Raises:
        KeyError: where the table is not in the text.
    """
    places = layout(text)
    span = places.spans.get(path)
    written = toml_value(value)
    if span:
        return Edit(*span.value, written)
    table, key = path[:-1], str(path[-1])
    header = next((place for name, place in places.headers if name == table), None)
    if header is None and table:
        raise KeyError(table)
    last = header[1] if header else 0
    for name, place in places.spans.items():
        if len(name) == len(path) and name[:-1] == table:
            last = max(last, place.value[1])
    end = text.find("\n", last)
    newline = "\r\n" if "\r\n" in text else "\n"
    line = f"{toml_key(key)} = {written}"
    if end < 0:
        return Edit(len(text), len(text), f"{newline}{line}{newline}")
    return Edit(end + 1, end + 1, f"{line}{newline}")


def append_table(text: str, header: str, fields: Mapping[str, object]) -> str:
    """Return the text with a table after its end, an empty line before it; line ends follow the file's own."""
    newline = "\r\n" if "\r\n" in text else "\n"
    keys = [toml_key(key) for key in fields]
    width = min(max(map(len, keys), default=0), _WIDEST)
    values = map(toml_value, fields.values())
    lines = [f"[{header}]", *(f"{key:<{width}} = {value}" for key, value in zip(keys, values, strict=True))]
    gap = "" if not text.strip() else newline if text.endswith("\n") else newline * 2
    return text + gap + newline.join(lines) + newline


def toml_value(value: object) -> str:
    """Return a value as TOML on one line.

    Raises:
        TypeError: for a value that TOML cannot hold.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{toml_key(str(key))} = {toml_value(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    raise TypeError(type(value).__name__)


def toml_key(key: str) -> str:
    """Return a key as TOML: bare where it can be."""
    bare = key and all(char.isascii() and (char.isalnum() or char in "-_") for char in key)
    return key if bare else _quoted(key)


def _quoted(text: str) -> str:
    """Return a basic TOML string: quotes, backslashes, and whatever an editor would not show, escaped."""
    return '"' + "".join(char if char.isprintable() and char not in '"\\' else _escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    number = ord(char)
    return _ESCAPES.get(char) or (f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
