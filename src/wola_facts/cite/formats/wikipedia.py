"""Wikipedia: citation templates, `{{cite web}}` and its siblings, and `{{Cita web}}` for the Spanish one.

Days are ISO 8601 in English, which the templates turn to the article's own form; months are words, since they refuse
2019-11 (Help:CS1 errors, bad date). In Spanish all dates are written out.
What wikitext would obey (braces, bars, brackets, tags, quotes of apostrophes, tildes) becomes character references.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from wola_facts.cite.format import CitationFormat
from wola_facts.cite.item import Item, custom, date_parts, date_range, iso, names, one_line, text

_TEMPLATES = {
    "article-journal": ("cite journal", "Cita publicación"),
    "article-magazine": ("cite magazine", "Cita publicación"),
    "article-newspaper": ("cite news", "Cita noticia"),
    "book": ("cite book", "Cita libro"),
    "chapter": ("cite book", "Cita libro"),
    "entry-encyclopedia": ("cite encyclopedia", "Cita enciclopedia"),
    "hearing": ("cite report", "Cita informe"),
    "interview": ("cite interview", "Cita entrevista"),
    "legal_case": ("cite court", "Cita web"),
    "pamphlet": ("cite report", "Cita informe"),
    "paper-conference": ("cite conference", "Cita conferencia"),
    "report": ("cite report", "Cita informe"),
    "speech": ("cite speech", "Cita web"),
    "thesis": ("cite thesis", "Cita tesis"),
}
_PRESS = ("cite press release", "Cita web")
_WEB = ("cite web", "Cita web")

#: Parameters of the English templates and of the Spanish ones.
_SPANISH = {
    "last": "apellidos", "first": "nombre", "author": "autor", "editor": "editor", "editor-last": "apellidos-editor",
    "editor-first": "nombre-editor", "translator": "traductor", "translator-last": "apellidos-traductor",
    "translator-first": "nombre-traductor", "title": "título",
    "trans-title": "títulotrad", "chapter": "capítulo", "date": "fecha", "website": "sitioweb", "work": "obra",
    "newspaper": "periódico", "magazine": "publicación", "journal": "publicación", "publisher": "editorial",
    "location": "ubicación", "number": "número", "volume": "volumen", "issue": "número", "pages": "páginas",
    "page": "página", "edition": "edición", "isbn": "isbn", "issn": "issn", "doi": "doi", "url": "url",
    "access-date": "fechaacceso", "archive-url": "urlarchivo", "archive-date": "fechaarchivo", "type": "tipo",
    "url-status": "urlmuerta", "language": "idioma", "court": "editorial", "litigants": "título", "reporter": "obra",
    "id": "id",
}  # fmt: skip
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
_REFERENCES = str.maketrans({char: f"&#{ord(char)};" for char in "{}[]|<>~"} | {"&": "&amp;"})
_IN_URL = str.maketrans({char: f"%{ord(char):02X}" for char in "{}[]|<>\"'~` "})


def render(items: Sequence[Item], lang: str = "en") -> str:
    """Return one template a line; Spanish templates where the reader's language is Spanish."""
    return "".join(_template(item, spanish=lang.startswith("es")) + "\n" for item in items)


def _template(item: Item, spanish: bool) -> str:
    kind = text(item, "type")
    press = text(item, "genre").casefold() in ("press release", "comunicado de prensa", "boletín de prensa")
    english_name, spanish_name = _PRESS if press else _TEMPLATES.get(kind, _WEB)
    name = spanish_name if spanish else english_name
    rows = _court(item) if name == "cite court" else _work(item, english_name)
    written = []
    for parameter, value in _closing(item, rows, spanish, name):
        if value:
            stem, number = _split(parameter)
            written.append(f"|{_SPANISH[stem] + number if spanish else parameter}={value}")
    return "{{" + " ".join((name, *written)) + "}}"


