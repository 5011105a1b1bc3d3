"""A page to proposals for a source's record: each field with where the page says it, for a person to accept or not."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from wola_facts.model.plain import Plain
from wola_facts.model.source import Name
from wola_facts.web.evidence.charsets import decoded
from wola_facts.web.evidence.form import form_of
from wola_facts.web.metadata.clean import clean
from wola_facts.web.metadata.days import edtf
from wola_facts.web.metadata.items import works_shown
from wola_facts.web.metadata.jsonld import TYPES, Node, is_page, kinds, nodes_of, texts, works
from wola_facts.web.metadata.markup import Markup, read_markup
from wola_facts.web.metadata.names import authors
from wola_facts.web.metadata.pdf import information
from wola_facts.web.metadata.values import doi, isbn, language, named, same_site

#: Between a title and the name of its site.
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", ": ")
_OLD_TYPES = (
    ("article-journal", ("citation_journal_title",)),
    ("paper-conference", ("citation_conference_title", "citation_conference")),
    ("chapter", ("citation_inbook_title", "citation_book_title")),
    ("thesis", ("citation_dissertation_institution", "citation_dissertation_name")),
    ("report", ("citation_technical_report_institution", "citation_technical_report_number")),
)
_OG_TYPES = {"book": "book", "books.book": "book", "video.movie": "motion_picture"}
#: Places that may well name another day than that of publication; and so many others are told of.
_OTHER_DAYS = ("<time>", "created", "dateCreated", "available", "citation_online_date")
_MOST_OTHERS = 3
#: The order in which fields are proposed: that of a record.
ORDER = ("title", "author", "type", "date", "url", "publisher", "container", "number", "doi", "isbn", "lang", "license")


class Proposal(Plain):
    """A field of a source, the value that the page has for it, and where the page says so.

    A value is a text; for `author` it is a tuple of names. Dates are EDTF.
    """

    field: str
    value: str | tuple[Name, ...]
    origin: str


def propose(content: bytes, media: str = "", charset: str = "", url: str = "") -> tuple[Proposal, ...]:
    """Return what a page or PDF says of itself, in the order of a record's fields.

    `media` is its media type as the server said it, `url` the address that it came from. Nothing is made up: a field
    that the page does not say, or not so that it can be read, is left out.

    Raises:
        Unreadable: for a PDF that cannot be read, or without `pypdf`.
    """
    match form_of(content, media):
        case "pdf":
            found = list(_of_pdf(content))
        case "markup":
            found = list(_page(decoded(content, charset), url).proposals())
        case "plain" | "binary":
            found = []
    first: dict[str, Proposal] = {}
    for one in found:
        if one.value:
            first.setdefault(one.field, one)
    kind, publisher = first.get("type"), first.get("publisher")
    if publisher and kind and kind.value == "article-newspaper" and "container" not in first:
        first["container"] = Proposal("container", publisher.value, publisher.origin)  # the newspaper itself
    if "container" in first and "publisher" in first and _alike(first["container"], first["publisher"]):
        del first["publisher"]
    return tuple(first[field] for field in ORDER if field in first)


def _page(text: str, url: str) -> "_Page":
    """Return the proposals of a page by its JSON-LD; where that describes no work, by what it marks up in its body."""
    markup = read_markup(text)
    found = [("JSON-LD", work) for work in works(markup.blocks)]
    if not found or is_page(found[0][1]):
        shown = works_shown(text, (markup.title, markup.first("og:title")[0]))
        found = [*shown, *found] if shown and not (found and is_page(shown[0][1])) else [*found, *shown]
    return _Page(markup, url, found)


class _Page:
    """The proposals of one HTML page; of each field the trustworthiest place comes first."""

    def __init__(self, markup: Markup, url: str, found: list[tuple[str, Node]]) -> None:
        self.markup = markup
        self.url = url
        syntax, self.work = found[0] if found else ("JSON-LD", {})
        self.works = [work for _, work in found]
        self.origin = f"{syntax} {next(iter(kinds(self.work)), '')}".strip()
        self.sites = [clean(text) for text in self._sites()]
        self.lang = next((value for value, _ in self._langs() if value), "")

    def proposals(self) -> Iterator[Proposal]:
        yield from self._say("title", self._titles(), self._title)
        yield from self._authors()
        yield from self._type()
        yield from self._date()
        yield from self._address()
        meta = self.markup.first
        yield from self._say("publisher", self._publishers(), named)
        yield from self._say("container", self._containers(), named)
        yield from self._say("number", [meta("citation_technical_report_number")], clean)
        yield from self._say("doi", self._dois(), doi)
        yield from self._say("isbn", [meta("citation_isbn", "book:isbn"), *self._work("isbn")], isbn)
        yield Proposal("lang", self.lang, next((origin for value, origin in self._langs() if value), ""))
        licenses = [*self._work("license"), (self.markup.links.get("license", ""), "link license")]
        yield from self._say("license", licenses, clean)

    def _say(self, field: str, said: Iterable[tuple[str, str]], read: Callable[[str], str]) -> Iterator[Proposal]:
        for text, origin in said:
            value = read(text) if text else ""
            if value:
                yield Proposal(field, value, origin)
                return

    def _work(self, *names: str) -> list[tuple[str, str]]:
        return [(text, f"{self.origin} {name}") for name in names for text in texts(self.work.get(name))[:5]]

    def _titles(self) -> list[tuple[str, str]]:
        meta = self.markup.first
        return [
            meta("citation_title"), *self._work("headline", "name"), meta("og:title"),
            meta("dc.title", "dcterms.title"), meta("headline"), meta("twitter:title"), meta("title", "sailthru.title"),
            (self.markup.title, "<title>"),
        ]  # fmt: skip

    def _title(self, text: str) -> str:
        """Return a title without the name of the site before or after it."""
        title = clean(text, 1_000)
        for site in filter(None, self.sites):
            for mark in _SEPARATORS:
                if title.casefold().endswith(f"{mark}{site}".casefold()):
                    title = title[: -len(mark + site)]
                elif mark != ": " and title.casefold().startswith(f"{site}{mark}".casefold()):
                    title = title[len(mark + site) :]
        return clean(title)

    def _authors(self) -> Iterator[Proposal]:
        institutions = [*self.sites, *(clean(text) for text, _ in self._publishers()), self._domain()]
        nodes = nodes_of(self.work.get("author")) or nodes_of(self.work.get("creator"))
        highwire, name = self.markup.all("citation_author", "citation_authors")
        found = authors(highwire, self.lang, institutions, single=name == "citation_author")
        yield Proposal("author", tuple(found), name)
        found = [one for node in nodes for one in _author(node, self.lang, institutions)]
        yield Proposal("author", tuple(dict.fromkeys(found)), f"{self.origin} author")
        for keys in (
            ("article:author", "og:article:author", "book:author"), ("dc.creator", "dcterms.creator", "dc.contributor"),
            ("author", "byl", "parsely-author", "sailthru.author"),
        ):  # fmt: skip
            said, name = self.markup.all(*keys)
            single = name.startswith("dc")
            yield Proposal("author", tuple(authors(said, self.lang, institutions, single=single)), name)

    def _type(self) -> Iterator[Proposal]:
        for kind, keys in _OLD_TYPES:
            if self.markup.first(*keys)[0]:
                yield Proposal("type", kind, self.markup.first(*keys)[1])
        for kind in kinds(self.work):
            if kind in TYPES:
                yield Proposal("type", TYPES[kind], self.origin)
        said, origin = self.markup.first("og:type")
        yield Proposal("type", _OG_TYPES.get(said.casefold().strip(), ""), origin)
        yield Proposal("type", "webpage", "it is a page")

    def _date(self) -> Iterator[Proposal]:
        """Yield the day of publication, and with where it is from which other places name another day."""
        said = [(day, origin) for text, origin in self._dates() if text and (day := edtf(text))]
        if not said:
            return
        day, origin = said[0]
        others = [
            f"{place} says {other}"
            for other, place in dict.fromkeys(said)
            if not place.endswith(_OTHER_DAYS) and not other.startswith(day) and not day.startswith(other)
        ]
        yield Proposal("date", day, "; ".join([origin, *others[:_MOST_OTHERS]]))

    def _dates(self) -> list[tuple[str, str]]:
        meta = self.markup.first
        times = [*(pair for pair in self.markup.times if pair[1]), *self.markup.times]
        return [
            meta("citation_publication_date"), meta("citation_date"), meta("citation_online_date"),
            *self._work("datePublished", "dateCreated"),
            meta("article:published_time", "og:article:published_time", "og:published_time", "book:release_date"),
            meta("dc.date.issued", "dcterms.issued", "dcterms.date.issued"), meta("dc.date", "dcterms.date"),
            meta("dcterms.created", "dc.date.created"),
            meta("datepublished"), meta("parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publishdate"),
            meta("date", "article.published", "publication_date", "dcterms.available", "datecreated"),
            *((text, "<time>") for text, _ in times),
        ]  # fmt: skip

    def _address(self) -> Iterator[Proposal]:
        """Yield the address by which the page itself wants to be known: only one of its own host, and no home page."""
        said = [
            (self.markup.links.get("canonical", ""), "link canonical"), self.markup.first("og:url"),
            *self._work("url"), self.markup.first("citation_public_url", "dc.identifier.uri"),
        ]  # fmt: skip
        for text, origin in said:
            address = urljoin(self.url, text.strip()) if text.strip() and len(text) < 2_000 else ""
            if address and same_site(address, self.url):
                yield Proposal("url", address, origin)
                return
        if self.url:
            yield Proposal("url", self.url, "the address asked")

    def _sites(self) -> list[str]:
        site = self.markup.first("og:site_name")[0], self.markup.first("application-name")[0]
        part = [text for work in self.works[:5] for text in texts(work.get("isPartOf"))]
        publisher = [text for work in self.works[:5] for text in texts(work.get("publisher"))]
        return [*site, *part[:3], *publisher[:3]]

    def _domain(self) -> str:
        """Return the name in the host, as animalpolitico of www.animalpolitico.com."""
        labels = (urlsplit(self.url).hostname or "").removeprefix("www.").split(".")
        return labels[0] if len(labels) > 1 else ""

    def _containers(self) -> list[tuple[str, str]]:
        meta = self.markup.first
        titles = ("citation_journal_title", "citation_conference_title", "citation_inbook_title", "citation_book_title")
        parts = [
            (text, f"{self.origin} isPartOf")
            for node in nodes_of(self.work.get("isPartOf"))
            if isinstance(node, dict) and not {"webpage", "collectionpage"} & set(kinds(node))
            for text in texts(node)
        ]
        return [meta(*titles), *parts, meta("og:site_name"), meta("dcterms.ispartof"), meta("application-name")]

    def _publishers(self) -> list[tuple[str, str]]:
        meta = self.markup.first
        return [
            meta("citation_publisher", "citation_technical_report_institution", "citation_dissertation_institution"),
            *self._work("publisher", "sourceOrganization"), meta("dc.publisher", "dcterms.publisher"),
            meta("article:publisher"),
        ]  # fmt: skip

    def _dois(self) -> list[tuple[str, str]]:
        meta = self.markup.first
        return [
            meta("citation_doi", "prism.doi", "bepress_citation_doi"), meta("dc.identifier", "dcterms.identifier"),
            *self._work("doi", "identifier", "sameAs"),
        ]  # fmt: skip

    def _langs(self) -> Iterator[tuple[str, str]]:
        meta = self.markup.first
        said = [
            meta("citation_language"), *self._work("inLanguage"), (self.markup.lang, "<html lang>"),
            meta("dc.language", "dcterms.language"), meta("content-language"), meta("og:locale"),
        ]  # fmt: skip
        for text, origin in said:
            yield language(text), origin


def _author(node: Node | str, lang: str, institutions: list[str]) -> list[Name]:
    """Return the authors that a node of JSON-LD names."""
    if isinstance(node, str):
        return authors([node], lang, institutions)
    name = clean(next(iter(texts(node)), ""), 120)
    if "organization" in " ".join(kinds(node)) or "governmentorganization" in kinds(node):
        return [Name(literal=name)] if name and "://" not in name else []
    family, given = (clean(next(iter(texts(node.get(key))), ""), 120) for key in ("familyName", "givenName"))
    if family and given:
        return [Name(family, given)]
    return authors([name], lang, institutions)


def _of_pdf(content: bytes) -> Iterator[Proposal]:
    """Yield what the document information of a PDF says."""
    info = information(content)
    title = clean(info.get("/Title", ""))
    lang = language(info.get("/Lang", ""))
    if title and not re.fullmatch(r"(?i)untitled.*|.*\.(?:docx?|pdf|indd|qxd|xlsx?|pptx?|rtf|tmp)", title):
        yield Proposal("title", re.sub(r"^Microsoft \w+ - ", "", title), "PDF /Title")
    yield Proposal("author", tuple(authors([info.get("/Author", "")], lang)), "PDF /Author")
    yield Proposal("date", edtf(info.get("/CreationDate", "")), "PDF /CreationDate")
    yield Proposal("lang", lang, "PDF /Lang")


def _alike(one: Proposal, two: Proposal) -> bool:
    return isinstance(one.value, str) and isinstance(two.value, str) and one.value.casefold() == two.value.casefold()
