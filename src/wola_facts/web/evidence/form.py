"""What a document is: markup, plain text, PDF or neither, by its first bytes, whatever it is called."""

import re
from typing import Literal

Form = Literal["markup", "plain", "pdf", "binary"]

#: So many bytes tell.
BEGINNING = 512

_PDF = b"%PDF-"
_MARKUP = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype|html|head|body|title|meta|script|style|div|p|h[1-6]|"
    rb"table|main|article|section|span|a|b|br|ul|ol|font|center|link|iframe|form|header|nav)\b",
    re.IGNORECASE | re.DOTALL,
)
_BINARY = (
    b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"OggS", b"Rar!",
    b"7z\xbc\xaf", b"\x00\x00\x01\x00", b"\x1aE\xdf\xa3", b"wOFF", b"wOF2",
)  # fmt: skip
#: These are words, too, where no zero is near.
_WORDS = (b"BM", b"MZ", b"ID3")
#: Marks of byte order, which only texts have.
_UTF8 = b"\xef\xbb\xbf"
_MARKS = (_UTF8, b"\xff\xfe", b"\xfe\xff")
#: Names under which markup may well be shown as text.
_PLAIN = frozenset({
    "text/plain", "text/csv", "text/markdown", "application/json", "text/tab-separated-values",
})  # fmt: skip


def is_xml(media: str) -> bool:
    """Whether a media type, in small letters, is one of XML, in which each element may close itself."""
    return media.endswith(("/xml", "+xml"))


def form_of(content: bytes, media: str) -> Form:
    """Return the form of a document by its beginning; where that leaves it open, by its media type in small letters."""
    beginning = content[:BEGINNING]
    if _PDF in beginning:
        return "pdf"
    looks_like_markup = bool(_MARKUP.match(beginning.removeprefix(_UTF8)))
    if beginning.startswith(_BINARY) or beginning[4:8] == b"ftyp":
        return "binary"
    if b"\0" in beginning and beginning.startswith(_WORDS):
        return "binary"
    named = "text" in media or "xml" in media or "json" in media
    if b"\0" in beginning and not (named or looks_like_markup or beginning.startswith(_MARKS)):
        return "binary"
    if "html" in media or is_xml(media) or looks_like_markup:
        return "markup"
    return "markup" if b"</" in beginning and media not in _PLAIN else "plain"
