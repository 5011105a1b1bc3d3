"""Telling cites apart that would read alike (CSL 1.0.2, "Disambiguation"): by names, year suffixes, text.

Cites that read alike are a set. A counter goes forward over it, one step at a time: a fuller given name, one name more,
the next list of names. A step that splits the set is kept; one that does not is forgotten. What never splits gets year
suffixes, or the text that the style keeps for it under `disambiguate="true"`.
"""

from typing import TYPE_CHECKING, TypeAlias

from wola_facts.cite.csl.markup import Element
from wola_facts.cite.csl.person import FULL, initialize
from wola_facts.cite.csl.render import Rendering
from wola_facts.cite.csl.setting import Place, Wanted
from wola_facts.cite.csl.suffixes import suffix

if TYPE_CHECKING:
    from wola_facts.cite.csl.processor import Processor


#: No style shows so many names to tell cites apart: those of a large collaboration would take for ever.
MOST_NAMES = 50


def disambiguate(processor: "Processor") -> None:
    """Set in `processor.wanted` how far each registered item has to be told apart."""
    options = processor.style.citation.options
    add_names = options.get("disambiguate-add-names") == "true"
    add_given = options.get("disambiguate-add-givenname") == "true"
    suffixes = options.get("disambiguate-add-year-suffix") == "true"
    rule = options.get("givenname-disambiguation-rule", "by-cite")
    texts = _has_condition(processor)
    if add_given and rule != "by-cite":
        _tell_people_apart(processor, rule)
    by_cite = add_given and rule == "by-cite"
    modes = ["names"] * (add_names or by_cite) + ["suffix"] * suffixes + ["text"] * texts
    if not modes:
        return
    alike: dict[str, list[str]] = {}
    for id in processor.order:
        text, _ = _ambiguous(processor, id, processor.wanted[id])
        alike.setdefault(text, []).append(id)
    for ids in alike.values():
        if len(ids) > 1:
            _Set(processor, ids, modes, add_names=add_names, by_cite=by_cite).resolve()


def _ambiguous(processor: "Processor", id: str, wanted: Wanted) -> tuple[str, Rendering]:
    """Return how a cite reads where it is not the first, without locator, and its rendering."""
    place = Place()
    place.position = "subsequent"
    place.near = True
    out = processor.rendering(id, processor.style.citation, place, wanted)
    out.looking = True
    text = out.layout().plain()
    return text, out


def _has_condition(processor: "Processor") -> bool:
    """Whether the citation asks anywhere for `disambiguate`."""
    left, seen = [processor.style.citation.layout], set()
    while left:
        element: Element = left.pop()
        if "disambiguate" in element.attributes:
            return True
        name = element.get("macro")
        if name and name not in seen and name in processor.style.macros:
            seen.add(name)
            left.append(processor.style.macros[name])
        left += element.children
    return False


#: Cites that wait; what was tried and kept when they were set aside; the mode, the list and the place in it.
_Aside: TypeAlias = tuple[list[str], Wanted, Wanted, tuple[int, int, int]]


