"""Numbers as people write them in English and Spanish: grouped digits, "40 mil 180", "half a million", words."""

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from functools import cache

from wola_facts.model.plain import Plain

#: Spaces that may group digits: no-break, figure, thin and narrow no-break. A plain space never does.
GROUP_SPACES = "\u00a0\u2007\u2009\u202f"

#: A number longer than this is not a figure that anyone published.
LONGEST = 60

_UNITS_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS_ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve"
).split()
_TENS_ES = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()

_Named = tuple[Decimal, Decimal | None, Decimal]
_HALF = (Decimal("0.5"), Decimal("0.5"), Decimal("0.1"))
_THIRD = (Decimal("0.333333333333"), Decimal("0.333333333334"), Decimal("0.01"))
_TWO_THIRDS = (Decimal("0.666666666666"), Decimal("0.666666666667"), Decimal("0.01"))
_QUARTER = (Decimal("0.25"), Decimal("0.25"), Decimal("0.01"))
_THREE_QUARTERS = (Decimal("0.75"), Decimal("0.75"), Decimal("0.01"))
_FRACTIONS_EN: dict[str, _Named] = {
    "half": _HALF, "a third": _THIRD, "one third": _THIRD, "two thirds": _TWO_THIRDS, "a quarter": _QUARTER,
    "one quarter": _QUARTER, "three quarters": _THREE_QUARTERS,
}  # fmt: skip
_FRACTIONS_ES: dict[str, _Named] = {
    "la mitad": _HALF, "mitad": _HALF, "medio": _HALF, "un tercio": _THIRD, "dos tercios": _TWO_THIRDS,
    "un cuarto": _QUARTER, "tres cuartos": _THREE_QUARTERS,
}  # fmt: skip
_MORE_EN = {
    "hundred": 100, "a hundred": 100, "one hundred": 100, "a dozen": 12, "dozen": 12, "two dozen": 24,
    "three dozen": 36, "a thousand": 1000, "a million": 10**6, "a billion": 10**9,
}  # fmt: skip
_MORE_ES = {
    "un": 1, "una": 1, "veintiun": 21, "treinta y un": 31, "cien": 100, "ciento": 100, "mil": 1000,
    "docena": 12, "una docena": 12, "dos docenas": 24, "tres docenas": 36,
}  # fmt: skip
_UNBOUNDED_EN = {
    "dozens": 24, "hundreds": 200, "thousands": 2000, "tens of thousands": 20_000,
    "hundreds of thousands": 200_000, "millions": 2 * 10**6,
}  # fmt: skip
_UNBOUNDED_ES = {
    "decenas": 20, "docenas": 24, "cientos": 200, "miles": 2000, "decenas de miles": 20_000,
    "cientos de miles": 200_000, "millones": 2 * 10**6,
}  # fmt: skip


class Numeral(Plain):
    """A number read from text: its value, where it stands, and the weight of the last digit written."""

    low: Decimal
    high: Decimal | None  # equal to low but for "a third" (not a finite decimal) and "dozens" (unbounded)
    start: int
    end: int
    resolution: Decimal
    #: Whether plain digits without grouping, scale or decimals: only such can be a year.
    bare: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


def read_digits(token: str, lang: str) -> tuple[Decimal, int] | None:
    """Return the value and the count of decimals of grouped digits, or None where the groups are not three digits.

    A single dot group ("61.000") is thousands in Spanish and a decimal elsewhere; a comma before anything but
    three digits is a decimal comma in Spanish and nothing in English.
    """
    if len(token) > LONGEST:
        return None
    spaced = token.translate(_TO_PLAIN_SPACE)
    if " " in spaced:
        whole, mark, decimals = _split_decimals(spaced)
        return _grouped(whole, " ", decimals) if mark or not decimals else None
    dots, commas = spaced.count("."), spaced.count(",")
    if dots and commas:
        last = max(spaced.rfind("."), spaced.rfind(","))
        group = "," if spaced[last] == "." else "."
        return _grouped(spaced[:last], group, spaced[last + 1 :])
    if not dots and not commas:
        return Decimal(spaced), 0
    mark = "." if dots else ","
    grouped = _grouped(spaced, mark, "")
    if grouped and (dots + commas > 1 or mark == "," or lang == "es"):
        return grouped
    if dots + commas > 1 or (mark == "," and lang != "es"):
        return None
    whole, _, decimals = spaced.partition(mark)
    return Decimal(f"{whole}.{decimals}"), len(decimals)


def read_numeral(text: str, start: int, lang: str) -> Numeral | None:
    """Return the longest number that begins at `start`, its scale included, or None where none does."""
    found = _DIGITS.match(text, start)
    if found:
        return _with_scale(text, _digits_at(found, lang), lang)
    return _worded(text, start, lang)


def may_start(text: str, lang: str) -> Iterator[int]:
    """Yield every place in a text where a number of that language may begin, from left to right."""
    first_words = _words(lang)[1]
    for found in _STARTS.finditer(text):
        if found[0].isdigit() or _fold(found[0]) in first_words:
            yield found.start()


def _digits_at(found: re.Match[str], lang: str) -> Numeral | None:
    token = found[0]
    read = read_digits(token, lang)
    if read is None:
        # "24<thin space>15" are two numbers, not one that is badly grouped.
        head = re.split(f"[{GROUP_SPACES}]", token, maxsplit=1)[0]
        read = read_digits(head, lang) if head != token else None
        token = head
    if read is None:
        return None
    number, decimals = read
    end = found.start() + len(token)
    return Numeral(number, number, found.start(), end, Decimal(1).scaleb(-decimals), token.isdigit())


