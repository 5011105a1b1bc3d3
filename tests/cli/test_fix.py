"""`facts check --fix` and `--diff`: what is mended, that no other byte is touched, and who is told."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.checks.context import Context
from wola_facts.checks.engine import run
from wola_facts.checks.fixing import mended
from wola_facts.corpus.load import load_texts

from .conftest import Facts

World = Callable[..., Path]
TODAY = date(2019, 12, 1)

URL = "https://example.org/2019/annual-report.html"
RECORD = f'\n[source.example-org-annual-report]\nurl = "{URL}"\n'


def fact(name: str, *lines: str) -> str:
    """Return a fact with some lines of its own, and all else that it needs, as far as they do not give it."""
    rest = {"claim": '"c"', "value": "5", "date": '"2019"', "source": '"s"', "at": '"p. 1"'}
    keys = {line.partition("=")[0].strip(' "').casefold() for line in lines}
    return "\n".join(
        [f"[fact.{name}]", *lines, *(f"{key} = {value}" for key, value in rest.items() if key not in keys), ""]
    )


def fixed(facts: Facts, root: Path, *words: str) -> str:
    facts("check", "--fix", *words)
    return (root / "facts/a.toml").read_bytes().decode()


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('date = "2019-9"', 'date = "2019-09"'),
        ("date = 2019-09", 'date = "2019-09"'),
        ("date = 2019-09   # in autumn", 'date = "2019-09"   # in autumn'),
        ("law.in_force = 2019-09", 'law.in_force = "2019-09"'),
        ("date = 2019", 'date = "2019"'),
        ('date = "26 de noviembre de 2019"', "date = 2019-11-26"),
        ('checked = "2019/12/1"', "checked = 2019-12-01"),
        ('According-To = ["CNDH"]', 'according_to = ["CNDH"]'),
        ('"VALUE" = 6', "value = 6"),
        ('log = [{ on = "2019-9-5", State = "met" }]', 'log = [{ on = 2019-09-05, state = "met" }]'),
    ],
)
def test_a_spelling_with_one_reading_is_mended(facts: Facts, world: World, was: str, now: str) -> None:
    root = world(a=fact("a", was))
    assert fixed(facts, root) == fact("a", was).replace(was, now)


@pytest.mark.parametrize(
    "line",
    ['date = "5/9/2019"', 'date = "2019-09/2019-01"', 'checked = "2019-9"', "checked = 2019-09", 'vlaue = 6',
     'Claim = "d"\nCLAIM = "e"',
     'x = { Date = "2019-9" }', 'Claim.en = "a"\nClaim.es = "b"\nclaim = "c"', 'note = """\ndate = 2019-01\n"""'],
    ids=["day or month first?", "backwards", "a month where only a day will do", "such a month without quotes",
         "a typing error", "both cannot be",
         "x is open", "a dotted key", "inside a text"],
)  # fmt: skip
def test_what_has_no_one_reading_stays(facts: Facts, world: World, line: str) -> None:
    text = fact("a", line)
    if "CLAIM" in line:
        text = fact("a", line, 'claim = "c"')
    root = world(a=text)
    assert fixed(facts, root) == text


def test_an_address_used_twice_becomes_a_record(facts: Facts, world: World) -> None:
    text = fact("a", f'source = "{URL}"') + fact("b", f'source = ["{URL}", "t"]  # and t')
    root = world(a=text)
    assert fixed(facts, root) == text.replace(URL, "example-org-annual-report") + RECORD
    assert "SRC005" not in facts("check", "--format", "concise").out


def test_an_address_that_has_a_record_is_named_by_it(facts: Facts, world: World) -> None:
    text = fact("a", f"source = '{URL}'")
    root = world(a=text, b=f'[source.report]\nurl = "{URL}"\n')
    assert fixed(facts, root) == text.replace(f"'{URL}'", '"report"')


def test_an_address_elsewhere_than_in_a_source_stays(facts: Facts, world: World) -> None:
    text = fact("a", f'x = {{ source = "{URL}" }}', f'note = "{URL}"', f'source = "{URL}"') + fact(
        "b", f'source = "{URL}"'
    )
    root = world(a=text)
    now = fixed(facts, root)
    assert f'x = {{ source = "{URL}" }}\nnote = "{URL}"\nsource = "example-org-annual-report"' in now


def test_an_id_that_is_taken_gets_a_number(facts: Facts, world: World) -> None:
    taken = '[source.example-org-annual-report]\ntitle = "another"\ntype = "book"\n'
    root = world(a=taken + fact("a", f'source = "{URL}"') + fact("b", f'source = "{URL}"'))
    assert f'[source.example-org-annual-report-2]\nurl = "{URL}"' in fixed(facts, root)


def test_each_corpus_of_several_is_mended_for_itself(facts: Facts, world: World, tmp_path: Path) -> None:
    root = world(a=fact("a", f'source = "{URL}"'))
    other = tmp_path / "other"
    other.mkdir()
    (other / "corpus.toml").write_text("schema = 1\n")
    (other / "b.toml").write_text(f'[source.report]\nurl = "{URL}"\n' + fact("b", 'date = "2019-9"'))
    before = (root / "facts/a.toml").read_text()
    facts("check", "--fix", "--corpus", "facts", "--corpus", "other")
    assert (root / "facts/a.toml").read_text() == before, "its corpus alone does not know the other's source"
    assert 'date = "2019-09"' in (other / "b.toml").read_text()


@pytest.mark.parametrize(
    ("words", "dates", "keys"),
    [([], 1, 1), (["--select", "SCH005"], 1, 0), (["--ignore", "SCH005"], 0, 1), (["--select", "STA"], 0, 0)],
    ids=["all", "only dates", "all but dates", "neither"],
)
def test_only_what_is_asked_for_is_mended(
    facts: Facts, world: World, words: list[str], dates: int, keys: int
) -> None:  # fmt: skip
    now = fixed(facts, world(a=fact("a", 'date = "2019-9"', "VALUE = 5")), *words)
    assert now.count('date = "2019-09"') == dates
    assert now.count("\nvalue = 5") == keys


def test_only_the_files_asked_for_are_mended(facts: Facts, world: World) -> None:
    root = world(a=fact("a", 'date = "2019-9"'), b=fact("b", 'date = "2019-9"'))
    facts("check", "--fix", "facts/b.toml")
    assert '"2019-9"' in (root / "facts/a.toml").read_text()
    assert '"2019-09"' in (root / "facts/b.toml").read_text()


def test_line_ends_marks_and_comments_stay(facts: Facts, world: World) -> None:
    text = "# kept\n" + fact("a", 'date   =  "2019-9"\t# so', "VALUE = 5") + "\n\n# the end, without a line end"
    raw = "\ufeff" + text.replace("\n", "\r\n")
    root = world(a="")
    (root / "facts/a.toml").write_bytes(raw.encode())
    assert fixed(facts, root) == raw.replace('"2019-9"', '"2019-09"').replace("VALUE", "value")


def test_the_exit_code_is_of_what_remains(facts: Facts, world: World) -> None:
    world(a='[source.s]\nurl = "https://example.org/s"\n' + fact("a", 'date = "2019-9"'))
    before = facts("check")
    done = facts("check", "--fix")
    assert (before.code, done.code) == (1, 0)
    assert "facts/a.toml: 1 mended" in done.err
    assert 'SCH005 "2019-9" is now "2019-09"' in done.err
    assert "1 mended in 1 file" in done.err


def test_a_diff_writes_nothing_and_can_be_applied(facts: Facts, world: World) -> None:
    text = fact("a", 'date = "2019-9"', f'source = "{URL}"') + fact("b", f'source = "{URL}"').rstrip("\n")
    root = world(a=text)
    said = facts("check", "--fix", "--diff")
    assert (said.code, (root / "facts/a.toml").read_text()) == (1, text)
    assert said.out == facts("check", "--diff").out
    applied = subprocess.run(
        ["git", "apply", "-"], cwd=root, input=said.out.encode(), check=False, capture_output=True
    )  # fmt: skip
    assert applied.stderr == b""
    wanted = (root / "facts/a.toml").read_bytes()
    (root / "facts/a.toml").write_text(text)
    assert fixed(facts, root).encode() == wanted


def test_a_read_only_file_is_an_error_and_no_other_is_written(facts: Facts, world: World) -> None:
    root = world(a=fact("a", 'date = "2019-9"'), b=fact("b", 'date = "2019-9"'))
    (root / "facts/b.toml").chmod(0o444)
    said = facts("check", "--fix")
    assert said.code == 2
    assert "facts/b.toml cannot be written: it is read-only" in said.err
    assert '"2019-9"' in (root / "facts/a.toml").read_text()


def test_the_corpus_inside_the_package_is_never_written(facts: Facts) -> None:
    said = facts("check", "--fix")
    assert said.code == 2
    assert "The corpus that comes with facts is never written" in said.err


def test_mutate_does_not_go_with_it(facts: Facts, world: World) -> None:
    world(a=fact("a"))
    assert facts("check", "--mutate", "--fix").code == 2


#: What may stand in a file around what is mended, and stays as it is.
NOISE = ["# a comment: date = 2019-01", "", "   ", "\t# é ñ 中", 'tags = ["a",\n  "b", # inside\n]',
         "note = '''\nVALUE = 1\n'''", 'quote = "\\u00e9 \\"x\\""']  # fmt: skip
MENDED = [
    ('date = "2019-9"', 'date = "2019-09"'),
    ("date='2019/9/5'", "date=2019-09-05"),
    ("DATE   =   2019", 'date   =   "2019"'),
    ("date = 2019-11-26", "date = 2019-11-26"),
]


@given(
    st.lists(
        st.tuples(st.sampled_from(MENDED), st.lists(st.sampled_from(NOISE), max_size=3, unique=True)),
        min_size=1, max_size=4,
    ),
    st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
def test_no_other_byte_is_touched_and_twice_is_once(
    records: list[tuple[tuple[str, str], list[str]]], newline: str
) -> None:
    """The text before and the text wanted are written side by side; what is mended is exactly the difference."""

    def text(which: int) -> str:
        lines = []
        for number, (line, noise) in enumerate(records):
            lines += [f"[fact.f{number}]", 'claim = "c"', line[which], *noise, "value = 1", 'source = "s"']
        return newline.join("\n".join(lines).split("\n"))

    now = text(0)
    for _ in range(3):  # a key that is respelled shows a date that is not
        corpus = load_texts({"a.toml": now.replace("\r\n", "\n")})
        changed, _ = mended(corpus, run(Context(corpus, TODAY)).findings, {"a.toml": now})
        now = changed.get("a.toml", now)
    assert now == text(1)
