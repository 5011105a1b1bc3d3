"""What `facts add` does: from flags and answers to a record, checked before it is written."""

from wola_facts.checks.context import Context
from wola_facts.checks.engine import run
from wola_facts.checks.report import Report
from wola_facts.cli.composing import Composer
from wola_facts.cli.exits import Exit
from wola_facts.cli.flags import Said, flag_of
from wola_facts.cli.session import Session
from wola_facts.corpus.adding import Draft
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.discover import shipped_corpus
from wola_facts.corpus.load import read_text
from wola_facts.errors import UsageError
from wola_facts.model.finding import Finding, Severity

#: Found before anything is written, and never forced: such a record would not be read, or would hang in the air.
_UNFIT = ("SCH", "REF")


def added(session: Session, said: Said) -> int:
    """Write a record of what was said, or ask for what is missing, and return the exit code.

    Raises:
        UsageError: where the record could not be read back, or the corpus is not to be written to.
    """
    session.choose(("toml",), "toml")
    corpus = corpus_to_write(session)
    asks = not said.get("no_input") and session.interactive
    composer = Composer(session, corpus, said)
    if asks and composer.missing():
        from wola_facts.cli.asking import ask

        composer = ask(session, composer)
    draft = composer.draft()
    refuse_unfit(draft)
    report = judged(session, draft)
    unfit = [one for one in report.findings if one.code.startswith(_UNFIT)]
    if unfit:
        raise _unfit(unfit)
    return finish(session, draft, report, said, asks=asks and composer.asked)


def finish(session: Session, draft: Draft, report: Report, said: Said, *, asks: bool) -> int:
    """Show a record and what is found against it, write it where nothing speaks against that, and return the code."""
    dry = bool(said.get("dry_run"))
    wrong = any(one.severity is Severity.ERROR for one in report.findings)
    if asks:
        session.warn(f"\n{draft.block}")
    else:
        session.write(draft.block)
    if report.findings:
        from wola_facts.outputs.findings import tally

        for one in report.findings:
            session.say(f"{tally.place(one)}: {one.severity} {one.code} {one.name}: {tally.one_line(one.message)}")
    if asks and not dry and not said.get("yes"):
        from wola_facts.cli.asking import confirmed

        if not confirmed(f"Write it to {draft.home.file}?", default=not wrong):
            session.warn("Nothing was written.")
            return Exit.FOUND
    elif wrong and not said.get("force"):
        session.warn("Nothing was written: `facts check` would fail. Mend the record, or write it with --force.")
        return Exit.FOUND
    if dry:
        session.say(f"would be written to {draft.home.file}{' (new)' if draft.home.new else ''}")
        return Exit.DONE
    draft.write()
    what = " and ".join(f"{table.kind} {table.id}" for table in draft.tables)
    session.say(f"wrote {draft.home.file}: {what}")
    return Exit.DONE


def corpus_to_write(session: Session) -> Corpus:
    """Return the one corpus that is meant, even an empty one.

    Raises:
        UsageError: where it is the one in the package, or more than one is named.
    """
    places = session.places()
    if len(places) > 1:
        raise UsageError("A record goes to one corpus, and several are named.", "Name one with --corpus.")
    if places[0].shipped or (places[0].root == shipped_corpus() and places[0].root.endswith("_corpus")):
        raise UsageError(
            "There is no facts/ folder here, and the corpus that comes with facts is not written to.",
            "Start your own with `facts init`, or name one with --corpus.",
        )
    return session.load()


def refuse_unfit(draft: Draft) -> None:
    """Raise a UsageError that names the flags at fault, where the schema has something against a draft."""
    if draft.findings:
        raise _unfit(draft.findings)


def judged(session: Session, draft: Draft) -> Report:
    """Return what the rules of the corpus find on the records of a draft, and on others because of them."""
    after = draft.after
    new = {(table.kind, table.id) for table in draft.tables}
    text = draft.content.decode("utf-8").removeprefix("\ufeff")

    def keep(finding: Finding) -> bool:
        places = (finding.location, *(one.location for one in finding.related))
        return any(place.path[:2] in new for place in places) or ("fact", finding.fact) in new

    def read(file: str) -> str:
        return text if file == draft.home.file else read_text(after, file)

    return run(Context(after, session.today, read=read), None, keep, brief=True)


def _unfit(findings: list[Finding]) -> UsageError:
    said = []
    for one in findings:
        path = one.location.path
        flag = flag_of(str(path[0]), str(path[2])) if len(path) > 2 else ""
        message = one.message.removeprefix(f"`{path[2]}`: ") if flag else one.message
        told = f"{flag}: {message}" if flag else message[:1].upper() + message[1:]
        said.append(f"{told} ({one.help})" if one.help and len(findings) > 1 else told)
    hint = findings[0].help if len(findings) == 1 else ""
    return UsageError("\n".join([*said, "Nothing was written."]) if len(said) > 1 else f"{said[0]}.", hint)
