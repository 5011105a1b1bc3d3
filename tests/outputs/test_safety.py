"""Text of records does nothing to a terminal, a table of Markdown or a page, whatever field it stands in."""

import re

import pytest

from wola_facts.outputs.overview import render as overview
from wola_facts.outputs.registry import find_format
from wola_facts.outputs.table import COLUMNS
from wola_facts.outputs.terminal import encodable, one_line, visible
from wola_facts.outputs.view import Drawing, View

#: Controls but the line end, direction marks, and separators of lines.
DANGEROUS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("name", ["table", "card"])
def test_nothing_dangerous_is_drawn(nasty: View, name: str, width: int, lang: str) -> None:
    text = find_format(name).render(nasty, Drawing(width, lang=lang))
    assert not DANGEROUS.search(text)
    shown = "".join(text.split())
    assert "[red]x[/red][/]" in shown, "markup is text"
    assert r"\x1b[31mred" in shown, "an escape is spelled out"


def test_every_column_is_safe(nasty: View) -> None:
    for column in COLUMNS:
        assert not DANGEROUS.search(find_format("table").render(nasty, Drawing(200, columns=(column,))))


def test_the_overview_is_safe(nasty: View) -> None:
    assert not DANGEROUS.search(overview(nasty, Drawing(80)))


def test_with_colour_only_colours_are_sent(nasty: View) -> None:
    for name in ("table", "card"):
        text = find_format(name).render(nasty, Drawing(80, color=True))
        assert not DANGEROUS.search(re.sub(r"\x1b\[[0-9;]*m", "", text))


def test_markdown_holds_no_markup(nasty: View) -> None:
    text = find_format("markdown").render(nasty, Drawing())
    rows = text.splitlines()
    assert len(rows) == 4
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7}, "no bar of a record ends a cell"
    assert "<script>" not in text
    assert "**b**" not in text
    assert not DANGEROUS.search(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("plain", "plain", id="plain text stays"),
        pytest.param("más de 40\u00a0000 – “ñ”", "más de 40\u00a0000 – “ñ”", id="typography stays"),
        pytest.param("\x1b[0m", r"\x1b[0m", id="an escape is spelled out"),
        pytest.param("a\u202eb", r"a\u202eb", id="a direction mark is spelled out"),
        pytest.param("a\U000e0041b", r"a\U000e0041b", id="a tag that no one sees is spelled out"),
        pytest.param("a\nb", r"a\x0ab", id="a line end is spelled out"),
        pytest.param("a\ud800b", r"a\ud800b", id="half a surrogate pair is spelled out"),
        pytest.param("نَس\u200cخ", "نَس\u200cخ", id="a joiner that Persian needs stays"),
    ],
)
def test_visible(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_visible_may_keep_lines() -> None:
    assert visible("a\nb\rc", lines=True) == "a\nb\\x0dc"


def test_one_line() -> None:
    assert one_line("a \r\n\t b") == "a b"


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [("año – 5 %", "ano - 5 %"), ("“Ñ”", '"N"'), ("日本", "??"), ("a → b · c", "a -> b - c"), ("ﬁn", "fin")],
)
def test_encodable(text: str, ascii_text: str) -> None:
    assert encodable(text) == ascii_text
    assert encodable(text, ascii_only=False) == text
