"""`facts cite`."""

from typing import Annotated

import typer

from wola_facts.cli.citing import Asked, cited
from wola_facts.cli.exits import Exit
from wola_facts.cli.narrowing import ALL, Narrowing
from wola_facts.cli.options import Words, everywhere
from wola_facts.cli.session import Session

InText = Annotated[bool, typer.Option("--in-text", help="The citation as it stands in a text.", show_default=False)]
Note = Annotated[bool, typer.Option("--note", help="The note at the foot of a page.", show_default=False)]
Sentence = Annotated[
    bool, typer.Option("--sentence", help="The fact as a sentence, with hedge, date and citation.", show_default=False)
]
Each = Annotated[bool, typer.Option("--each", help="Fact by fact, with its place in the source.", show_default=False)]
Locale = Annotated[
    str, typer.Option(metavar="LOCALE", help="The language of the citation, such as es-MX.", show_default=False)
]
OutputAs = Annotated[str, typer.Option("--output-as", metavar="F", help="text, markdown, html, latex or rtf.")]
Archived = Annotated[str, typer.Option(metavar="HOW", help="Cite archived copies: prefer, both or none.")]
Accessed = Annotated[
    bool, typer.Option("--accessed/--no-accessed", help="Give the day a page was read, where the style wants it.")
]
Ampersand = Annotated[
    bool, typer.Option("--ampersand", help="In APA in Spanish: & between authors, for y.", show_default=False)
]
Clip = Annotated[bool, typer.Option("--copy", help="To the clipboard too, where there is one.", show_default=False)]
Strict = Annotated[
    bool, typer.Option("--strict", help="Exit 1 where a source lacks what the style needs.", show_default=False)
]
ListFormats = Annotated[bool, typer.Option("--list-formats", help="List styles and formats.", show_default=False)]


@everywhere
def cite(
    session: Session,
    words: Words = None,
    narrowing: Narrowing = ALL,
    in_text: InText = False,
    note: Note = False,
    sentence: Sentence = False,
    each: Each = False,
    locale: Locale = "",
    output_as: OutputAs = "text",
    archived: Archived = "none",
    accessed: Accessed = True,
    ampersand: Ampersand = False,
    copy: Clip = False,
    strict: Strict = False,
    list_formats: ListFormats = False,
) -> int:
    r"""Cite facts and the sources behind them, in any style.

    \b
    facts cite torture                              the sources behind a topic, in APA
    facts cite torture-convictions --in-text -f mla
    facts cite torture-convictions --sentence       a sentence to paste into a report
    facts cite tortura --format iso690 --lang es
    facts cite torture -f chicago-notes --note --output-as markdown
    facts cite torture --format bibtex -o torture.bib
    """
    if list_formats:
        from wola_facts.cli.citing import listed

        session.write(listed())
        return Exit.DONE
    asked = Asked(
        words=tuple(words or ()),
        narrowing=narrowing,
        forms=tuple(name for name, wanted in (("in-text", in_text), ("note", note), ("sentence", sentence)) if wanted),
        each=each,
        locale=locale,
        output_as=output_as,
        archived=archived,
        accessed=accessed,
        ampersand=ampersand,
        copy=copy,
        strict=strict,
    )
    return cited(session, asked)
