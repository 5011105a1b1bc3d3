"""New records: what is appended to which file of a corpus, what would be wrong with it, and the writing itself."""

import os
from collections.abc import Iterable, Mapping
from functools import cached_property

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.decode import decode
from wola_facts.corpus.discover import SETTINGS
from wola_facts.corpus.load import with_text
from wola_facts.corpus.parse import parse
from wola_facts.corpus.toml import read_tables
from wola_facts.corpus.write import alone_in, append_table, write_atomically
from wola_facts.errors import CorpusError, UsageError
from wola_facts.model.finding import Finding
from wola_facts.model.plain import Plain
from wola_facts.model.text import in_language
from wola_facts.model.written.fields import SLUG, slugify

_LONGEST_ID = 48
_FIRST_LINE = "schema = 1\n"


class Overtaken(UsageError):
    """A file that somebody else wrote between our reading it and our writing."""


class Home(Plain):
    """The file that takes new records: its name in findings, its path, and its bytes (none where it is a new one)."""

    file: str
    path: str
    raw: bytes = b""
    new: bool = False


class Table(Plain):
    """A record to be written: its kind (fact or source), its id, and its fields as TOML has them."""

    kind: str
    id: str
    fields: Mapping[str, object]


class Draft:
    """Records that are to be appended to a file. Nothing is written before `write`, and no byte before them changes."""

    def __init__(self, corpus: Corpus, home: Home, tables: Iterable[Table]) -> None:
        self.corpus = corpus
        self.home = home
        self.tables = tuple(tables)

    @cached_property
    def content(self) -> bytes:
        """The file as it will be."""
        return self._text.encode("utf-8")

    @cached_property
    def block(self) -> str:
        """The new records alone, as TOML."""
        text = ""
        for table in self.tables:
            text = append_table(text, f"{table.kind}.{table.id}", table.fields)
        return text

    @cached_property
    def findings(self) -> list[Finding]:
        """What the schema has to say against the new records, or against the file with them."""
        settings = self.corpus.settings
        found = parse(self._text.removeprefix("\ufeff"), self.home.file, settings.lang, settings.widths).findings
        new = {(table.kind, table.id) for table in self.tables}
        return [one for one in found if one.code == "SCH001" or one.location.path[:2] in new]

    @cached_property
    def after(self) -> Corpus:
        """The corpus as it will be."""
        return with_text(self.corpus, self.home.file, self.home.path, self._text.removeprefix("\ufeff"))

    @cached_property
    def _text(self) -> str:
        text = self.home.raw.decode("utf-8")
        for table in self.tables:
            text = append_table(text, f"{table.kind}.{table.id}", table.fields)
        return text

    def write(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            Overtaken: where somebody else has changed it since it was read; nothing is written then.
            UsageError: where it cannot be written.
        """
        try:
            with alone_in(os.path.dirname(self.home.path)):
                there = _bytes(self.home.path)
                if there != (None if self.home.new else self.home.raw):
                    raise Overtaken(f"{self.home.file} has been changed since it was read.", "Try again.")
                write_atomically(self.home.path, self.content)
        except OSError as error:
            why = (error.strerror or "it cannot be written").lower()
            raise UsageError(f"{self.home.file} cannot be written: {why}.", "Nothing was changed.") from error


def topics(corpus: Corpus) -> dict[str, list[str]]:
    """Return the topics that have a file, with the names of their files in the order of the corpus."""
    found: dict[str, list[str]] = {}
    by_file = {fact.file: fact.topic for fact in corpus.facts.values()}
    for file in corpus.files:
        found.setdefault(by_file.get(file) or _topic_of(corpus, file), []).append(file)
    return found


def home(corpus: Corpus, topic: str) -> Home:
    """Return the file of a topic: the one named after it before others; a new one where there is none.

    Raises:
        CorpusError: where the file is there and cannot be read: nothing is added to what is broken.
        Overtaken: where a file of that name has come since the corpus was read.
    """
    files = topics(corpus).get(topic, [])
    if files:
        return _existing(corpus, next((file for file in files if _stem(file) == topic), files[0]))
    folder = os.path.dirname(corpus.settings.file)
    for number in range(1, 1000):
        name = f"{topic if number == 1 else f'{topic}-{number}'}.toml"
        path = os.path.join(corpus.root, name)
        file = f"{folder}/{name}" if folder else name
        if os.path.lexists(path) and file not in corpus.paths:
            raise Overtaken(f"{file} has come since the corpus was read.", "Try again.")
        if file not in corpus.paths and name != SETTINGS:
            first = _FIRST_LINE if number == 1 else f'{_FIRST_LINE}topic = "{topic}"\n'
            return Home(file, path, first.encode(), new=True)
    raise CorpusError(f"There is no free name for a file of the topic {topic} in {corpus.root}.")


def defaults(home: Home) -> Mapping[str, object]:
    """Return what the [defaults] of a file give to its records."""
    found = read_tables(decode(home.raw, home.file)[0], home.file).data.get("defaults", {})
    return found if isinstance(found, dict) else {}


def new_id(text: str, taken: Iterable[str], year: str = "", otherwise: str = "fact") -> str:
    """Return a slug of a text's first words that is not taken; with the year, else a number, where the slug is."""
    words = slugify(text).split("-")
    stem = words[0][:_LONGEST_ID]
    for word in words[1:]:
        if len(stem) + 1 + len(word) > _LONGEST_ID:
            break
        stem += f"-{word}"
    stem = stem or otherwise
    there = frozenset(taken)
    if stem not in there:
        return stem
    if year and f"{stem}-{year}" not in there:
        return f"{stem}-{year}"
    return next(name for number in range(2, len(there) + 3) if (name := f"{stem}-{number}") not in there)


def claim_words(claim: object) -> str:
    """Return the text that an id is made of: the claim, in English where it is in several languages."""
    return in_language(claim, "en") if isinstance(claim, Mapping) else str(claim or "")


def _existing(corpus: Corpus, file: str) -> Home:
    path = corpus.paths.get(file, os.path.join(corpus.root, file))
    broken = next((one for one in corpus.findings if one.location.file == file and one.code == "SCH001"), None)
    if broken:
        where = f"{file}:{broken.location.line}"
        raise CorpusError(f"{where}: {broken.message}.", f"Mend {file} first; nothing was added to it.")
    return Home(file, path, _bytes(path) or b"")


def _bytes(path: str) -> bytes | None:
    try:
        with open(path, "rb") as opened:
            return opened.read()
    except FileNotFoundError:
        return None


def _topic_of(corpus: Corpus, file: str) -> str:
    """Return the topic of a file that holds no fact."""
    raw = _bytes(corpus.paths.get(file, os.path.join(corpus.root, file))) if file not in corpus.broken_files else None
    said = read_tables(decode(raw, file)[0], file).data.get("topic") if raw else None
    return said if isinstance(said, str) and SLUG.fullmatch(said) else slugify(_stem(file)) or "facts"


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].removesuffix(".toml")
