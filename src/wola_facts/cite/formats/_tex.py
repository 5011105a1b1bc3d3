"""What BibTeX and BibLaTeX share: TeX's special characters, names, keys, and how an entry is written."""

import re
from collections.abc import Callable, Iterable, Mapping

from wola_facts.cite.item import Item, names, one_line, text

#: How a format spells an item: names and values of its fields, escaped already, in the order they are written.
Fields = Callable[[Item], Iterable[tuple[str, str]]]

_SPECIAL = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
}  # fmt: skip
_TABLE = str.maketrans(_SPECIAL)
#: Braces that do not match are spelled by name: BibTeX counts them even behind a backslash.
_LONE = str.maketrans(_SPECIAL | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})

#: What a verbatim field (url, doi) cannot hold as it is, and its URL spelling.
_IN_URL = str.maketrans({char: f"%{ord(char):02X}" for char in '\\{}^<>|" `'})


def escape(value: str) -> str:
    """Return a text that TeX prints as it stands, in the T1 encoding; accents and other letters stay in UTF-8."""
    plain = one_line(value)
    # Two apostrophes, commas, grave accents or hyphens would run together into a quotation mark or a dash.
    escaped = plain.translate(_TABLE if _matched(plain) else _LONE)
    return re.sub(r"'(?=')|`(?=`)|,(?=,)|<(?=<)|>(?=>)|-(?=-)|[?!](?=`)", r"\g<0>{}", escaped)


def verbatim(url: str) -> str:
    """Return a URL with nothing in it that would end the field or the macro round it."""
    return one_line(url).translate(_IN_URL)


def protected(title: str) -> str:
    """Return a title in braces of its own, so that no style changes its capitals."""
    return f"{{{escape(title)}}}" if title else ""


def name_list(item: Item, variable: str) -> str:
    """Return names joined by `and`; an institution stands in braces, so that it is not taken apart."""
    return " and ".join(_name(*name) for name in names(item, variable))


def entries(items: Iterable[Item], kinds: Mapping[str, str], fields: Fields) -> str:
    """Return every item as an entry, with keys made of the ids and unique without regard to case."""
    taken: set[str] = set()
    written = []
    for item in items:
        key = _key(text(item, "id"), taken)
        body = "".join(
            # A month is a macro of BibTeX's own, so that each style can spell it.
            f",\n  {name} = {value if name == 'month' else f'{{{value}}}'}"
            for name, value in fields(item)
            if value
        )
        written.append(f"@{kinds.get(text(item, 'type'), 'misc')}{{{key}{body}\n}}\n")
    return "\n".join(written)


def _matched(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return not depth


def _name(family: str, given: str, literal: str) -> str:
    if literal:
        return f"{{{escape(literal)}}}"
    escaped = [escape(part) for part in (family, given) if part]
    # A comma or an "and" inside a name would be read as a border, and "others" as et al.; BibTeX minds no case.
    border = re.compile(r",|\band\b|^others$", re.IGNORECASE)
    return ", ".join(f"{{{part}}}" if border.search(part) else part for part in escaped)


def _key(wanted: str, taken: set[str]) -> str:
    plain = re.sub(r"^https?://(www\.)?", "", wanted)
    stem = re.sub(r"[^A-Za-z0-9:.-]+", "-", plain).strip("-.:")[:60] or "item"
    key, count = stem, 1
    while key.casefold() in taken:
        count += 1
        key = f"{stem}-{count}"
    taken.add(key.casefold())
    return key
