"""The formats of findings: each is read by what it is written for, and nothing that a record says is obeyed by it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from markdown_it import MarkdownIt
from markdown_it.token import Token

from wola_facts.checks.context import Context
from wola_facts.checks.engine import forecast, run
from wola_facts.checks.report import Report
from wola_facts.corpus.load import load_texts
from wola_facts.model.finding import Severity
from wola_facts.outputs.findings.format import Look, load, names

from .conftest import NASTY

TODAY = date(2026, 1, 1)
SARIF = Draft4Validator(
    json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
)
TEXTS = ("full", "concise", "grouped", "markdown")
#: What CI servers take for commands, XML and Markdown for their own, and what else ends in an accident.
COMMANDS = (
    "::set-output name=x::y ::error file=a.toml::no ##[error]no ##vso[task.setvariable variable=x]y %0A::debug::z"
    " ]]> <!-- x --> &amp; &#10; <img src=x onerror=alert(1)> ![i](https://evil.example/i.png) [l](javascript:alert(1))"
    " https://evil.example/ www.evil.example a@evil.example @everyone :smile: #1 ~~s~~ $x$ \ufffe\uffff\ud800".replace(
        "\ud800", ""
    )
)


def toml(text: str) -> str:
    """Return a text as a TOML string."""
    return json.dumps(text, ensure_ascii=True)


def corpus_of(said: str) -> dict[str, str]:
    """Return the files of a corpus in which a text stands wherever a message may repeat it."""
    text = toml(said)
    record = f'claim = {text}\nsource = "s"\nunit = "people"\nmeasure = "m"\nwhere = {text}\n'
    return {
        "corpus.toml": f"""schema = 1
[[waiver]]
rule = "CON002"
facts = ["wide"]
until = 2026-06-01
reason = {text}
""",
        "a b%,;'.toml": f"""
[source.s]
title = {text}
author = [{{ literal = {text} }}]
date = "2019"
url = "https://example.org/"
[fact.a]
{record}value = 5
date = "2019"
[fact.b]
{record}value = 7
date = "2019"
[fact.wide]
{record}value = "4-9"
date = "2019"
[fact.c]
{record}value = 5
date = 2025-11-01
ongoing = true
[fact.d]
claim = {text}
source = {text}
value = {text}
date = {text}
kind = {text}
[[check]]
name = {text}
assert = "a >= b"
[[check]]
name = {text}
assert = "c >= 4 <= wide"
[[check]]
name = {text}
assert = {text}
""",
    }


def report_of(said: str) -> Report:
    files = corpus_of(said)
    context = Context(load_texts(files), TODAY, read=lambda file: files.get(file, ""))
    return forecast(run(context), context, date(2026, 9, 1))


REPORTS = {
    "plain words": report_of("Bodies exhumed"),
    "what terminals obey": report_of(NASTY),
    "what servers, XML and Markdown obey": report_of(COMMANDS),
}
EMPTY = Report()
every_report = pytest.mark.parametrize("report", [*REPORTS.values(), EMPTY], ids=[*REPORTS, "nothing found"])


def rendered(name: str, report: Report, **look: Any) -> str:
    return load(name).render(report, Look(version="1.0", **look))


def test_the_reports_have_something_of_everything() -> None:
    for report in REPORTS.values():
        assert {finding.code for finding in report.findings} >= {"CON001", "NUM005", "SCH004"}
        assert report.waived
        assert report.skipped
        assert report.forecast
        assert report.forecast.findings


# --- read back -------------------------------------------------------------------------------------------------------


@every_report
def test_sarif_follows_its_schema(report: Report) -> None:
    log = json.loads(rendered("sarif", report))
    SARIF.validate(log)
    [run_] = log["runs"]
    rules = [rule["id"] for rule in run_["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run_["results"])
    suppressed = [result for result in run_["results"] if result.get("suppressions")]
    coming = len(report.forecast.findings) if report.forecast else 0
    assert len(suppressed) == len(report.waived)
    assert len(run_["results"]) == len(report.findings) + len(report.waived) + coming
    for result in run_["results"]:
        assert not re.search(r"(?<!\\)\[[^\]]*\]\(", result["message"]["text"])  # no link of SARIF's own


@every_report
def test_junit_is_read_by_a_junit_reader(report: Report) -> None:
    suites = JUnitXml.fromstring(rendered("junit", report).encode())
    [suite] = list(suites)
    assert isinstance(suite, TestSuite)
    cases = [case for case in suite if isinstance(case, TestCase)]
    failed = [case for case in cases if any(isinstance(result, Failure | Error) for result in case.result)]
    left_out = [case for case in cases if any(isinstance(result, Skipped) for result in case.result)]
    assert len(failed) == sum(finding.severity > Severity.NOTE for finding in report.findings)
    assert len(left_out) == len(report.waived) + len(report.skipped)
    assert (suites.tests, suites.failures, suites.skipped) == (len(cases), len(failed), len(left_out))
    assert len(cases) > 0


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as actions/runner does: name, properties and message, each escape undone."""

    def undone(said: str, pairs: str) -> str:
        for pair in pairs.split():
            said = said.replace(pair[:3], {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}[pair[:3]])
        return said.replace("%25", "%")

    found = []
    for line in text.splitlines():
        read = re.match(r"::([\w-]+)(?: (.*?))?::(.*)", line)
        assert read, line
        pairs = [pair.partition("=") for pair in (read[2] or "").split(",") if pair]
        properties = {name: undone(value, "%0D %0A %3A %2C") for name, _, value in pairs}
        found.append((read[1], properties, undone(read[3], "%0D %0A")))
    return found


