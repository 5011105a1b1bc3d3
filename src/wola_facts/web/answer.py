"""An answer: its head, what became of its body, and who takes that in."""

import re
from typing import Protocol

from wola_facts.model.plain import Plain

#: Names and values, as they came or are sent.
Headers = tuple[tuple[str, str], ...]


def field(headers: Headers, name: str) -> str:
    """Return the first field of a name, in small letters; an empty text where there is none."""
    for key, value in headers:
        if key == name:
            return value
    return ""


def content_type(headers: Headers) -> tuple[str, str]:
    """Return the media type and the charset that a server says, in small letters; each may be empty."""
    media, _, rest = field(headers, "content-type").lower().partition(";")
    said = re.search(r"charset\s*=\s*[\"']?([^\s\"';,]{1,40})", rest)
    return media.strip(), said[1] if said else ""


class Taker(Protocol):
    """Who takes in a body: `begin` says whether any of it is wanted, `feed` whether more is."""

    def begin(self, status: int, headers: Headers) -> bool:
        """Hear of an answer's head."""
        ...

    def feed(self, piece: bytes) -> bool:
        """Take the next bytes of the document."""
        ...


class Answer(Plain):
    """The head of an answer, names of fields in small letters; and what became of its body.

    `complete` says that the body came whole, or as far as its taker wanted it; else `flaw` says why not, and `again`
    whether another try may help.
    """

    status: int
    headers: Headers = ()
    complete: bool = True
    flaw: str = ""
    again: bool = False
    #: It did not end before as much of it had come as we take of any.
    too_long: bool = False

    def header(self, name: str) -> str:
        """Return the first field of a name, or an empty text."""
        return field(self.headers, name)
