"""The names of numbers in English and Spanish: "twenty-one", "doscientas", "a third", "dozens"."""

from decimal import Decimal
from functools import cache

from wola_facts.model.plain import Plain


class Named(Plain):
    """What a name means: an exact number, one that no finite decimal is ("a third"), or no upper end ("dozens")."""

    low: Decimal
    high: Decimal | None
    #: The weight of the last digit said: 100 in "two hundred", 1 in "one hundred".
    resolution: Decimal


_UNITS_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS_ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis "
    "veintisiete veintiocho veintinueve"
).split()
_TENS_ES = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS_ES = "dosc tresc cuatroc quin seisc setec ochoc novec".split()

_ONE = Decimal(1)
_HALF = Named(Decimal("0.5"), Decimal("0.5"), Decimal("0.1"))
_THIRD = Named(Decimal("0.333333333333"), Decimal("0.333333333334"), Decimal("0.01"))
_TWO_THIRDS = Named(Decimal("0.666666666666"), Decimal("0.666666666667"), Decimal("0.01"))
_QUARTER = Named(Decimal("0.25"), Decimal("0.25"), Decimal("0.01"))
_THREE_QUARTERS = Named(Decimal("0.75"), Decimal("0.75"), Decimal("0.01"))
_FRACTIONS_EN = {
    "half": _HALF, "a third": _THIRD, "one third": _THIRD, "two thirds": _TWO_THIRDS, "a quarter": _QUARTER,
    "one quarter": _QUARTER, "three quarters": _THREE_QUARTERS,
}  # fmt: skip
_FRACTIONS_ES = {
    "la mitad": _HALF, "mitad": _HALF, "medio": _HALF, "media": _HALF, "un tercio": _THIRD,
    "una tercera parte": _THIRD, "la tercera parte": _THIRD, "dos tercios": _TWO_THIRDS,
    "dos terceras partes": _TWO_THIRDS, "un cuarto": _QUARTER, "una cuarta parte": _QUARTER,
    "la cuarta parte": _QUARTER, "tres cuartos": _THREE_QUARTERS, "tres cuartas partes": _THREE_QUARTERS,
}  # fmt: skip
_MORE_EN = {
    "hundred": 100, "a dozen": 12, "dozen": 12, "half a dozen": 6, "a thousand": 1000, "a million": 10**6,
    "a billion": 10**9, "a couple": 2,
}  # fmt: skip
_MORE_ES = {
    "un": 1, "una": 1, "veintiun": 21, "veintiuna": 21, "mil": 1000, "docena": 12, "una docena": 12,
    "media docena": 6, "una decena": 10, "una veintena": 20, "una treintena": 30, "un centenar": 100, "un millar": 1000,
}  # fmt: skip
_UNBOUNDED_EN = {
    "dozens": 24, "hundreds": 200, "thousands": 2000, "tens of thousands": 20_000,
    "hundreds of thousands": 200_000, "millions": 2 * 10**6, "billions": 2 * 10**9,
}  # fmt: skip
_UNBOUNDED_ES = {
    "decenas": 20, "docenas": 24, "cientos": 200, "centenares": 200, "centenas": 200, "miles": 2000, "millares": 2000,
    "decenas de miles": 20_000, "cientos de miles": 200_000, "centenares de miles": 200_000, "millones": 2 * 10**6,
}  # fmt: skip
_SEVERAL_EN = {"dozen": 24, "hundred": 200, "thousand": 2000, "million": 2 * 10**6, "billion": 2 * 10**9}
_SEVERAL_ES = {"varios": ("cientos", "centenares", "miles", "millares", "millones"),
               "varias": ("decenas", "docenas", "centenas")}  # fmt: skip

#: The most words that one name has: "nine hundred and ninety-nine".
LONGEST = 5


@cache
def names(lang: str) -> tuple[dict[str, Named], frozenset[str]]:
    """Return what each folded name of a number means in a language, and the words that such a name can begin with."""
    found = _spanish() if lang == "es" else _english()
    return found, frozenset(name.split()[0] for name in found)


def _english() -> dict[str, Named]:
    small = _below_hundred(_UNITS_EN, _TENS_EN, 2, " ")
    found = {name: _exactly(n) for name, n in (small | _MORE_EN).items()}
    found |= {f"{name} and a half": _and_a_half(n) for name, n in small.items() if 0 < n <= 20}
    for hundred, begun in ((n, name) for name, n in (small | {"a": 1}).items() if 0 < n < 20 and n != 10):
        found[f"{begun} hundred"] = Named(Decimal(100 * hundred), Decimal(100 * hundred), _weight(hundred))
        for name, n in small.items() if hundred < 10 else ():
            if n:
                found[f"{begun} hundred and {name}"] = found[f"{begun} hundred {name}"] = _exactly(100 * hundred + n)
    found |= _FRACTIONS_EN | {name: _from(least) for name, least in _UNBOUNDED_EN.items()}
    found |= {f"{some} {name}": _from(n) for name, n in _SEVERAL_EN.items() for some in ("several", "a few", "few")}
    return found


def _spanish() -> dict[str, Named]:
    small = _below_hundred(_UNITS_ES, _TENS_ES, 3, " y ")
    small |= {f"{ten} y {one}": 10 * n + 1 for n, ten in enumerate(_TENS_ES, 3) for one in ("un", "una")}
    found = {name: _exactly(n) for name, n in (small | _MORE_ES).items()}
    rest = small | {"un": 1, "una": 1, "veintiun": 21, "veintiuna": 21}
    found |= {f"{name} y {half}": _and_a_half(n)
              for name, n in rest.items() if 0 < n <= 20 for half in ("medio", "media")}  # fmt: skip
    for hundred, ending in ((n, ending) for n in range(1, 10) for ending in ("os", "as")):
        begun = "ciento" if hundred == 1 else f"{_HUNDREDS_ES[hundred - 2]}ient{ending}"
        if hundred == 5:
            begun = f"quinient{ending}"
        found[begun] = Named(Decimal(100 * hundred), Decimal(100 * hundred), _weight(hundred))
        found |= {f"{begun} {name}": _exactly(100 * hundred + n) for name, n in rest.items() if n}
    found["cien"] = found["ciento"]
    found |= _FRACTIONS_ES | {name: _from(least) for name, least in _UNBOUNDED_ES.items()}
    for some, kinds in _SEVERAL_ES.items():
        found |= {f"{some} {name}": _from(_UNBOUNDED_ES[name]) for name in kinds}
    return found


def _below_hundred(units: list[str], tens: list[str], first: int, joint: str) -> dict[str, int]:
    found = {name: n for n, name in enumerate(units)}
    for ten, name in enumerate(tens, first):
        found[name] = 10 * ten
        found |= {f"{name}{joint}{unit}": 10 * ten + n for n, unit in enumerate(units[:10]) if n}
    return found


def _weight(hundreds: int) -> Decimal:
    """Return the weight of the last digit said: "two hundred" is two of a scale, "one hundred" a word of its own."""
    return _ONE if hundreds == 1 else Decimal(100)


def _exactly(number: int) -> Named:
    return Named(Decimal(number), Decimal(number), _ONE)


def _and_a_half(number: int) -> Named:
    return Named(number + _HALF.low, number + _HALF.low, _HALF.resolution)


def _from(least: int) -> Named:
    return Named(Decimal(least), None, _ONE)
