"""Rulings, laws and documents of the United Nations, as each manual for lawyers and for others gives them."""

import re

from wola_facts.cite import reported
from wola_facts.cite.courts import Ruling, gazette, inter_american, symbol, without_case_of
from wola_facts.cite.item import day_in_words, text
from wola_facts.cite.manuals import (
    AMA,
    APA,
    BLUEBOOK,
    CHICAGO,
    HARVARD,
    IEEE,
    ISO690,
    MHRA,
    MLA,
    NLM,
    OSCOLA,
    SPANISH_LEGAL,
    UNAM,
    Work,
    same,
)

_COUNTRY_BLUEBOOK = {"MX": "Mex."}
_DOF_BLUEBOOK = {"Diario Oficial de la Federación": "Diario Oficial de la Federación [DOF]"}
_VERSUS = r"\b[Vv]s?\.?\s+(?=\w)"


def ruling(work: Work, style: str, locale: str) -> None:
    """A court stands where the style has it, and a ruling of the Inter-American Court as its Series C."""
    if work["type"] != "legal_case":
        return
    _court(work)
    authority = text(work, "authority")
    said = (authority, text(work, "container-title"), text(work, "number"), text(work, "publisher"))
    found = inter_american(text(work, "title"), *said)
    if found is not None:
        _inter_american(work, found, style, spanish=locale.startswith("es"))
    elif reported.world_court(work, style, locale):
        return
    elif text(work, "page"):
        reported.reported(work, style, locale)
    else:
        _by_court(work, style, locale)


def united_nations(work: Work, style: str, locale: str) -> None:
    """A document of the United Nations is told by its symbol (Bluebook 21.7, OSCOLA guide to international law)."""
    if work["type"] not in ("report", "document", "webpage", "article", "pamphlet"):
        return
    if style == BLUEBOOK and re.match(r"OE?A/\S+ ", text(work, "number")):
        # Bluebook, rule 21.8: the Organization of American States, series and document.
        series, _, number = text(work, "number").partition(" ")
        work |= {"type": "report", "collection-title": series, "number": number}
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
        work |= {"genre": "UN Doc", "publisher": day_in_words(work, locale), "issued": {}}


