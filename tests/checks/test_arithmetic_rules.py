"""NUM and PER: what must be found, and the nearest world in which nothing must be."""

from collections.abc import Callable

import pytest

from wola_facts.checks.report import Report

Judge = Callable[..., Report]


def fact(name: str, value: object, *more: str) -> str:
    """Return a record; a value that is no number is written as text."""
    said = value if isinstance(value, int | float) else f'"{value}"'
    return "\n".join((f"[fact.{name}]", f"value = {said}", *more, ""))


def whole(value: object, *more: str) -> str:
    return fact("whole", value, 'unit = "people"', *more)


FOUND = {
    # parts: a complete breakdown equals its whole, and whole counts are never rounded
    "691 + 438 is not 1,130": ("NUM001", whole(1130, "parts = { a = 691, b = 438 }")),
    "1,129 is not over 1,200": ("NUM001", whole("over 1,200", "parts = { a = 691, b = 438 }")),
    "parts by id add up, too": (
        "NUM001",
        whole(10, 'parts = ["a", "b"]') + fact("a", 4, 'unit = "people"') + fact("b", 5, 'unit = "people"'),
    ),
    "at least 6 and 5 is more than 10": ("NUM001", whole(10, 'parts = { a = "at least 6", b = 5 }')),
    "shares of 50 % and 51 %": ("NUM001", fact("whole", "100%", 'parts = { a = "50%", b = "52%" }')),
    # a part is at most its whole
    "806 of 706": ("NUM002", whole(706) + fact("part", 806, 'unit = "people"', 'part_of = "whole"')),
    "over 706 of 706": ("NUM002", whole(706) + fact("part", "over 706", 'unit = "people"', 'part_of = "whole"')),
    "one of_which beyond the whole": ("NUM002", whole(10, "of_which = { a = 11 }")),
    "of_which together beyond the whole": ("NUM002", whole(10, "of_which = { a = 6, b = 5 }")),
    # a ratio, with the rounding of its value
    "72 / 20 is not 0.3": (
        "NUM003",
        fact("a", 72) + fact("b", 20) + fact("r", 0.3, 'ratio_of = ["a", "b"]'),
    ),
    "1 / 3 is not 0.34": ("NUM003", fact("r", 0.34, "ratio_of = [1, 3]")),
    "1 of 3 is not 34 %": ("NUM003", fact("r", "34%", "ratio_of = [1, 3]")),
    "nothing divides by 0": ("NUM003", fact("r", 2, "ratio_of = [1, 0]")),
    # the GRIM test
    "37 % of 28": ("NUM004", fact("p", "37%", "of = 28")),
    "37 % of a fact that is 28": ("NUM004", fact("n", 28) + fact("p", "37%", 'of = "n"')),
    "less than 3 % of 28 is 0 %, and 2.1 % is not": ("NUM004", fact("p", "2.1%", "of = 28")),
    "37 % of nothing": ("NUM004", fact("p", "37%", "of = 0")),
    # assertions
    "an assertion that fails": ("NUM005", fact("a", 5) + fact("b", 4) + '[[check]]\nassert = "a <= b"\n'),
    "one link of a chain fails": (
        "NUM005",
        fact("a", 1) + fact("b", 4) + '[[check]]\nassert = "a <= b <= 3"\n',
    ),
    "[0, 3) is not at least 3": ("NUM005", fact("a", "less than 3") + '[[check]]\nassert = "a >= 3"\n'),
    "assertions are exact": ("NUM005", fact("a", 0.33) + '[[check]]\nassert = "a == 1 / 3"\n'),
    # periods first
    "parts of another year": (
        "PER001",
        whole(100, 'parts = ["a", "b"]')
        + fact("a", 60, 'unit = "people"')
        + fact("b", 50, 'unit = "people"', 'date = "2018"'),
    ),
    "a part of another year": (
        "PER001",
        whole(10) + fact("part", 20, 'unit = "people"', 'part_of = "whole"', 'date = "2018"'),
    ),
    "a base of another year": ("PER001", fact("n", 28, 'date = "2018"') + fact("p", "37%", 'of = "n"')),
    "a ratio of two years": (
        "PER001",
        fact("a", 72) + fact("b", 20, 'date = "2018"') + fact("r", 0.3, 'ratio_of = ["a", "b"]'),
    ),
    "an equality of two years": (
        "PER001",
        fact("a", 5) + fact("b", 5, 'date = "2018"') + '[[check]]\nassert = "a == b"\n',
    ),
    "a sum of two years": (
        "PER001",
        fact("a", 5) + fact("b", 5, 'date = "2018"') + '[[check]]\nassert = "a + b >= 1"\n',
    ),
    "a month that had more than its year": (
        "PER002",
        '[measure.m]\nstock = "flow"\n'
        + fact("year", 10, 'measure = "m"')
        + fact("month", 12, 'measure = "m"', 'date = "2019-03"'),
    ),
}

