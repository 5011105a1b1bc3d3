"""The sentences at the end of a report: how much was checked, what was found, skipped, waived and left open."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from wola_facts.checks.report import Report
from wola_facts.model.finding import Finding, Severity
from wola_facts.outputs.terminal import logged, visible
from wola_facts.outputs.terminal import one_line as joined

#: How many ids a line gives before it only counts them.
_NAMED = 3

_PLURALS = {"facts": "fact", "sources": "source", "assertions": "assertion", "rules": "rule"}


def one_line(text: str) -> str:
    """Return a text that can do nothing to what shows it: on one line, control and direction marks spelled out."""
    return visible(joined(text))


def log_line(text: str) -> str:
    """Return the same for a log, in which it is no command to a CI server either."""
    return logged(joined(text))


def place(finding: Finding) -> str:
    """Return file:line:column as editors and terminals take it."""
    where = finding.location
    return f"{log_line(where.file)}:{where.line or 1}:{where.column or 1}"


def counted(count: int, noun: str) -> str:
    """Return "1 error", "2 errors"."""
    return f"{count} {noun}{'s' * (count != 1)}"


def verdict(report: Report) -> str:
    """Return the counts by severity in words: "2 errors, 1 warning", or "nothing found"."""
    counts = [(severity, report.count(severity)) for severity in sorted(Severity, reverse=True)]
    return ", ".join(counted(count, str(severity)) for severity, count in counts if count) or "nothing found"


def summary(report: Report) -> str:
    """Return the last line: what was checked and what came of it."""
    checked = ", ".join(counted(n, _PLURALS[what]) for what, n in report.checked.items() if n and what in _PLURALS)
    parts = [verdict(report)]
    parts += [f"{len(report.waived)} waived"] if report.waived else []
    parts += [f"{report.known} in the baseline"] if report.known else []
    parts += [f"{len(report.open)} open"] if report.open else []
    parts += [f"{counted(len({skip.code for skip in report.skipped}), 'rule')} skipped"] if report.skipped else []
    if report.forecast:
        parts.append(f"{len(report.forecast.findings)} forecast for {report.forecast.day}")
    return f"{checked}: {', '.join(parts)}" if checked else ", ".join(parts)


def skipped(report: Report) -> Iterator[str]:
    """Yield a line for each reason why rules were skipped, with the rules."""
    reasons: dict[str, list[str]] = {}
    for skip in report.skipped:
        reasons.setdefault(skip.reason, []).append(skip.code)
    for reason, codes in reasons.items():
        yield f"skipped {', '.join(dict.fromkeys(codes))}: {log_line(reason)}"


def waived(report: Report, *, each: bool = False) -> Iterator[str]:
    """Yield a line for each waiver that held back something, with its end and reason; or for each thing held back."""
    groups: dict[tuple[date, str, str], list[str]] = {}
    for finding in report.waived:
        waiver = finding.waived
        if waiver and each:
            yield (
                f"{place(finding)}: waived until {waiver.until} {finding.code}: "
                f"{log_line(finding.message)} (reason: {log_line(waiver.reason)})"
            )
        elif waiver:
            about = finding.fact or finding.source or finding.location.file
            groups.setdefault((waiver.until, finding.code, waiver.reason), []).append(about)
    for (until, code, reason), names in sorted(groups.items()):
        ids = list(dict.fromkeys(names))
        more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
        yield f"waived until {until}: {code} {log_line(', '.join(ids[:_NAMED]))}{more} (reason: {log_line(reason)})"


def opened(report: Report) -> Iterator[str]:
    """Yield a line for each comparison that the bounds do not decide."""
    for finding in report.open:
        yield f"{place(finding)}: open {finding.code}: {log_line(finding.message)}"


def forecast(report: Report) -> tuple[Finding, ...]:
    """Return what will be found on the later day that was asked for."""
    return report.forecast.findings if report.forecast else ()


def observed(report: Report) -> Iterator[str]:
    """Yield a line that counts what the web said of the sources, where it was asked."""
    if report.observations:
        counts = Counter(one.verdict for one in report.observations)
        stored = sum(one.stored for one in report.observations)
        earlier = f"; {stored} of them known from before" if stored else ""
        yield "on the web: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common()) + earlier
