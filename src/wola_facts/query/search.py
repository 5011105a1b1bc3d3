"""Ranked search in all that a record says: accent-blind, plural-blind, in every language that it is written in.

All words must match, the last one also as the beginning of a word. A plain scan: one folded text a record says whether
its words can be there at all, and only what passes is looked at field by field.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.plain import Plain
from wola_facts.model.text import fold

#: How much a word counts by where it stands.
ID, CLAIM, TOPIC, NAMES, PLACE, CREDIT, REST = 9, 10, 7, 6, 4, 3, 2

#: How much it counts by how well it matches: as it is spelled, whole, or only begun.
SPELLED, WHOLE, BEGUN = 4, 3, 1

_WORD = re.compile(r"\w+")
_COMBINING = re.compile("[\u0300-\u036f]")


class Term(Plain):
    """A word that is looked for: as typed, folded, as the stem that its plural shares, and what every match holds."""

    typed: str
    folded: str
    stem: str
    probe: str
    begins: bool = False


def search(corpus: Corpus, words: Iterable[str]) -> list[Fact]:
    """Return the facts that hold all the words, the best first; equals stay in the order of the corpus."""
    terms = read_terms(words)
    if not terms:
        return []
    around = _Around(corpus)
    phrase = " ".join(term.folded for term in terms)
    found: list[tuple[int, Fact]] = []
    for fact in corpus.facts.values():
        text = around.text(fact)
        if all(term.probe in text for term in terms):
            score = _score(_fields(corpus, fact), terms, phrase)
            if score:
                found.append((score, fact))
    found.sort(key=lambda one: -one[0])
    return [fact for _, fact in found]


def read_terms(words: Iterable[str]) -> list[Term]:
    """Return the words of a query as terms; the last one may be only the beginning of a word."""
    typed = [word for text in words for word in _WORD.findall(unicodedata.normalize("NFC", text).casefold())]
    terms = []
    for place, word in enumerate(typed):
        folded = fold(word)
        root = stem(folded)
        # A stem that ends in i or c may stand for y or z, which the text then has.
        probe = root[:-1] if root[-1:] in ("i", "c") and len(root) > 1 else root
        last = place == len(typed) - 1
        terms.append(Term(word, folded, root, probe if not folded.isdigit() else folded, last))
    return terms


def stem(word: str) -> str:
    """Return what a folded word and its plural share, in English and Spanish: body, bodies; juez, jueces."""
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 2 and word[-1] in "yz":
        word = word[:-1] + ("i" if word[-1] == "y" else "c")
    return word


def vocabulary(corpus: Corpus) -> Mapping[str, str]:
    """Return what a misspelt word may have meant: folded -> as it is written. Ids, topics, aliases, words of claims."""
    words: dict[str, str] = {}
    for topic in corpus.settings.topics.values():
        for name in (topic.id, *topic.label.values(), *topic.aliases):
            words.setdefault(fold(name), name)
    for fact in corpus.facts.values():
        for name in (*fact.topics, fact.id):
            words.setdefault(name, name)
    for fact in corpus.facts.values():
        for claim in fact.claim.values():
            for word in _WORD.findall(claim.casefold()):
                if len(word) > 3:
                    words.setdefault(fold(word), word)
    return words


class _Around:
    """The folded text that a record is sifted by; what many records share is folded once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.shared: dict[tuple[str, str], str] = {}

    def text(self, fact: Fact) -> str:
        own = _folded(" ".join(_own(fact)))
        shared = [self.of("topic", name, _topic_texts) for name in (fact.topic, *fact.topics)]
        shared += [self.of("source", name, _source_texts) for name in (*fact.sources, *fact.according_to)]
        shared.append(self.of("measure", fact.measure, _measure_texts))
        return " ".join((own, *shared))

    def of(self, kind: str, name: str, texts: Callable[[Corpus, str], Iterator[str]]) -> str:
        key = (kind, name)
        if key not in self.shared:
            self.shared[key] = _folded(" ".join(texts(self.corpus, name)))
        return self.shared[key]


