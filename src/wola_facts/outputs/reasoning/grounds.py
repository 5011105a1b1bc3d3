"""What `facts why` says: what a fact rests on, and what its record does not establish."""

from wola_facts.model.fact import Fact
from wola_facts.model.text import in_language
from wola_facts.outputs.dump import dump
from wola_facts.outputs.reasoning.page import Page
from wola_facts.outputs.reasoning.words import say
from wola_facts.outputs.wording import say_period, say_source, say_value
from wola_facts.query.grounds import Grounds
from wola_facts.query.standing import Standing


def as_text(found: Grounds, standing: Standing, lang: str, width: int, unicode: bool) -> str:
    """Return the answer for a person."""
    page = Page(width, unicode)
    fact = found.fact
    page.line(_sentence(fact, lang))
    page.rows(
        [
            (say("status", lang), say(str(standing.status), lang)),
            *([(say("next review", lang), str(standing.next_review))] if standing.next_review else []),
        ]
    )
    page.line()
    page.line(say("It rests on", lang))
    for source in found.sources:
        title = in_language(source.title, lang)
        words = (say_source(source), f"“{title}”" if title else "", source.url)
        page.bullets([" ".join(word for word in words if word)])
    page.bullets(say("{0} (credited; not read)", lang, name) for name in found.credited)
    if fact.quote:
        page.line(f"“{fact.quote}”{f' ({fact.at})' if fact.at else ''}", indent=4)
    support = len(found.origins)
    counted = "Support: {0} origin: {1}" if support == 1 else "Support: {0} origins: {1}"
    page.line(say(counted, lang, support, ", ".join(found.origins)), indent=2)
    if found.judged_by:
        page.line()
        page.line(say("It is judged by", lang))
        page.rows(
            [
                (say(how, lang), other.id, say_value(other.value, lang) if other.value else "")
                for how, other in found.judged_by
            ]
        )
    if found.others:
        page.line()
        page.line(say("Other records of its measure", lang))
        page.rows([(other.id, _value(other, lang), _when(other, lang)) for other in found.others])
    if found.missing:
        page.line()
        page.line(say("What the record does not establish", lang))
        page.bullets(say(gap.sentence, lang, *gap.words) for gap in found.missing)
    return page.text


def as_json(found: Grounds, standing: Standing) -> str:
    """Return the answer as the versioned object."""
    fact = found.fact
    return dump(
        {
            "version": 1,
            "id": fact.id,
            "status": str(standing.status),
            "next_review": standing.next_review.isoformat() if standing.next_review else None,
            "sources": [{"id": source.id, "url": source.url} for source in found.sources],
            "credited": list(found.credited),
            "origins": list(found.origins),
            "quote": fact.quote,
            "at": fact.at,
            "judged_by": [{"how": how, "id": other.id} for how, other in found.judged_by],
            "others": [other.id for other in found.others],
            "missing": [str(gap) for gap in found.missing],
        }
    )


def _sentence(fact: Fact, lang: str) -> str:
    value = f": {_value(fact, lang)}" if fact.value else ""
    when = _when(fact, lang)
    return f"{in_language(fact.claim, lang)}{value}{f' ({when})' if when else ''}  [{fact.id}]"


def _when(fact: Fact, lang: str) -> str:
    return say_period(fact.date, fact.tense, lang) if fact.date else ""


def _value(fact: Fact, lang: str) -> str:
    return say_value(fact.value, lang) if fact.value else ""
