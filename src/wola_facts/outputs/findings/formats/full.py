"""Findings for a person: the sentence, the lines it speaks of with carets, and what would mend it."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator

from wola_facts.checks.report import Report
from wola_facts.model.finding import Finding, Location, Severity
from wola_facts.outputs.findings import tally
from wola_facts.outputs.findings.format import Format, Look
from wola_facts.outputs.terminal import encodable, logged

_COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_NARROWEST = 40
_GUTTER = 5


def render(report: Report, look: Look) -> str:
    """Return the report as text; with colour where the look says so."""
    blocks = ["\n".join(_block(finding, report, look)) for finding in report.findings]
    blocks += ["\n".join(_block(finding, report, look)) for finding in tally.forecast(report)]
    tails = [*tally.waived(report, each=look.verbose), *tally.skipped(report)]
    if look.verbose:
        tails += tally.opened(report)
    if tails:
        blocks.append("\n".join(tails))
    last = tally.summary(report)
    worst = report.worst
    blocks.append(f"{_COLORS[worst] if worst else _BOLD}{last}{_PLAIN}" if look.color else last)
    text = "\n\n".join(blocks) + "\n"
    return text if look.unicode else encodable(text)


def _block(finding: Finding, report: Report, look: Look) -> Iterator[str]:
    where = tally.place(finding) + ": "
    head = f"{finding.severity} {finding.code} {finding.name}: "
    width = max(look.width, _NARROWEST)
    hang = len(where) if len(where) + len(head) + 20 <= width else 4
    lines = _wrapped(where + head + tally.log_line(finding.message), width, " " * hang)
    if look.color:
        color = _COLORS[finding.severity]
        marked = f"{_BOLD}{where}{_PLAIN}{color}{finding.severity} {finding.code}{_PLAIN} {finding.name}: "
        lines[0] = marked + lines[0][len(where + head) :] if lines[0].startswith(where + head) else lines[0]
    yield from lines
    yield from _excerpts(finding, report, look, width)
    for note in finding.notes:
        yield from _wrapped(f"   = {tally.log_line(note)}", width, "     ")
    if finding.help:
        # One remedy a line: each is for another truth.
        first, *others = tally.log_line(finding.help).split("; ")
        yield from _wrapped(f"   = help: {first}{';' * bool(others)}", width, " " * 11)
        for number, other in enumerate(others, start=1):
            yield from _wrapped(f"{' ' * 11}{other}{';' * (number < len(others))}", width, " " * 11)
    rule = f"   = facts rule {finding.code}"
    yield f"{_DIM}{rule}{_PLAIN}" if look.color else rule


def _excerpts(finding: Finding, report: Report, look: Look, width: int) -> Iterator[str]:
    own = (finding.location, finding.label)
    places = [own, *((one.location, one.message) for one in finding.related)]
    places = [(at, label) for at, label in places if (at.file, at.line) in report.lines]
    places.sort(key=lambda pair: (pair[0].file != finding.location.file, pair[0].file, pair[0].line))
    file = finding.location.file
    for at, label in places:
        if at.file != file:
            file = at.file
            yield f"   --> {tally.log_line(file)}"
        color = _COLORS[finding.severity] if at is finding.location else _BOLD
        yield from _excerpt(report.lines[at.file, at.line], at, label, width, color if look.color else "")


def _excerpt(line: str, at: Location, label: str, width: int, color: str) -> Iterator[str]:
    """Yield the line and, under it, carets below the culpable text with their label."""
    room = max(width - _GUTTER - 3, 30)
    line = line.replace("\t", " ")
    start = max(at.column - 1, 0)
    end = min(start + max(at.width, 1), len(line))
    cut = 0
    if len(line) > room:
        cut = max(0, min(start - room // 3, len(line) - room))
        line = ("…" if cut else "") + line[cut + (cut > 0) : cut + room - 1] + ("…" if cut + room < len(line) else "")
        start, end = start - cut, min(end - cut, room)
    shown, before, under = logged(line), _cells(logged(line[:start])), max(1, _cells(logged(line[start:end])))
    yield f"{at.line:>{_GUTTER}} | {shown}".rstrip()
    carets = f"{color}{'^' * under}{_PLAIN if color else ''}"
    words = tally.log_line(label)
    # A label is kept whole: what it says is an interval, a date and a source, which wrapping would tear apart.
    yield f"{' ' * _GUTTER} | {' ' * before}{carets}{' ' if words else ''}{words}"


def _cells(text: str) -> int:
    """Return how many columns of a terminal a text fills."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    if len(text) <= width and text.isprintable():
        return [text.rstrip()]  # as it comes out of what follows, which takes its time for each word
    lead = re.match(" *", text)
    wrapped = textwrap.wrap(
        text.lstrip(), width, initial_indent=lead[0] if lead else "", subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return wrapped or [""]


format = Format("full", render, brief=True)
