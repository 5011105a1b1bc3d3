"""The grammar of assertions: what it reads, and where it says that something is wrong."""

import sys
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal

import pytest

from wola_facts.checks.assertions import evaluate
from wola_facts.checks.expression import parse
from wola_facts.checks.report import Report
from wola_facts.corpus.load import load_texts
from wola_facts.errors import ExpressionError
from wola_facts.model.interval import Answer, Interval, plain

WORLD = load_texts(
    {
        "facts.toml": """
[defaults]
claim = "x"
source = "https://example.org/a"
date = "2019"
[fact.bodies-exhumed]
value = 706
[fact.bodies-identified]
value = 206
[fact.register]
value = "over 40,000"
[fact.share]
value = "less than 3%"
[fact.range]
value = "300-400"
[fact.beneficiaries]
value = "over 1,100"
parts = { defenders = 691, journalists = 438 }
[fact.law]
kind = "law"
[fact.day]
value = 10
date = 2019-12-31
[fact.other-year]
value = 10
date = "2018"
[fact.about-then]
value = 10
date = "2019-12~"
"""
    }
)


def interval(text: str) -> str:
    value = evaluate(parse(text), WORLD, text).value
    assert value
    return str(value.interval)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1 + 2 * 3", "[7, 7]", id="products before sums"),
        pytest.param("(1 + 2) * 3", "[9, 9]", id="parentheses first"),
        pytest.param("10 - 4 - 3", "[3, 3]", id="from left to right"),
        pytest.param("2 / 8", "[0.25, 0.25]", id="exact decimals"),
        pytest.param("0.1 + 0.2", "[0.3, 0.3]", id="no binary fractions"),
        pytest.param("- 5 + 2", "[-3, -3]", id="a negative number"),
        pytest.param("- - 5", "[5, 5]", id="twice negative"),
        pytest.param("bodies-exhumed - bodies-identified", "[500, 500]", id="ids with hyphens"),
        pytest.param("beneficiaries.defenders + beneficiaries.journalists", "[1129, 1129]", id="named parts"),
        pytest.param("sum(1, 2, bodies-identified)", "[209, 209]", id="a sum"),
        pytest.param("min(range, 350)", "[300, 350]", id="the least of an interval and a number"),
        pytest.param("max(range, 350)", "[350, 400]", id="the greatest of an interval and a number"),
        pytest.param("abs(0 - range)", "[300, 400]", id="a size"),
        pytest.param("abs(range - 350)", "[0, 50]", id="the size of what may be zero"),
        pytest.param("round(2 / 3, 2)", "[0.67, 0.67]", id="rounded"),
        pytest.param("round(0.125, 2)", "[0.12, 0.13]", id="a tie may go either way"),
        pytest.param("round(bodies-exhumed, -2)", "[700, 700]", id="rounded to hundreds"),
        pytest.param("register", "(40000, inf)", id="a bound"),
        pytest.param("register + 1", "(40001, inf)", id="a bound and a number"),
        pytest.param("1 / register", "(0, 0.000025)", id="an unbounded divisor leaves an open zero"),
        pytest.param("share * 2", "[0, 6)", id="open ends stay open"),
    ],
)
def test_a_value(text: str, expected: str) -> None:
    assert interval(text) == expected


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("bodies-identified <= bodies-exhumed", Answer.HOLDS, id="a smaller one is at most the larger"),
        pytest.param("bodies-exhumed <= bodies-identified", Answer.FAILS, id="a larger one is not"),
        pytest.param("1 <= 2 <= 3", Answer.HOLDS, id="a chain holds where every link does"),
        pytest.param("1 <= 3 <= 2", Answer.FAILS, id="a chain fails where one does"),
        pytest.param("1 <= range <= 350", Answer.OPEN, id="a chain is open where one is and none fails"),
        pytest.param("2 <= 1 <= range", Answer.FAILS, id="a link that fails outweighs one that is open"),
        pytest.param("share >= 3", Answer.FAILS, id="[0, 3) is never 3"),
        pytest.param("share < 3", Answer.HOLDS, id="[0, 3) is always below 3"),
        pytest.param("register > 40000", Answer.HOLDS, id="over 40,000 is over 40,000"),
        pytest.param("register == 40000", Answer.FAILS, id="over 40,000 is not 40,000"),
        pytest.param("register == 50000", Answer.OPEN, id="over 40,000 may be 50,000"),
        pytest.param("range == range", Answer.OPEN, id="an interval may equal itself, or not"),
        pytest.param("bodies-exhumed == 706", Answer.HOLDS, id="both single and equal"),
        pytest.param("1 != 2", Answer.HOLDS, id="different"),
        pytest.param("1 / (share - share) > 5", Answer.OPEN, id="a divisor that may be zero leaves all open"),
        pytest.param("bodies-exhumed == day * 70.6", Answer.HOLDS, id="a day at the end of the year goes with it"),
        pytest.param("other-year <= bodies-exhumed", Answer.HOLDS, id="order is judged for any times"),
        pytest.param("other-year + 1 <= bodies-exhumed", Answer.HOLDS, id="a constant is of any time"),
        pytest.param("other-year == 10", Answer.HOLDS, id="a number is of any time"),
    ],
)
def test_an_answer(text: str, answer: Answer) -> None:
    assert evaluate(parse(text), WORLD, text).answer is answer


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        pytest.param("other-year + bodies-exhumed > 0", True, id="a sum of two years"),
        pytest.param("other-year == day", True, id="equality of two times"),
        pytest.param("min(other-year, bodies-exhumed) + day > 0", True, id="min keeps the times of its operands"),
        pytest.param("other-year < day", False, id="order"),
        pytest.param("bodies-exhumed + day > 0", False, id="a day at the end of a period"),
        pytest.param("sum(other-year, day) / 2 < bodies-exhumed", True, id="order of a mixed sum"),
    ],
)
def test_periods_come_first(text: str, mixed: bool) -> None:
    links = evaluate(parse(text), WORLD, text).links
    assert bool(links[0].mixed) is mixed
    assert not links[0].mixed or links[0].answer is Answer.OPEN


