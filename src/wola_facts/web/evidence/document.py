"""The text of a saved copy or a fetched page, whatever it is: HTML, plain text with Markdown in it, or PDF."""

import re
from collections.abc import Callable

from wola_facts.web.evidence.charsets import decoded
from wola_facts.web.evidence.folding import BROKEN, CELL
from wola_facts.web.evidence.html import visible_text

#: A PDF of more pages is not read to its end.
_MOST_PAGES = 500

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\))?[^()]*\)")
#: Behind what nobody sees (U+2060) it is none: so a copy has the signs of a page that mean nothing.
_EMPHASIS = re.compile(r"(?<![\w\\\u2060])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_EMPTY_LINES = re.compile(r"\n[ \t]*+\n\s*+")


#: What is said where PDF would have to be read and cannot be.
WITHOUT_PYPDF = "PDF is read with an extra: pip install 'wola-facts[pdf]'"


class Unreadable(Exception):
    """A document whose text cannot be had; its message says why."""


def text_of_html(content: bytes, charset: str = "", *, xml: bool = False) -> str:
    """Return the visible text of a page; `charset` is what its server said, `xml` whether it said that it is XHTML."""
    return visible_text(decoded(content, charset), xml=xml)


def text_of_plain(content: bytes, charset: str = "") -> str:
    """Return a plain text with Markdown's links and emphasis as the words that one reads; its lines break anywhere."""
    text = decoded(content, charset).replace("\r\n", "\n").replace("\r", "\n")
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    text = re.sub(r"(?m)^[ \t]*(?:#{1,6}|>) ", "", text)
    # A sentence may go on behind an empty line, as on the next page of a book; a number does not.
    text = _EMPTY_LINES.sub(f"\n{CELL}", text)
    # Columns, as of a table that was saved as text.
    return _broken(re.sub(r"(?<=\S)(?:\t| {2})[ \t]*+(?=\S)", CELL, text))


def text_of_pdf(content: bytes, enough: Callable[[str], bool] | None = None) -> str:
    """Return the text of a PDF, with words that a line's end broke joined.

    It is read no further than `enough` says of its first pages, where that is given: of the first, of two, four, eight.

    Raises:
        Unreadable: where `pypdf` is not installed, or the file cannot be read.
    """
    try:
        from io import BytesIO

        from pypdf import PdfReader
    except ImportError as error:
        raise Unreadable(WITHOUT_PYPDF) from error
    import logging

    # What is odd in a stranger's file is not told on a person's terminal, line by line.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        reader = PdfReader(BytesIO(content))
        pages: list[str] = []
        for number in range(min(len(reader.pages), _MOST_PAGES)):
            pages.append(reader.pages[number].extract_text() or "")
            if enough and not number & (number + 1) and enough(_joined(pages)):
                break
    except Exception as error:  # pypdf raises what it likes on a broken file
        raise Unreadable(f"the PDF cannot be read: {type(error).__name__}") from error
    text = _joined(pages)
    if not text.strip(f"\n {CELL}"):
        raise Unreadable("the PDF holds no text, only pictures")
    return text


def _joined(pages: list[str]) -> str:
    """Return the text of pages; a sentence may go on on the next one, a number does not."""
    return _broken(f"\n{CELL}".join(pages))


def _broken(text: str) -> str:
    """Return a text with lines joined that end in a hyphen; between digits it stands for "to"."""
    text = re.sub(r"(?<=\d)[-\u00ad\ufffe] ?\n(?=\d)", "-", text)
    return re.sub(r"(?<=\w)[-\u2010\u00ad\ufffe] ?\n(?=\w)", BROKEN, text)
