"""The laws of intervals, and the three answers."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wola_facts.model.interval import Answer, Interval, compare, plain

D = Decimal
numbers = st.integers(-50, 50).map(lambda n: D(n) / 4)
ends = st.one_of(st.none(), numbers)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    made = Interval(low, high, draw(st.booleans()), draw(st.booleans()))
    assume(not made.empty)
    return made


@st.composite
def with_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval and a number that lies in it."""
    interval = draw(intervals())
    offset = draw(st.integers(0, 400).map(lambda n: D(n) / 8))
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        member = low + (high - low) * draw(st.sampled_from([D(0), D("0.25"), D("0.5"), D(1)]))
    else:
        member = (low + offset) if low is not None else (high - offset) if high is not None else offset
    assume(member in interval)
    return interval, member


COMPARISONS = [
    ("an open end excludes itself: [0, 3) is not >= 3", Interval(D(0), D(3), False, True), ">=", D(3), Answer.FAILS),
    ("and everything in it is < 3", Interval(D(0), D(3), False, True), "<", D(3), Answer.HOLDS),
    ("a closed end leaves >= 3 open", Interval(D(0), D(3)), ">=", D(3), Answer.OPEN),
    ("over 40,000 is more than 40,000", Interval(D(40000), None, True), ">", D(40000), Answer.HOLDS),
    ("at least 40,000 need not be more", Interval(D(40000), None), ">", D(40000), Answer.OPEN),
    ("two single equal numbers are equal", Interval.exactly(D(7)), "==", D(7), Answer.HOLDS),
    ("an interval that holds 7 may be 7", Interval(D(6), D(8)), "==", D(7), Answer.OPEN),
    ("an interval apart from 7 is not 7", Interval(D(8), D(9)), "==", D(7), Answer.FAILS),
    ("an open end touching 7 is apart from it", Interval(D(7), D(9), True), "==", D(7), Answer.FAILS),
    ("not equal is the opposite", Interval(D(8), D(9)), "!=", D(7), Answer.HOLDS),
]


@pytest.mark.parametrize(
    ("a", "relation", "b", "answer"), [c[1:] for c in COMPARISONS], ids=[c[0] for c in COMPARISONS]
)
def test_comparisons_have_three_answers(a: Interval, relation: str, b: Decimal, answer: Answer) -> None:
    assert compare(a, relation, Interval.exactly(b)) is answer


@given(with_member(), with_member(), st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
def test_an_answer_is_true_of_every_member(
    left: tuple[Interval, Decimal], right: tuple[Interval, Decimal], relation: str
) -> None:
    (a, x), (b, y) = left, right
    truth = {"<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y, "==": x == y, "!=": x != y}[relation]
    answer = compare(a, relation, b)
    if answer is not Answer.OPEN:
        assert truth is (answer is Answer.HOLDS)


@given(with_member(), with_member())
def test_sums_differences_and_products_hold_those_of_their_members(
    left: tuple[Interval, Decimal], right: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = left, right
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b


@given(with_member(), with_member())
def test_quotients_hold_those_of_their_members(left: tuple[Interval, Decimal], right: tuple[Interval, Decimal]) -> None:
    (a, x), (b, y) = left, right
    assume(D(0) not in b)
    quotient = a / b
    # A quotient that is no finite decimal is cut at sixty digits, far below the grain of these numbers.
    slack = D("1e-40")
    near = Interval(
        quotient.low - slack if quotient.low is not None else None,
        quotient.high + slack if quotient.high is not None else None,
    )
    assert x / y in near


@given(intervals(), intervals())
def test_containing_both_ways_is_being_equal(a: Interval, b: Interval) -> None:
    assert (a.contains(b) and b.contains(a)) is (a == b)


@given(intervals(), with_member())
def test_what_contains_an_interval_contains_its_members(a: Interval, other: tuple[Interval, Decimal]) -> None:
    b, member = other
    if a.contains(b):
        assert member in a


@given(intervals(), intervals())
def test_meeting_is_mutual_and_is_sharing_a_part(a: Interval, b: Interval) -> None:
    assert a.meets(b) is b.meets(a)
    assert a.contains(a.intersect(b))


@given(intervals(), st.integers(-60, 60).map(D))
def test_closing_on_whole_numbers_loses_no_whole_number(a: Interval, n: Decimal) -> None:
    assert (n in a) is (n in a.whole())


@given(numbers)
def test_plain_numbers_read_back(number: Decimal) -> None:
    assert D(plain(number)) == number
    assert "E" not in plain(number)


def test_division_by_what_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Interval.exactly(D(1)) / Interval(D(0), D(2))
