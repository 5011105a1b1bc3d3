"""Lines and columns for what is reported, and for nothing else."""

from collections.abc import Callable, Iterable, Mapping

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Finding, Location
from wola_facts.model.plain import replace
from wola_facts.model.source import Measure, Source


class Places:
    """Fills in where findings stand, and remembers the lines that they speak of. `read` gives the text of a file."""

    def __init__(self, read: Callable[[str], str] | None, corpus: Corpus) -> None:
        self._read = read
        self._records: dict[str, Mapping[str, Fact | Source | Measure]] = {
            "fact": corpus.facts,
            "source": corpus.sources,
            "measure": corpus.measures,
        }
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
                from wola_facts.corpus.locate import locate, locate_near  # only where there is something to report

                record = self._record(location)
                location = locate_near(text, location, record.line) if record else locate(text, location)
        self._remember(location)
        return location

    def _record(self, location: Location) -> "Fact | Source | Measure | None":
        """Return the record that a key path leads into, where it is known on which line it begins."""
        if len(location.path) < 2:
            return None
        record = self._records.get(str(location.path[0]), {}).get(str(location.path[1]))
        return record if record and record.line and record.file == location.file else None

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
