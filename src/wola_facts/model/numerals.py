"""Numbers as people write them in English and Spanish: grouped digits, "40 mil 180", "half a million", words."""

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext

from wola_facts.model import number_words
from wola_facts.model.plain import Plain, replace

#: Spaces that may group digits: no-break, figure, thin and narrow no-break. A plain space
#: does in Spanish, as its academies write numbers, and before a group that could be no number of its own ("61 000").
GROUP_SPACES = "\u00a0\u2007\u2009\u202f"

#: A number longer than this is not a figure that anyone published.
LONGEST = 60

#: A letter of a word, with the accents that stand behind it in decomposed text.
LETTER = "[^\\W\\d_][\u0300-\u036f]*"


class Numeral(Plain):
    """A number read from text: its value, where it stands, and the weight of the last digit written."""

    low: Decimal
    high: Decimal | None  # equal to low but for "a third" (not a finite decimal) and "dozens" (unbounded)
    start: int
    end: int
    resolution: Decimal
    #: Whether plain digits without grouping, scale or decimals: only such can be a year.
    bare: bool = False
    #: The last scale word: a million in "2.5 million".
    scale: Decimal = Decimal(1)

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


def read_digits(token: str, lang: str) -> tuple[Decimal, int] | None:
    """Return the value and the count of decimals of grouped digits, or None where the groups are not three digits.

    A single dot group ("61.000") is thousands in Spanish and a decimal elsewhere; a comma before anything but
    three digits is a decimal comma in Spanish and nothing in English. Nothing begins with a spare zero.
    """
    if len(token) > LONGEST or (token[0] == "0" and token[1:2].isdigit()):
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
    if not found:
        return _worded(text, start, lang)
    base = _digits_at(found, lang)
    if base is None:
        return None
    half = _AND_A_HALF.match(text, base.end) if base.resolution == 1 else None
    if half:
        number = base.low + Decimal("0.5")
        base = Numeral(number, number, base.start, half.end(), Decimal("0.1"))
    return _with_scale(text, base, lang)


def may_start(text: str, lang: str) -> Iterator[int]:
    """Yield every place in a text where a number of that language may begin, from left to right."""
    first_words = number_words.names(lang)[1]
    for found in _STARTS.finditer(text):
        word = found[0]
        known = word.lower() in first_words or (not word.isascii() and _fold(word) in first_words)
        if known or word[0] in "0123456789":
            yield found.start()


def _digits_at(found: re.Match[str], lang: str) -> Numeral | None:
    token = found[0]
    plain = _PLAIN_GROUPS.match(found.string, found.start())
    if plain and (lang == "es" or " 0" in plain[0]):
        return _exact(Decimal(plain[0].replace(" ", "")), found.start(), plain.end())
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


def _exact(number: Decimal, start: int, end: int) -> Numeral:
    return Numeral(number, number, start, end, Decimal(1))


def _worded(text: str, start: int, lang: str) -> Numeral | None:
    """Read the longest run of words that names a number."""
    known, _ = number_words.names(lang)
    run = _RUN.match(text, start)
    while run:
        said = _fold(run[0])
        # "between one hundred and two hundred" has no 102 in it.
        if said in known and not (" and " in said and _HUNDRED.match(text, run.end())):
            break
        cut = max(run[0].rfind(mark) for mark in " -\t\n")
        run = _RUN.match(text, start, start + cut) if cut > 0 else None
    if not run:
        return None
    named = known[said]
    base = Numeral(named.low, named.high, start, run.end(), named.resolution)
    if named.high is None:
        return base
    if said in _BEGUN and not _SCALE.match(text, base.end):  # "mil 478" leaves out the "1" of "1 mil 478"
        return _scaled(text, base, lang, base.low, base.low)
    article = _ARTICLE.match(text, base.end) if base.resolution < 1 else None
    if article and _SCALE.match(text, article.end()):
        base = replace(base, end=article.end())
    return _with_scale(text, replace(base, scale=max(base.scale, base.resolution)), lang)


def _with_scale(text: str, base: Numeral, lang: str) -> Numeral:
    """Extend a number by the scale words that follow: "1.5 million", "40 mil 180", "2 mil 500 millones"."""
    found = _SCALE.match(text, base.end) or (_BRIEF.match(text, base.end) if _is_money(text, base.start) else None)
    if not found:
        return base
    scale = _scale_of(found)
    with localcontext(prec=LONGEST * 2):
        total = base.low * scale
    # A dozen is a word, not a digit: "about two dozen" is as near as "about 24".
    weight = base.resolution * (scale if scale >= 100 else 1)
    return _scaled(text, replace(base, end=found.end(), resolution=weight), lang, total, scale, base.resolution == 1)


