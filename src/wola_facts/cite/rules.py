"""What the manuals want of our kind of source and neither styles nor records can say: the layer before the processor.

It takes an item as the record gives it and returns the item that a style needs to print it as its manual does. Each
rule names its manual; styles that are not named here get only what every manual agrees on.
"""

import re
from collections.abc import Callable
from typing import Any

from wola_facts.cite.courts import gazette, inter_american, symbol, without_case_of
from wola_facts.cite.item import Item, date_parts, text
from wola_facts.cite.titles import with_prepositions

APA, MLA, IEEE, AMA, OSCOLA = "apa", "modern-language-association", "ieee", "american-medical-association", "oscola"
HARVARD, NLM, BLUEBOOK, MHRA = "harvard-cite-them-right", "nlm-citation-sequence", "bluebook-law-review", "mhra-notes"
CHICAGO = frozenset(
    {
        "chicago-author-date", "chicago-notes-bibliography", "chicago-author-date-17th-edition",
        "chicago-notes-bibliography-17th-edition",
    }
)  # fmt: skip

#: Where a report's publisher is not said again when it is the author (APA 7, 9.29; OSCOLA 4, 3.4.2).
_PUBLISHER_ONCE = frozenset({APA, HARVARD, IEEE, OSCOLA})
_PAGES = frozenset({"webpage", "post", "post-weblog"})
_PRESS = re.compile(r"(?i)\b(press release|news release|comunicado de prensa|bolet[ií]n de prensa)\b")
_PRESS_MARK = re.compile(
    r"(?i)\s*[\[(](?:press release|news release|comunicado de prensa|bolet[ií]n de prensa)[\])]\s*$"
)
_COUNTRY_BLUEBOOK = {"MX": "Mex."}
_DOF_BLUEBOOK = {"Diario Oficial de la Federación": "Diario Oficial de la Federación [DOF]"}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # OSCOLA is English throughout
_SMALL = frozenset("of the on for and in to de la las los el del y e para por sobre en a".split())

Work = dict[str, Any]


def prepare(item: Item, style: str, locale: str) -> Work:
    """Return the item as the style of that file name wants it, for a reader of that locale."""
    work: Work = {key: value for key, value in item.items() if key != "custom"}
    for rule in _RULES:
        rule(work, style, locale)
    return {key: value for key, value in work.items() if value not in ("", [], {}, None)}


