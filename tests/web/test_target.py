"""Addresses: one that is usual is read at once, and as every other one is."""

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
