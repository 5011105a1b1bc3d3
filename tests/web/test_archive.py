"""Captures in an archive: the nearest one, none for certain, or nobody knows."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.web.fake_archive import Archive, archive
from tests.web.loopback import Reply, serving

from wola_facts.model.plain import replace
from wola_facts.web.archive import LIMITS, Capture, Wish, captures, with_captures
from wola_facts.web.limits import Policy
from wola_facts.web.memento import capture_at
from wola_facts.web.observation import Observation, Verdict

PAGE = "https://www.example.org/report?year=2019"
POLICY = Policy(networks=("127.0.0.1/32",))
QUICK = replace(LIMITS, attempt=3.0, source=4.0, tries=1)


@pytest.fixture
def fake() -> Iterator[Archive]:
    with archive() as made:
        yield made


def asked(fake: Archive, url: str = PAGE, near: date | None = None) -> Capture:
    return captures([Wish(url, near)], fake.base, POLICY, QUICK)[0]


def test_the_capture_nearest_to_the_day_of_reading_is_found_by_memento(fake: Archive) -> None:
    fake.holds(PAGE, "20180101000000", "20191127103000", "20240101000000")
    found = asked(fake, near=date(2019, 11, 26))
    assert found == Capture(PAGE, "archived", f"{fake.base}/web/20191127103000/{PAGE}", date(2019, 11, 27))
    assert fake.log[0].headers["accept-datetime"] == "Tue, 26 Nov 2019 12:00:00 GMT"


def test_without_a_day_it_is_the_newest(fake: Archive) -> None:
    fake.holds(PAGE, "20180101000000", "20240101000000")
    assert asked(fake).archived == date(2024, 1, 1)


def test_what_the_archive_does_not_have_it_does_not_have(fake: Archive) -> None:
    assert asked(fake) == Capture(PAGE, "not-archived")


def test_a_capture_of_an_error_is_passed_over_for_one_of_the_page(fake: Archive) -> None:
    fake.holds(PAGE, "20190101000000")
    fake.holds(PAGE, "20191126000000", status=404)
    assert asked(fake, near=date(2019, 11, 26)).archived == date(2019, 1, 1)


def test_where_all_captures_are_of_errors_there_is_none(fake: Archive) -> None:
    fake.holds(PAGE, "20191126000000", status=404)
    found = asked(fake)
    assert (found.state, found.archive) == ("not-archived", "")


def test_a_capture_of_a_redirect_leads_its_reader_on(fake: Archive) -> None:
    fake.holds(PAGE, "20191126000000", status=301, body=b"https://www.example.org/new")
    fake.holds("https://www.example.org/new", "20191126000000")
    assert asked(fake).archive == f"{fake.base}/web/20191126000000/{PAGE}"


def test_a_capture_that_is_told_of_and_cannot_be_shown_just_now_is_one(fake: Archive) -> None:
    fake.holds(PAGE, "20191126000000")
    fake.failing = {"/web/2019": [(503, {}, b"")] * 9}
    assert asked(fake).archive == f"{fake.base}/web/20191126000000/{PAGE}"


UNKNOWN: list[tuple[str, Reply]] = [
    ("it is down", (503, {}, b"")),
    ("it has had enough", (429, {"Retry-After": "60"}, b"")),
    ("its owner wants no captures shown", (403, {}, b"excluded")),
    ("its answer is no archive's", (200, {"Content-Type": "text/html"}, b"<p>We are back soon</p>")),
    ("it sends us to another host", (302, {"Location": "http://127.0.0.2:9/web/20191126000000/x"}, b"")),
    ("it sends us to where clouds keep their keys", (302, {"Location": "http://169.254.169.254/"}, b"")),
]


@pytest.mark.parametrize("reply", [case[1] for case in UNKNOWN], ids=[case[0] for case in UNKNOWN])
def test_where_it_cannot_be_asked_nobody_knows(fake: Archive, reply: Reply) -> None:
    fake.failing = {"/web/": [reply] * 9, "/cdx": [(503, {}, b"")] * 9}
    found = asked(fake)
    assert (found.state, found.archive) == ("unknown", "")
    assert found.why


def test_an_empty_index_after_a_failure_proves_nothing(fake: Archive) -> None:
    fake.failing = {"/web/": [(503, {}, b"")] * 9}
    assert asked(fake).state == "unknown"


def test_the_index_answers_where_the_timegate_does_not(fake: Archive) -> None:
    fake.holds(PAGE, "20180101000000", "20191127103000", "20240101000000")
    fake.failing = {"/web/": [(503, {}, b"")] * 9}
    assert asked(fake, near=date(2019, 11, 26)).archive == f"{fake.base}/web/20191127103000/{PAGE}"
    assert asked(fake).archived == date(2024, 1, 1)


def test_the_availability_that_answers_nothing_at_times_is_never_asked(fake: Archive) -> None:
    fake.flaky = True
    fake.holds(PAGE, "20191127103000")
    assert asked(fake).state == "archived"
    assert not [one for one in fake.log if "available" in one.path]


def test_another_page_s_capture_is_not_taken_for_this_one(fake: Archive) -> None:
    other = {"Location": f"{fake.base}/web/20191126000000/https://other.example/"}
    fake.holds("https://other.example/", "20191126000000")
    fake.failing = {"/web/http": [(302, other, b"")]}
    assert asked(fake).state == "unknown"


@pytest.mark.parametrize("url", ["https://user:secret@example.org/", "ftp://example.org/", "javascript:alert(1)", ""])
def test_what_is_no_public_address_is_not_told_to_the_archive(fake: Archive, url: str) -> None:
    assert asked(fake, url).state == "unknown"
    assert fake.log == []


def test_an_archive_in_a_network_that_was_not_opened_is_not_asked(fake: Archive) -> None:
    found = captures([Wish(PAGE)], fake.base, Policy(), QUICK)[0]
    assert (found.state, fake.log) == ("unknown", [])


def test_an_archive_that_does_not_answer_is_not_asked_again_and_again() -> None:
    with serving(lambda _: (200, {}, b"")) as (base, _):
        pass
    found = captures([Wish(f"https://example.org/{n}") for n in range(100)], base, POLICY, QUICK)
    assert {one.state for one in found} == {"unknown"}
    assert found[-1].why.startswith("the archive does not answer")


@pytest.mark.parametrize(("beginning", "asked"), [("/web/", 8), ("/cdx/", 16)], ids=["TimeGate", "index"])
def test_an_archive_that_has_had_enough_is_left_in_peace(fake: Archive, beginning: str, asked: int) -> None:
    fake.failing = {beginning: [(429, {"Retry-After": "600"}, b"")] * 1_000}
    if beginning == "/cdx/":
        fake.failing["/web/"] = [(403, {}, b"")] * 1_000
    found = captures([Wish(f"https://example.org/{n}") for n in range(100)], fake.base, POLICY, QUICK)
    assert {one.state for one in found} == {"unknown"}
    assert (found[-1].why, len(fake.log)) == ("the archive has had enough for now (429)", asked)


def test_what_is_not_asked_in_time_is_unknown(fake: Archive) -> None:
    wishes = [Wish(f"https://example.org/{n}") for n in range(20)]
    found = captures(wishes, fake.base, POLICY, replace(QUICK, run=-1.0))
    assert ({one.state for one in found}, fake.log) == ({"unknown"}, [])


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080/x", "http://[::1]/", "http://10.1.2.3/", "http://intranet/x", "http://a.local/"]
)
def test_a_public_archive_is_not_told_of_private_addresses(url: str) -> None:
    found = captures([Wish(url)], "https://web.archive.org", POLICY, QUICK)[0]
    assert (found.state, "private" in found.why) == ("unknown", True)


SPELLINGS = [
    ("https://a/web/20191126000000/https://example.org/x", True),
    ("https://a/web/20191126000000id_/http://www.example.org/x/", True),
    ("https://a/web/20191126000000/https://example.org/y", False),
    ("https://a/web/20191399000000/https://example.org/x", False),
    ("https://a/web/2019/https://example.org/x", False),
    ("https://a.evil.example/web/20191126000000/https://example.org/x", False),
    ("https://example.org/x", False),
]


@pytest.mark.parametrize(("address", "is_one"), SPELLINGS, ids=[case[0] for case in SPELLINGS])
def test_an_address_is_a_capture_of_a_page_or_not(address: str, is_one: bool) -> None:
    assert bool(capture_at(address, "https://a", "https://example.org/x")) is is_one


def test_only_what_is_lost_is_looked_for_and_the_rest_stays_as_it_is(fake: Archive) -> None:
    verdicts: list[Verdict] = ["ok", "dead", "drifted", "soft-404", "transient", "blocked", "moved-permanent"]
    known = [Observation(f"s-{verdict}", f"https://example.org/{verdict}", verdict) for verdict in verdicts]
    for one in known:
        fake.holds(one.url, "20191126000000")
    fake.captures.pop("https://example.org/drifted")
    filled, said = with_captures(known, {"s-dead": date(2019, 11, 1)}, fake.base, POLICY, QUICK)
    assert [one.source for one in filled if one.archive] == ["s-dead", "s-soft-404"]
    assert {source: one.state for source, one in said.items()} == {
        "s-dead": "archived", "s-drifted": "not-archived", "s-soft-404": "archived",
    }  # fmt: skip
    assert filled[1].archived == "2019-11-26"
    assert [one for one in filled if not one.archive] == [
        one for one in known if one.source not in ("s-dead", "s-soft-404")
    ]
