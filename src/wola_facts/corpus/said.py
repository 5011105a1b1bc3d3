"""What a person types for a field of a record, as the value that TOML holds: numbers, days, lists, spoken texts."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from wola_facts.corpus.settings import Settings
from wola_facts.errors import UsageError
from wola_facts.model.dates import DateError, read_day
from wola_facts.model.figures import ValueTextError, read_value
from wola_facts.model.interval import Interval, plain
from wola_facts.model.quantity import Bound

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,59})(?:\.[0-9]{1,59})?")
_LANGUAGES = ("en", "es")

#: Fields that hold one text or a list of them.
LISTS = frozenset({"source", "according_to", "supersedes", "disputes", "topics", "tags", "author", "derived_from"})
_DATES = frozenset({"date", "checked", "due", "accessed", "archived"})
_SPOKEN = frozenset({"claim", "note", "definition", "title"})
_PAIRED = frozenset({"dims", "parts", "of_which"})


def shaped(field: str, said: Sequence[str], unit: str, settings: Settings, flag: str = "") -> object:
    """Return the value of a field of a fact or a source; `said` is what was typed, several times where it may be.

    What cannot be read is returned as the text that it is: the schema will say what is wrong with it.

    Raises:
        UsageError: for a text that is no text, one field said twice, or a pair without its name.
    """
    for text in said:
        if not _is_text(text):
            raise UsageError(f"{flag or field} holds bytes that are not UTF-8 text.", "Write it in UTF-8.")
    if field in _SPOKEN:
        return _spoken(field, said, settings, flag)
    if field in LISTS:
        return said[0] if len(said) == 1 and field not in ("topics", "tags", "derived_from") else list(said)
    if field in _PAIRED:
        return _pairs(field, said, unit, settings, flag)
    if len(said) > 1:
        raise UsageError(f"{flag or field} is given twice.", "Give it once.")
    if field == "value":
        return value(said[0], unit, settings)
    if field == "of":
        return _number(said[0])
    return day_or_text(said[0]) if field in _DATES else said[0]


def value(text: str, unit: str, settings: Settings) -> object:
    """Return a number or true or false where the grammar reads the text as just that, else the text."""
    text = text.strip()
    if text in ("true", "false"):
        return text == "true"
    number = _number(text)
    if isinstance(number, str):
        return text
    try:
        read = read_value(text, unit, settings.lang, settings.widths)
    except ValueTextError:
        return number
    # "61.000" is sixty-one thousand in a Spanish corpus: there it stays a text.
    same = read.bound is Bound.EXACT and read.interval == Interval.exactly(Decimal(number))
    return number if same else text


def day_or_text(text: str) -> object:
    """Return a full day as a date, which TOML has a type for; months, years and periods stay texts."""
    try:
        return read_day(text)
    except DateError:
        return text.strip()


def _number(text: str) -> int | Decimal | str:
    """Return a number where its every digit would be written again, else the text."""
    if not _NUMBER.fullmatch(text):
        return text
    number = Decimal(text)
    return (int(text) if "." not in text else number) if plain(number) == text else text


def _spoken(field: str, said: Sequence[str], settings: Settings, flag: str) -> object:
    by_language: dict[str, str] = {}
    for text in said:
        lang, colon, rest = text.partition(":")
        known = colon and lang in (*_LANGUAGES, settings.lang) and rest.strip()
        lang, words = (lang, rest.strip()) if known else ("", text)
        if lang in by_language:
            hint = f'For several languages: {flag or field} "en:..." {flag or field} "es:...".'
            raise UsageError(f"{flag or field} is given twice{f' in {lang}' if lang else ''}.", hint)
        by_language[lang] = words
    if set(by_language) == {""}:
        return by_language[""]
    if "" in by_language:
        by_language = {settings.lang if lang == "" else lang: words for lang, words in by_language.items()}
        if len(by_language) < len(said):
            raise UsageError(f"{flag or field} is given twice in {settings.lang}.", "Give it once.")
    return by_language


def _pairs(field: str, said: Iterable[str], unit: str, settings: Settings, flag: str) -> object:
    texts = list(said)
    if field != "dims" and all("=" not in text for text in texts):
        return texts
    pairs: dict[str, object] = {}
    for text in texts:
        name, equals, rest = (part.strip() for part in text.partition("="))
        if not (equals and name and rest):
            raise UsageError(f"{flag or field}: `{text}` is no NAME=VALUE.", f"Write {flag or field} women=12.")
        if name in pairs:
            raise UsageError(f"{flag or field}: `{name}` is given twice.", "Give it once.")
        pairs[name] = rest if field == "dims" else value(rest, unit, settings)
    return pairs


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
