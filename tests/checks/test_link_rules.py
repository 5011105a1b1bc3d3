"""The rules of links, judged from a dictionary of what was observed: no socket is opened."""

from collections.abc import Callable
from datetime import date

import pytest

from wola_facts.checks.asking import wanted
from wola_facts.checks.report import Report
from wola_facts.corpus.load import load_texts
from wola_facts.model.finding import Severity
from wola_facts.web.evidence.match import ELSEWHERE
from wola_facts.web.observation import Quote, Wanted
from wola_facts.web.opened import Opened

Judge = Callable[..., Report]

SOURCE = '[source.s]\ntitle = "T"\ndate = "2019"\nurl = "https://example.org/s"\narchive = "https://example.com/s"\n'
SEEN = '[s]\nobserved = "2026-01-01T06:00:00Z"\n'
FACT = '[fact.a]\nvalue = 15\nsource = "s"\nquote = "15 convictions"\n'


def found(report: Report, code: str) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in report.findings if one.code == code]


@pytest.mark.parametrize(
    ("seen", "severity"),
    [
        ('verdict = "dead"\nfails = 1\ndead = 1\nfirst_fail = "2026-01-01"', Severity.WARNING),
        ('verdict = "dead"\nfails = 2\ndead = 2\nfirst_fail = "2026-01-01"', Severity.ERROR),
        ('verdict = "dead"\nfails = 3\ndead = 1\nfirst_fail = "2025-12-01"', Severity.WARNING),
        ('verdict = "transient"\nfails = 1\nfirst_fail = "2026-01-01"', Severity.NOTE),
        ('verdict = "transient"\nfails = 9\nfirst_fail = "2026-01-01"', Severity.NOTE),
        ('verdict = "transient"\nfails = 9\nfirst_fail = "2025-12-31"', Severity.NOTE),
        ('verdict = "transient"\nfails = 2\nfirst_fail = "2025-12-01"', Severity.NOTE),
        ('verdict = "transient"\nfails = 3\nfirst_fail = "2025-12-30"', Severity.ERROR),
    ],
    ids=["gone at first sight", "gone at the second", "first only silent, now gone", "silent once",
         "silent nine times in a day", "nine times in two days", "twice in a month", "three times in three days"],
)  # fmt: skip
def test_gone_by_history(judge: Judge, seen: str, severity: Severity) -> None:
    assert found(judge(SOURCE, observed=SEEN + seen), "LNK002") == [("LNK002", severity)]


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        ("ok", ""),
        ("moved-temporary", ""),
        ("moved-permanent", "LNK003"),
        ("soft-404", "LNK004"),
        ("blocked", "LNK005"),
        ("insecure", "LNK007"),
        ("refused", "LNK001"),
        ("dead", "LNK002"),
        ("transient", "LNK002"),
    ],
)
def test_each_verdict_has_its_rule_and_no_other(judge: Judge, verdict: str, code: str) -> None:
    report = judge(SOURCE, observed=SEEN + f'verdict = "{verdict}"', select="LNK")
    assert [one.code for one in report.findings] == [code] * bool(code)


def test_what_a_run_had_no_time_for_is_skipped(judge: Judge) -> None:
    why = "not asked: a run asks for 10,000 addresses at most"
    report = judge(SOURCE, observed=SEEN + f'verdict = "transient"\nwhy = "{why}"', select="LNK002")
    assert (report.findings, [one.reason for one in report.skipped]) == ((), [why])


def test_blocked_is_never_more_than_a_note(judge: Judge) -> None:
    report = judge(SOURCE, observed=SEEN + 'verdict = "blocked"\nfails = 99\nfirst_fail = "2020-01-01"')
    assert found(report, "LNK005") == [("LNK005", Severity.NOTE)]


@pytest.mark.parametrize("verdict", ["dead", "soft-404", "drifted"])
def test_a_lost_page_without_a_copy(judge: Judge, verdict: str) -> None:
    bare = SOURCE.replace("archive", "note")
    lost = SEEN + f'verdict = "{verdict}"\narchive = "https://web.archive.org/web/1/x"\narchived = "2019-12-01"'
    report = judge(bare, observed=lost)
    (finding,) = [one for one in report.findings if one.code == "LNK006"]
    assert 'archive = "https://web.archive.org/web/1/x" and archived = 2019-12-01' in finding.help
    assert found(judge(SOURCE, observed=lost), "LNK006") == []


def test_a_page_that_only_stumbles_needs_no_copy_yet(judge: Judge) -> None:
    bare = SOURCE.replace("archive", "note")
    assert found(judge(bare, observed=SEEN + 'verdict = "transient"\nfails = 1'), "LNK006") == []


