"""Findings under the name of their file, for reading one file after another."""

from itertools import groupby

from wola_facts.checks.report import Report
from wola_facts.model.finding import Finding
from wola_facts.outputs.findings import tally
from wola_facts.outputs.findings.format import Format, Look


def render(report: Report, look: Look) -> str:
    """Return a block for each file: its name, then a line a finding with place, severity, code and message."""
    blocks = []
    findings = sorted((*report.findings, *tally.forecast(report)), key=lambda one: one.location.file)
    for file, group in groupby(findings, key=lambda one: one.location.file):
        rows = [(_at(one), str(one.severity), one.code, tally.log_line(one.message)) for one in group]
        places = max(len(row[0]) for row in rows)
        lines = [f"  {at:>{places}}  {severity:<7}  {code}  {message}" for at, severity, code, message in rows]
        blocks.append("\n".join([tally.log_line(file), *lines]))
    tails = [
        *tally.waived(report, each=look.verbose),
        *tally.skipped(report),
        *(tally.opened(report) if look.verbose else ()),
    ]
    blocks += ["\n".join(tails)] if tails else []
    return "\n\n".join([*blocks, tally.summary(report)]) + "\n"


def _at(finding: Finding) -> str:
    return f"{finding.location.line or 1}:{finding.location.column or 1}"


format = Format("grouped", render, brief=True)
