"""What WORDS mean everywhere: an id, a topic or an alias of it in any language, a source's id, else search words."""

import re
from collections.abc import Sequence
from enum import Enum

from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import NothingFound, nearest
from wola_facts.model.fact import Fact
from wola_facts.model.plain import Plain
from wola_facts.model.text import fold


class By(Enum):
    """How the words were understood."""

    EVERYTHING = "everything"
    ID = "id"
    TOPIC = "topic"
    SOURCE = "source"
    SEARCH = "search"


class Selection(Plain):
    """The facts that words chose, and how: `name` is the topic's or the source's id, or the words as typed.

    `part` is the named part that `id.part` asked for.
    """

    facts: tuple[Fact, ...]
    by: By
    name: str = ""
    part: str = ""

    @property
    def one(self) -> bool:
        """Whether one fact was asked for by its id, which wants its card."""
        return self.by is By.ID and len(self.facts) == 1


def select(corpus: Corpus, words: Sequence[str]) -> Selection:
    """Return the facts that words choose: none chooses all, ids those facts, a topic all of it, other words search.

    Of a topic come first the facts whose own it is, then those that only touch it.
    The id of a source chooses what was read in it; one without a hyphen may as well be a word, and is searched for.
    Several words narrow: all of them must match. Several ids choose each of them, since no fact has two.

    Raises:
        NothingFound: where nothing matches, with near misses.
    """
    said = [word.strip() for word in words if word.strip()]
    if not said:
        return Selection(tuple(corpus.facts.values()), By.EVERYTHING)
    phrase = " ".join(said)
    ids = [_as_id(corpus, word) for word in said]
    found = [fact for fact, _ in ids if fact]
    if len(found) == len(said):
        once = {fact.id: fact for fact in found}
        return Selection(tuple(once.values()), By.ID, phrase, ids[0][1] if len(ids) == 1 else "")
    topic = topic_of(corpus, phrase)
    if topic:
        own = [fact for fact in corpus.facts.values() if fact.topic == topic]
        beside = [fact for fact in corpus.facts.values() if fact.topic != topic and topic in fact.topics]
        if own or beside:
            return Selection((*own, *beside), By.TOPIC, topic)
        raise NothingFound(f"The topic `{topic}` has no record yet.", "`facts add` writes one.")
    source = said[0].casefold() if len(said) == 1 and "-" in said[0] else ""
    if source in corpus.sources and (read := [fact for fact in corpus.facts.values() if source in fact.sources]):
        return Selection(tuple(read), By.SOURCE, source)
    for word in said:
        if word in corpus.unreadable:
            where = corpus.unreadable[word]
            raise NothingFound(f"The record `{word}` in {where} cannot be read.", f"`facts check {where}` says why.")
        stem, dot, part = word.casefold().rpartition(".")
        if dot and stem in corpus.facts:
            raise _no_part(corpus.facts[stem], part)
    from wola_facts.query.search import search

    matches = search(corpus, said)
    if not matches:
        raise _nothing(corpus, said)
    return Selection(tuple(matches), By.SEARCH, phrase)


def topic_of(corpus: Corpus, words: str) -> str:
    """Return the id of the topic of that name, label or alias, without accents, case or hyphens; else empty."""
    wanted = _key(words)
    if not wanted:
        return ""
    for topic in corpus.settings.topics.values():
        if any(_key(name) == wanted for name in (topic.id, *topic.label.values(), *topic.aliases)):
            return topic.id
    for fact in corpus.facts.values():
        for name in (fact.topic, *fact.topics):
            if name.replace("-", " ") == wanted:
                return name
    return ""


def _as_id(corpus: Corpus, word: str) -> tuple[Fact | None, str]:
    """Return the fact that a word names, as `id` or `id.part`, and that part."""
    name = word.casefold()
    if name in corpus.facts:
        return corpus.facts[name], ""
    stem, dot, part = name.rpartition(".")
    fact = corpus.facts.get(stem) if dot else None
    return (fact, part) if fact and fact.part(part) else (None, "")


def _no_part(fact: Fact, part: str) -> NothingFound:
    names = [one.name for one in (*fact.parts, *fact.of_which)]
    if not names:
        return NothingFound(f"The fact `{fact.id}` has no parts.", f"`facts show {fact.id}` shows it.")
    near = nearest(part[:80], names) or names[:5]
    offer = " or ".join(f"`{fact.id}.{name}`" for name in near)
    return NothingFound(f"The fact `{fact.id}` has no part `{_short(part)}`.", f"Did you mean {offer}?")


def _nothing(corpus: Corpus, said: list[str]) -> NothingFound:
    from wola_facts.query.search import search, vocabulary

    missing = [word for word in said if not search(corpus, [word])] if len(said) > 1 else said
    here = "`facts` shows what is here."
    if not missing:
        shown = " ".join(said)
        return NothingFound(f"No record holds all of these words: {_short(shown)}.", f"Fewer words find more. {here}")
    known = vocabulary(corpus)
    near = [known[name] for name in nearest(fold(missing[0])[:80], known)]
    offer = f"Did you mean {' or '.join(f'`{name}`' for name in near)}? " if near else ""
    return NothingFound(f"Nothing matches `{_short(missing[0])}`.", f"{offer}{here}")


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
