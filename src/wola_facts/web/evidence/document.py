"""The text of a saved copy or a fetched page, whatever it is: HTML, plain text with Markdown in it, or PDF."""

import codecs
import re

from wola_facts.web.evidence.folding import BLOCK
from wola_facts.web.evidence.html import visible_text

#: A PDF of more pages is not read to its end.
_MOST_PAGES = 500

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_\-:.]{2,40})", re.IGNORECASE)
#: Labels that the web uses for other encodings than they name (WHATWG Encoding).
_ALIASES = {
    "latin-1": "cp1252", "latin1": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252",
    "us-ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "unicode": "utf-16-le", "utf-16": "utf-16-le",
}  # fmt: skip
#: Python's names for the encodings that pages are in. Its others unpack, turn letters round, or raise on what is no
#: such text (idna, punycode, undefined).
_CODEC = re.compile(
    r"utf-(?:8|8-sig|16|16-le|16-be)|ascii|iso8859-\d{1,2}|cp(?:125\d|437|85\d|86[0-9]|874|932|949|950)|koi8-[rtu]"
    r"|mac-(?:roman|cyrillic|greek|turkish|latin2)|gb2312|gbk|gb18030|hz|big5|big5hkscs|euc_(?:jp|kr|jis_2004)"
    r"|iso2022_(?:jp|kr)|shift_jis|shift_jis_2004|tis-620|johab"
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\))?[^()]*\)")
_EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")


class Unreadable(Exception):
    """A document whose text cannot be had; its message says why."""


def text_of_html(content: bytes, charset: str = "") -> str:
    """Return the visible text of a page; `charset` is what its server said."""
    return visible_text(decoded(content, charset))


def text_of_plain(content: bytes, charset: str = "") -> str:
    """Return a plain text with Markdown's links and emphasis as the words that one reads; its lines break anywhere."""
    text = decoded(content, charset).replace("\r\n", "\n").replace("\r", "\n")
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return re.sub(r"(?m)^[ \t]*(?:#{1,6}|>) ", "", text)


def text_of_pdf(content: bytes) -> str:
    """Return the text of a PDF, with words that a line's end broke joined.

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
        pages = [reader.pages[number].extract_text() or "" for number in range(min(len(reader.pages), _MOST_PAGES))]
    except Exception as error:  # pypdf raises what it likes on a broken file
        raise Unreadable(f"the PDF cannot be read: {type(error).__name__}") from error
    text = f"\n{BLOCK}\n".join(pages)
    if not text.strip(f"\n {BLOCK}"):
        raise Unreadable("the PDF holds no text, only pictures")
    return re.sub(r"(?<=\w)[-\u00ad\ufffe]\n(?=[a-zà-ÿ])", "", text)


def decoded(content: bytes, charset: str = "") -> str:
    """Return bytes as text: by their mark, the server's word, the page's own word, UTF-8, else windows-1252."""
    name, mark = charset_of(content, charset)
    if name:
        return content[mark:].decode(name, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def charset_of(beginning: bytes, charset: str = "") -> tuple[str, int]:
    """Return the codec that a page's first bytes or its server name, and the length of the mark before the text.

    An empty name says that nobody does.
    """
    for mark, name in _BOMS:
        if beginning.startswith(mark):
            return name, len(mark)
    said = _META.search(beginning[:4096])
    for label in (charset, said[1].decode("ascii", "replace") if said else ""):
        name = _codec(label)
        if name:
            return name, 0
    return "", 0


def _codec(label: str) -> str:
    label = label.strip().strip("\"'").lower()
    if not label:
        return ""
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name
    except (LookupError, ValueError):  # ValueError: a name with NUL in it
        return ""
    return name if _CODEC.fullmatch(name) else ""
