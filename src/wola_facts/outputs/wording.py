"""How values, periods and sources are said in English and Spanish: as the record words them where that can be."""

import re
from datetime import date as Day
from decimal import Decimal

from wola_facts.model.dates import PartialDate, Period, Tense
from wola_facts.model.quantity import CURRENCIES, SAID, Bound, Quantity, group
from wola_facts.model.source import Source
from wola_facts.model.text import fold

LANGUAGES = ("en", "es")

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
        "noviembre", "diciembre",
    ),
}  # fmt: skip

#: Statuses, kinds and states as a Spanish reader reads them.
SPANISH = {
    "current": "vigente", "dated": "anterior", "stale": "por revisar", "overdue": "vencido",
    "superseded": "sustituido", "disputed": "disputado", "retracted": "retractado",
    "figure": "cifra", "statement": "afirmación", "event": "hecho", "law": "ley", "ruling": "sentencia",
    "commitment": "compromiso", "quotation": "cita",
    "pending": "pendiente", "in progress": "en curso", "partly met": "cumplido en parte", "met": "cumplido",
    "broken": "incumplido", "withdrawn": "retirado",
    "people": "personas", "persons": "personas", "person": "persona", "cases": "casos", "case": "caso",
    "complaints": "quejas", "bodies": "cuerpos", "victims": "víctimas", "states": "estados", "graves": "fosas",
    "sites": "sitios", "journalists": "periodistas", "defenders": "personas defensoras", "killings": "asesinatos",
    "homicides": "homicidios", "agents": "agentes", "soldiers": "soldados", "migrants": "migrantes",
    "experts": "peritos", "recommendations": "recomendaciones", "investigations": "investigaciones",
    "allegations": "denuncias", "convictions": "condenas", "sentences": "sentencias", "files": "expedientes",
    "families": "familias", "students": "estudiantes", "votes": "votos", "points": "puntos", "hours": "horas",
    "days": "días", "months": "meses", "years": "años", "women": "mujeres", "children": "niñas y niños",
    "deaths per injury": "muertes por herido", "people per day": "personas por día",
    "closed": "cerrado", "as-of": "a una fecha", "ongoing": "en curso",
}  # fmt: skip

#: What one of something is called where it is more than the plural without its last letter.
_ONE = {
    "people": "person", "women": "woman", "children": "child", "meses": "mes", "mujeres": "mujer",
    "niñas y niños": "niña o niño", "personas defensoras": "persona defensora",
}  # fmt: skip

#: How nouns that are people begin: a claim that opens with one needs no "people" beside its number.
_PERSONS = frozenset(
    "journ perio defen civil soldi solda milit migra membe integ troop eleme efect agent victi women mujer".split()
)

_WORDS = (
    ("half", "la mitad"), ("a third", "un tercio"), ("one third", "un tercio"), ("two thirds", "dos tercios"),
    ("a quarter", "un cuarto"), ("one quarter", "un cuarto"), ("three quarters", "tres cuartos"),
    ("dozens", "docenas"), ("hundreds", "cientos"), ("thousands", "miles"), ("millions", "millones"),
    ("tens of thousands", "decenas de miles"), ("hundreds of thousands", "cientos de miles"),
)  # fmt: skip
_TO_SPANISH = dict(_WORDS)
_TO_ENGLISH = {fold(spanish): english for english, spanish in reversed(_WORDS)} | {"mitad": "half"}
_ONLY_SPANISH = frozenset(
    "mas menos de del al hasta casi cerca unos unas mil millon millones y entre por ciento medio mitad tercio la un "
    "una docena docenas decenas cientos miles alrededor aproximadamente encima arriba superior mayor menor inferior "
    "debajo poco como minimo maximo cuando lo a cien uno dos tres cuatro cinco seis siete ocho nueve diez once doce "
    "trece catorce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa o en torno no".split()
)
_ONLY_ENGLISH = frozenset(
    "over more than above less fewer under below up to at most least about around some nearly almost roughly the a "
    "million billion thousand hundred hundreds thousands dozens of between and percent half third quarter".split()
)
#: A house's name up to this long says more than the host of its page.
_SHORT_ENOUGH = 36
_LETTERS = re.compile(r"[^\W\d_]+")
_REACH = re.compile(r"\s*\(± [^)]*\)$")
_SCALED = re.compile(r"(?<![^\W\d_])(million|billion|trillion|mill[oó]n|millones|bill[oó]n|billones)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![^\W\d_])(thousand|mil)(?![^\W\d_])", re.IGNORECASE)
_MONEY = re.compile(r"[$€£]|(?<!\w)(?:USD|MXN|EUR|GBP|pesos|dollars|dólares|euros)(?!\w)", re.IGNORECASE)


