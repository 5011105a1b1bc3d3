"""What earlier runs are good for: days of validity, conditions, streaks."""

from datetime import date
from typing import Any

import pytest

from wola_facts.web.memory import conditional, fresh, remembered, settled
from wola_facts.web.observation import Found, Observation, Quote, Sought, Verdict, Wanted

URL = "https://example.org/a"
QUOTE = Quote("f", "15 convictions")
DAY = date(2026, 1, 10)


def kept(verdict: Verdict = "ok", *, day: int = 10, outcome: Found | None = None, **more: Any) -> Observation:
    """Return what was observed on a day of January 2026; with an outcome, of the quote."""
    sought = (Sought(QUOTE, outcome),) if outcome else ()
    given: dict[str, Any] = {"observed": f"2026-01-{day:02}T08:00:00Z", "sought": sought, **more}
    return Observation("s", URL, verdict, **given)


@pytest.mark.parametrize(
    ("observation", "is_fresh"),
    [
        (kept(day=10), True),
        (kept(day=4), True),
        (kept(day=3), False),
        (kept(day=11), True),
        (kept(day=12), False),
        (kept("moved-permanent", day=4), True),
        (kept("blocked", day=10), True),
        (kept("blocked", day=9), False),
        (kept("dead"), False),
        (kept("transient"), False),
        (kept("drifted"), False),
        (None, False),
    ],
    ids=["today", "six days ago", "seven days ago", "tomorrow in UTC", "the day after", "moved", "blocked today",
         "blocked yesterday", "dead: runs are counted", "transient", "drifted", "never"],
)  # fmt: skip
def test_for_how_long_a_verdict_stands(observation: Observation | None, is_fresh: bool) -> None:
    assert (fresh(observation, Wanted("s", URL), DAY) is not None) == is_fresh


@pytest.mark.parametrize(
    ("observation", "wanted"),
    [
        (kept(outcome="found"), Wanted("s", URL + "2", (QUOTE,))),
        (kept(outcome="found"), Wanted("s", URL, (QUOTE, Quote("f", "18 acquittals")))),
        (kept(outcome="found"), Wanted("s", URL, (Quote("f", "15 convictions", before="only"),))),
        (kept(outcome="missing"), Wanted("s", URL, (QUOTE,))),
        (kept(outcome="found", unverified="its certificate has expired"), Wanted("s", URL, (QUOTE,))),
    ],
    ids=["another address", "another quote", "other words around it", "missing, and now it has to stand there",
         "read without proof, which its record puts up with no longer"],
)  # fmt: skip
def test_what_answers_another_question_is_asked_again(observation: Observation, wanted: Wanted) -> None:
    assert fresh(observation, wanted, DAY) is None
    assert conditional(wanted, observation) == wanted


def test_a_wall_stands_whatever_is_quoted() -> None:
    assert fresh(kept("blocked"), Wanted("s", URL, (QUOTE,)), DAY) == kept("blocked")


def test_an_answer_is_for_the_fact_that_asks_now() -> None:
    asked = Wanted("s", URL, (Quote("another", "15 convictions", firm=False),))
    answer = fresh(kept(outcome="found"), asked, DAY)
    assert answer is not None
    assert answer.stored
    assert answer.sought == (Sought(asked.quotes[0], "found"),)


@pytest.mark.parametrize(
    ("observation", "etag"),
    [
        (kept(outcome="found", etag='"1"'), '"1"'),
        (kept("moved-permanent", outcome="found", etag='"1"'), '"1"'),
        (kept("drifted", outcome="missing", etag='"1"'), ""),
        (kept(outcome="unreadable", etag='"1"'), ""),
        (kept(etag='"1"'), ""),
        (kept("dead", etag='"1"'), ""),
    ],
    ids=["found", "moved and found", "missing", "unreadable", "not looked for", "dead"],
)
def test_only_a_page_on_which_all_was_found_is_asked_whether_it_changed(observation: Observation, etag: str) -> None:
    assert conditional(Wanted("s", URL, (QUOTE,)), observation).etag == etag


def test_a_page_that_has_not_changed_says_what_it_said() -> None:
    before = kept(outcome="found", etag='"1"', day=1)
    after = remembered(kept(status=304), before, (QUOTE,), DAY)
    assert after.sought == before.sought
    assert (after.etag, after.last_ok) == ('"1"', "2026-01-10")


RUNS: list[tuple[Verdict, int, int, str]] = [
    ("ok", 0, 0, ""),
    ("transient", 1, 0, "2026-01-02"),
    ("dead", 2, 1, "2026-01-02"),
    ("blocked", 2, 1, "2026-01-02"),
    ("refused", 2, 1, "2026-01-02"),
    ("dead", 3, 2, "2026-01-02"),
    ("moved-temporary", 0, 0, ""),
    ("dead", 1, 1, "2026-01-08"),
    ("drifted", 0, 0, ""),
]


def test_a_streak_of_failures() -> None:
    """A run a day: a failure adds to it, what tells nothing of the page leaves it, a page that is there ends it."""
    before: Observation | None = None
    for day, (verdict, fails, dead, first) in enumerate(RUNS, 1):
        before = remembered(kept(verdict, day=day), before, (), date(2026, 1, day))
        assert (before.fails, before.dead, before.first_fail) == (fails, dead, first), f"day {day}"
    assert before is not None
    assert before.last_ok == "2026-01-07"


def test_what_a_run_had_no_time_for_has_not_failed() -> None:
    before = kept("transient", fails=2, first_fail="2026-01-01")
    new = remembered(kept("transient", why="not asked: the run's 900 s were over"), before, (), DAY)
    assert (new.fails, new.first_fail) == (2, "2026-01-01")


def test_another_address_begins_anew() -> None:
    before = kept("dead", fails=3, dead=3, first_fail="2026-01-01")
    new = Observation("s", URL + "2", "dead")
    assert remembered(new, before, (), DAY).fails == 1


def test_a_move_that_was_written_is_where_it_was_read() -> None:
    moved = kept("moved-permanent", moved_to=URL + "2", final_url=URL + "2")
    assert settled(moved, "s", URL + "2").verdict == "ok"
    onward = kept("moved-permanent", moved_to=URL + "2", final_url=URL + "3")
    assert settled(onward, "s", URL + "2").verdict == "moved-temporary"