def test_a_date_that_is_only_about_then_is_unsure() -> None:
    (link,) = evaluate(parse("about-then + bodies-exhumed > 0"), WORLD, "").links
    assert link.mixed
    assert link.mixed.unsure


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        pytest.param("", 1, "found the end, expected a number", id="nothing at all"),
        pytest.param("1 +", 4, "found the end", id="an operand is missing"),
        pytest.param("1 2", 3, "found `2`, expected an operator or the end", id="an operator is missing"),
        pytest.param("(1 + 2", 7, "found the end, expected an operator or )", id="a parenthesis is open"),
        pytest.param("1 + 2)", 6, "found `)`", id="one parenthesis too many"),
        pytest.param("a = 1", 3, "found `=`", id="a single equals sign"),
        pytest.param("9**9**9", 3, "found `*`", id="no powers"),
        pytest.param("open('x')", 6, "found `'`", id="no texts"),
        pytest.param("eval(1)", 1, "expected one of sum", id="no other functions"),
        pytest.param("__import__", 1, "found `_`", id="no names of Python"),
        pytest.param("1 if 2 else 3", 3, "found `if`", id="no conditions"),
        pytest.param("a and b", 3, "found `and`", id="no connectives"),
        pytest.param("abs(1, 2)", 1, "one operand", id="abs of two"),
        pytest.param("round(1)", 1, "a whole number of decimals", id="round to nothing"),
        pytest.param("round(1, bodies-exhumed)", 1, "a whole number of decimals", id="round by a fact"),
        pytest.param("1" * 60, 1, "at most 40 digits", id="a very long number"),
        pytest.param("beneficiaries.x", 1, "no part `x`", id="an unknown part"),
        pytest.param("1e999999999 > 1", 1, "1e999999999 is no fact", id="no exponents"),
        pytest.param("1_000 > 1", 1, "found `1_000`", id="no underscores in numbers"),
        pytest.param("1 ≤ 2", 3, "found `≤`", id="no signs beyond the keyboard's"),
        pytest.param("law + 1", 1, "no value", id="a law has no value"),
        pytest.param("1 / 0", 3, "divides by zero", id="division by zero"),
        pytest.param("nobody > 1", 1, "there is no fact `nobody`", id="an unknown fact"),
    ],
)
def test_what_is_wrong_has_its_column(text: str, column: int, expected: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        evaluate(parse(text), WORLD, text)
    assert caught.value.column == column
    assert expected in caught.value.message


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(" + ".join(["1"] * 100_000), id="a hundred thousand terms"),
        pytest.param("(" * 100_000 + "1" + ")" * 100_000, id="a hundred thousand parentheses"),
        pytest.param("(" * 9_000 + "1" + ")" * 9_000, id="nested within the length"),
        pytest.param("- " * 9_000 + "1", id="nine thousand signs"),
        pytest.param("sum(" * 4_000 + "1" + ")" * 4_000, id="sums of sums"),
        pytest.param(" * ".join(["9" * 40] * 400), id="a number of sixteen thousand digits"),
        pytest.param("9**9**9", id="a power of powers"),
        pytest.param("1 / " * 4_000 + "3", id="four thousand divisions"),
    ],
)
def test_a_bomb_is_an_error_or_an_answer_after_little_work(bomb: str) -> None:
    lines = 0

    def count(*_: object) -> object:
        nonlocal lines
        lines += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)  # type: ignore[arg-type]  # it takes whatever it is given
    try:
        with suppress(ExpressionError):
            evaluate(parse(bomb), WORLD, bomb)
    finally:
        sys.settrace(before)
    assert lines < 300_000  # a second is more than ten times as many


