"""A citation: its cites in their order, each rendered, with what the writer puts before and behind it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wola_facts.cite.csl.collapse import joined
from wola_facts.cite.csl.richtext import rich
from wola_facts.cite.csl.runs import NORMAL, Parts, Run, find
from wola_facts.cite.csl.setting import Place
from wola_facts.cite.csl.sort import sort_ids
from wola_facts.cite.csl.style import Area
from wola_facts.cite.csl.textcase import apply_case

if TYPE_CHECKING:
    from wola_facts.cite.csl.processor import Citation, Cite, Processor

#: Of a cite that is no longer than its locator and so many letters it is asked whether it says anything else.
_LABELLED = 24
#: What tells an item from others, as its run is called.
_TELLING = ("names", "substitute", "title", "citation-number")


def in_order(processor: "Processor", cites: "Sequence[Cite]") -> "list[Cite]":
    """Return the cites of known items in the order of the style, and where it leaves that open of the bibliography."""
    known = [cite for cite in cites if cite.id in processor.items]
    if not processor.style.citation.keys or len(known) < 2:
        return known
    heads: list[list[Cite]] = []
    for cite in known:
        if cite.link and heads:
            heads[-1].append(cite)
        else:
            heads.append([cite])
    ids = sorted({head[0].id for head in heads}, key=processor.numbers.__getitem__)
    place = {id: number for number, id in enumerate(sort_ids(processor, ids, processor.style.citation))}
    return [cite for head in sorted(heads, key=lambda head: place[head[0].id]) for cite in head]


def render_cluster(processor: "Processor", citation: "Citation", places: Sequence[Place]) -> Run:
    """Return a citation as a run; empty where none of its items is known."""
    area = processor.style.citation
    pairs, linked = _heads(list(zip(citation.cites, places, strict=True)))
    made = [RenderedCite(processor, area, cite, place, linked.get(cite, ())) for cite, place in pairs]
    if not made:
        return Run()
    for one in made:
        if not one.run and not (one.cite.prefix or one.cite.suffix):
            one.run = processor.without_form(one.cite.id)
    if processor.style.kind == "note":
        for number, one in enumerate(made):
            if _ends_sentence(one.cite.prefix) or not (number or one.cite.prefix.strip()):
                _capitalise(one.run)
    if all(one.cite.author_only for one in made):
        return Run(joined(area, made))
    return laid_out(area, joined(area, made))


def laid_out(area: Area, parts: Parts) -> Run:
    """Return parts in the layout's own format and affixes, which lie inside the format."""
    attributes = area.layout.attributes
    affixed = [attributes.get("prefix", ""), *parts, attributes.get("suffix", "")]
    format = {name: attributes[name] for name in NORMAL if name in attributes}
    return Run([part for part in affixed if part], format)


class RenderedCite:
    """A cite that has been rendered, and what it shares with its neighbours."""

    def __init__(
        self,
        processor: "Processor",
        area: Area,
        cite: "Cite",
        place: Place,
        linked: "Sequence[tuple[Cite, Place]]" = (),
    ) -> None:
        self.cite = cite
        self.place = place
        self.wanted = processor.wanted[cite.id]
        self.number = processor.numbers[cite.id]
        self._processor = processor
        self._area = area
        out = processor.rendering(cite.id, area, place)
        self.run = out.layout()
        processor.warn(out)
        if _says_nothing(processor, area, cite, place, self.run):
            self.run = _in_its_place(processor, area, cite, place, self.run)
        names = next(find(self.run, "names", "substitute"), None)
        #: The names that it begins with, as text.
        self.names = names.plain() if names else ""
        #: Whether a title or the like stands for them, which is never left out.
        self.substituted = bool(names) and next(find(self.run, "namelist"), None) is None
        if cite.author_only and names:
            self.run = names
        #: The cites that are part of this one.
        self.linked = [RenderedCite(processor, area, *pair) for pair in linked]

    def bare(self) -> Run:
        """Return it without its names."""
        return self._processor.rendering(self.cite.id, self._area, self.place.without_author()).layout()

    def year(self) -> str:
        """Return it without names, locator and year suffix, as text."""
        wanted = self.wanted.copy()
        wanted.suffix = ""
        place = Place(self.place.position).without_author()
        return self._processor.rendering(self.cite.id, self._area, place, wanted).layout().plain()

    def affixed(self, run: Run) -> Run:
        """Return a run between what the writer puts before and behind it."""
        parts: Parts = [run]
        if self.cite.prefix:
            parts.insert(0, Run(rich(self.cite.prefix), kind="written"))
        for one in self.linked:
            parts += [*rich(one.cite.link), one.run]
        if self.cite.suffix:
            parts.append(Run(rich(self.cite.suffix), kind="written"))
        return Run(parts, kind="cite")


def _heads(
    pairs: "list[tuple[Cite, Place]]",
) -> "tuple[list[tuple[Cite, Place]], dict[Cite, list[tuple[Cite, Place]]]]":
    """Return the cites that stand for themselves, and for each of them those that are part of it."""
    heads: list[tuple[Cite, Place]] = []
    linked: dict[Cite, list[tuple[Cite, Place]]] = {}
    for cite, place in pairs:
        if cite.link and heads:
            linked.setdefault(heads[-1][0], []).append((cite, place))
        else:
            heads.append((cite, place))
    return heads, linked


def _says_nothing(processor: "Processor", area: Area, cite: "Cite", place: Place, run: Run) -> bool:
    """Whether a cite is empty, or would be without its locator."""
    if not run or not place.locator:
        return not run
    # Most have names or a title, which costs less to see than to render them again.
    if next(find(run, *_TELLING), None) or len(run.plain()) > len(place.locator) + _LABELLED:
        return False
    position = "ibid" if place.position.startswith("ibid") else place.position
    return not processor.rendering(cite.id, area, place.at(position, locator="")).layout()


def _in_its_place(processor: "Processor", area: Area, cite: "Cite", place: Place, run: Run) -> Run:
    """Return what is printed where a cite says nothing of its item: its first form again, or what it is called by."""
    first = place.at("first")
    if place.position != "first":
        again = processor.rendering(cite.id, area, first).layout()
        if not _says_nothing(processor, area, cite, first, again):
            return again
    if cite.id not in processor.stand_in:
        return run
    return Run([processor.without_form(cite.id), ", ", run]) if run else processor.without_form(cite.id)


def _ends_sentence(prefix: str) -> bool:
    """Whether what is written before a cite is a sentence of more than one word."""
    return bool(re.search(r"\S\s+\S.*[.!?][\"'”’]?\s*$", prefix))


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
