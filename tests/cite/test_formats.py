"""Exports are read back by the programs that they are for: pybtex, bibtexparser, rispy, a schema, mwparserfromhell."""

import html
import json
import re
from typing import Any

import mwparserfromhell
import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from wola_facts.cite.csl_item import csl_item
from wola_facts.cite.registry import find_format, formats
from wola_facts.corpus.load import load_texts
from wola_facts.corpus.write import toml_value

from .csl_schema import SCHEMA, TYPES

#: What TeX, wikitext, RIS and JSON would obey, accents, and a script that runs from the right.
NASTY = "A {b} \\c & 50 % $x$ #1 _d_ ~e ^f \"g\" 'h' <i> | [[j]] {{k}} año مرحبا -- end"

#: Any text of one line: no control characters, no line ends, and no blanks that a format would join.
LINES = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp", "Zs"), include_characters=" "), min_size=1, max_size=40
).map(lambda text: " ".join(text.split()))
#: The same, of what formats obey.
SIGNS = st.text("{}\\&%$#_~^\"'<>|[]`,-?!:=*; aé\u0645", min_size=1, max_size=24).map(
    lambda text: " ".join(text.split())
)


def items(title: str = "Report on Mexico", **more: Any) -> list[dict[str, Any]]:
    fields = {
        "title": title, "type": "report", "date": "2019-11-26", "publisher": "Office", "number": "A/HRC/1",
        "url": "https://example.org/a_b?c=%20d&e=#f", "author": ["Meyer, Maureen", {"literal": "Búsqueda & Co."}],
        "archive": "https://web.archive.org/web/2020/https://example.org/", "lang": "en", **more,
    }  # fmt: skip
    text = "[source.one]\n" + "".join(f"{name} = {toml_value(value)}\n" for name, value in fields.items())
    corpus = load_texts({"t.toml": text + '[fact.f]\nclaim = "Bodies"\nvalue = 706\ndate = "2019"\nsource = "one"\n'})
    assert not [finding for finding in corpus.findings if finding.code.startswith("SCH")], corpus.findings
    return [csl_item(corpus.sources["one"], "en", corpus.facts.values())]


def export(name: str, some: list[dict[str, Any]], lang: str = "en") -> str:
    return find_format(name).render(some, lang)


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_tex_reads_back(name: str) -> None:
    entry = parse_string(export(name, items()), "bibtex").entries["one"]
    assert entry.fields["title"] == "{Report on Mexico}"
    assert entry.fields["url"].replace("\\", "") == "https://example.org/a_b?c=%20d&e=#f"
    meyer, office = entry.persons["author"]
    assert (meyer.last_names, meyer.first_names) == (["Meyer"], ["Maureen"])
    assert str(office) == "{Búsqueda \\& Co.}"


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_tex_prints_the_title_that_went_in(name: str) -> None:
    [entry] = parse_bibtex(export(name, items(NASTY))).entries
    assert read_tex(entry["title"]) == NASTY
    # pylatexenc reads \\textasciicircum as the modifier letter, which prints the same.
    assert LatexNodes2Text().latex_to_text(entry["title"]).replace("\u02c6", "^") == NASTY


@given(st.one_of(LINES, SIGNS).filter(bool))
def test_any_title_comes_back_from_tex(title: str) -> None:
    item = {"id": "one", "type": "report", "title": title, "author": [{"family": title}, {"literal": title}]}
    for name in ("bibtex", "biblatex"):
        library = parse_bibtex(export(name, [item]))
        assert not library.failed_blocks
        assert read_tex(library.entries[0]["title"]) == title
        entry = parse_string(export(name, [item]), "bibtex").entries["one"]
        assert read_tex(entry.fields["title"]) == title
        assert len(entry.persons["author"]) == 2
        assert read_tex(str(entry.persons["author"][1])) == title


def read_tex(text: str) -> str:
    """Return what TeX prints of a text that has only the commands and characters that need escaping."""
    named = {
        "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{",
        "textbraceright": "}",
    }  # fmt: skip
    assert not re.search(r"--|''|``|,,|<<|>>|[?!]`", text), "a ligature"
    out, rest = "", text
    while rest:
        if found := re.match(r"\\([a-z]+)\{\}", rest):
            out += named[found[1]]
        elif found := re.match(r"\\([&%$#_{}])", rest):
            out += found[1]
        elif found := re.match(r"[{}]", rest):
            pass
        else:
            found = re.match(r"[^\\&%$#_~^]", rest)
            assert found, f"TeX would obey {rest[:1]!r}"
            out += found[0]
        rest = rest[found.end() :]
    return out


