"""Exports are read back by the programs that they are for: pybtex, bibtexparser, rispy, a schema, mwparserfromhell."""

import html
import json
import re
from typing import Any

import mwparserfromhell
import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares.names import split_multiple_persons_names as parse_names
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


@given(st.lists(st.tuples(SIGNS.filter(bool), SIGNS), min_size=1, max_size=3))
def test_any_names_come_back_from_tex(people: list[tuple[str, str]]) -> None:
    """As many as went in, each family name its own, whatever stands in them: "and", "others", commas, particles."""
    some = [{"family": family, "given": given} for family, given in people]
    for name in ("bibtex", "biblatex"):
        [entry] = parse_bibtex(export(name, [{"id": "one", "type": "report", "author": some}])).entries
        assert len(parse_names(entry["author"])) == len(people)


@pytest.mark.parametrize(
    ("family", "given", "last"),
    [
        pytest.param("Smith AND Sons", "J.", "{Smith AND Sons}", id="BibTeX minds no case in and"),
        pytest.param("others", "", "{others}", id="others is et al. in BibTeX"),
        pytest.param("Fuente, la", "Di", "{Fuente, la}", id="a comma in a family name"),
        pytest.param("Pérez Correa", "Catalina", "Pérez Correa", id="a double surname"),
    ],
)
def test_a_name_is_one_name_in_bibtex(family: str, given: str, last: str) -> None:
    item = {"id": "one", "type": "report", "author": [{"family": family, "given": given}, {"family": "Roe"}]}
    for name in ("bibtex", "biblatex"):
        first, second = parse_string(export(name, [item]), "bibtex").entries["one"].persons["author"]
        assert " ".join(first.prelast_names + first.last_names) == last
        assert second.last_names == ["Roe"]


def test_a_particle_is_a_particle_in_bibtex() -> None:
    item = {"id": "one", "type": "report", "author": [{"family": "de la Fuente", "given": "Juan"}]}
    [person] = parse_string(export("bibtex", [item]), "bibtex").entries["one"].persons["author"]
    assert (person.prelast_names, person.last_names, person.first_names) == (["de", "la"], ["Fuente"], ["Juan"])


@given(st.lists(st.text(max_size=12), min_size=2, max_size=6))
def test_keys_are_ascii_and_each_is_one_source(ids: list[str]) -> None:
    library = parse_bibtex(export("bibtex", [{"id": id, "type": "report", "title": "T"} for id in ids]))
    keys = [entry.key for entry in library.entries]
    assert len({key.casefold() for key in keys}) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9:.-]+", key) for key in keys)


@pytest.mark.parametrize(
    ("issued", "bibtex", "biblatex", "english", "spanish"),
    [
        pytest.param(
            [[2019, 11, 26]], ("2019", "nov"), "2019-11-26", "2019-11-26", "26 de noviembre de 2019", id="a day"
        ),
        # Help:CS1 errors, bad date: 2019-11 is refused, since 2001-02 may be two years.
        pytest.param([[2019, 11]], ("2019", "nov"), "2019-11", "November 2019", "noviembre de 2019", id="a month"),
        pytest.param([[2019]], ("2019", ""), "2019", "2019", "2019", id="a year"),
        pytest.param([[2015], [2019]], ("2015--2019", ""), "2015/2019", "2015–2019", "2015–2019", id="years"),
        pytest.param([], ("", ""), "", "", "", id="none"),
    ],
)
def test_dates(issued: list[list[int]], bibtex: tuple[str, str], biblatex: str, english: str, spanish: str) -> None:
    item = {"id": "one", "type": "report", "title": "T", "issued": {"date-parts": issued}}
    fields = parse_string(export("bibtex", [item]), "bibtex").entries["one"].fields
    assert fields.get("year", "") == bibtex[0]
    assert re.findall(r"month = (\w+)", export("bibtex", [item])) == [bibtex[1]] * bool(bibtex[1])
    assert parse_string(export("biblatex", [item]), "bibtex").entries["one"].fields.get("date", "") == biblatex
    for lang, name, said in (("en", "date", english), ("es", "fecha", spanish)):
        [template] = mwparserfromhell.parse(export("wikipedia", [item], lang)).filter_templates()
        assert (str(template.get(name).value).strip() if template.has(name) else "") == said


