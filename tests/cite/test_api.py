"""`wola_facts.cite` is a function and a package, whichever is used first."""

import subprocess
import sys
from typing import Any

import pytest

import wola_facts
from wola_facts.corpus.load import load_texts
from wola_facts.errors import UsageError

CORPUS = """
import wola_facts
from wola_facts.corpus.load import load_texts
corpus = load_texts({"t.toml": '[source.s]\\ntitle = "T"\\nauthor = "Meyer, M."\\ndate = 2019\\nurl = "https://e.org"\\n'
    .replace("2019", '"2019"') + '[fact.f]\\nclaim = "c"\\nvalue = 1\\ndate = "2019"\\nsource = "s"\\n'})
"""
FUNCTION = 'print(wola_facts.cite(corpus, corpus.facts.values(), form="in-text").text)\n'
PACKAGE = "from wola_facts.cite import Processor, Style\nprint(Style.__name__, Processor.__name__)\n"

WORLD = """
[source.page]
title    = "Bodies & graves"
author   = "Meyer, Maureen"
type     = "webpage"
url      = "https://example.org/a"
accessed = 2020-01-15
archive  = "https://web.archive.org/web/20200115000000/https://example.org/a"
lang     = "en"
[source.bare]
type = "report"
[fact.bodies]
claim  = "Bodies"
value  = 706
date   = "2019"
source = "page"
at     = "para. 4"
[fact.graves]
claim  = "Graves"
value  = 1
date   = "2019"
source = "bare"
[fact.gone]
claim  = "Gone"
value  = 1
date   = "2019"
source = "page"
retracted = { on = 2019-12-01, why = "Misread." }
"""


@pytest.mark.parametrize("code", [FUNCTION + PACKAGE, PACKAGE + FUNCTION], ids=["function first", "package first"])
def test_both_work_in_either_order(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", CORPUS + code], capture_output=True, text=True, check=True, timeout=60)
    assert sorted(done.stdout.splitlines()) == ["(Meyer, 2019)", "Style Processor"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param({}, "Retrieved January 15, 2020, from https://example.org/a", id="the day of access"),
        pytest.param({"accessed": False}, "*. https://example.org/a", id="no day of access"),
        pytest.param({"archived": "prefer"}, "from https://web.archive.org/", id="the archived copy instead"),
        pytest.param({"archived": "both"}, "example.org/a (archived at https://web.archive.org/", id="both addresses"),
        pytest.param(
            {"archived": "both", "style": "oscola"}, "<https://example.org/a> archived at <https://web.archive.org/web",
            id="both addresses in angle brackets",
        ),
        pytest.param({"form": "each"}, "(Meyer, n.d., para. 4)", id="with its place"),
        pytest.param({"form": "note", "style": "mhra"}, "[accessed 15 January 2020]", id="a note"),
        pytest.param({"output_as": "html"}, "Bodies &#38; graves", id="HTML"),
        pytest.param({"output_as": "latex"}, r"Bodies \& graves", id="LaTeX"),
    ],
)  # fmt: skip
def test_options(options: dict[str, Any], said: str) -> None:
    corpus = load_texts({"t.toml": WORLD})
    given = {"output_as": "markdown", **options}
    text = wola_facts.cite(corpus, [corpus.facts["bodies"]], **given).text
    assert said in (text if "output_as" in options else text.replace("\\", ""))


def test_what_sources_lack_comes_with_it() -> None:
    corpus = load_texts({"t.toml": WORLD})
    cited = wola_facts.cite(corpus, corpus.facts.values(), "apa")
    assert {(lack.source.id, lack.field) for lack in cited.lacks} == {
        ("page", "date"), ("bare", "title"), ("bare", "author"), ("bare", "date"), ("bare", "publisher"),
    }  # fmt: skip


def test_what_was_retracted_is_not_cited() -> None:
    corpus = load_texts({"t.toml": WORLD})
    assert wola_facts.cite(corpus, [corpus.facts["gone"]]).texts == ()


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"style": "appa"}, id="no style"),
        pytest.param({"form": "foot"}, id="no form"),
        pytest.param({"output_as": "docx"}, id="no output"),
        pytest.param({"archived": "yes"}, id="no way"),
    ],
)
def test_what_there_is_not(options: dict[str, Any]) -> None:
    corpus = load_texts({"t.toml": WORLD})
    with pytest.raises(UsageError):
        wola_facts.cite(corpus, corpus.facts.values(), **options)