def _with_scale(text: str, base: Numeral | None, lang: str) -> Numeral | None:
    """Extend a number by the scale words that follow: "1.5 million", "40 mil 180", "2 millones 500 mil"."""
    if base is None:
        return None
    total, end, resolution, last = Decimal(0), base.end, base.resolution, None
    part = base.low
    with localcontext(prec=LONGEST * 2):
        while found := _SCALE.match(text, end):
            scale = _SCALES[_fold(found[1])]
            if last is not None and scale >= last:
                break
            total += part * scale
            end, resolution, last = found.end(), base.resolution * scale, scale
            more = _MORE_DIGITS.match(text, end)
            part = Decimal(0)
            if not more or base.resolution != 1 or last < 1000:
                break
            part, digits_end = Decimal(more[1]), more.end()
            if part == 0 or part >= last or not (_SCALE.match(text, digits_end) or lang == "es" or last == 1000):
                part = Decimal(0)
                break
            after = _SCALE.match(text, digits_end)
            end, resolution = digits_end, Decimal(1)
            if not after or _SCALES[_fold(after[1])] >= last:
                break
        total += part
    if last is None:
        return base
    high = None if base.high is None else total if base.exact else base.high * (total / base.low)
    return Numeral(total, high, base.start, end, resolution)


def _worded(text: str, start: int, lang: str) -> Numeral | None:
    """Read the longest run of at most four words that names a number."""
    names, _ = _words(lang)
    run = _RUN.match(text, start)
    while run:
        known = names.get(_fold(run[0]))
        if known:
            break
        cut = max(run[0].rfind(mark) for mark in " -\t\n")
        run = _RUN.match(text, start, start + cut) if cut > 0 else None
    if not run:
        return None
    low, high, resolution = known or (Decimal(0), None, Decimal(0))
    numeral = Numeral(low, high, start, run.end(), resolution)
    if high is None:
        return numeral
    more = _MORE_DIGITS.match(text, numeral.end) if lang == "es" and _fold(run[0]) == "mil" else None
    if more:  # "mil 478" leaves out the "1" of "1 mil 478"
        number = low + Decimal(more[1])
        return _with_scale(text, Numeral(number, number, start, more.end(), resolution), lang)
    article = _ARTICLE.match(text, numeral.end) if resolution < 1 else None
    if article and _SCALE.match(text, article.end()):
        numeral = Numeral(low, high, start, article.end(), resolution)
    return _with_scale(text, numeral, lang)


def _fold(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").split()).translate(_UNACCENTED)


def _split_decimals(text: str) -> tuple[str, str, str]:
    for mark in ".,":
        if mark in text:
            return text.rpartition(mark)
    return text, "", ""


def _grouped(whole: str, separator: str, decimals: str) -> tuple[Decimal, int] | None:
    first, *groups = whole.split(separator)
    fine = first.isdigit() and 1 <= len(first) <= 3 and groups and all(len(g) == 3 and g.isdigit() for g in groups)
    if not fine or first.startswith("0") or (decimals and not decimals.isdigit()):
        return None
    return Decimal(first + "".join(groups) + ("." + decimals if decimals else "")), len(decimals)


@cache
def _words(lang: str) -> tuple[dict[str, _Named], frozenset[str]]:
    """Return what each number word of a language means, and the words that such a name can begin with."""
    names: dict[str, _Named] = {}
    units, tens, joint = (_UNITS_ES, _TENS_ES, " y ") if lang == "es" else (_UNITS_EN, _TENS_EN, " ")
    exact = {_fold(name): n for n, name in enumerate(units)}
    for ten, name in enumerate(tens, start=3 if lang == "es" else 2):
        exact[name] = 10 * ten
        exact |= {f"{name}{joint}{_fold(unit)}": 10 * ten + n for n, unit in enumerate(units[:10]) if n}
    exact |= _MORE_ES if lang == "es" else _MORE_EN
    names |= {name: (Decimal(n), Decimal(n), Decimal(1)) for name, n in exact.items()}
    names |= _FRACTIONS_ES if lang == "es" else _FRACTIONS_EN
    unbounded = _UNBOUNDED_ES if lang == "es" else _UNBOUNDED_EN
    names |= {name: (Decimal(least), None, Decimal(1)) for name, least in unbounded.items()}
    return names, frozenset(name.split()[0] for name in names)


_UNACCENTED = str.maketrans("áéíóúü", "aeiouu")
_TO_PLAIN_SPACE = str.maketrans(dict.fromkeys(GROUP_SPACES, " "))
_STARTS = re.compile(r"[0-9]+|(?<![\w-])[^\W\d_]+")
_RUN = re.compile(r"[^\W\d_]+(?:[ \t\n-]+[^\W\d_]+){0,3}(?!\w)")
_ARTICLE = re.compile(r"\s+(?:an?|de)(?=\s)")
_DIGITS = re.compile(rf"[0-9](?:[0-9.,{GROUP_SPACES}]{{0,{LONGEST}}}[0-9])?(?![0-9])")
_MORE_DIGITS = re.compile(r"\s+([0-9]{1,3})(?![0-9.,/:-]*[0-9])(?!\s*%)")
_SCALES = {
    "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "mil": 1000, "million": 10**6,
    "millions": 10**6, "millon": 10**6, "millones": 10**6, "mil millones": 10**9, "billion": 10**9,
    "billions": 10**9, "trillion": 10**12, "billones": 10**12, "billon": 10**12,
}  # fmt: skip
_SCALE = re.compile(
    r"\s+(hundreds?|thousands?|mil\s+millones|mil|millions?|mill[oó]n|millones|billions?|trillions?|bill[oó]n|billones)"
    r"(?![\w])",
    re.IGNORECASE,
)
