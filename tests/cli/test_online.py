"""`facts check --online`: who is asked, what is kept, what is written, and which code it ends with. Loopback only."""

import json
import os
import re
import signal
import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from tests.web.fake_archive import archive
from tests.web.hostile import Server, answer

from wola_facts.errors import NetworkError
from wola_facts.web import observe as web

from .conftest import Facts, Said
from .small_web import Small, small_web
from .test_since import git

World = Callable[..., Path]
NET = ("--allow-net", "127.0.0.1/32")
ONLINE = ("check", "--select", "LNK", "--ignore", "LNK007", "--online", *NET)
KEEP = ("--observations", "seen.json")


@pytest.fixture
def small() -> Iterator[Small]:
    """A small web on loopback."""
    with small_web() as server:
        yield server


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def source(name: str, url: str) -> str:
    return (
        f'[source.{name}]\ntitle = "T"\ndate = "2019"\nurl = "{url}"  # as it was\narchive = "https://example.com/a"\n'
    )


def fact(name: str, of: str, quote: str) -> str:
    return f'[fact.{name}]\nclaim = "c"\nvalue = 15\ndate = "2019"\nsource = "{of}"\nquote = "{quote}"\n'


def codes(said: Said) -> list[str]:
    return [f"{one['code']} {one['severity']}" for one in json.loads(said.out)["findings"]]


def observations(said: Said) -> dict[str, dict[str, Any]]:
    return {one["source"]: one for one in json.loads(said.out)["observations"]}


def kept(root: Path) -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads((root / "seen.json").read_text())["observations"]
    return data


def test_each_source_is_asked_once_and_told_of(facts: Facts, world: World, small: Small) -> None:
    good = small.page("/good", "<p>There are <b>15</b>&nbsp;convictions.")
    changed = small.page("/changed", "<p>There are 18 convictions.")
    gone = small.base + "/gone"
    world(
        a=source("good", good) + source("changed", changed) + source("gone", gone) + '[source.book]\ntitle = "B"\n'
        + fact("a", "good", "15 convictions") + fact("b", "changed", "15 convictions")
    )  # fmt: skip
    said = facts(*ONLINE, "--format", "json", today="2026-01-01")
    assert small.paths() == ["/changed", "/gone", "/good"]
    seen = observations(said)
    assert {name: (one["verdict"], one["status"], one["evidence"]) for name, one in seen.items()} == {
        "good": ("ok", 200, "found"),
        "changed": ("drifted", 200, "missing"),
        "gone": ("dead", 404, None),
    }
    assert seen["good"] | {"why": ""} == {
        "source": "good", "url": good, "final_url": good, "verdict": "ok", "status": 200, "evidence": "found",
        "archive": None, "observed": "2026-01-01T00:00:00Z", "why": "", "moved_to": None, "unverified": None,
        "fails": 0, "stored": False,
    }  # fmt: skip
    assert sorted(codes(said)) == ["LNK002 warning", "LNK008 error"]
    assert said.code == 1


def test_the_page_of_a_run_counts_the_verdicts(facts: Facts, world: World, small: Small) -> None:
    root = world(a=source("a", small.page("/a", "fine")) + source("b", small.base + "/gone"))
    facts(*ONLINE)
    facts(*ONLINE, "--summary", "page.md")
    assert "- on the web: 1 ok, 1 dead; 1 of them known from before" in (root / "page.md").read_text()


def test_offline_nothing_is_asked_and_no_observations_are_listed(facts: Facts, world: World, small: Small) -> None:
    world(a=source("s", small.page("/a")))
    said = facts("check", "--format", "json", *NET)
    assert small.paths() == []
    assert "observations" not in json.loads(said.out)


def test_what_was_found_is_known_for_a_week(facts: Facts, world: World, small: Small) -> None:
    world(a=source("s", small.page("/a", "15 convictions", ETag='"v1"')) + fact("f", "s", "15 convictions"))
    asked = []
    for day in ("2026-01-01", "2026-01-07", "2026-01-08", "2026-01-09"):
        said = facts(*ONLINE, *KEEP, "--format", "json", today=day)
        asked.append(len(small.log))
        assert observations(said)["s"]["evidence"] == "found"
    assert asked == [1, 1, 2, 2], "the first day, and a week later"
    assert [one.headers.get("if-none-match") for one in small.log] == [None, '"v1"']


