"""The entries of a bibliography: in their order, with repeated authors replaced and first fields in the margin."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wola_facts.cite.csl.cluster import laid_out
from wola_facts.cite.csl.collapse import is_only_number
from wola_facts.cite.csl.punctuation import settle
from wola_facts.cite.csl.runs import Run, find
from wola_facts.cite.csl.setting import Place
from wola_facts.cite.csl.style import Area

if TYPE_CHECKING:
    from wola_facts.cite.csl.processor import Processor


def entries(processor: "Processor", area: Area) -> Iterator[tuple[str, Run]]:
    """Yield the id and the run of each entry; items of which the style prints nothing have none."""
    variables = area.variables(processor.style.macros)
    numbered = "citation-number" in variables
    repeated = _Repeated(area)
    for id in processor.order:
        out = processor.rendering(id, area, Place())
        run = out.layout()
        processor.warn(out)
        if not run:
            if not numbered:
                continue
            # A numbered list has no holes.
            run = Run([f"{processor.numbers[id]}. ", processor.without_form(id)])
        elif numbered and len(variables) > 1 and is_only_number(run):
            run = Run([run, processor.without_form(id)])
        left_out = repeated.replace(run)
        whole = settle(_with_margin(area, laid_out(area, [run]), run), processor.locale)
        yield id, _trimmed(whole) if left_out else whole


def _with_margin(area: Area, whole: Run, run: Run) -> Run:
    """Return an entry with its first field in the margin, where the style wants that; what follows it goes along."""
    if not area.options.get("second-field-align") or len(run.parts) < 2:
        return _into_last_block(whole)
    head, *rest = run.parts
    place = whole.parts.index(run)
    margin = Run([*whole.parts[:place], head], display="left-margin")
    after = whole.parts[place + 1 :]
    end = after[-1] if after and isinstance(after[-1], str) else ""
    blank = end[len(end.rstrip()) :]
    if blank:
        after[-1] = end.rstrip()
    return Run([margin, Run([*rest, *after], display="right-inline"), blank], whole.format)


def _into_last_block(whole: Run) -> Run:
    """Return an entry whose closing punctuation stands in its last block, where it ends with one."""
    if len(whole.parts) < 2 or not isinstance(whole.parts[-1], str) or not isinstance(whole.parts[-2], Run):
        return whole
    block = whole.parts[-2]
    while block.parts and isinstance(block.parts[-1], Run) and not block.display:
        block = block.parts[-1]
    if block.display:
        block.parts.append(whole.parts.pop())
    return whole


def _trimmed(run: Run) -> Run:
    """Return an entry without the blanks at its beginning that a name leaves there which was replaced by nothing."""
    while run.parts:
        first = run.parts[0]
        if isinstance(first, str):
            run.parts[0] = first.lstrip(" ")
            if run.parts[0]:
                break
        elif _trimmed(first):
            break
        del run.parts[0]
    return run


class _Repeated:
    """Replaces the names that the entry before has, too (CSL 1.0.2, "Reference Grouping")."""

    def __init__(self, area: Area) -> None:
        self.by = area.options.get("subsequent-author-substitute")
        self.rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
        self.before: list[str] = []

    def replace(self, run: Run) -> bool:
        """Replace in an entry what it shares with the one before; return whether names are left out."""
        if self.by is None:
            return False
        names = next(find(run, "names", "substitute"), None)
        names = names if names and names.kind == "names" else None
        lists = list(find(names, "namelist")) if names else []
        each = [part for one in lists for part in one.parts if isinstance(part, Run)]
        if names and not each:
            each = [names]
        now = [one.plain() for one in each]
        if names and now and self.before:
            self._replace(lists or [names], each, now)
        left_out = now == self.before and not self.by
        self.before = now
        return left_out

    def _replace(self, lists: list[Run], each: list[Run], now: list[str]) -> None:
        same = 0
        while same < min(len(now), len(self.before)) and now[same] == self.before[same]:
            same += 1
        by = self.by or ""
        if self.rule == "complete-all" and now == self.before:
            for place, one in enumerate(lists):
                one.parts = [] if place else [by]
        elif self.rule == "partial-each" or (self.rule == "complete-each" and now == self.before):
            for one in each[:same]:
                one.parts = [by]
        elif self.rule == "partial-first" and same:
            each[0].parts = [by]
