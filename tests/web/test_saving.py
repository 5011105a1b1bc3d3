"""Save Page Now: captures by key and by form, jobs that end, fail and go on, and a key that stays with its archive."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.web.fake_archive import KEY, Archive, archive
from tests.web.loopback import Reply, serving

from wola_facts.model.plain import replace
from wola_facts.web.limits import Policy
from wola_facts.web.saving import LIMITS, Saved, save_pages

PAGE = "https://example.org/report?year=2019"
POLICY = Policy(networks=("127.0.0.1/32",))
QUICK = replace(LIMITS, attempt=3.0, source=4.0)
DONE = {"status": "success", "timestamp": "20191201103000", "original_url": PAGE}


@pytest.fixture
def fake() -> Iterator[Archive]:
    with archive() as made:
        yield made


def saved(fake: Archive, *urls: str, key: str = KEY) -> list[Saved]:
    return save_pages(urls or (PAGE,), fake.base, POLICY, key, QUICK, pause=lambda _: None)


def test_a_job_is_followed_to_its_end(fake: Archive) -> None:
    fake.jobs = [{"status": "pending"}, {"status": "pending"}, DONE]
    assert saved(fake) == [Saved(PAGE, "saved", f"{fake.base}/web/20191201103000/{PAGE}", date(2019, 12, 1))]
    assert [(one.method, one.path) for one in fake.log] == [
        ("POST", "/save"), *[("GET", "/save/status/spn2-0123456789abcdef")] * 3,
    ]  # fmt: skip
    assert all(one.headers["authorization"] == f"LOW {KEY}" for one in fake.log)
    assert b"url=https%3A%2F%2Fexample.org%2Freport%3Fyear%3D2019" in fake.log[0].body


def test_a_page_that_was_captured_within_the_day_has_that_capture(fake: Archive) -> None:
    fake.holds(PAGE, "20190101000000", "20191201080000")
    said = b'{"url": "x", "job_id": null, "message": "The same snapshot had been made 2 hours ago."}'
    fake.failing = {"/save": [(200, {"Content-Type": "application/json"}, said)]}
    found = saved(fake)[0]
    assert (found.state, found.archived) == ("saved", date(2019, 12, 1))
    assert "authorization" not in fake.log[-1].headers


def test_without_a_key_the_plain_form_is_used_and_no_key_is_sent(fake: Archive) -> None:
    assert saved(fake, key="")[0].archive == f"{fake.base}/web/20191201000000/{PAGE}"
    assert "authorization" not in fake.log[0].headers


def test_a_job_that_fails_says_why_in_one_line(fake: Archive) -> None:
    fake.jobs = [{"status": "error", "message": "The page\n::error::" + "x" * 500}]
    found = saved(fake)[0]
    assert found.state == "failed"
    assert "\n" not in found.why
    assert len(found.why) <= 200


def test_a_job_that_goes_on_for_too_long_is_pending_and_not_lost(fake: Archive) -> None:
    found = saved(fake)[0]
    assert (found.state, "spn2-0123456789abcdef" in found.why) == ("pending", True)
    assert len(fake.log) == 31


def test_a_poll_that_fails_once_is_asked_again(fake: Archive) -> None:
    fake.failing = {"/save/status": [(502, {}, b"")]}
    fake.jobs = [DONE]
    assert saved(fake)[0].state == "saved"


@pytest.mark.parametrize("status", [401, 403, 429])
def test_once_turned_away_no_more_is_asked(fake: Archive, status: int) -> None:
    fake.failing = {"/save": [(status, {"Content-Type": "application/json"}, b'{"message": "no"}')] * 9}
    found = saved(fake, PAGE, "https://example.org/2", "https://example.org/3")
    assert [one.state for one in found] == ["failed"] * 3
    assert len(fake.log) == 1


def test_a_wrong_key_is_a_failure_that_says_so(fake: Archive) -> None:
    assert "logged in" in saved(fake, key="wrong:key")[0].why


def test_the_key_does_not_follow_a_redirect(fake: Archive) -> None:
    with serving(lambda _: (200, {}, b"")) as (elsewhere, log):
        fake.failing = {"/save": [(307, {"Location": f"{elsewhere}/save"}, b"")] * 9}
        assert saved(fake)[0].state == "failed"
        assert log == []


ODD: list[tuple[str, Reply]] = [
    ("a job that is a path", (200, {}, b'{"job_id": "../../steal?x="}')),
    ("a job that is no text", (200, {}, b'{"job_id": {"a": 1}}')),
    ("no JSON", (200, {}, b"<html>")),
    ("JSON too deep to read", (200, {}, b"[" * 100_000)),
    ("a capture at another host", (302, {"Location": "https://evil.example/web/20191201000000/" + PAGE}, b"")),
]


@pytest.mark.parametrize("reply", [case[1] for case in ODD], ids=[case[0] for case in ODD])
@pytest.mark.parametrize("key", [KEY, ""], ids=["with a key", "without one"])
def test_an_odd_answer_is_a_failure_and_leads_nowhere(fake: Archive, reply: Reply, key: str) -> None:
    fake.failing = {"/save": [reply]}
    assert saved(fake, key=key)[0].state == "failed"
    assert len(fake.log) == 1


@pytest.mark.parametrize("base", ["http://archive.example", "http://10.0.0.1"])
def test_a_key_is_not_sent_in_the_clear(base: str) -> None:
    found = save_pages([PAGE], base, POLICY, KEY, QUICK)[0]
    assert (found.state, "https" in found.why) == ("failed", True)


def test_what_is_no_public_address_is_not_told_to_the_archive(fake: Archive) -> None:
    assert saved(fake, "https://user:secret@example.org/", "file:///etc/passwd")[0].state == "failed"
    assert fake.log == []
