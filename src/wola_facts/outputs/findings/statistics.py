"""How often each rule found something, for `facts check --statistics`."""

from wola_facts.checks.report import Report
from wola_facts.outputs.dump import dump
from wola_facts.outputs.findings import tally


def statistics(report: Report, format: str = "") -> str:
    """Return a line for each code with its count, the worst and the most frequent first, or JSON of it."""
    rows = report.statistics()
    if format in ("json", "jsonl"):
        found = [{"code": one.code, "name": one.name, "severity": str(one.severity), "count": n} for one, n in rows]
        return dump({"version": 1, "statistics": found}) + "\n"
    width = max((len(str(count)) for _, count in rows), default=1)
    lines = [f"{count:>{width}}  {one.code}  {one.severity!s:<7}  {one.name}" for one, count in rows]
    return "\n".join([*lines, tally.summary(report)]) + "\n"
