"""The file of observations: read back as written, the same bytes for the same things, and nothing odd taken in."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.model.plain import replace
from wola_facts.web.observation import VERDICTS, Observation, Quote, Sought
from wola_facts.web.store import Foreign, read, written

WORDS = st.text(max_size=20)
DAYS = st.dates().map(str)
OBSERVATIONS = st.builds(
    Observation,
    source=st.text(min_size=1, max_size=20),
    url=WORDS,
    verdict=st.sampled_from(VERDICTS),
    why=WORDS,
    status=st.integers(0, 999),
    final_url=WORDS,
    moved_to=WORDS,
    sought=st.lists(
        st.builds(
            Sought,
            st.builds(Quote, WORDS, WORDS, WORDS, WORDS, st.booleans()),
            st.sampled_from(["found", "missing", "unreadable"]),
            WORDS,
        ),
        max_size=2,
    ).map(tuple),
    observed=st.just("2026-01-01T00:00:00Z"),
    archive=WORDS,
    archived=DAYS,
    etag=WORDS,
    last_modified=WORDS,
    fails=st.integers(0, 99),
    dead=st.integers(0, 99),
    first_fail=DAYS,
    last_ok=DAYS,
)
GOOD: dict[str, Any] = {"url": "https://example.org/a", "verdict": "ok", "observed": "2026-01-01T00:00:00Z"}


@given(st.lists(OBSERVATIONS, max_size=3, unique_by=lambda one: one.source))
def test_what_is_read_is_what_was_written(observations: list[Observation]) -> None:
    text = written(observations)
    assert read(text) == {one.source: replace(one, stored=True) for one in observations}
    assert written(read(text).values()) == text == written(reversed(observations))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is no JSON"),
        ("[fact.a]", "it is no JSON"),
        ("[" * 200_000, "it is no JSON"),
        ("[]", "it holds no observations"),
        ('{"version": 1, "observations": []}', "it holds no observations"),
        ('{"version": 2, "observations": {}}', "its version is not 1, the one that is known"),
        ('{"version": true, "observations": {}}', "its version is not 1, the one that is known"),
        ('{"observations": {}}', "its version is not 1, the one that is known"),
    ],
    ids=["empty", "TOML", "a bomb", "a list", "no table", "a later version", "true is not 1", "none"],
)
def test_what_is_no_file_of_ours_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(Foreign, match=why):
        read(text)


@pytest.mark.parametrize(
    "odd",
    [
        {"verdict": "fine"},
        {"verdict": ["ok"]},
        {"url": 5},
        {"why": "x" * 8_001},
        {"status": -1},
        {"status": True},
        {"fails": 10**9},
        {"fails": 1.5},
        {"observed": "yesterday"},
        {"observed": ""},
        {"first_fail": "2026-02-30"},
        {"first_fail": "2026-01-01T00:00:00Z"},
        {"quotes": {}},
        {"quotes": ["a"]},
        {"quotes": [{"text": "a", "outcome": "probably"}]},
        {"quotes": [{"text": 5, "outcome": "found"}]},
    ],
    ids=str,
)
def test_an_entry_with_anything_odd_is_left_out_and_the_others_are_not(odd: dict[str, object]) -> None:
    text = json.dumps({"version": 1, "observations": {"bad": {**GOOD, **odd}, "good": GOOD, "none": None}})
    assert list(read(text)) == ["good"]
