"""What a style asks of a source that the source does not have: what `facts cite` warns of, and rule CIT001 reports."""

from collections.abc import Container, Iterable, Mapping

from wola_facts.model.plain import Plain
from wola_facts.model.source import Source

#: Variables of CSL -> fields of a source, where it matters for the kinds of source named (all where none is).
_FIELDS: dict[str, tuple[str, frozenset[str]]] = {
    "title": ("title", frozenset()),
    "author": ("author", frozenset()),
    "issued": ("date", frozenset()),
    "container-title": (
        "container",
        frozenset({"article-journal", "article-magazine", "article-newspaper", "chapter", "entry-encyclopedia"}),
    ),
    "publisher": ("publisher", frozenset({"book", "report", "thesis"})),
    "URL": ("url", frozenset({"webpage", "post", "post-weblog"})),
    "accessed": ("accessed", frozenset({"webpage", "post", "post-weblog"})),
    "number": ("number", frozenset({"legal_case"})),
}

#: Kinds of source that nobody signs.
_UNSIGNED = frozenset({"legislation", "legal_case", "bill", "regulation", "hearing", "treaty", "dataset"})


class Lack(Plain):
    """A field that a source lacks and a style wants; `field` is the record's name for it."""

    source: Source
    field: str
    style: str = ""

    @property
    def message(self) -> str:
        """The warning, without its place."""
        style = f", which {self.style} wants" if self.style else ""
        return f"the source {self.source.id} has no `{self.field}`{style}"


def may_lack(source: Source, but: Container[str] = ()) -> bool:
    """Whether a source has any field empty that a style may ask for; quick, and without reading a style."""
    empty = [variable for variable, (field, _) in _FIELDS.items() if not getattr(source, field) and field not in but]
    return any(_empty(source, variable) for variable in empty)


def lacks(wanted: Iterable[tuple[str, str]], sources: Mapping[str, Source], style: str = "") -> tuple[Lack, ...]:
    """Return what sources lack of the variables (source id, CSL variable) that a style asked for in vain."""
    found: dict[tuple[str, str], Lack] = {}
    for id, variable in wanted:
        source = sources.get(id)
        if source is None or variable not in _FIELDS:
            continue
        field = _empty(source, variable)
        if field:
            found.setdefault((id, field), Lack(source, field, style))
    return tuple(found.values())


def _empty(source: Source, variable: str) -> str:
    """Return the field that a variable comes from where it is empty and its kind of source should have it."""
    field, kinds = _FIELDS[variable]
    kind = source.type or ("webpage" if source.url else "document")
    if getattr(source, field) or (kinds and kind not in kinds):
        return ""
    if field == "author" and (kind in _UNSIGNED or source.publisher or source.container):
        return ""  # somebody stands for it who is named
    if field in ("publisher", "container") and any(name.literal for name in source.author):
        return ""  # an institution that is its own publisher, an agency that is its own paper
    if field == "accessed" and source.date:
        return ""  # only what has no date of its own is told by the day it was read
    return field
