"""TOML text to tables, with a finding for each line that is not TOML, keeping whatever else can be read."""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from wola_facts.corpus.decode import unreadable
from wola_facts.model.finding import Finding

#: So many broken lines of one table are reported before it is given up.
_MOST_BROKEN = 20

_AT = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_NAMED = re.compile(r"""[ \t]*\[[ \t]*(fact|source|measure|topic)[ \t]*\.[ \t]*["']?([^\]"']{1,200})["']?[ \t]*\]""")
_DATE = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
#: Dates that TOML has no type for, and which people forget to quote.
_BARE_DATE = re.compile(
    rf"(=[ \t]*)([0-9]{{4}}-[0-9]{{2}}|{_DATE}~|(?:{_DATE}~?|\.\.)/(?:{_DATE}~?|\.\.))(?=[ \t]*(?:[#,}}\]].*)?$)"
)
#: Brackets inside each other that no record comes near.
_DEEP = re.compile(r"[\[{](?:[ \t]*[\[{]){99}|(?:[\[{][ \t]*[A-Za-z0-9_-]+[ \t]*=[ \t]*){99}")
#: A key of so many parts, at the beginning of a line or inside a table, would also keep tomllib busy for hours.
_LONG_KEY = re.compile(r"""(?m)(?:^|[\[{,])[ \t]*(?:(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*\.[ \t]*){100}""")
#: A whole number that Python would not write out again: it takes time that grows with its square.
_LONG_NUMBER = re.compile(r"(?<![\w.])[+-]?(?:[0-9][0-9_]{4299,}|0[xob][0-9a-fA-F_]{3500,})")
_MOST_BITS = 14_000
#: Tables and lists inside each other that are still read, so that nothing that walks them ends in a recursion.
_DEEPEST = 100


class _TooDeep(ValueError):
    """Lists or tables inside each other without end."""


class _TooLong(ValueError):
    """A number of more digits than Python reads."""


@dataclass(slots=True)
class Tables:
    """What a TOML text holds, the findings of reading it, and which records a broken line spoiled."""

    data: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    spoiled: set[tuple[str, str]] = field(default_factory=set)


def read_tables(text: str, file: str) -> Tables:
    """Return the tables of a TOML 1.0 text. Numbers with a point become exact decimals.

    Where the text is not TOML it is read table by table: those that parse are kept, every broken one is a finding.
    """
    try:
        return Tables(_loads(text))
    except ValueError as error:
        whole = _finding(error, text, file, 0)
    tables = Tables()
    first: dict[tuple[str, str], int] = {}
    following = 0
    for chunk in _chunks(text):
        line, following = following, following + chunk.count("\n")
        name = _name(chunk)
        if name and name in first:
            tables.findings.append(_twice(name, file, line, first[name]))
            continue
        if name:
            first[name] = line
        _merge(tables, _read_chunk(chunk, file, line, tables, name), file, line)
    if not tables.findings:
        tables.findings.append(whole)
    return tables


def _loads(text: str) -> dict[str, Any]:
    if _DEEP.search(text) or _LONG_KEY.search(text):
        raise _TooDeep
    import tomllib  # only where a file is new or changed

    try:
        data = tomllib.loads(text, parse_float=_decimal)
    except RecursionError as error:
        raise _TooDeep from error
    except ValueError as error:
        raise _TooLong if "digits" in str(error) and not _AT.search(str(error)) else error from error
    level: list[Any] = [data]
    for _ in range(_DEEPEST):
        inside = [item for one in level for item in (one.values() if isinstance(one, dict) else one)]
        if any(isinstance(item, int) and item.bit_length() > _MOST_BITS for item in inside):
            raise _TooLong
        level = [item for item in inside if isinstance(item, dict | list)]
        if not level:
            return data
    raise _TooDeep


