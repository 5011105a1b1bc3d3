"""`facts snapshot`: text copies in which `facts check` finds the quotes, their digests, and captures in an archive."""

import json
import os
import socket
import tomllib
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Facts
from tests.web.fake_archive import KEY, Archive, archive
from tests.web.loopback import Asked, Reply, serving

from wola_facts.web.fetch import fetch

World = Callable[..., Path]

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = b"""<html><head><title>T</title><style>p { color: red }</style></head><body><h1>Torture</h1>
<p>There were <b>15</b>&nbsp;firm convic&shy;tions, &ldquo;no more&rdquo;\x1b[31m.</p><p hidden>hidden</p>
<ul><li>one</li><li>1,130&nbsp;people</li></ul></body></html>"""
OPEN = ("--allow-net", "127.0.0.1/32")


class Site:
    """Pages that a test may change, and what was asked for."""

    def __init__(self) -> None:
        self.base = ""
        self.pages: dict[str, Reply] = {"/report": (200, HTML, PAGE)}
        self.log: list[Asked] = []

    def answer(self, asked: Asked) -> Reply:
        return self.pages.get(asked.path, (404, HTML, b"<p>not found</p>"))


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    with serving(made.answer) as (made.base, made.log):
        yield made


@pytest.fixture
def folder(world: World, site: Site) -> Path:
    """A corpus with two sources of the site, one of them gone, and a fact with a bare URL."""
    return world(
        torture=f"""\
# convictions
[fact.convictions]
claim  = "Convictions"
value  = 15
unit   = "convictions"
date   = "2019"
source = "report"
quote  = '15 firm convictions, "no more"'

[source.report]   # the first
url   = "{site.base}/report"
title = "Report"

[source.gone]
url = "{site.base}/gone"
""",
        bare=f'[fact.b]\nclaim = "B"\nvalue = 1\nunit = "cases"\ndate = "2019"\nsource = "{site.base}/bare"\n',
    )


