"""A folder to a Corpus: every file read once, every problem of every file a finding, nothing that parsed lost."""

import gc
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar, cast

from wola_facts.corpus.cache import Cache
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.decode import decode, unreadable
from wola_facts.corpus.discover import LARGEST, SETTINGS, corpus_files
from wola_facts.corpus.settings import Settings
from wola_facts.errors import CorpusError
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.finding import Finding, Location, Related, Severity
from wola_facts.model.plain import replace
from wola_facts.model.source import Measure, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wola_facts.corpus.parse import Parsed

NO_BYTES: Mapping[str, bytes] = MappingProxyType({})
_T = TypeVar("_T", Fact, Source, Measure)
_Records = tuple[
    tuple[Fact, ...],
    tuple[Source, ...],
    tuple[Measure, ...],
    tuple[Assertion, ...],
    tuple[Finding, ...],
    tuple[str, ...],
]


def load_corpus(
    root: str, *, label: str = "", shipped: bool = False, cache: str = "", instead: Mapping[str, bytes] = NO_BYTES
) -> Corpus:
    """Return the corpus of a folder.

    `label` is put before the name of each file, in findings and records ("facts" gives "facts/torture.toml");
    `cache` names a folder for parsed files, and empty reads everything anew; `instead` holds contents, by path, that
    are read in place of those on disk: what the corpus would be if they were written.

    Raises:
        CorpusError: where corpus.toml cannot be read. A file that cannot be read among others is a finding.
    """
    with _collector_off():
        name = f"{label}/{SETTINGS}" if label else SETTINGS
        settings, findings = _settings(root, name, cache, instead.get(os.path.join(root, SETTINGS)))
        widths = (settings.widths.about, settings.widths.almost)
        memory = Cache(cache, settings.lang, *(str(width.normalize()) for width in widths))
        paths = {f"{label}/{file}" if label else file: os.path.join(root, file) for file in corpus_files(root)}
        parsed = [(file, _records(path, file, settings, memory, instead.get(path))) for file, path in paths.items()]
        paths[name] = os.path.join(root, SETTINGS)
        return _assemble(root, settings, findings, parsed, paths, shipped)


def merge(corpora: Sequence[Corpus]) -> Corpus:
    """Return one corpus of several: the first one's settings with the topics of all; ids must still be unique."""
    first = corpora[0]
    topics = {name: topic for corpus in reversed(corpora) for name, topic in corpus.settings.topics.items()}
    settings = replace(first.settings, topics=MappingProxyType(topics))
    parsed: list[tuple[str, _Records]] = []
    paths: dict[str, str] = {}
    for corpus in corpora:
        paths |= corpus.paths
        unread = tuple(corpus.unreadable)
        kept = tuple(source for source in corpus.sources.values() if not source.inline)
        records = (tuple(corpus.facts.values()), kept, tuple(corpus.measures.values()))
        parsed.append((corpus.root, (*records, corpus.assertions, corpus.findings, unread)))
    whole = _assemble(first.root, settings, [], parsed, paths, shipped=all(corpus.shipped for corpus in corpora))
    files = tuple(file for corpus in corpora for file in corpus.files)
    return replace(whole, files=files, broken_files=tuple(file for corpus in corpora for file in corpus.broken_files))


def load_texts(files: dict[str, str], root: str = "facts") -> Corpus:
    """Return the corpus that some texts make: file name -> TOML, corpus.toml among them where there is one.

    Raises:
        CorpusError: where corpus.toml cannot be read.
    """
    settings, findings = Settings(), list[Finding]()
    if SETTINGS in files:
        from wola_facts.corpus.read_settings import read_settings

        settings, findings = read_settings(files[SETTINGS])
    parsed = [(name, _parse(text, name, settings)) for name, text in sorted(files.items()) if name != SETTINGS]
    return _assemble(root, settings, findings, parsed, {}, shipped=False)


