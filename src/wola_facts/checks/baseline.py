"""A baseline: the findings that were there when checking began. It may only shrink."""

import json
from collections import Counter
from collections.abc import Collection, Mapping

from wola_facts.checks.report import Report
from wola_facts.errors import UsageError
from wola_facts.model.finding import Finding
from wola_facts.model.plain import replace

VERSION = 1


def read_baseline(text: str, name: str) -> Counter[str]:
    """Return how often each finding is in a baseline.

    Raises:
        UsageError: where the text is no baseline.
    """
    try:
        data = json.loads(text)
        return Counter({str(key): int(count) for key, count in data["findings"].items() if int(count) > 0})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"{name} is no baseline of facts.", "Delete it, and `--baseline` begins a new one.") from error


def less_known(report: Report, known: Mapping[str, int] | None, judged: Collection[str]) -> tuple[Report, Counter[str]]:
    """Return the report without the findings of a baseline, and the baseline without those that are gone.

    Without a baseline all that is found becomes one. Lines and wording do not matter: a finding is the same as long
    as rule, record and field are. Gone is only what a rule no longer finds that looked at everything; `judged` holds
    the codes of those.
    """
    found = Counter(identity(finding) for finding in report.findings)
    kept = found if known is None else found & Counter(known)
    left, budget = [], Counter(kept)
    for key, count in (known or {}).items():
        if key.partition(" ")[0] not in judged:
            kept[key] = count
    for finding in report.findings:
        key = identity(finding)
        if budget[key] > 0:
            budget[key] -= 1
        else:
            left.append(finding)
    return replace(report, findings=tuple(left), known=len(report.findings) - len(left)), kept


def written(known: Mapping[str, int]) -> str:
    """Return a baseline as text, sorted, so that a change of it reads well."""
    return (
        json.dumps({"version": VERSION, "findings": dict(sorted(known.items()))}, indent=2, ensure_ascii=False) + "\n"
    )


def identity(finding: Finding) -> str:
    """Return what makes a finding the same one tomorrow: rule, file and key path."""
    path = ".".join(str(key) for key in finding.location.path)
    return f"{finding.code} {finding.location.file} {path or finding.fact or finding.source}"
