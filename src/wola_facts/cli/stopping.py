"""Being told to stop: SIGTERM, by which a CI job is ended, and SIGHUP, of a closed terminal, do what Ctrl-C does."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = [one for name in ("SIGTERM", "SIGHUP") if (one := getattr(signal, name, None))]


@contextmanager
def terminable() -> Iterator[None]:
    """Take these signals for an interruption while a block runs, so that what it has learnt can be kept.

    Where they are not ours to take (in a thread), or somebody else has taken or ignored them, nothing is changed.
    """
    taken = []
    try:
        for one in _SIGNALS:
            if signal.getsignal(one) is signal.SIG_DFL:
                signal.signal(one, _interrupt)
                taken.append(one)
    except ValueError:
        yield
        return
    # A script's job in the background is made to ignore Ctrl-C, and goes on doing so: it is held back. But a loop
    # ends in order only where it finds the usual handler, to which the others can be passed on.
    ignoring = signal.getsignal(signal.SIGINT) is signal.SIG_IGN and hasattr(signal, "pthread_sigmask")
    if ignoring:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        for one in taken:
            signal.signal(one, signal.SIG_DFL)
        if ignoring:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # which also drops what was held back
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Do what Ctrl-C would do now."""
    on_ctrl_c = signal.getsignal(signal.SIGINT)
    if not callable(on_ctrl_c):
        raise KeyboardInterrupt
    on_ctrl_c(number, frame)
