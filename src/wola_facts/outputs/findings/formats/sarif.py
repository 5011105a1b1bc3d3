"""Findings as SARIF 2.1.0, which GitHub code scanning and other viewers read."""

import hashlib
import re
from typing import Any
from urllib.parse import quote

from wola_facts.checks.report import Report
from wola_facts.model.finding import Finding, Location, Severity
from wola_facts.outputs.dump import dump
from wola_facts.outputs.findings import tally
from wola_facts.outputs.findings.format import Format, Look

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
# In a SARIF message [words](place) is a link (3.11.6); a backslash before its brackets makes it words again.
_LINK = re.compile(r"\[([^\]]*)\]\(")


def render(report: Report, look: Look) -> str:
    """Return the log of one run: its rules, its results, waived ones as suppressed, skipped rules as notifications."""
    findings = [*report.findings, *tally.forecast(report), *report.waived]
    rules: dict[str, Finding] = {}
    for finding in findings:
        rules.setdefault(finding.code, finding)
    order = {code: number for number, code in enumerate(sorted(rules))}
    run = {
        "tool": {
            "driver": {
                "name": "facts",
                "informationUri": "https://pypi.org/project/wola-facts/",
                **({"version": look.version, "semanticVersion": look.version} if look.version else {}),
                "rules": [_rule(rules[code], look) for code in order],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {
                        "level": "note",
                        "descriptor": {"id": skip.code},
                        "message": {"text": _message(f"{skip.code} skipped: {skip.reason}")},
                    }
                    for skip in report.skipped
                ],
            }
        ],
        "results": [_result(finding, order[finding.code]) for finding in findings],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(finding: Finding, look: Look) -> dict[str, Any]:
    said = look.titles.get(finding.code, finding.name)
    return {
        "id": finding.code,
        "name": "".join(word.capitalize() for word in finding.name.split("-")),
        "shortDescription": {"text": _message(said)},
        "help": {"text": f"facts rule {finding.code}"},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    help = f"\n{tally.one_line(finding.help)}" if finding.help else ""
    at = finding.location
    identity = f"{finding.code}\0{at.file}\0{finding.fact}\0{finding.source}\0{finding.message}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding.message) + _message(help, keep_lines=True)},
        "locations": [_location(finding.location)],
        "partialFingerprints": {"facts/v1": hashlib.sha256(identity.encode()).hexdigest()},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(one.location), "message": {"text": _message(one.message or "see also")}}
            for number, one in enumerate(finding.related, start=1)
        ]
    if finding.waived:
        why = f"{finding.waived.reason} (until {finding.waived.until})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": tally.one_line(why)}]
    return result


def _location(at: Location) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": at.line or 1}
    if at.column:
        region["startColumn"] = at.column
    if at.column and at.width:
        region["endColumn"] = at.column + at.width
    return {"physicalLocation": {"artifactLocation": {"uri": quote(at.file)}, "region": region}}


def _message(text: str, *, keep_lines: bool = False) -> str:
    """Return a plain text message in which nothing is a link."""
    plain = text if keep_lines else tally.one_line(text)
    return _LINK.sub(r"\\[\1\\](", plain)


format = Format("sarif", render, titled=True)