@every_report
def test_github_reads_one_command_a_finding_and_no_other(report: Report) -> None:
    read = commands(rendered("github", report))
    coming = report.forecast.findings if report.forecast else ()
    told = [*report.findings, *coming]
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    assert [name for name, _, _ in read] == [levels[one.severity] for one in told] + ["notice"] * (
        len(read) - len(told)
    )
    for (_, properties, message), finding in zip(read, told, strict=False):
        assert properties["file"] == finding.location.file
        assert int(properties["line"]) == (finding.location.line or 1)
        assert properties["title"].startswith(finding.code)
        assert "\r" not in message
        assert message.count("\n") <= 1  # one between message and help


#: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^(?!\\./)(?!/)"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)


@every_report
def test_gitlab_follows_its_format_with_a_fingerprint_for_each(report: Report) -> None:
    issues = json.loads(rendered("gitlab", report))
    GITLAB.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(report.findings)


def test_a_gitlab_fingerprint_holds_when_lines_move() -> None:
    files = corpus_of("x")
    moved = {name: f"# a line more\n\n{text}" for name, text in files.items()}
    prints = []
    for texts in (files, moved):
        report = run(Context(load_texts(texts), TODAY, read=texts.__getitem__))
        prints.append({issue["fingerprint"] for issue in json.loads(rendered("gitlab", report))})
    assert prints[0] == prints[1]


_PLACE = {
    "type": "object",
    "required": ["file", "line", "column", "message"],
    "properties": {
        "file": {"type": "string"}, "line": {"type": "integer"}, "column": {"type": "integer"},
        "message": {"type": "string"},
    },
}  # fmt: skip
_FINDING = {
    "type": "object",
    "required": [
        "code", "name", "severity", "message", "help", "file", "line", "column", "fact", "source", "related", "waived",
    ],
    "properties": {
        "code": {"pattern": "^[A-Z]{3}[0-9]{3}$"},
        "severity": {"enum": ["error", "warning", "note"]},
        "help": {"type": "string"},
        "fact": {"type": ["string", "null"]},
        "source": {"type": ["string", "null"]},
        "related": {"type": "array", "items": _PLACE},
        "waived": {
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object", "required": ["until", "reason"], "additionalProperties": False,
                    "properties": {"until": {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, "reason": {"type": "string"}},
                },
            ]
        },
        **_PLACE["properties"],  # type: ignore[dict-item]  # a dict of dicts
    },
}  # fmt: skip
JSON = Draft202012Validator(
    {
        "type": "object",
        "required": ["version", "summary", "findings", "skipped"],
        "properties": {
            "version": {"const": 1},
            "summary": {
                "type": "object",
                "required": ["error", "warning", "note", "open", "waived", "skipped"],
                "properties": {
                    name: {"type": "integer"} for name in ("error", "warning", "note", "open", "waived", "skipped")
                },
            },
            "findings": {"type": "array", "items": _FINDING},
            "skipped": {
                "type": "array",
                "items": {
                    "type": "object", "required": ["code", "reason"],
                    "properties": {"code": {"type": "string"}, "reason": {"type": "string", "minLength": 1}},
                },
            },
        },
    }
)  # fmt: skip


