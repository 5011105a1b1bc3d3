"""`facts check --fix` and `--diff`: mends in memory until nothing is left to mend, then writes it or shows it.

A file is written whole or not at all, and none is before all of them can be.
"""

import difflib
import os
import stat
import sys
from functools import partial
from typing import TYPE_CHECKING

import wola_facts
from wola_facts.checks.engine import run
from wola_facts.checks.fixing import Fix, Web, mended
from wola_facts.cli.checking import Asked, Prepared, level_of, prepare
from wola_facts.cli.scope import is_among
from wola_facts.cli.session import Session
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.discover import Place
from wola_facts.corpus.write import write_atomically
from wola_facts.errors import UsageError
from wola_facts.model.finding import Finding
from wola_facts.model.plain import Plain
from wola_facts.outputs.terminal import one_line, visible

if TYPE_CHECKING:
    from wola_facts.cli.observing import Seen

_BOM = "\ufeff"
#: What one round mends may let another rule see what it could not before; more than a few rounds there never are.
_ROUNDS = 20
_SHOWN = 60


class Mending(Plain):
    """What came of it: whether files were written, what would change as a unified diff, whether the check fails now."""

    written: bool
    diff: str
    fails: bool


def mend(session: Session, asked: Asked, files: frozenset[str] | None, seen: "Seen | None" = None) -> Mending:
    """Mend the corpus that is meant, or show what that would change, and say on stderr what it was.

    Raises:
        UsageError: where the corpus is the one inside the package, or a file cannot be written.
    """
    work = _Mending(session, asked, files, seen)
    fails = work.rounds()
    if asked.diff:
        work.tell("would be mended")
        return Mending(written=False, diff=work.diff(), fails=fails)
    work.write()
    work.tell("mended")
    return Mending(written=bool(work.changed), diff="", fails=fails)


class _Mending:
    """The files as they were read and as they are now, by their paths."""

    def __init__(self, session: Session, asked: Asked, files: frozenset[str] | None, seen: "Seen | None") -> None:
        self.session, self.asked, self.files, self.seen = session, asked, files, seen
        self.places = session.places()
        if not asked.diff and any(map(_is_ours, self.places)):
            raise UsageError(
                "The corpus that comes with facts is never written.",
                "Copy it, and name the copy with --corpus; --diff shows what --fix would change.",
            )
        self.before: dict[str, bytes] = {}
        self.changed: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self.fixes: list[Fix] = []
        self.remaining = 0

    def rounds(self) -> bool:
        """Mend until nothing more can be; return whether the check fails as the files are on disk."""
        fails = False
        for number in range(_ROUNDS):
            corpus = self.session.load(self.changed) if number else self.session.corpus
            check = prepare(self.session, self.asked, corpus, self.files, self.seen, partial(self.text, corpus))
            report = run(check.context, check.active, check.keep, brief=True)
            self.remaining = len(report.findings)
            if not number:
                fails = report.fails(level_of(self.session, self.asked))
            if not self.round(corpus, check, report.findings):
                break
        return fails

    def round(self, corpus: Corpus, check: Prepared, findings: tuple[Finding, ...]) -> bool:
        """Mend once, each corpus for itself, so that each can still be read alone; return whether anything changed."""
        codes = {rule.code for rule in check.active}
        wanted = [finding for finding in findings if finding.code in codes]
        if not wanted:
            return False
        any_changed = False
        for place in self.places:
            texts = {
                name: text
                for name, path in corpus.paths.items()
                if path.startswith(place.root + os.sep) and (text := self.raw(path, name)) is not None
            }
            mine = {
                name: text
                for name, text in texts.items()
                if self.files is None or is_among(corpus.paths[name], self.files)
            }
            changed, fixes = mended(corpus, wanted, mine, texts, self.web())
            self.fixes += fixes
            for name, text in changed.items():
                path = corpus.paths[name]
                head = _BOM if self.before[path].startswith(_BOM.encode()) else ""
                self.changed[path] = (head + text).encode()
                any_changed = True
        return any_changed

    def web(self) -> Web:
        """Return what the web said in this very check: what was kept is never written into a record."""
        now = {one.source: one for one in (self.seen and self.seen.asked) or () if not one.stored}
        return Web(now, self.asked.reach.opened)

    def raw(self, path: str, name: str) -> str | None:
        """Return a file's text with its line ends, as it is by now; None where it is no text."""
        if path not in self.before:
            try:
                with open(path, "rb") as opened:
                    self.before[path] = opened.read()
            except OSError:
                return None
        self.names[path] = name
        try:
            return self.changed.get(path, self.before[path]).decode("utf-8-sig")
        except UnicodeDecodeError:
            return None

    def text(self, corpus: Corpus, file: str) -> str:
        """Return a file's text as rules read it."""
        path = corpus.paths.get(file, "")
        return (self.raw(path, file) or "").replace("\r\n", "\n") if path else ""

    def write(self) -> None:
        """Write what has changed."""
        for path in self.changed:
            why = self.unwritable(path)
            if why:
                raise UsageError(
                    f"{self.names[path]} cannot be written: {why}. Nothing was written.", "Then try again."
                )
        done: list[str] = []
        for path, content in self.changed.items():
            try:
                write_atomically(path, content)
            except OSError as error:
                why = (error.strerror or "it cannot be replaced").lower()
                so_far = f"{len(done)} of {len(self.changed)} files were written: {', '.join(done)}." if done else ""
                raise UsageError(f"{self.names[path]} cannot be written: {why}. {so_far}".rstrip()) from error
            done.append(self.names[path])

    def unwritable(self, path: str) -> str:
        try:
            if not os.stat(path).st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
                return "it is read-only"
            with open(path, "rb") as opened:
                return "" if opened.read() == self.before[path] else "it has changed meanwhile"
        except OSError as error:
            return (error.strerror or "it cannot be read").lower()

    def diff(self) -> str:
        """Return what changed as a unified diff that `patch -p1` and `git apply` take."""
        text = "".join(
            _unified(self.names[path], self.before[path], content) for path, content in sorted(self.changed.items())
        )
        to_terminal = sys.stdout.isatty() and not self.session.given.output
        return visible(text, lines=True) if to_terminal else text

    def tell(self, done: str) -> None:
        """Say what was mended, by file, and how much is left."""
        files = dict.fromkeys(fix.file for fix in self.fixes)
        for file in files:
            mine = [fix for fix in self.fixes if fix.file == file]
            self.session.say(f"{file}: {len(mine)} {done}")
            for fix in mine:
                was = f"{_short(fix.was)} is now" if fix.was else "added"
                self.session.say(f"  {fix.code} {was} {_short(fix.now.strip())}")
        left = f"{self.remaining} finding{'s' * (self.remaining != 1)} remain{'s' * (self.remaining == 1)}"
        if files:
            total = f"{len(self.fixes)} {done} in {len(files)} file{'s' * (len(files) != 1)}"
            self.session.say(f"{total}, {left}")
        else:
            self.session.say(f"nothing that could be mended safely, {left}")


def _is_ours(place: Place) -> bool:
    package = os.path.dirname(os.path.abspath(wola_facts.__file__))
    return place.shipped or os.path.abspath(place.root).startswith(package + os.sep)


def _unified(name: str, before: bytes, after: bytes) -> str:
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{name.lstrip('/')}", f"b/{name.lstrip('/')}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(content: bytes) -> list[str]:
    """Return the lines with their ends; only a line feed ends one."""
    *whole, last = content.decode().split("\n")
    return [f"{line}\n" for line in whole] + [last] * bool(last)


def _short(text: str) -> str:
    shown = visible(one_line(text))
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
