"""The one reader of figures: what a record's `value` says, and every figure in running text.

Both follow the value grammar: hedge, number, scale, percent; ranges; English and Spanish.
"""

import re
from decimal import Decimal

from wola_facts.model import hedges, numerals
from wola_facts.model.interval import Interval
from wola_facts.model.money import currency_beside
from wola_facts.model.nouns import NOUN, PERCENT, counts, noun
from wola_facts.model.passed_over import PASSED_OVER, glued, glued_after
from wola_facts.model.plain import Plain, replace
from wola_facts.model.quantity import CURRENCIES, SAID, Bound, Quantity, Widths, group, is_counted
from wola_facts.model.ranges import Language, Signed, is_year, numeral_at, read_range
from wola_facts.model.shares import read_share

GRAMMAR = (
    'a number (706, "40,180", "40 mil 180", 7.5, "fifteen"), perhaps with a hedge before it '
    "(over, at least, less than, up to, almost, about; más de, al menos, menos de, hasta, casi, cerca de), "
    'a scale (thousand, million, mil, millones) and % after it; or a range ("300-400", "between 300 and 400"); '
    "or a table such as { min = 300, max = 400 }. The counted noun goes into `unit`"
)


class ValueTextError(ValueError):
    """A value that the grammar cannot read; the message says what was found."""


class Figure(Plain):
    """A figure in running text: `text` is `source[start:end]`, hedge and percent sign included, noun excluded.

    `low` and `high` are exact decimals, None where unbounded; `hedge` is its wording in lower case, also where it
    spreads from the figure before ("at least 24 defenders and 15 journalists"); `unit` is "%", a currency, a unit
    of measurement or the noun that follows, as far as it can be told.
    """

    text: str
    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    hedge: str
    unit: str
    bound: Bound = Bound.EXACT
    numbers: tuple[Decimal, ...] = ()
    resolution: Decimal = Decimal(1)
    #: Whether a minus came from words ("fell by 54 percent").
    fell: bool = False

    @property
    def interval(self) -> Interval:
        """The interval it stands for."""
        return Interval(self.low, self.high, self.low_open, self.high_open)


def read_value(text: str, unit: str = "", lang: str = "en", widths: Widths | None = None) -> Quantity:
    """Return the quantity that a value text means.

    Raises:
        ValueTextError: where it does not follow the grammar, or its range runs backwards.
    """
    written = " ".join(_VALUE_SPACE.split(text)).strip(" ")
    if not written or len(written) > 120:
        raise ValueTextError(f'"{_short(text)}" is not a value' if written else "the value is empty")
    other = "en" if lang == "es" else "es"
    for words in (lang if lang == "es" else "en", other):
        figure = _read_whole(written, unit, Language(words, lang), widths or Widths())
        if figure:
            break
    else:
        raise ValueTextError(f'"{_short(text)}" is not a value of the grammar')
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        raise ValueTextError(f'"{_short(text)}" runs backwards: its upper end is below its lower one')
    if figure.unit == "%" and unit and unit.casefold() not in _PERCENT_UNITS:
        raise ValueTextError(f'"{_short(text)}" says percent, but the unit says {_short(unit)}')
    return Quantity(
        figure.interval,
        " ".join(text.split(" ")).strip(),
        figure.bound,
        figure.hedge,
        "%" if figure.unit == "%" and not unit else unit,
        figure.numbers,
        figure.resolution,
    )


def read_figures(text: str, lang: str | None = None, widths: Widths | None = None) -> list[Figure]:
    """Return every figure in running text, from left to right.

    Dates, years, ordinals, numbered headings, footnote marks, locators ("art. 24") and codes ("CAT/C/7") are not
    figures. `lang` ("en" or "es") says how number words and single dot groups read; without it the text's own words
    decide.
    """
    language = lang if lang in ("en", "es") else guess_language(text)
    spans = [found.span() for found in PASSED_OVER.finditer(text)]
    figures: list[Figure] = []
    position = done = 0
    for start in numerals.may_start(text, language):
        if start < done:
            continue
        while position < len(spans) and spans[position][1] <= start:
            position += 1
        if position < len(spans) and spans[position][0] <= start:
            continue
        figure = _figure_at(text, start, done, language, widths or Widths())
        if figure is None:
            continue
        figures.append(_spread(text, figures[-1], figure, widths or Widths()) if figures else figure)
        done = figure.end
    return figures