def law(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """A law has its gazette, and in the Bluebook its day there and its country (rule 20.5, table T2)."""
    if work["type"] not in ("legislation", "regulation", "bill"):
        return
    name, country = gazette(text(work, "container-title"), text(work, "publisher"), text(work, "number"))
    work["author"] = []
    if not name:
        return
    work |= {"container-title": name, "publisher": ""}
    if gazette(text(work, "number"))[0]:
        work["number"] = ""
    if style == BLUEBOOK:
        work["container-title"] = _DOF_BLUEBOOK.get(name, name)
        work["jurisdiction"] = _COUNTRY_BLUEBOOK.get(country, country)
    elif style in (AMA, IEEE, SPANISH_LEGAL, UNAM):
        # They have no place for a gazette but the publisher's.
        work |= {"container-title": "", "publisher": name}
    elif style in ISO690 or style == MHRA:
        work["type"] = "article-newspaper"  # a text in a daily


def _inter_american(work: Work, found: Ruling, style: str, *, spanish: bool) -> None:
    """Give a ruling of the Inter-American Court to a style: by the Bluebook's form, OSCOLA's, or in words."""
    court = "Corte Interamericana de Derechos Humanos" if spanish else "Inter-American Court of Human Rights"
    series = f"{'Serie' if spanish else 'Series'} {found.series}"
    number = f"No. {found.number}" if found.number else ""
    report = f"Corte IDH, {series}" if spanish else f"Inter-Am. Ct. H.R. (ser. {found.series})"
    case = found.case if spanish else re.sub(_VERSUS, "v. ", without_case_of(found.case))
    # The judgment is named in the language of its title.
    judgment = (
        "Sentencia"
        if re.search(r"(?i)excepci|fondo|reparaciones|^caso\b", f"{found.case} {found.phases}")
        else "Judgment"
    )
    opinion = re.search(r"(?i),?\s*((?:advisory opinion|opinión consultiva)\s+OC-[\w/-]+)", found.case)
    if opinion:
        judgment = opinion[1]
        found = Ruling(found.case.replace(opinion[0], "").strip(" ,."), found.phases, found.series, found.number)
        case = found.case
    work |= {"publisher": "", "authority": "", "title": found.case, "number": found.number, "genre": ""}
    work |= {"collection-title": "", "container-title": report}
    if style == APA or style in CHICAGO:
        work["title"] = ", ".join(filter(None, (case, found.phases, judgment if found.phases or opinion else "")))
        work["title-short"] = case
    elif style == BLUEBOOK:
        work |= {"title": case, "container-title": f"Inter-Am. Ct. H.R. (ser. {found.series})"}
        work["genre"] = ", ".join(filter(None, (found.phases, judgment)))
    elif style == OSCOLA:
        work |= {"title": case, "authority": "Inter-American Court of Human Rights", "container-title": ""}
        work |= {"collection-title": f"Series {found.series}", "genre": opinion[1] if opinion else "Judgment"}
    elif style == MLA or style in ISO690 or style in (UNAM, SPANISH_LEGAL):
        said = "no." if style == MLA else "No."
        work |= {"type": "report", "author": [{"literal": court}], "container-title": ""}
        work["number"] = (", " if style == MLA else " ").join(
            filter(None, (series, f"{said} {found.number}" if found.number else ""))
        )
        if style == SPANISH_LEGAL:
            work |= {"publisher": work["number"], "number": ""}  # it prints no number
    elif style == MHRA:
        work |= {"type": "report", "container-title": "", "authority": court}
        work["number"] = " ".join(filter(None, (f"{court}, {series}", number)))
    elif style == IEEE:
        work |= {"container-title": "", "publisher": " ".join(filter(None, (report, number)))}
    elif style == AMA:
        plain = " ".join(filter(None, (report, number))).replace(".", "")
        work |= {"title": found.case.replace(" v. ", " v "), "container-title": plain, "number": ""}
    else:
        work |= {"container-title": " ".join(filter(None, (f"{court}, {series}", number))), "number": ""}


def _by_court(work: Work, style: str, locale: str) -> None:
    """Give a ruling that no report prints to a style that has no place for its court: the court is its author."""
    court = text(work, "authority")
    number = "" if text(work, "number") in text(work, "title") else text(work, "number")
    european = re.search(r"(?i)european court of human rights|tribunal europeo de derechos humanos", court)
    if not court:
        return
    if style == MLA or style in ISO690 or style in (UNAM, SPANISH_LEGAL):
        work |= {"type": "report", "author": [{"literal": court}], "authority": ""}  # MLA 9, 5.20
    elif style == MHRA:
        work |= {"type": "report", "number": ", ".join(filter(None, (court, number)))}
    elif style == OSCOLA and not text(work, "container-title"):
        if re.match(r"(?:UK|EW|NI|CS)[A-Z]+\b", court) and number:
            return  # a neutral citation: [2010] EWCA Crim 123
        # OSCOLA 4, 2.1.7 and the guide to international law: a number, and in brackets the court and the day.
        said = "ECtHR" if european else court
        work |= {"authority": ", ".join(filter(None, (said, day_in_words(work, locale)))), "number": ""}
        work["page-first"] = number.replace(".", "")
    elif style == BLUEBOOK and european:
        # Bluebook, rule 21.5.2: App. No. 24276/94 (May 25, 1998).
        work |= {"authority": "", "number": re.sub(r"(?i)^app(?:lication|\.)? no\.?", "App. No.", text(work, "number"))}
    elif style == IEEE:
        work |= {"publisher": ", ".join(filter(None, (court, number)))}
    elif style in (HARVARD, NLM) and not text(work, "container-title"):
        work |= {"container-title": ", ".join(filter(None, (court, number)))}


def _court(work: Work) -> None:
    """Name the court of any ruling: what the record has as author or publisher of a ruling is the court."""
    if not text(work, "authority"):
        authors = [name["literal"] for name in work["author"] if name.get("literal")]
        if authors:
            work["authority"] = authors[0]
        elif text(work, "publisher"):
            work["authority"], work["publisher"] = text(work, "publisher"), ""
    work["author"] = []
    if same(text(work, "authority"), text(work, "container-title")):
        work["container-title"] = ""
