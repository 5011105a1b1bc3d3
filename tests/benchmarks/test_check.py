"""How long checking takes beside the loading of the same records, and how it grows where records are hard to judge.

    pytest tests/benchmarks/test_check.py --benchmark-only --benchmark-columns=min,median

The bound is a ratio: checking 10,000 records of a usual mix takes less than three times what loading them takes, with
no cache in either. Ten times the records of any shape take little more than ten times as long (n log n): what is not
so shows at 2,000 already, which take seconds for all shapes together.
"""

from collections.abc import Callable
from datetime import date

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from wola_facts.checks.context import Context
from wola_facts.checks.engine import run
from wola_facts.checks.report import Report
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_texts

from .generated import SHAPES, texts

USUAL = "a usual mix"
SIZE = 10_000


def judge(corpus: Corpus, files: dict[str, str]) -> Callable[[], Report]:
    """Return a check of a corpus from nothing: what a context has worked out is not used again."""
    return lambda: run(Context(corpus, date(2026, 1, 1), read=lambda file: files.get(file, "")), brief=True)


@pytest.mark.benchmark(group="10,000 records")
def test_load(benchmark: BenchmarkFixture) -> None:
    files = dict(texts(USUAL, SIZE))
    corpus = benchmark.pedantic(load_texts, (files,), rounds=5, warmup_rounds=1)  # type: ignore[no-untyped-call]  # it has no types there
    assert len(corpus.facts) == SIZE


@pytest.mark.benchmark(group="10,000 records")
def test_check(benchmark: BenchmarkFixture) -> None:
    files = dict(texts(USUAL, SIZE))
    report = benchmark.pedantic(judge(load_texts(files), files), rounds=5, warmup_rounds=1)  # type: ignore[no-untyped-call]  # it has no types there
    assert not report.findings


@pytest.mark.parametrize("size", [200, 2_000])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.benchmark(group="growth")
def test_growth(benchmark: BenchmarkFixture, shape: str, size: int) -> None:
    files = dict(texts(shape, size))
    corpus = load_texts(files)
    benchmark.group = shape
    benchmark.pedantic(judge(corpus, files), rounds=3, warmup_rounds=size == 200)  # type: ignore[no-untyped-call]  # it has no types there
