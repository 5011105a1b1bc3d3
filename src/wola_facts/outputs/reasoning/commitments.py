"""What `facts commitments` says: promises, by whom, until when, and what became of them."""

from collections.abc import Iterable, Mapping

from wola_facts.model.fact import Fact
from wola_facts.model.text import in_language
from wola_facts.outputs.dump import dump
from wola_facts.outputs.reasoning.page import Page
from wola_facts.outputs.reasoning.words import say
from wola_facts.outputs.wording import say_word
from wola_facts.query.standing import Standing, Status


def as_text(facts: Iterable[Fact], standing: Mapping[str, Standing], lang: str, width: int, unicode: bool) -> str:
    """Return the promises for a person: a paragraph each, what became of it first; of none, that none is overdue."""
    page = Page(width, unicode)
    facts = list(facts)
    if not facts:
        page.line(say("No promise is overdue.", lang))
    for number, fact in enumerate(facts):
        if number:
            page.line()
        state = say_word(fact.state, lang)
        overdue = standing[fact.id].status is Status.OVERDUE
        if overdue:
            state += f" ({say_word('overdue', lang)})"
        if fact.due:
            state = say("{0}, due {1}", lang, state, fact.due)
        page.line(f"{state}: {in_language(fact.claim, lang)}")
        who = " → ".join(part for part in (fact.by, fact.to) if part)
        page.line("; ".join(part for part in (who, fact.id) if part), indent=2)
        page.rows(
            [
                (str(entry.on), say_word(entry.state, lang), entry.note or entry.source)
                for entry in sorted(fact.log, key=lambda entry: entry.on)
            ]
        )
    return page.text


def as_json(facts: Iterable[Fact], standing: Mapping[str, Standing]) -> str:
    """Return the promises as the versioned object."""
    return dump(
        {
            "version": 1,
            "commitments": [
                {
                    "id": fact.id,
                    "claim": dict(fact.claim),
                    "by": fact.by,
                    "to": fact.to,
                    "due": fact.due.isoformat() if fact.due else None,
                    "state": fact.state,
                    "status": str(standing[fact.id].status),
                    "log": [
                        {"on": entry.on.isoformat(), "state": entry.state, "source": entry.source, "note": entry.note}
                        for entry in fact.log
                    ],
                }
                for fact in facts
            ],
        }
    )