def test_ris_reads_back() -> None:
    [entry] = rispy.loads(export("ris", items(NASTY)))
    assert entry["title"] == NASTY
    assert entry["authors"] == ["Meyer, Maureen", "Búsqueda & Co."]
    assert entry["type_of_reference"] == "RPRT"
    assert entry["urls"][0] == "https://example.org/a_b?c=%20d&e=#f"


def test_no_field_of_ris_begins_another() -> None:
    [entry] = rispy.loads(export("ris", items("One\nER  - \nTY  - BOOK")))
    assert entry["title"] == "One ER - TY - BOOK"


@given(LINES.filter(bool))
def test_any_title_comes_back_from_ris(title: str) -> None:
    [entry] = rispy.loads(export("ris", [{"id": "one", "type": "report", "title": title}]))
    assert entry["title"] == title


def test_csl_json_keeps_to_its_schema() -> None:
    found = json.loads(export("csl-json", items(NASTY)))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)] == []
    assert found[0]["title"] == NASTY
    assert found[0]["issued"] == {"date-parts": [[2019, 11, 26]]}
    assert found[0]["author"] == [{"family": "Meyer", "given": "Maureen"}, {"literal": "Búsqueda & Co."}]


def test_every_type_of_item_has_its_place_in_every_format() -> None:
    for kind in TYPES:
        some = [{"id": "x", "type": kind, "title": "T", "issued": {"date-parts": [[2019]]}}]
        assert re.match(r"@[a-z]+\{x,", export("bibtex", some))
        assert re.match(r"@[a-z]+\{x,", export("biblatex", some))
        assert len(rispy.loads(export("ris", some))) == 1
        assert len(mwparserfromhell.parse(export("wikipedia", some)).filter_templates()) == 1
        assert json.loads(export("schema-org", some))["@graph"][0]["name"] == "T"


@pytest.mark.parametrize(
    ("kind", "lang", "template"),
    [
        pytest.param("report", "en", "cite report", id="a report"),
        pytest.param("webpage", "en", "cite web", id="a page"),
        pytest.param("article-newspaper", "en", "cite news", id="news"),
        pytest.param("webpage", "es", "Cita web", id="a page, in Spanish"),
    ],
)
def test_wikipedia_reads_back(kind: str, lang: str, template: str) -> None:
    code = mwparserfromhell.parse(export("wikipedia", items(type=kind), lang))
    [found] = code.filter_templates()
    assert str(found.name).strip() == template
    assert str(found.get("url").value).strip() == "https://example.org/a_b?c=%20d&e=#f"
    assert "web.archive.org" in str(found.get("archive-url" if lang == "en" else "urlarchivo").value)


def test_nothing_in_a_title_is_wikitext() -> None:
    title = NASTY + " ''x'' <ref>y</ref> ~~~~"
    code = mwparserfromhell.parse(export("wikipedia", items(title)))
    [template] = code.filter_templates()
    assert code.filter_wikilinks() == []
    assert code.filter_tags() == []
    assert html.unescape(str(template.get("title").value)).strip() == title


@given(st.one_of(LINES, SIGNS).filter(bool))
def test_any_title_comes_back_from_wikitext(title: str) -> None:
    item = {"id": "one", "type": "webpage", "title": title, "URL": "https://example.org/" + title}
    for lang, name in (("en", "title"), ("es", "título")):
        code = mwparserfromhell.parse(export("wikipedia", [item], lang))
        [template] = code.filter_templates()
        assert [str(one.name) for one in template.params] == [name, "url"]
        assert html.unescape(str(template.get(name).value)).strip() == title
        assert not code.filter_wikilinks()
        assert not code.filter_tags()
        assert not re.search(r"[\s|{}<>\[\]]", str(template.get("url").value).strip())


def test_schema_org_is_a_claim_with_its_appearance() -> None:
    graph = json.loads(export("schema-org", items(NASTY)))["@graph"]
    [work] = [node for node in graph if node["@type"] == "Report"]
    [claim] = [node for node in graph if node["@type"] == "Claim"]
    assert work["name"] == NASTY
    assert claim["text"] == "Bodies: 706"
    assert claim["appearance"] == [{"@id": work["@id"]}]


def test_json_ld_cannot_close_the_script_that_it_stands_in() -> None:
    assert "</script" not in export("schema-org", items("x</script><script>alert(1)"))


def test_every_format_takes_an_item_with_next_to_nothing() -> None:
    for format in formats().values():
        text = format.render([{"id": "x", "type": "document"}], "en")
        assert text.endswith("\n")
