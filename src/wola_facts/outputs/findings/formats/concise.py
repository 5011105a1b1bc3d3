"""Findings one a line, as editors and grep want them."""

from wola_facts.checks.report import Report
from wola_facts.outputs.findings import tally
from wola_facts.outputs.findings.format import Format, Look


def render(report: Report, look: Look) -> str:
    """Return file:line:column: severity code name: message, one a line, and the counts at the end."""
    lines = [
        f"{tally.place(one)}: {one.severity} {one.code} {one.name}: {tally.log_line(one.message)}"
        for one in (*report.findings, *tally.forecast(report))
    ]
    lines += [*tally.waived(report, each=look.verbose), *tally.skipped(report)]
    lines += tally.opened(report) if look.verbose else []
    return "\n".join([*lines, tally.summary(report)]) + "\n"


format = Format("concise", render, brief=True)