def test_a_new_quote_is_looked_for_at_once(facts: Facts, world: World, small: Small) -> None:
    page = source("s", small.page("/a", "15 convictions", ETag='"v1"'))
    world(a=page + fact("f", "s", "15 convictions"))
    facts(*ONLINE, *KEEP)
    world(a=page + fact("f", "s", "16 convictions"))
    said = facts(*ONLINE, *KEEP, "--format", "json")
    assert codes(said) == ["LNK008 error"]
    assert [one.headers.get("if-none-match") for one in small.log] == [None, None]


def test_gone_is_a_warning_and_then_an_error_and_well_again(facts: Facts, world: World, small: Small) -> None:
    world(a=source("s", small.base + "/a"))
    first = facts(*ONLINE, "--format", "json", today="2026-01-01")
    second = facts(*ONLINE, "--format", "json", today="2026-01-01")
    small.page("/a", "here again")
    third = facts(*ONLINE, "--format", "json", today="2026-01-02")
    assert [codes(said) for said in (first, second, third)] == [["LNK002 warning"], ["LNK002 error"], []]
    assert [said.code for said in (first, second, third)] == [0, 1, 0]


def test_a_server_that_stumbles_is_an_error_on_the_third_day(facts: Facts, world: World, small: Small) -> None:
    world(a=source("s", small.page("/a", status=500)))
    said = [facts(*ONLINE, "--format", "json", today=day) for day in ("2026-01-01", "2026-01-02", "2026-01-04")]
    assert [codes(one) for one in said] == [["LNK002 note"], ["LNK002 note"], ["LNK002 error"]]


def test_offline_it_judges_from_what_was_kept_and_says_how_old_that_is(
    facts: Facts, world: World, small: Small
) -> None:  # fmt: skip
    root = world(a=source("s", small.base + "/a"))
    facts(*ONLINE, *KEEP, today="2026-01-01")
    small.log.clear()
    offline = ("check", "--select", "LNK002", *NET, *KEEP)
    said = facts(*offline, today="2026-01-06")
    assert small.log == []
    assert "the page of s is gone" in said.out
    assert "as it was on 2026-01-01, 5 days ago" in said.out
    assert "links are judged by what 1 source said 5 days ago, or later" in said.err
    (root / "seen.json").unlink()
    said = facts(*offline)
    assert said.code == 0
    assert "the web was not asked" in said.out


def test_the_cache_is_used_where_no_file_is_named(facts: Facts, world: World, small: Small) -> None:
    world(a=source("s", small.page("/a", "fine")))
    facts(*ONLINE)
    assert len(list(Path(os.environ["FACTS_CACHE"]).glob("web/*.json"))) == 1
    facts(*ONLINE)
    assert small.paths() == ["/a"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{ not json", "it is no JSON"),
        (b'{"version": 9, "observations": {}}', "its version is not 1"),
        (b"\xff\xfe{", "it is no UTF-8 text"),
        (b"", "it is no JSON"),
    ],
)
def test_a_spoiled_file_is_told_and_is_as_if_unknown(
    facts: Facts, world: World, small: Small, content: bytes, why: str
) -> None:  # fmt: skip
    root = world(a=source("s", small.page("/a", "fine")))
    (root / "seen.json").write_bytes(content)
    said = facts(*ONLINE, *KEEP)
    assert said.code == 0
    assert f"seen.json is not read: {why}" in said.err
    assert kept(root)["s"]["verdict"] == "ok"


