"""The table, the card and the overview as a person sees them. Every golden file was read before it was kept."""

import sys
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from wola_facts.errors import UsageError
from wola_facts.model.plain import replace
from wola_facts.outputs.overview import render as overview
from wola_facts.outputs.registry import find_format
from wola_facts.outputs.view import Drawing, View

Golden = Callable[[str, str], None]


def _render(name: str, view: View, drawing: Drawing) -> str:
    return find_format(name).render(view, drawing)


def _of(view: View, *names: str) -> View:
    return replace(view, facts=tuple(view.corpus.facts[name] for name in names))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_table(view: View, golden: Golden, width: int, lang: str) -> None:
    text = _render("table", view, Drawing(width, lang=lang))
    golden(f"table-{lang}-{width}.txt", text)
    assert max(map(cell_len, text.splitlines())) <= width
    for fact in view.facts:
        assert fact.id in text, "an id must stand in one piece, to be typed"


@pytest.mark.parametrize("width", [44, 80])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_card(view: View, golden: Golden, width: int, lang: str) -> None:
    names = (
        "torture-complaints-2019", "torture-convictions-2017", "mechanism-beneficiaries", "bodies-exhumed",
        "states-without-prosecutor", "torture-law", "torture-register", "federal-police-ruling",
        "ombudsman-for-a-year",
    )  # fmt: skip
    text = _render("card", _of(view, *names), Drawing(width, lang=lang))
    golden(f"card-{lang}-{width}.txt", text)
    assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize(("lang", "said", "not_said"), [("en", "Inferred", "Inferido"), ("es", "Inferido", "Inferred")])
def test_a_card_has_the_note_of_its_language(
    make_view: Callable[[str], View], lang: str, said: str, not_said: str
) -> None:
    view = make_view(
        '[fact.a]\nclaim = "Visit"\nkind = "event"\ndate = "2019"\nsource = "https://example.org/"\n'
        'note = { en = "Inferred.", es = "Inferido." }\n'
    )
    text = _render("card", view, Drawing(80, lang=lang))
    assert said in text
    assert not_said not in text


@pytest.mark.parametrize("width", [50, 100])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_overview(view: View, golden: Golden, width: int, lang: str) -> None:
    golden(f"overview-{lang}-{width}.txt", overview(view, Drawing(width, lang=lang)))


@pytest.mark.parametrize("name", ["table", "card"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_ascii_is_ascii(view: View, nasty: View, name: str, lang: str) -> None:
    for one in (view, nasty):
        assert _render(name, one, Drawing(70, unicode=False, lang=lang)).isascii()
    assert overview(view, Drawing(70, unicode=False, lang=lang)).isascii()


@pytest.mark.parametrize("name", ["table", "card"])
def test_colour_changes_nothing_but_colour(view: View, name: str) -> None:
    import re

    plain = _render(name, view, Drawing(80))
    coloured = _render(name, view, Drawing(80, color=True))
    assert "\x1b" not in plain
    assert "\x1b[32m" in coloured, "current is green"
    assert "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()) == plain.rstrip(
        "\n"
    )


@pytest.mark.parametrize("width", [1, 20, 33, 51])
@pytest.mark.parametrize("name", ["table", "card"])
def test_narrow_terminals_lose_nothing(view: View, name: str, width: int) -> None:
    text = _render(name, _of(view, "bodies-exhumed"), Drawing(width))
    assert "706" in text
    assert "bodies-exhumed" in "".join(text.split())


def test_columns_are_chosen_and_ordered(view: View) -> None:
    text = _render("table", _of(view, "bodies-exhumed"), Drawing(80, columns=("id", "low,end", "interval")))
    head, _, row = text.splitlines()
    assert head.split() == ["Id", "Low", "End", "Interval"]
    assert row.split() == ["bodies-exhumed", "706", "2019-11-30", "[706,", "706]"]


def test_an_unknown_column_offers_a_near_one(view: View) -> None:
    with pytest.raises(UsageError, match="`vlaue`") as caught:
        _render("table", view, Drawing(columns=("vlaue",)))
    assert "`value`" in caught.value.hint


def test_no_fact_is_a_head_alone(view: View) -> None:
    assert len(_render("table", replace(view, facts=()), Drawing(80)).splitlines()) == 2
    assert _render("card", replace(view, facts=()), Drawing(80)) == ""


def test_four_times_the_rows_take_four_times_the_work(view: View) -> None:
    few, many = (_work(replace(view, facts=view.facts * times)) for times in (10, 40))
    assert many < 4.4 * few


def _work(view: View) -> int:
    """Return how many calls drawing a table takes: what it costs, on however busy a machine."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        text = _render("table", view, Drawing(120))
    finally:
        sys.setprofile(None)
    assert text.count("Claim") == 1  # one head, in however many pieces it is drawn
    return calls
