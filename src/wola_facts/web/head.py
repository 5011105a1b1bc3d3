"""Heads of answers as browsers take them, where the parser under us would refuse the answer for its looks.

Only what the standard lets a client settle, or what has one meaning only: a later HTTP/1.x (RFC 9112, 2.3), the same
length twice (RFC 9110, 8.6), a length beside chunks (RFC 9112, 6.3), the coding "identity" of RFC 2616, a length that
no body has, and lines that are no field. Lengths that contradict each other stay an error.
"""

import re

_LENGTH = b"content-length"
_LENGTHS = re.compile(rb"\ncontent-length[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE)
_CODINGS = re.compile(rb"\ntransfer-encoding[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE)
_NO_FIELD = re.compile(rb"\n(?![ \t\r\n])[^:\r\n]+\r?(?=\n)")
_LATER = re.compile(rb"HTTP/1\.[2-9] ")
_LENGTH_AS_USUAL = re.compile(rb"\ncontent-length: [0-9]{1,15}\r?\n")
#: A body of more digits than this in its length does not fit into the numbers that parsers count by.
_DIGITS = 15


def mended(head: bytes) -> bytes:
    """Return the head of an answer, with its last empty line, as it can be parsed; most are returned as they are."""
    if head[:1] in (b"\r", b"\n"):
        head = head.lstrip(b"\r\n")  # RFC 9112, 2.2, says it of requests
    small = head.lower()
    if _LATER.match(head):
        head = b"HTTP/1.1 " + head[9:]
    # Counting is quicker than looking: with a colon a line, the first and the empty one aside, all are fields.
    if head.count(b": ") < head.count(b"\n") - 2:
        head = _NO_FIELD.sub(b"", head)
    if b"transfer-encoding" in small:
        codings = {part.strip().lower() for said in _CODINGS.findall(head) for part in said.split(b",")}
        if codings == {b"identity"}:
            head = _without(head, _CODINGS)
        elif b"chunked" in codings and _LENGTH in small:
            head = _without(head, _LENGTHS)
    elif small.count(_LENGTH) > 1 or not _LENGTH_AS_USUAL.search(small):
        lengths = {part.strip() for said in _LENGTHS.findall(head) for part in said.split(b",")}
        if len(lengths) == 1 and (length := lengths.pop()).isdigit():
            one = b"\nContent-Length: " + (length if len(length) <= _DIGITS else b"9" * _DIGITS)
            first, rest = _without(head, _LENGTHS).split(b"\n", 1)
            head = first + one + (b"\r\n" if first.endswith(b"\r") else b"\n") + rest
    return head


def _without(head: bytes, field: "re.Pattern[bytes]") -> bytes:
    """Return a head without the fields of a name."""
    return re.sub(field.pattern + rb"\r?(?=\n)", b"", head, flags=re.IGNORECASE)
