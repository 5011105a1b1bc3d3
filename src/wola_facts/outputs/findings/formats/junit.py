"""Findings as JUnit XML, which every CI server reads."""

from wola_facts.checks.report import Report
from wola_facts.model.finding import Finding, Severity
from wola_facts.outputs.findings import tally
from wola_facts.outputs.findings.format import Format, Look

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def render(report: Report, _: Look) -> str:
    """Return a test case for each finding: errors and warnings fail, notes pass with their words, waived are skipped.

    A rule that could not run is a skipped case. Where nothing is found, one case passes.
    """
    cases = [_case(finding) for finding in (*report.findings, *tally.forecast(report), *report.waived)]
    cases += [
        f'    <testcase classname="facts check" name="{_text(skip.code)}" time="0">\n'
        f'      <skipped message="{_text(skip.reason)}"/>\n    </testcase>'
        for skip in report.skipped
    ]
    if not report.findings:
        cases.insert(0, '    <testcase classname="facts check" name="nothing found" time="0"/>')
    failures = sum(finding.severity > Severity.NOTE for finding in report.findings)
    left_out = len(report.waived) + len(report.skipped)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{left_out}" time="0"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="facts check" {counts}>',
            f'  <testsuite name="facts check" {counts}>',
            *cases,
            "  </testsuite>",
            "</testsuites>",
            "",
        ]
    )


def _case(finding: Finding) -> str:
    where = tally.place(finding)
    name = f"{where} {finding.code} {finding.fact or finding.source}".rstrip()
    head = f'    <testcase classname="{_text(finding.name)}" name="{_text(name)}" '
    head += f'file="{_text(finding.location.file)}" time="0">'
    message, help = _text(finding.message), _text(finding.help)
    if finding.waived:
        why = _text(f"waived until {finding.waived.until}: {finding.waived.reason}")
        body = f'      <skipped message="{why}"/>'
    elif finding.severity is Severity.NOTE:
        body = f"      <system-out>{_text(where)}: note {finding.code}: {message}</system-out>"
    else:
        body = f'      <failure type="{finding.code}" message="{message}">{_text(where)}: {message}\n{help}</failure>'
    return f"{head}\n{body}\n    </testcase>"


def _text(text: str) -> str:
    """Escape for an attribute or an element; control characters, which XML 1.0 cannot hold, are spelled out."""
    return tally.one_line(text).translate(_ESCAPES)


format = Format("junit", render)
