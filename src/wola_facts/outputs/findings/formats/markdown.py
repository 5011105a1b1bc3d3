"""Findings as a Markdown table, for a pull request or the summary page of a CI run."""

import re

from wola_facts.checks.report import Report
from wola_facts.outputs.findings import tally
from wola_facts.outputs.findings.format import Format, Look

# Everything that begins, ends or changes anything in GitHub's Markdown, inside of a table.
# A colon only matters before a word that ends in one (an emoji), and a dot after www (a link).
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@$^=]|:(?=[\w+-]+:)|(?<=www)\.|^[-.])", re.IGNORECASE)


def render(report: Report, look: Look) -> str:
    """Return a heading with the counts, the table of findings, and what was waived and skipped."""
    lines = [f"**facts check**: {escaped(tally.summary(report))}", ""]
    findings = (*report.findings, *tally.forecast(report))
    if findings:
        lines += ["| severity | rule | where | what | help |", "| --- | --- | --- | --- | --- |"]
        lines += [
            f"| {one.severity} | {one.code} {escaped(one.name)} | {escaped(tally.place(one))} "
            f"| {escaped(one.message)} | {escaped(one.help)} |"
            for one in findings
        ]
        lines.append("")
    tails = [*tally.observed(report), *tally.waived(report, each=look.verbose), *tally.skipped(report)]
    lines += [f"- {escaped(tail)}" for tail in tails]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Return a text of which Markdown makes nothing but the text: no link, image, HTML, mention or table cell."""
    return _SPECIAL.sub(r"\\\1", tally.one_line(text)).replace("://", r":\/\/")


format = Format("markdown", render, brief=True)
