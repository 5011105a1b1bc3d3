"""`--robots`: what a host's robots.txt says is heeded, by RFC 9309; nothing in it can hurt."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from wola_facts.web.limits import Limits
from wola_facts.web.observation import Observation
from wola_facts.web.robots import LARGEST, TooMany, read

from .conftest import Lookups, look
from .hostile import SAYS, Server, answer, first_reset, hang_up, redirect, silence, then

Serve = Callable[..., Server]

ALL = "User-agent: *\n"


@pytest.mark.parametrize(
    ("text", "path", "allows"),
    [
        # RFC 9309, 2.2.2 and 2.2.3, with the examples of section 5
        ("", "/", True),
        (ALL + "Disallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n", "/a.gif", False),
        (ALL + "Disallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n", "/a.gifs", True),
        (ALL + "Disallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n", "/example/a", False),
        (ALL + "Allow: /example/page/\nDisallow: /example/page/not.gif\n", "/example/page/not.gif", False),
        (ALL + "Allow: /example/page/\nDisallow: /example/page/not.gif\n", "/example/page/", True),
        (ALL + "Disallow: /a\nAllow: /a\n", "/a", True),
        (ALL + "Disallow: /foo/bar/%62%61%7A\n", "/foo/bar/baz", False),
        (ALL + "Disallow: /foo/bar/ツ\n", "/foo/bar/%E3%83%84", False),
        (ALL + "Disallow: /foo/bar?baz=https://foo.bar\n", "/foo/bar?baz=https://foo.bar", False),
        (ALL + "Disallow: /path/file-with-a-%2A.html\n", "/path/file-with-a-*.html", False),
        (ALL + "Disallow: /path/file-with-a-%2A.html\n", "/path/file-with-a-b.html", True),
        (ALL + "Disallow: /path/foo-%24\n", "/path/foo-$", False),
        (ALL + "Disallow: /a%2fb\n", "/a%2Fb", False),
        (ALL + "Disallow: /a%2fb\n", "/a/b", True),
        (ALL + "Disallow: /Report\n", "/report", True),
        # names and groups
        ("User-agent: facts\nDisallow: /\n", "/", False),
        ("User-agent: FACTS/2.0 (a note)\nDisallow: /\n", "/", False),
        ("User-agent: fact\nDisallow: /\n", "/", True),
        ("User-agent: facts-bot\nDisallow: /\n", "/", True),
        ("User-agent: Mozilla\nDisallow: /\n", "/", True),
        (ALL + "Disallow: /\n\nUser-agent: facts\nDisallow: /x\n", "/y", True),
        (ALL + "Disallow: /\n\nUser-agent: facts\nDisallow:\n", "/y", True),
        (ALL + "Disallow: /\n\nUser-agent: facts\n", "/y", True),
        ("User-agent: facts\nDisallow: /x\nUser-agent: b\nDisallow: /\nUser-agent: facts\nDisallow: /z\n", "/z", False),
        ("User-agent: facts\nDisallow: /x\nUser-agent: b\nDisallow: /\nUser-agent: facts\nDisallow: /z\n", "/y", True),
        ("User-agent: other\nUser-agent: facts\n\nDisallow: /x\n", "/x", False),
        ("User-agent: other\nSitemap: /s.xml\nCrawl-delay: 9\nUser-agent: facts\nDisallow: /x\n", "/x", False),
        ("Disallow: /\n", "/", True),
        # how it is written
        ("\ufeffuser-AGENT :\t* # all\r\n  DISALLOW:/x#y\r\r\n", "/x", False),
        (ALL + "# Disallow: /\n", "/", True),
        (ALL + "Disallow: /x /y\n", "/x", True),
        (ALL + "Disallow\nDisallow /\n: /\n", "/", True),
        ("<!doctype html><p>User-agent: *<p>Disallow: /", "/", True),
        # * and $
        (ALL + "Disallow: /*/private/*.pdf$\n", "/a/b/private/c/d.pdf", False),
        (ALL + "Disallow: /*/private/*.pdf$\n", "/a/b/private/c/d.pdf?x=1", True),
        (ALL + "Disallow: /a*a$\n", "/a", True),
        (ALL + "Disallow: /a**$\n", "/abc", False),
        (ALL + "Disallow: /$\n", "/", False),
        (ALL + "Disallow: /$\n", "/a", True),
        (ALL + "Disallow: /a$b\n", "/a$b/c", False),
        (ALL + "Disallow: /\nAllow: /*.html\n", "/a.html", True),
        (ALL + "Disallow: *\nAllow: /p\n", "/p", True),
        (ALL + "Disallow: x\n", "/x", True),
    ],
)  # fmt: skip
def test_what_a_file_lets_us_ask_for(text: str, path: str, allows: bool) -> None:
    assert read(text.encode(), "facts").allow(path) == allows


def test_what_is_no_utf8_stays_the_bytes_that_it_is() -> None:
    assert not read("User-agent: *\nDisallow: /año\n".encode("latin-1"), "facts").allow("/a%F1o")


def test_what_comes_after_the_cap_is_not_read_nor_half_a_line() -> None:
    begun = f"{ALL}{'#' * (LARGEST - 40)}\nDisallow: /private/records\n".encode()
    assert len(begun) > LARGEST
    rules = read(begun, "facts")
    assert rules.allow("/private/records")
    assert rules.allow("/p"), "half of the line would forbid it"


MANY = LARGEST // 32


@pytest.mark.parametrize(
    ("text", "allows"),
    [
        (
            "".join(f"User-agent: a{number}\n" for number in range(MANY))
            + "".join(f"Disallow: /{number}\n" for number in range(MANY)),
            True,
        ),
        (ALL + "Disallow: /" + "*a" * 3_000, False),
        (ALL + "Disallow: /" + "*a" * (LARGEST // 2), True),
        ("\n\r" * (LARGEST // 2), True),
        (ALL + "Disallow" + " " * LARGEST, True),
        (":" * LARGEST, True),
        ("%" * LARGEST, True),
        (ALL + "".join(f"Disallow: /*{number}*b$\n" for number in range(5_000)), True),
    ],
    ids=[
        "names times rules",
        "stars",
        "half a line of stars",
        "empty lines",
        "spaces",
        "colons",
        "percents",
        "many patterns",
    ],
)
def test_no_file_takes_long(text: str, allows: bool) -> None:
    assert read(text.encode(), "facts").allow("/" + "a" * 7_000) == allows  # which would never end if it were quadratic


def test_more_rules_than_anybody_needs() -> None:
    with pytest.raises(TooMany):
        read((ALL + "".join(f"Disallow: /{number}\n" for number in range(5_001))).encode(), "facts")


def heeding(*urls: str, **more: Any) -> list[Observation]:
    return look(*urls, robots=True, **more)


def told(one: Observation) -> tuple[str, str]:
    return one.verdict, one.why


FORBIDDEN = ("blocked", "its robots.txt asks programs not to read it")


def robots(text: str) -> bytes:
    return answer(text, kind="text/plain")


def paths(server: Server) -> list[str]:
    return [request.path for request in server.log]


class TestAsking:
    """Of each host once, by the same caps and manners as pages."""

    def test_nobody_asks_for_it_unless_told_to(self, serve: Serve) -> None:
        server = serve({"/robots.txt": robots(ALL + "Disallow: /"), "/a": answer()})
        assert look(f"{server.root}/a")[0].verdict == "ok"
        assert paths(server) == ["/a"]

    def test_once_and_before_all_else(self, serve: Serve) -> None:
        server = serve({"/robots.txt": robots(ALL + "Disallow: /private"), "/private": answer(),
                        **{f"/{number}": answer() for number in range(20)}})  # fmt: skip
        *good, kept_out = heeding(*(f"{server.root}/{number}" for number in range(20)), f"{server.root}/private")
        assert {one.verdict for one in good} == {"ok"}
        assert (told(kept_out), kept_out.status, kept_out.sought) == (FORBIDDEN, 0, ())
        assert paths(server)[0] == "/robots.txt"
        assert sorted(paths(server)[1:]) == sorted(f"/{number}" for number in range(20))

    def test_of_the_host_that_a_redirect_leads_to_as_well(self, serve: Serve) -> None:
        there = serve({"/robots.txt": robots(ALL + "Disallow: /x"), "/x": answer()})
        server = serve({"/": redirect(f"{there.root}/x")})
        assert told(heeding(f"{server.root}/")[0]) == FORBIDDEN
        assert (paths(server), paths(there)) == (["/robots.txt", "/"], ["/robots.txt"])

    def test_it_may_itself_be_cited(self, serve: Serve) -> None:
        server = serve({"/robots.txt": robots(ALL + f"Disallow: /\n# {SAYS}")})
        assert heeding(f"{server.root}/robots.txt")[0].verdict == "ok"

    def test_it_counts_among_what_a_host_is_asked(self, serve: Serve) -> None:
        server = serve({"/robots.txt": robots(ALL), "/a": answer()})
        [one] = heeding(f"{server.root}/a", limits=Limits(requests=1))
        assert (one.verdict, paths(server)) == ("transient", ["/robots.txt"])

    def test_an_address_that_is_refused_is_not_even_asked_for_it(self, serve: Serve, lookups: Lookups) -> None:
        lookups.table = {"inside.example": ["10.0.0.1"], "ours.example": ["127.0.0.1"]}
        server = serve({"/robots.txt": redirect("http://inside.example/robots.txt"), "/": answer()})
        inside, ours = heeding("http://inside.example/", f"http://ours.example:{server.port}/")
        assert inside.verdict == "refused"
        assert (ours.verdict, ours.why[:41]) == ("transient", "not asked: its robots.txt cannot be had: ")
        assert paths(server) == ["/robots.txt"]

    def test_two_that_send_each_other_for_theirs(self, serve: Serve) -> None:
        one, other = serve({"/": answer()}), serve({"/": answer()})
        one.cases["/robots.txt"] = redirect(f"{other.root}/r")
        other.cases |= {"/r": robots(ALL), "/robots.txt": redirect(f"{one.root}/r")}
        one.cases["/r"] = robots(ALL + "Disallow: /")
        assert [told(seen)[0] for seen in heeding(f"{one.root}/", f"{other.root}/")] == ["ok", "blocked"]


def to_the(last: int) -> dict[str, bytes]:
    """Return a robots.txt behind so many redirects, which forbids all."""
    trail = ["/robots.txt", *(f"/{number}" for number in range(1, last + 1))]
    return {
        **{here: redirect(there) for here, there in pairwise(trail)},
        trail[-1]: robots(ALL + "Disallow: /p"),
    }


NOT_ASKED = "not asked: its robots.txt "
OUTCOMES: dict[str, tuple[dict[str, Any], str, str]] = {
    "there is none": ({}, "ok", ""),
    "it is forbidden": ({"/robots.txt": answer("no", "403 Forbidden")}, "ok", ""),
    "it is too much": ({"/robots.txt": answer("no", "429 Too Many Requests")}, "ok", ""),
    "it is empty": ({"/robots.txt": answer("")}, "ok", ""),
    "it redirects to nowhere": ({"/robots.txt": answer("", "301 Moved Permanently")}, "ok", ""),
    "its server stumbles": ({"/robots.txt": answer("no", "503 No")}, "transient", NOT_ASKED + "answers 503"),
    "its server stumbled once": ({"/robots.txt": then(answer("no", "500 No"), robots(ALL))}, "ok", ""),
    "it was reset once": ({"/robots.txt": first_reset(robots(ALL))}, "ok", ""),
    "nobody answers": ({"/robots.txt": silence}, "transient", "its robots.txt cannot be had: no answer in time"),
    "it hangs up": ({"/robots.txt": hang_up}, "transient", "its robots.txt cannot be had: the server hung up"),
    "it is cut off": (
        {"/robots.txt": b"\0closeHTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser-agent: *\n"},
        "transient", NOT_ASKED + "cannot be read",
    ),
    "it has rules without end": (
        {"/robots.txt": robots(ALL + "".join(f"Disallow: /{number}\n" for number in range(6_000)))},
        "transient", NOT_ASKED + "has too many rules",
    ),
    "it is large, and what counts comes first": (
        {"/robots.txt": robots(f"{ALL}Disallow: /p\n{'#' * 3_000_000}")}, *FORBIDDEN
    ),
    "it is behind five redirects": (to_the(5), *FORBIDDEN),
    "it is behind six redirects": (to_the(6), "ok", ""),
    "it goes round in a circle": ({"/robots.txt": redirect("/robots.txt")}, "ok", ""),
    "it leads to a script": (
        {"/robots.txt": redirect("javascript:alert(1)")}, "transient", NOT_ASKED + "cannot be had"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("cases", "verdict", "why"), OUTCOMES.values(), ids=OUTCOMES)
def test_what_its_answer_means(serve: Serve, cases: dict[str, Any], verdict: str, why: str) -> None:
    server = serve({"/p": answer(), **cases})
    [one] = heeding(f"{server.root}/p", limits=Limits(attempt=0.5, source=1.0, pause=0.05))
    assert one.verdict == verdict, one.why
    assert one.why.startswith(why)
    assert ("/p" in paths(server)) == (verdict == "ok")
