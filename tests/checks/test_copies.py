"""Copies of sources: found by name or snapshot, refused outside the corpus, and quotes that belong to another."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from wola_facts.checks.copies import Copies
from wola_facts.checks.report import Report
from wola_facts.corpus.load import load_corpus

TWO = """
[source.one]
url = "https://example.org/1"
[source.two]
url = "https://example.org/2"
[fact.a]
claim = "Convictions"
value = 15
unit = "convictions"
date = "2019"
source = "%s"
quote = "only 15 firm convictions since"
"""
PAGE = "It had only 15 firm convictions since then."


@pytest.mark.parametrize(
    ("source", "says"),
    [
        pytest.param("one", "", id="the copy of its source holds it"),
        pytest.param("two", "stands in the copy of one, which is not its source", id="the copy of another holds it"),
    ],
)
def test_a_quote_belongs_to_the_source_whose_copy_holds_it(
    source: str, says: str, judge: Callable[..., Report]
) -> None:
    found = [f for f in judge(**{"t": TWO % source, "one.txt": PAGE}).findings if f.code == "EVI001"]
    assert bool(found) is bool(says)
    assert not found or says in found[0].message


def test_without_a_copy_it_is_skipped_and_not_passed(judge: Callable[..., Report]) -> None:
    report = judge(t=TWO % "one")
    assert "EVI001" in {skip.code for skip in report.skipped}


@pytest.mark.parametrize(
    ("snapshot", "digest", "unreadable"),
    [
        pytest.param("copies/one.txt", "", "", id="inside the corpus"),
        pytest.param("copies/one.txt", sha256(PAGE.encode()).hexdigest(), "", id="with its digest"),
        pytest.param("copies/one.txt", "0" * 64, "another digest", id="with another digest"),
        pytest.param("../secret.txt", "", "outside the corpus", id="outside by dots"),
        pytest.param("/etc/passwd", "", "outside the corpus", id="outside by a whole path"),
        pytest.param("copies/link.txt", "", "outside the corpus", id="outside by a link"),
        pytest.param("copies/none.txt", "", "no such file", id="absent"),
        pytest.param("copies/one.exe", "", "only .txt", id="of another kind"),
    ],
)
def test_a_snapshot(tmp_path: Path, snapshot: str, digest: str, unreadable: str) -> None:
    (tmp_path / "secret.txt").write_text(PAGE, encoding="utf-8")
    root = tmp_path / "facts"
    (root / "copies").mkdir(parents=True)
    (root / "copies" / "one.txt").write_text(PAGE, encoding="utf-8")
    (root / "copies" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "t.toml").write_text(f'[source.one]\nurl = "https://e.org"\nsnapshot = "{snapshot}"\nsha256 = "{digest}"\n')
    corpus = load_corpus(str(root))
    copy = Copies(corpus, "").of(corpus.sources["one"])
    assert copy
    assert unreadable in copy.unreadable
    assert bool(copy.text) is not bool(unreadable)