def _decimal(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:  # an exponent beyond all measure, which is no figure either
        return Decimal("-inf" if written.startswith("-") else "inf")


def _chunks(text: str) -> list[str]:
    """Cut a text before every line that opens a table."""
    cuts = [0, *(found.start() for found in _HEADER.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def _name(chunk: str) -> tuple[str, str] | None:
    found = _NAMED.match(chunk)
    return (found[1], found[2].strip()) if found else None


def _read_chunk(chunk: str, file: str, line: int, tables: Tables, name: tuple[str, str] | None) -> dict[str, Any]:
    """Read one table; each line that breaks it is reported and left out, until the rest can be read."""
    lines = chunk.split("\n")
    for _ in range(_MOST_BROKEN):
        try:
            return _loads("\n".join(lines))
        except ValueError as error:
            finding = _finding(error, "\n".join(lines), file, line)
            if tables.findings and tables.findings[-1].location == finding.location:
                break
            tables.findings.append(finding)
            if name:
                tables.spoiled.add(name)
            broken = finding.location.line - line - 1
            # Without its header a table's keys would stand in the one before it.
            if not 0 <= broken < len(lines) or (broken == 0 and lines[0].lstrip().startswith("[")):
                break
            lines[broken] = ""
    return {}


def _merge(tables: Tables, more: dict[str, Any], file: str, line: int) -> None:
    """Add the tables of one chunk to those before it."""
    for key, value in more.items():
        here = tables.data.get(key)
        if isinstance(here, list) and isinstance(value, list):
            here.extend(value)
        elif isinstance(here, dict) and isinstance(value, dict):
            for name, table in value.items():
                if isinstance(here.get(name), dict) and isinstance(table, dict):
                    here[name] |= table
                elif name in here:
                    tables.findings.append(_twice((key, name), file, line, None))
                else:
                    here[name] = table
        elif key in tables.data:
            tables.findings.append(_twice(("", key), file, line, None))
        else:
            tables.data[key] = value


def _twice(name: tuple[str, str], file: str, line: int, first: int | None) -> Finding:
    dotted = ".".join(part for part in name if part)
    where = f"; it stands at line {first + 1} already" if first is not None else ""
    return unreadable(file, f"`{dotted}` is written twice{where}", "rename or remove one of them", line + 1)


def _finding(error: Exception, text: str, file: str, offset: int) -> Finding:
    """Say what is wrong with a text that tomllib refuses, at its line, in a person's words."""
    lines = text.split("\n")
    if isinstance(error, _TooDeep | _TooLong):
        deep = isinstance(error, _TooDeep)
        line, column = _culprit(lines, (_DEEP, _LONG_KEY) if deep else (_LONG_NUMBER,))
        if deep:
            message, hint = "lists or tables are nested too deeply to be read", "write them flat"
        else:
            message, hint = "this number has more digits than any figure", "write it as text, where it is meant"
        return unreadable(file, message, hint, offset + line, column)
    said = str(error)
    found = _AT.search(said)
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    else:
        line, column = len(lines), 1
    written = lines[line - 1] if line <= len(lines) else ""
    bare = _BARE_DATE.search(written)
    if bare:
        lacks = "no periods" if "/" in bare[2] else "no approximate dates" if "~" in bare[2] else "no year-month type"
        hint = f'TOML has {lacks}: write "{bare[2]}" in quotes'
        return unreadable(file, f"{bare[2]} is not a TOML value", hint, offset + line, bare.start(2) + 1)
    message = _AT.sub("", said).strip().rstrip(".") or "this is not TOML"
    hint = _hint(message, written)
    return unreadable(file, f"not TOML: {message[:1].lower()}{message[1:160]}", hint, offset + line, column)


def _culprit(lines: list[str], patterns: tuple[re.Pattern[str], ...]) -> tuple[int, int]:
    """Return line and column (from 1) of the first thing that one of the patterns finds, else of the text's start."""
    for number, line in enumerate(lines, 1):
        for pattern in patterns:
            if found := pattern.search(line):
                return number, found.start() + 1
    return 1, 1


def _hint(message: str, written: str) -> str:
    folded = message.casefold()
    if "overwrite" in folded or "twice" in folded or "declare" in folded:
        return "a key may stand only once in a table; rename or remove one"
    if "invalid value" in folded:
        return "put text in quotes"
    if re.search(r"=\s*[^\s\"'\[{]*\s*$", written) and "=" in written and not written.rstrip().endswith("="):
        return "put text in quotes"
    return "a line reads `key = value`, a table begins with [fact.an-id]"
