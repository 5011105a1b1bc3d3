"""The element <date>: a date or a range in the parts of the style or of the locale, with its year suffix."""

from typing import TYPE_CHECKING

from wola_facts.cite.csl.dates import Date, DatePart, Point, parts_for, say_part, sort_key
from wola_facts.cite.csl.markup import Element
from wola_facts.cite.csl.runs import Parts, Run

if TYPE_CHECKING:
    from wola_facts.cite.csl.render import Rendering

_PLACES = {"year": 0, "month": 1, "day": 2}
#: What is said of both ends of a range, by the coarsest part in which they differ.
_FINER = {"year": ("year", "month", "day"), "month": ("month", "day"), "day": ("day",)}


def render_date(out: "Rendering", element: Element) -> Run | None:
    """Return the date of an element's variable; None where there is none."""
    variable = element.get("variable")
    if out.looking and variable == "accessed":
        return None
    date = Date() if variable in out.quashed else out.item.date(variable)
    run = _said(out, element, variable, date) if date else None
    if not date:
        out.empty[variable] = None
    out.called(bool(run))
    return run


def _said(out: "Rendering", element: Element, variable: str, date: Date) -> Run | None:
    out.use(variable)
    parts, attributes = parts_for(element, out.locale)
    if out.sorting:
        shown = {part.name for part in parts}
        return Run([sort_key(date, depth=3 if "day" in shown else 2 if "month" in shown else 1)])
    if date.literal:
        return out.finish(element, out.text_of(date.literal))
    runs = _Writer(out, date, variable, attributes.get("delimiter", "")).points(parts)
    if not runs:
        return None
    return out.finish(Element("date", {k: v for k, v in attributes.items() if k != "delimiter"}), runs, kind="date")


class _Writer:
    def __init__(self, out: "Rendering", date: Date, variable: str, delimiter: str) -> None:
        self.out = out
        self.date = date
        self.delimiter = delimiter
        suffixed = variable == "issued" and bool(out.wanted.suffix)
        self.takes_suffix = suffixed and not out.area.places_suffix(out.style.macros)

    def points(self, parts: list[DatePart]) -> Parts:
        """Return a date, or both ends of a range as far as they differ: 4–6 May 2019."""
        start, end = self.date.start, self.date.end
        if end is None:
            return self._point(start, parts)
        shown = {part.name for part in parts}
        differ = next((name for name, at in _PLACES.items() if name in shown and start[at] != end[at]), "")
        if not differ:
            return self._point(start, parts)
        block = [place for place, part in enumerate(parts) if part.name in _FINER[differ]]
        first, last = block[0], block[-1] + 1
        made = self._point(start, parts[:first])
        # The year suffix stands behind the last year: 2023–2024b.
        takes, self.takes_suffix = self.takes_suffix, False
        made += self._behind(made, self._point(start, parts[first:last], closed=False))
        self.takes_suffix = takes
        made.append(
            next(
                (
                    part.attributes["range-delimiter"]
                    for part in parts
                    if part.name == differ and "range-delimiter" in part.attributes
                ),
                "–",
            )
        )
        made += self._point(end, parts[first:last], opened=False)
        return made + self._behind(made, self._point(end, parts[last:]))

    def _behind(self, before: Parts, more: Parts) -> Parts:
        return [self.delimiter, *more] if before and more and self.delimiter else more

    def _point(self, point: Point, parts: list[DatePart], *, opened: bool = True, closed: bool = True) -> Parts:
        """Return the parts of a point in time: without its first prefix or last suffix where a range goes on there."""
        out = self.out
        said = [(part, say_part(part, point, out.locale, season=self.date.season)) for part in parts]
        said = [(part, text) for part, text in said if text]
        runs: list[Run] = []
        for place, (part, text) in enumerate(said):
            dropped = {"name", "form", "range-delimiter"}
            if not closed and place == len(said) - 1:
                dropped.add("suffix")
            if not opened and not place:
                dropped.add("prefix")
            attributes = {key: value for key, value in part.attributes.items() if key not in dropped}
            run = out.finish(Element("date-part", attributes), [text], kind=part.name)
            if part.name == "year" and self.takes_suffix and out.take_suffix():
                run = Run([run, Run([out.wanted.suffix], kind="year-suffix")])
            runs.append(run)
        return out.join(runs, self.delimiter).parts
