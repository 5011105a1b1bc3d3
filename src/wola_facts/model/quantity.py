"""A quantity: the interval that a figure stands for, the words it was given in, and its unit."""

import re
from decimal import Decimal
from enum import Enum
from functools import cache

from wola_facts.model.interval import Interval, plain
from wola_facts.model.plain import Plain, replace

#: ISO 4217, active codes of states.
CURRENCIES = frozenset(
    (
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
        "CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ "
        "GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR "
        "LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN "
        "PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB "
        "TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL"
    ).split()
)

#: Units of measurement and names of money, in both languages: what one has 2.5 of.
MEASURED = frozenset(
    (
        "percent percentage point points index ratio rate score "
        "second seconds minute minutes hour hours day days week weeks month months year years decade decades "
        "segundo segundos minuto minutos hora horas día días semana semanas mes meses año años década décadas "
        "m km cm mm mi mile miles metre metres meter meters kilometre kilometres kilometer kilometers metro metros "
        "kilómetro kilómetros m2 m² km2 km² ha hectare hectares hectárea hectáreas acre acres "
        "g kg mg t ton tons tonne tonnes tonelada toneladas gram grams kilogram kilograms kilo kilos gramo gramos "
        "l litre litres liter liters litro litros m3 m³ barrel barrels barril barriles "
        "°c °f c degree degrees grado grados w kw mw gw kwh mwh gwh "
        "peso pesos dollar dollars dólar dólares euro euros us$ mx$ $ € £"
    ).split()
)


class Bound(Enum):
    """What a hedge makes of its number; the words of the value grammar."""

    EXACT = "exactly"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "less than"
    UP_TO = "up to"
    ALMOST = "almost"
    ABOUT = "about"
    RANGE = "range"


#: How a bound is said where the wording itself cannot be used, say in the other language.
SAID = {
    "en": {
        Bound.OVER: "over", Bound.AT_LEAST: "at least", Bound.UNDER: "less than", Bound.UP_TO: "up to",
        Bound.ALMOST: "almost", Bound.ABOUT: "about",
    },
    "es": {
        Bound.OVER: "más de", Bound.AT_LEAST: "al menos", Bound.UNDER: "menos de", Bound.UP_TO: "hasta",
        Bound.ALMOST: "casi", Bound.ABOUT: "cerca de",
    },
}  # fmt: skip


class Widths(Plain):
    """How far "about" and "almost" reach, as shares of the number (`[hedges]` in corpus.toml)."""

    about: Decimal = Decimal("0.05")
    almost: Decimal = Decimal("0.10")


class Quantity(Plain):
    """An exact interval with the wording it was made from.

    `text` is the wording as the source has it, or the canonical one of an interval table; `numbers` are those that
    it names, before any hedge widens them; `resolution` is the weight of the last digit written.
    """

    interval: Interval
    text: str
    bound: Bound = Bound.EXACT
    hedge: str = ""
    unit: str = ""
    numbers: tuple[Decimal, ...] = ()
    resolution: Decimal = Decimal(1)
    boolean: bool = False

    @property
    def low(self) -> Decimal | None:
        """The lower end; None is unbounded."""
        return self.interval.low

    @property
    def high(self) -> Decimal | None:
        """The upper end; None is unbounded."""
        return self.interval.high

    @property
    def low_open(self) -> bool:
        """Whether the lower end itself is excluded."""
        return self.interval.low_open

    @property
    def high_open(self) -> bool:
        """Whether the upper end itself is excluded."""
        return self.interval.high_open

    @property
    def counted(self) -> bool:
        """Whether it counts whole things."""
        return is_counted(self.unit)

    def rounded(self) -> Interval:
        """Return the interval that derived comparisons (sum, ratio, percentage) take.

        A single number that was written to *d* decimals stands for all that round to it; whole counts never do.
        """
        low = self.interval.low
        if low is None or not self.interval.single or self.counted or self.boolean or self.resolution >= 1:
            return self.interval
        half = self.resolution / 2
        return Interval(low - half, low + half, False, True)

    def signed(self) -> "Quantity":
        """Return the same quantity where its measure can be negative: "less than 3" then has no lower end."""
        if self.bound not in (Bound.UNDER, Bound.UP_TO) or self.interval.low != 0:
            return self
        return replace(self, interval=Interval(None, self.interval.high, True, self.interval.high_open))


@cache
def is_counted(unit: str) -> bool:
    """Whether a unit is a counted noun, and so means whole numbers.

    Any unit is but %, an ISO 4217 currency, a unit of measurement, or "x per y". No unit at all says nothing.
    """
    if not unit or unit == "%":
        return False
    if re.search(r"/|(?<!\w)(?:per|por|percent)(?!\w)", unit.casefold()):
        return False
    words = re.findall(r"[^\s,;()]+", unit)
    return not any(word in CURRENCIES or word.casefold() in MEASURED for word in words)


def group(number: Decimal, lang: str = "en", places: int = 0) -> str:
    """Return a number with its thousands grouped: 61,637 in English; 61 637 with a no-break space in Spanish.

    It has at least so many decimal places as are asked for: 1.50 is not 1.5 to who rounds.

    In Spanish four digits stand together (Ortografía de la lengua española, 2010), and decimals keep the point,
    as they do in Mexico.
    """
    text = plain(number)
    whole, point, decimals = text.lstrip("-").partition(".")
    sign = "-" if text.startswith("-") else ""
    if lang == "es":
        grouped = whole if len(whole) < 5 else f"{int(whole):,}".replace(",", "\u00a0")
    else:
        grouped = f"{int(whole):,}"
    if places > len(decimals):
        point, decimals = ".", decimals.ljust(places, "0")
    return f"{sign}{grouped}{point}{decimals}"
