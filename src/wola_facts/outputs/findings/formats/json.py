"""Findings as one JSON object, version 1: the form that other programs read."""

from typing import Any

from wola_facts.checks.report import Report
from wola_facts.model.finding import Finding, Severity
from wola_facts.outputs.dump import dump
from wola_facts.outputs.findings import tally
from wola_facts.outputs.findings.format import Format, Look
from wola_facts.web.observation import Observation

VERSION = 1


def render(report: Report, _: Look) -> str:
    """Return the object, indented."""
    return dump(document(report)) + "\n"


def document(report: Report) -> dict[str, Any]:
    """Return the object: version, summary, findings (waived ones among them), skipped, open; observations if any."""
    seen = {} if report.observations is None else {"observations": [observed(one) for one in report.observations]}
    return {
        "version": VERSION,
        "summary": {
            **{str(severity): report.count(severity) for severity in sorted(Severity, reverse=True)},
            "open": len(report.open),
            "waived": len(report.waived),
            "skipped": len(report.skipped),
            "known": report.known,
            "forecast": len(tally.forecast(report)),
            "checked": dict(report.checked),
        },
        "findings": findings(report),
        "skipped": [{"code": skip.code, "reason": skip.reason} for skip in report.skipped],
        "open": [entry(finding) for finding in report.open],
        **seen,
    }


def observed(observation: Observation) -> dict[str, Any]:
    """Return what the web said of one source."""
    return {
        "source": observation.source,
        "url": observation.url,
        "final_url": observation.final_url or None,
        "verdict": observation.verdict,
        "status": observation.status or None,
        "evidence": observation.evidence or None,
        "archive": observation.archive or None,
        "observed": observation.observed or None,
        "why": observation.why,
        "moved_to": observation.moved_to or None,
        "unverified": observation.unverified or None,
        "fails": observation.fails,
        "stored": observation.stored,
    }


def findings(report: Report) -> list[dict[str, Any]]:
    """Return every finding, waived and forecast ones too, by place; a forecast one says for which day it is."""
    entries = [entry(finding) for finding in sorted((*report.findings, *report.waived), key=_place)]
    if report.forecast:
        day = report.forecast.day.isoformat()
        entries += [{**entry(finding), "forecast": day} for finding in report.forecast.findings]
    return entries


def entry(finding: Finding) -> dict[str, Any]:
    """Return one finding."""
    waived = finding.waived
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "help": finding.help,
        "file": finding.location.file,
        "line": finding.location.line or 1,
        "column": finding.location.column or 1,
        "fact": finding.fact or None,
        "source": finding.source or None,
        "label": finding.label,
        "notes": list(finding.notes),
        "related": [
            {
                "file": one.location.file,
                "line": one.location.line or 1,
                "column": one.location.column or 1,
                "message": one.message,
            }
            for one in finding.related
        ],
        "waived": {"until": waived.until.isoformat(), "reason": waived.reason} if waived else None,
    }


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    at = finding.location
    return (at.file, at.line, at.column, finding.code, finding.message)


format = Format("json", render)
