"""What TLS trusts: certificates of this machine, read when a connection needs them and not when aiohttp is imported.

aiohttp makes two contexts as it is imported, and reads all certificates for each, which takes a fifth of its import.
Here they get theirs when they are first used, by whomever, and are ordinary contexts from then on.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class _Unread(ssl.SSLContext):
    """A context that has yet to read what it trusts."""

    purpose: ssl.Purpose

    def _wrap_socket(self, *words: Any, **named: Any) -> Any:
        return self._read()._wrap_socket(*words, **named)

    def _wrap_bio(self, *words: Any, **named: Any) -> Any:
        return self._read()._wrap_bio(*words, **named)

    def cert_store_stats(self) -> Any:
        return self._read().cert_store_stats()

    def get_ca_certs(self, binary_form: bool = False) -> Any:
        return self._read().get_ca_certs(binary_form)

    def _read(self) -> Any:
        # Read first: where two threads are here at once, both read, and neither goes on with nothing to trust.
        super().load_default_certs(self.purpose)
        self.__class__ = ssl.SSLContext  # type: ignore[assignment]
        return self


@contextmanager
def _unread() -> Iterator[None]:
    """Let contexts that are made meanwhile, in any thread, read what they trust when they are first used."""
    kind: Any = ssl.SSLContext
    if kind.__module__ != "ssl":  # another has put its own in place
        yield
        return

    def put_off(context: Any, purpose: ssl.Purpose = ssl.Purpose.SERVER_AUTH) -> None:
        context.__class__ = _Unread
        context.purpose = purpose

    whole = kind.load_default_certs
    kind.load_default_certs = put_off
    kind.set_default_verify_paths = put_off
    try:
        yield
    finally:
        kind.load_default_certs = whole
        del kind.set_default_verify_paths  # which is inherited


with _unread():
    import aiohttp  # noqa: F401  # for the others


def tls(*, verified: bool = True) -> ssl.SSLContext:
    """Return what TLS is spoken by: verified, against what this machine trusts.

    One that is not is for a host which has just failed to prove itself, where the record of a source puts up with it.
    """
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    if not verified:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
