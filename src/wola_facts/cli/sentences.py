"""A fact as a sentence with its hedge, date and citation: what one pastes into a report."""

from typing import TYPE_CHECKING

from wola_facts.cite.citing import Cited, Citer
from wola_facts.cli.session import Session
from wola_facts.model.plain import replace
from wola_facts.model.text import in_language
from wola_facts.outputs.machine import machine_facts
from wola_facts.outputs.table import say_value
from wola_facts.query.standing import standings

if TYPE_CHECKING:
    from wola_facts.outputs.machine import MachineFact


def sentences(session: Session, citer: Citer) -> Cited:
    """Return each fact as a sentence: claim, value as its source words it, period, citation."""
    facts = machine_facts(citer.facts, citer.corpus, standings(citer.corpus, session.today))
    lang = "es" if citer.lang.startswith("es") else "en"
    note = citer.style.kind == "note"
    made = citer.each("note" if note else "in-text")
    pairs = zip(facts, made.texts, strict=True)
    return replace(made, texts=tuple(_sentence(fact, citation, lang, citer, note=note) for fact, citation in pairs))


def _sentence(fact: "MachineFact", citation: str, lang: str, citer: Citer, *, note: bool) -> str:
    claim = in_language(fact.claim, lang).rstrip(". ")
    value = say_value(fact, lang) if fact.value else ""
    period = in_language(fact.date.said, lang) if fact.date else ""
    words = f"{claim}: {value}" if value else claim
    told = citer.escape(f"{words}, {period}" if period else words)
    if note:
        return f"{told}. [{citation}]" if citer.output == "text" else f"{told}. ({citation})"
    return f"{told} {citation}."
