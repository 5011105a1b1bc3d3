"""Lines and columns for what is reported, and for nothing else."""

from collections.abc import Callable, Iterable

from wola_facts.corpus.locate import locate
from wola_facts.model.finding import Finding, Location
from wola_facts.model.plain import replace


class Places:
    """Fills in where findings stand, and remembers the lines that they speak of. `read` gives the text of a file."""

    def __init__(self, read: Callable[[str], str] | None) -> None:
        self._read = read
        self._texts: dict[str, str] = {}
        self._split: dict[str, list[str]] = {}
        self.lines: dict[tuple[str, int], str] = {}

    def locate(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings with line, column and width, sorted by file, line, column and code."""
        located = [
            replace(
                finding,
                location=self._place(finding.location),
                related=tuple(replace(one, location=self._place(one.location)) for one in finding.related),
            )
            for finding in findings
        ]
        return self.ordered(located)

    @staticmethod
    def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings sorted, without looking for their lines."""
        return tuple(sorted(findings, key=_order))

    def _place(self, location: Location) -> Location:
        if not location.line and location.path:
            text = self._text(location.file)
            if text:
                location = locate(text, location)
        self._remember(location)
        return location

    def _text(self, file: str) -> str:
        if file not in self._texts:
            self._texts[file] = self._read(file) if self._read and file else ""
        return self._texts[file]

    def _remember(self, location: Location) -> None:
        key = (location.file, location.line)
        if not location.line or key in self.lines:
            return
        if location.file not in self._split:
            self._split[location.file] = self._text(location.file).split("\n")
        lines = self._split[location.file]
        if location.line <= len(lines):
            self.lines[key] = lines[location.line - 1].rstrip("\r")


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.location
    return (place.file, place.line, place.column, finding.code, finding.message)
