"""RTF: a piece to be set between the braces of a document."""

from wola_facts.cite.csl.runs import Run
from wola_facts.cite.csl.writers.segments import Segment, segments
from wola_facts.cite.csl.writers.text import clean

_WORDS = {
    ("font-style", "italic"): "\\i",
    ("font-style", "oblique"): "\\i",
    ("font-weight", "bold"): "\\b",
    ("font-variant", "small-caps"): "\\scaps",
    ("text-decoration", "underline"): "\\ul",
    ("vertical-align", "sup"): "\\super",
    ("vertical-align", "sub"): "\\sub",
}
_GAPS = {"\n": "\\line ", " ": "\\tab "}


def write(run: Run, *, links: bool = False) -> str:
    """Return a run as RTF."""
    return "".join(_one(segment, links=links) for segment in segments(run)).strip()


def escape(text: str) -> str:
    """Return a text with what RTF would obey escaped; what is not ASCII becomes UTF-16 by number."""
    return "".join(map(_char, clean(text)))


def _char(char: str) -> str:
    if char in "\\{}":
        return "\\" + char
    if char == "\n":
        return "\\line "
    if char.isascii():
        return char
    raw = char.encode("utf-16-le", "surrogatepass")
    codes = [int.from_bytes(raw[at : at + 2], "little", signed=True) for at in range(0, len(raw), 2)]
    return "".join(f"\\uc0\\u{code} " for code in codes)


def _one(segment: Segment, *, links: bool) -> str:
    text = escape(segment.text)
    words = "".join(word for (name, value), word in _WORDS.items() if segment.style.get(name) == value)
    if words:
        text = f"{{{words} {text}}}"
    if links and segment.link.startswith(("http://", "https://")):
        address = escape(segment.link.replace('"', "%22").replace("\\", "%5C"))
        text = f'{{\\field{{\\*\\fldinst HYPERLINK "{address}"}}{{\\fldrslt {text}}}}}'
    return _GAPS.get(segment.gap, "") + text
