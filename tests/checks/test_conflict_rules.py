"""CON, CMP and IND: two records of one measure, by time, bound, definition and origin."""

from collections.abc import Callable

import pytest

from wola_facts.checks.report import Report

Judge = Callable[..., Report]


def two(one: str, other: str, *more: str, first: str = "", second: str = "", head: str = "") -> str:
    """Return two records of one measure; `more` goes into both, `first` and `second` into one each."""
    both = "\n".join(('measure = "m"', *more))
    return f"""{head}
[fact.a]
value = {one}
{both}
{first}
[fact.b]
value = {other}
{both}
{second}
"""


SOURCES = """
[source.agency]
title = "Agency"
url = "https://example.org/agency"
[source.daily]
title = "Daily"
url = "https://example.org/daily"
derived_from = "agency"
[source.weekly]
title = "Weekly"
url = "https://example.org/weekly"
derived_from = "agency"
[source.own]
title = "Own"
url = "https://example.org/own"
"""
CUMULATIVE = '[measure.m]\nstock = "cumulative"\n'
NEXT_YEAR = 'date = "2020"'

FOUND = {
    "17 and 22": ("CON001", two("17", "22")),
    "under 3 % and over 3 %": ("CON001", two('"less than 3%"', '"more than 3%"')),
    "over 700 and 700": ("CON001", two('"over 700"', "700")),
    "a range and a number outside it": ("CON001", two('"300-400"', "401")),
    "yes and no": ("CON001", two("true", "false")),
    "one disputes a third": (
        "CON001",
        two("17", "22", second='disputes = "c"') + '[fact.c]\nvalue = 17\nmeasure = "m"\n',
    ),
    "one month written twice": ("CON001", two("17", "22", 'date = "2019-11"', first="", second="")),
    "over 700 and 706": ("CON002", two('"over 700"', "706")),
    "a range in a range": ("CON002", two('"300-400"', '"320-350"')),
    "ranges that overlap": ("CON003", two('"300-400"', '"350-450"')),
    "at least 5 and up to 8": ("CON003", two('"at least 5"', '"up to 8"')),
    "a running total that falls": ("CON004", two("706", "671", second=NEXT_YEAR, head=CUMULATIVE)),
    "a running total that falls below a bound": (
        "CON004",
        two('"over 700"', "700", second=NEXT_YEAR, head=CUMULATIVE),
    ),
    "a running total that falls from one confirmation to the next": (
        "CON004",
        two(
            "706", "671", 'date = "2018/.."', first="checked = 2024-01-01", second="checked = 2025-01-01",
            head=CUMULATIVE,
        ),
    ),
    "two definitions": (
        "CMP001",
        two("17", "22", first='definition = "offices"', second='definition = "prosecutors"'),
    ),
    "people and %": ("CMP002", two("17", '"22%"', first='unit = "people"')),
    "pesos and dollars": ("CMP002", two("17", "22", first='unit = "MXN"', second='unit = "USD"')),
    "two papers of one agency": (
        "IND001",
        SOURCES + two("17", "17", first='source = "daily"', second='source = "weekly"'),
    ),
    "one fact with two sources of one origin": (
        "IND001",
        SOURCES + '[fact.a]\nvalue = 1\nsource = ["daily", "weekly"]\n',
    ),
    "both credit one office": (
        "IND001",
        SOURCES
        + two("17", "17", 'according_to = "CNDH"', first='source = "agency"', second='source = "own"'),
    ),
    "both credit one office, however it is written": (
        "IND001",
        SOURCES
        + two(
            "17", "17", first='source = "agency"\naccording_to = "CNDH"',
            second='source = "own"\naccording_to = "cndh"',
        ),
    ),
    "one source says it in two records": (
        "IND001",
        SOURCES + two("17", "17", first='source = "own"', second='source = "own"'),
    ),
    "a source that rests on itself": (
        "IND002",
        '[source.s]\ntitle = "S"\nurl = "https://example.org/s"\nderived_from = "s"\n',
    ),
    "a loop of three": (
        "IND002",
        "".join(
            f'[source.{a}]\ntitle = "S"\nurl = "https://example.org/{a}"\nderived_from = "{b}"\n'
            for a, b in ("st", "tu", "us")
        ),
    ),
}  # fmt: skip

