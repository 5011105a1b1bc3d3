"""BibLaTeX: entries for biber, with its own types for reports, web pages, laws and rulings, and ISO dates."""

from collections.abc import Iterator, Sequence

from wola_facts.cite.format import CitationFormat
from wola_facts.cite.formats._tex import entries, escape, name_list, protected, verbatim
from wola_facts.cite.item import Item, custom, date_parts, date_range, iso, text

_KINDS = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "bill": "legislation",
    "book": "book", "chapter": "incollection", "dataset": "dataset", "entry-encyclopedia": "inreference",
    "legal_case": "jurisdiction", "legislation": "legislation", "manuscript": "unpublished", "pamphlet": "booklet",
    "paper-conference": "inproceedings", "patent": "patent", "post": "online", "post-weblog": "online",
    "regulation": "legislation", "report": "report", "software": "software", "standard": "standard",
    "thesis": "thesis", "treaty": "legal", "webpage": "online",
}  # fmt: skip

#: BCP 47 -> babel, which is what BibLaTeX's langid takes.
_BABEL = {
    "en": "english", "en-US": "american", "en-GB": "british", "es": "spanish", "es-MX": "spanish", "fr": "french",
    "pt": "portuguese", "pt-BR": "brazilian", "de": "german", "it": "italian", "ca": "catalan",
}  # fmt: skip


def render(items: Sequence[Item], lang: str = "en") -> str:  # noqa: ARG001  # data has no reader's language
    """Return the items as BibLaTeX entries; capitals of titles and institutions are protected by braces."""
    return entries(items, _KINDS, _fields)


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    kind = _KINDS.get(text(item, "type"), "misc")
    language = text(item, "language")
    yield "author", name_list(item, "author")
    yield "editor", name_list(item, "editor")
    yield "translator", name_list(item, "translator")
    yield "title", protected(text(item, "title"))
    yield "shorttitle", protected(text(item, "title-short"))
    yield _container(kind), protected(text(item, "container-title"))
    holder = "institution" if kind in ("report", "thesis") else "organization" if kind == "online" else "publisher"
    yield holder, escape(text(item, "publisher") or text(item, "authority"))
    yield "location", escape(text(item, "publisher-place"))
    yield "type", escape(text(item, "genre"))
    for name in ("number", "volume", "issue", "edition", "version"):
        yield name, escape(text(item, name))
    yield "pages", escape(text(item, "page")).replace("\u2013", "--")
    yield "date", "/".join(iso(parts) for parts in date_range(item, "issued"))
    yield "langid", _BABEL.get(language) or _BABEL.get(language.partition("-")[0], "")
    yield "isbn", escape(text(item, "ISBN"))
    yield "issn", escape(text(item, "ISSN"))
    yield "abstract", escape(text(item, "abstract"))
    yield "note", escape(text(item, "note"))
    yield "doi", verbatim(text(item, "DOI"))
    yield "url", verbatim(text(item, "URL"))
    yield "urldate", iso(date_parts(item, "accessed"))
    if archive := custom(item, "archive-url"):
        yield "addendum", rf"Archived at \url{{{verbatim(str(archive))}}}"


def _container(kind: str) -> str:
    if kind == "article":
        return "journaltitle"
    return "booktitle" if kind.startswith("in") else "maintitle" if kind == "book" else "series"


format = CitationFormat("biblatex", "BibLaTeX, for LaTeX with biber", render)