def test_an_archive_of_javascript_is_not_proposed(judge: Judge) -> None:
    bare = SOURCE.replace("archive", "note")
    report = judge(bare, observed=SEEN + 'verdict = "dead"\narchive = "javascript:alert(1)"')
    (finding,) = [one for one in report.findings if one.code == "LNK006"]
    assert "javascript" not in finding.help


def test_evidence_that_is_gone_is_told_in_both_wordings(judge: Judge) -> None:
    sought = (
        'verdict = "drifted"\nsought = [{ quote = "15 convictions", outcome = "missing", closest = "18 convictions" }]'
    )
    report = judge(SOURCE + FACT, observed=SEEN + sought)
    (finding,) = [one for one in report.findings if one.code == "LNK008"]
    assert finding.severity is Severity.ERROR
    assert finding.message == 's no longer says "15 convictions", closest: "18 convictions"'
    assert (finding.fact, finding.source, finding.location.path) == ("a", "s", ("fact", "a", "quote"))


def test_evidence_that_moved_is_not_told_as_changed(judge: Judge) -> None:
    sought = (
        f'verdict = "drifted"\nsought = [{{ quote = "15 convictions", outcome = "missing", closest = "{ELSEWHERE}" }}]'
    )
    (finding,) = [one for one in judge(SOURCE + FACT, observed=SEEN + sought).findings if one.code == "LNK008"]
    assert finding.message == 's no longer says "15 convictions" between the words before and after it'


TWO = SOURCE + SOURCE.replace("source.s", "source.t").replace("org/s", "org/t") + FACT.replace('"s"', '["s", "t"]')
MISSING = 'observed = "2026-01-01"\nverdict = "ok"\nsought = [{ quote = "15 convictions", outcome = "missing" }]\n'


@pytest.mark.parametrize(
    ("other", "findings", "skipped"),
    [
        ("", 0, True),
        ("[t]\n" + MISSING, 1, False),
        ("[t]\n" + MISSING.replace("missing", "found"), 0, False),
        ("[t]\n" + MISSING.replace("missing", "unreadable"), 0, True),
        ('[t]\nobserved = "2026-01-01"\nverdict = "blocked"\n', 0, True),
    ],
    ids=["the other was not asked", "missing in both", "found in the other", "the other is unreadable", "blocked"],
)
def test_a_quote_may_stand_in_any_source(judge: Judge, other: str, findings: int, skipped: bool) -> None:
    report = judge(TWO, observed="[s]\n" + MISSING + other, select="LNK008")
    assert len(report.findings) == findings
    assert any(one.code == "LNK008" for one in report.skipped) == skipped


def test_a_quote_that_has_changed_since_is_not_judged(judge: Judge) -> None:
    report = judge(SOURCE + FACT.replace("15 conv", "16 conv"), observed="[s]\n" + MISSING, select="LNK008")
    assert report.findings == ()
    assert report.skipped


OK = 'insecure_ok = "the text was compared by hand"\n'


EXCUSED = ("note: nothing proves", "note: http, not https")


@pytest.mark.parametrize(
    ("record", "seen", "told"),
    [
        (SOURCE, 'verdict = "insecure"\nwhy = "its certificate has expired"', "warning: cannot be read safely"),
        (SOURCE + OK, 'verdict = "insecure"\nwhy = "TLS is old"', "warning: cannot be read safely"),
        (SOURCE + OK, 'verdict = "ok"\nunverified = "its certificate has expired"', "note: nothing proves"),
        (SOURCE + OK, 'verdict = "drifted"\nunverified = "its certificate has expired"', "note: nothing proves"),
        (SOURCE, 'verdict = "ok"\nunverified = "its certificate has expired"', "warning: cannot be read safely"),
        (SOURCE + OK, 'verdict = "ok"', "note: is not needed"),
        (SOURCE + OK, 'verdict = "dead"', ""),
        (SOURCE + OK, 'verdict = "blocked"', ""),
        ((SOURCE + OK).replace("https://example.org", "http://example.org"), 'verdict = "ok"', "note: http, not https"),
        ((SOURCE + OK).replace("https://example.com", "http://example.com"), 'verdict = "dead"',
         "warning: http, not https"),
    ],
    ids=["no excuse", "what cannot be excused", "excused", "excused, and changed", "the excuse was taken out since",
         "a good certificate", "nobody knows", "not read either", "no https at all", "another address than the page's"],
)  # fmt: skip
def test_a_page_that_nobody_vouches_for(judge: Judge, record: str, seen: str, told: str) -> None:
    report = judge(record, observed=SEEN + seen, select="LNK007")
    severity, _, words = told.partition(": ")
    assert [str(one.severity) for one in report.findings] == [severity] * bool(told)
    for one in report.findings:
        assert words in one.message
        assert ("(insecure_ok: the text was compared by hand)" in one.message) == (told in EXCUSED)


