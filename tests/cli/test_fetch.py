"""`facts add --fetch URL`: what a page says of itself is proposed, and written only where somebody says so."""

import datetime
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.fake_archive import archive
from tests.web.loopback import Asked, Reply, serving

from .conftest import Facts
from .terminal import answer

World = Callable[..., Path]

HTML = {"Content-Type": "text/html; charset=windows-1252"}
PAGE = """<html lang="es-MX"><head><title>La tortura en México | Animal Político</title>
<meta property="og:site_name" content="Animal Político"><meta name="author" content="Ana Ruiz Gil">
<meta property="article:published_time" content="2019-11-26T10:00:00-06:00">
<link rel="canonical" href="/informe"></head><body>15 condenas firmes</body></html>""".encode("cp1252")
EVIL = (
    b"<title>\x1b]0;x\x07\"]\n[fact.evil]\nvalue = 1</title><meta name=author content=\"'''&#10;[x]\">"
    b'<script type="application/ld+json">'
    b'{"@type":"Article","headline":"\\u001b[2J\\u202e::error::x\\"\\"\\""}</script>'
)
PAGES: dict[str, Reply] = {
    "/informe": (200, HTML, PAGE),
    "/moved": (301, {"Location": "/informe"}, b""),
    "/for-now": (302, {"Location": "/informe"}, b""),
    "/away": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/mail": (302, {"Location": "http://127.0.0.1:9/"}, b""),
    "/gone": (404, HTML, PAGE),
    "/wall": (403, HTML, PAGE),
    "/robots.txt": (200, {}, b"User-agent: facts\nDisallow: /informe\n"),
    "/nothing": (200, HTML, b"<p>Hello</p>"),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n"),
    "/broken.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 broken"),
    "/evil": (200, HTML, EVIL),
    "/human": (200, HTML, b"<title>Just a moment...</title><p>Checking your browser</p>"),
}  # fmt: skip


@pytest.fixture
def site() -> Iterator[str]:
    def answer(asked: Asked) -> Reply:
        return PAGES.get(asked.path, (404, {}, b""))

    with serving(answer) as (address, _):
        yield address