def test_no_field_breaks_its_line() -> None:
    """A line end, a tab or a control character in any field is a blank in all formats that are made of lines."""
    bad = "one\r\ntwo\tthree\x1b[31m\u2028four"
    item = {
        "id": "x", "type": "report", "author": [{"literal": bad}, {"family": bad, "given": bad}],
        **dict.fromkeys(
            ("title", "container-title", "publisher", "number", "URL", "DOI", "genre", "publisher-place", "note",
             "page", "volume", "edition", "abstract", "language"), bad,
        ),
    }  # fmt: skip
    assert len(rispy.loads(export("ris", [item]))) == 1
    for line in export("ris", [item]).splitlines():
        assert re.match(r"[A-Z][A-Z0-9]  - ", line)
    assert len(export("wikipedia", [item]).splitlines()) == 1
    for name in ("bibtex", "biblatex"):
        assert all(re.match(r"@|  [a-z]+ = |\}$", line) for line in export(name, [item]).splitlines())
    for format in formats():
        assert "\x1b" not in export(format, [item])


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


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("a|url=https://evil.example/", id="a parameter"),
        pytest.param("a}}{{delete}}", id="the end of the template"),
        pytest.param("<nowiki>a</nowiki><!-- b -->", id="nowiki and a comment"),
        pytest.param("[[Category:X]] [https://e.org y]", id="links"),
        pytest.param("~~~~ {{{1}}} __NOTOC__ &lt;b&gt;", id="signature, argument, entity"),
    ],
)
def test_wikitext_in_a_title_is_text(title: str) -> None:
    for lang, name in (("en", "title"), ("es", "título")):
        code = mwparserfromhell.parse(export("wikipedia", [{"id": "x", "type": "webpage", "title": title}], lang))
        [template] = code.filter_templates()
        assert [str(one.name) for one in template.params] == [name]
        assert html.unescape(str(template.get(name).value)).strip() == title
        assert not code.filter_comments()
        assert not code.filter_external_links()
        assert not code.filter_arguments()


def test_an_archived_copy_has_its_day_even_where_the_record_does_not() -> None:
    archive = "https://web.archive.org/web/20200115093000/https://example.org/"
    item = {
        "id": "x",
        "type": "webpage",
        "title": "T",
        "URL": "https://example.org/",
        "custom": {"archive-url": archive},
    }
    [english] = mwparserfromhell.parse(export("wikipedia", [item])).filter_templates()
    assert str(english.get("archive-date").value).strip() == "2020-01-15"
    assert str(english.get("url-status").value).strip() == "live"
    [spanish] = mwparserfromhell.parse(export("wikipedia", [item], "es")).filter_templates()
    assert str(spanish.get("fechaarchivo").value).strip() == "15 de enero de 2020"


def test_a_title_in_another_language_is_translated() -> None:
    item = {
        "id": "x", "type": "report", "title": "Informe", "language": "es", "publisher": "CNDH",
        "custom": {"trans-title": "Report"},
    }  # fmt: skip
    [template] = mwparserfromhell.parse(export("wikipedia", [item])).filter_templates()
    assert str(template.name).strip() == "cite report"
    assert str(template.get("trans-title").value).strip() == "Report"
    assert str(template.get("language").value).strip() == "es"


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


@given(st.one_of(LINES, SIGNS).filter(bool))
def test_any_title_comes_back_from_json_ld(title: str) -> None:
    written = export("schema-org", [{"id": "x", "type": "report", "title": title}])
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written)["@graph"][0]["name"] == title


def test_json_ld_cannot_close_the_script_that_it_stands_in() -> None:
    assert "</script" not in export("schema-org", items("x</script><script>alert(1)"))


def test_every_format_takes_an_item_with_next_to_nothing() -> None:
    for format in formats().values():
        text = format.render([{"id": "x", "type": "document"}], "en")
        assert text.endswith("\n")


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "wikipedia", "schema-org"])
def test_nothing_turns_the_reading_direction(name: str) -> None:
    made = export(name, items(title="Report \u202eocixeM\u202c on \u2066Mexico\u2069"))
    assert "Report ocixeM on Mexico" in made


@pytest.mark.parametrize(
    ("name", "lang", "says"),
    [
        pytest.param("bibtex", "en", "editor = {Hinojosa, Gina}", id="BibTeX"),
        pytest.param("biblatex", "en", "translator = {Lane, Helen R.}", id="BibLaTeX"),
        pytest.param("ris", "en", "A4  - Lane, Helen R.", id="RIS"),
        pytest.param("csl-json", "en", '"family": "Hinojosa"', id="CSL-JSON"),
        pytest.param("wikipedia", "en", "|editor-last1=Hinojosa |editor-first1=Gina", id="Wikipedia"),
        pytest.param("wikipedia", "es", "|apellidos-traductor1=Lane |nombre-traductor1=Helen R.", id="in Spanish"),
        pytest.param("schema-org", "en", '"name": "Helen R. Lane"', id="schema.org"),
    ],
)
def test_editors_and_translators_of_the_open_table(name: str, lang: str, says: str) -> None:
    """A record gives them in `x`, in the words that `author` takes: texts, lists and tables."""
    more = {"editor": "Hinojosa, Gina", "translator": [{"family": "Lane", "given": "Helen R."}]}
    assert says in export(name, items(type="book", x=more), lang)


@pytest.mark.parametrize(
    "given",
    [7, True, [], [[]], {"family": 3}, [{"literal": ""}], "", [" "], {"given": "Ana"}],
    ids=["a number", "yes", "nothing", "a list in a list", "no text", "an empty name", "no name", "blanks", "half"],
)
def test_what_is_no_name_in_the_open_table_is_passed_over(given: Any) -> None:
    [item] = items(type="book", x={"editor": given, "original-date": "some day"})
    assert "editor" not in item
    assert "original-date" not in item
