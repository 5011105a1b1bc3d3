r"""Facts as rows of text cells, for CSV and TSV, and back again to the same machine form.

Nested fields have dotted names (`value.low`, `claim.es`). A list of texts is one cell, joined by " | ", a bar in a text
being written `\|` and a backslash `\\`. The columns `source.*` are such lists side by side, one item a source. What is
nested deeper is JSON. An empty cell is what the record does not say.

A cell that a spreadsheet would take for a formula, because it begins with = + - @ a tab or a line end, gets an
apostrophe before it, and so does a cell that begins with one: to read, take one leading apostrophe away. A character
that a terminal would obey or that turns text round is named as JSON names it (`\u001b`), and so is a backslash that
would otherwise look like such a name.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from wola_facts.model.plain import fields
from wola_facts.outputs.machine import MachineFact
from wola_facts.outputs.machine_json import ALWAYS, as_json
from wola_facts.outputs.terminal import visible

_VALUE = ("text", "low", "high", "low_open", "high_open", "unit", "bound")
_DATE = ("text", "start", "end", "tense")
_SOURCE = ("id", "title", "url", "quote", "at", "short", "author", "publisher", "date", "archive", "lang")
_SOURCE_ALWAYS = _SOURCE[:6]
_SPOKEN = ("claim", "definition", "note", "value.said", "date.said")
_LISTS = (
    "topics", "according_to", "superseded_by", "disputed_by", "origins", "ratio_of", "supersedes", "disputes", "tags",
)  # fmt: skip
_DEEP = ("parts", "of_which", "dims", "retracted", "log", "law", "ruling", "ignore", "x")
_NUMBERS = ("line", "days_since", "threshold")
_SWITCHES = ("ongoing", "value.low_open", "value.high_open")
_NULL = ("value.low", "value.high", "date.start", "date.end")

#: What makes a spreadsheet calculate, in its plain and its wide form; and the mark that makes it inert.
_FORMULA = tuple("=+-@\t\r\n'＝＋－＠")
_INERT = "'"

#: All that is hidden but line ends and tabs, which a cell may hold; how it is named; and a text that looks like a name.
_HIDDEN = re.compile(r"[^\n\t\x20-\x7e\u00a0-\u0600]")
_NAMED = re.compile(r"(?:\\u[0-9a-f]{4})+")
_LIKE_HIDDEN = re.compile(r"\\(?=u[0-9a-f]{4})")


def table(facts: Iterable[MachineFact]) -> tuple[list[str], list[list[str]]]:
    """Return the head and the rows: the columns that every fact has, then those that one of these facts needs."""
    rows = [flat(as_json(fact)) for fact in facts]
    used = {name for row in rows for name, cell in row.items() if cell} | set(_HEAD)
    head = sorted(used, key=_place)
    return head, [[row.get(name, "") for name in head] for row in rows]


def flat(fact: Mapping[str, Any]) -> dict[str, str]:
    """Return the cells of one fact of the machine form, by the names of their columns."""
    cells: dict[str, str] = {}
    for name, value in fact.items():
        if name in _DEEP:
            cells[name] = json.dumps(value, ensure_ascii=False) if value else ""
        elif name == "source":
            for key in _SOURCE:
                items = [item.get(key, "") for item in value]
                texts = [_join(item, ";") if isinstance(item, list) else item for item in items]
                cells[f"source.{key}"] = _join(texts) if any(texts) else ""
        elif name in ("value", "date"):
            for key, item in (value or {}).items():
                cells |= _spoken(f"{name}.said", item) if key == "said" else {f"{name}.{key}": _cell(item)}
        elif name in _SPOKEN:
            cells |= _spoken(name, value)
        else:
            cells[name] = _join(value) if isinstance(value, list) else _cell(value)
    return cells


def nested(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return the fact of the machine form that `flat` made the cells of."""
    fact: dict[str, Any] = {name: _empty(name) for name in ALWAYS}
    for name, cell in cells.items():
        top, _, rest = name.partition(".")
        if top in ("value", "date"):
            if cells.get(f"{top}.text"):
                fact[top] = fact[top] or {}
                _put(fact[top], rest, cell, name)
        elif top == "source":
            continue
        elif top in _SPOKEN:
            if cell:
                fact[top] = (fact.get(top) or {}) | {rest: cell}
        elif cell or name in ALWAYS:
            fact[name] = _typed(name, cell)
    fact["source"] = _sources(cells)
    return fact


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula and no terminal obeys."""
    if not cell.isprintable():
        cell = _HIDDEN.sub(lambda found: _named(found[0]), _LIKE_HIDDEN.sub(r"\\u005c", cell))
    elif "\\u" in cell:
        cell = _LIKE_HIDDEN.sub(r"\\u005c", cell)
    return _INERT + cell if cell.startswith(_FORMULA) else cell


def alive(cell: str) -> str:
    """Return the text that `inert` made a cell of."""
    if "\\u" in cell:
        cell = _NAMED.sub(lambda found: json.loads(f'"{found[0]}"'), cell)
    return cell[1:] if cell.startswith(_INERT) else cell


def _put(fact: dict[str, Any], rest: str, cell: str, name: str) -> None:
    if rest.startswith("said."):
        if cell:
            fact["said"] = fact.get("said", {}) | {rest.removeprefix("said."): cell}
    else:
        fact[rest] = _typed(name, cell)


def _sources(cells: Mapping[str, str]) -> list[dict[str, Any]]:
    ids = _split(cells.get("source.id", ""))
    columns = {key: _split(cells.get(f"source.{key}", ""), len(ids)) for key in _SOURCE}
    sources = []
    for place in range(len(ids)):
        source: dict[str, Any] = {key: columns[key][place] for key in _SOURCE}
        source["author"] = _split(source["author"], mark=";")
        sources.append({key: item for key, item in source.items() if item or key in _SOURCE_ALWAYS})
    return sources


def _spoken(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}.{lang}": text for lang, text in texts.items()}


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _typed(name: str, cell: str) -> Any:
    if name in _LISTS:
        return _split(cell)
    if name in _DEEP:
        return json.loads(cell) if cell else []
    if name in _NUMBERS:
        return int(cell)
    if name in _SWITCHES:
        return cell == "true"
    return None if not cell and name in _NULL else cell


def _empty(name: str) -> Any:
    return None if name in ("value", "date") else {} if name == "claim" else [] if name in (*_LISTS, "parts") else ""


def _join(texts: Sequence[str], mark: str = "|") -> str:
    escaped = (text.replace("\\", "\\\\").replace(mark, f"\\{mark}") for text in texts)
    return f" {mark} ".join(escaped)


def _split(cell: str, count: int = 0, mark: str = "|") -> list[str]:
    """Return the texts that `_join` was given; an empty cell is none, or `count` empty ones."""
    if not cell:
        return [""] * count
    read: Callable[[re.Match[str]], str] = lambda found: found[1]  # noqa: E731  # a name for its type only
    pieces = re.findall(rf"(?:^| {re.escape(mark)} )((?:\\.|(?! {re.escape(mark)} )[^\\])*)", cell, re.DOTALL)
    return [re.sub(r"\\(.)", read, piece, flags=re.DOTALL) for piece in pieces]


_HEAD = (
    *("id", "topic", "topics", "kind", "claim.en", "claim.es"),
    *(f"value.{name}" for name in _VALUE),
    *(f"date.{name}" for name in _DATE),
    "status",
    *(f"source.{name}" for name in _SOURCE_ALWAYS),
    *("according_to", "measure", "parts", "file", "line"),
)
_ORDER = {name: place for place, name in enumerate((*ALWAYS, *fields(MachineFact)))}
_WITHIN = {name: place for place, name in enumerate(_HEAD)}


def _place(name: str) -> tuple[int, int, str]:
    top = name.split(".")[0]
    order = ALWAYS.index(top) if top in ALWAYS else len(ALWAYS) + _ORDER[top]
    return order, _WITHIN.get(name, len(_HEAD)), name


def _named(char: str) -> str:
    if visible(char) == char:
        return char
    return "".join(f"\\u{unit:04x}" for unit in memoryview(char.encode("utf-16-le", "surrogatepass")).cast("H"))
