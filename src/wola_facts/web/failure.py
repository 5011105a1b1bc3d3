"""Why nothing came back: a request that failed, with the kind of its failure and whether asking again may help."""

from typing import Literal

#: What a request ends with: an answer (empty), or why there is none that may be used.
Kind = Literal["", "refused", "insecure", "dead", "blocked", "transient"]


#: What may be missing here and not there: what tells names, a way to any host; or surely one of them.
Offline = Literal["", "name", "way", "surely"]


class Failed(Exception):
    """A request without an answer. `again`: another try may help; `offline`: this machine may have no way out.

    The message is ours, in a few words, and holds nothing that came from outside.
    """

    def __init__(self, kind: Kind, why: str, *, again: bool = False, offline: Offline = "") -> None:
        super().__init__(why)
        self.kind: Kind = kind
        self.why = why
        self.again = again
        self.offline = offline


class Flaw(Exception):
    """A body that does not come to its end as it should; `again`: another try may help; `too_long`: for us."""

    def __init__(self, why: str, *, again: bool = False, too_long: bool = False) -> None:
        super().__init__(why)
        self.too_long = too_long
        self.why = why
        self.again = again
