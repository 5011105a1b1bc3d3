"""Two numbers that are one figure: "300-400", "between 5% and 10%", "2 to 3 million", "-5 to -3"."""

import re
from decimal import Decimal, localcontext

from wola_facts.model import hedges
from wola_facts.model.interval import PRECISION
from wola_facts.model.nouns import PERCENT
from wola_facts.model.numerals import Numeral, read_numeral
from wola_facts.model.passed_over import glued_after
from wola_facts.model.plain import Plain


class Language(Plain):
    """By which language words read, and by which digits: a record in English may say "treinta" or "3,000"."""

    words: str
    digits: str


class Signed(Plain):
    """A number as far as it is read: with its sign and currency it stands from `start` to `end`."""

    numeral: Numeral
    start: int
    end: int
    minus: bool = False
    #: Whether a minus came from words ("fell by 54 percent").
    fell: bool = False


class Range(Plain):
    """Both ends of a range, and where it stands."""

    low: Decimal
    high: Decimal
    start: int
    end: int
    resolution: Decimal


def read_range(text: str, first: Signed, floor: int, language: Language, running: bool) -> Range | None:
    """Return the range that begins with a number, or None where none does. Nothing before `floor` belongs to it."""
    lower = first.numeral
    if not lower.exact:
        return None
    between = _BETWEEN.search(text, max(floor, first.start - 16), first.start)
    share = PERCENT.match(text, first.end)
    joint = (_AND if between else _DASH).match(text, share.end() if share else first.end)
    if not joint or (is_year(text, lower) and not between and joint.group()[0] not in "-–"):
        return None  # "rose in 2019 to 3,000"
    at = joint.end()
    if at >= len(text) or (joint["a"] and language.words != "es" and not text[at].isdigit()):
        return None  # "three a day"
    upper = numeral_at(text, at, language)
    if upper is None or not upper.exact or glued_after(text, upper.end):
        return None
    if joint["spelled"] and not between and not _spans(text, first, floor, joint["spelled"], running):
        return None
    if (share and not PERCENT.match(text, upper.end)) or (is_year(text, lower) and is_year(text, upper)):
        return None
    low, high = _ends(first, upper, bool(joint["minus"]))
    if low > high and running:
        return None  # in a record's value it is a mistake to report; in running text it is no range
    return Range(low, high, between.start() if between else first.start, upper.end, upper.resolution)


def _spans(text: str, first: Signed, floor: int, joint: str, running: bool) -> bool:
    """Whether "300 to 400" is one figure. Behind a change ("it rose from 300 to 400") it is two, one before, one after.

    A record's value begins with its number, and "al" joins what "del" began: "del 20 al 30 por ciento".
    """
    since = _FROM.search(text, max(floor, first.start - 10), first.start)
    if since is None:
        return joint != "al"
    if not running or hedges.before(text, first.start, floor, running):
        return False  # "más de 300 a 400"
    clause = _CLAUSE.split(text[max(0, since.start() - 80) : since.start()])[-1]
    return not _CHANGE.search(clause)


def numeral_at(text: str, start: int, language: Language) -> Numeral | None:
    """Return the number that begins at `start`, or None."""
    return read_numeral(text, start, language.digits if text[start].isdigit() else language.words)


def is_year(text: str, numeral: Numeral) -> bool:
    """Return whether a number could be a year: four bare digits from 1500 to 2100."""
    return numeral.bare and bool(_YEAR.fullmatch(text[numeral.start : numeral.end]))


def _ends(first: Signed, upper: Numeral, minus: bool) -> tuple[Decimal, Decimal]:
    low, high = first.numeral.low, upper.low
    if upper.scale > 1 and first.numeral.scale == 1:
        # "2-3 million": the scale is of both, but for "500,000 to 1 million", where it cannot be.
        with localcontext(prec=PRECISION * 2):
            scaled = low * upper.scale
        low = low if scaled > high and low >= 100 else scaled
    if first.fell:
        return high.copy_negate(), low.copy_negate()
    return low.copy_negate() if first.minus else low, high.copy_negate() if minus else high


# Behind a joint a currency, an article or a minus may stand again: "$5 to $10", "entre el 5% y el 10%", "-5 to -3".
_AGAIN = r"(?:(?:an?|the|el|las?|los|una?)\s+(?=\S?[0-9]))?(?:(?:US\$|MX\$|\$|€|£)\s?)?(?P<minus>[-−](?=[0-9]))?"
_DASH = re.compile(rf"(?:\s?[-–]\s?(?=[0-9$€£UM−])|—(?=[0-9])|\s+(?P<spelled>to|(?P<a>al?))\s+){_AGAIN}", re.IGNORECASE)
_AND = re.compile(rf"\s+(?P<spelled>and|y|(?P<a>(?!)))\s+{_AGAIN}", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)(?:between|entre)\s+(?:(?:an?|the|el|las?|los|una?)\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)(?:from|del?|desde)\s+(?:(?:el|las?|los)\s+)?\S{0,3}$", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?]\s|\n\s*\n")
#: Words of a change from one number to another, in any of their forms.
_CHANGE = re.compile(
    r"(?<!\w)(?:ros|ris|fall|fell|increas|decreas|gr[eo]w|went|go(?:es|ing|ne)?(?!\w)|drop|declin|climb|jump|mov|chang|"
    r"expand|shr[aiu]nk|reduc|up(?!\w)|down(?!\w)|doubl|tripl|quadrupl|surg|soar|plung|plummet|rais|cut|lower|improv|"
    r"sw[eo]l|sli[dp]|shot|spik|revis|correct|adjust|escalat|worsen|dwindl|swung|shift|"
    r"pas[aóo]|aument|sub[ií]|crec|baj|ca[eyí]|disminu|redu[cj]|increment|desc[ie]|cambi|elev|ascend|salt|duplic|triplic|"
    r"corrig|corrección|ajust|empeor|mejor|retroce|desplom|dispar)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}|2100")
