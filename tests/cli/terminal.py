"""A person at a terminal: `facts add` on a pseudo-terminal, its questions answered one by one."""

import os
import select
import signal
import sys
from pathlib import Path

#: The answer that interrupts.
INTERRUPT = "Ctrl-C"


def answer(folder: Path, answers: list[str], *words: str) -> tuple[int, str]:
    """Return the exit code and all that the terminal showed."""
    import pty  # not there on every system

    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ |= {"FACTS_TODAY": "2019-12-01", "TERM": "dumb"}
        os.execv(sys.executable, [sys.executable, "-m", "wola_facts", "add", *words])
    shown = b""
    waiting = list(answers)
    seen = silent = 0
    while silent < 60:
        if not select.select([terminal], [], [], 0.5)[0]:
            silent += 1
            if answers[-1] == INTERRUPT and not waiting:
                os.write(terminal, b"\x03")  # one that comes just before a read begins is not seen by it
            continue
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break  # the other end is closed
        if not piece:
            break
        shown += piece
        if waiting and shown[seen:].rstrip(b"\r\n").endswith(b": "):
            seen = len(shown)
            answer = waiting.pop(0)
            os.write(terminal, b"\x03" if answer == INTERRUPT else answer.encode() + b"\n")
    if silent == 60:
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()
