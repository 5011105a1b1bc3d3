"""Plain text: no marks, nothing to escape; control characters, which a terminal would obey, are left out."""

import re

from wola_facts.cite.csl.runs import Run
from wola_facts.cite.csl.writers.segments import segments


def write(run: Run, *, links: bool = False) -> str:  # noqa: ARG001  every format is called alike
    """Return a run as plain text."""
    text = "".join(segment.gap + segment.text for segment in segments(run))
    return clean(text).strip()


def clean(text: str) -> str:
    """Return a text without control characters, but for line ends, and without what turns the reading direction."""
    return text if text.isprintable() else re.sub(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", text)