def say_value(quantity: Quantity, lang: str, own: str = "en") -> str:
    """Return the value as the record words it where that is in `lang`, else built from its bound and numbers.

    Hedge, number, scale, % or currency; never the counted noun. `own` is the language of the corpus.
    """
    if quantity.boolean:
        yes = bool(quantity.low)
        return ("sí" if yes else "no") if lang == "es" else "yes" if yes else "no"
    text = _REACH.sub("", quantity.text)
    said = text if language_of(text, own, lang) == lang else _built(quantity, text, lang)
    return _with_unit(said, quantity.unit, lang)


def language_of(text: str, own: str, lang: str) -> str:
    """Return the language that a value's text is in, or an empty text where its digits must be grouped anew."""
    words = _LETTERS.findall(fold(_MONEY.sub("", text)))
    if not words:
        # Digits alone are grouped as the reader's language wants; English groups are what numbers in TOML are given.
        return own if lang == own == "en" else ""
    spanish, english = sum(word in _ONLY_SPANISH for word in words), sum(word in _ONLY_ENGLISH for word in words)
    return "es" if spanish > english else "en" if english > spanish else own


def say_period(period: Period, tense: Tense, lang: str) -> str:
    """Return a period in words: "January 2019", "since Dec 2018", "as of 26 Nov 2019"; "desde diciembre de 2018"."""
    since, until = period.since, period.until
    spanish = lang == "es"
    if until is None and since is not None:
        return f"desde {_long(since, lang)}" if spanish else f"since {_short(since, lang)}"
    if since is None and until is not None:
        return f"hasta {_long(until, lang)}" if spanish else f"until {_short(until, lang)}"
    if since is None or until is None:
        return ""
    if since == until:
        return _point(since, tense, lang)
    return f"{_short(since, lang, until)} – {_short(until, lang)}"


def say_day(day: Day, lang: str) -> str:
    """Return a day as "26 Nov 2019", "26 nov. 2019"."""
    return _short(PartialDate(day.year, day.month, day.day), lang)


def say_source(source: Source) -> str:
    """Return a source in short: "WOLA 2019", "Meyer & Hinojosa 2019", "wola.org"."""
    year = source.date.until or source.date.since if source.date else None
    name = _who(source)
    return f"{name} {year.year}" if year and str(year.year) not in name else name


def say_word(word: str, lang: str) -> str:
    """Return a status, kind, state or common unit in a language."""
    return SPANISH.get(word, word) if lang == "es" else word


def say_unit(unit: str, lang: str, one: bool = False) -> str:
    """Return a unit in a language; of exactly one thing in the singular: "people", but "1 person"."""
    said = say_word(unit, lang)
    if not one or (lang == "es" and said == unit):
        return said
    if said in _ONE:
        return _ONE[said]
    noun, space, rest = said.partition(" ")
    if len(noun) > 3 and noun.isalpha():
        for plural, singular in (("iones", "ión"), ("ies", "y"), ("s", "")):
            if noun.endswith(plural):
                noun = noun.removesuffix(plural) + singular
                break
    return _ONE.get(noun, noun) + space + rest


def unit_to_add(unit: str, claim: str, lang: str, one: bool = False) -> str:
    """Return the noun that a value needs beside it, or an empty text where the claim or the value has it already.

    `one` says that the value is exactly one.
    """
    if not unit or unit == "%" or unit in CURRENCIES:
        return ""
    words = [word[:5] for word in _LETTERS.findall(fold(claim))]
    said = set(words)
    if unit in ("people", "persons", "personas") and (said & {"perso", "peopl"} or _PERSONS.intersection(words[:4])):
        return ""
    spoken = say_word(unit, lang)
    wanted = [word[:5] for word in _LETTERS.findall(fold(spoken))]
    return "" if wanted and all(word in said for word in wanted) else say_unit(unit, lang, one)


