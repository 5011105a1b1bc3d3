"""Loading: every problem of every file at once, each at its smallest culpable value; what parsed is kept."""

import os
from pathlib import Path

import pytest

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_corpus, load_texts, merge, require_records
from wola_facts.errors import CorpusError

FACT = (
    '[fact.{id}]\nclaim = "Bodies exhumed"\nvalue = 706\ndate = "2018-12/2019-11"\nsource = "https://example.org/a"\n'
)


def record(name: str = "a", **changes: str) -> str:
    """Return the minimal record with some lines changed; an empty text drops the line."""
    lines = {"claim": '"Bodies"', "value": "706", "date": '"2019"', "source": '"https://example.org/a"'} | changes
    return f"[fact.{name}]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items() if value)


def places(corpus: Corpus) -> list[tuple[str, int, int]]:
    return [(f.code, f.location.line, f.location.column) for f in corpus.findings]


# What is wrong, the file, and code, line and column of each finding, counted by hand.
WRONG = [
    ("an unknown key", record(sorce='"x"'), [("SCH002", 6, 1)]),
    ("text where a number was meant", record(value='"many"'), [("SCH004", 3, 9)]),
    ("a range that runs backwards", record(value='"400-300"'), [("SCH004", 3, 9)]),
    ("an unknown key inside an interval table", record(value="{ min = 3, mx = 4 }"), [("SCH002", 3, 20)]),
    ("a month without quotes", record(date="2019-01"), [("SCH001", 4, 8)]),
    ("a month that does not exist", record(date='"2019-13"'), [("SCH005", 4, 8)]),
    ("a year without quotes", record(date="2019"), [("SCH005", 4, 8)]),
    ("a moment instead of a day", record(date="2019-11-26T10:00:00Z"), [("SCH005", 4, 8)]),
    ("a period that runs backwards", record(date='"2019-06/2019-01"'), [("SCH005", 4, 8)]),
    ("no claim", record(claim=""), [("SCH007", 1, 1)]),
    ("a figure without value", record(value=""), [("SCH007", 1, 1)]),
    ("a number where text is meant", record(where="3"), [("SCH003", 6, 9)]),
    ("an empty text", record(where='" "'), [("SCH003", 6, 9)]),
    ("one wrong entry of a list", record(according_to='["CNDH", 3]'), [("SCH003", 6, 25)]),
    ("a wrong word of a closed choice", record(kind='"figur"'), [("SCH003", 6, 8)]),
    ("a wrong state inside a log", record(log='[{ on = 2019-01-01, state = "begun" }]'), [("SCH003", 6, 35)]),
    ("a waiver without its end", record(ignore='[{ rule = "STA001", reason = "x" }]'), [("SCH007", 6, 11)]),
    ("a bad slug", record("Bad_Id"), [("SCH003", 1, 1)]),
    ("not a number", record(value="nan"), [("SCH004", 3, 9)]),
    ("a record written twice", record() + record(), [("SCH001", 6, 1)]),
    ("an unknown table", "[facts.a]\nx = 1\n", [("SCH002", 1, 1)]),
    ("an assertion without its expression", "[[check]]\nname = \"x\"\n", [("SCH007", 1, 1)]),
    ("two things at once", record(value='"many"', date='"2019-13"'), [("SCH004", 3, 9), ("SCH005", 4, 8)]),
    ("two broken lines of one table", record(value="=", date="2019-01"), [("SCH001", 3, 9), ("SCH001", 4, 8)]),
    ("a default that is wrong is said once", "[defaults]\nwhere = 3\n" + record() + record("b"), [("SCH003", 2, 9)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_each_problem_is_a_finding_at_its_smallest_value(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(load_texts({"a.toml": text})) == expected


def test_a_problem_in_one_record_leaves_the_others() -> None:
    corpus = load_texts({"a.toml": record("good") + record("bad", date="2019-01") + record("fine")})
    assert list(corpus.facts) == ["good", "fine"]
    assert list(corpus.unreadable) == ["bad"]


def test_a_record_with_an_unknown_key_is_kept() -> None:
    corpus = load_texts({"a.toml": record(sorce='"x"')})
    assert list(corpus.facts) == ["a"]
    assert corpus.findings[0].help == "did you mean `source`?"


def test_a_month_without_quotes_gets_the_hint_to_quote_it() -> None:
    (finding,) = load_texts({"a.toml": record(date="2019-01")}).findings
    assert '"2019-01" in quotes' in finding.help


def test_the_same_id_in_two_files_is_a_finding_that_names_both() -> None:
    corpus = load_texts({"a.toml": record(), "b.toml": record()})
    (finding,) = corpus.findings
    assert (finding.code, finding.location.file, finding.related[0].location.file) == ("SCH006", "b.toml", "a.toml")


def test_one_slug_may_name_a_fact_a_source_and_a_measure() -> None:
    text = record() + '[source.a]\ntitle = "A"\n[measure.a]\nlabel = "A"\n'
    assert load_texts({"a.toml": text}).findings == ()


def test_defaults_fill_what_a_record_does_not_say() -> None:
    text = '[defaults]\nsource = "s"\nwhere = "Mexico"\n' + record(source="") + record("b", where='"Guerrero"')
    corpus = load_texts({"a.toml": text})
    assert [fact.where for fact in corpus.facts.values()] == ["Mexico", "Guerrero"]
    assert corpus.facts["a"].sources == ("s",)


def test_a_bare_address_is_a_source_under_itself() -> None:
    corpus = load_texts({"a.toml": record()})
    assert corpus.sources["https://example.org/a"].inline


def test_the_topic_is_the_files_stem_unless_it_says_otherwise() -> None:
    corpus = load_texts({"since/torture.toml": record(), "b.toml": 'topic = "migration"\n' + record("b")})
    assert [(fact.id, fact.topic) for fact in corpus.facts.values()] == [("b", "migration"), ("a", "torture")]


def test_less_than_has_no_lower_end_where_the_measure_is_signed() -> None:
    text = record(value='"less than 3"', measure='"m"') + "[measure.m]\nsigned = true\n"
    fact = load_texts({"a.toml": text}).facts["a"]
    assert fact.value is not None
    assert str(fact.value.interval) == "(-inf, 3)"


def test_both_spellings_of_an_interval_are_one() -> None:
    table = record("a", value="{ min = 40000, strict = true }", unit='"people"')
    text = record("b", value='"over 40,000"', unit='"people"')
    facts = load_texts({"a.toml": table + text}).facts
    assert facts["a"].value is not None
    assert facts["b"].value is not None
    assert (facts["a"].value.interval, facts["a"].value.text) == (facts["b"].value.interval, facts["b"].value.text)


def on_disk(folder: Path, **files: bytes) -> str:
    for name, content in files.items():
        (folder / f"{name}.toml").write_bytes(content)
    return str(folder)


GOOD = FACT.format(id="good").encode()


def test_a_byte_order_mark_and_crlf_are_plain_success(tmp_path: Path) -> None:
    root = on_disk(tmp_path, a=b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"))
    corpus = load_corpus(root)
    assert (list(corpus.facts), corpus.findings) == (["good"], ())


def test_what_is_not_utf8_is_a_finding_at_its_byte(tmp_path: Path) -> None:
    corpus = load_corpus(on_disk(tmp_path, a=GOOD, b=b'x = 1\ny = "\xff"\n'))
    assert places(corpus) == [("SCH001", 2, 6)]
    assert list(corpus.facts) == ["good"]


def test_a_folder_with_the_name_of_a_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "b.toml").mkdir()
    assert [f.code for f in load_corpus(on_disk(tmp_path, a=GOOD)).findings] == ["SCH001"]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.toml")
    assert [f.code for f in load_corpus(on_disk(tmp_path, a=GOOD)).findings] == ["SCH001"]


def test_a_link_to_nothing_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "b.toml").symlink_to(tmp_path / "nowhere.toml")
    assert [f.code for f in load_corpus(on_disk(tmp_path, a=GOOD)).findings] == ["SCH001"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    assert list(load_corpus(on_disk(tmp_path, a=GOOD)).facts) == ["good"]


@pytest.mark.parametrize(
    "content",
    [
        b"a = " + b"[" * 20_000 + b"]" * 20_000,
        b"a = " + b"{ a = " * 5_000 + b"1" + b" }" * 5_000,
        b"[" + b"a." * 20_000 + b"a]\n",
        b"a" + b".a" * 500_000 + b" = 1\n",
        b"a = " + b"[\n" * 20_000,
        b"a = " + b"9" * 10_000,
        b"a = 0x" + b"f" * 10_000,
        b"a" * 2_000_000,
        b'a = "' + b"x" * 2_000_000 + b'"\n',
        b"= =\n" * 5_000,
        b"[fact.a]\n" * 2_000,
        b"\x00" * 1000,
        b"#" * (17 * 2**20),
    ],
    ids=["deep lists", "deep tables", "a long header", "a long dotted key", "lists line by line",
         "a number of ten thousand digits", "the same in base 16", "a long word", "a long text", "nothing but errors",
         "one header over and over", "zero bytes", "more bytes than are read"],
)  # fmt: skip
def test_monsters_are_findings_and_never_tracebacks(tmp_path: Path, content: bytes) -> None:
    corpus = load_corpus(on_disk(tmp_path, a=GOOD, monster=content))
    assert list(corpus.facts)[:1] == ["good"]
    assert {f.location.file for f in corpus.findings} == {"monster.toml"}


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [
        pytest.param("x = { deep = " + "[" * 150 + "]" * 150 + " }", 14, "nested too deeply", id="lists in lists"),
        pytest.param("x = { deep = " + "[ " * 150 + "] " * 150 + " }", 14, "nested too deeply", id="spaced ones"),
        pytest.param("x." + "a." * 200 + "b = 1", 1, "nested too deeply", id="a key of many parts"),
        pytest.param("review = " + "9" * 5000, 10, "more digits", id="a number of many digits"),
        pytest.param("checked = 2019-01", 11, "2019-01 is not a TOML value", id="a month without quotes"),
        pytest.param("checked = 2018-12/..", 11, "2018-12/.. is not a TOML value", id="a period without quotes"),
        pytest.param("log = [{ on = 2019-01, state = 1 }]", 15, "2019-01 is not", id="a month inside a table"),
    ],
)
def test_a_line_that_breaks_a_record_is_pointed_at_and_the_others_stay(line: str, column: int, found: str) -> None:
    corpus = load_texts({"a.toml": FACT.format(id="good") + FACT.format(id="broken") + line + "\n"})
    (finding,) = corpus.findings
    last = (FACT.format(id="good") + FACT.format(id="broken")).count("\n") + 1
    assert (finding.code, finding.location.line, finding.location.column) == ("SCH001", last, column)
    assert found in finding.message
    assert list(corpus.facts) == ["good"]


def test_without_its_header_no_line_falls_into_another_table() -> None:
    corpus = load_texts({"a.toml": FACT.format(id="good") + '[fact.broken\nnote = "mine"\n'})
    assert [f.code for f in corpus.findings] == ["SCH001"]
    assert not corpus.facts["good"].note


def test_a_value_with_its_noun_says_where_the_noun_belongs() -> None:
    (finding,) = load_texts({"a.toml": record("a", value='"over 40,000 people"')}).findings
    assert finding.help == 'write value = "over 40,000" and unit = "people"'


def test_a_table_without_a_header_of_its_own_is_pointed_at_where_it_begins() -> None:
    corpus = load_texts({"a.toml": FACT.format(id="good") + "[facts.x]\n"})
    assert places(corpus) == [("SCH002", FACT.count("\n") + 1, 1)]


def test_a_cache_changes_nothing_but_time(tmp_path: Path) -> None:
    root = on_disk(tmp_path, a=GOOD, b=record("bad", date="2019-01").encode(), corpus=b'lang = "es"\n')
    cache = str(tmp_path / "cache")
    cold, warm, without = (load_corpus(root, cache=where) for where in (cache, cache, ""))
    assert cold == warm == without


def test_a_spoiled_cache_is_passed_over(tmp_path: Path) -> None:
    root, cache = on_disk(tmp_path, a=GOOD), tmp_path / "cache"
    before = load_corpus(root, cache=str(cache))
    for entry in cache.iterdir():
        entry.write_bytes(entry.read_bytes()[:-20] + b"\xff")
    assert load_corpus(root, cache=str(cache)) == before


def test_a_cache_whose_words_were_changed_is_passed_over(tmp_path: Path) -> None:
    root, cache = on_disk(tmp_path, a=GOOD), tmp_path / "cache"
    before = load_corpus(root, cache=str(cache))
    for entry in cache.iterdir():
        entry.write_bytes(entry.read_bytes().replace(b"706", b"707"))
    assert load_corpus(root, cache=str(cache)) == before


def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    root, cache = on_disk(tmp_path, a=GOOD), str(tmp_path / "cache")
    load_corpus(root, cache=cache)
    on_disk(tmp_path, a=FACT.format(id="other").encode())
    assert list(load_corpus(root, cache=cache).facts) == ["other"]


def test_settings_with_mistakes_keep_the_rest_and_say_so() -> None:
    text = 'lang = "es"\nnmae = "x"\n[stale]\nsource = { wrn = "90d" }\nongoing = { warn = "10d", error = "20d" }\n'
    corpus = load_texts({"corpus.toml": text})
    assert places(corpus) == [("SCH002", 2, 1), ("SCH002", 4, 12)]
    assert (corpus.settings.lang, corpus.settings.ongoing.error) == ("es", 20)


def test_settings_that_are_not_toml_are_an_error() -> None:
    with pytest.raises(CorpusError, match=r"corpus\.toml:1"):
        load_texts({"corpus.toml": "lang ="})


def test_an_empty_corpus_and_one_that_cannot_be_read_are_errors(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="empty"):
        require_records(load_corpus(str(tmp_path)))
    with pytest.raises(CorpusError, match="No file"):
        require_records(load_corpus(on_disk(tmp_path, a=b"\xff")))


def test_two_corpora_are_one_with_their_ids_still_unique(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    first = load_corpus(on_disk(tmp_path / "one", a=GOOD), label="one")
    second = load_corpus(on_disk(tmp_path / "two", a=GOOD + FACT.format(id="more").encode()), label="two")
    whole = merge([first, second])
    assert list(whole.facts) == ["good", "more"]
    assert [(f.code, f.location.file) for f in whole.findings] == [("SCH006", "two/a.toml")]
