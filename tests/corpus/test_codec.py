"""Records as JSON and back, for the cache: what is read is what was written, to the last zero of a number."""

import json
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest

from wola_facts import load
from wola_facts.corpus.codec import dumps, loads
from wola_facts.model.dates import Period, read_period
from wola_facts.model.finding import Severity
from wola_facts.model.interval import Interval
from wola_facts.model.quantity import Bound, Quantity
from wola_facts.model.source import Name

SHIPPED = Path(__file__).parents[2] / "facts"
NUMBER = Decimal("1.50")


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(None, id="nothing"),
        pytest.param((True, 3, "d", ["t", "a"]), id="a list that looks like a tag"),
        pytest.param(("a", "b"), id="plain words"),
        pytest.param(("a", NUMBER, ()), id="a word, a number and an empty tuple"),
        pytest.param([1, [NUMBER]], id="a list in a list"),
        pytest.param(MappingProxyType({"a": MappingProxyType({"b": (NUMBER,)}), "c": 1}), id="a table in a table"),
        pytest.param((date(2019, 1, 2), datetime(2019, 1, 2, 3, 4), time(3, 4)), id="times"),  # noqa: DTZ001  # as TOML has them
        pytest.param((read_period("2019-01~"), read_period("2018/.."), Period(None, None)), id="periods"),
        pytest.param(Interval.exactly(NUMBER), id="one number"),
        pytest.param(Interval(Decimal(1), None, True, True), id="an open interval"),
        pytest.param(Quantity(Interval(NUMBER, NUMBER), "1.50", Bound.ABOUT, "about", "%", (NUMBER,)), id="a quantity"),
        pytest.param((Name(family="Ruiz", given="Ana"), Severity.NOTE), id="a name"),
    ],
)
def test_what_was_written_is_read(value: object) -> None:
    read = loads(dumps(value))
    assert read == value
    assert dumps(read) == dumps(value)


def test_ends_that_are_equal_and_written_differently_stay_so() -> None:
    read = loads(dumps(Interval(Decimal("1.0"), Decimal("1.00"))))
    assert (str(read.low), str(read.high)) == ("1.0", "1.00")


def test_every_record_of_the_shipped_corpus_is_read_as_it_was() -> None:
    corpus = load(str(SHIPPED))
    for record in (*corpus.facts.values(), *corpus.sources.values(), *corpus.measures.values(), corpus.settings):
        read = loads(dumps(record))
        assert read == record
        assert dumps(read) == dumps(record)


@pytest.mark.parametrize("text", ['["Fact",{},{}]', '["no such"]', '["Name",3,4]', "[]", '["d","x"]', '["D"]', "{"])
def test_anything_else_is_an_error_that_the_cache_expects(text: str) -> None:
    with pytest.raises((ValueError, LookupError, TypeError, AttributeError, ArithmeticError)):
        loads(text)
    assert text == "{" or isinstance(json.loads(text), list)
