"""LaTeX for any engine that reads UTF-8; links need the package hyperref."""

import re

from wola_facts.cite.csl.runs import Run
from wola_facts.cite.csl.writers.segments import Segment, segments
from wola_facts.cite.csl.writers.text import clean

_COMMANDS = {
    ("font-style", "italic"): "\\textit",
    ("font-style", "oblique"): "\\textsl",
    ("font-weight", "bold"): "\\textbf",
    ("font-variant", "small-caps"): "\\textsc",
    ("text-decoration", "underline"): "\\underline",
    ("vertical-align", "sup"): "\\textsuperscript",
    ("vertical-align", "sub"): "\\textsubscript",
}
_ESCAPED = {
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}", ">": "\\textgreater{}",
    "|": "\\textbar{}", '"': "\\textquotedbl{}", "\u00a0": "~", "\u202f": "\\,",
}  # fmt: skip


def write(run: Run, *, links: bool = False) -> str:
    """Return a run as LaTeX."""
    return "".join(_one(segment, links=links) for segment in segments(run)).strip()


def escape(text: str) -> str:
    """Return a text with what LaTeX would obey escaped; ligatures of hyphens and quotes are kept apart."""
    text = "".join(_ESCAPED.get(char, char) for char in clean(text))
    text = re.sub(r"-(?=-)", "-{}", text)
    return re.sub(r"([`'])(?=\1)|([?!])(?=`)", r"\1\2{}", text)


def _one(segment: Segment, *, links: bool) -> str:
    text = escape(segment.text)
    for (name, value), command in _COMMANDS.items():
        if segment.style.get(name) == value:
            text = f"{command}{{{text}}}"
    if links and segment.link.startswith(("http://", "https://")):
        # Blanks and braces have no place in an address; the rest hyperref takes once it is escaped.
        address = re.sub(r"[\s{}\\\"<>^`|]", lambda found: f"%{ord(found[0]):02X}", segment.link)
        text = f"\\href{{{re.sub('[%#&~_$]', lambda found: chr(92) + found[0], address)}}}{{{text}}}"
    gap = {"\n": "\\\\\n", "": ""}.get(segment.gap, segment.gap)
    return gap + text
