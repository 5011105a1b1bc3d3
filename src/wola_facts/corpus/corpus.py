"""The corpus: every fact, source, measure and assertion of one folder, in order, with the findings of its loading."""

from collections.abc import Mapping
from types import MappingProxyType

from wola_facts.corpus.settings import Settings
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.finding import Finding
from wola_facts.model.plain import Plain
from wola_facts.model.source import Measure, Source
from wola_facts.model.text import NO_TEXT


class Corpus(Plain):
    """All that one folder holds, frozen. Mappings keep the order of the files and of the records within them.

    `sources` holds every bare URL as a source too, under the URL itself. `unreadable` maps the ids of records that
    could not be kept (they are findings) to their file, so that a reference to one is not called unknown.
    """

    root: str
    settings: Settings = Settings()
    facts: Mapping[str, Fact] = MappingProxyType({})
    sources: Mapping[str, Source] = MappingProxyType({})
    measures: Mapping[str, Measure] = MappingProxyType({})
    assertions: tuple[Assertion, ...] = ()
    findings: tuple[Finding, ...] = ()
    unreadable: Mapping[str, str] = NO_TEXT
    files: tuple[str, ...] = ()
    #: Where each file, corpus.toml included, lies on disk: the name used in findings -> path.
    paths: Mapping[str, str] = NO_TEXT
    #: Those of `files` in which nothing at all could be read.
    broken_files: tuple[str, ...] = ()
    #: Whether it is the corpus inside the package and not one of the user's.
    shipped: bool = False

    def sources_of(self, fact: Fact) -> tuple[Source, ...]:
        """Return the sources that a fact was read in, those that are known."""
        return tuple(self.sources[name] for name in fact.sources if name in self.sources)
