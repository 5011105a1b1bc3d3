"""HTML as word processors and web pages that know citeproc expect it: <i>, <b>, spans, and divs of class csl-*."""

import re
import unicodedata

from wola_facts.cite.csl.runs import NORMAL, Run
from wola_facts.cite.csl.writers.segments import inherited

_TAGS = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
}
_BLOCKS = {
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}
#: Raised letters that Unicode does not give as such.
_ALSO_RAISED = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}


def write(run: Run, *, links: bool = False) -> str:
    """Return a run as HTML that may stand inside a paragraph or a division."""
    made: list[str] = []
    _walk(run, NORMAL, made, links=links)
    # A blank at the end of a block belongs behind it.
    return re.sub(r"( +)(</div>\n  )$", r"\2\1", "".join(made))


def escape(text: str) -> str:
    """Return a text with what HTML would take for marks escaped; raised letters become <sup>, legible in every font."""
    if not text.isprintable():
        # Nor what would turn the reading direction of the rest of the page.
        text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", text)
    text = text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;").replace("  ", "&#160; ")
    if text.isascii():
        return text
    return "".join(f"<sup>{base}</sup>" if (base := _raised(char)) else char for char in text)


def _walk(run: Run, above: dict[str, str], made: list[str], *, links: bool) -> None:
    closers: list[str] = []

    def around(pair: tuple[str, str]) -> None:
        made.append(pair[0])
        closers.append(pair[1])

    style = inherited(above, run.format)
    if run.display:
        around(_BLOCKS.get(run.display, _BLOCKS["block"]))
    if run.link and links and re.match(r"https?://", run.link):
        around((f'<a href="{_attribute(run.link)}">', "</a>"))
    for name in run.format:
        value = style.get(name)
        if value is not None and value != above[name]:
            around(_TAGS.get((name, value)) or (f'<span style="{name}:{_attribute(value)};">', "</span>"))
    for part in run.parts:
        if isinstance(part, str):
            made.append(escape(part))
        else:
            _walk(part, style, made, links=links)
    made += reversed(closers)


def _attribute(text: str) -> str:
    return text.replace("&", "&#38;").replace('"', "&#34;").replace("<", "&#60;").replace(">", "&#62;")


def _raised(char: str) -> str:
    found = unicodedata.decomposition(char) if char > "\x7f" else ""
    if found.startswith("<super>"):
        return "".join(chr(int(code, 16)) for code in found.split()[1:])
    return _ALSO_RAISED.get(char, "")
