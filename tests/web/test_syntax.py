"""JSON, CSV and XML say what one reads in them, in whatever pieces they come."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.web.evidence.folding import BLOCK, CELL
from wola_facts.web.evidence.syntax import syntax_of


def read(text: str, media: str, size: int = 1 << 20) -> str:
    syntax = syntax_of(media, text.encode()[:512])
    assert syntax
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    return "".join(syntax.feed(piece, last=False) for piece in pieces) + syntax.feed("", last=True)


@given(st.text(max_size=40).filter(lambda text: not any(char in text for char in '"\\\b\f\r\n\t/')), st.integers(1, 20))
def test_json_says_its_strings(said: str, size: int) -> None:
    assert read(json.dumps([said]), "application/json", size) == f'["{said}"]'


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_what_json_escapes(size: int) -> None:
    assert read(r'"a\nb\"c\\u00f3 \u00f3\/"', "application/ld+json", size) == '"a\nb"c\\u00f3 ó/"'
    assert read(r'"half \ud83d of a pair"', "application/json", size) == '"half \ufffd of a pair"'


_CELLS = st.lists(
    st.lists(st.text("ab1, \"'ñ", min_size=1, max_size=6), min_size=2, max_size=4), min_size=1, max_size=4
)


@given(_CELLS, st.integers(1, 9))
def test_a_table_in_pieces_is_the_table(rows: list[list[str]], size: int) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([["year", "text"], *rows])
    assert read(file.getvalue(), "text/csv", size) == read(file.getvalue(), "text/csv")


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b\n", f"a{CELL}b"), ("a;b\n", f"a{CELL}b"), ('a,"b, c"\n', f"a{CELL}b, c"),
        ('"b ""c""",d\n', f"b ”c”{CELL}d"), ("a;b;1,5\n", f"a{CELL}b{CELL}1,5"),
    ],
)  # fmt: skip
def test_a_line_of_a_table_is_said_twice(text: str, cells: str) -> None:
    assert read(text, "text/csv").split(BLOCK)[:2] == [text, cells]


@pytest.mark.parametrize("size", [1, 5, 50])
def test_sections_of_xml(size: int) -> None:
    text = "<a><title>one</title><![CDATA[two <b>three</b>]]><script>no</script></a>"
    expected = "<x-a><x-title>one</x-title>two <x-b>three</x-b><script>no</script></x-a>"
    assert read(text, "application/atom+xml", size) == expected


def test_pages_and_texts_are_read_as_they_stand() -> None:
    assert syntax_of("text/html", b"<p>") is syntax_of("text/plain", b"{") is syntax_of("", b"{") is None
    assert syntax_of("application/xhtml+xml", b"<p>") is syntax_of("text/xml", b"<?xml version='1.0'?><HTML>") is None
