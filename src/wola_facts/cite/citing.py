"""Citing facts: a bibliography, citations in the text, notes, and each fact with its place in its source."""

import os
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from wola_facts.cite import works
from wola_facts.cite.csl import Citation, Cite, Processor, Run, Style, write
from wola_facts.cite.lacks import Lack, lacks
from wola_facts.cite.locators import UNLABELLED, Spot, in_lang, say, spots
from wola_facts.cite.manuals import ISO690_NOTE, literal
from wola_facts.cite.overlay import locale_text, resolve
from wola_facts.cite.registry import FoundStyle, find_style
from wola_facts.cite.shapes import shape
from wola_facts.cite.sorting import sort_as
from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import UsageError
from wola_facts.model.fact import Fact
from wola_facts.model.plain import Plain, replace
from wola_facts.model.source import Source

#: What is asked for: the list at the end, the citation in the text, or the note at the foot.
FORMS = ("bibliography", "in-text", "note")

#: A label without a term: the locator says itself what it is.
_NO_LABEL = "custom"

#: Styles that print a locator as if it were always a page.
_WITHOUT_LABELS = frozenset({"iso690"})

#: How a style says that a work is known from another: APA 7, 8.6; MLA 9, 6.77; Chicago 18, 14.160; MHRA 4, 7.15;
#: Cite Them Right; OSCOLA 4, 3.1.4; Bluebook, rule 1.6. Where it is not named it says "as cited in".
_SECOND_HAND = {
    "mla": "qtd. in", "chicago": "quoted in", "chicago-17": "quoted in", "chicago-notes": "quoted in",
    "chicago-17-notes": "quoted in", "mhra": "quoted in", "harvard": "cited in", "oscola": "cited in",
    "bluebook": "<i>cited in</i>",
}  # fmt: skip

#: Styles whose citations are numbers of the list of works: what was not read is not in it.
_BY_NUMBER = frozenset({"vancouver", "ieee", "ama"})


#: Styles in which the brackets of place, publisher and year follow a title without a comma.
_BRACKETS_BIND = frozenset({"chicago-notes", "chicago-17-notes", "mhra", "bluebook"})

#: A month that begins an element has a capital: "Transporte.mx. Enero de 2020."
_MONTH_BEHIND_STOP = (
    r"(?<=\. )(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"
    r"(?=\.| de \d| \d)"
)


