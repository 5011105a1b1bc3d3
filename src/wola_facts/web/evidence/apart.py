"""PDF read in a process of its own: what hostile files do to a parser, it does there, and for some seconds at most.

python -P -m wola_facts.web.evidence.apart [QUOTES] < file.pdf > text
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from wola_facts.web.evidence.document import WITHOUT_PYPDF, Unreadable
from wola_facts.web.observation import Quote
from wola_facts.web.outside import completed

#: Seconds that reading may take, bytes of memory beside the parser and the file, and bytes of text that are taken.
_SECONDS = 12
_MEMORY = 44_000_000
#: All of its memory where nobody tells how much the parser takes.
_UNTOLD = 600_000_000
_TEXT = 5_000_000
#: So many at once, on however many processors.
_AT_ONCE = 2
#: Longer quotes, in letters, are not told to who reads: an operating system takes only so much in a command.
_TOLD = 60_000

_room: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}


async def text_apart(content: bytes, quotes: Sequence[Quote] = ()) -> str:
    """Return the text of a PDF; empty where there is none, it cannot be read, or what reads it is not installed.

    With quotes, it goes no further than to the pages by which all of them are found.
    """
    told = json.dumps([(quote.text, quote.before, quote.after) for quote in quotes])
    loop = asyncio.get_running_loop()
    for other in [one for one in _room if one.is_closed()]:
        del _room[other]
    async with _room.setdefault(loop, asyncio.Semaphore(_AT_ONCE)):
        try:
            # -P: what lies in the working directory must not be imported, for it may be a stranger's.
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "wola_facts.web.evidence.apart", told if len(told) <= _TOLD else "[]",
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
        except OSError:
            return ""
        try:
            async with asyncio.timeout(_SECONDS + 2):
                text, _ = await child.communicate(content)
        except TimeoutError:
            return ""
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        return text.decode("utf-8", "replace")


def whole_text_apart(content: bytes) -> str:
    """Return the text of a PDF, all of it.

    Raises:
        Unreadable: where there is none, it cannot be read, or what reads it is not installed.
    """
    if find_spec("pypdf") is None:
        raise Unreadable(WITHOUT_PYPDF)
    text = completed(text_apart(content))
    if not text:
        raise Unreadable("the PDF holds no text that can be read")
    return text


def _taken() -> int:
    """Return the bytes of addresses that this process has by now."""
    import os

    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return _UNTOLD - _MEMORY


def _read() -> None:
    """Read a PDF from standard input and write its text, within what a process is allowed here."""
    from wola_facts.web.evidence.document import text_of_pdf
    from wola_facts.web.evidence.folding import folded
    from wola_facts.web.evidence.match import Outcome, find_quote

    try:
        import pypdf  # noqa: F401  # so that it counts as the parser's own memory
    except ImportError:
        return
    content = sys.stdin.buffer.read()
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        most = _taken() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, ValueError, OSError):
        pass  # not on this system: the time outside still holds
    quotes = json.loads("".join(sys.argv[1:2]) or "[]")

    def enough(text: str) -> bool:
        said = folded(text, case=False)
        matches = (find_quote(said, *quote, case=False, explain=False) for quote in quotes)
        return all(match.outcome in (Outcome.FOUND, Outcome.AMBIGUOUS) for match in matches)

    try:
        text = text_of_pdf(content, enough if quotes else None)
    except (Unreadable, MemoryError, RecursionError):
        return
    sys.stdout.buffer.write(text.encode("utf-8", "replace")[:_TEXT])


if __name__ == "__main__":
    _read()
