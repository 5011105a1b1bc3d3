"""Waivers: findings that need not be mended, each with a reason and an end; the expired and the unused ones."""

from collections.abc import Iterable, Iterator
from datetime import date

from wola_facts.checks.rule import Problem
from wola_facts.checks.selection import matches
from wola_facts.checks.wording import ago
from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import did_you_mean
from wola_facts.model.fact import Waiver
from wola_facts.model.finding import Finding, Location, Waived
from wola_facts.model.plain import replace

#: A waiver says that a finding may stand; about waivers themselves nothing can be waived.
FAMILY = "WVR"

#: Waivers that say the same in one file are one: [defaults] gives every fact of a file its copy.
_Kind = tuple[str, str, date, str, int]


class Waivers:
    """All waivers of a corpus on a day, and which of them were of use."""

    def __init__(self, corpus: Corpus, today: date) -> None:
        self.all = tuple(_all(corpus))
        self.today = today
        self._corpus = corpus
        self._used: set[_Kind] = set()
        self._for_all: list[Waiver] = []
        self._by_fact: dict[str, list[Waiver]] = {}
        for waiver in self.all:
            if waiver.until < today:
                continue
            for fact in waiver.facts:
                self._by_fact.setdefault(fact, []).append(waiver)
            if not waiver.facts:
                self._for_all.append(waiver)

    def apply(self, finding: Finding) -> Finding:
        """Return the finding, waived where a waiver in force covers it."""
        if (not self._for_all and not self._by_fact) or finding.code.startswith(FAMILY):
            return finding
        result = finding
        candidates = [waiver for name in _about(finding) for waiver in self._by_fact.get(name, ())]
        for waiver in (*candidates, *self._for_all):
            if matches(finding.code, waiver.rule.upper()):
                self._used.add(_kind(waiver))
                if result.waived is None:
                    result = replace(finding, waived=Waived(waiver.until, waiver.reason))
        return result

    def expired(self) -> Iterator[Problem]:
        """Yield a problem for every waiver whose last day is over."""
        for waiver in self.all:
            if waiver.until < self.today:
                days = (self.today - waiver.until).days
                yield Problem(
                    f"the waiver of {waiver.rule} ended on {waiver.until}, {ago(days)}; "
                    f"its reason was: {waiver.reason}",
                    _place(waiver, "until"),
                    help="mend what it covered and take it out, or give it a new end",
                    fact=_fact(waiver),
                )

    def unused(self, ran: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
        """Yield a problem for every waiver in force that covers nothing, where its rules did run."""
        ran, known = frozenset(ran), frozenset(known)
        told: set[_Kind] = set()
        for waiver in self.all:
            if waiver.until < self.today or _kind(waiver) in told:
                continue
            told.add(_kind(waiver))
            meant = {code for code in known if matches(code, waiver.rule.upper())}
            if not meant:
                near = did_you_mean(waiver.rule.upper(), known)
                yield Problem(f"{waiver.rule} is no rule, so this waives nothing", _place(waiver, "rule"), help=near)
            elif self._is_of_nothing(waiver):
                # Whether its rules ran or not: no run will ever find what it waives.
                near = did_you_mean(waiver.facts[0], self._corpus.facts)
                names = ", ".join(waiver.facts[:3])
                yield Problem(
                    f"this waiver is for {names}, and there is no such fact", _place(waiver, "facts"), help=near
                )
            elif _kind(waiver) not in self._used and meant <= ran:
                yield Problem(
                    f"nothing that {waiver.rule} finds needs this waiver any more",
                    _place(waiver, "rule"),
                    help="take it out",
                    fact=_fact(waiver),
                )

    def _is_of_nothing(self, waiver: Waiver) -> bool:
        """Whether it names records, and none of them is there or could be in what cannot be read."""
        corpus = self._corpus
        if not waiver.facts or corpus.broken_files:
            return False
        known = (corpus.facts, corpus.sources, corpus.unreadable)
        return not any(name in records for name in waiver.facts for records in known)


def _all(corpus: Corpus) -> Iterator[Waiver]:
    yield from corpus.settings.waivers
    for fact in corpus.facts.values():
        for waiver in fact.ignore:
            yield waiver if waiver.facts else replace(waiver, facts=(fact.id,))


def _about(finding: Finding) -> set[str]:
    """Return the ids of the facts that a finding speaks of, or of its source where it speaks of no fact."""
    about = {finding.fact} if finding.fact else {finding.source}
    for one in finding.related:
        path = one.location.path
        if len(path) > 1 and path[0] == "fact":
            about.add(str(path[1]))
    return about


def _kind(waiver: Waiver) -> _Kind:
    number = waiver.path[-1] if waiver.path and waiver.path[0] == "waiver" else -1
    return (waiver.file, waiver.rule.upper(), waiver.until, waiver.reason, int(number))


def _fact(waiver: Waiver) -> str:
    return str(waiver.path[1]) if len(waiver.path) > 1 and waiver.path[0] == "fact" else ""


def _place(waiver: Waiver, key: str) -> Location:
    return Location(waiver.file, (*waiver.path, key))