def _scaled(text: str, base: Numeral, lang: str, total: Decimal, last: Decimal, whole: bool = True) -> Numeral:
    """Read on behind a scale word: lower scales, the rest of the number, "y medio"."""
    end, resolution = base.end, base.resolution
    with localcontext(prec=LONGEST * 2):
        while whole and last >= 1000 and (more := _more(text, end, lang)):
            part, part_end, digits = more
            after = _SCALE.match(text, part_end)
            scale = _scale_of(after) if after else None
            if scale and lang == "es" and last == 1000 and scale >= 10**6:
                total, resolution, last, end = (total + part) * scale, scale, scale, after.end() if after else part_end
            elif scale and scale < last:
                total, resolution, last, end = total + part * scale, scale, scale, after.end() if after else part_end
            elif scale or (digits and lang != "es" and last != 1000):
                break  # "2 million 300 thousand" is one number, "2 million 300" are two
            else:
                total, resolution, last, end = total + part, Decimal(1), Decimal(1), part_end
        half = _Y_MEDIO.match(text, end) if lang == "es" and last >= 10**6 else None
        if half:
            total, resolution, end = total + last / 2, last / 10, half.end()
        high = None if base.high is None else total if base.exact else base.high * (total / base.low)
    return Numeral(total, high, base.start, end, resolution, scale=last)


def _more(text: str, end: int, lang: str) -> tuple[Decimal, int, bool] | None:
    """Return the number below a thousand that stands at `end`, where it ends, and whether it is written in digits."""
    found = _MORE_DIGITS.match(text, end)
    if found:
        return (Decimal(found[1]), found.end(), True) if not found[1].startswith("0") else None
    space = (_AND.match(text, end) if lang == "en" else None) or _SPACE.match(text, end)
    word = _worded_below(text, space.end(), lang) if space else None
    if word and space and "and" in space[0].lower() and (word[0] >= 100 or _SCALE.match(text, word[1])):
        return None  # "one thousand and two hundred", "between one thousand and two thousand"
    return (*word, False) if word else None


def _worded_below(text: str, start: int, lang: str) -> tuple[Decimal, int] | None:
    known, firsts = number_words.names(lang)
    run = _RUN.match(text, start)
    if not run or _fold(run[0].split()[0].split("-")[0]) not in firsts:
        return None
    while run:
        named = known.get(_fold(run[0]))
        if named and named.high == named.low and named.resolution >= 1 and 0 < named.low < 1000:
            # "mil una personas" is 1,001; "a thousand a day" and "a million one" are no numbers.
            return (named.low, run.end()) if named.low > 1 or lang == "es" else None
        cut = max(run[0].rfind(mark) for mark in " -\t\n")
        run = _RUN.match(text, start, start + cut) if cut > 0 else None
    return None


def _is_money(text: str, start: int) -> bool:
    return text[max(0, start - 1) : start] in ("$", "€", "£") and start > 0


def _scale_of(found: re.Match[str]) -> Decimal:
    return Decimal(_SCALES[_fold(found[1])])


def _fold(word: str) -> str:
    folded = word.casefold().replace("-", " ").translate(_UNACCENTED)
    return " ".join(folded.split())


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


#: Names that more may follow: "a thousand and fifty".
_BEGUN = frozenset({"mil", "a thousand", "a million"})
_UNACCENTED = str.maketrans("áéíóúü", "aeiouu", "\u0301\u0308")
_TO_PLAIN_SPACE = str.maketrans(dict.fromkeys(GROUP_SPACES, " "))
_STARTS = re.compile(rf"[0-9]+|(?<![\w-])(?:{LETTER})+")
_RUN = re.compile(rf"(?:{LETTER})+(?:[ \t\n-]+(?:{LETTER})+){{0,{number_words.LONGEST - 1}}}(?!\w)")
_ARTICLE = re.compile(r"\s+(?:an?|de)(?=\s)")
_AND = re.compile(r"\s{1,3}and\s{1,3}(?=[^\W\d_])", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\u00a0]{1,3}")
_DIGITS = re.compile(rf"[0-9](?:[0-9.,{GROUP_SPACES}]{{0,{LONGEST}}}[0-9])?(?![0-9])")
_PLAIN_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3}){1,5}(?![0-9])(?![.,:/-][0-9])")
_MORE_DIGITS = re.compile(r"\s{1,3}([0-9]{1,3})(?![0-9.,/:-]*[0-9])(?!\s?%)")
_HUNDRED = re.compile(r"\s+hundreds?(?!\w)", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half(?=\s+(?:hundred|thousand|million|billion)(?!\w))", re.IGNORECASE)
_Y_MEDIO = re.compile(r"\s+y\s+medio(?!\w)", re.IGNORECASE)
_SCALES = {
    "dozen": 12, "docena": 12, "docenas": 12, "decenas": 10, "hundred": 100, "hundreds": 100, "thousand": 1000,
    "thousands": 1000, "mil": 1000, "k": 1000, "million": 10**6, "millions": 10**6, "millon": 10**6, "millones": 10**6,
    "m": 10**6, "mn": 10**6, "mil millones": 10**9, "billion": 10**9, "billions": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "trillions": 10**12, "billones": 10**12, "billon": 10**12,
}  # fmt: skip
_SCALE = re.compile(
    r"\s{1,3}(dozen|docenas?|decenas|hundreds?|thousands?|mil\s+millones|mil|millions?|millo\u0301?n|millón|millones|"
    r"billions?|trillions?|billo\u0301?n|billón|billones)(?!\w)",
    re.IGNORECASE,
)
#: What stands for a scale behind a sum of money only: "$1.5bn", "€300m", "$20k".
_BRIEF = re.compile(r"\s?(bn|mn|[kmb])(?!\w)", re.IGNORECASE)
