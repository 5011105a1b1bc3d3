"""STA: staleness goes by tense, by the nearest threshold, and by the day that is asked about."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from wola_facts.checks.report import Report

Judge = Callable[..., Report]

DAY = date(2026, 1, 1)
SOURCE = '[source.s]\ntitle = "S"\nurl = "https://example.org/s"\n'


def ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()


def found(report: Report) -> dict[str, str]:
    """Return the codes of the family with their severities."""
    return {f.code: str(f.severity) for f in report.findings if f.code.startswith("STA")}


ERROR, WARNING = "error", "warning"
CASES: dict[str, tuple[str, dict[str, str]]] = {
    # closed is not stale, however old
    "a year long ago": ('[fact.a]\nvalue = 1\ndate = "1999"\n', {}),
    "a closed period": ('[fact.a]\nvalue = 1\ndate = "2018-12/2019-11"\n', {}),
    "an event": ('[fact.a]\nkind = "event"\ndate = 1999-01-01\n', {}),
    "a law": ('[fact.a]\nkind = "law"\ndate = 1999-01-01\nlaw = { title = "L" }\n', {}),
    "a quotation": ('[fact.a]\nkind = "quotation"\nquote = "never again"\ndate = 1999-01-01\n', {}),
    # as of a day: a warning after 365 days
    "as of a day, 365 days": (f"[fact.a]\nvalue = 1\ndate = {ago(365)}\n", {}),
    "as of a day, 366 days": (f"[fact.a]\nvalue = 1\ndate = {ago(366)}\n", {"STA004": WARNING}),
    "as of a day, and a later record": (
        f'[fact.a]\nvalue = 1\nmeasure = "m"\ndate = {ago(800)}\n[fact.b]\nvalue = 2\nmeasure = "m"\ndate = {ago(9)}\n',
        {},
    ),
    # ongoing: a warning after 180 days, an error after 365; checked comes before date
    "ongoing, 180 days": (f"[fact.a]\nvalue = 1\nongoing = true\ndate = {ago(180)}\n", {}),
    "ongoing, 181 days": (f"[fact.a]\nvalue = 1\nongoing = true\ndate = {ago(181)}\n", {"STA001": WARNING}),
    "ongoing, 365 days": (f"[fact.a]\nvalue = 1\nongoing = true\ndate = {ago(365)}\n", {"STA001": WARNING}),
    "ongoing, 366 days": (f"[fact.a]\nvalue = 1\nongoing = true\ndate = {ago(366)}\n", {"STA001": ERROR}),
    "an open period is ongoing": ('[fact.a]\nvalue = 1\ndate = "2018-12/.."\n', {"STA001": ERROR}),
    "ongoing, and checked since": (
        f'[fact.a]\nvalue = 1\ndate = "2018-12/.."\nchecked = {ago(100)}\n',
        {},
    ),
    # promises
    "a promise not kept in time": (
        f'[fact.a]\nkind = "commitment"\ndate = {ago(90)}\ndue = {ago(1)}\n', {"STA003": ERROR},
    ),
    "a promise due today": (f'[fact.a]\nkind = "commitment"\ndate = {ago(90)}\ndue = {ago(0)}\n', {}),
    "a promise kept": (
        (f'[fact.a]\nkind = "commitment"\ndate = {ago(900)}\ndue = {ago(1)}\n'
        f'log = [{{ on = {ago(2)}, state = "met", source = "https://example.org/a" }}]\n'), {},
    ),
    "a promise broken is closed": (
        (f'[fact.a]\nkind = "commitment"\ndate = {ago(900)}\ndue = {ago(1)}\n'
        f'log = [{{ on = {ago(2)}, state = "broken", source = "https://example.org/a" }}]\n'), {},
    ),
    "a promise withdrawn is closed": (
        (f'[fact.a]\nkind = "commitment"\ndate = {ago(900)}\n'
        f'log = [{{ on = {ago(700)}, state = "withdrawn", source = "https://example.org/a" }}]\n'), {},
    ),
    "of two entries of one day the last one holds": (
        (f'[fact.a]\nkind = "commitment"\ndate = {ago(900)}\ndue = {ago(1)}\n'
        f'log = [{{ on = {ago(2)}, state = "pending" }}, {{ on = {ago(2)}, state = "met" }}]\n'), {},
    ),
    "a number that was promised by a day": (
        f'[fact.a]\nvalue = 200\nby = "Government"\ndate = {ago(90)}\ndue = {ago(1)}\n', {"STA003": ERROR},
    ),
    "a promise partly met is not met": (
        (f'[fact.a]\nkind = "commitment"\ndate = {ago(90)}\ndue = {ago(1)}\n'
        f'log = [{{ on = {ago(2)}, state = "partly met", source = "https://example.org/a" }}]\n'), {"STA003": ERROR},
    ),
    "a promise without a day ages as what goes on": (
        f'[fact.a]\nkind = "commitment"\ndate = {ago(366)}\n', {"STA001": ERROR},
    ),
    # sources
    "a source read 365 days ago": (SOURCE + f'accessed = {ago(365)}\n[fact.a]\nvalue = 1\nsource = "s"\n', {}),
    "a source read 366 days ago": (
        SOURCE + f'accessed = {ago(366)}\n[fact.a]\nvalue = 1\nsource = "s"\n', {"STA002": WARNING},
    ),
    "a source that need not be read again": (
        SOURCE + f'accessed = {ago(3660)}\nreview = "never"\n[fact.a]\nvalue = 1\nsource = "s"\n', {},
    ),
    # a review is the error threshold, and half of it the warning; the nearest one counts
    "its own review, at half": (
        f'[fact.a]\nvalue = 1\nongoing = true\nreview = "100d"\ndate = {ago(51)}\n', {"STA001": WARNING},
    ),
    "its own review, past": (
        f'[fact.a]\nvalue = 1\nongoing = true\nreview = "100d"\ndate = {ago(101)}\n', {"STA001": ERROR},
    ),
    "its own review, at its last day": (
        f'[fact.a]\nvalue = 1\nongoing = true\nreview = "100d"\ndate = {ago(100)}\n', {"STA001": WARNING},
    ),
    "never": (f'[fact.a]\nvalue = 1\nongoing = true\nreview = "never"\ndate = {ago(5000)}\n', {}),
    "the measure's review": (
        f'[measure.m]\nreview = "2y"\n[fact.a]\nvalue = 1\nmeasure = "m"\nongoing = true\ndate = {ago(400)}\n',
        {"STA001": WARNING},
    ),
    "the record before the measure": (
        (f'[measure.m]\nreview = "never"\n[fact.a]\nvalue = 1\nmeasure = "m"\nreview = "90d"\nongoing = true\n'
        f"date = {ago(91)}\n"),
        {"STA001": ERROR},
    ),
    "the source before the measure": (
        SOURCE + f'review = "never"\n[measure.m]\nreview = "90d"\n'
        f'[fact.a]\nvalue = 1\nmeasure = "m"\nsource = "s"\nongoing = true\ndate = {ago(800)}\n',
        {},
    ),
    # what stands no more is not stale
    "retracted": (
        f'[fact.a]\nvalue = 1\nongoing = true\ndate = {ago(800)}\nretracted = {{ on = 2020-01-01, why = "wrong" }}\n',
        {},
    ),
    "superseded": (
        (f'[fact.a]\nvalue = 1\nongoing = true\ndate = {ago(800)}\n'
        f'[fact.b]\nvalue = 1\nsupersedes = "a"\ndate = "2025"\n'),
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_stale(judge: Judge, text: str, wanted: dict[str, str]) -> None:
    report = judge(text)
    assert found(report) == wanted
    assert not [f for f in report.findings if f.code.startswith("SCH")], report.findings


ONGOING = f"[fact.a]\nvalue = 1\nongoing = true\ndate = {ago(100)}\n"


@pytest.mark.parametrize(
    ("corpus", "wanted"),
    [
        ('[stale]\nongoing = { warn = "10d", error = "200d" }\n', {"STA001": WARNING}),
        ('[stale]\nongoing = { warn = "10d", error = "20d" }\n', {"STA001": ERROR}),
        ('[topic.facts]\nreview = "99d"\n', {"STA001": ERROR}),
        ('[topic.facts]\nreview = "never"\n[stale]\nongoing = { warn = "10d", error = "20d" }\n', {}),
    ],
    ids=["corpus.toml warns", "corpus.toml errs", "the topic's review", "the topic before the corpus"],
)
def test_thresholds_of_the_corpus(judge: Judge, corpus: str, wanted: dict[str, str]) -> None:
    assert found(judge(ONGOING, corpus=corpus)) == wanted


def test_the_same_corpus_ages_with_the_day(judge: Judge) -> None:
    days = {0: {}, 80: {}, 81: {"STA001": WARNING}, 266: {"STA001": ERROR}}
    assert {n: found(judge(ONGOING, today=DAY + timedelta(days=n))) for n in days} == days
