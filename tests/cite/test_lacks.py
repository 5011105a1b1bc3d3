"""Cite and check never disagree: what `facts cite` warns of is what CIT001 reports, whatever a source has and lacks."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from wola_facts.api import check
from wola_facts.checks.rules.style_needs_field import STYLE
from wola_facts.cite.citing import Citer
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_texts
from wola_facts.corpus.write import toml_value

#: What SRC001 and SRC002 say, and what only a page's reader knows, is not said twice.
ELSEWHERE = {"title", "date", "url", "accessed"}

FIELDS = {
    "title": "Bodies in Graves",
    "author": {"literal": "Search Commission"},
    "date": date(2019, 11, 26),
    "url": "https://example.org/graves",
    "accessed": date(2020, 1, 15),
    "container": "Gazette",
    "publisher": "Office",
    "number": "7",
}
KINDS = [
    "",
    "webpage",
    "report",
    "article-newspaper",
    "article-journal",
    "legislation",
    "legal_case",
    "dataset",
    "book",
]

SOURCES = st.lists(st.tuples(st.sampled_from(KINDS), st.sets(st.sampled_from(sorted(FIELDS)))), min_size=1, max_size=4)


def corpus_of(sources: list[tuple[str, set[str]]]) -> Corpus:
    text = ""
    for number, (kind, names) in enumerate(sources):
        fields: dict[str, Any] = {name: FIELDS[name] for name in sorted(names)} | ({"type": kind} if kind else {})
        body = "".join(f"{name} = {toml_value(value)}\n" for name, value in fields.items())
        text += f"[source.s{number}]\nnote = 'a record'\n{body}"
        text += f'[fact.f{number}]\nclaim = "c"\nvalue = {number}\ndate = "2019"\nsource = "s{number}"\n'
    return load_texts({"t.toml": text})


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_check_reports_what_cite_warns_of(sources: list[tuple[str, set[str]]]) -> None:
    corpus = corpus_of(sources)
    warned = Citer(corpus, corpus.facts.values(), STYLE).bibliography().lacks
    report = check(corpus, date(2020, 2, 1))
    reported = {finding.message for finding in report.findings if finding.code == "CIT001"}
    assert reported == {lack.message for lack in warned if lack.field not in ELSEWHERE}


@settings(max_examples=20, deadline=None)
@given(SOURCES, st.sampled_from(["in_text", "notes", "each", "bibliography"]))
def test_a_form_warns_of_nothing_that_is_there(sources: list[tuple[str, set[str]]], form: str) -> None:
    corpus = corpus_of(sources)
    for lack in getattr(Citer(corpus, corpus.facts.values(), "chicago-notes"), form)().lacks:
        assert not getattr(lack.source, lack.field)