class Cited(Plain):
    """Citations: one text a source, a citation or a fact, in the order of the style, and what the sources lack."""

    texts: tuple[str, ...]
    lacks: tuple[Lack, ...] = ()
    #: Sources that the style cites in the text alone: interviews and letters that nobody can read (APA 7, 8.9).
    unlisted: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it, an entry a paragraph."""
        return "\n\n".join(self.texts)


class Citer:
    """Cites the sources of a corpus in one style, language and format of output."""

    def __init__(
        self,
        corpus: Corpus,
        facts: Iterable[Fact],
        style: str = "apa",
        *,
        lang: str = "",
        output: str = "text",
        archived: str = "none",
        accessed: bool = True,
        ampersand: bool = False,
        folder: str = "",
    ) -> None:
        """Prepare to cite facts; `lang` is a locale (es-MX) or a language, the style's own country where it is empty.

        `ampersand` keeps "&" in APA in Spanish, where the common guides have "y" and so do we.

        Raises:
            UsageError: for a style that there is not, or that is no CSL.
        """
        found = find_style(style, folder)
        self.corpus = corpus
        self.facts = [fact for fact in facts if fact.retracted is None]
        self.name = found.name
        self.lang = locale_for(found, lang)
        self.output = output
        self.behind = works.sources_behind(corpus, self.facts)
        also = {source for fact in self.facts if (source := works.credited(corpus, fact))}
        self.sources = list(dict.fromkeys((*self.behind, *sorted(also, key=lambda source: source.id))))
        leave = "apa-es-y" if ampersand else ""
        self.style = _style(found.path, found.stem, self.lang, os.path.getmtime(found.path), leave)
        self.items = works.items(self.sources, found.stem, self.lang, archived=archived, accessed=accessed)
        #: What lacks title or author, in a style whose brackets of publisher and year follow them without a comma.
        bare = {str(item["id"]) for item in self.items if not (item.get("title") and item.get("author"))}
        self.bare = bare if self.name in _BRACKETS_BIND else set()
        order = sort_as(self.items, self.lang, by_title=found.stem == ISO690_NOTE)
        names = {str(item["id"]): works.name_of(item) for item in self.items}
        self.processor = Processor(self.style, self.items, locale_text, self.lang, order, names)

    def bibliography(self) -> Cited:
        """Return an entry a source, in the style's order; notes where the style has no bibliography."""
        if not self.style.has_bibliography:
            return self.notes()
        self.processor.register(source.id for source in self.behind)
        if self.name == "apa":
            # APA 7, 8.20: given names in full tell people apart in the text only.
            self.processor.levels = {name: min(level, 1) for name, level in self.processor.levels.items()}
        entries = self.processor.bibliography().entries
        made = self._cited(self._write(entry.run, bind=entry.id in self.bare) for entry in entries)
        there = {entry.id for entry in entries}
        return replace(made, unlisted=tuple(source.id for source in self.behind if source.id not in there))

    def in_text(self) -> Cited:
        """Return one citation of all sources, as it stands in a text."""
        self.processor.register(source.id for source in self.sources)
        cites = [self._cite(source.id, self._place(source, self.behind[source])) for source in self._letters_in_order()]
        return self._cited(map(self._write, self.processor.cite([Citation(cites)]))) if cites else Cited(())

    def notes(self) -> Cited:
        """Return a note a source, as it is first cited."""
        notes = [
            Citation([self._cite(source.id, self._place(source, facts))], number)
            for number, (source, facts) in enumerate(self.behind.items(), start=1)
        ]
        made = zip(self.behind, self.processor.cite(notes), strict=True)
        return self._cited(self._write(run, bind=source.id in self.bare) for source, run in made)

    def each(self, form: str = "in-text") -> Cited:
        """Return a citation a fact, in their order, with its place; what it was credited to is cited at second hand."""
        citations = [self._citation(fact, number * (form == "note")) for number, fact in enumerate(self.facts, start=1)]
        made = zip(self.facts, self.processor.cite(citations), strict=True)
        return self._cited(self._write(run, bind=not self.bare.isdisjoint(fact.sources)) for fact, run in made)

    def escape(self, text: str) -> str:
        """Return a text as the format of output writes it."""
        return write(Run([text]), self.output)

    def _citation(self, fact: Fact, note: int) -> Citation:
        ids = [name for name in fact.sources if name in self.corpus.sources]
        place = self._locator(fact.at)
        first = works.credited(self.corpus, fact)
        if first is None or not ids or self.name in _BY_NUMBER:
            # The place is in the first source, as in the machine form.
            return Citation([self._cite(id, place if id == ids[0] else {}) for id in ids], note)
        words = "citado en" if self.lang.startswith("es") else _SECOND_HAND.get(self.name, "as cited in")
        read, *others = (self._cite(id, place if id == ids[0] else {}, f", {words} " * (id == ids[0])) for id in ids)
        return Citation([Cite(first.id), read, *others], note)

    @staticmethod
    def _cite(id: str, place: Mapping[str, str], link: str = "") -> Cite:
        return Cite(id, place.get("locator", ""), place.get("label", "page"), link=link)

    def _letters_in_order(self) -> list[Source]:
        """Return the sources as they come, but those that letters tell apart by these: 2019a, 2019b (APA 7, 8.12)."""
        letters = {source: self.processor.wanted[source.id].suffix for source in self.behind}
        alike: dict[tuple[object, ...], list[Source]] = {}
        for source in self.behind:
            alike.setdefault((source.author, bool(letters[source])), []).append(source)
        queues = {key: iter(sorted(some, key=letters.__getitem__) if key[1] else some) for key, some in alike.items()}
        return [next(queues[source.author, bool(letters[source])]) for source in self.behind]

    def _place(self, source: Source, facts: Sequence[Fact]) -> dict[str, str]:
        """Return the locator of a source whose facts all stand in one place."""
        places = {fact.at if fact.sources[0] == source.id else "" for fact in facts}
        return self._locator(places.pop()) if len(places) == 1 else {}

    def _locator(self, at: str) -> dict[str, str]:
        """Return where a fact stands, with the label that the style has for it, or in words where it has none."""
        found = spots(literal(at))
        if not found:
            return {}
        first, *inner = found
        lang = self.lang.partition("-")[0]
        tail = "".join(f", {self._said(one)}" for one in inner)
        unknown = first.label in UNLABELLED or (inner and first.label != "page")
        if unknown or self.name in _WITHOUT_LABELS:
            return {"label": _NO_LABEL, "locator": self._said(first) + tail}
        return {"label": first.label, "locator": in_lang(first.text, lang) + tail}

    def _said(self, spot: Spot) -> str:
        said = say(spot, self._term, self.lang.partition("-")[0], apa=self.name == "apa")
        if self.name == "bluebook":  # rule 3.3: § Torture, ¶ 4
            return re.sub(r"^p[aá]rr?a?s?\. ", "¶¶ " if spot.several else "¶ ", re.sub(r"^secc?\. ", "§ ", said))
        return re.sub(r"(?<=[a-z])\.(?= )", "", said) if self.name == "oscola" else said

    def _term(self, name: str, form: str, several: bool) -> str | None:
        return self.processor.locale.term(name, form, plural=several)

    def _write(self, run: Run, *, bind: bool = False) -> str:
        if self.name == "apa":
            _space_ellipses(run)
        if bind:
            _bind_brackets(run)
        text = write(run, self.output).strip()
        if not self.lang.startswith("es"):
            return text
        return re.sub(_MONTH_BEHIND_STOP, lambda found: found[0].capitalize(), text)

    def _cited(self, texts: Iterable[str]) -> Cited:
        made = tuple(texts)
        return Cited(made, lacks(_wanted(self.processor), {source.id: source for source in self.behind}, self.name))


