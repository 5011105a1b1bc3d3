"""A citation: its cites in their order, joined, grouped and collapsed."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wola_facts.cite.csl.processor import Citation, Cite, layout_run
from wola_facts.cite.csl.richtext import rich
from wola_facts.cite.csl.runs import Run, find
from wola_facts.cite.csl.setting import Place
from wola_facts.cite.csl.sort import sort_ids
from wola_facts.cite.csl.style import Area
from wola_facts.cite.csl.textcase import apply_case

if TYPE_CHECKING:
    from wola_facts.cite.csl.processor import Processor


#: What stands where a style prints nothing of an item, so that no reference vanishes unseen.
NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


def render_cluster(processor: "Processor", citation: Citation, places: Sequence[Place]) -> Run:
    """Return a citation as a run."""
    area = processor.style.citation
    cites = [(cite, place) for cite, place in zip(citation.cites, places, strict=True) if cite.id in processor.items]
    if area.keys and len(cites) > 1:
        by_id: dict[str, list[tuple[Cite, Place]]] = {}
        for cite, place in cites:
            by_id.setdefault(cite.id, []).append((cite, place))
        order = sort_ids(processor, list(by_id), area, {id: pairs[0][1] for id, pairs in by_id.items()})
        cites = [pair for id in order for pair in by_id[id]]
    made = [_Made(processor, area, cite, place) for cite, place in cites]
    made = [one for one in made if one.run] or made[:1]
    if len(made) == 1 and not made[0].run and not made[0].affixed:
        return Run([NO_FORM])
    if processor.style.kind == "note":
        for number, one in enumerate(made):
            if _SENTENCE_END.search(one.cite.prefix) or not (number or one.cite.prefix.strip()):
                _capitalise(one.run)
    return layout_run(area, joined(processor, area, made))


_SENTENCE_END = re.compile(r"\S\s+\S.*[.!?][\"'”’]?\s*$")


def _capitalise(run: Run) -> bool:
    """Begin a note with a capital where a term begins it ("Ibid."); return whether its beginning was found."""
    for part in run.parts:
        if isinstance(part, str):
            if part.strip():
                return True
        elif part.kind == "term":
            part.parts = apply_case(part.parts, "capitalize-first")
            return True
        elif _capitalise(part):
            return True
    return False


class _Made:
    """A cite that has been rendered, and what it shares with its neighbours."""

    def __init__(self, processor: "Processor", area: Area, cite: Cite, place: Place) -> None:
        self.cite = cite
        self.place = place
        self.out = processor.rendering(cite.id, area, place)
        self.run = self.out.layout()
        processor.lacks(self.out)
        self.processor = processor
        self.area = area
        names = next(find(self.run, "names"), None)
        self.names = names.plain() if names else ""
        self.number = processor.numbers.get(cite.id, 0)
        self._bare: Run | None = None

    @property
    def affixed(self) -> bool:
        """Whether something stands before or behind it that belongs to it alone."""
        return bool(self.cite.prefix or self.cite.suffix)

    @property
    def suffix(self) -> str:
        """Its year suffix."""
        return self.out.wanted.suffix

    def bare(self) -> Run:
        """Return it without its names."""
        if self._bare is None:
            place = self.place.without_author()
            self._bare = self.processor.rendering(self.cite.id, self.area, place, self.out.wanted).layout()
        return self._bare

    def year(self) -> str:
        """Return it without names and year suffix, as text."""
        wanted = self.out.wanted.copy()
        wanted.suffix = ""
        place = Place()
        place.suppress_author = True
        place.position = self.place.position
        return self.processor.rendering(self.cite.id, self.area, place, wanted).layout().plain()

    def with_affixes(self, run: Run) -> Run:
        """Return a run between what the citation puts before and behind it."""
        parts: list[Run | str] = []
        if self.cite.prefix:
            parts += rich(self.cite.prefix)
        parts.append(run)
        if self.cite.suffix:
            parts += rich(self.cite.suffix)
        return Run(parts, kind="cite")


def joined(processor: "Processor", area: Area, made: list[_Made]) -> list[Run | str]:
    """Return cites with the delimiters between them, collapsed as the style says."""
    options = area.options
    delimiter = area.layout.get("delimiter")
    collapse = options.get("collapse", "")
    if collapse == "citation-number":
        return _numbers(made, delimiter, options.get("after-collapse-delimiter") or delimiter)
    if not collapse and "cite-group-delimiter" not in options:
        parts: list[Run | str] = []
        for number, one in enumerate(made):
            parts += [_between(made[number - 1], one, delimiter)] if parts else []
            parts.append(one.with_affixes(one.run))
        return parts
    group_delimiter = options.get("cite-group-delimiter", ", " if collapse else delimiter)
    if "cite-group-delimiter" not in options and processor.style.kind == "note":
        group_delimiter = delimiter
    after = options.get("after-collapse-delimiter", delimiter)
    parts = []
    collapsed = False
    for group in _groups(made, gather=bool(area.keys)):
        if parts:
            parts.append(after if collapsed else delimiter)
        collapsed = len(group) > 1 and bool(collapse)
        parts += _group(
            group,
            collapse,
            group_delimiter,
            options.get("after-collapse-delimiter", group_delimiter),
            options.get("year-suffix-delimiter", group_delimiter if "cite-group-delimiter" in options else delimiter),
        )
    return parts


def _between(one: _Made, two: _Made, delimiter: str) -> str:
    """Return the delimiter of two cites: none where the writer has put punctuation there already."""
    if two.cite.prefix.strip()[:1] in tuple(",.;:"):
        return ""
    return " " if one.cite.suffix.rstrip()[-1:] in tuple(",;:") else delimiter


def _groups(made: list[_Made], *, gather: bool) -> list[list[_Made]]:
    """Put neighbours of the same names together; with `gather` all of the same names, where the first stands."""
    groups: list[list[_Made]] = []
    homes: dict[str, list[_Made]] = {}
    for one in made:
        home = homes.get(one.names) if gather else groups[-1] if groups else None
        last = home[-1] if home else None
        if (
            home
            and last
            and (one.names or one.suffix)
            and one.names == last.names
            and not one.cite.prefix
            and not last.cite.suffix
        ):
            home.append(one)
        else:
            groups.append([one])
            homes[one.names] = groups[-1]
    return groups


def _group(group: list[_Made], collapse: str, delimiter: str, after: str, suffix_delimiter: str) -> list[Run | str]:
    parts: list[Run | str] = []
    place = 0
    while place < len(group):
        one = group[place]
        shown = one.bare() if place and collapse and one.names else one.run
        place += 1
        if not shown and parts:
            continue
        if parts:
            parts.append(after if group[place - 2].place.locator else delimiter)
        parts.append(one.with_affixes(shown))
        if not collapse.startswith("year-suffix") or not one.suffix or one.place.locator:
            continue
        year = one.year()
        run = [one]
        while (
            place < len(group)
            and group[place].suffix
            and not group[place].place.locator
            and group[place].year() == year
        ):
            run.append(group[place])
            place += 1
        parts += _suffixes(run, suffix_delimiter, ranged=collapse == "year-suffix-ranged")
    return parts


def _suffixes(run: list[_Made], delimiter: str, *, ranged: bool) -> list[Run | str]:
    """Return the year suffixes that follow the first one: ",b,c" or "–e"."""
    parts: list[Run | str] = []
    place = 1
    while place < len(run):
        end = place
        while ranged and end < len(run) and _next(run[end - 1].suffix) == run[end].suffix:
            end += 1
        if end - place >= 2:
            parts += ["–", _suffix_of(run[end - 1])]
            place = end
            continue
        parts += [delimiter, _suffix_of(run[place])]
        end = place + 1
        while ranged and end < len(run) and _next(run[end - 1].suffix) == run[end].suffix:
            end += 1
        if end - place >= 3:
            parts += ["–", _suffix_of(run[end - 1])]
            place = end
        else:
            place += 1
    return parts


def _suffix_of(one: _Made) -> Run:
    found = next(find(one.run, "year-suffix"), None)
    return found or Run([one.suffix])


def _next(suffix: str) -> str:
    from wola_facts.cite.csl.disambiguate import suffix as letters

    number = 0
    for letter in suffix:
        number = number * 26 + ord(letter) - 96
    return letters(number)


def _numbers(made: list[_Made], delimiter: str, after: str) -> list[Run | str]:
    """Join cites of numbers, three and more in a row as a range."""
    parts: list[Run | str] = []
    place = 0
    collapsed = False
    while place < len(made):
        end = place + 1
        while end < len(made) and _follows(made[end - 1], made[end]):
            end += 1
        if parts:
            parts.append(after if collapsed else delimiter)
        collapsed = end - place > 2
        if collapsed:
            one, two = made[place], made[end - 1]
            parts += [one.with_affixes(one.run), "–", two.with_affixes(two.run)]
        else:
            for number, one in enumerate(made[place:end]):
                parts += [delimiter] if number else []
                parts.append(one.with_affixes(one.run))
        place = end
    return parts


def _follows(one: _Made, two: _Made) -> bool:
    plain = not (one.cite.suffix or two.cite.prefix or one.place.locator or two.place.locator)
    return plain and two.number == one.number + 1
