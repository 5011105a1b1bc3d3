"""A fact as a sentence with its hedge, date and citation: what one pastes into a report."""

from typing import TYPE_CHECKING

from wola_facts.cite.citing import Cited, Citer
from wola_facts.cli.session import Session
from wola_facts.model.plain import replace
from wola_facts.model.text import in_language
from wola_facts.outputs.machine import machine_facts
from wola_facts.outputs.prose import law_in_prose, period_in_prose
from wola_facts.outputs.table import say_value
from wola_facts.query.standing import standings

if TYPE_CHECKING:
    from wola_facts.model.fact import Fact
    from wola_facts.outputs.machine import MachineFact

#: What took place, and is dated by its day; everything else held on the day.
_HAPPENED = frozenset({"event", "law", "ruling", "quotation"})


def sentences(session: Session, citer: Citer) -> Cited:
    """Return each fact as a sentence: claim, value as its source words it, period, citation."""
    facts = machine_facts(citer.facts, citer.corpus, standings(citer.corpus, session.today))
    note = citer.style.kind == "note"
    made = citer.each("note" if note else "in-text")
    rows = zip(citer.facts, facts, made.texts, strict=True)
    return replace(made, texts=tuple(_sentence(*row, citer, note=note) for row in rows))


def _sentence(fact: "Fact", shown: "MachineFact", citation: str, citer: Citer, *, note: bool) -> str:
    lang = "es" if citer.lang.startswith("es") else "en"
    claim = in_language(shown.claim, lang).rstrip(". ")
    value = say_value(shown, lang) if shown.value else ""
    period = ""
    if fact.date and shown.kind in ("law", "ruling") and not value:
        period = law_in_prose(claim, shown.kind, fact.date, citer.lang)
    if fact.date and not period:
        period = period_in_prose(fact.date, fact.tense, citer.lang, happened=shown.kind in _HAPPENED)
    words = f"{claim}: {value}" if value else claim
    told = citer.escape(f"{words}, {period}" if period else words)
    if not citation:
        return f"{told}."
    if note:
        return f"{told}. [{citation}]" if citer.output == "text" else f"{told}. ({citation})"
    return f"{told} {citation}."
