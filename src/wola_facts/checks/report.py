"""The report of a check: what was found, waived, skipped and left open, with the lines that an excerpt shows."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from wola_facts.model.finding import Finding, Severity
from wola_facts.model.plain import Plain

if TYPE_CHECKING:
    from wola_facts.web.observation import Observation


class Skipped(Plain):
    """A rule that did not run, or not for everything, and why. Skipped is not passed."""

    code: str
    reason: str


class Forecast(Plain):
    """What will be found on a later day and is not found today; it has no effect on the exit code."""

    day: date
    findings: tuple[Finding, ...] = ()


class Report(Plain):
    """All that a check has to say. Everything is sorted by place.

    `open` are comparisons that the bounds do not decide; `known` counts what a baseline already holds; `lines`
    holds the text of the lines spoken of, by file and number; `observations` are what the web said, None where it was
    not asked in this check.
    """

    findings: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    open: tuple[Finding, ...] = ()
    forecast: Forecast | None = None
    known: int = 0
    checked: Mapping[str, int] = MappingProxyType({})
    lines: Mapping[tuple[str, int], str] = MappingProxyType({})
    observations: "tuple[Observation, ...] | None" = None

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding, None where there is none; waived and forecast ones do not count."""
        return max((finding.severity for finding in self.findings), default=None)

    def count(self, severity: Severity) -> int:
        """Return how many findings are of that severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def statistics(self) -> list[tuple[Finding, int]]:
        """Return each code found, by one finding of it, with its count; the worst and the most frequent first."""
        counts = Counter(finding.code for finding in self.findings)
        first = {finding.code: finding for finding in reversed(self.findings)}
        return sorted(
            ((first[code], count) for code, count in counts.items()),
            key=lambda pair: (
                -max(f.severity for f in self.findings if f.code == pair[0].code),
                -pair[1],
                pair[0].code,
            ),
        )

    def fails(self, level: Severity) -> bool:
        """Whether there is a finding at or above a severity."""
        return self.worst is not None and self.worst >= level
