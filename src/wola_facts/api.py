"""The library's front door: load a corpus, find facts in it, check it, cite it. Values in, values out.

Nothing here prints, reads the clock or the environment; what depends on a day takes the day.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact

if TYPE_CHECKING:
    from wola_facts.checks.report import Report
    from wola_facts.cite.citing import Cited


def load(path: str = "", *, cache: str = "") -> Corpus:
    """Return the corpus of a folder; without one the nearest `facts/` upwards, else the one that comes with facts.

    `cache` names a folder for parsed files, which makes the next load quicker; without it nothing is written.

    Raises:
        CorpusError: where there is no corpus, or its corpus.toml cannot be read.
    """
    from wola_facts.corpus.discover import find_corpus
    from wola_facts.corpus.load import load_corpus

    place = find_corpus(".", path)
    return load_corpus(place.root, shipped=place.shipped, cache=cache)


def find(corpus: Corpus, words: str | Sequence[str] = (), *, where: str = "", today: date | None = None) -> list[Fact]:
    """Return the facts that words choose (an id, a topic, or a search, as in `facts show`), narrowed by `where`.

    `today` is the day that `status` is judged by, and only needed where `where` asks for it.

    Raises:
        NothingFound: where nothing matches; the hint offers near misses.
        ExpressionError: where `where` does not follow its grammar.
    """
    from wola_facts.query.fields import Context
    from wola_facts.query.filters import Filters, filtered
    from wola_facts.query.select import select
    from wola_facts.query.standing import standings

    chosen = select(corpus, words.split() if isinstance(words, str) else words)
    standing = standings(corpus, today) if today else {}
    return list(filtered(chosen.facts, Filters(where=where), Context(corpus, standing)))


def check(corpus: Corpus, today: date, *, copies: str = "") -> "Report":
    """Return what `facts check` finds: findings, what is waived, what was skipped and why.

    `copies` names a folder with saved copies of sources, `<source id>.txt`, `.html` or `.pdf`.
    """
    from wola_facts.checks.context import Context
    from wola_facts.checks.engine import run
    from wola_facts.corpus.load import read_text

    return run(Context(corpus, today, read=lambda file: read_text(corpus, file), copies=copies))


def cite(
    corpus: Corpus, facts: Iterable[Fact], style: str = "apa", *, form: str = "bibliography", lang: str = "",
    output_as: str = "text", archived: str = "none", accessed: bool = True, ampersand: bool = False,
) -> "Cited":  # fmt: skip
    """Return citations of the sources behind facts, with what the sources lack for the style.

    `style` is a name that `facts cite --list-formats` knows, or the path of a .csl file; `form` is bibliography (each
    source once, in the style's order), in-text (one citation of all), note (a note a source) or each (a citation a
    fact, with its place in the source); `lang` is a locale such as es-MX, the style's own where it is empty;
    `output_as` is text, markdown, html, latex or rtf; `archived` is none, prefer or both; `accessed` gives the day a
    page was read, where the style wants it; `ampersand` keeps "&" in APA in Spanish, which has "y" otherwise. What was
    retracted is not cited. The citations are in `texts`, all of them in `text`, what the sources lack in `lacks`.

    Raises:
        UsageError: for a style, form, output or language that there is not.
    """
    from wola_facts.cite.citing import Citer
    from wola_facts.cite.csl import FORMATS
    from wola_facts.cite.overlay import locale_named
    from wola_facts.cite.works import ARCHIVED
    from wola_facts.errors import UsageError, did_you_mean

    for said, known in (
        (output_as, FORMATS),
        (archived, ARCHIVED),
        (form, ("bibliography", "in-text", "note", "each")),
    ):
        if said not in known:
            raise UsageError(f"There is no {said!r} here.", did_you_mean(said, known) or f"Say {', '.join(known)}.")
    lang = locale_named(lang) if lang else ""
    citer = Citer(
        corpus, facts, style, lang=lang, output=output_as, archived=archived, accessed=accessed, ampersand=ampersand
    )
    makers = {"bibliography": citer.bibliography, "in-text": citer.in_text, "note": citer.notes, "each": citer.each}
    return makers[form]()
