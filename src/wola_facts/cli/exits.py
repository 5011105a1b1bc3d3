"""Exit codes, the same for every command. Changing one is a breaking change."""

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code of `facts` means."""

    DONE = 0
    FOUND = 1  # findings at or above --fail-on; `show`, `cite`: nothing matched
    USAGE = 2  # usage, an unreadable corpus.toml, or nothing that could be read
    NETWORK = 3  # the network was asked for and cannot be had
    BUG = 4  # a bug of ours
    INTERRUPTED = 130