def entry(folder: Path, name: str = "report") -> dict[str, Any]:
    text = (folder / "facts" / "torture.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)["source"][name]
    return found


def test_a_saved_copy_holds_what_check_looks_for_and_nothing_hidden(facts: Facts, folder: Path) -> None:
    said = facts("snapshot", "report", "--online", "--copies", "kept", *OPEN)
    assert said.code == 0, said.err
    text = (folder / "kept" / "report.txt").read_text(encoding="utf-8")
    assert text.split("\n\n")[0].strip() == "Torture"
    assert "hidden" not in text
    assert "color" not in text
    assert "\x1b" not in text
    digest = sha256((folder / "kept" / "report.txt").read_bytes()).hexdigest()
    assert said.out.split() == ["report", "saved", "kept/report.txt", "sha256", digest[:12]]
    assert "EVI001" not in facts("check", "--copies", "kept", "--format", "concise").out
    (folder / "kept" / "report.txt").write_text("18 firm convictions", encoding="utf-8")
    assert "EVI001" in facts("check", "--copies", "kept", "--format", "concise").out


def test_without_online_nothing_is_asked_and_what_would_be_is_said(facts: Facts, folder: Path, site: Site) -> None:
    said = facts("snapshot")
    assert said.code == 0
    assert [line.split()[:3] for line in said.out.splitlines()] == [
        ["report", "missing", "facts/copies/report.txt"], ["gone", "missing", "facts/copies/gone.txt"],
    ]  # fmt: skip
    assert "--online" in said.err
    assert site.log == []
    assert not (folder / "facts" / "copies").exists()


def test_recorded_copies_are_verified_by_their_digests_and_no_other_byte_of_the_record_changes(
    facts: Facts, folder: Path
) -> None:
    file = folder / "facts" / "torture.toml"
    before = file.read_text(encoding="utf-8")
    assert facts("snapshot", "report", "--online", "--record", *OPEN).code == 0
    copy = folder / "facts" / "copies" / "report.txt"
    digest = sha256(copy.read_bytes()).hexdigest()
    added = f'snapshot = "copies/report.txt"\nsha256 = "{digest}"\n'
    assert file.read_text(encoding="utf-8") == before.replace('title = "Report"\n', f'title = "Report"\n{added}')
    assert facts("snapshot", "report").out.split()[1] == "there"
    assert "EVI001" not in facts("check", "--format", "concise").out
    copy.write_bytes(copy.read_bytes() + b"x")
    said = facts("snapshot", "report")
    assert (said.code, said.out.split()[1]) == (1, "changed")


def test_a_copy_that_is_as_it_was_is_not_written_again(facts: Facts, folder: Path) -> None:
    facts("snapshot", "report", "--online", "--record", *OPEN)
    copy, file = folder / "facts" / "copies" / "report.txt", folder / "facts" / "torture.toml"
    os.utime(copy, (1, 1))
    os.utime(file, (1, 1))
    assert facts("snapshot", "report", "--online", "--record", *OPEN).out.split()[1] == "unchanged"
    assert (copy.stat().st_mtime, file.stat().st_mtime) == (1, 1)


def test_a_page_that_is_gone_or_has_lost_what_was_quoted_does_not_replace_its_copy(
    facts: Facts, folder: Path, site: Site
) -> None:
    facts("snapshot", "report", "--online", *OPEN)
    copy = folder / "facts" / "copies" / "report.txt"
    before = copy.read_bytes()
    site.pages["/report"] = (200, HTML, b"<p>Are you human?</p>")
    said = facts("snapshot", "--online", *OPEN)
    assert said.code == 1
    assert [line.split()[1] for line in said.out.splitlines()] == ["failed", "failed"]
    assert "404" in said.out
    assert copy.read_bytes() == before
    assert [path.name for path in copy.parent.iterdir()] == ["report.txt"]


def test_a_first_copy_without_the_quote_is_saved_and_says_so(facts: Facts, folder: Path, site: Site) -> None:
    site.pages["/report"] = (200, HTML, b"<p>18 firm convictions</p>")
    said = facts("snapshot", "report", "--online", *OPEN)
    assert (said.code, "1 of 1 quotes is not in it" in said.out) == (0, True)


ODD: list[tuple[str, Reply, str]] = [
    ("a picture", (200, {"Content-Type": "image/png"}, b"\x89PNG"), "image/png"),
    ("an empty page", (200, HTML, b"<p hidden>x</p>"), "no text"),
    ("a broken PDF", (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"), "PDF"),
    ("a wall", (200, HTML, b"<title>Just a moment...</title><p>Checking your browser. Are you human?</p>"), "human"),
    (
        "a page that is gone although it says found",
        (200, HTML, b"<title>404 Page not found</title><h1>Not found</h1>"),
        "gone",
    ),
    ("a redirect to another machine", (302, {"Location": "http://10.0.0.1/"}, b""), "private"),
]


@pytest.mark.parametrize(("reply", "why"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_what_holds_no_text_is_not_saved(facts: Facts, folder: Path, site: Site, reply: Reply, why: str) -> None:
    site.pages["/report"] = reply
    said = facts("snapshot", "report", "--online", *OPEN)
    assert (said.code, why in said.out) == (1, True), said.out
    assert not (folder / "facts" / "copies").exists()


def test_nothing_is_ever_written_outside_the_folder(facts: Facts, folder: Path, site: Site) -> None:
    outside = folder / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    (folder / "kept").mkdir()
    (folder / "kept" / "report.txt").symlink_to(outside)
    assert facts("snapshot", "report", "--online", "--copies", "kept", *OPEN).code == 1
    file = folder / "facts" / "torture.toml"
    text = file.read_text(encoding="utf-8")
    for path in ("../outside.txt", str(outside), "corpus.toml", "torture.toml", "../facts/corpus.toml"):
        file.write_text(text.replace('title = "Report"', f'title = "Report"\nsnapshot = "{path}"'), encoding="utf-8")
        assert facts("snapshot", "report", "--online", "--record", *OPEN).code in (1, 2)
    assert outside.read_text(encoding="utf-8") == "mine"
    assert (folder / "facts" / "corpus.toml").read_text(encoding="utf-8") == "schema = 1\n"


REFUSED = [
    ("a source that is not there", ("reprot",), 1, "eport"),
    ("a bare URL", ("b",), 1, "bare URL"),
    ("records that should name copies outside", ("report", "--online", "--record", "--copies", "kept"), 2, "outside"),
    ("captures of everything", ("--save-page",), 2, "named"),
    ("a form of output that is none", ("--format", "sarif"), 2, "text, json"),
    ("a network for nobody", ("report", *OPEN), 2, "--allow-net goes with --online or --save-page"),
    ("records of nothing new", ("report", "--record"), 2, "--record goes with --online or --save-page"),
    ("copies and captures at once", ("report", "--online", "--save-page", *OPEN), 2, "goes without --online"),
    ("a folder for captures", ("report", "--save-page", "--copies", "kept"), 2, "goes without --copies"),
]


@pytest.mark.parametrize(("words", "code", "why"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_done_is_said(
    facts: Facts, folder: Path, site: Site, words: tuple[str, ...], code: int, why: str
) -> None:
    said = facts("snapshot", *words)
    assert (said.code, why in said.err) == (code, True), said.err
    assert site.log == []


def test_robots_txt_is_heeded_where_that_is_wanted(facts: Facts, folder: Path, site: Site) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /report\n")
    said = facts("snapshot", "report", "--online", "--robots", *OPEN)
    assert (said.code, "its robots.txt asks programs not to read it" in said.out) == (1, True)
    assert [asked.path for asked in site.log] == ["/robots.txt"]


def test_through_a_proxy_it_says_what_could_not_be_checked(
    facts: Facts, folder: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.base)
    site.pages[f"{site.base}/report"] = site.pages["/report"]
    said = facts("snapshot", "report", "--online", *OPEN)
    assert (said.code, "through a proxy" in said.err) == (0, True)


@pytest.mark.parametrize(("flag", "told"), [("--online", "no page was read"), ("--save-page", "no page was captured")])
def test_no_network_at_all_is_a_network_error(
    facts: Facts, folder: Path, monkeypatch: pytest.MonkeyPatch, flag: str, told: str
) -> None:
    with socket.socket() as nobody:  # it has a port, and does not listen there
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        monkeypatch.setenv("FACTS_ARCHIVE", "http://127.0.0.1:65000")
        said = facts("snapshot", "report", flag, *OPEN)
    assert (said.code, told in said.err, "failed" in said.out) == (3, True, True), said


def test_an_address_that_is_refused_is_no_failure_of_the_network(facts: Facts, folder: Path) -> None:
    assert facts("snapshot", "report", "--online").code == 1


def test_a_topic_chooses_the_sources_of_its_facts_and_json_tells_all(facts: Facts, folder: Path) -> None:
    said = json.loads(facts("snapshot", "torture", "--format", "json").out)
    assert said["version"] == 1
    assert [(one["source"], one["state"]) for one in said["sources"]] == [("report", "missing")]


def test_the_corpus_of_the_package_gets_no_copies(facts: Facts) -> None:
    assert facts("snapshot", "wola-2019").code == 2
    assert facts("snapshot", "wola-2019", "--copies", "kept").code == 0


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    with archive() as made:
        monkeypatch.setattr("time.sleep", lambda _: None)
        monkeypatch.setattr("wola_facts.web.saving._PAUSES", (0.0,))
        yield made


def test_a_page_is_captured_and_its_record_names_the_capture(
    facts: Facts, folder: Path, fake: Archive, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTS_ARCHIVE", fake.base)
    monkeypatch.setenv("FACTS_ARCHIVE_KEY", "key")
    monkeypatch.setenv("FACTS_ARCHIVE_SECRET", "secret")
    fake.jobs = [{"status": "pending"}, {"status": "success", "timestamp": "20191201103000"}]
    said = facts("snapshot", "report", "--save-page", "--record", *OPEN)
    assert said.code == 0, said.out + said.err
    assert entry(folder)["archive"] == f"{fake.base}/web/20191201103000/{site.base}/report"
    assert str(entry(folder)["archived"]) == "2019-12-01"
    assert fake.log[0].headers["authorization"] == f"LOW {KEY}"
    assert "secret" not in said.out + said.err


def test_captures_that_were_made_before_an_interrupt_are_in_the_records(
    facts: Facts, folder: Path, fake: Archive, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*words: Any) -> Any:
        if len(fake.log) == 2:  # the first was asked for, and is captured
            raise KeyboardInterrupt
        return fetch(*words)

    monkeypatch.setattr("wola_facts.web.saving.fetch", interrupted)
    monkeypatch.setenv("FACTS_ARCHIVE", fake.base)
    monkeypatch.setenv("FACTS_ARCHIVE_KEY", "key")
    monkeypatch.setenv("FACTS_ARCHIVE_SECRET", "secret")
    fake.jobs = [{"status": "success", "timestamp": "20191201103000"}]
    said = facts("snapshot", "report", "gone", "--save-page", "--record", *OPEN)
    assert (said.code, said.err) == (130, "1 of 2 pages asked for\nwrote facts/torture.toml\ninterrupted\n")
    assert entry(folder)["archive"] == f"{fake.base}/web/20191201103000/{site.base}/report"
    assert "archive" not in entry(folder, "gone")


@pytest.mark.parametrize(("there", "missing"), [("KEY", "SECRET"), ("SECRET", "KEY")])
def test_half_a_key_is_told_and_no_page_is_asked_for_as_anybody_can(
    facts: Facts, folder: Path, fake: Archive, monkeypatch: pytest.MonkeyPatch, there: str, missing: str
) -> None:
    monkeypatch.setenv("FACTS_ARCHIVE", fake.base)
    monkeypatch.setenv(f"FACTS_ARCHIVE_{there}", "x")
    said = facts("snapshot", "report", "--save-page", *OPEN)
    assert (said.code, fake.log) == (2, [])
    assert f"FACTS_ARCHIVE_{there} is set, and FACTS_ARCHIVE_{missing} is not." in said.err


def test_an_archive_that_only_the_corpus_names_gets_no_key(
    facts: Facts, folder: Path, fake: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "facts" / "corpus.toml").write_text(f'schema = 1\narchive = "{fake.base}"\n', encoding="utf-8")
    monkeypatch.setenv("FACTS_ARCHIVE_KEY", "key")
    monkeypatch.setenv("FACTS_ARCHIVE_SECRET", "secret")
    said = facts("snapshot", "report", "--save-page", *OPEN)
    assert said.code == 0, said.err
    assert "gets no key" in said.err
    assert fake.log
    assert all("authorization" not in one.headers for one in fake.log)


def test_an_archive_in_a_network_that_was_not_opened_is_not_asked(
    facts: Facts, folder: Path, fake: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTS_ARCHIVE", fake.base)
    assert facts("snapshot", "report", "--save-page").code == 1
    assert fake.log == []