def with_text(corpus: Corpus, file: str, path: str, text: str) -> Corpus:
    """Return a corpus as it would be with one file changed, or with one more; nothing is read or written."""
    files = corpus.files if file in corpus.files else (*corpus.files, file)
    kept = [source for source in corpus.sources.values() if not source.inline]
    parsed: list[tuple[str, _Records]] = []
    for name in sorted(files, key=lambda one: (one.count("/"), one)):
        if name == file:
            parsed.append((name, _parse(text, name, corpus.settings)))
            continue
        findings = tuple(one for one in corpus.findings if one.location.file == name and one.code != "SCH006")
        records = (
            tuple(fact for fact in corpus.facts.values() if fact.file == name),
            tuple(source for source in kept if source.file == name),
            tuple(measure for measure in corpus.measures.values() if measure.file == name),
            tuple(assertion for assertion in corpus.assertions if assertion.file == name),
        )
        unread = tuple(id for id, place in corpus.unreadable.items() if place == name)
        parsed.append((name, (*records, findings, unread)))
    paths = {**corpus.paths, file: path}
    own = [one for one in corpus.findings if one.location.file == corpus.settings.file]
    return _assemble(corpus.root, corpus.settings, own, parsed, paths, corpus.shipped)


def require_records(corpus: Corpus) -> Corpus:
    """Return the corpus if anything of it could be read.

    Raises:
        CorpusError: where it has no file, or not one that could be read, or no record in any.
    """
    if not corpus.files:
        raise CorpusError(
            f"The corpus {corpus.root} is empty: no .toml file but {SETTINGS}.", "Add a first fact with `facts add`."
        )
    nothing = not (corpus.facts or corpus.sources or corpus.measures or corpus.assertions or corpus.findings)
    if nothing:
        raise CorpusError(
            f"The corpus {corpus.root} is empty: no record in its files ({', '.join(corpus.files[:3])}).",
            "Add a first fact with `facts add`.",
        )
    if len(corpus.broken_files) == len(corpus.files):
        first = next(finding for finding in corpus.findings if finding.location.file in corpus.broken_files)
        where = f"{first.location.file}:{first.location.line}"
        raise CorpusError(f"No file of the corpus {corpus.root} can be read. {where}: {first.message}.", first.help)
    return corpus


def read_text(corpus: Corpus, file: str) -> str:
    """Return the text of a file of the corpus as it was parsed; empty where it cannot be read."""
    raw, problem = _read(corpus.paths.get(file, os.path.join(corpus.root, file)), file)
    return "" if problem else decode(raw, file)[0]


def _settings(root: str, name: str, cache: str, content: bytes | None) -> tuple[Settings, list[Finding]]:
    if not os.path.exists(os.path.join(root, SETTINGS)):
        return Settings(file=name), []
    raw, problem = _read(os.path.join(root, SETTINGS), name) if content is None else (content, None)
    if problem:
        raise CorpusError(f"{SETTINGS} in {root} cannot be read: {problem.message}.", problem.help)
    memory = Cache(cache, "settings")
    kept = memory.get(name, raw)
    if kept and len(kept) == 2:
        return cast("tuple[Settings, list[Finding]]", kept)
    text, wrong = decode(raw, name)
    if wrong:
        raise CorpusError(f"{SETTINGS} in {root} cannot be read: {wrong[0].message}.", wrong[0].help)
    from wola_facts.corpus.read_settings import read_settings

    settings, findings = read_settings(text, name)
    memory.put(name, raw, (settings, findings))
    return settings, findings


def _records(path: str, file: str, settings: Settings, memory: Cache, content: bytes | None) -> _Records:
    raw, problem = _read(path, file) if content is None else (content, None)
    if problem:
        return (), (), (), (), (problem,), ()
    kept = memory.get(file, raw)
    if kept and len(kept) == 6:
        return cast("_Records", kept)
    text, wrong = decode(raw, file)
    if wrong:
        return (), (), (), (), tuple(wrong), ()
    records = _parse(text, file, settings)
    memory.put(file, raw, records)
    return records


def _parse(text: str, file: str, settings: Settings) -> _Records:
    from wola_facts.corpus.parse import parse

    found: Parsed = parse(text, file, settings.lang, settings.widths)
    kinds = (found.facts, found.sources, found.measures, found.assertions, found.findings, found.unreadable)
    return cast("_Records", tuple(tuple(cast("Iterable[object]", kind)) for kind in kinds))


