"""Dates and keys that have one reading are respelled, and those that have two are left alone."""

from datetime import date, datetime

import pytest

from wola_facts.checks.respelling import date_spelled, key_spelled


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2019-9", "2019-09"),
        ("2019-9-5", date(2019, 9, 5)),
        ("2019/09/05", date(2019, 9, 5)),
        ("2019.9.5", date(2019, 9, 5)),
        (2019, "2019"),
        ("November 2019", "2019-11"),
        ("26 November 2019", date(2019, 11, 26)),
        ("November 26, 2019", date(2019, 11, 26)),
        ("26 de noviembre de 2019", date(2019, 11, 26)),
        ("Nov. 26th, 2019", date(2019, 11, 26)),
        ("setiembre 2019", "2019-09"),
        ("2019-1/2019-9", "2019-01/2019-09"),
        ("Jan 2019 to Sep 2019", "2019-01/2019-09"),
        ("enero 2019 – septiembre 2019", "2019-01/2019-09"),
        ("2018-12 / ..", "2018-12/.."),
        ("2019-9~", "2019-09~"),
        (datetime(2019, 11, 26, 0, 0), date(2019, 11, 26)),  # noqa: DTZ001  # TOML's local date-time has no zone
    ],
    ids=str,
)
def test_one_reading(written: object, wanted: object) -> None:
    assert date_spelled(written) == wanted


@pytest.mark.parametrize(
    "written",
    ["5/9/2019", "09-2019", "2019/9", "2019-13", "2019-02-30", "2019-09/2019-01", "fall 2019", "last year", "19-9-5",
     "ene-sep 2019", "../..", "", 19, 20191126, True, 2019.9,
     datetime(2019, 11, 26, 13, 0)],  # noqa: DTZ001
    ids=str,
)  # fmt: skip
def test_two_readings_or_none(written: object) -> None:
    assert date_spelled(written) is None


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("According-To", "according_to"), ("accordingto", "according_to"), ("VALUE", "value"), ("ofWhich", "of_which"),
     ("Válue", "value"), ("vlaue", ""), ("value", ""), ("figure", "")],
)  # fmt: skip
def test_a_key_but_for_case_hyphens_and_accents(written: str, wanted: str) -> None:
    assert key_spelled(written, ["claim", "value", "according_to", "of_which"]) == wanted