def test_a_sum_of_a_thousand_terms_is_read() -> None:
    text = " + ".join(["bodies-identified"] * 800)
    assert evaluate(parse(text), WORLD, text).value == evaluate(parse("bodies-identified * 800"), WORLD, text).value


def test_multiplication_is_exact_to_sixty_digits() -> None:
    value = evaluate(parse("1234567890123456789 * 9876543210987654321"), WORLD, "").value
    assert value
    assert value.interval == Interval.exactly(Decimal(1234567890123456789 * 9876543210987654321))
    assert plain(value.interval.low) == str(1234567890123456789 * 9876543210987654321)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("beneficiaries.x > 1", "its parts: defenders, journalists", id="the parts that there are"),
        pytest.param("bodies-exhumed-5 > 1", "write bodies-exhumed - 5", id="a difference without its spaces"),
        pytest.param("1 = 1", "equality is written ==", id="a single equals sign"),
        pytest.param("1 ≥ 1", "at least is written >=", id="a sign that is not on the keyboard"),
        pytest.param("1,000 > 1", "without commas", id="a number with commas"),
        pytest.param("1e6 > 1", "no exponent", id="an exponent"),
    ],
)
def test_the_hint_says_how_it_is_written(text: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        evaluate(parse(text), WORLD, text)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("line", "column"),
    [
        pytest.param('assert = "1 = 1"', 13, id="a plain text"),
        pytest.param("assert = '1 = 1'", 13, id="a literal text"),
        pytest.param("assert='1 +'", 12, id="its end"),
        pytest.param('assert = "1\\t= 1"', 10, id="behind an escape the whole text"),
        pytest.param('assert = """1 +\n * 1"""', 10, id="on many lines the whole text"),
    ],
)
def test_a_finding_points_at_the_character(judge: Callable[..., Report], line: str, column: int) -> None:
    [found] = [f for f in judge(f"[[check]]\n{line}\n").findings if f.code == "SCH004"]
    assert found.location.column == column


def test_a_bomb_is_told_in_a_line(judge: Callable[..., Report]) -> None:
    for bomb in ("(" * 100_000, "a" + " + a" * 100_000, "9**9**9", "-" * 100_000, "1e999999999", "9" * 100_000):
        [found] = [f for f in judge(f'[[check]]\nassert = "{bomb}"\n').findings if f.code == "SCH004"]
        assert len(found.message) < 200