def _own(fact: Fact) -> Iterator[str]:
    for _, texts in _own_fields(fact):
        yield from texts


def _fields(corpus: Corpus, fact: Fact) -> Iterator[tuple[int, Iterable[str]]]:
    yield from _own_fields(fact)
    for name in dict.fromkeys((fact.topic, *fact.topics)):
        yield TOPIC, _topic_texts(corpus, name)
    for name in fact.sources:
        yield REST, _source_texts(corpus, name)
    for name in fact.according_to:
        yield CREDIT, _source_texts(corpus, name)
    yield CREDIT, _measure_texts(corpus, fact.measure)


def _own_fields(fact: Fact) -> Iterator[tuple[int, Iterable[str]]]:
    yield ID, (fact.id,)
    yield CLAIM, fact.claim.values()
    if fact.tags:
        yield NAMES, fact.tags
    if fact.law:
        law = fact.law
        yield NAMES, (law.title, law.number, law.published_in, law.amends, law.jurisdiction)
    if fact.ruling:
        ruling = fact.ruling
        yield NAMES, (ruling.court, ruling.case, ruling.number)
        yield REST, ruling.orders
    yield PLACE, (fact.where, fact.who, *(text for _, text in fact.dims))
    yield CREDIT, (*fact.according_to, fact.by, fact.to)
    yield REST, (fact.quote, *fact.note.values(), *fact.definition.values(), fact.kind, fact.unit)
    if fact.value:
        yield CREDIT, (fact.value.text,)
    if fact.parts or fact.of_which:
        yield CREDIT, (part.name for part in (*fact.parts, *fact.of_which))
    if fact.log:
        yield REST, (text for entry in fact.log for text in (entry.state, entry.note))


def _topic_texts(corpus: Corpus, name: str) -> Iterator[str]:
    yield name
    topic = corpus.settings.topics.get(name)
    if topic:
        yield from topic.label.values()
        yield from topic.aliases


def _source_texts(corpus: Corpus, name: str) -> Iterator[str]:
    yield name
    source = corpus.sources.get(name)
    if source:
        yield from source.title.values()
        yield from (str(author) for author in source.author)
        yield from (source.publisher, source.container, source.number)


def _measure_texts(corpus: Corpus, name: str) -> Iterator[str]:
    yield name
    measure = corpus.measures.get(name)
    if measure:
        yield from measure.label.values()


def _folded(text: str) -> str:
    """Fold as `fold` does, but many times quicker for long texts."""
    lower = text.casefold()
    return lower if lower.isascii() else _COMBINING.sub("", unicodedata.normalize("NFKD", lower))


def _score(fields: Iterator[tuple[int, Iterable[str]]], terms: list[Term], phrase: str) -> int:
    """Return the sum over the terms of each one's best match; 0 where one has none."""
    best = [0] * len(terms)
    bonus = 0
    for weight, texts in fields:
        for text in texts:
            folded = _folded(text)
            spelled = None
            for place, term in enumerate(terms):
                if term.probe not in folded:
                    continue
                quality = _quality(term, _WORD.findall(folded))
                if quality == WHOLE:
                    spelled = spelled if spelled is not None else _spelled(text)
                    quality = SPELLED if term.typed in spelled else WHOLE
                best[place] = max(best[place], quality * weight)
            if len(terms) > 1 and phrase in " ".join(_WORD.findall(folded)):
                bonus = max(bonus, weight * len(terms))
    return sum(best) + bonus if all(best) else 0


def _quality(term: Term, words: list[str]) -> int:
    begun = 0
    for word in words:
        if word == term.folded or stem(word) == term.stem:
            return WHOLE
        if term.begins and word.startswith(term.folded):
            begun = BEGUN
    return begun


def _spelled(text: str) -> frozenset[str]:
    """The words of a text as they are spelled, so that "año" is told from "ano"."""
    return frozenset(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))
