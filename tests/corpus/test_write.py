"""Writing keeps every byte it does not mean to change, and is whole or not at all."""

import datetime
import os
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.corpus.locate import layout, locate, locate_near
from wola_facts.corpus.write import append_table, apply, set_value, toml_key, toml_value, write_atomically
from wola_facts.model.finding import Location

TEXT = """\
# a comment
topic = "torture"

[fact.a]   # the first
claim = { en = "One", es = 'Uno' }
log = [
  { on = 2019-01-01, state = "pending" },  # so far
  { on = 2020-01-01, state = "met" },
]
note = '''
[fact.not-a-header]
value = 3
'''
"x y".z = 1

[[check]]
assert = "a <= b"
[[check]]
assert = "b <= c"
"""

PLACES = [
    (("topic",), 2, 9, '"torture"'),
    (("fact", "a"), 4, 1, "[fact.a]"),
    (("fact", "a", "claim", "es"), 5, 28, "'Uno'"),
    (("fact", "a", "log", 1, "state"), 8, 30, '"met"'),
    (("fact", "a", "x y", "z"), 14, 11, "1"),
    (("check", 1, "assert"), 19, 10, '"b <= c"'),
    (("fact", "a", "nowhere"), 4, 1, "[fact.a]"),
]


@pytest.mark.parametrize(("path", "line", "column", "there"), PLACES, ids=[".".join(map(str, p[0])) for p in PLACES])
def test_a_key_path_leads_to_its_value(path: tuple[str | int, ...], line: int, column: int, there: str) -> None:
    found = locate(TEXT, Location("a.toml", path))
    assert (found.line, found.column) == (line, column)
    assert TEXT.split("\n")[line - 1][column - 1 :].startswith(there)
    assert found.width == len(there)


def test_a_value_is_replaced_and_every_other_byte_stays() -> None:
    edited = apply(TEXT, [set_value(TEXT, ("fact", "a", "log", 0, "state"), "broken")])
    assert edited == TEXT.replace('"pending"', '"broken"')


def test_a_new_key_comes_after_the_tables_last() -> None:
    edited = apply(TEXT, [set_value(TEXT, ("fact", "a", "where"), "Mexico")])
    assert edited == TEXT.replace('"x y".z = 1\n', '"x y".z = 1\nwhere = "Mexico"\n')


def test_line_ends_follow_the_files_own() -> None:
    windows = TEXT.replace("\n", "\r\n")
    edited = apply(windows, [set_value(windows, ("fact", "a", "where"), "Mexico")])
    assert edited.replace('where = "Mexico"\r\n', "") == windows
    assert "\n" not in append_table(windows, "fact.b", {"claim": "x"}).replace("\r\n", "")


texts = st.text(st.characters(codec="utf-8"), max_size=30)
scalars = st.one_of(
    texts,
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    st.dates(datetime.date(1, 1, 1)),
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=8
)


def same(a: Any, b: Any) -> bool:
    """Whether TOML read back is what was written; a decimal without a fraction comes back as an integer."""
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(same, a, b))
    return bool(a == b)


@given(values)
def test_a_value_written_as_toml_reads_back(value: Any) -> None:
    assert same(value, tomllib.loads(f"k = {toml_value(value)}", parse_float=Decimal)["k"])


@given(st.dictionaries(texts, values, min_size=1, max_size=5))
def test_the_scanner_finds_every_value_where_tomllib_reads_it(table: dict[str, Any]) -> None:
    text = append_table('a = 1 # "x" = [\n', "t", table)
    places = layout(text)
    for key, value in table.items():
        start, end = places.spans[("t", key)].value
        assert same(value, tomllib.loads(f"k = {text[start:end]}", parse_float=Decimal)["k"])
        start, end = places.spans[("t", key)].key
        assert text[start:end] == toml_key(key)


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="full"):
        write_atomically(str(path), b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.toml", b"old")]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.toml", tmp_path / "link.toml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_atomically(str(link), b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)


@pytest.mark.parametrize(
    "path",
    [
        ("fact", "b"),
        ("fact", "b", "value"),
        ("fact", "b", "x", "k"),
        ("fact", "b", "note"),
        ("fact", "b", "log", 0, "on"),
    ],
)
def test_a_place_is_the_same_whether_all_or_only_its_record_is_read(path: tuple[str | int, ...]) -> None:
    text = (
        '# a\n[fact.a]\nvalue = 1\n\n[fact.b]\nvalue = 2\nlog = [{ on = 2019-01-01 }]\nnote = """\n[fact.c]\n"""\n'
        "[fact.b.x]\nk = 3\n[fact.c]\nvalue = 4\n"
    )
    location = Location("t.toml", path)
    assert locate_near(text, location, 5) == locate(text, location)
