"""`facts cite`: forms, styles, languages, warnings, and what is wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Facts

World = Callable[..., Path]
FILE = """
[source.meyer]
title  = "Human Rights in Mexico"
author = ["Meyer, Maureen", "Hinojosa, Gina"]
type   = "webpage"
date   = 2019-11-26
url    = "https://example.org/a"
container = "WOLA"
lang   = "en"
[source.cndh]
title  = "Informe"
author = { literal = "CNDH" }
type   = "report"
date   = 2019-08
url    = "https://example.org/b"
archive = "https://web.archive.org/b"
lang   = "es"
[source.bare]
url = "https://example.org/c"
[fact.complaints]
claim  = { en = "Complaints", es = "Quejas" }
value  = "over 500"
unit   = "complaints"
date   = "2019-01/2019-09"
source = "meyer"
according_to = ["cndh"]
at     = "p. 4"
[fact.bodies]
claim  = { en = "Bodies", es = "Cuerpos" }
value  = 706
unit   = "bodies"
date   = "2019"
source = ["meyer", "cndh"]
[fact.lacking]
claim  = "Lacking"
value  = 1
date   = "2019"
source = "bare"
[fact.gone]
claim  = "Gone"
value  = 1
date   = "2019"
source = "meyer"
retracted = { on = 2019-12-01, why = "Misread." }
"""
MEYER = "Meyer, M., & Hinojosa, G. (2019, November 26). Human Rights in Mexico. WOLA. https://example.org/a"


@pytest.fixture(autouse=True)
def _corpus(world: World) -> None:
    world(corpus="schema = 1\n", t=FILE.replace("2019-08\n", '"2019-08"\n'))


def test_the_sources_behind_facts_each_once_in_the_order_of_the_style(facts: Facts) -> None:
    entries = facts("cite", "bodies").out.strip().split("\n\n")
    assert [entry.partition("(")[0].strip() for entry in entries] == ["CNDH.", "Meyer, M., & Hinojosa, G."]
    assert entries[1] == MEYER


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        pytest.param(["--in-text"], "(CNDH, 2019; Meyer & Hinojosa, 2019)", id="APA in the text"),
        pytest.param(["--in-text", "-f", "mla"], "(Meyer and Hinojosa; CNDH)", id="MLA in the text"),
        pytest.param(
            ["--in-text", "-f", "apa", "--lang", "es"], "(CNDH, 2019; Meyer y Hinojosa, 2019)", id="in Spanish"
        ),
        pytest.param(
            ["--in-text", "--lang", "es", "--ampersand"], "(CNDH, 2019; Meyer & Hinojosa, 2019)", id="& in Spanish"
        ),
        pytest.param(["--each"], "bodies: (CNDH, 2019; Meyer & Hinojosa, 2019)", id="fact by fact"),
        pytest.param(["--sentence"], "Bodies: 706, in 2019 (CNDH, 2019; Meyer & Hinojosa, 2019).", id="a sentence"),
    ],
)
def test_forms(facts: Facts, flags: list[str], said: str) -> None:
    assert facts("cite", "bodies", *flags).out.strip() == said


def test_what_a_source_credits_is_cited_at_second_hand(facts: Facts) -> None:
    said = facts("cite", "complaints", "--each").out.strip()
    assert said == "complaints: (CNDH, 2019, as cited in Meyer & Hinojosa, 2019, p. 4)"
    spanish = facts("cite", "complaints", "--each", "--locale", "es-MX").out.strip()
    assert "citado en Meyer y Hinojosa, 2019, p. 4" in spanish


def test_a_sentence_keeps_the_hedge(facts: Facts) -> None:
    said = facts("cite", "complaints", "--sentence").out
    assert said.startswith("Complaints: over 500, from January to September 2019 (CNDH, 2019")
    spanish = facts("cite", "complaints", "--sentence", "--lang", "es").out
    assert spanish.startswith("Quejas: más de 500, de enero a septiembre de 2019 (CNDH, 2019")


def test_archived_copies(facts: Facts) -> None:
    assert "https://web.archive.org/b" not in facts("cite", "bodies").out
    assert "https://web.archive.org/b" in facts("cite", "bodies", "--archived", "prefer").out
    both = facts("cite", "bodies", "--archived", "both").out
    assert "https://example.org/b (archived at https://web.archive.org/b)" in both


@pytest.mark.parametrize(
    ("output", "holds"),
    [
        pytest.param("markdown", "*Human Rights in Mexico*", id="Markdown"),
        pytest.param("html", '<div class="csl-entry">Meyer, M., &#38; Hinojosa, G.', id="HTML"),
        pytest.param("latex", r"\textit{Human Rights in Mexico}", id="LaTeX"),
        pytest.param("rtf", r"{\i Human Rights in Mexico}", id="RTF"),
    ],
)
def test_outputs(facts: Facts, output: str, holds: str) -> None:
    assert holds in facts("cite", "bodies", "--output-as", output).out


def test_what_a_source_lacks_is_a_warning_with_its_place(facts: Facts) -> None:
    said = facts("cite", "lacking")
    assert said.code == 0
    assert "facts/t.toml:" in said.err
    assert "bare has no `title`" in said.err
    assert facts("cite", "lacking", "--strict").code == 1


def test_what_was_retracted_is_not_cited(facts: Facts) -> None:
    said = facts("cite", "gone")
    assert said.code == 1
    assert "retracted" in said.err


def test_what_was_superseded_is_cited_with_a_word_about_it(facts: Facts, world: World) -> None:
    later = '[fact.later]\nclaim = "Bodies"\nvalue = 800\ndate = "2020"\nsource = "meyer"\nsupersedes = "bodies"\n'
    world(corpus="schema = 1\n", t=FILE.replace("2019-08\n", '"2019-08"\n') + later)
    said = facts("cite", "bodies", "--sentence")
    assert said.code == 0
    assert said.out.startswith("Bodies: 706")
    assert "bodies is superseded by later" in said.err


def test_exports_are_whole_documents(facts: Facts) -> None:
    found = json.loads(facts("cite", "bodies", "--format", "csl-json").out)
    assert {item["id"] for item in found} == {"meyer", "cndh"}


def test_a_style_of_ones_own(facts: Facts, tmp_path: Path) -> None:
    style = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title></info>'
    layout = '<layout><text variable="title" prefix="«" suffix="»"/></layout>'
    (tmp_path / "own.csl").write_text(
        f"{style}<citation>{layout}</citation><bibliography>{layout}</bibliography></style>", encoding="utf-8"
    )
    assert facts("cite", "complaints", "-f", "own.csl").out.strip() == "«Human Rights in Mexico»"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("no XML at all", id="no XML"),
        pytest.param("<html></html>", id="another XML"),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><style>&e;</style>', id="an external entity"
        ),
        pytest.param("<style><macro name='a'><text macro='a'/></macro></style>", id="no citation"),
        pytest.param("<a>" * 5000, id="thousands of levels"),
        pytest.param("x" * 5_000_000, id="far too long"),
    ],
)
def test_what_is_no_style_is_a_clear_error(facts: Facts, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.csl").write_text(content, encoding="utf-8")
    said = facts("cite", "bodies", "-f", "bad.csl")
    assert said.code == 2
    assert said.err.startswith("error: ")
    assert "root:" not in said.out + said.err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        pytest.param(["bodies", "-f", "appa"], 2, "`apa`", id="a near miss of a style"),
        pytest.param(["bodies", "--output-as", "htm"], 2, "html", id="a near miss of an output"),
        pytest.param(["bodies", "--archived", "yes"], 2, "prefer", id="an unknown way"),
        pytest.param(["bodies", "--in-text", "--note"], 2, "one at a time", id="two forms"),
        pytest.param(["nothing-like-it"], 1, "Nothing matches", id="no fact"),
        pytest.param(["bodies", "-f", "bibtex", "--in-text"], 2, "one form only", id="a form of an export"),
    ],
)
def test_bad_requests(facts: Facts, words: list[str], code: int, says: str) -> None:
    said = facts("cite", *words)
    assert said.code == code
    assert says in said.err


def test_styles_and_formats_are_listed(facts: Facts) -> None:
    out = facts("cite", "--list-formats").out
    for name in ("apa", "chicago-notes", "oscola", "iso690", "unam", "bibtex", "wikipedia"):
        assert f"\n{name} " in f"\n{out}"


class TestASource:
    """The id of a source cites that source, and not what else its facts were read in."""

    @pytest.fixture(autouse=True)
    def _corpus(self, world: World) -> None:
        text = FILE.replace("cndh", "cndh-2019").replace("2019-08\n", '"2019-08"\n')
        world(t=text.replace('"cndh-2019"]\n[', '"cndh-2019"]\nat = "p. 9"\n['))

    def test_alone(self, facts: Facts) -> None:
        assert facts("cite", "cndh-2019").out == "CNDH. (2019). Informe. https://example.org/b\n"

    def test_without_the_place_in_another(self, facts: Facts) -> None:
        assert facts("cite", "cndh-2019", "--each").out == "bodies: (CNDH, 2019)\n"
        assert facts("cite", "bodies", "--each").out == "bodies: (CNDH, 2019; Meyer & Hinojosa, 2019, p. 9)\n"
