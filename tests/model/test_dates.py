"""Dates of the EDTF subset: what they mean, how they lie to each other, what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.model.dates import DateError, PartialDate, Period, Relation, read_duration, read_period

READ = [
    ("2019-11-26", date(2019, 11, 26), date(2019, 11, 26)),
    ("2019-09", date(2019, 9, 1), date(2019, 9, 30)),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ("2019", date(2019, 1, 1), date(2019, 12, 31)),
    ("2019-01/2019-09", date(2019, 1, 1), date(2019, 9, 30)),
    ("2018-12/..", date(2018, 12, 1), None),
    ("../2019-11", None, date(2019, 11, 30)),
    ("2019-11~", date(2019, 11, 1), date(2019, 11, 30)),
]


@pytest.mark.parametrize(("text", "start", "end"), READ, ids=[row[0] for row in READ])
def test_a_date_text_has_its_first_and_last_day(text: str, start: date | None, end: date | None) -> None:
    period = read_period(text)
    assert (period.start, period.end) == (start, end)
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "../..", "2019-13", "2019-00", "2019-02-30", "2019-1", "19-01", "2019/2018", "2019-06/2019-01",
        "2019-01/2019-02/2019-03", "2019?", "2019-11-26T10:00", "0000", "2019-21", "yesterday", "２０１９",
        "2019-01 /..x",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(DateError) as error:
        read_period(text)
    assert str(error.value)


def test_an_open_interval_goes_on() -> None:
    assert read_period("2018-12/..").ongoing
    assert not read_period("2018-12/2019-01").ongoing


RELATIONS = [
    ("2019-01", "2019-01-01/2019-01-31", Relation.SAME),
    ("2019-01", "2019", Relation.INSIDE),
    ("2019", "2019-01", Relation.AROUND),
    ("2019-01/2019-06", "2019-06/2019-12", Relation.OVERLAP),
    ("2018", "2019", Relation.APART),
    ("2018-12/..", "2019", Relation.AROUND),
]


@pytest.mark.parametrize(("a", "b", "relation"), RELATIONS, ids=[f"{a} is {r.value} {b}" for a, b, r in RELATIONS])
def test_periods_lie_to_each_other(a: str, b: str, relation: Relation) -> None:
    assert read_period(a).relation(read_period(b)) is relation


COMPARABLE = [
    ("the same period", "2019", "2019-01-01/2019-12-31", True),
    ("a day at the end of the other's period", "2019-09-30", "2019-01/2019-09", True),
    ("a day inside it", "2019-09-29", "2019-01/2019-09", False),
    ("a month at the end of a year", "2019-12", "2019", False),
    ("periods apart", "2018", "2019", False),
]


@pytest.mark.parametrize(("a", "b", "fair"), [row[1:] for row in COMPARABLE], ids=[row[0] for row in COMPARABLE])
def test_arithmetic_is_fair_only_over_the_same_days(a: str, b: str, fair: bool) -> None:
    assert read_period(a).comparable(read_period(b)) is fair
    assert read_period(b).comparable(read_period(a)) is fair


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    precision = draw(st.integers(1, 3))
    parts = (day.year, day.month if precision > 1 else 0, day.day if precision > 2 else 0)
    return PartialDate(*parts, draw(st.booleans()))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    a, b = draw(partial_dates()), draw(partial_dates())
    if a.first > b.last:
        a, b = b, a
    shape = draw(st.sampled_from(["point", "closed", "since", "until"]))
    return {"point": Period(a, a), "closed": Period(a, b), "since": Period(a, None), "until": Period(None, b)}[shape]


@given(periods())
def test_writing_and_reading_a_period_gives_it_back(period: Period) -> None:
    assert read_period(str(period)) == period


_MIRRORED = {Relation.INSIDE: Relation.AROUND, Relation.AROUND: Relation.INSIDE}


@given(periods(), periods())
def test_relations_are_consistent_from_both_sides(a: Period, b: Period) -> None:
    there, back = a.relation(b), b.relation(a)
    assert back is _MIRRORED.get(there, there)
    if there is Relation.APART:
        assert (a.end or date.max) < (b.start or date.min) or (b.end or date.max) < (a.start or date.min)


@given(partial_dates(), partial_dates(), partial_dates())
def test_being_wholly_before_is_transitive(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    if a.last < b.first and b.last < c.first:
        assert a.last < c.first
    assert a.first <= a.last


def test_a_review_period_is_a_number_of_days() -> None:
    assert [read_duration(text) for text in ("90d", "2w", "6m", "1y", "never")] == [90, 14, 180, 365, None]
    for text in ("0d", "-1d", "1", "soon", "1.5y"):
        with pytest.raises(DateError):
            read_duration(text)
