"""Checking grows no worse than n log n, whatever the shape of the corpus: counted in calls, as clocks are noisy."""

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType
from typing import Any

import pytest

from wola_facts.checks.context import Context
from wola_facts.checks.engine import run
from wola_facts.corpus.load import load_texts

from .generated import SHAPES, texts

SMALL, LARGE = 100, 800
#: Eight times the records may take eight times the calls, times log(800) / log(100).
MOST = 8 * 1.45


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called, Python's own among them."""
    counted = 0

    def count(_: FrameType, event: str, __: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def checking(shape: str, size: int) -> int:
    files = dict(texts(shape, size))
    corpus = load_texts(files)
    return calls(lambda: run(Context(corpus, date(2026, 1, 1), read=lambda file: files.get(file, ""))))


@pytest.mark.parametrize("shape", SHAPES)
def test_eight_times_the_records_take_little_more_than_eight_times_the_work(shape: str) -> None:
    checking(shape, 20)  # what is imported and compiled once is no part of it
    assert checking(shape, LARGE) <= MOST * checking(shape, SMALL)