@pytest.mark.parametrize(
    ("file", "why"),
    [("facts/a.toml", "holds something else"), ("facts", "is no file"), ("nowhere/x.json", "there is no folder")],
)
def test_a_file_that_is_none_of_ours_is_never_written(
    facts: Facts, world: World, small: Small, file: str, why: str
) -> None:  # fmt: skip
    text = source("s", small.page("/a", "fine"))
    root = world(a=text)
    said = facts(*ONLINE, "--observations", file)
    assert (said.code, small.log) == (2, [])
    assert why in said.err
    assert (root / "facts/a.toml").read_text() == text


@pytest.mark.parametrize("text", ['{"name": "my-app"}', '["a"]'])
def test_json_of_something_else_is_never_written(facts: Facts, world: World, small: Small, text: str) -> None:
    root = world(a=source("s", small.page("/a", "fine")))
    (root / "package.json").write_text(text)
    said = facts(*ONLINE, "--observations", "package.json")
    assert (said.code, small.log) == (2, [])
    assert "package.json holds something else" in said.err
    assert (root / "package.json").read_text() == text


def test_nothing_in_the_file_is_obeyed(facts: Facts, world: World, small: Small) -> None:
    """A stranger's file says that a page moved: it is asked again before anything is written."""
    url = small.page("/a", "fine")
    root = world(a=source("s", url))
    forged = {"url": url, "verdict": "moved-permanent", "observed": "2026-01-01T00:00:00Z",
              "moved_to": "https://evil.example.org/", "final_url": "https://evil.example.org/"}  # fmt: skip
    (root / "seen.json").write_text(json.dumps({"version": 1, "observations": {"s": forged}}))
    facts(*ONLINE, *KEEP, "--fix", today="2026-01-01")
    assert small.paths() == ["/a"]
    assert (root / "facts/a.toml").read_text() == source("s", url)


def test_the_file_is_the_same_for_the_same_answers(facts: Facts, world: World, small: Small) -> None:
    root = world(a=source("z", small.page("/z", "fine")) + source("a", small.page("/a", "fine")))
    facts(*ONLINE, *KEEP, today="2026-01-01")
    before = (root / "seen.json").read_bytes()
    (root / "seen.json").unlink()
    facts(*ONLINE, *KEEP, today="2026-01-01")
    assert (root / "seen.json").read_bytes() == before
    assert list(kept(root)) == ["a", "z"]


def test_a_move_for_good_is_written_and_nothing_else(facts: Facts, world: World, small: Small) -> None:
    small.page("/new", "15 convictions")
    old = small.page("/old", status=301, Location="/new")
    text = source("s", old) + fact("f", "s", "15 convictions")
    root = world(a="")
    (root / "facts/a.toml").write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    shown = facts(*ONLINE, "--diff")
    assert f'+url = "{small.base}/new"  # as it was' in shown.out
    said = facts(*ONLINE, "--fix", "--format", "json")
    now = (root / "facts/a.toml").read_bytes().decode()
    assert now == ("\ufeff" + text.replace("\n", "\r\n")).replace("/old", "/new")
    assert codes(said) == [], "what was read at the new address belongs to it"
    small.log.clear()
    assert codes(facts(*ONLINE, "--format", "json")) == []
    assert small.log == []


def test_a_bare_address_that_moved_is_written_in_its_fact(facts: Facts, world: World, small: Small) -> None:
    small.page("/new", "fine")
    old = small.page("/old", status=308, Location="/new")
    text = f'[fact.a]\nclaim = "c"\nvalue = 1\ndate = "2019"\nsource = ["{old}#part"]\nnote = "{old}#part"\n'
    root = world(a=text)
    facts(*ONLINE, *KEEP, "--fix")
    assert (root / "facts/a.toml").read_text() == text.replace(f'["{old}', f'["{small.base}/new')
    assert kept(root)[f"{small.base}/new#part"]["verdict"] == "ok"