#: A record that is taken back, and one that is judged by it.
GONE = 'retracted = { on = 2020-01-01, why = "misread" }'

SILENT = {
    "parts of a record that is taken back": ("NUM001", whole(1130, "parts = { a = 691, b = 438 }", GONE)),
    "a part that is taken back": ("NUM001", whole(10, 'parts = ["a", "b"]') + fact("a", 4, GONE) + fact("b", 5)),
    "a part of what is taken back": ("NUM002", whole(706, GONE) + fact("part", 806, 'part_of = "whole"')),
    "a ratio that is taken back": ("NUM003", fact("r", 2, "ratio_of = [1, 3]", GONE)),
    "a base that is taken back": ("NUM004", fact("n", 28, GONE) + fact("p", "37%", 'of = "n"')),
    "an assertion about what is taken back": (
        "NUM005",
        fact("a", 5, GONE) + fact("b", 4) + '[[check]]\nassert = "a <= b"\n',
    ),
    "a part of another year, taken back": (
        "PER001",
        whole(10) + fact("a", 1, 'date = "2018"', 'part_of = "whole"', GONE),
    ),
    "another unit, taken back": ("CMP002", whole(10) + fact("a", "1%", 'part_of = "whole"', GONE)),
    "691 + 438 is over 1,100": ("NUM001", whole("over 1,100", "parts = { a = 691, b = 438 }")),
    "at least 6 and 5 may be 12": ("NUM001", whole(12, 'parts = { a = "at least 6", b = 5 }')),
    "rounded shares add up to 100 % in their rounding": (
        "NUM001",
        fact("whole", "100%", 'parts = { a = "33%", b = "33%", c = "33%" }'),
    ),
    "206 of 706": ("NUM002", whole(706) + fact("part", 206, 'unit = "people"', 'part_of = "whole"')),
    "as many as the whole": ("NUM002", whole(706) + fact("part", 706, 'unit = "people"', 'part_of = "whole"')),
    "over 600 of 706 may be": ("NUM002", whole(706) + fact("part", "over 600", 'part_of = "whole"')),
    "some parts leave a rest": ("NUM002", whole(10, "of_which = { a = 3, b = 4 }")),
    "1 / 3 rounds to 0.33": ("NUM003", fact("r", 0.33, "ratio_of = [1, 3]")),
    "1 of 3 rounds to 33 %": ("NUM003", fact("r", "33%", "ratio_of = [1, 3]")),
    "36 % of 28": ("NUM004", fact("p", "36%", "of = 28")),
    "any percent of many": ("NUM004", fact("p", "37%", 'of = "over 100"')),
    "less than 3 % of 28": ("NUM004", fact("p", "less than 3%", "of = 28")),
    "an open answer is no failure": ("NUM005", fact("a", "over 3") + '[[check]]\nassert = "a <= 4"\n'),
    "round says where": ("NUM005", fact("a", 0.33) + '[[check]]\nassert = "a == round(1 / 3, 2)"\n'),
    "a fails over two years is not judged": (
        "NUM005",
        fact("a", 5) + fact("b", 6, 'date = "2018"') + '[[check]]\nassert = "a == b"\n',
    ),
    "arithmetic over two years is not judged": (
        "NUM001",
        whole(100, 'parts = ["a", "b"]')
        + fact("a", 60, 'unit = "people"')
        + fact("b", 50, 'unit = "people"', 'date = "2018"'),
    ),
    "mere order is judged for any years": (
        "PER001",
        fact("a", 5) + fact("b", 6, 'date = "2018"') + '[[check]]\nassert = "a <= b"\n',
    ),
    "a day goes with the period that it ends": (
        "PER001",
        whole(100, 'parts = ["a", "b"]', "date = 2019-12-31") + fact("a", 60) + fact("b", 40),
    ),
    "about then is open": (
        "PER001",
        whole(100, 'parts = ["a", "b"]') + fact("a", 60, 'date = "2019~"') + fact("b", 50),
    ),
    "a month within its year": (
        "PER002",
        '[measure.m]\nstock = "flow"\n'
        + fact("year", 10, 'measure = "m"')
        + fact("month", 9, 'measure = "m"', 'date = "2019-03"'),
    ),
    "a level may be higher in a month": (
        "PER002",
        '[measure.m]\nstock = "level"\n'
        + fact("year", 10, 'measure = "m"')
        + fact("month", 12, 'measure = "m"', 'date = "2019-03"'),
    ),
}


