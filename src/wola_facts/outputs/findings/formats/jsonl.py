"""Findings as JSON, one object a line, for streams and jq."""

from wola_facts.checks.report import Report
from wola_facts.outputs.dump import dump
from wola_facts.outputs.findings.format import Format, Look
from wola_facts.outputs.findings.formats.json import VERSION, findings


def render(report: Report, _: Look) -> str:
    """Return a line for each finding, waived ones among them; an empty text where there is none."""
    return "".join(dump({"version": VERSION, **one}, None) + "\n" for one in findings(report))


format = Format("jsonl", render)
