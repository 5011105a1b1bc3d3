"""What a rule may look at besides its subject: the day, the corpus and its indexes, copies and observations."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from wola_facts.checks.assertions import Outcome, evaluate
from wola_facts.checks.expression import parse
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.settings import Settings
from wola_facts.errors import ExpressionError, did_you_mean
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.finding import Location
from wola_facts.model.source import Source
from wola_facts.query.staleness import Staleness, source_staleness
from wola_facts.query.standing import Standing, Status, comparable_groups, standings
from wola_facts.web.opened import UNOPENED, Opened

if TYPE_CHECKING:
    from wola_facts.checks.copies import Copies
    from wola_facts.web.observation import Observation

#: Near misses are searched for this many words only; a corpus full of dangling references must stay quick to check.
NEAR_MISSES = 40


class Context:
    """The surroundings of a check. Its indexes are made when first asked for, once, and never changed.

    `read` returns the text of a corpus file; `copies` is a folder of saved copies of sources, or empty;
    `observations` is what the web said, by source id, None where nothing is known of it; `opened` is what may be asked
    besides the open web; `only` are the sources that this check would ask the web about, None all.
    """

    def __init__(
        self,
        corpus: Corpus,
        today: date,
        *,
        read: Callable[[str], str] | None = None,
        copies: str = "",
        observations: "Mapping[str, Observation] | None" = None,
        opened: Opened = UNOPENED,
        only: frozenset[str] | None = None,
    ) -> None:
        self.corpus = corpus
        self.today = today
        self.copies = copies
        self.observations = observations
        self.opened = opened
        self.only = only
        self._read = read
        self._near_left = NEAR_MISSES
        self._outcomes: dict[Assertion, Outcome | ExpressionError] = {}

    @property
    def settings(self) -> Settings:
        """What corpus.toml settles."""
        return self.corpus.settings

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """How every fact stands today."""
        return standings(self.corpus, self.today)

    @cached_property
    def source_staleness(self) -> Mapping[str, Staleness]:
        """The sources whose URL was read too long ago."""
        return source_staleness(self.corpus, self.today)

    @cached_property
    def retracted(self) -> frozenset[str]:
        """The ids of the facts that are taken back by today; no value of theirs is judged, nor anything by it."""
        taken = (fact for fact in self.corpus.facts.values() if fact.retracted and fact.retracted.on <= self.today)
        return frozenset(fact.id for fact in taken)

    @cached_property
    def facts(self) -> list[Fact]:
        """The facts that are not taken back."""
        return [fact for fact in self.corpus.facts.values() if fact.id not in self.retracted]

    @cached_property
    def standing_facts(self) -> list[Fact]:
        """The facts that are neither retracted nor superseded."""
        gone = (Status.RETRACTED, Status.SUPERSEDED)
        return [fact for fact in self.corpus.facts.values() if self.standings[fact.id].status not in gone]

    @cached_property
    def series(self) -> list[list[Fact]]:
        """The facts still standing that share measure, where, who and dims, where there are two or more."""
        found: dict[object, list[Fact]] = {}
        for fact in self.standing_facts:
            found.setdefault(fact.series, []).append(fact)
        return [facts for facts in found.values() if facts[1:]]

    @cached_property
    def comparable(self) -> list[list[Fact]]:
        """The same, divided where definitions or units differ; only facts with a value and a date."""
        valued = (fact for facts in self.series for fact in facts if fact.value and fact.date)
        return [facts for facts in comparable_groups(self.corpus, valued) if facts[1:]]

    @cached_property
    def copies_at_hand(self) -> "Copies":
        """The saved copies of sources."""
        from wola_facts.checks.copies import Copies

        return Copies(self.corpus, self.copies)

    @cached_property
    def citing(self) -> Mapping[str, list[Fact]]:
        """The facts that were read in a source, by its id."""
        found: dict[str, list[Fact]] = {}
        for fact in self.corpus.facts.values():
            for name in dict.fromkeys(fact.sources):
                found.setdefault(name, []).append(fact)
        return found

    @cached_property
    def doubted(self) -> list[Source]:
        """The sources of whose page it is not known that it is there and says what it should."""
        seen = self.observations or {}
        return [
            source
            for source in self.corpus.sources.values()
            if (one := seen.get(source.id)) is None or one.url != source.url or one.verdict != "ok"
        ]

    def assertion(self, assertion: Assertion) -> Outcome | ExpressionError:
        """Return what an assertion comes to, or why it does not; reckoned once for all the rules that ask."""
        if assertion not in self._outcomes:
            self._outcomes[assertion] = _outcome(assertion, self.corpus)
        return self._outcomes[assertion]

    def rests_on_retracted(self, outcome: Outcome) -> bool:
        """Whether an assertion speaks of a fact that is taken back, so that nothing follows from it."""
        return any(fact.id in self.retracted for fact in outcome.facts)

    def near(self, word: str, known: Iterable[str]) -> str:
        """Return "did you mean ...?" for an unknown id, or an empty text."""
        if self._near_left <= 0:
            return ""
        self._near_left -= 1
        likely = [name for name in known if _alike(word, name)]
        return did_you_mean(word, likely[:500])

    def text(self, file: str) -> str:
        """Return the text of a corpus file; empty where it cannot be had."""
        return self._read(file) if self._read else ""

    def is_written(self, location: Location) -> bool:
        """Whether a key stands in the file itself and does not come from its [defaults]; True where unknown."""
        text = self.text(location.file)
        if not text:
            return True
        from wola_facts.corpus.locate import layout  # only where something looks wrong

        return location.path in layout(text).spans


def _alike(word: str, name: str) -> bool:
    return abs(len(word) - len(name)) <= 4 and (word[:2] == name[:2] or word[-3:] == name[-3:])


def _outcome(assertion: Assertion, corpus: Corpus) -> Outcome | ExpressionError:
    try:
        return evaluate(parse(assertion.expression), corpus, assertion.expression)
    except ExpressionError as error:
        return error
