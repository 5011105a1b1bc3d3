"""What `facts cite` does with its flags: which facts, which style or format, which form, and the warnings."""

import os
from typing import TYPE_CHECKING

from wola_facts.cli.exits import Exit
from wola_facts.cli.narrowing import ALL, Narrowing, find
from wola_facts.cli.session import Session
from wola_facts.errors import NothingFound, UsageError, did_you_mean, some_of
from wola_facts.model.plain import Plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from wola_facts.cite.citing import Cited
    from wola_facts.cite.lacks import Lack
    from wola_facts.corpus.corpus import Corpus
    from wola_facts.model.fact import Fact

_OUTPUTS = ("text", "markdown", "html", "latex", "rtf")
#: From how many sources on that lack a field they are counted, and not listed.
_LISTED = 5
_ARCHIVED = ("none", "prefer", "both")


class Asked(Plain):
    """The flags of `facts cite` as they were given."""

    words: tuple[str, ...] = ()
    narrowing: Narrowing = ALL
    forms: tuple[str, ...] = ()
    each: bool = False
    locale: str = ""
    output_as: str = "text"
    archived: str = "none"
    accessed: bool = True
    ampersand: bool = False
    copy: bool = False
    strict: bool = False


def cited(session: Session, asked: Asked) -> int:
    """Cite, write it, warn of what sources lack, and return the exit code.

    Raises:
        FactsError: where nothing matches, or a style, form or output is not known.
    """
    _known("--output-as", asked.output_as, _OUTPUTS)
    _known("--archived", asked.archived, _ARCHIVED)
    if len(asked.forms) > 1:
        raise UsageError(f"--{asked.forms[0]} and --{asked.forms[1]} are two forms.", "Ask for one at a time.")
    from wola_facts.cite.overlay import locale_named
    from wola_facts.cite.registry import is_format

    locale = locale_named(asked.locale) if asked.locale else ""
    style = session.given.format or "apa"
    found = find(session, asked.words, asked.narrowing)
    facts = list(found.facts)
    if found.source:
        facts = [_read_in(fact, found.source) for fact in facts]
    if is_format(style):
        return _exported(session, asked, style, locale, found.corpus, facts)
    from wola_facts.cite.citing import Citer

    citer = Citer(
        found.corpus,
        facts,
        style,
        lang=locale or (session.lang if session.given.lang or session.lang != "en" else ""),
        output=asked.output_as,
        archived=asked.archived,
        accessed=asked.accessed,
        ampersand=asked.ampersand,
        folder=session.directory,
    )
    if not citer.facts:
        raise NothingFound("What matches has been retracted, and is not cited.", "`facts show` shows it.")
    form = asked.forms[0] if asked.forms else ""
    if form == "sentence":
        from wola_facts.cli.sentences import sentences

        made = sentences(session, citer)
    elif asked.each:
        made = citer.each(form or ("note" if citer.style.kind == "note" else "in-text"))
        made = made if form else _named(citer.facts, made)
    else:
        made = {"": citer.bibliography, "in-text": citer.in_text, "note": citer.notes}[form]()
    text = _document(made, asked.output_as, apart=not form and not asked.each)
    if made.texts:
        session.write(text)
    if made.unlisted:
        names = some_of(made.unlisted, 3)
        session.warn(f"{names}: {citer.name} cites it in the text and lists it nowhere (--in-text, --note)")
    if asked.copy:
        _to_clipboard(session, text)
    if asked.each or form == "sentence":
        _warn_of_superseded(session, citer.facts)
    for line in _warnings(made.lacks, whole=session.verbose):
        session.warn(line)
    session.count_bad()
    return Exit.FOUND if asked.strict and made.lacks else Exit.DONE


def listed() -> str:
    """Return every style and format by name, with what it is."""
    from wola_facts.cite.registry import SHIPPED, formats

    rows = [(name, style.title) for name, style in SHIPPED.items()]
    rows += [(name, format.title) for name, format in formats().items()]
    width = max(len(name) for name, _ in rows) + 2
    lines = [f"{name:<{width}}{title}" for name, title in rows]
    more = "A path to a .csl file works too; `pip install wola-facts[styles]` brings every style there is."
    return "\n".join([*lines, "", more]) + "\n"


def _known(flag: str, said: str, known: "Sequence[str]") -> None:
    if said not in known:
        hint = did_you_mean(said, known) or f"Say one of {', '.join(known)}."
        raise UsageError(f"{flag}: there is no `{said[:40]}`.", hint)


