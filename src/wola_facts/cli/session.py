"""What one run knows: its flags, environment, clock, terminal, and the corpus once it is asked for."""

import os
import sys
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from wola_facts.cli.surroundings import cache_folder, columns, put, takes_color
from wola_facts.errors import UsageError, did_you_mean
from wola_facts.model.plain import Plain
from wola_facts.outputs.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wola_facts.corpus.corpus import Corpus
    from wola_facts.corpus.discover import Place

LANGUAGES = ("en", "es")


class Given(Plain):
    """The shared flags as they were given; empty where they were not."""

    corpus: list[str] | None = None
    directory: str = ""
    today: str = ""
    lang: str = ""
    format: str = ""
    output: str = ""
    color: str = ""
    quiet: bool = False
    verbose: bool = False


class Session:
    """Flags win over the environment, which wins over corpus.toml."""

    def __init__(self, given: Given | None = None) -> None:
        self.given = given or Given()

    @property
    def quiet(self) -> bool:
        """Whether stderr carries errors only."""
        return self.given.quiet

    @property
    def verbose(self) -> bool:
        """Whether more is to be said."""
        return self.given.verbose

    @cached_property
    def directory(self) -> str:
        """The folder that everything is relative to.

        Raises:
            UsageError: where -C names no folder, or the one this runs in has been removed.
        """
        try:
            path = os.path.abspath(self.given.directory or ".")
        except FileNotFoundError as error:
            raise UsageError("The folder that this runs in is no longer there.", "Change to one that is.") from error
        if not os.path.isdir(path):
            raise UsageError(f"There is no folder {self.given.directory}.", "Name an existing folder after -C.")
        return path

    @cached_property
    def today(self) -> date:
        """The day that everything is judged by: --today, FACTS_TODAY, else the clock's.

        Raises:
            UsageError: where it is no full day.
        """
        said, flag = self._said(self.given.today, "--today", "FACTS_TODAY")
        return self.day(said, flag) if said else date.today()  # noqa: DTZ011  # the user's own day is meant

    @property
    def is_now(self) -> bool:
        """Whether today is the clock's own day."""
        return not (self.given.today or os.environ.get("FACTS_TODAY", ""))

    def day(self, text: str, flag: str) -> date:
        """Return the day that a flag names.

        Raises:
            UsageError: where it is no full day.
        """
        from wola_facts.model.dates import DateError, read_day

        try:
            return read_day(text)
        except DateError as error:
            raise UsageError(f"{flag}: {error}.", f"Write a full day: {_given(flag, '2019-11-26')}.") from error

    @cached_property
    def lang(self) -> str:
        """The language of what is shown: --lang, FACTS_LANG, else the corpus's."""
        return self._asked_lang() or self.lang_for(self.corpus)  # which is not read where it need not be

    def lang_for(self, corpus: "Corpus") -> str:
        """Return the language of what is shown of a corpus, be it one with nothing in it."""
        own = corpus.settings.lang
        return self._asked_lang() or (own if own in LANGUAGES else "en")

    def _asked_lang(self) -> str:
        """Return the language that --lang or FACTS_LANG asks for, whatever its region (es-MX, es_MX), or nothing."""
        said, flag = self._said(self.given.lang, "--lang", "FACTS_LANG")
        lang = said.replace("_", "-").split("-")[0].lower()
        if said and lang not in LANGUAGES:
            raise UsageError(f"{flag}: there is no `{said}`.", "Languages: en, es.")
        return lang

    @staticmethod
    def _said(given: str, flag: str, variable: str) -> tuple[str, str]:
        """Return what was asked for, and the flag or variable that asked."""
        return (given, flag) if given else (os.environ.get(variable, ""), variable)

    def judge(self) -> "Session":
        """Return this session once it is sure that what every command takes makes sense, before anything is read.

        Raises:
            UsageError: for a day, language, colour or folder that there cannot be.
        """
        if self.given.today or "FACTS_TODAY" in os.environ:
            _ = self.today
        if self.given.color:
            _ = self.color
        _ = self._asked_lang(), self.directory
        return self

    @cached_property
    def corpus(self) -> "Corpus":
        """The corpus that is meant, loaded; a line on stderr says where the shipped one answers.

        Raises:
            CorpusError: where there is none, or nothing in it can be read.
        """
        from wola_facts.corpus.load import require_records

        corpus = self.load()
        if corpus.shipped and not self.given.corpus:
            here = "The folder facts/ here holds no corpus.toml" if self.has_folder else "No facts/ folder here"
            self.say(f"{here}: answering from the corpus that comes with facts ({corpus.settings.name}).")
        return require_records(corpus)

    @property
    def has_folder(self) -> bool:
        """Whether there is a facts/ folder here, be it a corpus or not."""
        return os.path.isdir(os.path.join(self.directory, "facts"))

    def places(self) -> "list[Place]":
        """Return the folders of the corpora that are meant: --corpus, FACTS_CORPUS, else the nearest or the shipped.

        One that is named twice is one.
        """
        from wola_facts.corpus.discover import find_corpus

        environment = [part for part in os.environ.get("FACTS_CORPUS", "").split(os.pathsep) if part]
        found = [find_corpus(self.directory, one) for one in self.given.corpus or environment or [""]]
        once: dict[str, Place] = {}
        for place in found:
            once.setdefault(os.path.realpath(place.root), place)
        return list(once.values())

    def load(self, instead: "Mapping[str, bytes] | None" = None) -> "Corpus":
        """Return the corpus that is meant, even one with nothing in it; `instead` has other contents, by path."""
        from wola_facts.corpus.load import load_corpus, merge

        loaded = [
            load_corpus(
                place.root, label=self._label(place), shipped=place.shipped, cache=self.cache, instead=instead or {}
            )
            for place in self.places()
        ]
        return loaded[0] if len(loaded) == 1 else merge(loaded)

    def _label(self, place: "Place") -> str:
        """Return what the files of a corpus are called by: its folder, or `facts` where it lies inside the package."""
        return "facts" if place.shipped else self.relative(place.root)

    def relative(self, path: str) -> str:
        """Return a path as one would type it here: relative below this folder, whole elsewhere."""
        try:
            short = os.path.relpath(path, self.directory)
        except ValueError:
            return path  # another drive
        if short.startswith(".."):
            return os.path.realpath(path) if os.pardir in path.split(os.sep) else path
        return "" if short == "." else short.replace(os.sep, "/")

    @cached_property
    def cache(self) -> str:
        """The folder for what can be made again, or nothing where FACTS_CACHE is empty or there is no home."""
        return cache_folder()

    @cached_property
    def width(self) -> int:
        """Columns to draw in: COLUMNS, else the terminal's, also behind a pipe, else 80."""
        return columns()

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked: both what is typed and what is said is a terminal's."""
        return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    @cached_property
    def color(self) -> bool:
        """Whether to colour: --color, NO_COLOR, FORCE_COLOR, else on a terminal that can."""
        said = self.given.color or "auto"
        if said not in ("auto", "always", "never"):
            raise UsageError(f"--color: there is no `{said}`.", "Say auto, always or never.")
        if said != "auto" or self.given.output:
            return said == "always"
        return takes_color()

    @cached_property
    def unicode(self) -> bool:
        """Whether what is printed may hold more than ASCII."""
        encoding = "utf-8" if self.given.output else (sys.stdout.encoding or "ascii")
        return encoding.lower().replace("-", "").startswith("utf")

    def choose(self, known: tuple[str, ...], default: str) -> str:
        """Return the format that is asked for.

        Raises:
            UsageError: where there is no such format; it offers near misses.
        """
        said = self.given.format or default
        if said not in known:
            near = did_you_mean(said, known)
            raise UsageError(
                f"There is no format `{said}`{': ' + near if near else '.'}", f"Formats: {', '.join(known)}."
            )
        return said

    def write(self, text: str) -> None:
        """Write the result: to stdout, or to --output, whole or not at all."""
        if not text.endswith("\n") and text:
            text += "\n"
        if not self.given.output or self.given.output == "-":
            put(text, sys.stdout)
            return
        from wola_facts.corpus.write import write_atomically

        path = os.path.join(self.directory, self.given.output)
        try:
            write_atomically(path, text.encode("utf-8"))
        except OSError as error:
            why = (error.strerror or "it cannot be written").lower()
            raise UsageError(
                f"{self.given.output} cannot be written: {why}.", "Name a file in an existing folder."
            ) from error

    def say(self, text: str) -> None:
        """Say something on stderr, unless told to be quiet."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """Say something on stderr, quiet or not."""
        try:
            put(visible(text.rstrip("\n"), lines=True) + "\n", sys.stderr)
        except OSError:
            pass  # nobody hears it, and the result and the exit code still count

    def count_bad(self) -> None:
        """Say on stderr how many records could not be read, and the command that lists them."""
        corpus = self.corpus
        errors = [one for one in corpus.findings if one.code.startswith("SCH")]
        if not errors:
            return
        records = len(corpus.unreadable)
        left = f"{records} record{'s' * (records != 1)} left out, " if records else ""
        problems = f"{len(errors)} problem{'s' * (len(errors) != 1)} in the corpus"
        self.say(f"{left}{problems}: see `facts check --select SCH`")


def _given(flag: str, text: str) -> str:
    """Return how a flag, or a variable of the environment, is given a text."""
    return f"{flag} {text}" if flag.startswith("-") else f"{flag}={text}"
