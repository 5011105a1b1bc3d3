"""Every rule has a page whose Bad is found and whose Good is not; the house rules of rules."""

import re
import textwrap
from collections.abc import Callable

import pytest

from wola_facts.checks.registry import find, page, rules
from wola_facts.checks.report import Report
from wola_facts.errors import UsageError

FILE = re.compile(r"^# --- (\S+)$", re.MULTILINE)


def example(code: str, heading: str) -> dict[str, str]:
    """Return the files of an example on a rule's page."""
    found = re.search(rf"^{heading}:\n\n((?:    .*\n|\n)+)", page(code) + "\n", re.MULTILINE)
    assert found, f"{code} has no {heading}"
    text = textwrap.dedent(found[1])
    if not FILE.search(text):
        return {"facts": text}
    _, *pieces = FILE.split(text)
    return {name.removesuffix(".toml"): body for name, body in zip(pieces[::2], pieces[1::2], strict=True)}


@pytest.mark.parametrize("code", rules())
def test_the_bad_example_is_found_and_the_good_one_is_not(code: str, judge: Callable[..., Report]) -> None:
    bad = judge(**example(code, "Bad"))
    good = judge(**example(code, "Good"))
    assert code in {finding.code for finding in bad.findings}
    assert code not in {finding.code for finding in (*good.findings, *good.waived)} or code.startswith("STA")
    assert code not in {finding.code for finding in good.findings}


@pytest.mark.parametrize("code", rules())
def test_a_page_has_a_title_a_why_and_options(code: str) -> None:
    title, empty, *rest = page(code).split("\n")
    assert title.endswith(".")
    assert empty == ""
    assert any(line.startswith("Why: ") for line in rest)
    assert any(line.startswith("Options: ") for line in rest)


@pytest.mark.parametrize("code", rules())
def test_what_is_found_has_a_place_and_says_a_sentence(code: str, judge: Callable[..., Report]) -> None:
    for finding in judge(**example(code, "Bad")).findings:
        if finding.code == code:
            assert finding.location.line > 0
            assert finding.location.column > 0
            assert finding.message
            assert not finding.message.endswith(".")
            assert finding.name == rules()[code].name


@pytest.mark.parametrize(
    ("said", "code"),
    [("con001", "CON001"), ("contradiction", "CON001"), (" NUM003 ", "NUM003")],
    ids=["a code in any case", "a name", "spaces around it"],
)
def test_a_rule_is_found_by_code_and_by_name(said: str, code: str) -> None:
    assert find(said).code == code


def test_an_unknown_code_gets_near_misses() -> None:
    with pytest.raises(UsageError) as caught:
        find("CON01")
    assert "CON001" in caught.value.hint
