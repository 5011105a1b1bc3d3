"""The element <names>: lists of names joined and cut, with their labels, and what substitutes for them."""

from typing import TYPE_CHECKING

from wola_facts.cite.csl.markup import Element
from wola_facts.cite.csl.particles import Name
from wola_facts.cite.csl.person import is_asian, number, write_name
from wola_facts.cite.csl.runs import Parts, Run, find

if TYPE_CHECKING:
    from wola_facts.cite.csl.render import Rendering


def render_names(out: "Rendering", element: Element) -> Run | None:
    """Return the names of an element's variables, or what substitutes for them; None where there is nothing."""
    here = _Names(out, element)
    variables = element.get("variable").split()
    found = [(variable, out.item.names(variable)) for variable in variables]
    out.empty |= {variable: None for variable, names in found if not names}
    lists = [(variable, names) for variable, names in found if names and variable not in out.quashed]
    out.called(bool(lists))
    if lists:
        return None if out.take_author() else here.lists(lists)
    substitute = element.find("substitute")
    return here.substitute(substitute) if substitute is not None else None


class _Names:
    """A <names> element over one item. Inside <substitute> it takes over what it does not say itself."""

    def __init__(self, out: "Rendering", element: Element) -> None:
        self.out = out
        self.element = element
        own = {child.tag: child for child in element.children}
        above = out.names_above if out.substituting else {}
        self.name = own.get("name") or above.get("name")
        self.et_al = own.get("et-al") or above.get("et-al")
        self.label = own.get("label") or (above.get("label") if not element.children else None)
        parent = element if "label" in own else out.names_parent
        self.label_first = self.label is not None and _label_first(parent)
        self.style = out.area.name_style(self.name)
        shorthand_of = out.names_parent if out.substituting and not element.children else None
        given = element.get("delimiter") or (shorthand_of.get("delimiter") if shorthand_of else "")
        self.delimiter = given or self.style.names_delimiter

    def lists(self, lists: list[tuple[str, list[Name]]]) -> Run | None:
        """Return the lists of names, each with its label."""
        out, style = self.out, self.style
        term = ""
        if _same_people(lists) and out.locale.term("editortranslator"):
            lists, term = lists[:1], "editortranslator"
        if style.form == "count":
            total = sum(len(self.shown(names)[0]) for _, names in lists)
            return out.finish(self.element, [str(total)]) if total else None
        runs = []
        for variable, names in lists:
            run = self.written(names)
            if not run:
                continue
            said = self.label_of(term or variable, len(names) > 1)
            if said:
                run = Run([said, run] if self.label_first else [run, said])
            runs.append(run)
            out.use(variable)
        if not runs:
            return None
        joined = out.join(runs, self.delimiter)
        joined.kind = "names"
        return out.finish(self.element, [joined])

    def written(self, names: list[Name]) -> Run:
        """Return one list of names, joined, and cut where it is too long."""
        out, style = self.out, self.style
        slot = len(out.slots)
        shown, cut, last = self.shown(names)
        out.people += [name for name in names if not name.literal]
        parts: Parts = []
        inverted = False
        for place, name in enumerate(shown):
            if place:
                final = place == len(shown) - 1 and not cut and not out.sorting
                parts.append(self.before_last(shown, inverted=inverted) if final else style.delimiter)
            invert = style.order == "all" or (style.order == "first" and place == 0)
            inverted = invert and bool(name.given) and not name.literal and style.form != "short"
            parts.append(self.one(name, slot, place, invert=invert))
        if cut and last:
            closing = self.one(names[-1], slot, len(names) - 1, invert=style.order == "all")
            ellipsis = [] if style.delimiter.endswith("…") else ["… "]
            parts += [style.delimiter, Run([*ellipsis], kind="ellipsis"), closing]
        elif cut and shown and not out.sorting:
            parts += self.et_al_after(len(shown), inverted)
        return Run(parts, kind="namelist")

    def one(self, name: Name, slot: int, place: int, *, invert: bool) -> Run:
        """Return one name of a list, in the format of its <name>, which holds for names only."""
        out, style = self.out, self.style
        made = write_name(out, style, name, invert=invert, level=out.given_level(slot, place, name))
        return out.finish(style.element, made.parts)

    def shown(self, names: list[Name]) -> tuple[list[Name], bool, bool]:
        """Return the names to write, whether the list is cut, and whether its last name follows nonetheless."""
        out, style = self.out, self.style
        least, first, last = style.et_al_min, style.et_al_first, style.et_al_last
        if out.place.position not in ("", "first") and not out.area.is_bibliography:
            least, first = style.later_min, style.later_first
        if out.sorting:
            least = number(out.sort_names.get("names-min"), least)
            first = number(out.sort_names.get("names-use-first"), first)
            last = out.sort_names.get("names-use-last", "true" if last else "") == "true"
        total = len(names)
        count = total
        if least and total >= least and total > first:
            wanted = out.wanted.names
            count = min(total, max(first, wanted[len(out.slots)] if len(out.slots) < len(wanted) else 0))
        out.slots.append((count, total, style.level))
        return names[:count], count < total, last and total >= count + 2

    def before_last(self, shown: list[Name], *, inverted: bool) -> str:
        """Return what stands before the last name: the delimiter, or "and" with or without it.

        A style that always puts a comma there does so for the inverted name before it. Where that is an institution
        it has none: "WOLA & Human Rights Watch" (APA 7, 9.8; Chicago 18, 13.23; MLA 9, 5.7).
        """
        style = self.style
        word = {"text": self.out.locale.term("and") or "and", "symbol": "&"}.get(style.conjunction, "")
        if not word:
            return style.delimiter
        rule = style.precedes_last
        if rule == "always" and style.order and len(shown) == 2 and shown[0].literal:
            rule = "contextual"
        joint = _precedes(rule, several=len(shown) > 2, inverted=inverted)
        before = style.delimiter if joint else "" if _is_tight(word[0]) else " "
        return f"{before}{word}{'' if _is_tight(word[-1]) or word[-1].isspace() else ' '}"

    def et_al_after(self, count: int, inverted: bool) -> Parts:
        """Return "et al." with what stands before it."""
        out, style = self.out, self.style
        text = out.locale.term(self.et_al.get("term", "et-al") if self.et_al else "et-al")
        if not text:
            return []
        said = out.finish(self.et_al, [text])
        joint = _precedes(style.precedes_et_al, several=count > 1, inverted=inverted)
        text = said.plain()
        return [style.delimiter if joint else "" if text[:1] == "," or is_asian(text) else " ", said]

    def label_of(self, term: str, several: bool) -> Run | None:
        """Return the label of a list: "ed.", "eds."."""
        label, out = self.label, self.out
        if label is None or out.sorting:
            return None
        plural = {"always": True, "never": False}.get(label.get("plural", "contextual"), several)
        text = out.locale.term(term, label.get("form", "long"), plural=plural)
        return out.finish(label, [text], kind="label") if text else None

    def substitute(self, substitute: Element) -> Run | None:
        """Return the first thing of a <substitute> that is anything."""
        out = self.out
        kept = out.names_above, out.names_parent, out.substituting, out.quashing
        out.quashing = set()
        out.names_above = {"name": self.name, "et-al": self.et_al, "label": self.label}
        out.names_parent, out.substituting = self.element, True
        try:
            for child in out.chosen(substitute.children):
                taken = out.author_taken
                run = out.element(child)
                if run:
                    out.called(True)
                    # A title that a macro puts here is no name, and is neither left out nor replaced by a dash.
                    of_names = "variable" in child.attributes or next(find(run, "namelist"), None) is not None
                    return out.finish(self.element, [run], kind="names" if of_names else "substitute")
                if out.author_taken and not taken:
                    return None  # who stands for the author is suppressed as the author is
                if child.get("term") and out.locale.term(child.get("term"), child.get("form", "long")) is not None:
                    return None  # a term that is there, if only to say nothing
            return None
        finally:
            out.names_above, out.names_parent, out.substituting, out.quashing = kept


def _label_first(element: Element | None) -> bool:
    tags = [child.tag for child in element.children] if element is not None else []
    return "label" in tags and "name" in tags and tags.index("label") < tags.index("name")


def _same_people(lists: list[tuple[str, list[Name]]]) -> bool:
    """Whether these are editors who are the translators too: they take one label where the language has it."""
    if sorted(variable for variable, _ in lists) != ["editor", "translator"]:
        return False
    return [name.key() for name in lists[0][1]] == [name.key() for name in lists[1][1]]


def _precedes(rule: str, *, several: bool, inverted: bool) -> bool:
    return {"always": True, "never": False, "after-inverted-name": inverted}.get(rule, several)


def _is_tight(char: str) -> bool:
    """Whether a word that begins or ends with this letter joins names without a blank: Chinese, Hebrew's vav."""
    return char == "ו" or is_asian(char)
