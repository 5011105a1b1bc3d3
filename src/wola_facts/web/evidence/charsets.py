"""The characters of a page's bytes: by its mark, its server's word, its own word, else by what its bytes look like."""

import codecs
import re
from functools import lru_cache

#: A comment is skipped, so that what it names is not taken for the page's word; a meta element, or XML's first line.
_SAID = re.compile(
    rb"<!--.*?(?:-->|\Z)|<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_\-:.]{2,40})"
    rb"|\A\s{0,40}<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']?\s*([a-zA-Z0-9_\-:.]{2,40})",
    re.IGNORECASE | re.DOTALL,
)
#: Labels of the web (WHATWG Encoding) that Python does not know, and then encodings that stand for a larger one there.
_LABELS = {
    "latin-1": "cp1252", "x-cp1252": "cp1252", "x-cp1250": "cp1250", "x-cp1251": "cp1251", "windows-31j": "cp932",
    "x-sjis": "cp932", "windows-949": "cp949", "x-euc-jp": "euc_jp", "x-gbk": "gb18030", "gb_2312-80": "gb18030",
    "cn-big5": "big5hkscs", "x-x-big5": "big5hkscs", "koi8-ru": "koi8-u", "iso-8859-8-i": "iso8859-8",
    "latin-9": "iso8859-15", "windows-874": "cp874", "dos-874": "cp874", "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman", "mac": "mac-roman", "x-mac-cyrillic": "mac-cyrillic", "unicode": "utf-16-le",
    "unicodefffe": "utf-16-be", "unicode-1-1-utf-8": "utf-8",
}  # fmt: skip
_LARGER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-16": "utf-16-le", "utf-8-sig": "utf-8",
}  # fmt: skip
#: Python's names for the encodings that pages are in. Its others unpack, turn letters round, or raise on what is no
#: such text (idna, punycode, undefined).
_CODEC = re.compile(
    r"utf-(?:8|16-le|16-be)|iso8859-\d{1,2}|cp(?:125\d|437|85\d|86[0-9]|874|932|949|950)|koi8-[rtu]"
    r"|mac-(?:roman|cyrillic|greek|turkish|latin2)|gb18030|hz|big5hkscs|euc_(?:jp|jis_2004)|iso2022_(?:jp|kr)"
    r"|shift_jis_2004|johab"
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: Bytes that begin no character of UTF-8, and their run is read at once: a page may hold a million of them.
_STRAY = re.compile(rb"(?:[\x80-\xc1\xf5-\xff]|[\xc2-\xf4](?=[^\x80-\xbf]))+")


def decoded(content: bytes, charset: str = "") -> str:
    """Return bytes as text; `charset` is what their server said of them."""
    name, mark = charset_of(content, charset)
    return decoder(name).decode(content[mark:], True).replace("\0", "")


def charset_of(beginning: bytes, charset: str = "") -> tuple[str, int]:
    """Return the codec that a page's first bytes or its server name, and the length of the mark before the text.

    An empty name says that nobody does.
    """
    for mark, name in _BOMS:
        if beginning.startswith(mark):
            return name, len(mark)
    name = _codec(charset)
    if name:
        return name, 0
    for said in _SAID.finditer(beginning[:4096]):
        name = _codec((said[1] or said[2] or b"").decode("ascii", "replace"))
        if name:
            # What could be read as bytes of one each is in no encoding of two, by the standard for HTML.
            return "utf-8" if name.startswith("utf-16") else name, 0
    return "", 0


def decoder(name: str) -> codecs.IncrementalDecoder:
    """Return what reads a codec's bytes as they come; an empty name is UTF-8 or else windows-1252."""
    if name in ("", "cp1252"):
        return _Guess(labelled=bool(name))
    return codecs.getincrementaldecoder(name)("windows" if name == "utf-8" else "replace")


class _Guess(codecs.IncrementalDecoder):
    """UTF-8 as long as it is that, also where it is called Latin: many servers call all pages so. Else windows-1252.

    Where a page that is not `labelled` holds no fewer characters of UTF-8 than bytes that are none, it stays UTF-8.
    """

    def __init__(self, *, labelled: bool) -> None:
        super().__init__("windows")
        self._labelled = labelled
        self._decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._open = True
        self._seen = False

    def decode(self, content: bytes, final: bool = False) -> str:  # type: ignore[override]  # bytes are all it gets
        """Return the next bytes as text."""
        if not self._open:
            return self._decoder.decode(content, final)
        waiting = bytes(self._decoder.getstate()[0])
        try:
            text = self._decoder.decode(content, final)
        except UnicodeDecodeError:
            content = waiting + content
            sound = not self._labelled and (self._seen or _mostly_sound(content))
            self._decoder = codecs.getincrementaldecoder("utf-8" if sound else "cp1252")(
                "windows" if sound else "replace"
            )
            self._open = False
            return self._decoder.decode(content, final)
        self._seen = self._seen or not text.isascii()
        return text


def _mostly_sound(content: bytes) -> bool:
    """Whether bytes hold no fewer characters of UTF-8 than bytes that are part of none."""
    kept = content.decode("utf-8", "ignore")
    length = len(kept.encode())
    return length - len(kept) >= len(content) - length


@lru_cache(64)
def _codec(label: str) -> str:
    label = label.strip().strip("\"'").lower()
    if not label:
        return ""
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
    except (LookupError, ValueError):  # ValueError: a name with NUL in it
        return ""
    name = _LARGER.get(name, name)
    return name if _CODEC.fullmatch(name) else ""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read what is no UTF-8 as what it most often is: bytes of windows-1252 that were pasted into a page."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    run = _STRAY.match(error.object, error.start)
    end = run.end() if run else error.end
    return error.object[error.start : end].decode("cp1252", "replace"), end


codecs.register_error("windows", _as_windows)
