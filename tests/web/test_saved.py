"""Text copies of pages: each quote that is found on the page is found in its copy, and nothing in it is obeyed."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wola_facts.web.evidence.document import Unreadable, text_of_html, text_of_plain
from wola_facts.web.evidence.folding import CELL, folded
from wola_facts.web.evidence.match import Outcome, find_quote
from wola_facts.web.evidence.saved import as_copy

words = st.sampled_from(
    "firm convictions for torture, 15 1,130 40,000 % “quoted” O’Donnell — año Ñu 12.5 (see) A&B <3 # > § 2019 [1] "
    "[sic](2) *firm* **1 _15_ 15- firm- 000 million".split()
)
blocks = st.lists(st.lists(words, min_size=1, max_size=8), min_size=1, max_size=5)
marks = st.sampled_from(
    [
        "{}",
        "<b>{}</b>",
        "<a href='/x'>{}</a>",
        "{}<br>",
        " {}\n",
        "&nbsp;{}",
        "<i>{}</i>&shy;",
        "<td>{}</td>",
        "{}<br>\n",
    ]
)


@settings(max_examples=50)
@given(blocks, st.data())
def test_a_quote_of_the_page_is_one_of_its_copy(texts: list[list[str]], data: st.DataObject) -> None:
    page = "".join(
        f"<p>{' '.join(data.draw(marks).format(html.escape(word)) for word in block)}</p>" for block in texts
    ).encode()
    block = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(block) - 1))
    quote = " ".join(block[start : data.draw(st.integers(start + 1, len(block)))])
    on_page = find_quote(folded(text_of_html(page, "utf-8")), quote).outcome
    in_copy = find_quote(folded(text_of_plain(as_copy(page, "text/html", "utf-8"))), quote).outcome
    assert in_copy is not Outcome.MISSING or on_page is Outcome.MISSING


BETWEEN = [
    ("two paragraphs", "<p>15</p><p>{}</p>"),
    ("two rows", "<table><tr><td>15</td></tr><tr><td>{}</td></tr></table>"),
    ("two cells", "<table><tr><td>15</td><td>{}</td></tr></table>"),
    ("two cells that are written on lines of their own", "<table><tr>\n<td>15\n</td>\n<td>\n{}</td></tr></table>"),
    ("a break", "<p>15<br>{}</p>"),
    ("a break and a line's end", "<p>15<br>\n{}</p>"),
    ("a line's end and a break", "<p>15\n<br>{}</p>"),
    ("signs that are no emphasis", "<p>15 *** {}</p>"),
]


@pytest.mark.parametrize("after", ["% of all", "million", "000", "firm"])
@pytest.mark.parametrize("page", [case[1] for case in BETWEEN], ids=[case[0] for case in BETWEEN])
def test_a_number_that_ends_on_a_page_ends_in_its_copy(page: str, after: str) -> None:
    copy = as_copy(page.format(after).encode(), "text/html", "utf-8")
    assert find_quote(folded(text_of_plain(copy)), "15").outcome is Outcome.FOUND


@pytest.mark.parametrize("said", ["*15* firm", "__15__ firm", "***15 firm***", "[15](firm)", "# 15 firm", "> 15 firm"])
def test_signs_of_a_page_are_no_markdown_in_its_copy(said: str) -> None:
    read = folded(text_of_plain(as_copy(f"<p>{html.escape(said)}</p>".encode(), "text/html", "utf-8")))
    assert read.strip() == said


@pytest.mark.parametrize("text", ["15\n\n000 people", "15\n \t\n\n  000 people", "15\r\n\r\n000 people"])
def test_a_sentence_goes_on_behind_an_empty_line_and_a_number_does_not(text: str) -> None:
    read = folded(text_of_plain(text.encode()))
    assert find_quote(read, "15 000 people").outcome is Outcome.FOUND
    assert find_quote(read, "15").outcome is Outcome.FOUND
    assert find_quote(read.replace(CELL, " "), "15").outcome is Outcome.MISSING, "on one line it would go on"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_a_copy_moves_no_terminal_and_ends_its_line(text: str) -> None:
    try:
        copy = as_copy(f"<p>x {html.escape(text)}</p>".encode(), "text/html", "utf-8").decode()
    except Unreadable:
        return
    assert copy.endswith("\n")
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in copy.replace("\n", ""))


FORMS = [
    ("plain text", b"15 firm\r\nconvictions", "text/plain", "15 firm\nconvictions\n"),
    ("plain text in Latin-1", "año".encode("latin-1"), "text/plain", "año\n"),
    ("a page of no said type", b"<p>a</p><p>b</p>", "", "a\n\nb\n"),
    ("JSON", b'{"a": 15}', "application/json", '{"a": 15}\n'),
    ("a page by another name", b"<!doctype html><p>a</p>", "application/octet-stream", "a\n"),
    ("text by another name", b"15 firm convictions", "application/octet-stream", "15 firm convictions\n"),
    ("text that begins as pictures do", "BMW año".encode(), "text/plain", "BMW año\n"),
    ("XHTML that closes its scripts", b"<html><script src='x'/><p>a</p></html>", "application/xhtml+xml", "a\n"),
    ("XHTML", b"<html><body><p>a</p></body></html>", "application/xhtml+xml", "a\n"),
]


@pytest.mark.parametrize(("content", "media", "copy"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_each_form_of_text_is_kept(content: bytes, media: str, copy: str) -> None:
    assert as_copy(content, media).decode() == copy


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"\x89PNG\r\n", "image/png"),
        (b"\x89PNG\r\n", "text/html"),
        (b"BM\x36\0\0\0", ""),
        (b"", "text/html"),
        (b"<p hidden>x</p>", "text/html"),
        (b"%PDF-1.7", ""),
        (b"\n%PDF-1.7", "text/html"),
    ],
    ids=[
        "a picture",
        "a picture by another name",
        "an old picture",
        "nothing",
        "nothing to be seen",
        "a broken PDF",
        "a broken PDF by another name",
    ],
)
def test_what_holds_no_text_is_unreadable(content: bytes, media: str) -> None:
    with pytest.raises(Unreadable):
        as_copy(content, media)


def test_a_pdf_s_text_is_kept() -> None:
    pypdf = pytest.importorskip("pypdf")
    content = _pdf(b"BT /F1 12 Tf 72 720 Td (15 firm convictions) Tj ET")
    assert pypdf
    assert as_copy(content, "application/pdf").decode() == "15 firm convictions\n"


def _pdf(stream: bytes) -> bytes:
    """Return a PDF of one page that draws a text."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return made + head + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