@pytest.mark.parametrize(
    ("status", "location", "body"),
    [(302, "/new", "15 convictions"), (301, "/new", "18 convictions"), (301, "http://10.0.0.1/", ""),
     (301, "javascript:alert(1)", "")],
    ids=["only for now", "the quote is not there", "to a private machine", "to a program"],
)  # fmt: skip
def test_a_move_that_is_not_safe_is_never_written(
    facts: Facts, world: World, small: Small, status: int, location: str, body: str
) -> None:  # fmt: skip
    small.page("/new", body)
    text = source("s", small.page("/old", status=status, Location=location)) + fact("f", "s", "15 convictions")
    root = world(a=text)
    facts(*ONLINE, "--fix")
    assert (root / "facts/a.toml").read_text() == text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_copy_that_an_archive_has_of_a_lost_page_is_written(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch, newline: str
) -> None:
    url = small.base + "/gone"
    record = f'[source.s]\ntitle = "T"\nurl = "{url}"  # as it was\naccessed = 2019-12-01\n'
    text = (record + '\n[source.t]\ntitle = "U"').replace("\n", newline)
    root = world(a="")
    (root / "facts/a.toml").write_bytes(text.encode())
    with archive() as made:
        monkeypatch.setenv("FACTS_ARCHIVE", made.base)
        made.holds(url, "20180101000000", "20191126120000")
        told = facts(*ONLINE, "--format", "json")
        copy = f"{made.base}/web/20191126120000/{url}"
        assert observations(told)["s"]["archive"] == copy
        assert f'archive = "{copy}" and archived = 2019-11-26' in told.out.replace("\\", "")
        asked = len(made.log)
        assert observations(facts(*ONLINE, "--format", "json"))["s"]["archive"] == copy
        assert len(made.log) == asked, "what the archive has is known by now"
        facts(*ONLINE, "--fix")
        assert len(made.log) > asked, "what is written is asked for now"
    written = f'accessed = 2019-12-01\narchive = "{copy}"\narchived = 2019-11-26\n'.replace("\n", newline)
    assert (root / "facts/a.toml").read_bytes().decode() == text.replace(f"accessed = 2019-12-01{newline}", written)


def test_what_the_archive_could_not_tell_is_not_taken_for_no_copy(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    world(a=f'[source.s]\ntitle = "T"\nurl = "{small.base}/gone"\n')
    with archive() as made:
        monkeypatch.setenv("FACTS_ARCHIVE", made.base)
        assert "is not known" not in facts(*ONLINE).err, "there is none, and it says so"
        made.failing = {"/": [(503, {}, b"")] * 20}
        assert "copies of 1 lost page is not known" in facts(*ONLINE, "--observations", "other.json").err


def test_no_public_archive_is_asked_of_a_private_page(facts: Facts, world: World, small: Small) -> None:
    """The guard of these tests would tell of it."""
    world(a=f'[source.s]\ntitle = "T"\nurl = "{small.base}/gone"\n')
    assert "LNK006 warning" in codes(facts(*ONLINE, "--format", "json"))


def test_an_archive_in_a_file_of_a_stranger_is_never_written(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    url = small.base + "/gone"
    root = world(a=f'[source.s]\ntitle = "T"\nurl = "{url}"\n')
    forged = {"url": url, "verdict": "dead", "observed": "2026-01-01T00:00:00Z", "archive": "https://evil.example.org/"}
    (root / "seen.json").write_text(json.dumps({"version": 1, "observations": {"s": forged}}))
    with archive() as made:
        monkeypatch.setenv("FACTS_ARCHIVE", made.base)
        facts(*ONLINE, *KEEP, "--fix")
    assert "evil" not in (root / "facts/a.toml").read_text()


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "http://u:p@127.0.0.1/", "http://127.0.0.1:22/", "ftp://x.org/"],
)
def test_an_address_that_nobody_should_be_sent_to_is_not_asked(
    facts: Facts, world: World, small: Small, url: str
) -> None:
    world(a=source("s", url))
    said = facts(*ONLINE, "--format", "json")
    assert codes(said) == ["LNK001 error"]
    assert observations(said)["s"]["verdict"] == "refused"
    assert small.log == []


def test_a_private_address_is_refused_unless_it_is_opened(facts: Facts, world: World, small: Small) -> None:
    world(a=source("s", small.page("/a", "fine")))
    said = facts("check", "--select", "LNK001", "--online", "--format", "json")
    assert (codes(said), small.log) == (["LNK001 error"], [])
    assert codes(facts("check", "--select", "LNK001", "--online", *NET, "--format", "json")) == []


