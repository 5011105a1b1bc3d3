"""Findings as GitHub workflow commands, which mark the lines of a pull request."""

from wola_facts.checks.report import Report
from wola_facts.model.finding import Finding, Severity
from wola_facts.outputs.findings import tally
from wola_facts.outputs.findings.format import Format, Look

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, _: Look) -> str:
    """Return a command for each finding; every line begins with a command of ours, so none of a record's can run."""
    lines = [_command(finding) for finding in (*report.findings, *tally.forecast(report))]
    lines += [f"::notice title=skipped::{_data(line)}" for line in tally.skipped(report)]
    return "".join(line + "\n" for line in lines)


def _command(finding: Finding) -> str:
    at = finding.location
    properties = {"file": at.file, "line": str(at.line or 1), "col": str(at.column or 1)}
    if at.width:
        properties["endColumn"] = str((at.column or 1) + at.width)
    properties["title"] = f"{finding.code} {finding.name}"
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = tally.one_line(finding.message)
    if finding.help:
        message += f"\nhelp: {tally.one_line(finding.help)}"
    return f"::{_LEVELS[finding.severity]} {said}::{_data(message)}"


def _data(text: str) -> str:
    """Escape the message of a command, as actions/toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property, as actions/toolkit does."""
    return _data(tally.one_line(text)).replace(":", "%3A").replace(",", "%2C")


format = Format("github", render)
