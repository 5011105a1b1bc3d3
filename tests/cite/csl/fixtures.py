"""The fixtures of the CSL test suite, and ours in the same format: read, run through the processor, and compared.

Sections are CSL, INPUT, MODE, RESULT and, if wanted, CITATION-ITEMS (citations that stand alone) or CITATIONS (what a
word processor tells while someone writes: each step a citation with those before and behind it; the result is the
document after the last step). The suite marks there with `>>` what a plug-in has to draw anew, with `..` what it has
not: our processor keeps nothing between two calls, so the marks are not compared.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from wola_facts.cite.csl import Citation, Cite, Processor, Style, write

SHIPPED = Path(__file__).parents[3] / "src" / "wola_facts" / "cite" / "styles" / "locales"
_POSITIONS = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator"}
_SECTION = re.compile(r">>=+ ?([A-Z0-9-]+) ?=+>>\n(.*?)<<=+ ?\1 ?=+<<", re.DOTALL)


def read(path: Path) -> dict[str, str]:
    """Return the sections of a fixture by name."""
    return {found[1]: found[2].strip("\n") for found in _SECTION.finditer(path.read_text(encoding="utf-8"))}


def locale_folders() -> list[Path]:
    """Return where locales may lie: CSL_LOCALES, those shipped, and all there are where citeproc-py is installed."""
    folders = [Path(os.environ["CSL_LOCALES"])] if os.environ.get("CSL_LOCALES") else []
    folders.append(SHIPPED)
    spec = find_spec("citeproc")
    places = spec.submodule_search_locations if spec else None
    return folders + [Path(place) / "data" / "locales" for place in places or ()]


@cache
def locale_text(lang: str) -> str | None:
    """Return the XML of a locale; None where it is nowhere to be found."""
    for folder in locale_folders():
        path = folder / f"locales-{lang}.xml"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return None


def result(fixture: Mapping[str, str]) -> str:
    """Return what the processor makes of a fixture, in its OUTPUT format, which is HTML where it names none."""
    items = json.loads(fixture["INPUT"])
    for number, item in enumerate(items):
        item.setdefault("id", f"item-{number}")
    processor = Processor(Style.parse(fixture["CSL"]), items, locale_text, fixture.get("LANG") or None)
    format = fixture.get("OUTPUT", "html")
    steps = json.loads(fixture["CITATIONS"]) if "CITATIONS" in fixture else []
    if fixture["MODE"] == "citation":
        if steps:
            return _document(processor, steps, format)
        ids = list(dict.fromkeys(str(item["id"]) for item in items))
        processor.register(ids)
        clusters = (
            json.loads(fixture["CITATION-ITEMS"])
            if "CITATION-ITEMS" in fixture
            else [[{"id": id} for id in processor.order]]
        )
        citations = [Citation([_cite(one, "first") for one in cluster]) for cluster in clusters]
        return "\n".join(write(run, format) for run in processor.cite(citations, ids))
    if steps:
        processor.cite(_citations(steps))
    entries = [write(entry.run, format) for entry in processor.bibliography().entries]
    if format != "html":
        return "\n".join(entries)
    rows = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
    return f'<div class="csl-bib-body">\n{rows}</div>'


def normal(text: str) -> str:
    """Return a result without what says nothing: blanks at the ends of lines, and the marks of what changed."""
    text = re.sub(r"^(?:>>|\.\.)(?=\[\d+\] )", "", text.strip(), flags=re.MULTILINE)
    return "\n".join(line.rstrip() for line in text.replace("&amp;", "&#38;").splitlines())


def _cite(given: Mapping[str, Any], position: str = "") -> Cite:
    near = bool(given.get("near-note"))
    if "position" in given:
        position = _POSITIONS[given["position"]]
    elif near:
        position = "subsequent"
    return Cite(
        str(given["id"]),
        str(given.get("locator") or ""),
        str(given.get("label") or "page"),
        str(given.get("prefix") or ""),
        str(given.get("suffix") or ""),
        suppress_author=bool(given.get("suppress-author")),
        author_only=bool(given.get("author-only")),
        position=position,
        near=near,
    )


def _citations(steps: Sequence[Any]) -> list[Citation]:
    """Return the citations of the document after the last step."""
    known = {step[0].get("citationID", "here"): step[0]["citationItems"] for step in steps}
    citation, before, behind = steps[-1]
    here = (citation.get("citationID", "here"), citation.get("properties", {}).get("noteIndex", 0))
    return [Citation([_cite(one) for one in known[id]], note) for id, note in [*before, here, *behind]]


def _document(processor: Processor, steps: Sequence[Any], format: str) -> str:
    runs = processor.cite(_citations(steps))
    return "\n".join(f"[{number}] {write(run, format)}" for number, run in enumerate(runs))
