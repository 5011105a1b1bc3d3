"""What `facts add` does: from flags and answers to a record, checked before it is written."""

from collections.abc import Callable

from wola_facts.checks.context import Context
from wola_facts.checks.engine import run
from wola_facts.checks.report import Report
from wola_facts.cli.composing import Composer
from wola_facts.cli.exits import Exit
from wola_facts.cli.flags import Said, flag_of, reach_of
from wola_facts.cli.session import Session
from wola_facts.corpus.adding import Draft, Overtaken
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.discover import shipped_corpus
from wola_facts.corpus.load import read_text
from wola_facts.errors import UsageError
from wola_facts.model.finding import Finding, Severity
from wola_facts.web.opened import Opened

#: Found before anything is written, and never forced: such a record would not be read, or would hang in the air.
_UNFIT = ("SCH", "REF")
_TRIES = 50
#: A source that no fact names.
UNUSED = "REF004"


def added(session: Session, said: Said) -> int:
    """Write a record of what was said, or ask for what is missing, and return the exit code.

    Raises:
        UsageError: where the record could not be read back, or the corpus is not to be written to.
    """
    session.choose(("toml",), "toml")
    reach_of(said)  # which says what is wrong with it, whatever else is
    if said.get("robots") and not said.get("fetch"):
        raise UsageError("--robots goes with --fetch, which is not given.", "Add --fetch URL, or leave --robots out.")
    for _ in range(_TRIES):
        try:
            return _added(session, corpus_to_write(session), said)
        except Overtaken:
            if session.interactive:
                raise  # nobody wants to answer it all again unasked
    return _added(session, corpus_to_write(session), said)


def _added(session: Session, corpus: Corpus, said: Said) -> int:
    asks = not said.get("no_input") and session.interactive
    composer = Composer(session, corpus, said)
    if said.get("fetch"):
        composer = _read(session, composer)
        if asks and not said.get("yes"):
            from wola_facts.cli.asking import accept

            composer = accept(session, composer)
    if asks and composer.missing():
        from wola_facts.cli.asking import ask

        composer = ask(session, composer)
    draft = _fit(session, composer)
    report = judged(session, draft, reach_of(said).opened)
    unfit = [one for one in report.findings if one.code.startswith(_UNFIT) and one.severity is Severity.ERROR]
    if unfit:
        raise _unfit(unfit)

    def again() -> Draft:
        return _fit(session, Composer(session, session.load(), composer.said, composer.entry))

    return finish(session, draft, report, said, again, asks=asks and composer.asked)


def finish(
    session: Session, draft: Draft, report: Report, said: Said, again: Callable[[], Draft], *, asks: bool
) -> int:
    """Show a record and what is found against it, write it where nothing speaks against that, and return the code.

    `again` makes the draft anew, for a file that somebody else has changed meanwhile.
    """
    dry = bool(said.get("dry_run"))
    read = bool(said.get("fetch"))
    # A record may be old on its first day: a promise is added because it was not kept. And an address that was just
    # read leads somewhere, if only in a network that was opened for it.
    allowed = ("STA", "LNK") if read else ("STA",)
    wrong = any(one.severity is Severity.ERROR and not one.code.startswith(allowed) for one in report.findings)
    if asks:
        session.warn(f"\n{draft.block}")
    else:
        session.write(draft.block)
    if report.findings:
        from wola_facts.outputs.findings import tally

        for one in report.findings:
            told = session.warn if one.severity is Severity.ERROR else session.say
            told(f"{tally.place(one)}: {one.severity} {one.code} {one.name}: {tally.one_line(one.message)}")
    if asks and not dry and not said.get("yes"):
        from wola_facts.cli.asking import confirmed, said_in

        lang = session.lang_for(draft.corpus)
        if not confirmed(lang, said_in(lang, "write").format(draft.home.file), default=not wrong):
            session.warn(said_in(lang, "nothing"))
            return Exit.FOUND
    elif read and not asks and not dry and not said.get("yes"):
        session.say(f"Nothing was written: this is what the page says. --yes writes it to {draft.home.file}.")
        return Exit.DONE
    elif wrong and not said.get("force"):
        session.warn("Nothing was written: `facts check` would fail. Mend the record, or write it with --force.")
        return Exit.FOUND
    if dry:
        session.say(f"would be written to {draft.home.file}{' (new)' if draft.home.new else ''}")
        return Exit.DONE
    draft = _write(draft, again)
    what = " and ".join(f"{table.kind} {table.id}" for table in draft.tables)
    session.say(f"wrote {draft.home.file}: {what}")
    return Exit.DONE


def _fit(session: Session, composer: Composer) -> Draft:
    """Return the draft that a composer makes.

    Raises:
        UsageError: where the schema has something against it; the flags at fault are named.
    """
    draft = composer.draft()
    for _ in range(_TRIES):
        # The file could be read when the corpus was: a record stands there twice since somebody wrote it meanwhile.
        if not any(one.code == "SCH001" for one in draft.findings):
            break
        draft = Composer(session, session.load(), composer.said, composer.entry).draft()
    if draft.findings:
        raise _unfit(draft.findings)
    return draft


def _write(draft: Draft, again: Callable[[], Draft]) -> Draft:
    """Write a draft and return it; made anew, with another id if need be, where somebody else was quicker."""
    for _ in range(_TRIES):
        try:
            draft.write()
        except Overtaken:
            draft = again()
        else:
            return draft
    draft.write()
    return draft


def _read(session: Session, composer: Composer) -> Composer:
    """Return the composer with what the page to fetch says of itself, and that page as the source."""
    from wola_facts.cli.proposing import proposed
    from wola_facts.web.observation import Quote

    url = str(composer.said["fetch"])
    _refuse_known(composer, url)
    text, before, after = (str(composer.said.get(name) or "") for name in ("quote", "before", "after"))
    quote = Quote("", text, before, after) if text else None
    entry = proposed(session, url, reach_of(composer.said), quote)
    address = str(entry["url"])
    _refuse_known(composer, address)
    given = composer.said.get("source")
    others = [one for one in given if one not in (url, address)] if isinstance(given, list) else []
    return Composer(session, composer.corpus, {**composer.said, "source": [*others, address]}, entry)


def _refuse_known(composer: Composer, url: str) -> None:
    known = composer.known(url)
    if known:
        raise UsageError(f"{url} is the source {known} already.", f"Name it: --source {known}")


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
            ("The folder facts/ here holds no corpus.toml" if session.has_folder else "There is no facts/ folder here")
            + ", and the corpus that comes with facts is not written to.",
            "Start your own with `facts init`, or name one with --corpus.",
        )
    return session.load()


def judged(session: Session, draft: Draft, opened: Opened) -> Report:
    """Return what the rules of the corpus find on the records of a draft, and on others because of them.

    Of networks and ports that are `opened` by hand an address may be, as in `facts check`.
    """
    after = draft.after
    new = {(table.kind, table.id) for table in draft.tables}
    kinds = {table.kind for table in draft.tables}
    text = draft.content.decode("utf-8").removeprefix("\ufeff")

    def keep(finding: Finding) -> bool:
        if finding.code == UNUSED and ("fact" not in kinds):
            return False  # it is written to be named by a fact later
        places = (finding.location, *(one.location for one in finding.related))
        return any(place.path[:2] in new for place in places) or ("fact", finding.fact) in new

    def read(file: str) -> str:
        return text if file == draft.home.file else read_text(after, file)

    return run(Context(after, session.today, read=read, opened=opened), None, keep, brief=True)


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
