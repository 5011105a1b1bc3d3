"""CSL-JSON: what Zotero, pandoc, citeproc and this program itself read."""

import json
from collections.abc import Sequence

from wola_facts.cite.format import CitationFormat
from wola_facts.cite.item import Item


def render(items: Sequence[Item], lang: str = "en") -> str:  # noqa: ARG001  # data has no reader's language
    """Return the items as one JSON list, valid by the schema of CSL 1.0.2."""
    return json.dumps([dict(item) for item in items], ensure_ascii=False, indent=2) + "\n"


format = CitationFormat("csl-json", "CSL-JSON, for Zotero, pandoc and other programs", render)