def _space_ellipses(run: Run) -> None:
    """Space the points that stand for authors left out, which CSL has as one sign (APA 7, 9.8: ". . . Vega")."""
    for place, part in enumerate(run.parts):
        if isinstance(part, Run):
            _space_ellipses(part)
        elif part == "… ":
            run.parts[place] = ". . . "


def _bind_brackets(run: Run) -> None:
    """Take the comma away that joins a bracket to what stands before it, where the title between them is missing."""
    for place, part in enumerate(run.parts):
        if isinstance(part, Run):
            _bind_brackets(part)
        else:
            run.parts[place] = part.replace(", (", " (")


def locale_for(style: FoundStyle, lang: str) -> str:
    """Return the locale to cite in: the one asked for, else the style's own country, else United States English."""
    if not lang:
        return style.locale or "en-US"
    if "-" in lang:
        return lang
    if style.locale.startswith(lang):
        return style.locale
    return {"es": "es-MX", "en": "en-US"}.get(lang, lang)


def style_lacks(corpus: Corpus, style: str, sources: Iterable[Source]) -> tuple[Lack, ...]:
    """Return what sources lack of what a style asks for, as `facts cite` warns of it."""
    found = find_style(style)
    lang = locale_for(found, corpus.settings.lang if corpus.settings.lang != "en" else "")
    some = list(sources)
    parsed = _style(found.path, found.stem, lang, os.path.getmtime(found.path))
    shapes: dict[Hashable, list[dict[str, Any]]] = {}
    for item in works.items(some, found.stem, lang):
        shapes.setdefault(shape(item), []).append(item)
    alike = {items[0]["id"]: items for items in shapes.values()}
    processor = Processor(parsed, [items[0] for items in alike.values()], locale_text, lang)
    if parsed.has_bibliography:
        processor.bibliography()
    else:
        processor.cite([Citation([Cite(id)], number) for number, id in enumerate(alike, start=1)])
    wanted = ((item["id"], variable) for first, variable in _wanted(processor) for item in alike[first])
    return lacks(wanted, {source.id: source for source in some}, found.name)


@lru_cache(maxsize=32)
def _style(path: str, stem: str, lang: str, changed: float, leave: str = "") -> Style:  # noqa: ARG001
    """Return a style as it is parsed; whoever cites often in one process reads it once, and again when it `changed`."""
    return Style.parse(resolve(path, stem, _parent, lang, leave), f"The style {path}")


def _wanted(processor: Processor) -> Iterator[tuple[str, str]]:
    """Yield what the style asked for in vain; the title always, for which an address may stand."""
    yield from ((id, "title") for id in processor.order)
    yield from ((one.item, one.variable) for one in processor.missing)


def _parent(name: str) -> tuple[str, str] | None:
    try:
        found = find_style(name)
    except UsageError:
        return None
    return found.path, found.stem
