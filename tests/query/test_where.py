"""The grammar of --where, its three-valued answers, and its errors."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.errors import ExpressionError
from wola_facts.query.fields import Context
from wola_facts.query.where import matching, read_where


def _ids(context: Context, expression: str) -> set[str]:
    return {fact.id for fact in matching(context.corpus.facts.values(), expression, context)}


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        pytest.param("value = 706", {"bodies-exhumed"}, id="a number is equal"),
        pytest.param("value > 40,000", {"disappeared-registered", "budget"}, id="over 40,000 people is over 40,000"),
        pytest.param("value > 40,001", {"budget"}, id="over 40,000 is not certainly over 40,001"),
        pytest.param("value < 5", {"convicted-share"}, id="less than 4% is under 5"),
        pytest.param("value >= 300 and value <= 400", {"experts-needed"}, id="a range lies within its ends"),
        pytest.param("value = 1.5 million", {"budget"}, id="a scale may stand in the number"),
        pytest.param("unit = MXN or unit = '%'", {"budget", "convicted-share"}, id="either of two"),
        pytest.param("topic = tortura and kind = law", {"torture-law"}, id="a topic by its Spanish name"),
        pytest.param("kind in (law, ruling)", {"torture-law", "federal-police-ruling"}, id="one of a list"),
        pytest.param("claim ~ fiscalia and value = 17", {"states-without-prosecutor"}, id="contains, without accents"),
        pytest.param("status = overdue", {"torture-register"}, id="a derived status"),
        pytest.param("state = pending and due < 2021", {"torture-register"}, id="a promise and its day"),
        pytest.param("date >= 2018-11-28 and date < 2018-12", {"federal-police-ruling"}, id="begins on or after"),
        pytest.param("date = 2017", {"torture-law", "torture-register"}, id="lies within a year"),
        pytest.param("end <= 2017-12 and value > 1", {"torture-convictions-2017"}, id="a day is compared with a month"),
        pytest.param("court ~ inter-american", {"federal-police-ruling"}, id="a hyphen inside a bare word"),
        pytest.param("according_to = National Search Commission", {"disappeared-registered"}, id="bare words"),
        pytest.param('according_to = "national search commission"', {"disappeared-registered"}, id="quoted words"),
        pytest.param("not (kind = figure) and not kind in (law, ruling, statement)", {"torture-register"}, id="not"),
        pytest.param("quality = estimate", {"budget"}, id="a quality"),
        pytest.param("quality != none", {"budget"}, id="what is said at all"),
        pytest.param("supersedes = none and tag = CNDH", {"torture-complaints-2019"}, id="what is not said"),
        pytest.param("author ~ hinojosa and value = 15", {"torture-convictions"}, id="an author of a source"),
        pytest.param("tense = ongoing and value < 100", {"states-without-prosecutor"}, id="a tense"),
        pytest.param("VALUE==206", {"bodies-identified"}, id="capitals, and two signs for one"),
        pytest.param("value = 15 or value = 17 and kind = law", {"torture-convictions"}, id="and binds before or"),
        pytest.param("(value = 15 or value = 17) and kind = law", set(), id="but not before parentheses"),
    ],
)  # fmt: skip
def test_matches(context: Context, expression: str, found: set[str]) -> None:
    assert _ids(context, expression) == found


def test_what_the_bounds_leave_open_matches_neither_way(context: Context) -> None:
    for expression in ("value > 50000", "not value > 50000", "value <= 50000"):
        assert "disappeared-registered" not in _ids(context, expression)


def test_a_fact_without_a_value_is_neither_above_nor_not_above(context: Context) -> None:
    assert "torture-law" not in _ids(context, "value > 0") | _ids(context, "not value > 0")
    assert "torture-law" in _ids(context, "value = none")


@pytest.mark.parametrize(
    ("expression", "column", "says"),
    [
        pytest.param("", 1, "empty", id="nothing"),
        pytest.param("valeu > 3", 1, "value", id="an unknown field offers a near one"),
        pytest.param("value > 3 and", 14, "nothing more", id="an end after and"),
        pytest.param("value > 3 topic = torture", 11, "`and`", id="no word between two conditions"),
        pytest.param("value > ", 9, "value was expected", id="no value"),
        pytest.param("value > many", 9, "not a number", id="a text where a number should be"),
        pytest.param("date > 2019-13", 8, "no month 13", id="an impossible month"),
        pytest.param("claim > a", 7, "no order", id="text has no order"),
        pytest.param("kind = lwa", 8, "law", id="a word that cannot be offers a near one"),
        pytest.param("(value > 3", 1, "not closed", id="an open parenthesis"),
        pytest.param("value > 3)", 10, "not expected", id="a parenthesis too many"),
        pytest.param("kind in (law", 9, "not closed", id="an open list"),
        pytest.param("kind in law", 9, "parentheses", id="a list without parentheses"),
        pytest.param("value in (1,000)", 11, "several", id="a comma that may group or separate"),
        pytest.param('claim ~ "abc', 9, "quotation mark", id="an open quotation"),
        pytest.param("and", 1, "field was expected", id="a keyword alone"),
        pytest.param("not", 4, "field was expected", id="not alone"),
        pytest.param("value ! 3", 7, "not understood", id="a sign that is none"),
    ],
)  # fmt: skip
def test_errors_point_at_their_column(expression: str, column: int, says: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        read_where(expression)
    assert says in f"{caught.value.message} {caught.value.hint}"
    assert caught.value.column == column


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(" or ".join(["value > 1"] * 100_000), id="a hundred thousand terms"),
        pytest.param(" or ".join(["id=a"] * 1500), id="too many short terms"),
        pytest.param("(" * 5000 + "value > 1" + ")" * 5000, id="deep nesting"),
        pytest.param("(" * 100_000, id="parentheses only"),
        pytest.param("not " * 100_000 + "value > 1", id="not not not"),
        pytest.param("id in (" + ",".join("ab" for _ in range(5000)) + ")", id="a long list"),
        pytest.param("value > " + "9" * 10_000, id="a long number"),
        pytest.param('"' * 19_999, id="quotation marks"),
        pytest.param("value > 1,000" + ",000" * 4000, id="a long grouped number"),
    ],
)
def test_bombs_end_within_a_second(bomb: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(ExpressionError):
        read_where(bomb)
    assert time.perf_counter() - begun < 1


def test_not_not_is_nothing(context: Context) -> None:
    assert _ids(context, "not not value = 706") == {"bodies-exhumed"}


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["value", ">", "3", "and", "not", "(", ")", "in", ",", '"', "x"])).map(" ".join)
)
def test_any_text_is_read_or_refused(context: Context, text: str) -> None:
    try:
        node = read_where(text)
    except ExpressionError as error:
        place = error.column
    else:
        place = 1
        for fact in context.corpus.facts.values():
            assert node.answer(fact, context) in (True, False, None)
    assert 1 <= place <= len(text) + 1
