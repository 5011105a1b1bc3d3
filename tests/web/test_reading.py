"""A page that comes in pieces says the same as one that comes whole, and is read in little memory."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.web.evidence import html, tree
from wola_facts.web.evidence import reading as reading_module
from wola_facts.web.evidence.html import Reader, visible_text
from wola_facts.web.evidence.reading import Reading
from wola_facts.web.observation import Quote

_MARKUP = (
    "<p> </p> <b> </b> <!--x--> <script>1<2</script> <div\thidden> </div> 15 &amp; &nbsp; word <sup>3</sup> "
    "<a\thref='x>y'> </a> < > <br> <?x?> & é <SCRIPT> </Script\t> <!--> <!--> - --!> <!--<script> <svg> </svg> "
    "<title/> <![CDATA[ ]]> </> </! <xmp> </xmp> 10<sup>6</sup> <p\thidden> <li> <td> \0 <head> "
    "<my-word> </my-word> <plaintext>"
).split(" ")
_PIECES = st.lists(st.sampled_from([*_MARKUP, " "]), max_size=25)


@given(_PIECES, st.lists(st.integers(0, 200), max_size=6))
def test_cuts_change_nothing_in_what_is_visible(pieces: list[str], cuts: list[int]) -> None:
    page = "".join(pieces)
    reader = Reader()
    places = sorted({0, len(page), *(cut for cut in cuts if cut < len(page))})
    said = "".join(reader.feed(page[start:end]) for start, end in pairwise(places))
    assert said + reader.close() == visible_text(page)


def outcome(
    page: bytes, quote: str, *, size: int = 1 << 30, charset: str = "", before: str = "", after: str = ""
) -> str:
    reading = Reading((Quote("f", quote, before, after),), charset)
    for start in range(0, len(page), size):
        reading.feed(page[start : start + size])
    reading.close()
    return reading.sought()[0].outcome


FILLER = "<p>Nothing of the kind is told in this paragraph, which is long enough.</p>" * 100


@pytest.mark.parametrize("size", [1, 7, 1000, 1 << 20])
@pytest.mark.parametrize(
    ("page", "quote", "expected"),
    [
        pytest.param("<p>15 firm convictions</p>", "15 firm convictions", "found", id="at the beginning"),
        pytest.param(FILLER + "<p>15 firm convictions", "15 firm convictions", "found", id="at the end"),
        pytest.param(
            FILLER + "<p>2,115 firm convictions" + FILLER, "15 firm convictions", "missing", id="a longer number"
        ),
        pytest.param(
            FILLER + "<p>a total of 15 300 cases" + FILLER, "a total of 15", "missing", id="a number that goes on"
        ),
        pytest.param(FILLER + "<p>a total of 15</p>" + FILLER, "a total of 15", "found", id="a number that ends"),
        pytest.param(FILLER + "15</p><p>firm" + FILLER, "15 firm", "missing", id="two paragraphs"),
        pytest.param(FILLER + "15 \n\n <b> firm</b>" + FILLER, "15 firm", "found", id="blanks"),
        pytest.param("é" * 5000 + " año 15 firm", "año 15 firm", "found", id="UTF-8 that nobody declares"),
        pytest.param("x" * 5000 + " 15 FIRM", "15 firm", "found", id="capitals may differ on the web"),
        pytest.param("<script>15 firm" + FILLER, "15 firm", "missing", id="a script that never ends"),
    ],
)
def test_what_is_found_does_not_depend_on_the_pieces(page: str, quote: str, expected: str, size: int) -> None:
    if size == 1 and len(page) > 9000:
        page = page[-9000:]
    assert outcome(page.encode(), quote, size=size) == expected


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", True), ("windows-1252", True), ("iso-8859-1", True), ("utf-16", True), ("utf-8-sig", False),
        ("iso-8859-15", True), ("windows-1251", True), ("shift_jis", True), ("euc-jp", True), ("gb18030", True),
        ("big5", True), ("koi8-r", True), ("cp1252", False), ("utf-8", False),
    ],
)  # fmt: skip
def test_charsets(charset: str, declared: bool) -> None:
    written = {"windows-1251": "приговоров", "koi8-r": "приговоров", "shift_jis": "件の有罪", "euc-jp": "件の有罪"}
    words = "15 " + (written | {"gb18030": "项定罪", "big5": "項定罪"}).get(charset, "años más")
    page = f"<p>{'x ' * 3000} {words} z".encode(charset)
    assert outcome(page, words, charset=charset if declared else "", size=999) == "found"


def test_elements_of_xhtml_close_themselves() -> None:
    for xml, expected in ((True, "found"), (False, "missing")):
        reading = Reading((Quote("f", "15 firm"),), xml=xml)
        reading.feed(b"<html><head><title/><script src='x'/></head><body>15 firm</body></html>")
        reading.close()
        assert reading.sought()[0].outcome == expected


def test_a_page_that_is_cut_off_says_what_came_whole() -> None:
    for page, expected in (
        (b"<p>15 firm, and 18 ", "found"),
        (b"<p>15 firm", "missing"),
        (b"<p>15 firm \0\0", "found"),
    ):
        reading = Reading((Quote("f", "15 firm"),), "utf-8")
        reading.feed(page)
        reading.close(whole=False)
        assert reading.sought()[0].outcome == expected, page


@pytest.mark.parametrize(
    "piece", ["<div>", "ab<b>", "<p>x", "<a ", "<!--", "word ", "&amp;", "<script>", "x", "<sup>", "é<i>", "<a b='"]
)
def test_a_long_page_takes_little_memory(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All limits are a tenth here, and what is kept is looked at: a page that shows it, traced, would take seconds."""
    for module, limits in (
        (html, ("_LONGEST_TAG",)), (tree, ("_DEEPEST",)), (reading_module, ("_PIECE", "_KEPT", "HEAD")),
    ):  # fmt: skip
        for limit in limits:
            monkeypatch.setattr(module, limit, getattr(module, limit) // 10)
    chunk = (piece * (20_000 // len(piece.encode()) + 1)).encode()
    reading = Reading((Quote("f", "15 firm convictions"),))
    for _ in range(30):  # 600,000 in all
        reading.feed(chunk)
        assert _kept(reading) < 300_000
    reading.close()
    assert reading.sought()[0].outcome == "missing"


def _kept(thing: object) -> int:
    """Return how many bytes an object holds, with all that only it holds."""
    if isinstance(thing, str | bytes | int | float | bool | None):
        return sys.getsizeof(thing)
    size, parts = sys.getsizeof(thing), list(getattr(thing, "__dict__", {}).values())
    if isinstance(thing, dict):
        parts += [*thing, *thing.values()]
    elif isinstance(thing, list | tuple | set | frozenset):
        # Names of elements are the same few strings.
        parts += {id(one): one for one in thing}.values()
    return size + sum(map(_kept, parts))
