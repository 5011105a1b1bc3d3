"""RIS: what reference managers (EndNote, Mendeley, Zotero, RefWorks) import.

A value is one line, so line ends become blanks. RIS has no way to say that a name is an institution's: one that
holds a comma may be read as a person's.
"""

from collections.abc import Iterator, Sequence

from wola_facts.cite.format import CitationFormat
from wola_facts.cite.item import Item, custom, date_parts, names, text

_TYPES = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "broadcast": "VIDEO", "chapter": "CHAP", "classic": "CLSWK", "dataset": "DATA",
    "document": "GEN", "entry": "ENCYC", "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "figure": "FIGURE",
    "graphic": "ART", "hearing": "HEAR", "interview": "PCOMM", "legal_case": "CASE", "legislation": "STAT",
    "manuscript": "UNPB", "map": "MAP", "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "personal_communication": "PCOMM", "post": "ELEC",
    "post-weblog": "BLOG", "regulation": "STAT", "report": "RPRT", "review": "JOUR", "review-book": "JOUR",
    "software": "COMP", "song": "SOUND", "standard": "STAND", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip

_TEXTS = (
    ("TI", "title"), ("ST", "title-short"), ("T2", "container-title"), ("T3", "collection-title"),
    ("PB", "publisher"), ("CY", "publisher-place"), ("VL", "volume"), ("IS", "issue"), ("ET", "edition"),
    ("M3", "genre"), ("LA", "language"), ("DO", "DOI"), ("UR", "URL"), ("AB", "abstract"), ("N1", "note"),
)  # fmt: skip


def render(items: Sequence[Item], lang: str = "en") -> str:  # noqa: ARG001  # data has no reader's language
    """Return the items as RIS records, each closed by `ER`, a blank line between them."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _lines(item)) for item in items)


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(text(item, "type"), "GEN")
    yield "ID", text(item, "id")
    for tag, variable in (("AU", "author"), ("ED", "editor"), ("A4", "translator")):
        for family, given, literal in names(item, variable):
            yield tag, literal or ", ".join(filter(None, (family, given)))
    for tag, variable in _TEXTS:
        if text(item, variable):
            yield tag, text(item, variable)
    if text(item, "authority"):
        # The court stands where a case's publisher does.
        yield "PB" if not text(item, "publisher") else "A2", text(item, "authority")
    if text(item, "number"):
        yield "M1", text(item, "number")
        if text(item, "type") == "report":
            yield "SN", text(item, "number")  # where EndNote and Zotero look for a report's number
    first, dash, last = text(item, "page").replace("\u2013", "-").partition("-")
    if first:
        yield "SP", first.strip()
    if dash:
        yield "EP", last.strip()
    if issued := date_parts(item, "issued"):
        yield "PY", f"{issued[0]:04}"
        yield "DA", _date(issued)
    if accessed := date_parts(item, "accessed"):
        yield "Y2", _date(accessed)
    if archived := custom(item, "archive-url"):
        yield "L2", str(archived)
    for tag, variable in (("SN", "ISBN"), ("SN", "ISSN")):
        if text(item, variable):
            yield tag, text(item, variable)
    yield "ER", ""


def _date(parts: tuple[int, ...]) -> str:
    """Return YYYY/MM/DD/, with nothing where a part is not known."""
    return "/".join(f"{part:02}" if part else "" for part in (*parts, 0, 0)[:3]) + "/"


format = CitationFormat("ris", "RIS, for reference managers", render)
