"""Markdown as CommonMark reads it; what it has no marks for, raised letters and small capitals, is HTML in line."""

import re

from wola_facts.cite.csl.runs import Run
from wola_facts.cite.csl.writers.segments import Segment, segments
from wola_facts.cite.csl.writers.text import clean

_HTML = {
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("text-decoration", "underline"): ("<u>", "</u>"),
    ("font-variant", "small-caps"): ('<span style="font-variant:small-caps">', "</span>"),
}


def write(run: Run, *, links: bool = False) -> str:
    """Return a run as Markdown."""
    made = ""
    flat = segments(run)
    for place, segment in enumerate(flat):
        after = flat[place + 1] if place + 1 < len(flat) else None
        made += {"\n": "  \n"}.get(segment.gap, segment.gap)
        made += _one(segment, made[-1:], _next_char(after), links=links)
    return _line_starts(made.strip())


def escape(text: str) -> str:
    """Return a text with what Markdown would take for marks escaped, wherever it stands but at the start of a line."""
    text = re.sub(r"([\\`*_\[\]<>~|^$])", r"\\\1", clean(text))
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    return re.sub(r"!(?=\\\[)", r"\\!", text)


def _one(segment: Segment, before: str, after: str, *, links: bool) -> str:
    style = segment.style
    body = segment.text.strip(" ")
    if not body:
        return segment.text
    head, tail = segment.text.split(body, 1)
    text = _address(segment.link) if _is_bare_link(segment, links=links) else escape(body)
    for (name, value), (start, end) in _HTML.items():
        if style.get(name) == value:
            text = start + text + end
    italic = style.get("font-style") in ("italic", "oblique")
    bold = style.get("font-weight") == "bold"
    if italic or bold:
        # Stars are no emphasis where they touch letters and the text within begins or ends with a sign.
        touching = (not head and (before.isalnum() or before == "*")) or (
            not tail and (after.isalnum() or after == "*")
        )
        stars = ("*" if italic else "") + ("**" if bold else "")
        tags = ("<i>" if italic else "") + ("<b>" if bold else "")
        text = tags + text + ("</b>" if bold else "") + ("</i>" if italic else "") if touching else stars + text + stars
    if links and segment.link and not _is_bare_link(segment, links=links) and _is_web(segment.link):
        text = f"[{text}](<{_address(segment.link)[1:-1]}>)"
    return head + text + tail


def _next_char(segment: Segment | None) -> str:
    if segment is None or segment.gap:
        return ""
    marked = segment.style.get("font-style") != "normal" or segment.style.get("font-weight") != "normal"
    return "*" if marked else segment.text[:1]


def _is_web(link: str) -> bool:
    return link.startswith(("http://", "https://"))


def _is_bare_link(segment: Segment, *, links: bool) -> bool:
    return links and _is_web(segment.link) and segment.text.strip() == segment.link


def _address(link: str) -> str:
    safe = re.sub(r"[\s<>\\]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), link)
    return f"<{safe}>"


def _line_starts(text: str) -> str:
    """Return a text whose lines begin no list, heading, rule or code."""
    text = re.sub(r"(?m)^([#+\-=])", r"\\\1", text)
    return re.sub(r"(?m)^(\d+)([.)])(?=\s|$)", r"\1\\\2", text)
