"""The document information of a PDF, read in a process of its own: a hostile file can hurt nothing but that.

python -P -m wola_facts.web.metadata.pdf < file.pdf > information.json
"""

import json
import subprocess
import sys
from importlib.util import find_spec

from wola_facts.web.evidence.document import WITHOUT_PYPDF, Unreadable

_KEYS = ("/Title", "/Author", "/CreationDate", "/Lang")
#: Seconds that reading may take, bytes of memory for it, characters of each text.
_SECONDS = 10
_MEMORY = 600_000_000
_LONGEST = 8_000


def information(content: bytes) -> dict[str, str]:
    """Return the title, author, day of creation and language (/Lang) that a PDF says of itself; keys as it has them.

    Raises:
        Unreadable: where `pypdf` is not installed, or the file cannot be read within the time and memory for it.
    """
    if find_spec("pypdf") is None:
        raise Unreadable(WITHOUT_PYPDF)
    command = [sys.executable, "-P", "-m", "wola_facts.web.metadata.pdf"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS + 2, check=False)  # noqa: S603  # ours
        said = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise Unreadable("the PDF cannot be read") from error
    return {key: said[key] for key in _KEYS if isinstance(said.get(key), str)}


def _read() -> None:
    """Read a PDF from standard input and write what it says of itself, within what a process is allowed here."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # not on this system: the time outside still holds
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(sys.stdin.buffer.read()))
    said = {**(reader.metadata or {}), "/Lang": reader.root_object.get("/Lang")}
    texts = {key: str(said[key])[:_LONGEST] for key in _KEYS if isinstance(said.get(key), str)}
    sys.stdout.write(json.dumps(texts))


if __name__ == "__main__":
    _read()