def _closing(item: Item, rows: Iterator[tuple[str, str]], spanish: bool, name: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of the work, then what every template ends with: address, archive, language."""
    yield from rows
    yield "date", _issued(item, spanish)
    yield "url", text(item, "URL").translate(_IN_URL)
    yield "access-date", _date(date_parts(item, "accessed"), spanish) if text(item, "URL") else ""
    if archive := custom(item, "archive-url"):
        yield "archive-url", one_line(str(archive)).translate(_IN_URL)
        day = date_parts({"date": custom(item, "archive-date")}, "date") or _captured(str(archive))
        yield "archive-date", _date(day, spanish)
        # The archived copy is given beside a page that is still there.
        yield "url-status", "no" if spanish else "live"
    language = text(item, "language").partition("-")[0]
    if language and language != ("es" if spanish else "en") and name != "cite court":
        yield "language", language


def _work(item: Item, template: str) -> Iterator[tuple[str, str]]:
    yield from _people(item)
    title, container = _plain(text(item, "title")), _plain(text(item, "container-title"))
    inside = template in ("cite book", "cite encyclopedia", "cite conference") and container
    yield ("chapter" if template == "cite book" and inside else "title"), title
    yield "trans-title", _plain(str(custom(item, "trans-title") or ""))
    holder = {"cite news": "newspaper", "cite magazine": "magazine", "cite journal": "journal", "cite web": "website"}
    yield ("title" if template == "cite book" and inside else holder.get(template, "work")), container
    yield "type", "" if template == "cite press release" else _plain(text(item, "genre"))
    yield "publisher", _plain(text(item, "publisher") or text(item, "authority"))
    yield "location", _plain(text(item, "publisher-place"))
    yield "volume", _plain(text(item, "volume"))
    yield "issue", _plain(text(item, "issue"))
    yield "id", _plain(text(item, "number"))
    yield ("pages" if re.search(r"[-\u2013,]", text(item, "page")) else "page"), _plain(text(item, "page"))
    yield "edition", _plain(text(item, "edition"))
    yield "isbn", _plain(text(item, "ISBN"))
    yield "issn", _plain(text(item, "ISSN"))
    yield "doi", _plain(text(item, "DOI"))


def _court(item: Item) -> Iterator[tuple[str, str]]:
    yield "litigants", _plain(text(item, "title"))
    yield "court", _plain(text(item, "authority") or text(item, "publisher"))
    yield "reporter", _plain(", ".join(filter(None, (text(item, "container-title"), text(item, "number")))))


def _people(item: Item) -> Iterator[tuple[str, str]]:
    for role, start in (("author", ""), ("editor", "editor-"), ("translator", "translator-")):
        for place, (family, given, literal) in enumerate(names(item, role), start=1):
            if literal or not given:
                yield f"{role}{place}", _plain(literal or family)
            else:
                yield f"{start}last{place}", _plain(family)
                yield f"{start}first{place}", _plain(given)


def _plain(value: str) -> str:
    """Return a text that wikitext shows as it stands."""
    escaped = one_line(value).translate(_REFERENCES).replace("''", "&#39;&#39;")
    # A URL inside a title would become a link, and a reference mark or list sign at its head a list.
    return re.sub(r"(?i)\b(https?|ftp|mailto):", r"\1&#58;", escaped)


def _issued(item: Item, spanish: bool) -> str:
    """Return when a work came out; years that are a range as one, and what is about a year as that."""
    ends = [parts for parts in date_range(item, "issued") if parts]
    if len(ends) == 2 and ends[0][0] != ends[1][0]:
        return f"{ends[0][0]}\u2013{ends[1][0]}"
    said = _date(ends[0] if ends else (), spanish)
    issued = item.get("issued")
    circa = isinstance(issued, Mapping) and issued.get("circa")
    return f"c. {said}" if circa and said and len(ends[0]) < 3 else said


def _date(parts: tuple[int, ...], spanish: bool) -> str:
    if (len(parts) == 3 and not spanish) or not parts[1:] or not 1 <= parts[1] <= 12:
        return iso(parts)
    month = (_MONTHS if spanish else _ENGLISH_MONTHS)[parts[1] - 1]
    words = [*map(str, parts[2:3]), month, str(parts[0])]
    return (" de " if spanish else " ").join(words)


def _captured(archive: str) -> tuple[int, ...]:
    """Return the day in the address of a web archive's copy: /web/20200115093000/."""
    found = re.search(r"/(?:web/)?(\d{4})(\d{2})(\d{2})\d{0,6}(?:[a-z]{2}_)?/", archive)
    return tuple(map(int, found.groups())) if found else ()


def _split(parameter: str) -> tuple[str, str]:
    stem = parameter.rstrip("0123456789")
    return stem, parameter[len(stem) :]


format = CitationFormat("wikipedia", "Wikipedia citation templates, English or Spanish by --lang", render)
