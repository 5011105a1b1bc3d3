"""The bar of `facts check --online`: on a terminal, with the count of each verdict, and nowhere else."""

import io
import sys

import pytest

from wola_facts.cli.bar import bar
from wola_facts.cli.session import Given, Session


class Screen(io.StringIO):
    """A stderr that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def drawn(monkeypatch: pytest.MonkeyPatch, screen: io.StringIO, *, quiet: bool = False, term: str = "xterm") -> str:
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", "100")
    with bar(Session(Given(quiet=quiet)), 4) as told:
        for verdict in ("ok", "dead", "ok", "transient"):
            told(verdict)
    return screen.getvalue()


def test_it_counts_each_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(monkeypatch, Screen())
    assert "4/4" in text
    assert "2 ok, 1 dead, 1 transient" in text


def test_it_is_drawn_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, io.StringIO()) == ""
    assert drawn(monkeypatch, Screen(), quiet=True) == ""
    assert drawn(monkeypatch, Screen(), term="dumb") == ""