def _exported(session: Session, asked: Asked, name: str, locale: str, corpus: "Corpus", facts: "list[Fact]") -> int:
    from wola_facts.cite.csl_item import csl_item
    from wola_facts.cite.registry import find_format
    from wola_facts.cite.works import sources_behind

    if asked.forms or asked.each or asked.output_as != "text":
        raise UsageError(f"{name} is a format for other programs and has one form only.", "Leave out the other flags.")
    lang = locale or session.lang
    say = _said(session, corpus, facts, lang)
    items = [csl_item(source, lang, some, say) for source, some in sources_behind(corpus, facts).items()]
    if not items:
        raise NothingFound("What matches has been retracted, and is not cited.", "`facts show` shows it.")
    if not asked.accessed:
        for item in items:
            item.pop("accessed", None)
    session.write(find_format(name).render(items, lang))
    return Exit.DONE


def _said(session: Session, corpus: "Corpus", facts: "list[Fact]", lang: str) -> "Callable[[Fact], str]":
    """Return what says the value of a fact in the reader's language, with its unit where that is not said already."""
    from wola_facts.outputs.machine import machine_facts
    from wola_facts.outputs.table import say_value
    from wola_facts.query.standing import standings

    made = zip(facts, machine_facts(facts, corpus, standings(corpus, session.today)), strict=True)
    own = lang.partition("-")[0]
    shown = {fact.id: say_value(one, "es" if own == "es" else "en") for fact, one in made}
    return lambda fact: shown[fact.id]


def _warnings(lacks: "Sequence[Lack]", *, whole: bool) -> "Iterator[str]":
    """Yield a line for each field that a source lacks; many of one field are one line, unless the whole is wanted."""
    by_field: dict[str, list[Lack]] = {}
    for lack in lacks:
        by_field.setdefault(lack.field, []).append(lack)
    for field, some in by_field.items():
        if len(some) > _LISTED and not whole:
            wants = f", which {some[0].style} wants" if some[0].style else ""
            names = some_of((lack.source.id for lack in some), 3)
            yield f"{len(some):,} sources have no `{field}`{wants}: {names} (-v lists them with their places)"
            continue
        for lack in some:
            where = f"{lack.source.file}:{lack.source.line}: " if lack.source.file else ""
            yield f"{where}{lack.message}"


def _read_in(fact: "Fact", source: str) -> "Fact":
    """Return a fact as read in one source, which is cited alone; the place is that in the first of its sources."""
    from wola_facts.model.plain import replace

    return replace(fact, sources=(source,), at=fact.at if fact.sources[0] == source else "")


def _warn_of_superseded(session: Session, facts: "Sequence[Fact]") -> None:
    """A fact that another replaces is cited where it is asked for, but whoever pastes it should know."""
    later = {old: fact.id for fact in session.corpus.facts.values() if not fact.retracted for old in fact.supersedes}
    for fact in facts:
        if fact.id in later:
            session.warn(f"{fact.file}:{fact.line}: {fact.id} is superseded by {later[fact.id]}")


def _named(facts: "Sequence[Fact]", made: "Cited") -> "Cited":
    from wola_facts.model.plain import replace

    pairs = zip(facts, made.texts, strict=True)
    return replace(made, texts=tuple(f"{fact.id}: {text}" for fact, text in pairs))


def _document(made: "Cited", output: str, *, apart: bool) -> str:
    """Return citations as a whole text in a format; `apart` asks for a blank line between entries of plain text."""
    if output == "html":
        entries = "".join(f'  <div class="csl-entry">{text}</div>\n' for text in made.texts)
        return f'<div class="csl-bib-body">\n{entries}</div>\n'
    if output == "rtf":
        return "{\\rtf1\\ansi\\uc1\\deff0\n" + "".join(f"{text}\\par\n" for text in made.texts) + "}\n"
    return ("\n\n" if apart or output != "text" else "\n").join(made.texts) + "\n"


def _to_clipboard(session: Session, text: str) -> None:
    """Give a text to the clipboard by the program that the system has for it."""
    import shutil
    import subprocess
    import sys

    commands = {"darwin": ["pbcopy"], "win32": ["clip"]}.get(sys.platform) or next(
        (
            command
            for command in (["wl-copy"], ["xclip", "-selection", "clipboard"], ["xsel", "-ib"])
            if shutil.which(command[0]) and (command[0] != "wl-copy" or "WAYLAND_DISPLAY" in os.environ)
        ),
        None,
    )
    if commands is None or not shutil.which(commands[0]):
        session.warn("there is no clipboard here: nothing was copied")
        return
    try:
        # One of four programs that are named above; the text only goes to its input.
        subprocess.run(commands, input=text.encode("utf-8"), check=True, timeout=10)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        session.warn(f"the clipboard took nothing: {error}")
