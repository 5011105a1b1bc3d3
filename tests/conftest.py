"""What every test shares: no network but loopback, no cache of the user's, a fixed day, a small world on disk."""

import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "facts", deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("facts")

# What is started in the background of a shell ignores Ctrl-C, and so would all that it starts; tests press it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

#: Writes files (name -> TOML) into a new facts/ folder and returns the folder above it.
World = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's cache, language, day and corpus out of the tests."""
    monkeypatch.setenv("FACTS_CACHE", str(tmp_path_factory.mktemp("cache")))
    for name in ("FACTS_CORPUS", "FACTS_TODAY", "FACTS_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("FACTS_ARCHIVE", "FACTS_ARCHIVE_KEY", "FACTS_ARCHIVE_SECRET"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection but those to this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host and not (host.startswith("127.") or host in {"::1", "localhost"}):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Return a function that writes a corpus: `world(torture="[fact.a]...")` makes facts/torture.toml."""

    def write(corpus: str = "schema = 1\n", **files: str) -> Path:
        folder = tmp_path / "facts"
        folder.mkdir(exist_ok=True)
        (folder / "corpus.toml").write_text(corpus, encoding="utf-8")
        for name, text in files.items():
            (folder / f"{name.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write
