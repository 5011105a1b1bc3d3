"""What a rule is: a value that binds a code, a name, a severity, what it looks at, and a generator of problems."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from wola_facts.checks.context import Context
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.finding import KeyPath, Location, Related, Severity
from wola_facts.model.plain import Plain
from wola_facts.model.source import Source

Subject = TypeVar("Subject")


class Problem(Plain):
    """What a rule found, before the engine adds code, name, line and waiver.

    `location` is a key path into a file, None where the subject itself is meant. An `open` one is no finding but a
    comparison that the bounds do not decide; it is counted, and listed only on request. `severity` is the rule's
    own where it is None.
    """

    message: str
    location: Location | None = None
    help: str = ""
    label: str = ""
    related: tuple[Related, ...] = ()
    notes: tuple[str, ...] = ()
    fact: str = ""
    source: str = ""
    severity: Severity | None = None
    open: bool = False


class Unchecked(Plain):
    """Something that a rule could not look at, and why: it becomes a line of what was skipped."""

    reason: str


class Scope(Plain, Generic[Subject]):
    """What a rule is shown, one at a time: its name, and how to come by all of them."""

    name: str
    subjects: Callable[[Context], Iterable[Subject]]


def always(_: Context) -> str:
    """Say of a rule that nothing keeps it from running."""
    return ""


class Rule(Plain, Generic[Subject]):
    """A rule. `unable` gives the reason why it cannot run here, empty where it can: skipped is not passed."""

    code: str
    name: str
    severity: Severity
    scope: Scope[Subject]
    check: Callable[[Subject, Context], Iterable[Problem | Unchecked]]
    unable: Callable[[Context], str] = always

    @property
    def family(self) -> str:
        """The letters of its code."""
        return self.code.rstrip("0123456789")


#: A rule whatever it looks at.
AnyRule = Rule[Any]

#: Facts that are not taken back: of a retracted record nothing more is asked.
FACT: Scope[Fact] = Scope("fact", lambda context: context.facts)
SOURCE: Scope[Source] = Scope("source", lambda context: context.corpus.sources.values())
#: Sources whose page was not seen, or not seen well: those that a rule of links has something to say of.
DOUBTED: Scope[Source] = Scope("source", lambda context: context.doubted)
ASSERTION: Scope[Assertion] = Scope("assertion", lambda context: context.corpus.assertions)
CORPUS: Scope[Corpus] = Scope("corpus", lambda context: (context.corpus,))
#: Records of one series that can be compared, two or more; retracted and superseded ones are left out.
SERIES: Scope[list[Fact]] = Scope("series", lambda context: context.comparable)


def at(record: Fact | Source | Assertion, *keys: str | int) -> Location:
    """Return the place of a record, or of a key within it."""
    return Location(record.file, (*home(record), *keys))


def related(record: Fact | Source, message: str, *keys: str | int) -> Related:
    """Return another place that a problem speaks of, and what stands there."""
    return Related(at(record, *keys), message)


def home(record: Fact | Source | Assertion) -> KeyPath:
    """Return the key path of a record."""
    if isinstance(record, Assertion):
        return record.path
    return ("fact" if isinstance(record, Fact) else "source", record.id)


def of_the_web(code: str) -> bool:
    """Whether a rule judges what the web said, so that its answer may be another tomorrow."""
    return code.startswith("LNK") and code not in ("LNK001", "LNK007")


def nothing(_: object, __: Context) -> Iterable[Problem]:
    """Find nothing: the check of rules whose findings come from loading or from the engine itself."""
    return ()
