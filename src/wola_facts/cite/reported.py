"""Treaties, and rulings that a report or a series prints: where they stand, as each manual gives it."""

import re

from wola_facts.cite.item import date_parts, day_in_words, text
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
)

#: Months as the Bluebook has them (table T12).
_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
#: Patterns are compiled for the works that need them.
#: Reports whose volume stands first and whose year stands last in OSCOLA too, as in their own country (OSCOLA 4, 2.8).
_AMERICAN = r"(?:U\. ?S\.|S\. ?Ct\.|L\. ?Ed\.|F\.(?: ?(?:2d|3d|4th))?|F\. ?Supp\.(?: ?[23]d)?|F\. ?App'?x)$"
_WORLD_COURT = r"(?i)international court of justice|corte internacional de justicia|\bi\.?c\.?j\b|\bc\.?i\.?j\b"
_WORLD_REPORTS = r"\b(\d{4})[^\d]*(?:,|\bat|\bp(?:ágs?|ags?|ps?)?\.?)\s*(\d+)"
_KIND = r"(?i)advisory opinion|opinión consultiva|\border\b|providencia"


def treaty(work: Work, style: str, locale: str) -> None:
    """A treaty is told by the day on which it was signed and the place where it is printed (Bluebook, rule 21.4)."""
    if work["type"] != "treaty":
        return
    work["author"] = []
    where = _where(work)
    if style == OSCOLA:
        # OSCOLA guide to citing international law: (adopted day) volume, series, page.
        work |= {"medium": "adoptado el" if locale.startswith("es") else "adopted"}
        _print(work, "page", where.replace(".", ""))
    elif style == BLUEBOOK:
        work |= {"type": "legal_case", "genre": _day(work, locale), "issued": {}, "authority": "", "publisher": ""}
        _print(work, "container-title", where or text(work, "URL"))
    elif style in (HARVARD, NLM, IEEE):
        work["type"] = "legislation" if style == HARVARD else work["type"]
        _print(work, "container-title", where)
    elif style == MHRA:
        work |= {"type": "report", "authority": where or "treaty", "publisher": ""}
        _print(work, "number", where)
    elif style in (UNAM, SPANISH_LEGAL):
        work["type"] = "legislation"
        _print(work, "publisher", where or text(work, "publisher"))
    elif style in ISO690:
        work["type"] = "article-newspaper" if where else "webpage"
        _print(work, "container-title", where)


def world_court(work: Work, style: str, locale: str) -> bool:
    """Give a ruling of the International Court of Justice as its Reports print it; say whether it is one."""
    said = [text(work, key) for key in ("authority", "container-title", "publisher")]
    if work["type"] != "legal_case" or not any(re.search(_WORLD_COURT, one) for one in said):
        return False
    found = re.search(_WORLD_REPORTS, text(work, "container-title"))
    parts = date_parts(work, "issued")
    year = found[1] if found else str(parts[0]) if parts else ""
    page = found[2] if found else text(work, "page").partition("-")[0].partition("\u2013")[0]
    if not page or not year:
        return False
    spanish = locale.startswith("es")
    genre = text(work, "genre") or ("" if re.search(_KIND, text(work, "title")) else "Judgment")
    court = "Corte Internacional de Justicia" if spanish else "International Court of Justice"
    reports = f"I.C.J. Reports {year}, p. {page}"
    work |= {"authority": "", "publisher": "", "volume": "", "number": "", "page": "", "genre": ""}
    if style == OSCOLA:
        work |= {"container-title": "ICJ Rep", "page": page, "genre": genre}
    elif style in (BLUEBOOK, APA) or style in CHICAGO:
        # Bluebook, rule 21.5.1: the volume is a year, which is not said again.
        work |= {"container-title": f"{year} I.C.J. {page}", "title-short": text(work, "title")}
        if style == BLUEBOOK:
            work["genre"] = genre
            if parts[1:] and str(parts[0]) == year:
                work["issued"] = {"literal": _day(work, "en", year=False)}
        else:
            work["title"] = ", ".join(filter(None, (text(work, "title"), genre)))
    elif style == MLA:
        work |= {"type": "report", "author": [{"literal": court}], "container-title": "", "number": reports}
    else:
        work |= {"authority": court, "container-title": ""}
        _by_report(work, style, reports)
    return True


def reported(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """Give a ruling that a report prints: volume, report and page are one thing to who has no form for rulings."""
    where = _where(work)
    if style == OSCOLA and re.match(_AMERICAN, text(work, "container-title")) and text(work, "volume"):
        year = date_parts(work, "issued")
        work["authority"] = ""
        _print(work, "page", f"{where.replace('.', '')} ({year[0]})" if year else where.replace(".", ""))
    elif style == MLA and text(work, "authority"):
        work["author"] = [{"literal": text(work, "authority")}]  # MLA 9, 5.20
    elif style == AMA:
        # AMA 11, 3.16: Name v Name, 347 US 483 (year).
        work["title"] = re.sub(r"\b([Vv]s?)\.(?= )", r"\1", text(work, "title"))
        court = " ".join(filter(None, (text(work, "authority"), *map(str, date_parts(work, "issued")[:1]))))
        said = where.replace(".", "") + (f" ({court})" if court else "")
        work |= {"authority": "", "issued": {}}
        _print(work, "container-title", "")
        work["title"] += f'<span class="nodecor"><span class="nocase">, {said}</span></span>'
    elif style not in (APA, BLUEBOOK, OSCOLA, MLA, *CHICAGO):
        _by_report(work, style, where)


def _by_report(work: Work, style: str, where: str) -> None:
    """Give a ruling to a style that has no form for it: its court as the author, and the report where there is room."""
    court = text(work, "authority")
    if style in ISO690 or style in (UNAM, SPANISH_LEGAL):
        work |= {"type": "report", "author": [{"literal": court}] if court else [], "authority": ""}
        _print(work, "publisher" if style == SPANISH_LEGAL else "number", where)
    elif style == MHRA:
        work |= {"type": "report", "authority": court or where}
        _print(work, "number", ", ".join(filter(None, (court, where))))
    elif style == IEEE:
        _print(work, "publisher", ", ".join(filter(None, (court, where))))
    else:
        work["authority"] = ""
        _print(work, "container-title", ", ".join(filter(None, (court, where))))


def _where(work: Work) -> str:
    """Return volume, report or series, and first page: 2716 U.N.T.S. 3."""
    page = re.split(r"[-\u2013,]", text(work, "page"))[0].strip()
    return " ".join(filter(None, (text(work, "volume"), text(work, "container-title"), page)))


def _print(work: Work, variable: str, where: str) -> None:
    """Put where a work is printed into one variable, and nowhere else."""
    work |= {"volume": "", "container-title": "", "page": ""}
    work[variable] = where


def _day(work: Work, locale: str, *, year: bool = True) -> str:
    """Return the day of a work as the Bluebook has it: Dec. 20, 2006."""
    parts = date_parts(work, "issued")
    if not parts or not parts[1:]:
        return str(parts[0]) if parts and year else ""
    if locale.startswith("es"):
        return day_in_words(work, locale)
    day = f"{_MONTHS[parts[1] - 1]} {parts[2]}" if parts[2:] else _MONTHS[parts[1] - 1]
    return f"{day}, {parts[0]}" if year and parts[2:] else f"{day} {parts[0]}" if year else day
