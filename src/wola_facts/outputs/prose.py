"""When a fact holds, as a sentence says it: "from January to September 2019", "al 26 de noviembre de 2019".

Tables cut months short; a sentence that goes into a report does not. A day is written as the reader's country has it:
November 26, 2019 in the United States, 26 November 2019 elsewhere.
"""

import re

from wola_facts.model.dates import PartialDate, Period, Tense
from wola_facts.outputs.wording import MONTHS

#: What is done on a day: a law is passed, a court decides.
_DONE = {
    "law": re.compile(
        r"\b(?:pass|approv|adopt|enact|publish|repeal|promulgat|sign|issu|amend|reform|creat|mov|abolish)(?:e?s|e?d)\b|"
        r"\b(?:enter|com|tak)e?s? (?:into force|effect)\b|"
        r"\b(?:aprueba|aprobó|aprobada|publica|publicó|publicada|expide|expidió|promulga|promulgó|deroga|derogó|abroga|"
        r"abrogó|firma|firmó|reforma|reformó|crea|creó|adscribe|adscribió|entra en vigor|entró en vigor)\b",
        re.IGNORECASE,
    ),
    "ruling": re.compile(
        r"^(?:\S+ ){0,6}?(?:courts?|tribunals?|judges?|chambers?)\b.*"
        r"\b(?:order|decid|rul|find|found|hold|held|condemn|declar|strik|struck|grant|den|convict|acquit|admit)"
        r"(?:ies|e?s|e?d)?\b|"
        r"^(?:\S+ ){0,6}?(?:corte|juez|jueza|jueces|juzgado|sala|tribunal|tribunales)\b.*"
        r"\b(?:ordena|ordenó|decide|decidió|resuelve|resolvió|determina|determinó|declara|declaró|condena|condenó|"
        r"concede|concedió|niega|negó|falla|falló|absuelve|absolvió|admite|admitió|invalida|invalidó)\b",
        re.IGNORECASE,
    ),
}
#: How a claim begins that is about a law.
_LAW = re.compile(
    r"(?:the |an? |el |la |un |una )?(?:[\w'’-]+ ){0,4}?"
    r"(?:law|act|code|constitution|decree|statute|ley|código|constitución|decreto|reglamento)\b",
    re.IGNORECASE,
)
#: A verb of which a law is the subject: a claim without one is the law's name.
_SAYS = re.compile(
    r"\b(?:is|are|has|have|must|may|can|shall|will|does|makes?|says?|holds?|forbids?|requires?|allows?|lets?|gives?|"
    r"sets?|bans?|covers?|applies|defines?|punishes|protects?|obliges|prohibits?|recognises|recognizes|guarantees|"
    r"keeps?|puts?|provides|calls|leaves|names|treats|es|son|está|debe|deben|puede|pueden|prohíbe|obliga|exige|permite|"
    r"establece|define|rige|busca|tipifica|reconoce|garantiza|prevé|ordena|protege|aplica|hace|da|deja|dispone|fija|"
    r"castiga|impone|faculta|contempla|incluye|tiene)\b",
    re.IGNORECASE,
)


def period_in_prose(period: Period, tense: Tense, locale: str, *, happened: bool = False) -> str:
    """Return a period with the preposition that a sentence needs; empty where neither end is known.

    `happened` is for what took place on a day or in a month, an event or a law: "on June 26, 2017", and not "as of".
    """
    spanish = locale.startswith("es")
    since, until = period.since, period.until
    if since is None and until is None:
        return ""
    if until is None and since is not None:
        return f"desde {_dated(since, locale)}" if spanish else f"since {_date(since, locale)}"
    if since is None and until is not None:
        return f"hasta {_dated(until, locale)}" if spanish else f"until {_date(until, locale)}"
    assert since is not None
    assert until is not None
    if since == until:
        return _point(since, tense, locale, happened=happened)
    return _between(since, until, locale)


def law_in_prose(claim: str, kind: str, period: Period, locale: str) -> str:
    """Return a law's or a ruling's period as its claim needs it; empty where that is the same as for anything else.

    What a law says did not take place on its day: it forbids torture "in its text of June 26, 2017". A law by its name
    alone is one "of June 26, 2017", and what a court wants is so "by the ruling of November 28, 2018".
    """
    since, until = period.since, period.until
    if since is None or since != until or since.approximate or _DONE[kind].search(claim):
        return ""
    spanish = locale.startswith("es")
    of = f"{'del' if since.day else 'de'} {_date(since, locale)}" if spanish else f"of {_date(since, locale)}"
    if kind == "ruling":
        return f"según la sentencia {of}" if spanish else f"by the ruling {of}"
    if not _SAYS.search(claim) and _LAW.match(claim):
        return of
    if _LAW.match(claim):
        return f"en su texto {of}" if spanish else f"in its text {of}"
    return f"según la ley {of}" if spanish else f"by the law {of}"


def _point(date: PartialDate, tense: Tense, locale: str, *, happened: bool) -> str:
    spanish = locale.startswith("es")
    said = _date(date, locale)
    if date.approximate:
        return f"hacia {_dated(date, locale)}" if spanish else f"around {said}"
    if happened or (tense is Tense.CLOSED and not date.day):
        if date.day:
            return f"el {said}" if spanish else f"on {said}"
        return f"en {said}" if spanish else f"in {said}"
    if spanish:
        return f"al {said}" if date.day else f"a {said}" if date.month else f"en {said}"
    return f"as of {said}"


def _between(since: PartialDate, until: PartialDate, locale: str) -> str:
    spanish = locale.startswith("es")
    # The year is said once where both ends are in it, but not between "November 26," and its year.
    once = since.year == until.year and since.month and until.month and (spanish or not since.day)
    first = _date(since, locale, year=not once)
    last = _date(until, locale)
    if not spanish:
        return f"from {first} to {last}"
    return f"{'del' if since.day else 'de'} {first} {'al' if until.day else 'a'} {last}"


def _date(date: PartialDate, locale: str, *, year: bool = True) -> str:
    if not date.month:
        return str(date.year)
    spanish = locale.startswith("es")
    month = MONTHS["es" if spanish else "en"][date.month - 1]
    end = str(date.year) if year else ""
    if spanish:
        return " de ".join(part for part in (str(date.day) if date.day else "", month, end) if part)
    if date.day and locale == "en-US":
        return f"{month} {date.day}, {end}".rstrip(", ")
    return " ".join(part for part in (str(date.day) if date.day else "", month, end) if part)


def _dated(date: PartialDate, locale: str) -> str:
    """Return a date after a Spanish preposition: "desde el 26 de noviembre", "desde noviembre"."""
    return f"el {_date(date, locale)}" if date.day else _date(date, locale)
