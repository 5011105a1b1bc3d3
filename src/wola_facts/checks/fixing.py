"""What `facts check --fix` mends: spellings with one reading, addresses that deserve a record, and those that moved.

Only the bytes of what is mended change, and a text that was TOML stays TOML.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from wola_facts.checks.respelling import date_spelled, key_spelled, known_keys
from wola_facts.checks.rules.malformed_link import what_is_wrong
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.discover import SETTINGS
from wola_facts.corpus.locate import Layout, layout
from wola_facts.corpus.write import Edit, append_table, apply, set_value, toml_key, toml_value
from wola_facts.model.finding import Finding, KeyPath
from wola_facts.model.plain import Plain
from wola_facts.model.source import Source
from wola_facts.model.text import fold
from wola_facts.web.memory import address_of
from wola_facts.web.observation import Observation
from wola_facts.web.opened import UNOPENED, Opened

#: The rules whose findings can be mended safely.
FIXABLE = frozenset({"SCH001", "SCH002", "SCH005", "SRC005", "LNK003", "LNK006"})

#: The keys that hold a period; in any other only a day will do.
_PERIODS = ("date", "in_force", "notified")
_MONTH = re.compile(
    rf"[ \t]*(?:[A-Za-z0-9_-]+\.)*(?:{'|'.join(_PERIODS)})[ \t]*=[ \t]*"
    r"([0-9]{4}-(?:0[1-9]|1[0-2]))(?=[ \t]*(?:#.*)?\r?$)"
)
#: The keys that name sources, in a fact or in [defaults]; and the one of a source itself.
_NAMING = {("source",), ("log", "source"), ("according_to",)}
_LONGEST = 60


class Fix(Plain):
    """One thing that was mended: by which rule, in which file, and what was and what is written."""

    code: str
    file: str
    was: str
    now: str


class Web(Plain):
    """What the web said just now, by source, and what was opened by hand."""

    observations: Mapping[str, Observation] = MappingProxyType({})
    opened: Opened = Opened()


def mended(
    corpus: Corpus,
    findings: Iterable[Finding],
    texts: Mapping[str, str],
    within: Iterable[str] = (),
    web: Web | None = None,
) -> tuple[dict[str, str], list[Fix]]:
    """Return the texts that change, by file, and what was mended in them. What cannot be mended safely stays.

    `texts` are the files that may change, as they are, line ends included. `within` names all the files of the same
    corpus: only a source that is written there is named in place of its address. `web` is what it said just now: of
    a page that has moved for good the new address is written, if all that is quoted from it was found there, and of
    one that is gone the copy that an archive has.
    """
    work = _Work(corpus, texts, frozenset(within) or frozenset(texts), web or Web())
    for finding in findings:
        if finding.waived is None and finding.code in FIXABLE and finding.location.file in texts:
            work.mend(finding)
    return work.done()


class _Work:
    """The edits of all files, gathered before any is made."""

    def __init__(self, corpus: Corpus, texts: Mapping[str, str], within: frozenset[str], web: Web) -> None:
        self.corpus = corpus
        self.web = web
        self.texts = texts
        self.within = within
        self.edits: dict[str, dict[tuple[int, int], str]] = {}
        self.tables: dict[str, list[tuple[str, str]]] = {}
        self.fixes: list[Fix] = []
        self.taken = set(corpus.sources)
        self.renamed: set[tuple[str, KeyPath]] = set()
        self.named: set[str] = set()

    def done(self) -> tuple[dict[str, str], list[Fix]]:
        changed = {}
        for file, text in self.texts.items():
            new = apply(text, [Edit(*span, word) for span, word in self.edits.get(file, {}).items()])
            for name, url in self.tables.get(file, ()):
                new = append_table(new, f"source.{name}", {"url": url})
            if new != text:
                changed[file] = new
        return changed, self.fixes

    def mend(self, finding: Finding) -> None:
        file, path = finding.location.file, finding.location.path
        text = self.texts[file]
        if finding.code == "SCH001":
            self.month(file, text, finding)
        elif finding.code == "SRC005":
            self.address(finding.source)
        elif finding.code.startswith("LNK"):
            self.link(finding)
        elif is_toml(text):
            places = layout(text)
            if finding.code == "SCH002":
                self.key(file, text, places, path)
            elif path in places.spans:
                self.when(file, text, places.spans[path].value, path)

    def month(self, file: str, text: str, finding: Finding) -> None:
        """Put quotes around a month that TOML has no type for."""
        lines, line = text.split("\n"), finding.location.line
        found = _MONTH.match(lines[line - 1]) if 0 < line <= len(lines) else None
        if found and finding.message.startswith(found[1]):
            start = sum(len(one) + 1 for one in lines[: line - 1]) + found.start(1)
            self.replace("SCH001", file, (start, start + len(found[1])), f'"{found[1]}"')

    def when(self, file: str, text: str, span: tuple[int, int], path: KeyPath) -> None:
        """Write a date as the design has it; where only a day will do, only if it is one."""
        new = date_spelled(_value(text[slice(*span)]))
        if new is not None and (path[-1] in _PERIODS or not isinstance(new, str)):
            self.replace("SCH005", file, span, toml_value(new))

    def key(self, file: str, text: str, places: Layout, path: KeyPath) -> None:
        """Write a key as it is known, where no other key of its table is called so."""
        span = places.spans.get(path)
        if span is None or file.rsplit("/", 1)[-1] == SETTINGS or not _is_whole(text, span.key[1]):
            return
        new = key_spelled(str(path[-1]), known_keys(path))
        to = (*path[:-1], new)
        free = to not in places.spans and all(name[: len(to)] != to for name, _ in places.headers)
        if new and free and (file, to) not in self.renamed:
            self.renamed.add((file, to))
            self.replace("SCH002", file, span.key, toml_key(new))

    def address(self, id: str) -> None:
        """Write the id of a source in place of its address, wherever that stands; begin its record if there is none."""
        found = self.corpus.sources.get(id)
        if found is None or found.url in self.named:
            return
        self.named.add(found.url)
        url = found.url
        files = [file for file, text in self.texts.items() if url in text and is_toml(text)]
        uses = [(file, span) for file in files for span in _addresses(self.texts[file], url)]
        name = next((one.id for one in (found, *self.corpus.sources.values()) if self.is_record(one, url)), "")
        if not name and len(uses) > 1:
            home = next((file for file, _ in uses if _takes_table(self.texts[file])), "")
            if home:
                name = self.new_id(url)
                self.tables.setdefault(home, []).append((name, url))
        if name:
            for file, span in uses:
                self.replace("SRC005", file, span, toml_value(name))

    def link(self, finding: Finding) -> None:
        """Write where a page has moved, or where a copy of it is."""
        source = self.corpus.sources.get(finding.source)
        observation = self.web.observations.get(finding.source)
        if source is None or observation is None or observation.url != source.url:
            return
        if finding.code == "LNK003":
            new = moved_to(self.corpus, observation, self.web.opened)
            if not new:
                return
            if source.inline:
                for file, text in self.texts.items():
                    for span in _addresses(text, source.url) if source.url in text and is_toml(text) else ():
                        self.replace("LNK003", file, span, toml_value(new))
            else:
                self.value("LNK003", source, {"url": new})
        elif not source.inline and observation.archive and not what_is_wrong(observation.archive, self.web.opened):
            day = date.fromisoformat(observation.archived) if observation.archived else None
            self.value("LNK006", source, {"archive": observation.archive} | ({"archived": day} if day else {}))

    def value(self, code: str, source: Source, fields: Mapping[str, object]) -> None:
        """Give keys of a source's own table a value: in their place, or on lines after its last one."""
        text = self.texts.get(source.file)
        if text is None or not is_toml(text):
            return
        try:
            edits = [set_value(text, ("source", source.id, key), value) for key, value in fields.items()]
        except KeyError:
            return  # the record stands on one line; there is no place of its own for a key
        spans: dict[tuple[int, int], str] = {}
        for edit in edits:
            before = spans.get((edit.start, edit.end), "")
            spans[edit.start, edit.end] = before + (edit.new.lstrip("\r\n") if before else edit.new)
        for span, new in spans.items():
            self.replace(code, source.file, span, new)

    def is_record(self, source: Source, url: str) -> bool:
        return not source.inline and source.url == url and source.file in self.within

    def new_id(self, url: str) -> str:
        stem = source_id(url)
        name, number = stem, 2
        while name in self.taken or any(f"source.{name}]" in text for text in self.texts.values()):
            name, number = f"{stem}-{number}", number + 1
        self.taken.add(name)
        return name

    def replace(self, code: str, file: str, span: tuple[int, int], new: str) -> None:
        was = self.texts[file][slice(*span)]
        edits = self.edits.setdefault(file, {})
        if was != new and all(span[1] <= start or end <= span[0] for start, end in edits):
            edits[span] = new
            self.fixes.append(Fix(code, file, was, new))