SILENT = {
    "the same twice": ("CON001", two("17", "17")),
    "700 or more and over 699 people": ("CON001", two('"700 or more"', '"over 699"', 'unit = "people"')),
    "other years are a series": ("CON001", two("17", "22", second=NEXT_YEAR)),
    "other places": ("CON001", two("17", "22", first='where = "Jalisco"', second='where = "Sinaloa"')),
    "other groups": ("CON001", two("17", "22", first='who = "women"')),
    "other dims": ("CON001", two("17", "22", first='dims = { age = "0-5" }', second='dims = { age = "6-9" }')),
    "one disputes the other": ("CON001", two("17", "22", second='disputes = "a"')),
    "one supersedes the other": ("CON001", two("17", "22", second='supersedes = "a"')),
    "one is retracted": ("CON001", two("17", "22", first='retracted = { on = 2020-01-01, why = "wrong" }')),
    "other definitions": (
        "CON001",
        two("17", "22", first='definition = "offices"', second='definition = "prosecutors"'),
    ),
    "pesos are no dollars": ("CON001", two("17", "22", first='unit = "MXN"', second='unit = "USD"')),
    "about then is like no other date": ("CON001", two("17", "22", second='date = "2019~"')),
    "what overlaps is no contradiction": ("CON001", two('"300-400"', '"350-450"')),
    "the same bound twice": ("CON002", two('"over 700"', '"over 700"')),
    "a disputed bound": ("CON002", two('"over 700"', "706", second='disputes = "a"')),
    "contained is no overlap": ("CON003", two('"300-400"', '"320-350"')),
    "ranges that touch in a number agree in it, or overlap": ("CON001", two('"300-400"', '"400-450"')),
    "a level may fall": ("CON004", two("706", "671", second=NEXT_YEAR, head='[measure.m]\nstock = "level"\n')),
    "a bound may have been lower": ("CON004", two('"up to 706"', "671", second=NEXT_YEAR, head=CUMULATIVE)),
    "a corrected running total": (
        "CON004",
        two("706", "671", second=NEXT_YEAR + '\nsupersedes = "a"', head=CUMULATIVE),
    ),
    "a running total that may be negative": (
        "CON004",
        two("706", "671", second=NEXT_YEAR, head=CUMULATIVE + "signed = true\n"),
    ),
    "one definition": ("CMP001", two("17", "17", 'definition = "offices"')),
    "people and persons both count": ("CMP002", two("17", "17", first='unit = "people"', second='unit = "people"')),
    "a paper and an own count": (
        "IND001",
        SOURCES + two("17", "17", first='source = "daily"', second='source = "own"'),
    ),
    "two papers print what one person said": (
        "IND001",
        SOURCES + '[fact.a]\nkind = "quotation"\nsource = ["daily", "own"]\naccording_to = "Encinas"\n',
    ),
    "one source named twice is one source": ("IND001", '[fact.a]\nvalue = 1\n[fact.b]\nvalue = 2\n'),
    "a chain is no loop": ("IND002", SOURCES),
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FOUND.values(), ids=FOUND)
def test_found(judge: Judge, code: str, text: str) -> None:
    report = judge(text)
    assert code in [finding.code for finding in report.findings], report.findings
    assert not [f for f in report.findings if f.code[:3] == "SCH"], report.findings


@pytest.mark.parametrize(("code", "text"), SILENT.values(), ids=SILENT)
def test_silent(judge: Judge, code: str, text: str) -> None:
    report = judge(text)
    assert code not in [finding.code for finding in report.findings], report.findings
    assert not [f for f in report.findings if f.code[:3] == "SCH"], report.findings


@pytest.mark.parametrize("unlike", ["definition", "unit"])
def test_what_cannot_be_compared_silences_conflicts(judge: Judge, unlike: str) -> None:
    words = {"definition": ("offices", "prosecutors"), "unit": ("MXN", "USD")}[unlike]
    lines = [f'{unlike} = "{word}"' for word in words]
    codes = {f.code for f in judge(two("17", "22", first=lines[0], second=lines[1])).findings}
    assert not [code for code in codes if code.startswith("CON")]
    assert [code for code in codes if code.startswith("CMP")]


def test_the_loop_is_printed_as_the_way_round(judge: Judge) -> None:
    text = "".join(
        f'[source.{a}]\ntitle = "S"\nurl = "https://example.org/{a}"\nderived_from = "{b}"\n'
        for a, b in ("st", "tu", "us")
    )
    [loop] = [f for f in judge(text).findings if f.code == "IND002"]
    assert "s → t → u → s" in loop.message


def test_both_places_both_intervals_both_sources_and_the_imbalance(judge: Judge) -> None:
    [finding] = [f for f in judge(two("17", "22")).findings if f.code == "CON001"]
    assert "[22, 22]" in finding.label
    assert "[17, 17]" in finding.related[0].message
    assert "example.org" in finding.label
    assert "example.org" in finding.related[0].message
    assert finding.location.line != finding.related[0].location.line > 0
    assert "apart by 5" in finding.notes
    assert all(word in finding.help for word in ("disputes", "supersedes", "measure"))


def test_the_severities_are_those_of_the_design(judge: Judge) -> None:
    said = {
        finding.code: str(finding.severity)
        for text in (text for _, text in FOUND.values())
        for finding in judge(text).findings
    }
    wanted = {
        "CON001": "error", "CON002": "note", "CON003": "warning", "CON004": "warning", "CMP001": "note",
        "CMP002": "note", "IND001": "note", "IND002": "error",
    }  # fmt: skip
    assert wanted.items() <= said.items()
