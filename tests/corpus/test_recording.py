"""Fields written into sources' records: there and nowhere else, whatever the file's line ends and beginning."""

import datetime
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from wola_facts.corpus.load import load_corpus
from wola_facts.corpus.recording import record
from wola_facts.errors import UsageError

World = Callable[..., Path]

TEXT = """\
# the first line
[source.a]   # A
title = '''
[source.b]
'''
url   = "https://example.org/a"   # where
archive = 'old'   # of last year

[fact.f]
claim = "F"
value = 1
date = "2019"
source = "a"

[source.b]
url = "https://example.org/b"
"""
FIELDS: dict[str, dict[str, object]] = {
    "a": {"archive": "https://web.archive.org/web/x", "archived": datetime.date(2019, 11, 26)},
    "b": {"snapshot": "copies/b.txt"},
}
WRITTEN = TEXT.replace("'old'", '"https://web.archive.org/web/x"').replace(
    "# of last year\n", "# of last year\narchived = 2019-11-26\n"
) + ('snapshot = "copies/b.txt"\n')  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["Unix", "Windows"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "a mark"])
def test_fields_are_written_and_every_other_byte_stays(world: World, newline: str, mark: str) -> None:
    file = world(t="") / "facts" / "t.toml"
    file.write_bytes((mark + TEXT.replace("\n", newline)).encode())
    corpus = load_corpus(str(file.parent))
    assert record(corpus, FIELDS) == ["t.toml"]
    assert file.read_bytes() == (mark + WRITTEN.replace("\n", newline)).encode()
    assert record(corpus, FIELDS) == [], "a second time nothing changes"


def test_a_last_line_without_an_end_gets_one(world: World) -> None:
    file = world(t=TEXT.rstrip()) / "facts" / "t.toml"
    record(load_corpus(str(file.parent)), {"b": {"lang": "es"}})
    assert tomllib.loads(file.read_text(encoding="utf-8"))["source"]["b"]["lang"] == "es"


@pytest.mark.parametrize(
    "text",
    ['source = { a = { url = "https://example.org/a" } }\n', '[source]\na.url = "https://example.org/a"\n'],
    ids=["in a line", "by dotted keys"],
)
def test_a_record_without_a_table_of_its_own_is_left_alone(world: World, text: str) -> None:
    file = world(t=text) / "facts" / "t.toml"
    with pytest.raises(UsageError, match=r"facts|source"):
        record(load_corpus(str(file.parent)), {"a": {"lang": "es"}})
    assert file.read_text(encoding="utf-8") == text


def test_a_file_that_is_not_toml_is_left_alone(world: World) -> None:
    file = world(t='[source.a]\nurl = "https://example.org/a"\n[fact.g]\nvalue = = 1\n') / "facts" / "t.toml"
    before = file.read_bytes()
    with pytest.raises(UsageError, match="cannot be read"):
        record(load_corpus(str(file.parent)), {"a": {"lang": "es"}})
    assert file.read_bytes() == before