@pytest.mark.parametrize("reason", ['""', '"  "', "true", "1", "[]"])
def test_putting_up_with_a_host_takes_a_reason(judge: Judge, reason: str) -> None:
    report = judge(SOURCE + f"insecure_ok = {reason}\n", select="SCH003")
    assert [one.location.path for one in report.findings] == [("source", "s", "insecure_ok")]


def test_a_misspelt_excuse_is_told(judge: Judge) -> None:
    (finding,) = judge(SOURCE + 'insecure-ok = "why"\n', select="SCH002").findings
    assert "insecure_ok" in finding.help


def test_what_was_seen_at_another_address_does_not_count(judge: Judge) -> None:
    report = judge(SOURCE, observed=SEEN + 'verdict = "dead"\nurl = "https://example.org/old"', select="LNK002")
    assert report.findings == ()


def test_what_was_kept_says_how_old_it_is(judge: Judge) -> None:
    report = judge(SOURCE, observed=SEEN + 'verdict = "dead"\nstored = true', today=date(2026, 1, 6))
    (finding,) = [one for one in report.findings if one.code == "LNK002"]
    assert "as it was on 2026-01-01, 5 days ago" in finding.notes


def test_without_observations_every_rule_is_skipped_with_the_reason(judge: Judge) -> None:
    reasons = {one.code: one.reason for one in judge(SOURCE).skipped}
    for code in ("LNK002", "LNK003", "LNK004", "LNK005", "LNK006", "LNK008"):
        assert reasons[code] == "the web was not asked, and no earlier answer is kept: --online"


def test_a_bare_address_is_told_where_its_fact_names_it(judge: Judge) -> None:
    url = "https://example.org/x"
    report = judge(f'[fact.a]\nvalue = 1\nsource = ["s", "{url}"]\n' + SOURCE, observed=f'["{url}"]\nverdict = "dead"')
    (finding,) = [one for one in report.findings if one.code == "LNK002"]
    assert (finding.fact, finding.location.path) == ("a", ("fact", "a", "source", 1))


def test_what_is_wanted_of_the_web() -> None:
    corpus = load_texts({"a.toml": """
[source.report]
url = "https://example.org/r"
[source.book]
title = "A book"
[source.local]
url = "file:///etc/passwd"
[source.user]
url = "https://me:secret@example.org/"
[source.inside]
url = "http://10.0.0.5/x"
[fact.a]
claim = "x"
value = 1
date = "2019"
source = "report"
quote = "1 x"
before = "only"
[fact.b]
claim = "x"
value = 2
date = "2019"
source = ["report", "https://example.org/b"]
quote = "2 x"
[fact.c]
claim = "x"
value = 3
date = "2019"
source = "report"
quote = "3 x"
retracted = { on = 2020-01-01, why = "wrong" }
"""})  # fmt: skip
    shared = Quote("b", "2 x", firm=False)
    asked, refused = wanted(corpus)
    assert asked == [
        Wanted("report", "https://example.org/r", (Quote("a", "1 x", "only"), shared)),
        Wanted("https://example.org/b", "https://example.org/b", (shared,)),
    ]
    assert [one.source for one in refused] == ["local", "user", "inside"]
    assert {one.verdict for one in refused} == {"refused"}
    opened, _ = wanted(corpus, Opened(("10.0.0.0/8",)))
    assert "inside" in [one.source for one in opened]
    assert [one.source for one in wanted(corpus, only=frozenset({"report"}))[0]] == ["report"]


def test_what_was_not_asked_is_counted_but_for_what_never_is(judge: Judge) -> None:
    more = (
        SOURCE.replace("source.s", "source.t")
        + '[source.book]\ntitle = "B"\n[source.bad]\nurl = "javascript:alert(1)"\n'
    )
    report = judge(SOURCE + more, observed=SEEN + 'verdict = "ok"', select="LNK002")
    assert [one.reason for one in report.skipped] == ["a source was not asked yet: --online"]


WAIVED = SOURCE + '[fact.a]\nvalue = 1\nsource = "s"\n'
WAIVER = """schema = 1
[[waiver]]
rule = "LNK005"
facts = ["s"]
until = 2026-06-01
reason = "read in a browser every month"
"""


def test_a_waiver_for_a_page_is_kept_on_the_days_on_which_it_is_well(judge: Judge) -> None:
    blocked = judge(WAIVED, corpus=WAIVER, observed=SEEN + 'verdict = "blocked"')
    assert [one.code for one in blocked.waived] == ["LNK005"]
    for seen in (SEEN + 'verdict = "ok"', ""):
        assert found(judge(WAIVED, corpus=WAIVER, observed=seen), "WVR002") == []