def moved_to(corpus: Corpus, observation: Observation, opened: Opened = UNOPENED) -> str:
    """Return the address to write for a page that has moved for good; empty where that would not be safe.

    It has to be one to send a reader to; and where facts quote the page, their words have to stand there.
    """
    new = observation.moved_to
    if observation.verdict != "moved-permanent" or not new or what_is_wrong(new, opened):
        return ""
    quoted = any(
        fact.quote and not fact.retracted for fact in corpus.facts.values() if observation.source in fact.sources
    )
    if quoted and observation.evidence != "found":
        return ""
    return address_of(observation)


def is_toml(text: str) -> bool:
    """Whether a text can be read as TOML."""
    return _loads(text) is not None


def source_id(url: str) -> str:
    """Return the slug that an address gives a source: its host, and the last word of its path."""
    place = re.sub(r"[?#].*", "", url.partition("://")[2] or url).rstrip("/")
    host, _, path = place.partition("/")
    last = re.sub(r"\.[a-z]{2,5}$", "", path.rpartition("/")[2]) if path else ""
    words = re.findall(r"[a-z0-9]+", fold(f"{host.rpartition('@')[2].removeprefix('www.')} {last}"))
    slug = ""
    for word in words:
        if slug and len(slug) + len(word) >= _LONGEST:
            break
        slug = f"{slug}-{word[:_LONGEST]}" if slug else word[:_LONGEST]
    return slug or "source"


def _addresses(text: str, url: str) -> Iterator[tuple[int, int]]:
    """Yield where a file has an address as the source of something."""
    for path, span in layout(text).spans.items():
        written = text[slice(*span.value)]
        if _names_source(path) and written[:1] in "\"'" and _value(written) == url:
            yield span.value


def _names_source(path: KeyPath) -> bool:
    keys = tuple(key for key in (path[1:] if path[0] == "defaults" else path[2:]) if isinstance(key, str))
    return keys == ("derived_from",) if path[0] == "source" else path[0] in ("fact", "defaults") and keys in _NAMING


def _is_whole(text: str, end: int) -> bool:
    """Whether a key is followed by its value; the beginning of a dotted key may stand in other lines too."""
    return text[end:].lstrip(" \t")[:1] == "="


def _takes_table(text: str) -> bool:
    """Whether a source record can be added at the end of a file: not where `source` is a table on one line."""
    return is_toml(append_table(text, "source.a-new-one-of-ours", {"url": ""}))


def _value(written: str) -> object:
    found = _loads(f"v = {written}")
    return found.get("v") if found else None


def _loads(text: str) -> dict[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return None
