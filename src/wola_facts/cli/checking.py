"""What `facts check` does with its flags: which corpus and files, which report, which format, which exit code."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from wola_facts import __version__
from wola_facts.checks.context import Context
from wola_facts.checks.engine import forecast, run
from wola_facts.checks.report import Report
from wola_facts.checks.rule import AnyRule
from wola_facts.checks.selection import chosen
from wola_facts.cli.exits import Exit
from wola_facts.cli.network import Reach
from wola_facts.cli.scope import places, scope
from wola_facts.cli.session import Session
from wola_facts.cli.webward import after_fix, known_of_web, with_web
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import read_text
from wola_facts.errors import UsageError, did_you_mean
from wola_facts.model.finding import Finding, Severity
from wola_facts.model.plain import Plain
from wola_facts.outputs.findings.format import Look, load, names

if TYPE_CHECKING:
    from wola_facts.cli.observing import Seen

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
    online: bool = False
    reach: Reach = Reach()
    observations: str = ""
    max_urls: int | None = None
    max_time: int | None = None


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
    session, files = places(session, asked.paths)
    level = level_of(session, asked)
    seen = known_of_web(session, asked, files, _active(asked, session.corpus))
    if asked.fix or asked.diff:
        from wola_facts.cli.mending import mend

        mending = mend(session, asked, files, seen)
        if asked.diff:
            session.write(mending.diff)
            return _exit(seen, fails=mending.fails and not asked.exit_zero)
        if mending.written:
            session = Session(session.given)  # which reads the corpus anew
            seen = after_fix(session, asked, seen)
    prepared = prepare(session, asked, session.corpus, files, seen)
    context, active, keep = prepared.context, prepared.active, prepared.keep
    brief = format.brief and not session.verbose
    report = _report(session, asked, context, active, keep, brief=brief)
    if seen and seen.asked is not None:
        report = with_web(report, seen)
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
    return _exit(seen, fails=report.fails(level) and not asked.exit_zero)


def prepare(
    session: Session,
    asked: Asked,
    corpus: Corpus,
    files: frozenset[str] | None,
    seen: "Seen | None" = None,
    read: Callable[[str], str] | None = None,
) -> Prepared:
    """Return the check that the flags mean; `read` gives the text of a file where that on disk is not meant.

    Raises:
        FactsError: where nothing can be checked, or a flag cannot be understood.
    """
    part = scope(session, corpus, files, asked.since)
    context = Context(
        corpus,
        session.today,
        read=read or (lambda file: read_text(corpus, file)),
        copies=folder(session, asked.copies),
        observations=seen.observations if seen else None,
        opened=asked.reach.opened,
        only=part.only,
    )
    return Prepared(context, _active(asked, corpus), part.keep)


def level_of(session: Session, asked: Asked) -> Severity:
    """Return the severity from which on a check fails.

    Raises:
        UsageError: where --fail-on names none.
    """
    return _level(asked.fail_on or session.corpus.settings.fail_on)


def _active(asked: Asked, corpus: Corpus) -> list[AnyRule]:
    active = chosen(corpus.settings, asked.select, asked.ignore)
    if not active:
        raise UsageError("No rule is left to run.", "Leave out --ignore, or select something else.")
    return active


def _exit(seen: "Seen | None", *, fails: bool) -> Exit:
    if seen and seen.failed:
        return Exit.NETWORK
    return Exit.FOUND if fails else Exit.DONE


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
            f"--fail-on: there is no `{said}`.", did_you_mean(said, _LEVELS) or "Say error, warning or note."
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
        count = sum(kept.values())
        session.say(f"{change}: {count} finding{'s' * (count != 1)}")
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