def _built(quantity: Quantity, text: str, lang: str) -> str:
    numbers = quantity.numbers
    folded = " ".join(fold(text).split())
    if not quantity.hedge and quantity.bound is not Bound.RANGE:
        named = (_TO_SPANISH if lang == "es" else _TO_ENGLISH).get(folded)
        if named:
            return named
    if not numbers:
        return text
    said = [_number(number, quantity, text, lang) for number in numbers]
    if quantity.bound is Bound.RANGE and len(said) == 2:
        if folded.startswith(("between", "entre")):
            return f"entre {said[0]} y {said[1]}" if lang == "es" else f"between {said[0]} and {said[1]}"
        low, scale = said[0].split(" ", 1)[0], said[1].partition(" ")[2]
        return f"{low}–{said[1]}" if scale and said[0].endswith(f" {scale}") else f"{said[0]}–{said[1]}"
    hedge = SAID.get(lang, SAID["en"]).get(quantity.bound, "")
    return f"{hedge} {said[0]}".strip()


def _number(number: Decimal, quantity: Quantity, text: str, lang: str) -> str:
    if _SCALED.search(text) and abs(number) >= 10**6:
        if lang == "en" and abs(number) >= 10**9:
            return f"{group(number / 10**9)} billion"
        million = number / 10**6
        name = "million" if lang == "en" else "millón" if million == 1 else "millones"
        return f"{group(million, lang)} {name}"
    if lang == "es" and _THOUSANDS.search(text) and number % 1000 == 0 and abs(number) < 10**6:
        return f"{group(number / 1000, lang)} mil"
    places = -int(quantity.resolution.as_tuple().exponent) if quantity.resolution < 1 else 0
    return group(number, lang, places)


def _with_unit(said: str, unit: str, lang: str) -> str:
    if unit == "%" and not re.search(r"%|percent|per cent|por ciento", said, re.IGNORECASE):
        return f"{said}\u00a0%" if lang == "es" else f"{said}%"
    if unit in CURRENCIES and not _MONEY.search(said) and unit not in said:
        return f"{said} {unit}"
    return said


def _point(date: PartialDate, tense: Tense, lang: str) -> str:
    if date.approximate:
        said = _long(PartialDate(date.year, date.month, date.day), lang)
        return f"hacia {said}" if lang == "es" else f"about {said}"
    if tense is Tense.CLOSED:
        return _short(date, lang) if date.day and lang == "en" else _long(date, lang)
    if lang == "es":
        return f"al {_long(date, lang)}" if date.day else f"en {_long(date, lang)}"
    return f"as of {_short(date, lang)}"


def _long(date: PartialDate, lang: str) -> str:
    about = "~" * date.approximate
    if not date.month:
        return f"{date.year}{about}"
    month = MONTHS[lang if lang in MONTHS else "en"][date.month - 1]
    day = str(date.day) if date.day else ""
    if lang == "es":
        return f"{day} de {month} de {date.year}{about}" if day else f"{month} de {date.year}{about}"
    return f"{day} {month} {date.year}{about}".strip()


def _short(date: PartialDate, lang: str, until: PartialDate | None = None) -> str:
    """Return a date with its month cut to three letters, without the year where the other end has the same."""
    about = "~" * date.approximate
    if not date.month:
        return f"{date.year}{about}"
    name = MONTHS[lang if lang in MONTHS else "en"][date.month - 1]
    month = name[:3] + ("." if lang == "es" and name != "mayo" else "") if name != "mayo" else "mayo"
    year = "" if until and until.year == date.year and until.month else str(date.year)
    return " ".join(part for part in (str(date.day) if date.day else "", month, year) if part) + about


def _who(source: Source) -> str:
    names = [name for name in (*(author.literal for author in source.author), source.publisher) if name]
    parts = source.id.split("-")
    for name in names:
        initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
        if len(initials) > 1 and fold(initials) in parts:
            return initials
    for name in names:
        if len(name) <= 20:
            return name
    families = [author.family for author in source.author if author.family]
    if len(families) > 2:
        return f"{families[0]} et al."
    if families:
        return " & ".join(families)
    host = re.match(r"[a-z][a-z0-9+.-]*://(?:www\.)?([^/:?#]+)", source.url, re.IGNORECASE)
    house = next((name for name in names if len(name) <= _SHORT_ENOUGH), "")
    named = source.container or house or (host[1] if host else "") or next(iter(names), "")
    return named or " ".join(part.upper() if len(part) <= 4 and part.isalpha() else part for part in parts)
