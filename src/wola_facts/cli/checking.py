"""What `facts check` does with its flags: which corpus and files, which report, which format, which exit code."""

import os
from collections.abc import Callable

from wola_facts import __version__
from wola_facts.checks.context import Context
from wola_facts.checks.engine import forecast, run
from wola_facts.checks.report import Report
from wola_facts.checks.rule import AnyRule
from wola_facts.checks.selection import chosen
from wola_facts.cli.exits import Exit
from wola_facts.cli.session import Session
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.discover import SETTINGS
from wola_facts.corpus.load import read_text
from wola_facts.errors import UsageError, did_you_mean
from wola_facts.model.finding import Finding, Severity
from wola_facts.model.plain import Plain, replace
from wola_facts.outputs.findings.format import Look, load, names

_LEVELS = {str(severity): severity for severity in Severity}


class Asked(Plain):
    """The flags of `facts check` as they were given."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    by: str = ""
    copies: str = ""
    since: str = ""
    baseline: str = ""
    statistics: bool = False
    summary: str = ""
    exit_zero: bool = False
    fix: bool = False
    diff: bool = False


class Prepared(Plain):
    """A check before it is run: what is looked at, by which rules, and which findings are asked for."""

    context: Context
    active: list[AnyRule]
    keep: Callable[[Finding], bool] | None


def checked(session: Session, asked: Asked) -> int:
    """Check, write the report and return the exit code.

    Raises:
        FactsError: where nothing can be checked, or a flag cannot be understood.
    """
    format = load(session.choose(names(), "full"))
    session, files = _places(session, asked.paths)
    if asked.fix or asked.diff:
        from wola_facts.cli.mending import mend

        mending = mend(session, asked, files)
        if asked.diff:
            session.write(mending.diff)
            return Exit.FOUND if mending.fails and not asked.exit_zero else Exit.DONE
        if mending.written:
            session = Session(session.given)  # which reads the corpus anew
    prepared = prepare(session, asked, session.corpus, files)
    level = level_of(session, asked)
    context, active, keep = prepared.context, prepared.active, prepared.keep
    brief = format.brief and not session.verbose
    report = _report(session, asked, context, active, keep, brief=brief)
    if asked.baseline:
        skipped = {one.code for one in report.skipped}
        judged = {rule.code for rule in active} - skipped if keep is None else set()
        report = _less_known(session, asked.baseline, report, judged)
    look = _look(session, format.titled)
    if asked.statistics:
        from wola_facts.outputs.findings.statistics import statistics

        session.write(statistics(report, session.given.format))
    else:
        session.write(format.render(report, look))
    if asked.summary:
        _append(session, asked.summary, load("markdown").render(report, look))
    return Exit.FOUND if report.fails(level) and not asked.exit_zero else Exit.DONE


def prepare(
    session: Session,
    asked: Asked,
    corpus: Corpus,
    files: frozenset[str] | None,
    read: Callable[[str], str] | None = None,
) -> Prepared:
    """Return the check that the flags mean; `read` gives the text of a file where that on disk is not meant.

    Raises:
        FactsError: where nothing can be checked, or a flag cannot be understood.
    """
    active = chosen(corpus.settings, asked.select, asked.ignore)
    if not active:
        raise UsageError("No rule is left to run.", "Leave out --ignore, or select something else.")
    context = Context(
        corpus, session.today, read=read or (lambda file: read_text(corpus, file)), copies=folder(session, asked.copies)
    )
    keep = _kept(corpus, files)
    if asked.since:
        from wola_facts.cli.revisions import since

        keep = _both(keep, since(session, corpus, asked.since))
    return Prepared(context, active, keep)


def level_of(session: Session, asked: Asked) -> Severity:
    """Return the severity from which on a check fails.

    Raises:
        UsageError: where --fail-on names none.
    """
    return _level(asked.fail_on or session.corpus.settings.fail_on)


def _report(
    session: Session,
    asked: Asked,
    context: Context,
    active: list[AnyRule],
    keep: Callable[[Finding], bool] | None,
    *,
    brief: bool,
) -> Report:
    report = run(context, active, keep, brief=brief)
    if asked.by:
        day = session.day(asked.by, "--by")
        if day <= session.today:
            raise UsageError(
                f"--by {day} is not after today, {session.today}.", "Name a later day; --today moves today."
            )
        report = forecast(report, context, day, active)
    return report


def _places(session: Session, paths: tuple[str, ...]) -> tuple[Session, frozenset[str] | None]:
    """Return the session with the corpus that the paths mean, and the real paths of the files they are about."""
    roots: dict[str, None] = {}
    wanted: set[str] = set()
    for path in paths:
        full = os.path.join(session.directory, path)
        if not os.path.exists(full):
            raise UsageError(f"There is no file or folder {path}.", "Paths are relative to the working directory.")
        root = _corpus_of(full)
        roots[root] = None
        if os.path.realpath(full) != os.path.realpath(root):
            wanted.add(os.path.realpath(full))
    if not roots:
        return session, None
    if not session.given.corpus:
        session = Session(replace(session.given, corpus=list(roots)))
    return session, frozenset(wanted) or None


def _corpus_of(path: str) -> str:
    """Return the corpus that a path is, holds, or lies in; its own folder where there is no corpus.toml."""
    for folder in (path, os.path.join(path, "facts")):
        if os.path.isfile(os.path.join(folder, SETTINGS)):
            return folder
    here = path if os.path.isdir(path) else os.path.dirname(path)
    own = here
    while not os.path.isfile(os.path.join(here, SETTINGS)):
        parent = os.path.dirname(here)
        if parent == here:
            return own
        here = parent
    return here


def _kept(corpus: Corpus, files: frozenset[str] | None) -> Callable[[Finding], bool] | None:
    if files is None:
        return None
    about = {
        name
        for name, path in corpus.paths.items()
        for file in files
        if (real := os.path.realpath(path)) == file or real.startswith(file + os.sep)
    }
    if not about:
        raise UsageError(
            "None of these paths is a file of the corpus: nothing was checked.", "A corpus file ends in .toml."
        )
    return lambda finding: finding.location.file in about or any(one.location.file in about for one in finding.related)


def _both(
    one: Callable[[Finding], bool] | None, two: Callable[[Finding], bool]
) -> Callable[[Finding], bool]:  # fmt: skip
    return two if one is None else lambda finding: one(finding) and two(finding)


def folder(session: Session, copies: str) -> str:
    """Return the whole path of the folder that --copies names; empty where it names none."""
    if not copies:
        return ""
    path = os.path.join(session.directory, copies)
    if not os.path.isdir(path):
        raise UsageError(f"There is no folder {copies}.", "--copies names a folder of <source id>.txt, .html or .pdf.")
    return path


def _level(said: str) -> Severity:
    if said not in _LEVELS:
        raise UsageError(
            f"--fail-on: there is no {said!r}.", did_you_mean(said, _LEVELS) or "Say error, warning or note."
        )
    return _LEVELS[said]


def _less_known(session: Session, file: str, report: Report, judged: set[str]) -> Report:
    """Leave out what a baseline holds; begin one where there is none, shrink it only by rules that saw everything."""
    from wola_facts.checks.baseline import less_known, read_baseline, written
    from wola_facts.corpus.write import write_atomically

    path = os.path.join(session.directory, file)
    try:
        with open(path, encoding="utf-8") as opened:
            known = read_baseline(opened.read(), file)
    except FileNotFoundError:
        known = None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {(error.strerror or '').lower()}.") from error
    left, kept = less_known(report, known, judged)
    if kept != known:
        try:
            write_atomically(path, written(kept).encode())
        except OSError as error:
            raise UsageError(f"{file} cannot be written: {(error.strerror or '').lower()}.") from error
        change = f"wrote {file}" if known is None else f"{file} shrank from {sum(known.values())}"
        session.say(f"{change}: {sum(kept.values())} findings")
    return left


def _look(session: Session, titled: bool) -> Look:
    titles = {}
    if titled:
        from wola_facts.checks.registry import rules, title

        titles = {code: title(rule) for code, rule in rules().items()}
    return Look(session.width, session.color, session.unicode, session.verbose, __version__, titles)


def _append(session: Session, file: str, text: str) -> None:
    try:
        with open(os.path.join(session.directory, file), "a", encoding="utf-8") as opened:
            opened.write(text + "\n")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {(error.strerror or '').lower()}.") from error
