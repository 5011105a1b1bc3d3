"""TLS is always verified, and nobody is led from https to http."""

import datetime
import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from .conftest import Lookups, look
from .hostile import Server, answer, hang_up, redirect, silence

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


@pytest.mark.parametrize(
    "certificate",
    [
        pytest.param(lambda ca: trustme.CA().issue_cert("127.0.0.1"), id="of nobody who is trusted"),
        pytest.param(
            lambda ca: ca.issue_cert("127.0.0.1", not_before=NOW - 9 * DAY, not_after=NOW - DAY), id="expired"
        ),
        pytest.param(
            lambda ca: ca.issue_cert("127.0.0.1", not_before=NOW + DAY, not_after=NOW + 9 * DAY), id="not yet"
        ),
        pytest.param(lambda ca: ca.issue_cert("other.example"), id="of another host"),
        pytest.param(lambda ca: ca.issue_cert("127.0.0.2"), id="of another address"),
    ],
)
def test_a_certificate_that_is_not(
    certificate: Callable[[trustme.CA], trustme.LeafCert], authority: trustme.CA, serve: Serve
) -> None:
    server = serve({"/": answer()}, context=context(certificate(authority)))
    [one] = look(f"{server.root}/")
    assert one.verdict == "insecure"
    assert server.log == []


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
