"""Style files that are no CSL, or mean harm: an error at once that names the file and what is wrong; exit code 2."""

import os
from pathlib import Path

import pytest

from wola_facts.cite.csl import Citation, Cite, Processor, Style, StyleError, write
from wola_facts.cite.overlay import resolve
from wola_facts.cite.registry import LARGEST, find_style, read_file
from wola_facts.errors import UsageError

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
ENTITIES = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcd", "bcde", strict=True))


def style(body: str = '<text variable="title"/>', before: str = "") -> str:
    """Return a style whose citation is `body`."""
    return f"{HEAD}{before}<citation><layout>{body}</layout></citation></style>"


def macro(name: str, body: str) -> str:
    """Return a macro."""
    return f'<macro name="{name}">{body}</macro>'


def calls(name: str, times: int = 1) -> str:
    """Return calls of a macro."""
    return f'<text macro="{name}"/>' * times


NOT_STYLES = {
    "an empty file": ("", "no XML"),
    "JSON": ('{"style": 1}', "no XML"),
    "an HTML page": ("<!DOCTYPE html><html><body>hi</body></html>", "document type"),
    "HTML that is XML": ("<html><body>hi</body></html>", "its root is <html>"),
    "XML that breaks off": (style()[:-20], "line 1"),
    "a style of another namespace": (style().replace("purl.org", "example.org"), "another namespace"),
    "zeros": ("\0" * 1000, "no XML"),
    "entities that multiply": (f"<!DOCTYPE s [{ENTITIES}]><style>&e;</style>", "document type"),
    "an entity from outside": (
        '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><style>&x;</style>', "document type",
    ),
    "a document type from outside": ('<!DOCTYPE s SYSTEM "http://127.0.0.1:9/s.dtd"><style/>', "document type"),
    "100,000 elements deep": (style("<group>" * 100_000 + "</group>" * 100_000), "levels deep"),
    "no citation": (f"{HEAD}</style>", "no citation"),
    "no layout": (f"{HEAD}<citation/></style>", "no layout"),
    "a macro that calls itself": (style(calls("a"), macro("a", calls("a"))), "macro a of the style calls itself"),
    "macros in a circle": (
        style(calls("a"), macro("a", calls("b")) + macro("b", calls("c")) + macro("c", calls("a"))), "calls itself",
    ),
    "a macro that is not there": (style(calls("tilte"), macro("title", "")), "calls a macro tilte"),
    "macros that call ten each, 12 times over": (
        style(calls("m0"), "".join(macro(f"m{n}", calls(f"m{n + 1}", 10)) for n in range(12)) + macro("m12", "")),
        "too often",
    ),
    "a chain of 3,000 macros": (
        style(calls("m0"), "".join(macro(f"m{n}", calls(f"m{n + 1}")) for n in range(3000)) + macro("m3000", "")),
        "too deeply",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "said"), NOT_STYLES.values(), ids=NOT_STYLES)
def test_what_is_no_style_is_refused_by_its_name(xml: str, said: str) -> None:
    with pytest.raises(StyleError) as caught:
        Style.parse(xml, "The style my.csl")
    assert said in caught.value.message
    assert caught.value.exit_code == 2
    assert len(str(caught.value)) < 400


def test_an_error_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "page.csl"
    path.write_text("<html/>", encoding="utf-8")
    with pytest.raises(StyleError, match=r"page\.csl is no CSL"):
        Style.parse(read_file(str(path)), f"The style {path}")


HARMLESS = {
    "unknown elements and attributes": style('<marquee loop="9">no</marquee><text variable="title" wat="1"/>', "<x/>"),
    "elements of another namespace": style('<text xmlns="http://evil.example" value="no"/><text variable="title"/>'),
    "an inclusion": style(
        '<include xmlns="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/><text variable="title"/>'
    ),
    "no namespace at all": style().replace(' xmlns="http://purl.org/net/xbiblio/csl"', ""),
    "numbers that are none": style().replace(
        "<citation>", '<citation et-al-min="-3" et-al-use-first="1e9" near-note-distance="x" cite-group-delimiter="">'
    ),
    "elements that say nothing": style(
        "<text/><names/><date/><label/><number/><choose/><group/><choose><if/></choose>"
        '<date variable="issued" form="wat"/><text variable="title"/>'
    ),
    "as deep as it may be": style("<group>" * 95 + '<text variable="title"/>' + "</group>" * 95),
    "130 macros deep": style(
        calls("m0"),
        "".join(macro(f"m{n}", calls(f"m{n + 1}")) for n in range(70)) + macro("m70", '<text variable="title"/>'),
    ),
}


@pytest.mark.parametrize("xml", HARMLESS.values(), ids=HARMLESS)
def test_what_a_style_has_beside_csl_is_passed_over(xml: str) -> None:
    processor = Processor(Style.parse(xml), [{"id": "a", "title": "T"}], lambda _: None)
    assert [write(run) for run in processor.cite([Citation([Cite("a")], 1)])] == ["T"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_style_may_be_in_any_encoding_that_xml_says(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "s.csl"
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>' + style('<text value="año"/>')
    path.write_bytes(text.encode(encoding))
    processor = Processor(Style.parse(read_file(str(path))), [{"id": "a"}], lambda _: None)
    assert write(processor.cite([Citation([Cite("a")])])[0]) == "año"


def test_bytes_that_are_no_text_and_files_that_are_too_long_are_refused_unread(tmp_path: Path) -> None:
    binary, long = tmp_path / "b.csl", tmp_path / "l.csl"
    binary.write_bytes(bytes(range(256)))
    with long.open("wb") as file:
        file.truncate(50_000_000)  # sparse: nothing is written
    with pytest.raises(UsageError, match="not text in UTF-8"):
        read_file(str(binary))
    with pytest.raises(UsageError, match="too long"):
        read_file(str(long))
    assert LARGEST < 50_000_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_style_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.csl")
    with pytest.raises(UsageError, match="no style file"):
        read_file(str(tmp_path / "p.csl"))


@pytest.mark.parametrize("parent", ["nowhere-to-be-found", "child", "../../../../etc/passwd", "/etc/passwd"])
def test_a_dependent_style_without_its_parent_says_which_is_missing(tmp_path: Path, parent: str) -> None:
    link = f'<link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/>'
    path = tmp_path / "child.csl"
    path.write_text(f"{HEAD}<info><title>c</title>{link}</info></style>", encoding="utf-8")
    asked: list[str] = []
    with pytest.raises(UsageError, match="which is not here"):
        resolve(str(path), "child", asked.append)
    assert asked == [parent.rpartition("/")[2]]


def test_a_dependent_style_is_read_with_its_parent(tmp_path: Path) -> None:
    link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>'
    path = tmp_path / "child.csl"
    path.write_text(f"{HEAD}<info><title>c</title>{link}</info></style>", encoding="utf-8")
    apa = find_style("apa")
    assert resolve(str(path), "child", lambda name: (apa.path, apa.stem)) == resolve(apa.path, apa.stem, lambda _: None)
