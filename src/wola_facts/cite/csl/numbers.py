"""Numbers: what is numeric, ordinals, roman numerals, and the ways to write page ranges."""

import re

from wola_facts.cite.csl.locale import Locale

#: One number with its affixes: 2, A12, 5th, iv is not. CSL 1.0.2, "Choose": digits with no letters between them.
_ONE = r"[a-zA-Z]*\d+[a-zA-Z]*"
_NUMERIC = rf"\s*{_ONE}(?:\s*[-–,&]\s*{_ONE})*\s*"
#: More than any number or list of pages has: what is longer is left as it is.
LONGEST = 500
_NUMBER = re.compile(r"\d+")
_RANGE = re.compile(r"\s*[-–—]\s*")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def is_numeric(text: str) -> bool:
    """Whether a field holds nothing but numbers, with their affixes and separators."""
    return len(text) <= LONGEST and bool(re.fullmatch(_NUMERIC, text))


def is_plural(text: str) -> bool:
    """Whether a field of numbers names more than one: a range, a list; "3-B" and "Michaelson-Morely" are one."""
    text = re.split(r",\s*[^\W\d]+\.\s", text[:LONGEST])[0]
    parts = re.split(r"\s*(?:[-–—,&]|\band\b|\bet\b|\bund\b|\by\b)\s*", re.sub(r"\\[-–]", "", text))
    return len(parts) > 1 and all(_countable(part) for part in parts if part) and bool(parts[0])


def roman(number: int) -> str:
    """Return a number in lower-case roman numerals; as digits beyond 3999."""
    if not 0 < number < 4000:
        return str(number)
    made = ""
    for value, numeral in _ROMAN:
        while number >= value:
            made += numeral
            number -= value
    return made


def say_number(text: str, form: str, locale: Locale, gender: str = "") -> str:
    """Return a numeric field with its numbers in a form: numeric, ordinal, long-ordinal or roman."""
    if len(text) > LONGEST:
        return text
    if form == "ordinal":
        return _tidy(_NUMBER.sub(lambda found: found[0] + locale.ordinal(int(found[0]), gender), text))
    if form == "long-ordinal":
        return _tidy(_NUMBER.sub(lambda found: _long(int(found[0]), locale, gender), text))
    if form == "roman":
        return _tidy(_NUMBER.sub(lambda found: roman(int(found[0])), text))
    return _tidy(text)


def _long(number: int, locale: Locale, gender: str) -> str:
    said = locale.term(f"long-ordinal-{number:02}") if number <= 10 else None
    return said or f"{number}{locale.ordinal(number, gender)}"


def _tidy(text: str) -> str:
    """Return separators in their proper spacing: 2–4, 2 & 4, 2, 4."""
    text = re.sub(r"\s*[-–]\s*", "–", text.strip())
    text = re.sub(r"\s*,\s*", ", ", text)
    return re.sub(r"\s*&\s*", " & ", text)


def page_range(text: str, format: str, delimiter: str) -> str:
    """Return page numbers with each range in a format of CSL's page-range-format; empty only changes the delimiter."""
    if len(text) > LONGEST:
        return text
    text = text.replace("\\-", "\0")
    pieces = re.split(r"(\s*[,;&]\s*|\s+and\s+)", text)
    made = []
    for number, piece in enumerate(pieces):
        if number % 2:
            mark = piece.strip()
            made.append({",": ", ", ";": "; ", "&": " & "}.get(mark, piece))
        else:
            made.append(_one_range(piece, format, delimiter))
    return "".join(made).replace("\0", "-")


_RANGE_OF = r"\s*([0-9]*[a-zA-Z]+0*)?([0-9]+)\s*[-–—]\s*([0-9]*[a-zA-Z]+0*)?([0-9]+)\s*"


def _one_range(text: str, format: str, delimiter: str) -> str:
    found = re.fullmatch(_RANGE_OF, text)
    if not found:
        ends = re.fullmatch(r"\s*(\S+?)\s*[-–—]\s*(\S+?)\s*", text)
        plain = ends and len(_RANGE.findall(text)) == 1 and not format
        if ends and (plain or _letters(ends[1]) == _letters(ends[2])) and _countable(ends[1]) and _countable(ends[2]):
            return f"{ends[1]}{delimiter}{ends[2]}"
        return _RANGE.sub("-", text) if ends else text
    prefix, start, other, end = found[1] or "", found[2], found[3] or "", found[4]
    if not format:
        return f"{prefix}{start}{delimiter}{other}{end}"
    if prefix != other:
        return _RANGE.sub("-", text)
    if len(end) < len(start):
        end = start[: len(start) - len(end)] + end
    if int(end) < int(start):
        return _RANGE.sub("-", text)
    if format == "expanded":
        return f"{prefix}{start}{delimiter}{prefix}{end}"
    short = _SHORTER.get(format)
    return f"{prefix}{start}{delimiter}{short(start, end) if short else end}"


def _letters(text: str) -> bool:
    return text.isalpha()


def _countable(text: str) -> bool:
    """Whether a text can be an end of a range: a number, also a roman one."""
    return bool(re.fullmatch(r"[ivxlcdmIVXLCDM]+|[a-zA-Z]*\d[\w.:*]*", text))


def _minimal(start: str, end: str, least: int = 1) -> str:
    if len(start) != len(end):
        return end
    same = 0
    while same < len(end) - least and start[same] == end[same]:
        same += 1
    return end[same:]


def _minimal_two(start: str, end: str) -> str:
    return _minimal(start, end, 2) if len(start) > 1 else _minimal(start, end)


def _chicago(start: str, end: str) -> str:
    """Chicago Manual of Style, 15th edition, 9.64."""
    number = int(start)
    if len(start) != len(end) or number < 100 or number % 100 == 0:
        return end
    if number % 100 < 10:
        return _minimal(start, end)
    if len(start) == 4:
        short = _minimal(start, end, 2)
        return end if len(short) >= 3 else short
    return _minimal(start, end, 2)


def _chicago_16(start: str, end: str) -> str:
    """Chicago Manual of Style, 16th edition, 9.60."""
    number = int(start)
    if len(start) != len(end) or number < 100 or number % 100 == 0:
        return end
    if number % 100 < 10:
        return _minimal(start, end)
    return _minimal(start, end, 2)


_SHORTER = {
    "minimal": _minimal, "minimal-two": _minimal_two, "chicago": _chicago, "chicago-15": _chicago,
    "chicago-16": _chicago_16,
}  # fmt: skip
