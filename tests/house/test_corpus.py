"""The corpus that ships keeps its own rules: two languages, one spelling for each thing, nothing silently old.

It is the one corpus whose contents are tested here; what the program does is tested on small worlds.
"""

import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import wola_facts
from wola_facts.checks.report import Report
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity
from wola_facts.query.standing import Status, standings

FACTS = Path(__file__).parents[2] / "facts"
README = (FACTS / "README.md").read_text(encoding="utf-8")
COMMENTARY = "wola-2019"
LISTS = ("unit", "where", "who", "according_to", "tags")


@pytest.fixture(scope="module")
def corpus() -> wola_facts.Corpus:
    return wola_facts.load(str(FACTS))


def check(corpus: wola_facts.Corpus, today: str) -> Report:
    return wola_facts.check(corpus, today=date.fromisoformat(today))


def errors(report: Report) -> list[str]:
    return [f"{found.code} {found.message}" for found in report.findings if found.severity is Severity.ERROR]


def test_every_claim_is_in_both_languages_and_ends_without_a_stop(corpus: wola_facts.Corpus) -> None:
    for fact in corpus.facts.values():
        assert sorted(fact.claim) == ["en", "es"], fact.id
        assert not [claim for claim in fact.claim.values() if claim.endswith(".")], fact.id


def test_every_record_of_the_commentary_says_where_and_in_which_words(corpus: wola_facts.Corpus) -> None:
    for fact in corpus.facts.values():
        if COMMENTARY in fact.sources:
            assert fact.quote, fact.id
            assert len(fact.quote.split()) <= 8, fact.id
            assert re.fullmatch(r"(sec\. .+|intro), para\. \d+", fact.at), fact.id


@pytest.mark.parametrize("name", LISTS)
def test_the_readme_lists_each_spelling_that_is_used_and_no_other(corpus: wola_facts.Corpus, name: str) -> None:
    line = next(
        after for before, after in pairwise(README.splitlines()) if before.startswith("**") and f"`{name}`" in before
    )
    used = {text for fact in corpus.facts.values() for text in _said(fact, name) if text not in corpus.sources}
    assert set(re.findall(r"`([^`]+)`", line)) == used - {"", "%", "MXN"}


def test_the_record_in_the_readme_is_the_one_of_its_file(corpus: wola_facts.Corpus) -> None:
    shown = tomllib.loads(re.findall(r"^```toml\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)[0])["fact"]
    for name, record in shown.items():
        written = tomllib.loads((FACTS / Path(corpus.facts[name].file).name).read_text(encoding="utf-8"))
        assert record == {**record, **written["fact"][name]}


def test_measures_bear_the_name_of_their_country_and_are_used(corpus: wola_facts.Corpus) -> None:
    used = {fact.measure for fact in corpus.facts.values()}
    assert all(name.startswith("mx-") and name in used for name in corpus.measures)


def test_nothing_is_stale_when_the_commentary_came_out(corpus: wola_facts.Corpus) -> None:
    old = standings(corpus, date(2019, 12, 1)).items()
    assert not [name for name, standing in old if standing.status in (Status.STALE, Status.OVERDUE)]
    assert not errors(check(corpus, "2019-12-01"))


def test_what_is_old_is_waived_to_a_day_and_then_told(corpus: wola_facts.Corpus) -> None:
    end = max(waiver.until for waiver in corpus.settings.waivers)
    assert not errors(check(corpus, "2026-11-23"))
    assert not errors(check(corpus, end.isoformat()))
    assert {found.split()[0] for found in errors(check(corpus, "2027-06-02"))} >= {"STA001", "WVR001"}


def test_each_topic_is_found_in_both_languages(corpus: wola_facts.Corpus) -> None:
    for topic in corpus.settings.topics.values():
        for name in (topic.id, *topic.label.values(), *topic.aliases):
            assert all(topic.id in (fact.topic, *fact.topics) for fact in wola_facts.find(corpus, name)), name


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("journalists killed", "journalists-killed"),
        ("periodistas asesinados", "journalists-killed"),
        ("Guardia Nacional desplegados frontera", "guard-southern-border"),
        ("National Guard deployment", "guard-southern-border"),
        ("fosas clandestinas", "clandestine-graves"),
        ("Mechanism budget", "mechanism-budget-cut"),
        ("fiscalía tortura", "states-without-torture-prosecutor"),
        ("tortura sexual", "atenco-ruling"),
        ("MEIF", "forensic-mechanism"),
    ],
)
def test_what_a_researcher_types_finds_its_record(corpus: wola_facts.Corpus, words: str, best: str) -> None:
    assert best in [fact.id for fact in wola_facts.find(corpus, words)][:3]


def _said(fact: Fact, name: str) -> tuple[str, ...]:
    if name == "according_to":
        return (*fact.according_to, fact.by, fact.to)
    said = getattr(fact, name)
    return said if isinstance(said, tuple) else (said,)