@pytest.mark.parametrize(("code", "text"), FOUND.values(), ids=FOUND)
def test_found(judge: Judge, code: str, text: str) -> None:
    assert code in [finding.code for finding in judge(text).findings]


@pytest.mark.parametrize(("code", "text"), SILENT.values(), ids=SILENT)
def test_silent(judge: Judge, code: str, text: str) -> None:
    report = judge(text)
    assert code not in [finding.code for finding in report.findings], report.findings
    assert not [finding for finding in report.findings if finding.code.startswith("SCH")], report.findings


def test_mixed_periods_are_told_in_place_of_an_arithmetic_error(judge: Judge) -> None:
    report = judge(
        whole(100, 'parts = ["a", "b"]')
        + fact("a", 60, 'unit = "people"')
        + fact("b", 50, 'unit = "people"', 'date = "2018"')
    )
    assert [f.code for f in report.findings if f.code[:3] in {"NUM", "PER"}] == ["PER001"]


@pytest.mark.parametrize(
    "text",
    [
        fact("a", "over 3") + '[[check]]\nassert = "a <= 4"\n',
        fact("a", "about 10") + '[[check]]\nassert = "a == 10"\n',
        whole("over 10") + fact("part", "over 12", 'unit = "people"', 'part_of = "whole"'),
        whole("about 100", "of_which = { a = 60, b = 43 }"),
        fact("a", 5, GONE) + fact("b", 4) + '[[check]]\nassert = "a <= b"\n',
        whole(12, 'parts = { a = "at least 6", b = 5 }'),
        fact("p", "37%", 'of = "at least 2"'),
    ],
    ids=["an order within a bound", "an equality with about", "a part and a whole without ends",
         "some parts of about a hundred", "an assertion about what is taken back",
         "a sum that may be", "a base that may be anything"],
)  # fmt: skip
def test_what_the_bounds_do_not_decide_is_open_and_neither_passed_nor_found(judge: Judge, text: str) -> None:
    report = judge(text)
    assert not [f for f in report.findings if f.code.startswith("NUM")]
    if "of =" not in text:  # 37 % of at least 2: some base gives it, which is all that is asked
        assert report.open


def test_the_imbalance_and_the_intervals_are_printed(judge: Judge) -> None:
    [finding] = [f for f in judge(whole(1130, "parts = { a = 691, b = 438 }")).findings if f.code == "NUM001"]
    told = " ".join((finding.message, finding.label, *finding.notes))
    assert "1129" in told.replace(",", "")
    assert "apart by 1" in told
