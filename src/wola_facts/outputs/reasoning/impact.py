"""What `facts impact` says: every record, source, assertion and series that rests on a fact or a source."""

from wola_facts.checks.impact import Impact
from wola_facts.outputs.dump import dump
from wola_facts.outputs.reasoning.page import Page
from wola_facts.outputs.reasoning.words import say


def as_text(name: str, found: Impact, lang: str, width: int, unicode: bool) -> str:
    """Return the answer for a person."""
    page = Page(width, unicode)
    counts = [
        f"{len(items)} {say(word if len(items) == 1 or word == 'series' else word + 's', lang)}"
        for word, items in (
            ("record", found.facts),
            ("source", found.sources),
            ("assertion", found.assertions),
            ("series", found.series),
        )
        if items
    ]
    one = len(found.facts) + len(found.sources) + len(found.assertions) + len(found.series) == 1
    if counts:
        page.line(say("{0} rests on {1}" if one else "{0} rest on {1}", lang, ", ".join(counts), name))
    else:
        page.line(say("Nothing rests on {0}.", lang, name))
    if found.facts:
        page.line()
        page.rows([(resting.fact.id, f"{say(resting.how, lang)} {resting.of}") for resting in found.facts])
    if found.sources:
        page.line()
        page.line(say("Sources derived from it", lang))
        page.rows([(source.id,) for source in found.sources])
    if found.assertions:
        page.line()
        page.line(say("Assertions", lang))
        page.rows([(one.name or one.file, one.expression) for one in found.assertions])
    if found.series:
        page.line()
        page.line(say("Series", lang))
        page.rows([(measure,) for measure in found.series])
    return page.text


def as_json(name: str, found: Impact) -> str:
    """Return the answer as the versioned object."""
    return dump(
        {
            "version": 1,
            "of": name,
            "facts": [{"id": resting.fact.id, "how": f"{resting.how} {resting.of}"} for resting in found.facts],
            "sources": [source.id for source in found.sources],
            "assertions": [{"name": one.name, "assert": one.expression} for one in found.assertions],
            "series": list(found.series),
        }
    )
