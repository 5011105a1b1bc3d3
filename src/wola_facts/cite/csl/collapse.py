"""Cites joined with the delimiters between them, grouped and collapsed (CSL 1.0.2, "Cite Collapsing")."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wola_facts.cite.csl.runs import Parts, Run, find
from wola_facts.cite.csl.style import Area
from wola_facts.cite.csl.suffixes import follows

if TYPE_CHECKING:
    from wola_facts.cite.csl.cluster import RenderedCite


def joined(area: Area, made: "Sequence[RenderedCite]") -> Parts:
    """Return cites with the delimiters between them, collapsed as the style says."""
    joints = _Joints(area)
    if joints.collapse == "citation-number":
        return _numbers(made, joints)
    if not joints.groups:
        return _plain(made, joints)
    parts: Parts = []
    collapsed = False
    for group in _groups(made, gather=bool(area.keys)):
        if parts:
            parts.append(joints.after if collapsed or joints.collapse == "year" else joints.delimiter)
        collapsed = len(group) > 1 and bool(joints.collapse)
        parts += _group(group, joints)
    return parts


class _Joints:
    """What a style puts between cites."""

    def __init__(self, area: Area) -> None:
        get = area.options.get
        self.delimiter = area.layout.get("delimiter")
        self.collapse = get("collapse", "")
        self.groups = bool(self.collapse) or "cite-group-delimiter" in area.options
        #: Between cites of the same names.
        default = self.delimiter if area.is_note or not self.collapse else ", "
        self.group = get("cite-group-delimiter", default)
        #: Behind cites that were collapsed, and behind a locator among them.
        self.after = get("after-collapse-delimiter", self.delimiter) if self.collapse else self.delimiter
        self.after_locator = get("after-collapse-delimiter", self.group)
        grouped = "cite-group-delimiter" in area.options
        self.suffix = get("year-suffix-delimiter", self.group if grouped else self.delimiter)


def _plain(made: "Sequence[RenderedCite]", joints: _Joints) -> Parts:
    parts: Parts = []
    for place, one in enumerate(made):
        if place:
            parts.append(_between(made[place - 1], one, joints.delimiter))
        parts.append(one.affixed(one.run))
    return parts


def _between(one: "RenderedCite", two: "RenderedCite", delimiter: str) -> str:
    """Return the delimiter of two cites: none where the writer has put punctuation there already."""
    if two.cite.prefix.strip().startswith((",", ".", ";", ":")):
        return ""
    return " " if one.cite.suffix.rstrip().endswith((",", ";", ":")) else delimiter


def _groups(made: "Sequence[RenderedCite]", *, gather: bool) -> "list[list[RenderedCite]]":
    """Put neighbours of the same names together; with `gather` all of the same names, where the first stands."""
    groups: list[list[RenderedCite]] = []
    homes: dict[str, list[RenderedCite]] = {}
    for one in made:
        home = homes.get(one.names) if gather else groups[-1] if groups else None
        last = home[-1] if home else None
        if home is not None and last is not None and _alike(one, last):
            home.append(one)
        else:
            groups.append([one])
            homes[one.names] = groups[-1]
    return groups


def _alike(one: "RenderedCite", last: "RenderedCite") -> bool:
    """Whether a cite may follow one of the same names, or of the same year where neither has any."""
    if one.names != last.names or one.substituted or one.cite.prefix or last.cite.suffix:
        return False
    return bool(one.names) or (bool(one.wanted.suffix) and one.year() == last.year())


def _group(group: "list[RenderedCite]", joints: _Joints) -> Parts:
    """Return cites of the same names, which only the first shows where they are collapsed."""
    parts: Parts = []
    place = 0
    while place < len(group):
        one = group[place]
        shown = one.bare() if place and joints.collapse and one.names else one.run
        place += 1
        if not shown and parts:
            continue
        if parts:
            parts.append(joints.after_locator if group[place - 2].place.locator else joints.group)
        parts.append(one.affixed(shown))
        if joints.collapse.startswith("year-suffix") and one.wanted.suffix and not one.place.locator:
            same = _same_year(group, place)
            parts += _suffixes(group[place - 1 : same], joints)
            place = same
    return parts


def _same_year(group: "list[RenderedCite]", place: int) -> int:
    """Return where the cites end that differ from the one before `place` by nothing but the year suffix."""
    year = group[place - 1].year()
    while place < len(group):
        one = group[place]
        if not one.wanted.suffix or one.place.locator or one.year() != year:
            break
        place += 1
    return place


def _suffixes(run: "list[RenderedCite]", joints: _Joints) -> Parts:
    """Return the year suffixes that follow the first one: ",b,c" or, three and more in a row, "–e"."""
    parts: Parts = []
    place = 1
    while place < len(run):
        start, end = place - 1, place
        while end < len(run) and follows(run[end - 1].wanted.suffix, run[end].wanted.suffix):
            end += 1
        if joints.collapse == "year-suffix-ranged" and end - start > 2:
            parts += ["–", _suffix(run[end - 1])]
            place = end
        else:
            parts += [joints.suffix, _suffix(run[place])]
            place += 1
    return parts


def _suffix(one: "RenderedCite") -> Run:
    return next(find(one.run, "year-suffix"), None) or Run([one.wanted.suffix])


def _numbers(made: "Sequence[RenderedCite]", joints: _Joints) -> Parts:
    """Join cites of numbers, three and more in a row as a range."""
    parts: Parts = []
    place = 0
    collapsed = False
    while place < len(made):
        end = place + 1
        while end < len(made) and _is_next(made[end - 1], made[end]):
            end += 1
        if parts:
            parts.append((joints.after or joints.delimiter) if collapsed else joints.delimiter)
        collapsed = end - place > 2
        if collapsed:
            one, two = made[place], made[end - 1]
            parts += [one.affixed(one.run), "–", two.affixed(two.run)]
        else:
            parts += _plain(made[place:end], joints)
        place = end
    return parts


def _is_next(one: "RenderedCite", two: "RenderedCite") -> bool:
    plain = not (one.cite.suffix or two.cite.prefix) and is_only_number(one.run) and is_only_number(two.run)
    return plain and two.number == one.number + 1


def is_only_number(run: Run) -> bool:
    """Whether a cite shows its number and nothing else: no locator, no names."""
    number = next(find(run, "citation-number"), None)
    return number is not None and not re.sub(r"[\W_]", "", run.plain().replace(number.plain(), "", 1))
