"""The one reader of figures: what a record's `value` says, and every figure in running text.

Both follow the value grammar: hedge, number, scale, percent; ranges; English and Spanish.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from wola_facts.model import hedges, numerals
from wola_facts.model.interval import Interval
from wola_facts.model.plain import Plain, replace
from wola_facts.model.quantity import CURRENCIES, SAID, Bound, Quantity, Widths, group, is_counted

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
    for language in (lang if lang == "es" else "en", other):
        figure = _read_whole(written, unit, language, lang, widths or Widths())
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
    spans = [found.span() for found in _NOT_FIGURES.finditer(text)]
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
        figures.append(_spread(text, figures[-1], figure) if figures else figure)
        done = figure.end
    return figures


def guess_language(text: str) -> str:
    """Return "es" where the commonest little words of a text are Spanish, "en" otherwise."""
    sample = re.findall(r"[^\W\d_]+", text[:4000].casefold())
    spanish = sum(word in _SPANISH_WORDS for word in sample)
    return "es" if spanish > sum(word in _ENGLISH_WORDS for word in sample) else "en"


def _read_whole(text: str, unit: str, words: str, lang: str, widths: Widths) -> Figure | None:
    """Read a text that must be one figure and nothing else; `words` is the language of number words."""
    for found in _VALUE_STARTS.finditer(text[:60]):
        numeral = _numeral(text, found.start(), words, lang)
        figure = _extend(text, numeral, 0, unit, widths, words, lang) if numeral else None
        if figure and (figure.start, figure.end) == (0, len(text)):
            return figure
    return None


def _figure_at(text: str, start: int, done: int, lang: str, widths: Widths) -> Figure | None:
    if _glued(text, start):
        return None
    numeral = _numeral(text, start, lang, lang)
    if numeral is None or _glued_after(text, numeral.end):
        return None
    word = text[numeral.start : numeral.end]
    if not word[0].isdigit() and not _counts(text, numeral, word, done):
        return None
    figure = _extend(text, numeral, done, None, widths, lang, lang)
    if _is_year(text, numeral) and not _is_count_of_years(figure):
        return None
    return figure


def _numeral(text: str, start: int, words: str, lang: str) -> numerals.Numeral | None:
    """Read the number at `start`: its digits by `lang`, its words by `words`."""
    return numerals.read_numeral(text, start, lang if text[start].isdigit() else words)


def _extend(
    text: str, first: numerals.Numeral, floor: int, unit: str | None, widths: Widths, words: str, lang: str
) -> Figure:
    """Make a figure of a number: its sign, range, percent, currency, hedge and, where no unit is given, its noun."""
    start, end, numeral, high = first.start, first.end, first, first
    start, minus, fell = _sign(text, start, floor)
    second = None if minus or not first.exact else _second(text, first, start, floor, words, lang, running=unit is None)
    if second:
        high, end = second, second.end
        if first.resolution == 1 and second.low > first.low and second.resolution > 1:
            # "2-3 million": the scale is of both.
            factor = second.resolution if second.resolution >= 1000 else Decimal(1)
            numeral = replace(first, low=first.low * factor, high=first.low * factor)
    percent = _PERCENT.match(text, end)
    end = percent.end() if percent else end
    low = -numeral.low if minus else numeral.low
    currency, start, end = _currency(text, start, end)
    tail = None if percent and second else hedges.after(text, end)
    noun = unit if unit is not None else _noun(text, tail[0] if tail else end)
    kind = "%" if percent else currency or noun
    counted = is_counted(kind) and low == low.to_integral_value()
    if second:
        between = _BETWEEN.search(text[max(floor, start - 12) : start])
        begin = max(floor, start - 12) + between.start() if between else start
        interval = hedges.on_whole(Interval(low, high.low), counted)
        return _figure(text, begin, end, interval, "", kind, Bound.RANGE, (low, high.low), high.resolution, False)
    number = replace(numeral, low=low, high=None if numeral.high is None else -numeral.high if minus else numeral.high)
    hedge = hedges.before(text, start, floor)
    if hedge:
        start, said, bound = hedge
    elif tail:
        end, said, bound = tail
    else:
        said, bound = "", Bound.EXACT if numeral.high is not None else Bound.AT_LEAST
    if bound is Bound.ABOUT and number.high is None:
        bound = Bound.AT_LEAST
    interval = hedges.hedged(bound, number, widths, counted)
    return _figure(text, start, end, interval, said, kind, bound, (low,), numeral.resolution, fell)


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


def _second(
    text: str, first: numerals.Numeral, start: int, floor: int, words: str, lang: str, running: bool
) -> numerals.Numeral | None:
    """Return the upper number of a range that begins with `first`, or None where there is none."""
    between = _BETWEEN.search(text[max(floor, start - 12) : start])
    joint = (_AND if between else _DASH).match(text, first.end)
    if not joint or (first.bare and _YEAR.fullmatch(text[first.start : first.end]) and not between):
        return None
    upper = _numeral(text, joint.end(), words, lang) if joint.end() < len(text) else None
    if upper is None or not upper.exact or _glued_after(text, upper.end):
        return None
    from_to = not between and _FROM.search(text[max(floor, start - 8) : start])
    spelled = joint.group().strip() not in {"-", "–", "—"}
    if spelled and from_to:
        return None  # "from 17.99 to 12.8" are two figures
    if between and _is_year(text, first) and _is_year(text, upper):
        return None
    scaled = first.low * (upper.resolution if upper.resolution >= 1000 and first.resolution == 1 else 1)
    if scaled > upper.low and running:
        return None  # in a record's value it is a mistake to report; in running text it is no range
    return upper


def _sign(text: str, start: int, floor: int) -> tuple[int, bool, bool]:
    """Return where the number begins with its sign, whether it is negative, and whether words said so."""
    head = text[max(floor, start - 40) : start]
    if found := _MINUS.search(head):
        return start - len(found[0].lstrip()), True, False
    if found := _FELL.search(head):
        return start - len(found[0]), True, True
    return start, False, False


def _currency(text: str, start: int, end: int) -> tuple[str, int, int]:
    if found := _MONEY_BEFORE.search(text[max(0, start - 5) : start]):
        return _MONEY.get(found[1].upper(), found[1].upper()), start - len(found[0]), end
    if found := _MONEY_AFTER.match(text, end):
        return _MONEY.get(found[1].casefold(), found[1].upper()), start, end
    return "", start, end


def _spread(text: str, before: Figure, figure: Figure) -> Figure:
    """Let a hedge reach the next figure where only a conjunction and a few words stand between."""
    if not before.hedge or figure.hedge or before.bound in (Bound.EXACT, Bound.RANGE) or len(figure.numbers) != 1:
        return figure
    if figure.bound is not Bound.EXACT or not _JOINED.fullmatch(text, before.end, figure.start):
        return figure
    number = figure.numbers[0]
    counted = is_counted(figure.unit) and number == number.to_integral_value()
    numeral = numerals.Numeral(number, number, figure.start, figure.end, figure.resolution)
    interval = hedges.hedged(before.bound, numeral, Widths(), counted)
    return replace(
        figure, low=interval.low, high=interval.high, low_open=interval.low_open, high_open=interval.high_open,
        hedge=before.hedge, bound=before.bound,
    )  # fmt: skip


def _noun(text: str, end: int) -> str:
    """Return the noun phrase behind a number as far as little words and verb endings tell, or an empty text."""
    words: list[str] = []
    of = _OF.match(text, end)
    for found in _next_words(text, of.end() if of else end):
        folded = found.casefold()
        if folded in _STOP or (words and _VERBAL.search(folded)):
            break
        words.append(found)
    if words and _VERBAL.search(words[0].casefold()):
        return ""
    return " ".join(words)


def _next_words(text: str, end: int) -> Iterator[str]:
    for _ in range(4):
        found = _WORD.match(text, end)
        if not found:
            return
        yield found[1]
        end = found.end()


def _glued(text: str, start: int) -> bool:
    """Whether what stands before makes it part of a code, a decimal or a date and not a figure."""
    if start == 0:
        return False
    previous = text[start - 1]
    if previous.isalnum() or previous in "_/#§¶:'’@":
        return True
    return previous in ".,-–" and start > 1 and (text[start - 2].isalnum() or text[start - 2] in "./")


def _glued_after(text: str, end: int) -> bool:
    following = text[end : end + 2]
    if not following:
        return False
    if following[0].isalnum() or following[0] in "_/:":
        return True
    return following[0] in "-–,." and following[1:].isalnum() and not following[1:].isdigit() and following[0] != ","


def _counts(text: str, numeral: numerals.Numeral, word: str, done: int) -> bool:
    """Whether a number word counts something: "one soldier" does, "for one," and "no one" do not."""
    folded = word.casefold()
    if folded in {"un", "una", "medio", "mitad", "cuarto"}:
        return bool(hedges.before(text, numeral.start, done))
    if folded in {"one", "uno", "half", "hundred", "dozen", "mil", "cien"}:
        head = _LAST_WORD.search(text[max(done, numeral.start - 12) : numeral.start])
        if head and head[1].casefold() in _NOT_BEFORE_ONE:
            return False
        if folded == "one" and _ANOTHER.match(text, numeral.end):
            return False
        if folded != "one" or _noun(text, numeral.end) or _PERCENT.match(text, numeral.end):
            return True
        return bool(hedges.before(text, numeral.start, done))
    return True


def _is_year(text: str, numeral: numerals.Numeral) -> bool:
    return numeral.bare and bool(_YEAR.fullmatch(text[numeral.start : numeral.end]))


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
    """Return the wording of an interval table, as the value grammar would have it: "over 40,000", "300–400"."""
    if bound is Bound.RANGE:
        return "–".join(group(number) for number in numbers)
    said = SAID["en"].get(bound, "")
    reach = f" (± {within})" if within else ""
    return f"{said} {group(numbers[0])}".strip() + reach


_PERCENT_UNITS = frozenset({"%", "percent", "per cent", "por ciento", "percentage points", "puntos porcentuales"})
_VALUE_SPACE = re.compile(r"[ \t]+")
_VALUE_STARTS = re.compile(r"[0-9]+|(?<!\w)[^\W\d_]+")
_PERCENT = re.compile(r"\s*%|\s+(?:per\s?cent|por\s+ciento)(?!\w)", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–—]\s?(?=[0-9])|\s+(?:to|a)\s+(?=[0-9])", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|y)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)(?:between|entre)\s+$", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)(?:from|de|desde)\s+\S{0,3}$", re.IGNORECASE)
_MINUS = re.compile(r"(?:^|(?<=[\s(\[]))[-−–]$|(?:^|(?<=\s))minus\s+$|^menos\s+$", re.IGNORECASE)
_FELL = re.compile(
    r"(?<!\w)(?:(?:fell|dropped|declined|decreased|shrank)(?:\s+by)?|down(?:\s+by)?|"
    r"(?:cayó|bajó|disminuyó|se\s+redujo)(?:\s+en)?(?:\s+un)?)\s+$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?<!\w)(US\$|MX\$|USD|MXN|EUR|GBP|\$|€|£)\s?$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\s*(?:de\s+)?(€|£|(?:USD|MXN|EUR|GBP|pesos|dollars|dólares|euros)(?!\w))", re.IGNORECASE)
_MONEY = {
    "US$": "USD", "MX$": "MXN", "€": "EUR", "£": "GBP", "pesos": "MXN", "dollars": "USD", "dólares": "USD",
    "euros": "EUR",
}  # fmt: skip
_JOINED = re.compile(r"(?:\s+[^\W\d_][\w'’-]*){0,5},?\s+(?:and|or|y|o|e|u)\s+", re.IGNORECASE)
_WORD = re.compile(r"[ \t\n\u00a0]+([^\W\d_][\w'’-]*)")
_OF = re.compile(r"\s+(?:of|de)(?=\s+[^\W\d_])(?!\s+(?:the|los|las|el|la|all|those|them|these)\b)", re.IGNORECASE)
_ANOTHER = re.compile(r"\s+(?:another|day\b)", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}|2100")
_VERBAL = re.compile(r"(?:ed|ing|ados?|adas?|idos?|idas?|ieron|aron)$")
_NOT_BEFORE_ONE = frozenset("no any every each this that the which for another last first ningún cada el la".split())
_STOP = frozenset(
    (
        "of in to and or were was are is has have had been be by from per went that which who for on at with "
        "the a an as than after before since during between until while but its their his her this these those "
        "out more less fewer can could may might will would did do does not when where if into over under so "
        "de en a y o e u fueron fue son es han ha habían había por para que con del al el la los las un una "
        "como desde hasta durante entre mientras pero su sus este esta estos estas se no cuando donde si sobre "
        "across among around about against along whose such está están estaba estaban siguen permanecen only just "
        "más menos percent per cent ciento"
    ).split()
)
_CERTAIN_NOUNS = frozenset(
    (
        "people persons person cases bodies victims complaints troops soldiers agents migrants families homicides "
        "killings deaths personas casos cuerpos víctimas quejas soldados agentes migrantes familias homicidios "
        "muertes elementos men women children journalists defenders students graves fosas"
    ).split()
)
_SPANISH_WORDS = frozenset("de la el los las que en y del por con una un más al para se son han desde menos".split())
_ENGLISH_WORDS = frozenset(
    "the of and to in a that for by with over more than were was from at have has is are since".split()
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan\\.|Feb\\.|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\.|"
    "[Ee]nero|[Ff]ebrero|[Mm]arzo|[Aa]bril|[Mm]ayo|[Jj]unio|[Jj]ulio|[Aa]gosto|[Ss]eptiembre|[Oo]ctubre|"
    "[Nn]oviembre|[Dd]iciembre"
)
_LOCATORS = (
    r"[Aa]rt(?:icles?|ículos?|iculos?|s?\.)|[Pp]ara(?:graphs?|s?\.)|[Pp]árr(?:afos?|s?\.)|[Pp]p?\.|[Pp]ages?|"
    r"[Pp]áginas?|[Nn][oº]\.º?|[Nn]úm(?:ero|\.)|[Nn]umbers?|[Ss]ec(?:tions?|ción|\.)|[Cc]hapters?|[Cc]apítulos?|"
    r"[Rr]esolutions?|[Rr]esolución|[Ff]racción|[Tt]able|[Tt]abla|[Ff]igure|[Ff]igura|[Ff]ootnote"
)
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_NOT_FIGURES = re.compile(
    "|".join(
        (
            r"\b[a-z][a-z0-9+.-]{1,9}://\S+",
            rf"(?<![\w.,]){_DAY}(?:\s*(?:-|–|to|al?|and|y)\s*{_DAY})?\s+(?:de\s+|of\s+)?(?:{_MONTHS})(?:,?\s+(?:de\s+|del\s+)?[0-9]{{4}})?(?!\w)",
            rf"(?<!\w)(?:{_MONTHS})\s+{_DAY}(?:\s*(?:-|–|to|and)\s*{_DAY}(?![0-9,.]*\s+[^\W\d_]*s\b))?(?:,\s+[0-9]{{4}})?(?![\w%])(?![.,][0-9])",
            rf"(?<!\w)(?:{_MONTHS})\s+(?:de\s+|del\s+)?[0-9]{{4}}(?![\w%])",
            r"(?<![\w.,-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w-])",
            r"(?<![\w.,-])(?:1[5-9]|20)[0-9]{2}\s?[-–/]\s?(?:(?:1[5-9]|20)[0-9]{2}|[0-9]{2})(?![\w%.,]*[0-9])(?!\s*%)",
            r"(?<![\w/])[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?![\w/])",
            r"\b[0-9]+(?:st|nd|rd|th|º|ª|\.º|\.ª)(?!\w)",
            r"\[[0-9]{1,3}\]|\[\^[^\]\s]{1,40}\]",
            r"(?m:^[ \t]*(?:#{1,6}[ \t]+)?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)](?=[ \t]))",
            rf"(?<!\w)(?:{_LOCATORS})\s?[0-9][0-9.,]*[0-9]?(?:\s?[-–]\s?[0-9]+)?",
        )
    )
)
