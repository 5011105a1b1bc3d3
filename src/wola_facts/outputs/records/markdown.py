"""Markdown: a table as GitHub and pandoc read it; nothing that a record says is Markdown or HTML in it."""

import re

from wola_facts.model.text import in_language
from wola_facts.outputs.machine import MachineFact
from wola_facts.outputs.registry import RecordFormat
from wola_facts.outputs.table import ALL, COLUMNS, columns_named
from wola_facts.outputs.terminal import one_line, visible
from wola_facts.outputs.view import Drawing, View

#: All that CommonMark, its tables or its links of bare addresses give a meaning to.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>#+!|~&$:@^=]|^-|(?<=www)\.", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return a text as one Markdown cell that shows it and does nothing else."""
    return _SIGNS.sub(lambda found: f"&#{ord(found[0])};", visible(one_line(text)))


def _render(view: View, drawing: Drawing) -> str:
    names = drawing.columns or ALL
    columns = columns_named(names)
    heads = [in_language(column.heads, drawing.lang) for column in columns]
    lines = [heads, ["---:" if column.right else "---" for column in columns]]
    lines += [[_cell(fact, column.name, drawing.lang) for column in columns] for fact in view.machine()]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(fact: MachineFact, name: str, lang: str) -> str:
    if name == "source":
        return ", ".join(
            f"[{escaped(source.short)}](<{_address(source.url)}>)" if _is_web(source.url) else escaped(source.short)
            for source in fact.source
        )
    if name == "id":
        return f"`{fact.id}`"
    return escaped(COLUMNS[name].say(fact, lang))


def _is_web(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))


def _address(url: str) -> str:
    """Return a URL inside angle brackets and a table: nothing in it ends either, and every odd byte is escaped."""
    return _ODD.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")), url)


#: What RFC 3986 does not let stand in an address, and the signs that Markdown has a use for.
_ODD = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'()+,;=%]")

format = RecordFormat("markdown", "a Markdown table", _render)
