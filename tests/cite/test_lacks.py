"""Cite and check never disagree: what `facts cite` warns of is what CIT001 reports, whatever a source has and lacks."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wola_facts.api import check
from wola_facts.checks.rules.style_needs_field import STYLE
from wola_facts.cite.citing import Citer, style_lacks
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

#: What rules and styles branch on: numbers and words, days and guesses, persons and bodies.
VARIED: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["Bodies", "Case of Ruiz v. Mexico. Series C No. 371", "Bodies [press release]"]),
    "author": st.sampled_from([{"literal": "Office"}, {"family": "Ruiz", "given": "Ana"}, "Ruiz, Ana"]),
    "type": st.sampled_from([*KINDS[1:], "speech", "thesis", "chapter", "broadcast", "post", "treaty"]),
    "container": st.sampled_from(["Gazette", "Diario Oficial de la Federación"]),
    "publisher": st.just("Office"),
    "number": st.sampled_from(["7", "A/HRC/1", "Press release 4", "12VG/2018"]),
    "lang": st.sampled_from(["en", "es"]),
    "date": st.sampled_from([date(2019, 2, 28), "2019-02", "2019", "2018/2019", "2019-11~"]),
    "url": st.just("https://example.org/graves"),
    "accessed": st.just(date(2020, 1, 2)),
}

#: Sources that have the same fields and say different things in them.
OF_SAME_FIELDS = st.sets(st.sampled_from(sorted(VARIED))).flatmap(
    lambda names: st.lists(
        st.fixed_dictionaries({name: VARIED[name] for name in sorted({*names, "type"})}), min_size=6, max_size=12
    )
)

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


@pytest.mark.parametrize("style", ["apa", "mla", "chicago-notes", "oscola", "bluebook", "vancouver", "iso690"])
@settings(max_examples=8, deadline=None)
@given(sources=OF_SAME_FIELDS)
def test_a_source_lacks_among_others_what_it_lacks_alone(style: str, sources: list[dict[str, Any]]) -> None:
    """A style is gone through once for all that it treats alike."""
    text = "".join(
        f"[source.s{number}]\nnote = 'a record'\n" + "".join(f"{name} = {toml_value(one[name])}\n" for name in one)
        for number, one in enumerate(sources)
    )
    corpus = load_texts({"t.toml": text})
    among = {(lack.source.id, lack.field) for lack in style_lacks(corpus, style, corpus.sources.values())}
    alone = {
        (lack.source.id, lack.field) for one in corpus.sources.values() for lack in style_lacks(corpus, style, [one])
    }
    assert among == alone
