"""Rulings, documents of the United Nations and gazettes: what their records say, taken apart for the styles."""

import re

from wola_facts.model.plain import Plain

# Patterns are compiled where a work is of that kind, which few are.

#: The Inter-American Court by its names, in full and short, in both languages.
_INTER_AMERICAN = (
    r"(?i)inter-?\s?american court of human rights|corte interamericana de derechos humanos|corte\s?i\.?\s?d\.?\s?h\b|"
    r"inter-am\.? ?ct\.? ?h\.? ?r|\biacthr\b|i/a court h\.? ?r"
)
_SERIES = r"(?i)\b(?:series?|serie|ser\.)\s*([ACE])\b[\s,).]*(?:(?:no|nos|núm|num|number|n)\.?\s?[º°o]?\.?\s*)?(\d+)?"
_NUMBERED = r"(?i)(?:(?:no|núm|num|n)\.?\s?[º°]?\.?\s*)?(\d{1,4})"
_PHASES = (
    r"(?i)[.,]\s+((?:"
    r"preliminary objections?|merits|reparations?|interpretation|monitoring|provisional measures|competence|"
    r"excepci[oó]n(?:es)? preliminar(?:es)?|fondo|reparaciones|interpretación|supervisión|medidas provisionales)\b"
    r"[^.]*)"
)
_JUDGMENT = r"(?i)[.,]\s+(?:judge?ment|sentencia|order|resolución)\s+(?:of|de|del)\s+[^.]*"
_CASE_OF = r"(?i)^(?:case of|caso)\s+(?:(?:the|de los|de las|del|de la|de)\s+)?"

_SYMBOL = (
    r"\b(?:A|S|E|T|ST|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|HRI|OPCAT|SPT|DP|TD|UNEP)/"
    r"[A-Z0-9][A-Za-z0-9/.()-]*[A-Za-z0-9)]"
)
_GAZETTES = ((r"(?i)diario oficial de la federaci[oó]n|\bDOF\b", "Diario Oficial de la Federación", "MX"),)


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
    if not re.search(_INTER_AMERICAN, everything):
        return None
    series = re.search(_SERIES, everything)
    letter, number = (series[1].upper(), series[2] or "") if series else ("C", "")
    if not number:
        found = next((found for text in said if (found := re.fullmatch(_NUMBERED, text.strip()))), None)
        number = found[1] if found else ""
    phases = re.search(_PHASES, title)
    name = re.split(_SERIES, title)[0] if series and re.search(_SERIES, title) else title
    name = re.sub(_JUDGMENT, "", name)
    if phases:
        name = name.replace(phases[0], "")
    return Ruling(name.strip(" .,;("), re.sub(_JUDGMENT, "", phases[1]).strip(" .,") if phases else "", letter, number)


def without_case_of(name: str) -> str:
    """Return a case's name as law reports give it, without "Case of"."""
    return re.sub(_CASE_OF, "", name)


def symbol(*said: str) -> str:
    """Return the symbol of a United Nations document that one of the texts names; empty where none does."""
    for text in said:
        found = re.search(_SYMBOL, text) if "/" in text else None
        if found:
            return found[0]
    return ""


def gazette(*said: str) -> tuple[str, str]:
    """Return the official gazette that one of the texts names, and its country's code; empty where none does."""
    for text in said:
        for pattern, name, country in _GAZETTES:
            if re.search(pattern, text):
                return name, country
    return "", ""
