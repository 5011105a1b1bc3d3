"""The small world that outputs are tested on, golden files, and a record in which every text is nasty."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_corpus, load_texts
from wola_facts.outputs.view import View
from wola_facts.query.standing import standings

TESTS = Path(__file__).parent.parent
TODAY = date(2026, 1, 1)

#: Rich markup, its end, colour, a link, a title, direction marks, C0 and C1 bytes, line ends, tabs, and formulas.
NASTY = (
    "[red]x[/red] [/] [link=https://evil.example]y[/link] \x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07l\x1b]8;;\x07"
    " \u202egnp.exe\u202c \u2066z\u2069 \x00\x07\x08 \x9b31m \x9d8;; \r\n\ttab <script>alert(1)</script> | **b** `c` "
    "$(x) {{ y }} \u2028 \u200e end"
)


def view_of(corpus: Corpus) -> View:
    return View(tuple(corpus.facts.values()), corpus, standings(corpus, TODAY))


@pytest.fixture(scope="session")
def view() -> View:
    return view_of(load_corpus(str(TESTS / "corpora" / "mexico")))


@pytest.fixture(scope="session")
def make_view() -> Callable[[str], View]:
    """Make a view of a corpus of one file."""
    return lambda text: view_of(load_texts({"t.toml": text}))


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with a file in tests/golden; GOLDEN=write writes it, to be read before it is kept."""

    def check(name: str, text: str) -> None:
        path = TESTS / "golden" / name
        if os.environ.get("GOLDEN") == "write":
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text

    return check


def _quoted(text: str) -> str:
    return (
        '"'
        + "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" for c in text)
        + '"'
    )


@pytest.fixture(scope="session")
def nasty() -> View:
    """A record with the nasty text in every field that can hold it, and relations to another such."""
    bad = _quoted(NASTY)
    text = f"""
[source.s]
title = {{ en = {bad}, es = {bad} }}
author = [{bad}, {{ family = {bad}, given = {bad} }}]
publisher = {bad}
container = {bad}
url = {_quoted("https://e.org/" + NASTY)}
archive = {_quoted("https://a.org/" + NASTY)}
date = 2019-01-01

[fact.other]
kind = "statement"
claim = {bad}
date = 2019-01-01
source = "s"
disputes = "one"

[fact.one]
claim = {{ en = {bad}, es = {bad} }}
value = "over 3"
unit = {bad}
date = 2019-01-01
source = ["s", "other-source"]
according_to = [{bad}, "b"]
quote = {bad}
before = {bad}
after = {bad}
at = {bad}
where = {bad}
who = {bad}
dims = {{ sex = {bad} }}
definition = {bad}
part_of = "other"
parts = {{ a = 1 }}
retracted = {{ on = 2020-01-01, why = {bad} }}
by = {bad}
to = {bad}
log = [{{ on = 2019-01-02, state = "pending", source = {bad}, note = {bad} }}]
law = {{ title = {bad}, number = {bad}, published_in = {bad}, amends = {bad}, jurisdiction = {bad} }}
ruling = {{ court = {bad}, case = {bad}, number = {bad}, orders = [{bad}] }}
tags = [{bad}]
note = {{ en = {bad}, es = {bad} }}
ignore = [{{ rule = {bad}, until = 2030-01-01, reason = {bad} }}]
[fact.one.x]
{_quoted("k")} = {bad}
"""
    corpus = load_texts({"corpus.toml": f"name = {bad}\n[topic.t]\nlabel = {bad}\n", "t.toml": text})
    assert set(corpus.facts) == {"one", "other"}, [finding.message for finding in corpus.findings]
    return view_of(corpus)
