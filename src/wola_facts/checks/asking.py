"""Which sources the web is asked about, and which quotes should stand there."""

from collections.abc import Collection, Iterable

from wola_facts.checks.rules.malformed_link import what_is_wrong
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.web.observation import Observation, Quote, Wanted
from wola_facts.web.opened import UNOPENED, Opened


def wanted(
    corpus: Corpus, opened: Opened = UNOPENED, only: Collection[str] | None = None
) -> tuple[list[Wanted], list[Observation]]:
    """Return the sources to ask about, and for those that nobody should be sent to the refusal, which costs no request.

    A source without an address is neither. `opened` was so by hand; `only` names the sources that are asked
    for, None all. A quote is `firm` where its fact has no other source that it may stand in.
    """
    quotes: dict[str, list[Quote]] = {}
    for fact in corpus.facts.values():
        if fact.quote and fact.retracted is None:
            for name, quote in _quotes(corpus, fact):
                quotes.setdefault(name, []).append(quote)
    asked, refused = [], []
    for source in corpus.sources.values():
        if not source.url or (only is not None and source.id not in only):
            continue
        wrong = what_is_wrong(source.url, opened)
        if wrong:
            refused.append(Observation(source.id, source.url, "refused", wrong))
        else:
            sought = tuple(quotes.get(source.id, ()))
            asked.append(Wanted(source.id, source.url, sought, insecure_ok=bool(source.insecure_ok)))
    return asked, refused


def sources_of(corpus: Corpus, facts: Iterable[str]) -> set[str]:
    """Return the ids of the sources that some facts were read in."""
    return {name for id in facts if id in corpus.facts for name in corpus.facts[id].sources}


def _quotes(corpus: Corpus, fact: Fact) -> list[tuple[str, Quote]]:
    names = list(dict.fromkeys(name for name in fact.sources if name in corpus.sources))
    firm = len(names) == 1
    return [(name, Quote(fact.id, fact.quote, fact.before, fact.after, firm)) for name in names]
