"""Addresses: one that is usual is read at once, and as every other one is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.web.target import target

_HOSTS = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,70}", fullmatch=True)
_PORTS = st.sampled_from(["", ":443", ":80", ":2000", ":8080", ":59999", ":65535", ":8443"])
_PATHS = st.text("abz09/.-_~%!$&'()*+,;=:@?#é ", max_size=20)


@given(st.sampled_from(["http", "https"]), _HOSTS, _PORTS, _PATHS)
def test_a_scheme_in_capitals_is_the_same_address(scheme: str, host: str, port: str, path: str) -> None:
    def read(address: str) -> object:
        try:
            return target(address)
        except Exception as error:  # noqa: BLE001  # both refuse it, and for the same reason
            return str(error)

    rest = f"://{host}{port}/{path}"
    assert read(scheme + rest) == read(scheme.upper() + rest)


@pytest.mark.parametrize(
    ("written", "asked"),
    # RFC 3986, 5.4.1 and 5.4.2, by their paths; and the spellings of dots that the URL standard knows.
    [
        ("/b/c/./g", "/b/c/g"), ("/b/c/g/.", "/b/c/g/"), ("/b/c/./", "/b/c/"), ("/b/c/../g", "/b/g"),
        ("/b/c/..", "/b/"),
        ("/b/c/../../g", "/g"), ("/b/c/../../../g", "/g"), ("/./g", "/g"), ("/../g", "/g"), ("/..", "/"),
        ("/b/c/g..", "/b/c/g.."), ("/b/c/..g", "/b/c/..g"), ("/b/c/.g", "/b/c/.g"), ("/b/./g/.", "/b/g/"),
        ("/b/g;x=1/../y", "/b/y"), ("/b?y/../x", "/b?y/../x"), ("/a//../b", "/a/b"),
        ("/b/%2e/g", "/b/g"), ("/b/%2E%2e/g", "/g"), ("/b/.%2e/g", "/g"), ("/b/%2e%2e%2e/g", "/b/%2e%2e%2e/g"),
    ],
)  # fmt: skip
def test_segments_of_dots_are_resolved(written: str, asked: str) -> None:
    assert target(f"http://site.example{written}").path == asked
    assert target(f"HTTP://site.example{written}").path == asked
