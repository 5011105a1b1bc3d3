"""No word of English stands in a citation for readers of Spanish: what locales leave in English is said in Spanish."""

import re
from typing import Any

import pytest

from wola_facts.cite.citing import Citer
from wola_facts.cite.overlay import locale_text
from wola_facts.cite.registry import SHIPPED
from wola_facts.corpus.load import load_texts
from wola_facts.corpus.write import toml_value

#: Words that styles, locales and rules of ours would add; titles and names below have none of them.
ENGLISH = re.compile(
    r"(?i)\b(?:and|of|by|from|with|accessed|available|retrieved|edited|translated|hosted|host|dissertation|judgment|"
    r"release|speech|report|adopted|unknown|on file|located|advance|interviewer|last visited|supra note|unpublished|"
    r"January|February|March|April|June|July|August|September|October|November|December)\b"
)
X = {"editor": "Paz, Eva", "translator": "Luz, Ana", "volume": "3", "page": "10-12", "edition": "2"}
SOURCES: dict[str, dict[str, Any]] = {
    "a page that was read on a day": {"type": "webpage", "url": "https://example.org/a", "accessed": "2026-11-20"},
    "a page with its day": {"type": "webpage", "date": "2019-11-26", "url": "https://example.org/a"},
    "a release": {"type": "webpage", "date": "2019-11-26", "x": {"genre": "Press release"}},
    "a book": {"type": "book", "date": "2019", "publisher": "Zeta", "x": X},
    "a chapter": {"type": "chapter", "date": "2019", "publisher": "Zeta", "container": "Libro", "x": X},
    "a report": {"type": "report", "date": "2019-06-05", "publisher": "Zeta", "number": "12"},
    "a report of nobody knows when": {"type": "report", "publisher": "Zeta"},
    "a thesis": {"type": "thesis", "date": "2019", "publisher": "UNAM"},
    "a speech": {"type": "speech", "date": "2019-06-05", "x": {"event-title": "Foro", "event-place": "Bogotá"}},
    "an article": {"type": "article-journal", "date": "2019-06", "container": "Zeta", "x": {"volume": "3"}},
    "an article in the press": {"type": "article-newspaper", "date": "2019-06-05", "container": "Zeta", "x": X},
    "an interview": {"type": "interview", "date": "2019-06-05", "container": "Zeta", "x": {"interviewer": "Paz, Eva"}},
    "a ruling": {"type": "legal_case", "date": "2019-06-05", "number": "5/2019"},
    "a treaty": {"type": "treaty", "date": "2019-06-05", "container": "Zeta", "x": {"volume": "3", "page": "10"}},
    "a law": {"type": "legislation", "date": "2019-06-05", "container": "Zeta"},
    "a paper in an archive": {"type": "manuscript", "date": "1968-10-02", "x": {"archive": "AGN"}},
    "a podcast": {"type": "broadcast", "date": "2019-06-05", "x": {"genre": "pódcast", "host": "Paz, Eva"}},
    "data": {"type": "dataset", "date": "2019", "publisher": "Zeta"},
}


@pytest.mark.parametrize("style", [style for style in SHIPPED if style != "mhra"])
def test_spanish_citations_are_in_spanish(style: str) -> None:
    """The MHRA's file has "hosted by" written into it, and is the one style left out."""
    text = ""
    for number, source in enumerate(SOURCES.values()):
        fields = {"title": f"Justicia {number}", "author": ["Ruiz, Luis", "Paz, Ana"], "lang": "es", **source}
        text += f"[source.s{number}]\n" + "".join(f"{name} = {toml_value(value)}\n" for name, value in fields.items())
        text += f'[fact.f{number}]\nclaim = "c"\nvalue = 1\ndate = "2019"\nsource = "s{number}"\nat = "p. 3"\n'
    corpus = load_texts({"t.toml": text})
    assert len(corpus.sources) == len(SOURCES)
    citer = Citer(corpus, corpus.facts.values(), style, lang="es-MX")
    for made in (citer.bibliography(), citer.in_text(), citer.notes()):
        assert [one for one in made.texts if ENGLISH.search(re.sub(r"https?://\S+", "", one))] == []


@pytest.mark.parametrize("lang", ["es-MX", "es-ES"])
def test_no_word_of_the_locale_is_english(lang: str) -> None:
    terms = re.findall(r"<(?:term[^>]*|single|multiple)>([^<]*)</", locale_text(lang) or "")
    assert [term for term in terms if re.search(r"(?i)\b(?:by|of|the|with|written|article|book|online)\b", term)] == []