def _trim(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """A title's own full stop would come twice; an empty author is none."""
    title = text(work, "title")
    if title.endswith(".") and not title.endswith("..") and not re.search(r"\b[A-Z]\.$|\b(?:Inc|Jr|vs?)\.$", title):
        title = title[:-1]
    work["title"] = title
    work["author"] = [name for name in work.get("author") or () if any(name.values())]


def _press_release(work: Work, style: str, locale: str) -> None:
    """A press release says so in words of the reader's language, after the title and not in it (APA 7, 10.16)."""
    title, container, number = (text(work, key) for key in ("title", "container-title", "number"))
    said = [text(work, "genre"), container, number]
    if not (_PRESS_MARK.search(title) or any(_PRESS.search(words) for words in said)):
        return
    work["title"] = _PRESS_MARK.sub("", title)
    if _PRESS.search(container) and len(container) < 30:
        work["container-title"] = ""
    spanish = locale.startswith("es")
    word = "Comunicado de prensa" if spanish else "News release" if style == AMA else "Press release"
    rest = re.sub(r"(?i)^(?:n[oº°ú]m?\.?\s*)", "", _PRESS.sub("", number).strip(" .,:"))
    work["genre"] = f"{word} {rest}" if _PRESS.search(number) and rest else word
    if _PRESS.search(number):
        work["number"] = ""
    if work["type"] in ("report", "article", "document", "pamphlet"):
        work["type"] = "webpage"
    if style == BLUEBOOK and len(work["author"]) == 1 and work["author"][0].get("literal"):
        # Bluebook, rule 17.2.4: Press Release, Institution, Title (Day).
        work["author"] = [{"literal": f"Press Release, {work['author'][0]['literal']}"}]
    if style == AMA:
        # AMA 11, 3.13.4: Title. News release. Issuer; date.
        work["container-title"] = ". ".join(filter(None, (work["genre"], text(work, "container-title"))))


def _site(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A page has its site, not its publisher too; neither where it is the author (APA 7, 10.16; Chicago 18, 14.104)."""
    if work["type"] not in _PAGES:
        return
    site, publisher = text(work, "container-title"), text(work, "publisher")
    work["publisher"] = ""
    if not site:
        work["container-title"] = site = publisher
    if style == MLA:
        # MLA 9, 5.59: a publisher is said where it is another than the site and the author.
        if publisher and not _same(publisher, site) and not _is_author(work, publisher):
            work["publisher"] = publisher
        if site and _is_author(work, site):
            work["author"] = []  # MLA 9, 5.20: an organisation that is its own publisher is named as that
    elif _is_author(work, site):
        work["container-title"] = ""


def _publisher(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A report's publisher is not said again where it is the author; MLA then leaves the author out."""
    publisher = text(work, "publisher")
    if work["type"] in _PAGES or not publisher or not _is_author(work, publisher):
        return
    if style == MLA:
        work["author"] = []
    elif style in _PUBLISHER_ONCE:
        work["publisher"] = ""


def _ruling(work: Work, style: str, locale: str) -> None:
    """A court stands where the style has it, and a ruling of the Inter-American Court as its Series C."""
    if work["type"] != "legal_case":
        return
    _court(work)
    authority = text(work, "authority")
    said = (authority, text(work, "container-title"), text(work, "number"), text(work, "publisher"))
    ruling = inter_american(text(work, "title"), *said)
    if ruling is None:
        return
    spanish = locale.startswith("es")
    court = "Corte Interamericana de Derechos Humanos" if spanish else "Inter-American Court of Human Rights"
    series = f"{'Serie' if spanish else 'Series'} {ruling.series}"
    number = f"{'Núm.' if spanish else 'No.'} {ruling.number}" if ruling.number else ""
    report = f"Inter-Am. Ct. H.R. (ser. {ruling.series})"
    spanish_report = f"Corte I.D.H. (ser. {ruling.series})"
    work |= {"publisher": "", "authority": "", "title": ruling.case, "number": ruling.number, "genre": ""}
    work |= {"collection-title": "", "container-title": spanish_report if spanish else report}
    if style == APA or style in CHICAGO:
        work["title"] = without_case_of(ruling.case) if not spanish else ruling.case
        if ruling.phases and style in CHICAGO | {APA} and not spanish:
            work["title"] += f", {ruling.phases}, Judgment"
    elif style == BLUEBOOK:
        work |= {"title": without_case_of(ruling.case), "container-title": report}
        work["genre"] = ", ".join(filter(None, (ruling.phases, "Judgment")))
    elif style == OSCOLA:
        work |= {"title": without_case_of(ruling.case), "authority": "Inter-American Court of Human Rights"}
        work |= {"collection-title": f"Series {ruling.series}", "genre": "Judgment", "container-title": ""}
    elif style == MLA:
        work |= {"type": "report", "author": [{"literal": court}], "number": "", "container-title": ""}
        work["publisher"] = ""
        work["number"] = ", ".join(filter(None, (series, f"no. {ruling.number}" if ruling.number else "")))
    elif style == IEEE:
        work |= {"container-title": "", "publisher": " ".join(filter(None, (report, number)))}
    elif style == AMA:
        plain = report.replace(".", "")
        work |= {"title": ruling.case.replace(" v. ", " v ")}
        work |= {"container-title": " ".join(filter(None, (plain, number)))}
    else:
        work["container-title"] = " ".join(filter(None, (f"{court}, {series}", number)))
        work["number"] = ""


def _court(work: Work) -> None:
    """Name the court of any ruling: what the record has as author or publisher of a ruling is the court."""
    if not text(work, "authority"):
        authors = [name["literal"] for name in work["author"] if name.get("literal")]
        if authors:
            work["authority"] = authors[0]
        elif text(work, "publisher"):
            work["authority"], work["publisher"] = text(work, "publisher"), ""
    work["author"] = []
    if _same(text(work, "authority"), text(work, "container-title")):
        work["container-title"] = ""


def _united_nations(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A document of the United Nations is told by its symbol (Bluebook 21.7, OSCOLA guide to international law)."""
    if work["type"] not in ("report", "document", "webpage", "article", "pamphlet"):
        return
    found = symbol(text(work, "number"), text(work, "title"))
    if not found and "undocs.org/" in text(work, "URL"):
        found = symbol(text(work, "URL").partition("undocs.org/")[2].removeprefix("en/").removeprefix("es/"))
    if not found:
        return
    work |= {"number": found, "type": "report"}
    work["title"] = re.sub(rf"\s*[(\[,]?\s*(?:U\.?N\.? Doc\.? )?{re.escape(found)}[)\]]?$", "", text(work, "title"))
    if style == BLUEBOOK:
        work["collection-title"] = "U.N. Doc."
    elif style == OSCOLA:
        # The day stands where a report has publisher and year.
        work |= {"genre": "UN Doc", "publisher": _british_day(date_parts(work, "issued")), "issued": {}}


def _law(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A law has its gazette, and in the Bluebook its day there and its country (rule 20.5, table T2)."""
    if work["type"] not in ("legislation", "regulation", "bill"):
        return
    name, country = gazette(text(work, "container-title"), text(work, "publisher"), text(work, "number"))
    work["author"] = []
    if not name:
        return
    work["container-title"] = name
    work["publisher"] = ""
    if gazette(text(work, "number"))[0]:
        work["number"] = ""
    if style == BLUEBOOK:
        work["container-title"] = _DOF_BLUEBOOK.get(name, name)
        work["jurisdiction"] = _COUNTRY_BLUEBOOK.get(country, country)
    elif style in (AMA, IEEE):
        # Neither has a place for a gazette but the publisher's.
        work |= {"container-title": "", "publisher": name}


def _capitals(work: Work, style: str, locale: str) -> None:
    """Prepositions take capitals by style and edition, in English titles only."""
    language = text(work, "language") or locale
    if language.startswith("en"):
        if style == APA:
            # APA 7, 6.17: the first word after a colon has a capital.
            work["title"] = re.sub(
                r"(: [\"“‘]?)([a-z])", lambda found: found[1] + found[2].upper(), text(work, "title")
            )
        work["title"] = with_prepositions(text(work, "title"), style)


_RULES: tuple[Callable[[Work, str, str], None], ...] = (
    _trim,
    _press_release,
    _united_nations,
    _ruling,
    _law,
    _site,
    _publisher,
    _capitals,
)


def _is_author(work: Work, name: str) -> bool:
    """Whether a name is that of the only author, an institution, in full or by its initials."""
    authors = work["author"]
    return bool(name) and len(authors) == 1 and _same(authors[0].get("literal", ""), name)


def _same(one: str, other: str) -> bool:
    if not one or not other:
        return False
    left, right = _words(one), _words(other)
    if left == right:
        return True
    for full, short in ((left, other), (right, one)):
        initials = "".join(word[0] for word in full if word not in _SMALL)
        if len(initials) > 1 and short.strip().isupper() and short.strip().casefold() == initials:
            return True
    return _with_initials(one) == _with_initials(other)


def _with_initials(name: str) -> list[str]:
    """Return the words of "Washington Office on Latin America (WOLA)" without the initials."""
    return _words(re.sub(r"\s*\([A-Z]{2,}\)\s*$", "", name))


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+", name.casefold())
    return words[1:] if words[:1] == ["the"] else words


def _british_day(parts: tuple[int, ...]) -> str:
    if not parts:
        return ""
    words = [f"{parts[0]}"]
    if parts[1:] and 1 <= parts[1] <= 12:
        words[:0] = [*map(str, parts[2:3]), _MONTHS[parts[1] - 1]]
    return " ".join(words)
