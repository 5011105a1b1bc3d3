"""The document information of a PDF, with pypdf where it is there."""

from wola_facts.web.evidence.document import Unreadable

_KEYS = ("/Title", "/Author", "/CreationDate")


def information(content: bytes) -> dict[str, str]:
    """Return the title, author, day of creation and language (/Lang) that a PDF says of itself; keys as it has them.

    Raises:
        Unreadable: where `pypdf` is not installed, or the file cannot be read.
    """
    try:
        from io import BytesIO

        from pypdf import PdfReader
    except ImportError as error:
        raise Unreadable("PDF is read with an extra: pip install 'wola-facts[pdf]'") from error
    try:
        reader = PdfReader(BytesIO(content))
        said = dict(reader.metadata or {})
        said["/Lang"] = reader.root_object.get("/Lang", "")
        return {key: str(said[key])[:8_000] for key in (*_KEYS, "/Lang") if isinstance(said.get(key), str)}
    except Exception as error:  # pypdf raises what it likes on a broken file
        raise Unreadable(f"the PDF cannot be read: {type(error).__name__}") from error
