"""The small world that queries are tested on, as it stands on the first day of 2026."""

from datetime import date
from pathlib import Path

import pytest

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_corpus
from wola_facts.query.fields import Context
from wola_facts.query.standing import standings

CORPORA = Path(__file__).parent.parent / "corpora"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus(str(CORPORA / "mexico"))


@pytest.fixture(scope="session")
def context(corpus: Corpus) -> Context:
    return Context(corpus, standings(corpus, date(2026, 1, 1)))
