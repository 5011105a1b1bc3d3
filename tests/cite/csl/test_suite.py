"""The processor against the CSL test suite (845 fixtures, not ours to ship) and against our own fixtures.

The suite's folder is in CSL_SUITE. Some fixtures need locales that are not shipped: they come from the folder in
CSL_LOCALES, else from the package citeproc-py (extra `test`), of which nothing else is used.
`known.txt` names what does not pass, each with its reason, and what needs such a locale: a fixture named there that
passes fails the test just as one does that is not named and does not pass.
"""

import os
from pathlib import Path

import pytest

from . import fixtures

HERE = Path(__file__).parent
SUITE = Path(os.environ.get("CSL_SUITE") or "?")
OURS = sorted((HERE / "fixtures").glob("*.txt"))

#: As many of the suite's 845 as have to pass, whatever `known.txt` says; the others expect locales of years ago.
GATE = 841


def known() -> dict[str, str]:
    """Return the fixtures that do not pass with the reason of each."""
    lines = (HERE / "known.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return {pair[0]: pair[1] for pair in pairs}


def all_locales() -> bool:
    """Whether locales beyond those that are shipped can be found."""
    return fixtures.locale_text("fr-FR") is not None


@pytest.mark.parametrize("path", OURS, ids=[path.stem for path in OURS])
def test_our_fixture_gives_what_the_manual_says(path: Path) -> None:
    fixture = fixtures.read(path)
    assert fixtures.normal(fixtures.result(fixture)) == fixtures.normal(fixture["RESULT"])


@pytest.mark.skipif(not SUITE.is_dir(), reason="CSL_SUITE does not name the folder of the CSL test suite")
def test_the_suite_passes_but_for_what_is_known() -> None:
    paths = sorted(SUITE.glob("*.txt"))
    assert len(paths) >= 845, "the suite is not complete"
    failing = set()
    for path in paths:
        fixture = fixtures.read(path)
        if fixtures.normal(fixtures.result(fixture)) != fixtures.normal(fixture["RESULT"]):
            failing.add(path.stem)
    expected = {name for name, reason in known().items() if not (all_locales() and reason.startswith("locale "))}
    assert failing - expected == set(), "fail and are not named in known.txt"
    assert expected - failing == set(), "are named in known.txt and pass"
    if all_locales():
        assert len(paths) - len(failing) >= GATE


def test_every_known_failure_has_a_reason() -> None:
    assert all(len(reason) > 10 for reason in known().values())
