"""Data that nobody here wrote: of 229 countries of the World Factbook, the age groups against the whole population.

The Factbook of the day has the age groups of 2024 everywhere and the total already of 2025 in 156 countries: what
does not add up there is no error but two years. Western Sahara, of 2020, has five groups, the others have three.
"""

import csv
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wola_facts.checks.report import Report

Judge = Callable[..., Report]

TABLE = Path(__file__).parent.parent / "corpora" / "factbook" / "age-structure.csv"
SOURCE = """
[source.factbook]
title     = "The World Factbook"
author    = [{ literal = "Central Intelligence Agency" }]
date      = "2025"
url       = "https://www.cia.gov/the-world-factbook/"
"""
DEFAULTS = '[defaults]\nsource = "factbook"\nat = "People and Society"\n'
TODAY = date(2026, 1, 1)


Country = list[dict[str, str]]


def countries() -> dict[str, Country]:
    """Return the rows of each country by its code: the whole, then its groups."""
    found: dict[str, Country] = {}
    with TABLE.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            found.setdefault(row["code"], []).append(row)
    return found


def has_two_years(country: Country) -> bool:
    return len({row["year"] for row in country}) > 1


def name(row: dict[str, str]) -> str:
    return f"{row['code']}-{row['group']}"


def records(country: Country) -> str:
    """Return a country as a person would write it: the whole with its parts, and each part with its own year."""
    text = ""
    for row in country:
        text += f"""
[fact.{name(row)}]
claim  = "Population"
where  = {json.dumps(row["name"], ensure_ascii=False)}
dims   = {{ age = "{row["group"]}" }}
value  = {row["people"]}
unit   = "people"
date   = "{row["year"]}"
"""
        if row is country[0]:
            text += f"parts  = {json.dumps([name(part) for part in country[1:]])}\n"
    return text


def assertion(country: Country) -> str:
    whole, *parts = map(name, country)
    return f'\n[[check]]\nname = "{whole}"\nassert = "{" + ".join(parts)} == {whole}"\n'


@pytest.fixture
def report(judge: Judge) -> Report:
    """What is found in the 229 countries; each relation is said twice, by `parts` and by an assertion."""
    text = "".join(records(country) + assertion(country) for country in countries().values())
    return judge(SOURCE + text, today=TODAY, defaults=DEFAULTS)


def test_the_table_is_the_one_that_is_meant() -> None:
    assert Counter(map(has_two_years, countries().values())) == {False: 73, True: 156}


def test_the_same_year_adds_up_and_different_years_are_mixed_periods_and_no_arithmetic_error(report: Report) -> None:
    mixed = sorted(name(country[0]) for country in countries().values() if has_two_years(country))
    found = [finding for finding in report.findings if finding.code == "PER001"]
    assert sorted(finding.fact for finding in found if finding.fact) == mixed
    assert sorted(finding.message.split()[0] for finding in found if not finding.fact) == mixed
    assert {finding.code for finding in report.findings} == {"PER001", "SRC004"}  # the Factbook has no archive here


def test_a_digit_that_is_wrong_is_found_where_the_years_are_the_same(judge: Judge) -> None:
    whole, group, *others = next(country for country in countries().values() if not has_two_years(country))
    wrong = {**group, "people": str(int(group["people"]) + 10)}
    report = judge(SOURCE + records([whole, wrong, *others]), defaults=DEFAULTS, select="NUM")
    assert [finding.code for finding in report.findings] == ["NUM001"]
