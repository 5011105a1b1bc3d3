"""BibTeX: entries for LaTeX's oldest bibliography program, in UTF-8, with the classic entry types."""

from collections.abc import Iterator, Sequence

from wola_facts.cite.format import CitationFormat
from wola_facts.cite.formats._tex import entries, escape, name_list, protected, verbatim
from wola_facts.cite.item import Item, custom, date_parts, date_range, iso, text

_KINDS = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "chapter": "incollection", "entry-encyclopedia": "incollection", "pamphlet": "booklet", "report": "techreport",
    "paper-conference": "inproceedings", "thesis": "phdthesis", "manuscript": "unpublished",
}  # fmt: skip
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def render(items: Sequence[Item], lang: str = "en") -> str:  # noqa: ARG001  # data has no reader's language
    """Return the items as BibTeX entries; capitals of titles and institutions are protected by braces."""
    return entries(items, _KINDS, _fields)


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    kind = _KINDS.get(text(item, "type"), "misc")
    issued = date_parts(item, "issued")
    container, publisher = escape(text(item, "container-title")), escape(text(item, "publisher"))
    yield "author", name_list(item, "author")
    yield "editor", name_list(item, "editor")
    yield "translator", name_list(item, "translator")  # which old styles pass over
    yield "title", protected(text(item, "title"))
    if kind == "article":
        yield "journal", container
    elif kind.startswith("in"):
        yield "booktitle", container
    elif kind == "misc":
        yield "howpublished", container
    holder = {"techreport": "institution", "phdthesis": "school", "misc": "organization"}.get(kind, "publisher")
    yield holder, publisher or escape(text(item, "authority"))
    yield "address", escape(text(item, "publisher-place"))
    yield "type", escape(text(item, "genre"))
    yield "number", escape(text(item, "number") or text(item, "issue"))
    yield "volume", escape(text(item, "volume"))
    yield "edition", escape(text(item, "edition"))
    yield "version", escape(text(item, "version"))
    yield "pages", escape(text(item, "page")).replace("\u2013", "--")
    years = list(dict.fromkeys(f"{parts[0]:04}" for parts in date_range(item, "issued") if parts))
    yield "year", "--".join(years)
    if len(years) > 1:
        issued = ()  # a month of which year?
    if issued[1:2] and 1 <= issued[1] <= 12:
        yield "month", _MONTHS[issued[1] - 1]
    if issued[2:3]:
        yield "day", str(issued[2])
    for name, variable in (("isbn", "ISBN"), ("issn", "ISSN"), ("language", "language"), ("abstract", "abstract")):
        yield name, escape(text(item, variable))
    yield "doi", verbatim(text(item, "DOI"))
    yield "url", verbatim(text(item, "URL"))
    yield "urldate", iso(date_parts(item, "accessed"))
    yield "note", _note(item)


def _note(item: Item) -> str:
    """Return what BibTeX has no field for: the item's note, and the archived copy."""
    notes = [escape(text(item, "note"))]
    if archive := custom(item, "archive-url"):
        notes.append(rf"Archived at \url{{{verbatim(str(archive))}}}")
    return ". ".join(filter(None, notes))


format = CitationFormat("bibtex", "BibTeX, for LaTeX", render)
