"""What `facts impact` says: every record, source, assertion and series that rests on a fact or a source."""

from wola_facts.checks.impact import Impact
from wola_facts.outputs.dump import dump
from wola_facts.outputs.reasoning.page import Page


def as_text(name: str, found: Impact, width: int, unicode: bool) -> str:
    """Return the answer for a person."""
    page = Page(width, unicode)
    counts = [
        f"{len(items)} {word}{'s' * (len(items) != 1 and word != 'series')}"
        for word, items in (
            ("record", found.facts),
            ("source", found.sources),
            ("assertion", found.assertions),
            ("series", found.series),
        )
        if items
    ]
    page.line(f"{', '.join(counts)} rest on {name}" if counts else f"Nothing rests on {name}.")
    if found.facts:
        page.line()
        page.rows([(resting.fact.id, resting.how) for resting in found.facts])
    if found.sources:
        page.line()
        page.line("Sources derived from it")
        page.rows([(source.id,) for source in found.sources])
    if found.assertions:
        page.line()
        page.line("Assertions")
        page.rows([(one.name or one.file, one.expression) for one in found.assertions])
    if found.series:
        page.line()
        page.line("Series")
        page.rows([(measure,) for measure in found.series])
    return page.text


def as_json(name: str, found: Impact) -> str:
    """Return the answer as the versioned object."""
    return dump(
        {
            "version": 1,
            "of": name,
            "facts": [{"id": resting.fact.id, "how": resting.how} for resting in found.facts],
            "sources": [source.id for source in found.sources],
            "assertions": [{"name": one.name, "assert": one.expression} for one in found.assertions],
            "series": list(found.series),
        }
    )