class _Set:
    """Cites that read alike, and how far one has gone to tell them apart."""

    def __init__(
        self, processor: "Processor", ids: list[str], modes: list[str], *, add_names: bool, by_cite: bool
    ) -> None:  # fmt: skip
        self.processor = processor
        self.modes = modes
        self.add_names = add_names
        self.by_cite = by_cite
        self.mode = 0
        widths: dict[str, int] = {}
        self.tried = Wanted()
        self.lists = 0
        for id in ids:
            _, out = _ambiguous(processor, id, processor.wanted[id])
            shown = [slot[0] for slot in out.slots]
            self.lists = len(shown) if not widths else min(self.lists, len(shown))
            widths[id] = out.slots[0][1] if out.slots else 0
            for place, count in enumerate(shown):
                if place >= len(self.tried.names):
                    self.tried.names.append(count)
                    self.tried.givens.append([])
                self.tried.names[place] = max(self.tried.names[place], count)
                levels = self.tried.givens[place]
                levels += [out.slots[place][2]] * (out.slots[place][1] - len(levels))
        self.kept = self.tried.copy()
        self.ids = sorted(ids, key=widths.__getitem__)
        self.most = min(widths[self.ids[0]], MOST_NAMES)
        self.list = self.place = 0
        self.rest = False
        self.readings: dict[str, str] = {}

    def resolve(self) -> None:
        """Go on until every cite is told apart, or nothing more can be done."""
        waiting = [self._aside(self.ids)]
        while waiting:
            now = self._back(waiting.pop(0))
            before = len(now) - 1
            while now:
                most = self._step()
                first = self._reads(now[0])
                partners = [id for id in now if self._reads(id) == first] if len(now) > 1 else now
                others = [id for id in now if id not in partners]
                clashes = len(partners) - 1
                mode = self.modes[self.mode]
                if mode == "names":
                    now = self._names(partners, others, clashes, before, waiting, most=most)
                elif mode == "suffix":
                    now = self._suffixes(now, clashes)
                else:
                    now = self._texts(now)
                before = clashes
                if most and mode == "names" and now:
                    if self.mode < len(self.modes) - 1:
                        self.mode += 1
                        self.rest = False
                    else:
                        now = []

    def _aside(self, ids: list[str]) -> _Aside:
        """Return cites for later, with how far all have gone: from there they go on, not from where others ended."""
        return ids, self.tried.copy(), self.kept.copy(), (self.mode, self.list, self.place)

    def _back(self, aside: _Aside) -> list[str]:
        """Go on with cites that were set aside: they are first looked at as they are."""
        ids, self.tried, self.kept, (self.mode, self.list, self.place) = aside
        self.rest = True
        self.readings.clear()
        return ids

    def _reads(self, id: str) -> str:
        """Return how a cite reads at this step, which is asked as often as cites leave the set."""
        text = self.readings.get(id)
        if text is None:
            text = self.readings[id] = _ambiguous(self.processor, id, self.tried)[0]
        return text

    def _keep(self, ids: list[str]) -> None:
        for id in ids:
            self.processor.wanted[id] = self.kept.copy()

    def _step(self) -> bool:
        """Take one step forward; return whether it was the last that is possible in this mode."""
        if self.rest:
            self.rest = False
            return False
        if self.modes[self.mode] != "names":
            return False
        self.readings.clear()
        tried = self.tried
        givens = tried.givens[self.list] if self.list < len(tried.givens) else []
        more_names = True
        if self.by_cite and self.place < len(givens) and givens[self.place] < FULL:
            givens[self.place] += 1
            more_names = False
        if more_names:
            next_list = True
            if self.add_names and self.list < len(tried.names) and self.place < self.most:
                tried.names[self.list] += 1
                self.place += 1
                next_list = False
            if next_list and self.list < self.lists - 1:
                self.list += 1
                tried.names[self.list] = 1
                self.place = 0
        givens = tried.givens[self.list] if self.list < len(tried.givens) else []
        return (
            self.list >= self.lists - 1
            and (not self.add_names or self.place >= self.most)
            and (not self.by_cite or self.place >= len(givens) or givens[self.place] >= FULL)
        ) or (
            not self.add_names
            and self.list >= self.lists - 1
            and not (self.by_cite and self.place < len(givens) and givens[self.place] < FULL)
        )

    def _capture(self) -> None:
        """Keep the step that was just taken."""
        if self.list >= len(self.tried.names):
            return
        givens = self.tried.givens[self.list]
        if self.by_cite and self.place < len(givens):
            self.kept.givens[self.list][self.place] = givens[self.place]
        self.kept.names[self.list] = self.tried.names[self.list]

    def _names(
        self, partners: list[str], others: list[str], clashes: int, before: int, waiting: list[_Aside], *, most: bool
    ) -> list[str]:  # fmt: skip
        if not clashes:
            self._capture()
            self._keep(partners)
            if len(others) == 1:
                self._keep(others)
                return []
            self.rest = bool(others)
            return others
        if len(others) == 1:
            self._capture()
            self._keep(others)
            return partners
        if clashes < before:
            self._capture()
            waiting.append(self._aside(others))
            return partners
        if not most:
            return [*partners, *others] if not others else self._in_order(partners, others)
        if self.mode == len(self.modes) - 1:
            self._keep(partners)
            if others:
                waiting.append(self._aside(others))
            return []
        waiting.append(self._aside(others))
        return partners

    def _in_order(self, partners: list[str], others: list[str]) -> list[str]:
        both = {*partners, *others}
        return [id for id in self.ids if id in both]

    def _suffixes(self, now: list[str], clashes: int) -> list[str]:
        if clashes:
            place = {id: number for number, id in enumerate(self.processor.order)}
            for number, id in enumerate(sorted(now, key=place.__getitem__)):
                wanted = self.kept.copy()
                wanted.suffix = suffix(number)
                self.processor.wanted[id] = wanted
        return []

    def _texts(self, now: list[str]) -> list[str]:
        """Let the style's texts for telling apart in, one after the other, for those that still read alike.

        A text with names in it is the last where those names, written in full, would tell the cites apart.
        """
        left = now
        while left:
            self.tried.disambiguate += 1
            self.readings.clear()
            self.kept.disambiguate = self.tried.disambiguate
            self._keep(left)
            alike: dict[str, list[str]] = {}
            most = 0
            for id in left:
                text, out = self._with_all_names(id) if self.add_names else self._as_kept(id)
                alike.setdefault(text, []).append(id)
                most = max(most, out.conditions)
            if self.tried.disambiguate >= most:
                break
            left = [id for ids in alike.values() if len(ids) > 1 for id in ids]
        return []

    def _as_kept(self, id: str) -> tuple[str, Rendering]:
        return _ambiguous(self.processor, id, self.processor.wanted[id])

    def _with_all_names(self, id: str) -> tuple[str, Rendering]:
        text, out = self._as_kept(id)
        wanted = self.processor.wanted[id].copy()
        wanted.names = [total for _, total, _ in out.slots]
        return (text, out) if wanted.names == self.kept.names else _ambiguous(self.processor, id, wanted)


def _tell_people_apart(processor: "Processor", rule: str) -> None:
    """Find how full a form the given name of each person needs, over all cites."""
    people: dict[tuple[str, str], dict[str, str]] = {}
    for id in processor.order:
        _, out = _ambiguous(processor, id, processor.wanted[id])
        for number, name in enumerate(out.people):
            if rule.startswith("primary-name") and number:
                continue
            initials = initialize(name.given, ".").replace(" ", "")
            people.setdefault((name.particle.casefold(), name.family.casefold()), {})[_tidy(name.given)] = initials
    levels: dict[tuple[str, ...], int] = {}
    for (particle, family), givens in people.items():
        for given, initials in givens.items():
            if len(givens) < 2:
                continue
            same = sum(1 for other in givens.values() if other == initials)
            alone = len({*givens.values()}) > 1
            level = 1 if alone else 0
            if same > 1:
                level = level if rule.endswith("with-initials") else FULL
            if rule.endswith("with-initials") and same > 1 and not alone:
                level = 0
            levels[particle, family, given] = level
    processor.levels = levels
    processor.primary_only = rule.startswith("primary-name")


def _tidy(given: str) -> str:
    """Return a given name as it is compared: "J.J." and "J. J." are one."""
    return given.replace(".", "").replace(" ", "")
