"""A value may be written as text or as a table: both give one form in every machine output."""

from datetime import date

import pytest

from wola_facts.corpus.load import load_texts
from wola_facts.outputs.machine_json import as_json
from wola_facts.outputs.view import View
from wola_facts.query.standing import standings

PAIRS = [
    ('"over 40,000"', "{ min = 40000, strict = true }"),
    ('"over 1.50"', "{ min = 1.50, strict = true }"),
    ('"at least 5"', "{ min = 5 }"),
    ('"less than 3"', "{ max = 3, strict = true }"),
    ('"up to 3"', "{ max = 3 }"),
    ('"300-400"', "{ min = 300, max = 400 }"),
    ('"0.5-0.7"', "{ min = 0.5, max = 0.7 }"),
    ('"-5 to -3"', "{ min = -5, max = -3 }"),
    ('"about 700"', "{ about = 700 }"),
    ('"40,180"', "40180"),
    ('"1.50"', "1.50"),
    ("7", "{ min = 7, max = 7 }"),
]


@pytest.mark.parametrize("unit", ["", 'unit = "people"\n'], ids=["a bare number", "a count"])
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_spellings_have_one_machine_form(one: str, other: str, unit: str) -> None:
    records = "".join(
        f'[fact.{name}]\nclaim = "C"\nvalue = {value}\n{unit}date = 2019-11-26\nsource = "https://example.org/a"\n'
        for name, value in (("one", one), ("other", other))
    )
    corpus = load_texts({"a.toml": records})
    view = View(tuple(corpus.facts.values()), corpus, standings(corpus, date(2020, 1, 1)))
    first, second = (as_json(fact)["value"] for fact in view.machine())
    assert first == second
