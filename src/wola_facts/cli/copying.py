"""What `facts snapshot` does: which sources, where their copies lie, what became of each, and the exit code."""

import json
import os
from collections.abc import Sequence
from hashlib import sha256

from wola_facts.cli.exits import Exit
from wola_facts.cli.network import Reach
from wola_facts.cli.session import Session
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.discover import SETTINGS
from wola_facts.errors import NetworkError, NothingFound, UsageError, did_you_mean
from wola_facts.model.plain import Plain, replace
from wola_facts.model.source import Source
from wola_facts.outputs.terminal import one_line, visible
from wola_facts.query.select import select

#: The folder for copies within a corpus, and what copies may end with; those saved here are texts.
_FOLDER = "copies"
_ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf")


class Asked(Plain):
    """The flags of `facts snapshot` as they were given."""

    words: tuple[str, ...] = ()
    copies: str = ""
    online: bool = False
    save_page: bool = False
    record: bool = False
    reach: Reach = Reach()


class Place(Plain):
    """Where the copy of a source lies, or would: its path, its name for people, and what is wrong with it as a place.

    `own` says that it is the copy which the record's sha256 is of.
    """

    path: str
    shown: str
    wrong: str = ""
    own: bool = True


class Result(Plain):
    """What is known of a source's copy or capture: its state, where it is, its digest, and a few words.

    `offline` says that the network could not be had for it.
    """

    source: str
    state: str
    place: str = ""
    digest: str = ""
    why: str = ""
    offline: bool = False


#: States after which the exit code is 1.
_BAD = frozenset({"changed", "failed", "pending"})


def copied(session: Session, asked: Asked) -> int:
    """Verify or save copies, or have pages captured; say what became of each, and return the exit code.

    Raises:
        FactsError: where there is nothing to be saved, or nowhere to save it.
    """
    shape = session.choose(("text", "json"), "text")
    _refuse_idle(asked)
    corpus = session.corpus
    if asked.record and corpus.shipped:
        raise UsageError("The corpus that comes with facts is not written to.", "Start your own with `facts init`.")
    if asked.save_page and not asked.words:
        raise UsageError("--save-page asks for named sources only.", "Name them: facts snapshot wola-2019 --save-page")
    sources = chosen(corpus, asked.words)
    if asked.save_page:
        from wola_facts.cli.capturing import captured

        results = captured(session, corpus, sources, asked)
    else:
        places = [(source, place(session, corpus, source, asked.copies)) for source in sources]
        if asked.online:
            from wola_facts.cli.saving import saved

            results = saved(session, corpus, places, asked)
        else:
            results = [verified(source, at) for source, at in places]
    session.write(_json(results) if shape == "json" else "\n".join(map(_line, results)))
    _say(session, results, asked)
    if all(one.offline for one in results):
        done = "captured" if asked.save_page else "read"
        raise NetworkError(f"The network cannot be had: no page was {done}.", results[0].why)
    return Exit.FOUND if any(one.state in _BAD for one in results) else Exit.DONE


def _refuse_idle(asked: Asked) -> None:
    """Raise a UsageError for flags that would do nothing beside the others: whoever wrote them expects something."""
    idle = [flag for flag, given in (
        ("--record", asked.record), ("--allow-net", asked.reach.opened.networks),
        ("--allow-port", asked.reach.opened.ports), ("--robots", asked.reach.robots),
    ) if given]  # fmt: skip
    if idle and not asked.online and not asked.save_page:
        raise UsageError(f"{idle[0]} goes with --online or --save-page.", f"Add one of them, or leave {idle[0]} out.")
    beside = "--online" if asked.online else "--copies" if asked.copies else ""
    if asked.save_page and beside:
        raise UsageError(
            f"--save-page saves nothing here, and goes without {beside}.", "Run the two one after another."
        )


