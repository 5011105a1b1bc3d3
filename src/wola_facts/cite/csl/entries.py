"""The entries of a bibliography, with repeated authors replaced."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wola_facts.cite.csl.cluster import NO_FORM
from wola_facts.cite.csl.processor import Entry, layout_run
from wola_facts.cite.csl.punctuation import settle
from wola_facts.cite.csl.runs import Run, find
from wola_facts.cite.csl.setting import Place
from wola_facts.cite.csl.style import Area

if TYPE_CHECKING:
    from wola_facts.cite.csl.processor import Processor


def entries(processor: "Processor", area: Area) -> list[Entry]:
    """Return the entries in the order of the bibliography."""
    made = []
    substitute = area.options.get("subsequent-author-substitute")
    says_more = any(
        one.get("variable", "citation-number") != "citation-number" for one in processor.style.reached(area.layout)
    )
    rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
    before: list[str] = []
    for id in processor.order:
        out = processor.rendering(id, area, Place())
        run = out.layout()
        processor.lacks(out)
        if not run:
            continue
        if substitute is not None:
            names = next(find(run, "names"), None)
            now = [part.plain() for part in _each(names) or [names]] if names else []
            if names is not None:
                _replace(names, now, before, substitute, rule)
            before = now
        numbers = list(find(run, "citation-number"))
        if numbers and says_more and not re.sub(r"[\W_]", "", run.plain().replace(numbers[0].plain(), "", 1)):
            run = Run([run, NO_FORM])
        made.append(Entry(id, settle(_second_field(area, layout_run(area, [run]), run), processor.locale)))
    return made


def _second_field(area: Area, whole: Run, run: Run) -> Run:
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


def _each(names: Run | None) -> list[Run]:
    if names is None:
        return []
    return _lists(names)


def _lists(run: Run) -> list[Run]:
    found = []
    for part in run.parts:
        if isinstance(part, Run):
            if part.kind.startswith("namelist"):
                found += [one for one in part.parts if isinstance(one, Run)]
            else:
                found += _lists(part)
    return found


def _replace(names: Run, now: list[str], before: list[str], substitute: str, rule: str) -> None:
    if not now or not before:
        return
    same = 0
    while same < min(len(now), len(before)) and now[same] == before[same]:
        same += 1
    each = _each(names) or [names]
    if rule == "complete-all" and now == before:
        lists = list(_namelists(names))
        for number, one in enumerate(lists):
            one.parts = [substitute] if not number else []
        if not lists:
            names.parts = [substitute]
    elif rule == "complete-each" and now == before:
        for one in each:
            one.parts = [substitute]
    elif rule == "partial-each":
        for one in each[:same]:
            one.parts = [substitute]
    elif rule == "partial-first" and same:
        each[0].parts = [substitute]


def _namelists(run: Run) -> Iterator[Run]:
    for part in run.parts:
        if isinstance(part, Run):
            if part.kind.startswith("namelist"):
                yield part
            else:
                yield from _namelists(part)