def guess_language(text: str) -> str:
    """Return "es" where the commonest little words of a text are Spanish, "en" otherwise."""
    sample = re.findall(r"[^\W\d_]+", text[:4000].casefold())
    spanish = sum(word in _SPANISH_WORDS for word in sample)
    return "es" if spanish > sum(word in _ENGLISH_WORDS for word in sample) else "en"


def _read_whole(text: str, unit: str, language: Language, widths: Widths) -> Figure | None:
    """Read a text that must be one figure and nothing else."""
    for found in _VALUE_STARTS.finditer(text[:60]):
        numeral = numeral_at(text, found.start(), language)
        figure = _extend(text, numeral, 0, unit, widths, language) if numeral else None
        if figure and (figure.start, figure.end) == (0, len(text)):
            return figure
    return None


def _figure_at(text: str, start: int, done: int, lang: str, widths: Widths) -> Figure | None:
    if glued(text, start):
        return None
    numeral = numeral_at(text, start, Language(lang, lang))
    if numeral is None or glued_after(text, numeral.end):
        return None
    share = read_share(text, numeral, Language(lang, lang))
    word = text[numeral.start : numeral.end]
    if not word[0].isdigit() and not share and not counts(text, numeral, word, done):
        return None
    figure = _extend(text, share or numeral, done, None, widths, Language(lang, lang), ranges=not share)
    if is_year(text, numeral) and not _is_count_of_years(figure):
        return None
    return figure


def _extend(
    text: str,
    first: numerals.Numeral,
    floor: int,
    unit: str | None,
    widths: Widths,
    language: Language,
    *,
    ranges: bool = True,
) -> Figure:
    """Make a figure of a number: its sign, range, percent, currency, hedge and, where no unit is given, its noun."""
    running = unit is None
    start, minus, fell = _sign(text, first.start, floor)
    currency, start, end = currency_beside(text, start, first.end, floor)
    signed = Signed(first, start, end, minus, fell)
    upper = read_range(text, signed, floor, language, running) if ranges else None
    end = upper.end if upper else end
    percent = PERCENT.match(text, end)
    end = percent.end() if percent else end
    if not percent and (not currency or upper):
        after, _, end = currency_beside(text, end, end, end)
        currency = currency or after
    tail = None if upper else hedges.after(text, end)
    counted_noun = unit if unit is not None else noun(text, tail[0] if tail else end)
    kind = "%" if percent else currency or counted_noun
    low = first.low.copy_negate() if minus else first.low
    if upper:
        counted = is_counted(kind) and (not running or upper.low == upper.low.to_integral_value())
        interval = hedges.on_whole(Interval(upper.low, upper.high), counted)
        ends = (upper.low, upper.high)
        return _figure(text, upper.start, end, interval, "", kind, Bound.RANGE, ends, upper.resolution, fell)
    # In running text the noun is only likely to be counted: "more than 2.5 children per woman".
    counted = is_counted(kind) and (not running or low == low.to_integral_value())
    high = first.high
    number = replace(first, low=low, high=high.copy_negate() if high is not None and minus else high)
    hedge = hedges.before(text, start, floor, running)
    if hedge:
        start, said, bound = hedge
    elif tail:
        end, said, bound = tail
    else:
        said, bound = "", Bound.EXACT if number.high is not None else Bound.AT_LEAST
    if bound in (Bound.ABOUT, Bound.EXACT) and number.high is None:
        bound = Bound.AT_LEAST
    interval = hedges.hedged(bound, number, widths, counted)
    return _figure(text, start, end, interval, said, kind, bound, (low,), first.resolution, fell)


def _figure(
    text: str,
    start: int,
    end: int,
    interval: Interval,
    said: str,
    unit: str,
    bound: Bound,
    numbers: tuple[Decimal, ...],
    resolution: Decimal,
    fell: bool,
) -> Figure:
    hedge = " ".join(said.casefold().split())
    ends = (interval.low, interval.high, interval.low_open, interval.high_open)
    return Figure(text[start:end], start, end, *ends, hedge, unit, bound, numbers, resolution, fell)


