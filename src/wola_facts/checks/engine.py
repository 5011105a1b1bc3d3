"""Runs rules over a corpus: stamps what they find with code, name and severity, waives, places and sorts it."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from types import MappingProxyType
from typing import Any

from wola_facts.checks.context import Context
from wola_facts.checks.places import Places
from wola_facts.checks.registry import rules
from wola_facts.checks.report import Forecast, Report, Skipped
from wola_facts.checks.rule import AnyRule, Problem, Unchecked, at, of_the_web
from wola_facts.checks.selection import chosen
from wola_facts.checks.waivers import Waivers
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.finding import Finding, Location, Severity
from wola_facts.model.plain import replace
from wola_facts.model.source import Source

#: A file that is no TOML hides what is in it from every rule, so this finding is told whatever is selected.
UNREADABLE = "SCH001"


def run(
    context: Context,
    active: Iterable[AnyRule] | None = None,
    keep: Callable[[Finding], bool] | None = None,
    *,
    brief: bool = False,
) -> Report:
    """Return the report of some rules (all that corpus.toml selects where none are given) on a corpus.

    `keep` says which findings are asked for; waivers are judged by all of them. A `brief` report saves the time of
    finding the lines on which what is waived and open stands.
    """
    active = list(chosen(context.settings) if active is None else active)
    corpus, waivers = context.corpus, Waivers(context.corpus, context.today)
    found = _Found()
    codes = {rule.code for rule in active}
    found.findings += [f for f in corpus.findings if f.code in codes or f.code == UNREADABLE]
    ran = set()
    for rule in active:
        reason = rule.unable(context)
        if reason:
            found.skipped.append(Skipped(rule.code, reason))
            continue
        ran.add(rule.code)
        found.collect(rule, context)
    judged = [waivers.apply(finding) for finding in found.findings]
    # Only a rule that looked at everything says that a waiver is of no use; a page that is well today may not stay so.
    sure = {code for code in ran if not of_the_web(code)} - {skip.code for skip in found.skipped}
    for code, problems in (("WVR001", waivers.expired()), ("WVR002", waivers.unused(sure, rules()))):
        if code in codes:
            judged += [_stamped(rules()[code], problem) for problem in problems]
    places = Places(context.text, corpus)
    others = places.ordered if brief else places.locate
    wanted = [finding for finding in judged if keep is None or keep(finding)]
    return Report(
        findings=places.locate(finding for finding in wanted if finding.waived is None),
        waived=others(finding for finding in wanted if finding.waived is not None),
        skipped=tuple(found.skipped),
        open=others(finding for finding in found.open if keep is None or keep(finding)),
        checked=MappingProxyType(
            {
                "facts": len(corpus.facts),
                "sources": len(corpus.sources),
                "assertions": len(corpus.assertions),
                "rules": len(ran),
            }
        ),
        lines=MappingProxyType(places.lines),
    )


def forecast(report: Report, context: Context, day: date, active: Iterable[AnyRule] | None = None) -> Report:
    """Return the report with what will be stale on a later day, and is not, or less so, today.

    A forecast is a note whatever the severity will be: the exit code is about today.
    """
    active = [rule for rule in (chosen(context.settings) if active is None else active) if rule.family == "STA"]
    then = run(Context(context.corpus, day, read=context.text, copies=context.copies), active)
    now = {(f.code, f.fact, f.source): f.severity for f in (*report.findings, *report.waived)}
    coming = [
        replace(
            f,
            severity=Severity.NOTE,
            message=f"forecast for {day}: {f.message}",
            notes=(*f.notes, f"a {f.severity} on that day"),
        )
        for f in then.findings
        if f.code.startswith("STA") and f.severity > now.get((f.code, f.fact, f.source), 0)
    ]
    lines = MappingProxyType({**then.lines, **report.lines})
    return replace(report, forecast=Forecast(day, tuple(coming)), lines=lines)


def findings_of(context: Context, active: Iterable[AnyRule]) -> list[Finding]:
    """Return what some rules find, without waivers, places or order: for asking again and again."""
    found = _Found()
    for rule in active:
        if not rule.unable(context):
            found.collect(rule, context)
    return found.findings


class _Found:
    """What the rules yielded so far, sorted into boxes."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.open: list[Finding] = []
        self.skipped: list[Skipped] = []

    def collect(self, rule: AnyRule, context: Context) -> None:
        unchecked: Counter[str] = Counter()
        for subject in rule.scope.subjects(context):
            for problem in rule.check(subject, context):
                if isinstance(problem, Unchecked):
                    unchecked[problem.reason] += 1
                else:
                    finding = _stamped(rule, problem, subject)
                    (self.open if problem.open else self.findings).append(finding)
        self.skipped += [
            Skipped(rule.code, reason if count == 1 else f"{reason} ({count} times)")
            for reason, count in unchecked.items()
        ]


def _stamped(rule: AnyRule, problem: Problem, subject: Any = None) -> Finding:
    location = problem.location or _home(subject)
    severity = Severity.NOTE if problem.open else problem.severity or rule.severity
    return Finding(
        rule.code,
        rule.name,
        severity,
        problem.message,
        location,
        problem.help,
        problem.fact or (subject.id if isinstance(subject, Fact) else ""),
        problem.source or (subject.id if isinstance(subject, Source) else ""),
        problem.label,
        problem.related,
        problem.notes,
    )


def _home(subject: Any) -> Location:
    if isinstance(subject, Fact | Source | Assertion):
        return at(subject)
    return Location("corpus.toml")