def _read(path: str, file: str) -> tuple[bytes, Finding | None]:
    """Return the bytes of a file, or a finding that says why not. Only regular files are opened: a pipe would hang."""
    try:
        mode = os.stat(path)
        if stat.S_ISDIR(mode.st_mode):
            return b"", unreadable(file, "this is a folder with the name of a file", "rename it, or move its files up")
        if not stat.S_ISREG(mode.st_mode):
            return b"", unreadable(file, "this is not a regular file", "move it out of the corpus")
        if mode.st_size > LARGEST:
            return b"", unreadable(
                file,
                f"the file has {mode.st_size:,} bytes, over the {LARGEST:,} that are read",
                "split it: a file a topic",
            )
        with open(path, "rb") as opened:
            return opened.read(LARGEST + 1), None
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        return b"", unreadable(
            file, f"the file cannot be read: {why}", "check its permissions, or where its link leads"
        )


def _assemble(
    root: str,
    settings: Settings,
    findings: list[Finding],
    parsed: list[tuple[str, _Records]],
    paths: dict[str, str],
    shipped: bool,
) -> Corpus:
    facts: dict[str, Fact] = {}
    sources: dict[str, Source] = {}
    measures: dict[str, Measure] = {}
    found: list[Finding] = list(findings)
    unreadable_ids: dict[str, str] = {}
    broken: list[str] = []
    assertions: list[Assertion] = []
    for file, (some_facts, some_sources, some_measures, some_assertions, some_findings, ids) in parsed:
        found += some_findings
        _add(facts, some_facts, "fact", found)
        _add(sources, some_sources, "source", found)
        _add(measures, some_measures, "measure", found)
        assertions += some_assertions
        unreadable_ids |= {name: file for name in ids if name not in facts}
        nothing = not (some_facts or some_sources or some_measures or some_assertions or ids)
        if nothing and any(one.code == "SCH001" for one in some_findings):
            broken.append(file)
    signed = {measure.id for measure in measures.values() if measure.signed}
    for name, fact in facts.items():
        if fact.measure in signed and fact.value:
            facts[name] = replace(fact, value=fact.value.signed())
        for place in fact.sources:
            if place not in sources and is_address(place):
                sources[place] = Source(place, url=place, inline=True, file=fact.file, line=fact.line)
    found.sort(key=lambda one: (one.location.file, one.location.line, one.location.column))
    return Corpus(
        root=root,
        settings=settings,
        facts=MappingProxyType(facts),
        sources=MappingProxyType(sources),
        measures=MappingProxyType(measures),
        assertions=tuple(assertions),
        findings=tuple(found),
        unreadable=MappingProxyType(unreadable_ids),
        files=tuple(file for file, _ in parsed),
        paths=MappingProxyType(paths),
        broken_files=tuple(broken),
        shipped=shipped,
    )


def is_address(source: str) -> bool:
    """Whether a `source` is meant as a web address and not as an id."""
    return ":" in source or "/" in source


def _add(kept: dict[str, _T], more: tuple[_T, ...], kind: str, found: list[Finding]) -> None:
    """Add records by id; an id that another file has already is a finding, and the first stays."""
    for record in more:
        first = kept.setdefault(record.id, record)
        if first is record:
            continue
        message = f"the {kind} `{record.id}` stands in {first.file} already"
        here = Location(record.file, (kind, record.id), record.line, 1, len(f"[{kind}.{record.id}]"))
        there = Location(first.file, (kind, first.id), first.line, 1)
        related = (Related(there, "the first one, which is kept"),)
        fact = record.id if kind == "fact" else ""
        found.append(
            Finding(
                "SCH006",
                "duplicate-id",
                Severity.ERROR,
                message,
                here,
                "give one of them another id",
                fact,
                related=related,
            )
        )


@contextmanager
def _collector_off() -> "Iterator[None]":
    """Keep the cycle collector from running while many small records are made: up to 1.8 times quicker."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