def chosen(corpus: Corpus, words: Sequence[str]) -> list[Source]:
    """Return the sources that are meant: those named, else those of the facts that words choose; of none said, all.

    Raises:
        NothingFound: where there is none with a record and an address.
    """
    if words and all(word in corpus.sources for word in words):
        found = [corpus.sources[word] for word in dict.fromkeys(words)]
    elif words:
        try:
            facts = select(corpus, words).facts
        except NothingFound as error:
            near = did_you_mean(words[0], corpus.sources)
            raise NothingFound(error.message, near[:1].upper() + near[1:] if near else error.hint) from error
        found = list(dict.fromkeys(source for fact in facts for source in corpus.sources_of(fact)))
    else:
        found = list(corpus.sources.values())
    fit = [source for source in found if not source.inline and source.url]
    if not fit:
        raise NothingFound(
            "None of these sources has a record and an address.",
            "A bare URL has no id that a copy could be named after: give it a [source.ID].",
        )
    return fit


def place(session: Session, corpus: Corpus, source: Source, folder: str) -> Place:
    """Return where the copy of a source lies: in a folder that was named, else where its record or the corpus says.

    Raises:
        UsageError: where no folder was named and the corpus is not to be written to.
    """
    if folder:
        root = os.path.join(session.directory, folder)
        found = _within(_there(root, source.id), root, folder)
        return replace(found, own=not source.snapshot or _recorded(corpus, source) == found.path)
    if corpus.shipped:
        raise UsageError("Copies are not put into the corpus that comes with facts.", "Name a folder: --copies DIR")
    if source.snapshot:
        found = _within(_recorded(corpus, source), corpus.root, "")
        outside = "its snapshot lies outside the corpus" if os.path.isabs(source.snapshot) else found.wrong
        return Place(found.path, source.snapshot, outside)
    root = os.path.join(corpus.root, _FOLDER)
    return _within(_there(root, source.id), root, session.relative(root))


def verified(source: Source, at: Place) -> Result:
    """Return whether the copy of a source is there and is what its record says it is; nothing is fetched."""
    if at.wrong:
        return Result(source.id, "failed", at.shown, why=at.wrong)
    try:
        with open(at.path, "rb") as opened:
            digest = sha256(opened.read()).hexdigest()
    except FileNotFoundError:
        return Result(source.id, "missing", at.shown, why=f"--online would save it from {source.url}")
    except OSError as error:
        return Result(source.id, "failed", at.shown, why=(error.strerror or "it cannot be read").lower())
    said = source.sha256.strip().lower() if at.own else ""
    if said and said != digest:
        return Result(source.id, "changed", at.shown, digest, "its record says another sha256")
    return Result(source.id, "there", at.shown, digest, "" if said else "its record has no sha256 of it")


def _there(folder: str, name: str) -> str:
    """Return the copy of that name, whatever it ends with; the text that it would be where there is none."""
    paths = [os.path.join(folder, name + ending) for ending in _ENDINGS]
    return next((path for path in paths if os.path.lexists(path)), paths[0])


def _within(path: str, folder: str, shown: str) -> Place:
    root, real = os.path.realpath(folder), os.path.realpath(path)
    wrong = "" if real.startswith(root + os.sep) else "it lies outside its folder"
    name = os.path.basename(path)
    if real == os.path.join(root, SETTINGS) or not name.endswith(_ENDINGS):
        wrong = wrong or "it is no copy of a page: .txt, .md, .html or .pdf"
    return Place(real, f"{shown}/{name}" if shown else name, wrong)


def _recorded(corpus: Corpus, source: Source) -> str:
    """Return the path of the copy that a record names."""
    file = corpus.paths.get(source.file, os.path.join(corpus.root, source.file))
    return os.path.realpath(os.path.join(os.path.dirname(file), source.snapshot))


def _line(result: Result) -> str:
    digest = f"sha256 {result.digest[:12]}" if result.digest else ""
    parts = (result.source, result.state, result.place, digest, result.why)
    return visible(one_line("  ".join(part for part in parts if part)))


def _json(results: Sequence[Result]) -> str:
    rows = [
        {"source": one.source, "state": one.state, "place": one.place, "sha256": one.digest or None, "why": one.why}
        for one in results
    ]
    return json.dumps({"version": 1, "sources": rows}, ensure_ascii=False, indent=2)


def _say(session: Session, results: Sequence[Result], asked: Asked) -> None:
    counts: dict[str, int] = {}
    for one in results:
        counts[one.state] = counts.get(one.state, 0) + 1
    session.say(", ".join(f"{count} {state}" for state, count in counts.items()))
    if "missing" in counts and not asked.online:
        session.say("nothing was fetched: --online asks for the pages")
