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


@pytest.mark.parametrize(
    ("claim", "kind", "date", "lang", "says"),
    [
        pytest.param("Torture Act", "law", "2017-06-26", "en", "Torture Act, of June 26, 2017", id="a law by its name"),
        pytest.param(
            "The Torture Act forbids such evidence", "law", "2017-06", "en",
            "The Torture Act forbids such evidence, in its text of June 2017", id="what a law says",
        ),
        pytest.param(
            "Mexico passes a law on torture", "law", "2017", "en", "Mexico passes a law on torture, in 2017",
            id="a law is passed",
        ),
        pytest.param(
            "Torture is a federal crime", "law", "2017", "en", "Torture is a federal crime, by the law of 2017",
            id="what is so by a law",
        ),
        pytest.param(
            "La Ley contra la Tortura prohíbe esas pruebas", "law", "2017-06-26", "es",
            "La Ley contra la Tortura prohíbe esas pruebas, en su texto del 26 de junio de 2017", id="in Spanish",
        ),
        pytest.param(
            "The court orders an observatory", "ruling", "2018-11-28", "en",
            "The court orders an observatory, on November 28, 2018", id="a court decides",
        ),
        pytest.param(
            "The observatory must report", "ruling", "2018-11-28", "en",
            "The observatory must report, by the ruling of November 28, 2018", id="what is so by a ruling",
        ),
    ],
)  # fmt: skip
def test_a_law_as_a_sentence(
    facts: Facts, world: World, claim: str, kind: str, date: str, lang: str, says: str
) -> None:
    record = f'[fact.law]\nclaim = {{ {lang} = "{claim}" }}\nkind = "{kind}"\ndate = "{date}"\nsource = "meyer"\n'
    world(t=FILE.replace("2019-08\n", '"2019-08"\n') + record)
    assert facts("cite", "law", "--sentence", "--lang", lang).out.startswith(f"{says} (Meyer ")


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        pytest.param("en", ["Share: 1.3%", "Convicted: six people"], id="in English"),
        pytest.param("es", ["Proporción: 1.3\u00a0%", "Personas condenadas: 6"], id="in Spanish"),
    ],
)
def test_an_export_says_units_once_and_in_one_language(facts: Facts, world: World, lang: str, texts: list[str]) -> None:
    world(
        t="[source.one]\ntitle = 'T'\n"
        '[fact.share]\nclaim = { en = "Share", es = "Proporción" }\nvalue = "1.3%"\nunit = "%"\ndate = "2020"\n'
        'source = "one"\n[fact.six]\nclaim = { en = "Convicted", es = "Personas condenadas" }\nvalue = "six"\n'
        'unit = "people"\ndate = "2020"\nsource = "one"\n'
    )
    [item] = json.loads(facts("cite", "--format", "csl-json", "--lang", lang).out)
    assert [fact["text"] for fact in item["custom"]["facts"]] == texts


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


def test_what_a_style_lists_nowhere_is_a_warning(facts: Facts, world: World) -> None:
    """APA 7, 8.9: a letter that nobody else can read is cited in the text alone."""
    source = '[source.one]\ntitle = "Letter"\nauthor = "Ruiz, Ana"\ntype = "personal_communication"\ndate = "2020"\n'
    world(t=f'{source}[fact.f]\nclaim = "C"\nvalue = 1\ndate = "2020"\nsource = "one"\n')
    said = facts("cite", "f")
    assert (said.code, said.out) == (0, "")
    assert "one: apa cites it in the text" in said.err
    assert facts("cite", "f", "--in-text").out.startswith("(A. Ruiz")


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
        pytest.param(["bodies", "--locale", "xx-YY"], 2, "There are en-GB, en-US, es-ES, es-MX", id="no such language"),
        pytest.param(["bodies", "--locale", "es-MX;x"], 2, "The nearest: es-ES, es-MX", id="no such region"),
        pytest.param(["bodies", "--locale", "fr", "-f", "ris"], 2, "There is no locale `fr`", id="in an export too"),
        pytest.param(["bodies", "--in-text", "--note"], 2, "one at a time", id="two forms"),
        pytest.param(["nothing-like-it"], 1, "Nothing matches", id="no fact"),
        pytest.param(["bodies", "-f", "bibtex", "--in-text"], 2, "one form only", id="a form of an export"),
    ],
)
def test_bad_requests(facts: Facts, words: list[str], code: int, says: str) -> None:
    said = facts("cite", *words)
    assert said.code == code
    assert says in said.err


@pytest.mark.parametrize(
    ("locale", "like"),
    [
        pytest.param("es-CO", "es-ES", id="the primary dialect, by CSL"),
        pytest.param("en-ZA", "en-US", id="of English"),
        pytest.param("ES_mx", "es-MX", id="as systems write it"),
    ],
)
def test_a_region_that_is_not_known(facts: Facts, locale: str, like: str) -> None:
    said = facts("cite", "bodies", "-f", "harvard", "--locale", locale)
    assert said.out == facts("cite", "bodies", "-f", "harvard", "--locale", like).out


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
