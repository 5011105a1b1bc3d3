"""TLS is always verified, and nobody is led from https to http."""

import contextlib
import datetime
import socket
import ssl
import subprocess
import sys
import threading
import warnings
from asyncio.sslproto import SSLProtocol
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from wola_facts.web.limits import Policy
from wola_facts.web.observation import Quote, Wanted
from wola_facts.web.observe import observe

from .conftest import QUICK, Lookups, look, now
from .hostile import QUOTE, SAYS, Server, answer, hang_up, redirect, silence

Serve = Callable[..., Server]


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Return an authority that this machine trusts."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return made


def context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(made)
    return made


DAY = datetime.timedelta(days=1)
NOW = datetime.datetime.now(datetime.UTC)


def test_a_certificate_that_is_good(authority: trustme.CA, serve: Serve, lookups: Lookups) -> None:
    server = serve({"/": answer(), "/a": redirect("/", "301 Moved Permanently")},
                   context=context(authority.issue_cert("127.0.0.1", "safe.example", "xn--bcher-kva.example")),
    )  # fmt: skip
    plain = serve({"/up": redirect(f"{server.root}/there", "301 Moved Permanently")})
    server.cases["/there"] = answer()
    lookups.table = {"safe.example": ["127.0.0.1"], "xn--bcher-kva.example": ["127.0.0.1"]}
    observed = look(
        f"{server.root}/", f"https://safe.example:{server.port}/", f"https://bücher.example:{server.port}/",
        f"{server.root}/a", f"{plain.root}/up",
    )  # fmt: skip
    assert [one.verdict for one in observed] == ["ok"] * 3 + ["moved-permanent"] * 2