def _sign(text: str, start: int, floor: int) -> tuple[int, bool, bool]:
    """Return where the number begins with its sign, whether it is negative, and whether words said so."""
    head = text[max(floor, start - 40) : start]
    if found := _MINUS.search(head):
        return start - len(found[0].lstrip()), True, False
    if found := _FELL.search(head):
        return start - len(found[0]), True, True
    return start, False, False


def _spread(text: str, before: Figure, figure: Figure, widths: Widths) -> Figure:
    """Let a hedge reach the next figure where only a conjunction and a few words stand between."""
    if not before.hedge or figure.hedge or before.bound in (Bound.EXACT, Bound.RANGE) or len(figure.numbers) != 1:
        return figure
    if figure.bound is not Bound.EXACT or not _JOINED.fullmatch(text, before.end, figure.start):
        return figure
    number = figure.numbers[0]
    counted = is_counted(figure.unit) and number == number.to_integral_value()
    numeral = numerals.Numeral(number, number, figure.start, figure.end, figure.resolution)
    interval = hedges.hedged(before.bound, numeral, widths, counted)
    return replace(
        figure, low=interval.low, high=interval.high, low_open=interval.low_open, high_open=interval.high_open,
        hedge=before.hedge, bound=before.bound,
    )  # fmt: skip


def _is_count_of_years(figure: Figure) -> bool:
    """Whether four bare digits are a count after all: a firm hedge before them or a counted noun behind."""
    if figure.unit == "%" or figure.unit in CURRENCIES:
        return True
    if figure.bound in (Bound.OVER, Bound.AT_LEAST, Bound.UNDER, Bound.ALMOST) and figure.hedge != "hasta":
        return True
    return figure.unit.split(" ")[0].casefold() in _CERTAIN_NOUNS


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def canonical_text(bound: Bound, numbers: tuple[Decimal, ...], within: str = "") -> str:
    """Return the wording of an interval table, as the value grammar would have it: "over 40,000", "300-400"."""
    if bound is Bound.RANGE:
        joint = " to " if numbers[1] < 0 else "-"
        return joint.join(_as_written(number) for number in numbers)
    said = SAID["en"].get(bound, "")
    reach = f" (± {within})" if within else ""
    return f"{said} {_as_written(numbers[0])}".strip() + reach


def _as_written(number: Decimal) -> str:
    return group(number, places=max(0, -int(number.as_tuple().exponent)))


_PERCENT_UNITS = frozenset({"%", "percent", "per cent", "por ciento", "percentage points", "puntos porcentuales"})
_VALUE_SPACE = re.compile(r"[ \t]+")
_VALUE_STARTS = re.compile(r"[0-9]+|(?<!\w)[^\W\d_]+")
_MINUS = re.compile(r"(?:^|(?<=[\s(\[]))[-−]$|(?:^|(?<=\s))minus\s+$|^menos\s+$", re.IGNORECASE)
_FELL = re.compile(
    r"(?<!\w)(?:(?:fell|dropped|declined|decreased|shrank)(?:\s+by)?|down(?:\s+by)?|"
    r"(?:cayó|bajó|disminuyó|se\s+redujo)(?:\s+en)?(?:\s+un)?)\s+$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"(?:\s+{NOUN}){{0,5}},?\s+(?:and|or|y|o|e|u)\s+(?:(?:an)?other\s+|a\s+further\s+|otr[oa]s\s+)?", re.IGNORECASE
)


_CERTAIN_NOUNS = frozenset(
    (
        "people persons person cases bodies victims complaints troops soldiers agents migrants families homicides "
        "killings deaths personas casos cuerpos víctimas quejas soldados agentes migrantes familias homicidios "
        "muertes elementos men women children journalists defenders students graves fosas"
    ).split()
)
_SPANISH_WORDS = frozenset(
    (
        "de la el los las que en y del por con una un más al para se son han desde menos entre hasta personas casos "
        "mil millones ciento dos tres cinco siete ocho nueve diez veinte treinta fueron ha hay sus"
    ).split()
)
_ENGLISH_WORDS = frozenset(
    (
        "the of and to in a that for by with over more than were was from at have has is are since people cases two "
        "three four five six seven eight ten least about percent between"
    ).split()
)