def test_a_low_port_is_refused_also_on_the_way_unless_it_is_opened(facts: Facts, world: World, small: Small) -> None:
    away = small.page("/away", status=302, Location="http://127.0.0.1:9/discard")
    world(a=source("s", "http://127.0.0.1:9/discard") + source("t", away))
    seen = observations(facts(*ONLINE, "--format", "json"))
    assert {name: one["verdict"] for name, one in seen.items()} == {"s": "refused", "t": "refused"}
    assert seen["s"]["why"] == "port 9 is none that pages are on; --allow-port 9 opens it"
    assert seen["t"]["why"] == "it redirects, and " + seen["s"]["why"]
    seen = observations(facts(*ONLINE, "--allow-port", "9", "--format", "json"))
    assert {one["why"] for one in seen.values()} == {"the connection was refused"}, "nobody listens there"


def test_a_low_port_is_told_without_the_web_too(facts: Facts, world: World) -> None:
    world(a=source("s", "https://example.org:81/a"))
    assert "--allow-port 81 opens it" in facts("check", "--select", "LNK001", "--format", "concise").out
    assert facts("check", "--select", "LNK001", "--allow-port", "81").code == 0
    for wrong in ("http", "0", "65536"):
        assert facts("check", "--allow-port", wrong).code == 2


def test_nothing_in_the_corpus_opens_a_port_or_a_network(facts: Facts, world: World, small: Small) -> None:
    root = world(a=source("s", small.page("/a")))
    settings = (root / "facts/corpus.toml").read_text()
    for key in ('allow-net = ["127.0.0.1/32"]', "allow-port = [9]"):
        (root / "facts/corpus.toml").write_text(f"{key}\n{settings}")
        assert "SCH002" in facts("check", "--online").out
    assert small.log == []


