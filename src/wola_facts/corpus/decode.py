"""The bytes of a corpus file as text, or the finding that says why they are none."""

from wola_facts.corpus.discover import LARGEST
from wola_facts.model.finding import Finding, Location, Severity


def decode(raw: bytes, file: str) -> tuple[str, list[Finding]]:
    """Return the text of a file's bytes (a byte-order mark and CRLF are fine), or a finding where it is not UTF-8."""
    if len(raw) > LARGEST:
        return "", [unreadable(file, f"the file has {len(raw):,} bytes", "split it: a file a topic is a good size")]
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        head = raw[: error.start]
        line, column = head.count(b"\n") + 1, error.start - (head.rfind(b"\n") + 1) + 1
        found = f"byte 0x{raw[error.start]:02x} is not UTF-8 text"
        return "", [unreadable(file, found, "save the file as UTF-8", line, column)]


def unreadable(file: str, found: str, hint: str, line: int = 1, column: int = 1) -> Finding:
    """Return the finding SCH001 for something in a file that cannot be read."""
    location = Location(file, (), line, column, 1)
    return Finding("SCH001", "unreadable-toml", Severity.ERROR, found, location, hint)
