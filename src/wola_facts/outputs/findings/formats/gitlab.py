"""Findings as a GitLab Code Quality report."""

import hashlib
from collections import Counter

from wola_facts.checks.report import Report
from wola_facts.model.finding import Finding, Severity
from wola_facts.outputs.dump import dump
from wola_facts.outputs.findings import tally
from wola_facts.outputs.findings.format import Format, Look

# GitLab's scale is info, minor, major, critical, blocker.
_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def render(report: Report, _: Look) -> str:
    """Return the array of issues; fingerprints are unique, and hold when lines move."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        key = "\0".join(_identity(finding))
        seen[key] += 1
        issues.append(
            {
                "description": f"{finding.code} {tally.one_line(finding.message)}",
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest(),
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": finding.location.file, "lines": {"begin": finding.location.line or 1}},
            }
        )
    return dump(issues) + "\n"


def _identity(finding: Finding) -> tuple[str, ...]:
    path = ".".join(map(str, finding.location.path))
    return (finding.code, finding.location.file, finding.fact, finding.source, path)


format = Format("gitlab", render)