@pytest.fixture
def unproven() -> Iterator[Server]:
    """A server with a certificate of an authority that nobody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    server = Server({"/a": answer("<p>There are 15 convictions.")}, context=context)
    yield server
    server.stop()


def test_a_record_may_put_up_with_a_bad_certificate_and_says_why(facts: Facts, world: World, unproven: Server) -> None:
    record = source("s", f"{unproven.root}/a") + 'insecure_ok = "compared by hand"\n' + fact("f", "s", "15 convictions")
    root = world(a=record)
    said = facts("check", "--select", "LNK", "--online", *NET, *KEEP, "--format", "json")
    seen = observations(said)["s"]
    assert (seen["verdict"], seen["evidence"], codes(said)) == ("ok", "found", ["LNK007 note"])
    assert seen["why"] == f"not verified: {seen['unverified']}"
    assert json.loads(said.out)["findings"][0]["message"].endswith("(insecure_ok: compared by hand)")
    (saved,) = json.loads(facts("snapshot", "s", "--online", *NET, "--format", "json").out)["sources"]
    assert (saved["state"], saved["why"]) == ("saved", seen["why"])
    # What was read so is not known once the record no longer puts up with it.
    world(a=record.replace("insecure_ok", "# insecure_ok"))
    assert codes(facts("check", "--select", "LNK", *KEEP, *NET, "--format", "json")) == ["LNK007 warning"]
    said = facts("check", "--select", "LNK", "--online", *NET, *KEEP, "--format", "json")
    assert (observations(said)["s"]["verdict"], codes(said)) == ("insecure", ["LNK007 warning"])
    assert kept(root)["s"]["verdict"] == "insecure"


def test_robots_txt_is_heeded_where_that_is_wanted(facts: Facts, world: World, small: Small) -> None:
    small.page("/robots.txt", "User-agent: *\nDisallow: /private")
    root = world(a=source("a", small.page("/private/a", "fine")) + source("b", small.page("/b", "fine")))
    said = facts(*ONLINE, *KEEP, "--robots", "--format", "json")
    assert (small.paths(), codes(said), said.code) == (["/b", "/robots.txt"], ["LNK005 note"], 0)
    seen = observations(said)["a"]
    assert (seen["verdict"], seen["why"]) == ("blocked", "its robots.txt asks programs not to read it")
    facts(*ONLINE, *KEEP, "--robots")
    assert small.paths() == ["/robots.txt"], "it may have changed its mind; what is known is not asked"
    assert observations(facts(*ONLINE, *KEEP, "--format", "json"))["a"]["verdict"] == "ok", "nobody told it to heed it"
    assert (small.paths(), kept(root)["a"]["verdict"]) == (["/private/a"], "ok")


def test_an_archive_is_made_for_programs(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    world(a=source("s", small.base + "/gone").replace("archive", "note"))
    with archive() as fake:
        monkeypatch.setenv("FACTS_ARCHIVE", fake.base)
        facts(*ONLINE, "--robots")
        assert fake.log
        assert not any("robots" in asked.path for asked in fake.log)
    assert small.paths() == ["/gone", "/robots.txt"]


def test_a_run_asks_for_no_more_than_it_may_and_the_next_goes_on(facts: Facts, world: World, small: Small) -> None:
    pages = [source(name, small.page(f"/{name}", "fine")) for name in "abc"]
    root = world(a="".join(pages))
    facts(*ONLINE, *KEEP, today="2026-01-01")
    assert small.paths() == ["/a", "/b", "/c"]
    world(b=source("d", small.page("/d", "fine")))
    said = facts(*ONLINE, *KEEP, "--max-urls", "2", "--format", "json", today="2026-02-01")
    assert small.paths() == ["/a", "/b"]
    skipped = {one["reason"] for one in json.loads(said.out)["skipped"] if one["code"] == "LNK002"}
    assert skipped == {"not asked: a run asks for 2 addresses at most (--max-urls) (2 times)"}
    assert (kept(root)["c"]["verdict"], kept(root)["c"]["observed"][:7]) == ("ok", "2026-01"), "what was known stays"
    assert kept(root)["d"]["verdict"] == "transient"
    facts(*ONLINE, *KEEP, "--max-urls", "2", today="2026-02-01")
    assert small.paths() == ["/c", "/d"]


def test_a_run_takes_no_longer_than_it_may(facts: Facts, world: World) -> None:
    listener = socket.create_server(("127.0.0.1", 0))  # which never answers
    world(a=source("s", f"http://127.0.0.1:{listener.getsockname()[1]}/"))
    said = facts(*ONLINE, "--max-time", "1", "--format", "json")
    listener.close()
    assert observations(said)["s"]["why"] == "not asked: the run's 1 s were over (--max-time)"


@pytest.mark.parametrize("flag", ["--max-urls", "--max-time"])
def test_a_budget_of_nothing_is_a_usage_error(facts: Facts, world: World, flag: str) -> None:
    world(a=source("s", "https://example.org/a"))
    said = facts("check", "--online", flag, "0")
    assert (said.code, flag in said.err) == (2, True)


def test_only_what_changed_is_asked_with_since(
    facts: Facts, world: World, small: Small, tmp_path: Path
) -> None:  # fmt: skip
    records = [source(name, small.page(f"/{name}", "15 convictions")) for name in "abc"]
    world(a="".join(records) + fact("f", "b", "15 convictions"))
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        git(tmp_path, *words)
    records[0] = records[0].replace('"T"', '"U"')
    world(a="".join(records) + fact("f", "b", "15 convictions").replace('"c"', '"d"'))
    said = facts(*ONLINE, "--since", "HEAD", "--format", "json")
    assert small.paths() == ["/a", "/b"], "the source that changed, and the one whose fact did"
    assert sorted(observations(said)) == ["a", "b"]
    assert json.loads(said.out)["skipped"] == [], "of the third nothing was asked for"


@pytest.mark.parametrize("moves", ["file", "source"])
def test_what_only_moved_to_another_file_is_not_asked_with_since(
    facts: Facts, world: World, small: Small, tmp_path: Path, moves: str
) -> None:  # fmt: skip
    records = [source("a", small.page("/a", "15 convictions")), fact("f", "a", "15 convictions")]
    world(a="".join(records))
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        git(tmp_path, *words)
    if moves == "file":
        git(tmp_path, "mv", "facts/a.toml", "facts/b.toml")
    else:
        world(a=records[1], b=records[0])
    facts(*ONLINE, "--since", "HEAD")
    assert small.paths() == []


def test_only_the_sources_of_the_files_named_are_asked(facts: Facts, world: World, small: Small) -> None:
    world(a=source("a", small.page("/a", "fine")), b=source("b", small.page("/b", "fine")))
    facts(*ONLINE, "facts/b.toml")
    assert small.paths() == ["/b"]


def test_no_rule_of_links_is_selected(facts: Facts, world: World, small: Small) -> None:
    world(a=source("a", small.page("/a", "fine")))
    facts("check", "--select", "STA", "--online", *NET)
    assert small.log == []


def test_no_network_is_exit_3_and_the_offline_findings_all_the_same(
    facts: Facts, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    def none(*_: object, **__: object) -> None:
        raise NetworkError("The network cannot be reached.", "Check the connection.")

    monkeypatch.setattr(web, "observe", none)
    world(a=source("s", "https://example.org/a") + '[source.t]\nurl = "nowhere"\n')
    said = facts("check", "--select", "LNK", "--online", "--format", "json")
    assert said.code == 3
    assert codes(said) == ["LNK001 error"]
    assert "The network cannot be reached" in said.err
    skipped = json.loads(said.out)["skipped"]
    assert {"code": "LNK002", "reason": "the network could not be had"} in skipped
    assert {one["reason"] for one in skipped} == {"the network could not be had"}, "--online was given"


def test_without_network_it_judges_by_what_it_knows_and_says_how_old_that_is(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> None:
        raise NetworkError("The network cannot be reached.", "Check the connection.")

    world(a=source("s", small.base + "/gone"))
    facts(*ONLINE, *KEEP)
    monkeypatch.setattr(web, "observe", none)
    said = facts(*ONLINE, *KEEP, "--format", "json", today="2019-12-11")
    assert (said.code, codes(said)) == (3, ["LNK002 warning"])
    assert "links are judged by what 1 source said 10 days ago, or later\n" in said.err


def test_interrupted_it_keeps_what_it_has_learnt(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    real = web.observe

    def stopped(wanted: Any, **more: Any) -> None:
        real(wanted[:1], **more)
        raise KeyboardInterrupt

    monkeypatch.setattr(web, "observe", stopped)
    root = world(a=source("a", small.page("/a", "fine")) + source("b", small.page("/b", "fine")))
    said = facts(*ONLINE, *KEEP)
    assert (said.code, list(kept(root))) == (130, ["a"])
    assert said.err == "1 of 2 sources asked; what they said is kept\ninterrupted\n"


@pytest.mark.parametrize(
    ("number", "background"),
    [(signal.SIGTERM, False), (getattr(signal, "SIGHUP", 0), False), (signal.SIGTERM, True)],
    ids=["a job that is ended", "a terminal that is closed", "a job in the background, which ignores Ctrl-C"],
)
@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system with other signals")
def test_told_to_stop_by_a_signal_it_keeps_what_it_has_learnt_too(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch, number: int, background: bool
) -> None:
    real = web.observe

    def stopped(wanted: Any, heard: Any, **more: Any) -> None:
        told = []

        def tell(one: Any) -> None:
            heard(one)
            told.append(one)
            if len(told) == 1:
                os.kill(os.getpid(), number)

        real(wanted, heard=tell, **more)

    monkeypatch.setattr(web, "observe", stopped)
    root = world(a=source("a", small.page("/a", "fine")) + source("b", small.page("/b", "fine")))
    on_ctrl_c = signal.getsignal(signal.SIGINT)
    before = signal.signal(number, signal.SIG_DFL)
    try:
        if background:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        said = facts(*ONLINE, *KEEP)
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGINT, on_ctrl_c)
        signal.signal(number, before)
    assert (said.code, len(kept(root)) > 0) == (130, True)
    assert "what they said is kept\ninterrupted\n" in said.err


def test_two_runs_at_once_keep_what_both_have_learnt(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    root = world(
        a=source("a", small.page("/a", "fine")), b=source("b", small.page("/b", "fine")), c=source("c", small.base)
    )
    real = web.observe
    facts(*ONLINE, *KEEP, "facts/c.toml")

    def with_another(wanted: Any, **more: Any) -> Any:
        monkeypatch.setattr(web, "observe", real)
        facts(*ONLINE, *KEEP, "facts/b.toml")
        return real(wanted, **more)

    monkeypatch.setattr(web, "observe", with_another)
    facts(*ONLINE, *KEEP, "facts/a.toml")
    assert {name: one["verdict"] for name, one in kept(root).items()} == {"a": "ok", "b": "ok", "c": "dead"}


def test_through_a_proxy_the_report_says_what_could_not_be_checked(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    small.pages["http://example.org/a"] = (200, {}, "fine")
    world(a=source("s", "http://example.org/a"))
    monkeypatch.setenv("HTTP_PROXY", small.base)
    said = facts("check", "--select", "LNK", "--online", "--format", "json")
    assert small.paths() == ["http://example.org/a"]
    assert any("through a proxy" in one["reason"] for one in json.loads(said.out)["skipped"])
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    world(a=source("s", small.page("/straight", "fine")))
    facts(*ONLINE)
    assert small.paths() == ["/straight"]


def test_verbose_shows_the_hops(facts: Facts, world: World, small: Small) -> None:
    small.page("/b", "fine")
    world(a=source("s", small.page("/a", status=302, Location="/b")))
    assert re.search(r"302 \S+/a -> \S*/b temporary", facts(*ONLINE, "-v").err)


@pytest.mark.parametrize(
    "form", ["full", "concise", "grouped", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown"]
)
def test_words_of_a_page_do_nothing_in_a_report(facts: Facts, world: World, small: Small, form: str) -> None:
    small.page("/a", "<p>15 con\x1b[31m::error::run me\u202e 18 convictions<p>::error::no")
    world(a=source("s", small.base + "/a") + fact("f", "s", "15 convictions of 18 convictions"))
    said = facts(*ONLINE, "--format", form)
    assert "LNK008" in said.out
    for text in (said.out, said.err):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert not re.search(r"^\s*::error::", text, re.MULTILINE)


def test_a_network_that_is_none_is_a_usage_error(facts: Facts, world: World) -> None:
    world(a=source("s", "https://example.org/a"))
    said = facts("check", "--online", "--allow-net", "home")
    assert (said.code, said.err.splitlines()[0]) == (2, "error: --allow-net: home is no network.")


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("FACTS_ARCHIVE", "javascript:alert(1)"), ("FACTS_ARCHIVE", "web.archive.org"), ("FACTS_ARCHIVE", "https://"),
        ("FACTS_ARCHIVE", "https://me:secret@example.org"), ("corpus.toml", "https://me:secret@example.org"),
    ],
)  # fmt: skip
def test_an_archive_that_is_none_is_told_before_anything_is_asked(
    facts: Facts, world: World, small: Small, monkeypatch: pytest.MonkeyPatch, place: str, address: str
) -> None:
    settings = f'archive = "{address}"\n' if place == "corpus.toml" else ""
    if not settings:
        monkeypatch.setenv(place, address)
    world(f"schema = 1\n{settings}", a=source("a", small.base + "/gone"))
    said = facts(*ONLINE)
    assert (said.code, small.paths(), place in said.err) == (2, [], True)
    assert "secret" not in said.err


def test_a_proxy_that_is_not_found_is_no_network_and_no_dead_source(
    facts: Facts, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://me:secret@proxy.invalid:3128")
    root = world(a=source("a", "http://example.org/a"))
    said = facts(*ONLINE, *KEEP)
    assert (said.code, "secret" in said.out + said.err, (root / "seen.json").exists()) == (3, False, True)
    assert kept(root) == {}
