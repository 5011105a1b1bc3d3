"""Rulings, documents of the United Nations and gazettes: what their records say, taken apart for the styles."""

import re

from wola_facts.model.plain import Plain

#: The Inter-American Court by its names, in full and short, in both languages.
_INTER_AMERICAN = re.compile(
    r"inter-?\s?american court of human rights|corte interamericana de derechos humanos|corte\s?i\.?\s?d\.?\s?h\b|"
    r"inter-am\.? ?ct\.? ?h\.? ?r|\biacthr\b|i/a court h\.? ?r",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"\b(?:series?|serie|ser\.)\s*([ACE])\b[\s,).]*(?:(?:no|nos|núm|num|number|n)\.?\s?[º°o]?\.?\s*)?(\d+)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:(?:no|núm|num|n)\.?\s?[º°]?\.?\s*)?(\d{1,4})", re.IGNORECASE)
_PHASES = re.compile(
    r"[.,]\s+((?:preliminary objections?|merits|reparations?|interpretation|monitoring|provisional measures|competence|"
    r"excepci[oó]n(?:es)? preliminar(?:es)?|fondo|reparaciones|interpretación|supervisión|medidas provisionales)\b"
    r"[^.]*)",
    re.IGNORECASE,
)
_JUDGMENT = re.compile(r"[.,]\s+(?:judge?ment|sentencia|order|resolución)\s+(?:of|de|del)\s+[^.]*", re.IGNORECASE)
_CASE_OF = re.compile(r"^(?:case of|caso)\s+(?:(?:the|de los|de las|del|de la|de)\s+)?", re.IGNORECASE)

_SYMBOL = re.compile(
    r"\b(?:A|S|E|T|ST|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|HRI|OPCAT|SPT|DP|TD|UNEP)/[A-Z0-9][A-Za-z0-9/.()-]*[A-Za-z0-9)]"
)
_GAZETTES = (
    (re.compile(r"diario oficial de la federaci[oó]n|\bDOF\b", re.IGNORECASE), "Diario Oficial de la Federación", "MX"),
)


class Ruling(Plain):
    """A ruling of the Inter-American Court: the case's name, what it decides on, series and number."""

    case: str
    phases: str
    series: str
    number: str


def inter_american(title: str, *said: str) -> Ruling | None:
    """Return a ruling's parts where a record is of the Inter-American Court, None where it is not.

    `said` are the other fields that may name court, series and number: court, container, number, publisher.
    """
    everything = " | ".join((*said, title))
    if not _INTER_AMERICAN.search(everything):
        return None
    series = _SERIES.search(everything)
    letter, number = (series[1].upper(), series[2] or "") if series else ("C", "")
    if not number:
        found = next((found for text in said if (found := _NUMBERED.fullmatch(text.strip()))), None)
        number = found[1] if found else ""
    phases = _PHASES.search(title)
    name = _SERIES.split(title)[0] if series and _SERIES.search(title) else title
    name = _JUDGMENT.sub("", name)
    if phases:
        name = name.replace(phases[0], "")
    return Ruling(name.strip(" .,;("), _JUDGMENT.sub("", phases[1]).strip(" .,") if phases else "", letter, number)


def without_case_of(name: str) -> str:
    """Return a case's name as law reports give it, without "Case of"."""
    return _CASE_OF.sub("", name)


def symbol(*said: str) -> str:
    """Return the symbol of a United Nations document that one of the texts names; empty where none does."""
    for text in said:
        found = _SYMBOL.search(text)
        if found:
            return found[0]
    return ""


def gazette(*said: str) -> tuple[str, str]:
    """Return the official gazette that one of the texts names, and its country's code; empty where none does."""
    for text in said:
        for pattern, name, country in _GAZETTES:
            if pattern.search(text):
                return name, country
    return "", ""
