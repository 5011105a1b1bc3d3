"""A page as the text copy that is kept of it: the words that the matcher of quotes reads, blocks as paragraphs."""

import re

from wola_facts.web.evidence.apart import whole_text_apart
from wola_facts.web.evidence.charsets import decoded
from wola_facts.web.evidence.document import Unreadable, text_of_html
from wola_facts.web.evidence.folding import BLOCK, BROKEN, CELL
from wola_facts.web.evidence.form import form_of, is_xml

#: Not seen, and left out before texts are compared.
_JOINER = "\u2060"
#: What a plain text means something by and a page does not: Markdown's headings and quotations, links and emphasis, and
#: the hyphen at a line's end that goes on in the next line's number.
_MEANT = re.compile(r"^(?=[#>])|(?<=\])(?=\()|(?<!\w)(?=[*_]\S)|(?<=\d[-\u00ad\ufffe])$")


def as_copy(content: bytes, media: str = "", charset: str = "") -> bytes:
    """Return a page's text in UTF-8, blocks apart by an empty line; `media` and `charset` are what its server said.

    Read as plain text, it holds each quote that the page holds. Nothing in it is obeyed by a terminal.

    Raises:
        Unreadable: for what holds no text: pictures, an empty page, a PDF that cannot be read.
    """
    match form_of(content, media):
        case "pdf":
            text = whole_text_apart(content)
        case "markup":
            text = text_of_html(content, charset, xml=is_xml(media))
        case "plain":
            text = decoded(content, charset)
        case "binary":
            raise Unreadable(f"it is no text but {media[:60] or 'something else'}")
    blocks = (_line(block) for block in text.split(BLOCK))
    kept = [block for block in blocks if block]
    if not kept:
        raise Unreadable("it holds no text")
    return ("\n\n".join(kept) + "\n").encode("utf-8", "replace")


def _line(block: str) -> str:
    """Return a block with its cells apart by two blanks, as they are read from a plain text, wherever its lines end."""
    return "  ".join([said for cell in block.split(CELL) if (said := _cell(cell))])


def _cell(cell: str) -> str:
    """Return a cell with its lines cleaned of blanks at their ends and of what a terminal would obey."""
    lines = [" ".join(_harmless(line).split()) for line in cell.replace(BROKEN, "-\n").splitlines()]
    return "\n".join(_MEANT.sub(_JOINER, line) for line in lines if line)


def _harmless(line: str) -> str:
    return (
        line
        if line.isprintable()
        else "".join(" " if ord(char) < 32 or 127 <= ord(char) < 160 else char for char in line)
    )