class Tunnel:
    """A proxy that opens a way to a port of this machine, whoever is asked for; `asked` holds the heads that it got."""

    def __init__(self, port: int) -> None:
        self.asked: list[str] = []
        self._to = port
        self._open: list[socket.socket] = []
        self._listens = socket.create_server(("127.0.0.1", 0))
        self.root = f"http://me:secret@127.0.0.1:{self._listens.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        for one in (self._listens, *self._open):
            one.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # the test is over
            while True:
                one, _ = self._listens.accept()
                self.asked.append(one.recv(65536).decode())
                other = socket.create_connection(("127.0.0.1", self._to))
                self._open += (one, other)
                one.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                for here, there in ((one, other), (other, one)):
                    threading.Thread(target=self._pass_on, args=(here, there), daemon=True).start()

    def _pass_on(self, here: socket.socket, there: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := here.recv(65536):
                there.sendall(piece)
            there.shutdown(socket.SHUT_WR)


def test_through_a_proxy_the_certificate_is_that_of_the_host(authority: trustme.CA, serve: Serve) -> None:
    server = serve({"/": answer(), "/b": answer()}, context=context(authority.issue_cert("site.example")))
    tunnel = Tunnel(server.port)
    urls = ("https://site.example/", "https://site.example/b", "https://other.example/")
    observed = look(*urls, proxies=(("https", tunnel.root),))
    tunnel.close()
    assert [one.verdict for one in observed] == ["ok", "ok", "insecure"]
    assert {head.split("\r\n")[0] for head in tunnel.asked} == {
        "CONNECT site.example:443 HTTP/1.1", "CONNECT other.example:443 HTTP/1.1"
    }  # fmt: skip
    assert all("Proxy-Authorization: Basic bWU6c2VjcmV0" in head for head in tunnel.asked)
    assert not any("proxy-authorization" in one.headers for one in server.log)


Issue = Callable[[trustme.CA], trustme.LeafCert]
BAD: dict[str, tuple[Issue, str]] = {
    "of nobody who is trusted": (
        lambda ca: trustme.CA().issue_cert("127.0.0.1"), "signed by nobody whom this machine trusts"
    ),
    "expired": (lambda ca: ca.issue_cert("127.0.0.1", not_before=NOW - 9 * DAY, not_after=NOW - DAY), "has expired"),
    "not yet": (
        lambda ca: ca.issue_cert("127.0.0.1", not_before=NOW + DAY, not_after=NOW + 9 * DAY), "is not yet valid"
    ),
    "of another host": (lambda ca: ca.issue_cert("other.example"), "is another host's"),
    "of another address": (lambda ca: ca.issue_cert("127.0.0.2"), "is another host's"),
}  # fmt: skip


@pytest.mark.parametrize(("issue", "why"), BAD.values(), ids=BAD)
def test_a_certificate_that_is_not(issue: Issue, why: str, authority: trustme.CA, serve: Serve) -> None:
    server = serve({"/": answer()}, context=context(issue(authority)))
    [one] = look(f"{server.root}/")
    assert one.verdict == "insecure"
    assert why in one.why
    assert server.log == []


@pytest.mark.parametrize(("issue", "why"), BAD.values(), ids=BAD)
def test_where_the_record_puts_up_with_it_the_page_is_read_and_that_is_said(
    issue: Issue, why: str, authority: trustme.CA, serve: Serve
) -> None:
    server = serve({"/": answer(SAYS, "200 OK", 'ETag: "v1"'), "/other": answer("<p>Something else.</p>")},
                   context=context(issue(authority)))  # fmt: skip
    good, drifted, gone = look(f"{server.root}/", f"{server.root}/other", f"{server.root}/gone", insecure_ok=True)
    assert [one.verdict for one in (good, drifted, gone)] == ["ok", "drifted", "dead"]
    assert good.evidence == "found"
    assert good.etag == "", "the real page could else say that it has not changed"
    for one in (good, drifted, gone):
        assert why in one.unverified
        assert one.why.endswith(f"not verified: {one.unverified}")


class TestPuttingUpWithAHost:
    """`insecure_ok` is for a source's own host, and lets nothing else pass."""

    def bad(self, serve: Serve, cases: dict[str, bytes], *names: str) -> Server:
        return serve(cases, context=context(trustme.CA().issue_cert(*(names or ("127.0.0.1",)))))

    def test_not_for_another_host_that_it_leads_to(self, serve: Serve, lookups: Lookups) -> None:
        lookups.table = {name: ["127.0.0.1"] for name in ("own.example", "www.own.example")}
        server = self.bad(serve, {"/there": answer()}, "own.example", "www.own.example")
        server.cases["/"] = redirect(f"https://www.own.example:{server.port}/there")
        [one] = look(f"https://own.example:{server.port}/", insecure_ok=True)
        assert (one.verdict, [request.path for request in server.log]) == ("insecure", ["/"])

    def test_not_where_another_host_leads_to_one_without_proof(self, authority: trustme.CA, serve: Serve) -> None:
        bad = self.bad(serve, {"/": answer()})
        plain = serve({"/": redirect(f"https://localhost:{bad.port}/")})
        assert look(f"{plain.root}/", insecure_ok=True)[0].verdict == "insecure"
        assert bad.log == []

    def test_not_for_another_source_of_the_same_page(self, serve: Serve) -> None:
        server = self.bad(serve, {"/": answer()})
        quotes = (Quote("f", QUOTE),)
        wanted = [Wanted("a", f"{server.root}/", quotes), Wanted("b", f"{server.root}/", quotes, insecure_ok=True)]
        policy = Policy(networks=("127.0.0.1/32",))
        found = observe(wanted, policy=policy, limits=QUICK, moment=now(), heard=lambda _: None)
        assert [one.verdict for one in found] == ["insecure", "ok"]

    def test_addresses_are_checked_all_the_same(self, serve: Serve, lookups: Lookups) -> None:
        lookups.table = {"own.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}
        server = self.bad(serve, {"/": redirect("https://inside.example/")}, "own.example")
        assert look(f"https://own.example:{server.port}/", insecure_ok=True)[0].verdict == "refused"
        assert look("https://inside.example/", insecure_ok=True)[0].verdict == "refused"

    def test_where_it_has_moved_to_is_not_believed(self, serve: Serve) -> None:
        server = self.bad(serve, {"/": redirect("/there", "301 Moved Permanently"), "/there": answer()})
        [one] = look(f"{server.root}/", insecure_ok=True)
        assert (one.verdict, one.moved_to) == ("moved-temporary", "")

    def test_from_https_to_http_on_its_own_host(self, authority: trustme.CA, serve: Serve) -> None:
        plain = serve({"/there": answer()})
        server = serve({"/": redirect(f"{plain.root}/there", "301 Moved Permanently")},
                       context=context(authority.issue_cert("127.0.0.1")))  # fmt: skip
        [one] = look(f"{server.root}/", insecure_ok=True)
        assert (one.verdict, one.moved_to) == ("moved-temporary", "")
        assert one.unverified == "it redirects from https to http"

    def test_from_https_to_http_on_another_host(self, authority: trustme.CA, serve: Serve, lookups: Lookups) -> None:
        lookups.table = {"own.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
        plain = serve({"/there": answer()})
        server = serve({"/": redirect(f"http://other.example:{plain.port}/there")},
                       context=context(authority.issue_cert("own.example")))  # fmt: skip
        assert look(f"https://own.example:{server.port}/", insecure_ok=True)[0].verdict == "insecure"
        assert plain.log == []

    def test_what_speaks_no_tls_is_insecure_still(self) -> None:
        def reply(connection: socket.socket) -> None:
            connection.recv(2000)
            connection.sendall(answer("plain", "400 Bad Request"))

        for port in answers(reply):
            assert look(f"https://127.0.0.1:{port}/", insecure_ok=True)[0].verdict == "insecure"

    def test_a_good_certificate_needs_none_of_it(self, authority: trustme.CA, serve: Serve) -> None:
        server = serve({"/": answer()}, context=context(authority.issue_cert("127.0.0.1")))
        [one] = look(f"{server.root}/", insecure_ok=True)
        assert (one.verdict, one.unverified, one.why) == ("ok", "", "")


def test_from_https_to_http_is_insecure_and_not_followed(authority: trustme.CA, serve: Serve) -> None:
    plain = serve({"/": answer(), "/x": answer()})
    server = serve(
        {"/a": redirect(f"{plain.root}/x", "301 Moved Permanently"),
         "/b": answer(f"<meta http-equiv=refresh content='0;url={plain.root}/x'>")},
        context=context(authority.issue_cert("127.0.0.1")),
    )  # fmt: skip
    assert [one.verdict for one in look(f"{server.root}/a", f"{server.root}/b")] == ["insecure"] * 2
    assert plain.log == []


def test_a_redirect_to_a_bad_certificate_is_insecure(authority: trustme.CA, serve: Serve) -> None:
    bad = serve({"/": answer()}, context=context(trustme.CA().issue_cert("127.0.0.1")))
    plain = serve({"/a": redirect(f"{bad.root}/x")})
    assert look(f"{plain.root}/a")[0].verdict == "insecure"


def answers(reply: Callable[[socket.socket], None]) -> Iterator[int]:
    """Have each connection answered by hand; yield the port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                reply(connection)

    threading.Thread(target=accept, daemon=True).start()
    yield listener.getsockname()[1]
    listener.close()


def test_a_server_without_tls() -> None:
    def reply(connection: socket.socket) -> None:
        connection.recv(2000)
        connection.sendall(answer("The plain HTTP request was sent to HTTPS port", "400 Bad Request"))

    for port in answers(reply):
        assert look(f"https://127.0.0.1:{port}/")[0].verdict == "insecure"


def test_old_tls(authority: trustme.CA) -> None:
    old = context(authority.issue_cert("127.0.0.1"))
    old.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that it is old is the point
        old.minimum_version = ssl.TLSVersion.TLSv1
        old.maximum_version = ssl.TLSVersion.TLSv1_1

    def reply(connection: socket.socket) -> None:
        try:
            old.wrap_socket(connection, server_side=True).close()
        except OSError:
            pass  # no agreement, as it should be

    for port in answers(reply):
        assert look(f"https://127.0.0.1:{port}/")[0].verdict == "insecure"


def test_a_handshake_that_comes_to_nothing(serve: Serve) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    kept: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            if len(kept) % 2:
                connection.close()
            kept.append(connection)

    threading.Thread(target=accept, daemon=True).start()
    port = listener.getsockname()[1]
    assert look(f"https://127.0.0.1:{port}/")[0].verdict == "transient"
    listener.close()


def test_faults_behind_tls_are_what_they_are_before_it(authority: trustme.CA, serve: Serve) -> None:
    server = serve({"/a": hang_up, "/b": silence, "/c": answer("no", "404 Not Found")},
                   context=context(authority.issue_cert("127.0.0.1")))  # fmt: skip
    observed = look(*[f"{server.root}/{path}" for path in "abc"])
    assert [one.verdict for one in observed] == ["transient", "transient", "dead"]


def test_connections_by_tls_keep_little(authority: trustme.CA, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """asyncio gives each a quarter of a megabyte to read into, and two hundred may be open at once."""
    sizes: list[int] = []
    whole = SSLProtocol.get_buffer

    def seen(self: SSLProtocol, size: int) -> memoryview:
        made = whole(self, size)
        if not self._server_side:
            sizes.append(len(made))
        return made

    page = "<p>Nothing of the kind.</p>" * 20_000 + SAYS
    server = serve({"/": answer(page)}, context=context(authority.issue_cert("127.0.0.1")))
    monkeypatch.setattr(SSLProtocol, "get_buffer", seen)
    assert [one.verdict for one in look(f"{server.root}/")] == ["ok"]
    assert sizes
    assert max(sizes) <= 32_768


IMPORTED = """
import ssl
whole = ssl.create_default_context().cert_store_stats()
assert whole["x509_ca"] == 1
kept = dict(vars(ssl.SSLContext))
import wola_facts.web.observe
assert dict(vars(ssl.SSLContext)) == kept
from aiohttp import connector
checking, trusting = connector._SSL_CONTEXT_VERIFIED, connector._SSL_CONTEXT_UNVERIFIED
assert type(checking) is not ssl.SSLContext and isinstance(checking, ssl.SSLContext), type(checking)
assert checking.verify_mode == ssl.CERT_REQUIRED and checking.check_hostname
checking.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="safe.example")
assert type(checking) is ssl.SSLContext and checking.cert_store_stats() == whole
assert trusting.cert_store_stats() == whole and type(trusting) is ssl.SSLContext
"""


def test_what_others_ask_by_aiohttp_trusts_what_it_did(authority: trustme.CA) -> None:
    """Its own contexts are read late, and wholly; nothing is left of how that was brought about."""
    assert subprocess.run([sys.executable, "-c", IMPORTED]).returncode == 0