@every_report
def test_json_is_the_object_of_the_design_and_counts_what_it_holds(report: Report) -> None:
    told = json.loads(rendered("json", report))
    JSON.validate(told)
    counted = [one for one in told["findings"] if one["waived"] is None and "forecast" not in one]
    for severity in ("error", "warning", "note"):
        assert told["summary"][severity] == sum(one["severity"] == severity for one in counted)
    assert told["summary"]["waived"] == sum(one["waived"] is not None for one in told["findings"])
    assert told["summary"]["skipped"] == len(told["skipped"])
    assert told["summary"]["open"] == len(report.open)


@every_report
def test_jsonl_is_the_findings_of_json_one_a_line(report: Report) -> None:
    told = json.loads(rendered("json", report))
    lines = [json.loads(line) for line in rendered("jsonl", report).split("\n")[:-1]]
    assert lines == [{"version": 1, **one} for one in told["findings"]]


def test_json_keeps_every_character_of_a_message() -> None:
    report = REPORTS["what terminals obey"]
    said = [one["message"] for one in json.loads(rendered("json", report))["findings"] if not one["waived"]]
    assert set(said) >= {finding.message for finding in report.findings}


# --- nothing is obeyed -----------------------------------------------------------------------------------------------

_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
_OWN_COLORS = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("name", names())
@every_report
def test_no_format_lets_a_terminal_obey_a_record(name: str, report: Report) -> None:
    for width in (40, 80, 200):
        assert not _OBEYED.search(rendered(name, report, width=width, verbose=True))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_colours_are_our_own(width: int) -> None:
    report = REPORTS["what terminals obey"]
    colored = rendered("full", report, width=width, color=True, verbose=True)
    assert _OWN_COLORS.sub("", colored) == rendered("full", report, width=width, verbose=True)


@pytest.mark.parametrize("name", ["full", "concise", "grouped", "markdown"])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_of_a_log_is_a_command_to_a_server(name: str, width: int) -> None:
    text = rendered(name, REPORTS["what servers, XML and Markdown obey"], width=width, verbose=True)
    for line in text.splitlines():
        assert not line.lstrip().startswith("::"), line
        assert not re.search(r"##\w*\[", line), line


def tokens(found: list[Token]) -> list[Token]:
    return [one for token in found for one in (token, *tokens(token.children or []))]


@every_report
def test_markdown_holds_a_table_and_text_and_nothing_of_a_records_own(report: Report) -> None:
    reader = MarkdownIt("gfm-like")
    text = rendered("markdown", report, verbose=True)
    found = tokens(reader.parse(text))
    # markdown-it links hosts without a scheme, which GitHub does not; the one that is left is named by a help of ours.
    assert {token.attrGet("href") for token in found if token.type == "link_open"} <= {"http://web.archive.org/save"}
    kinds = {token.type for token in found}
    assert not kinds & {"image", "html_inline", "html_block", "code_inline", "s_open", "em_open", "fence", "hr"}
    rows = [token for token in found if token.type == "tr_open"]
    coming = len(report.forecast.findings) if report.forecast else 0
    told = len(report.findings) + coming
    assert len(rows) == (told + 1 if told else 0)