def sources(folder: Path) -> dict[str, Any]:
    text = (folder / "facts" / "sources.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)["source"]
    return found


OPEN = ("--allow-net", "127.0.0.1/32")


def test_a_page_is_proposed_as_a_record_and_nothing_is_written(facts: Facts, world: World, site: str) -> None:
    folder = world()
    said = facts("add", "--fetch", f"{site}/informe", *OPEN)
    assert said.code == 0
    assert tomllib.loads(said.out)["source"] == {
        "source-2019": {
            "title": "La tortura en México", "author": "Ruiz Gil, Ana", "type": "webpage",
            "date": datetime.date(2019, 11, 26), "url": f"{site}/informe", "accessed": datetime.date(2019, 12, 1),
            "container": "Animal Político", "lang": "es",
        }
    }  # fmt: skip
    assert "date: from article:published_time" in said.err
    assert [path.name for path in (folder / "facts").iterdir()] == ["corpus.toml"]


def test_said_so_it_is_written_and_what_is_said_goes_before_what_is_read(facts: Facts, world: World, site: str) -> None:
    folder = world()
    words = ("--title", "Otro título", "--source-id", "ap-2019", "--yes", *OPEN)
    assert facts("add", "--fetch", f"{site}/informe", *words).code == 0
    assert sources(folder)["ap-2019"]["title"] == "Otro título"
    assert sources(folder)["ap-2019"]["container"] == "Animal Político"
    again = facts("add", "--fetch", f"{site}/informe", *OPEN)
    assert (again.code, "is the source ap-2019 already" in again.err) == (2, True)


def test_a_fact_and_the_source_it_was_read_in_are_written_together(facts: Facts, world: World, site: str) -> None:
    folder = world()
    fact = ("--topic", "torture", "--claim", "Condenas", "--value", "15", "--unit", "condenas", "--date", "2019")
    assert facts("add", *fact, "--fetch", f"{site}/informe", "--yes", *OPEN).code == 0
    tables = tomllib.loads((folder / "facts" / "torture.toml").read_text(encoding="utf-8"))
    assert tables["fact"]["condenas"]["source"] == "source-2019"
    assert tables["source"]["source-2019"]["title"] == "La tortura en México"


@pytest.mark.parametrize(
    ("quote", "closest"),
    [("15 condenas firmes", ""), ("18 condenas firmes", "closest: 15 condenas firmes")],
    ids=["it is there", "it is another number"],
)
def test_a_quote_is_looked_for_on_the_page(facts: Facts, world: World, site: str, quote: str, closest: str) -> None:
    world()
    fact = ("--topic", "torture", "--claim", "Condenas", "--value", quote[:2], "--unit", "condenas", "--date", "2019")
    said = facts("add", *fact, "--quote", quote, "--fetch", f"{site}/informe", *OPEN)
    assert ("does not say the quote" in said.err) == bool(closest)
    assert closest in said.err


@pytest.mark.parametrize(("path", "address"), [("/moved", "/informe"), ("/for-now", "/informe")])
def test_the_address_that_is_written_is_the_pages_own(
    facts: Facts, world: World, site: str, path: str, address: str
) -> None:
    world()
    said = facts("add", "--fetch", f"{site}{path}", *OPEN)
    assert tomllib.loads(said.out)["source"]["source-2019"]["url"] == f"{site}{address}"


REFUSED = [
    ("a page that is gone", "/gone", OPEN, 1, "it answers 404"),
    ("a page behind a wall", "/wall", OPEN, 1, "it answers 403"),
    ("a redirect to where clouds keep their keys", "/away", OPEN, 2, "link-local"),
    ("a redirect to a file", "/file", OPEN, 2, "scheme"),
    ("a machine of this network, unless it is opened", "/informe", (), 2, "this machine"),
    ("a redirect to another service's port", "/mail", OPEN, 2, "--allow-port 9 opens it"),
    (
        "another service's port, which was opened",
        "/mail",
        (*OPEN, "--allow-port", "9"),
        3,
        "the connection was refused",
    ),
    (
        "a page that robots.txt keeps programs from",
        "/informe",
        (*OPEN, "--robots"),
        1,
        "robots.txt asks programs not to",
    ),
    ("a PDF that cannot be read", "/broken.pdf", OPEN, 1, "PDF"),
    ("a network that is none", "/informe", ("--allow-net", "127.0.0.1/99"), 2, "no network"),
]


@pytest.mark.parametrize(("path", "words", "code", "why"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_what_is_not_read_is_said_and_nothing_is_written(
    facts: Facts, world: World, site: str, path: str, words: tuple[str, ...], code: int, why: str
) -> None:
    folder = world()
    said = facts("add", "--fetch", f"{site}{path}", "--yes", *words)
    assert (said.code, why in said.err) == (code, True), said.err
    assert [one.name for one in (folder / "facts").iterdir()] == ["corpus.toml"]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "https://u:p@example.org/", "example.org"]
)
def test_what_is_no_address_of_a_page_is_a_usage_error(facts: Facts, world: World, url: str) -> None:
    world()
    assert facts("add", "--fetch", url).code == 2


def test_nobody_at_home_is_a_network_error(facts: Facts, world: World, site: str) -> None:
    world()
    with serving(lambda _: (200, {}, b"")) as (closed, _):
        pass
    assert facts("add", "--fetch", f"{closed}/", *OPEN).code in (1, 3)


@pytest.mark.parametrize("path", ["/nothing", "/picture"])
def test_of_a_page_that_says_nothing_only_the_address_is_written(
    facts: Facts, world: World, site: str, path: str
) -> None:
    folder = world()
    assert facts("add", "--fetch", f"{site}{path}", "--yes", *OPEN).code == 0
    assert set(sources(folder)["source"]) <= {"type", "url", "accessed"}


def test_a_wall_is_told_from_the_page_that_was_meant(facts: Facts, world: World, site: str) -> None:
    world()
    assert "may not be the page" in facts("add", "--fetch", f"{site}/human", *OPEN).err
    assert "may not be the page" not in facts("add", "--fetch", f"{site}/informe", *OPEN).err


def test_a_page_that_means_harm_writes_one_record_and_moves_no_terminal(facts: Facts, world: World, site: str) -> None:
    folder = world()
    said = facts("add", "--fetch", f"{site}/evil", "--yes", *OPEN)
    assert said.code == 0
    assert list(sources(folder)) == ["source"]
    for text in (said.out, said.err):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert not any(line.startswith("::") for line in text.splitlines())


def test_through_a_proxy_the_page_is_asked_for_there(
    facts: Facts, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world()
    with serving(lambda _: (200, HTML, PAGE)) as (proxy, log):
        monkeypatch.setenv("http_proxy", proxy)
        said = facts("add", "--fetch", "http://example.org/informe", *OPEN)
        assert (said.code, "through a proxy" in said.err) == (0, True)
        assert log[0].path == "http://example.org/informe"


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_on_a_terminal_each_field_is_accepted_changed_or_left_out(world: World, site: str) -> None:
    folder = world()
    answers = ["Otro título", "", "-", "2019-13", "2019-11", "", "", "", "y"]
    code, shown = answer(folder, answers, "--fetch", f"{site}/informe", *OPEN)
    assert code == 0, shown
    assert "[La tortura en México]" in shown
    assert "no month 13" in shown
    found = sources(folder)["source-2019"]
    assert (found["title"], found["author"], found["date"]) == ("Otro título", "Ruiz Gil, Ana", "2019-11")
    assert "type" not in found
    assert (found["container"], found["lang"]) == ("Animal Político", "es")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_of_a_page_that_was_read_nothing_is_asked_twice(world: World, site: str) -> None:
    folder = world()
    words = ("--topic", "torture", "--claim", "Condenas", "--value", "15", "--unit", "condenas")
    accepted = [""] * 7
    code, shown = answer(
        folder, [*accepted, "2019", "15 condenas firmes", "", "", "y"], *words, "--fetch", f"{site}/informe", *OPEN
    )
    assert code == 0, shown
    tables = tomllib.loads((folder / "facts" / "torture.toml").read_text(encoding="utf-8"))
    assert tables["fact"]["condenas"]["quote"] == "15 condenas firmes"
    assert tables["source"]["source-2019"]["title"] == "La tortura en México"


def test_a_capture_is_written_as_one_beside_the_pages_own_address(
    facts: Facts, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world()
    with archive() as fake:
        fake.holds("https://example.org/informe", "20191127000000", body=PAGE)
        monkeypatch.setenv("FACTS_ARCHIVE", fake.base)
        said = facts("add", "--fetch", f"{fake.base}/web/20191127000000/https://example.org/informe", *OPEN)
    found = tomllib.loads(said.out)["source"]["example-2019"]
    assert found["url"] == "https://example.org/informe"
    assert found["archive"] == f"{fake.base}/web/20191127000000/https://example.org/informe"
    assert found["archived"] == datetime.date(2019, 11, 27)
