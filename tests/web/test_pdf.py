"""What a PDF says: lines, columns, letters by their maps, files that are encrypted or broken, and never a guess."""

from io import BytesIO

import pytest

from wola_facts.web.evidence.apart import text_apart
from wola_facts.web.evidence.document import Unreadable, text_of_pdf
from wola_facts.web.evidence.folding import folded
from wola_facts.web.evidence.match import find_quote
from wola_facts.web.observation import Quote
from wola_facts.web.outside import completed

pypdf = pytest.importorskip("pypdf")

QUOTE = "15 firm convictions"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
#: The letters A to C stand for others: a ligature, and signs that their codes say nothing of.
MAP = b"""begincmap
1 begincodespacerange
<00> <FF>
endcodespacerange
3 beginbfchar
<41> <FB01>
<42> <00310035>
<43> <0020>
endbfchar
endcmap"""
MAPPED = b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Odd /Encoding /WinAnsiEncoding /ToUnicode 4 0 R >>"


def pdf(*pages: bytes, font: bytes = FONT) -> bytes:
    """Return a PDF whose pages draw with one font, by hand."""
    first = 6
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(MAP), MAP),
        b"<< /Font << /F1 3 0 R >> >>",
    ]
    for number, drawn in enumerate(pages):
        at = first + 2 * number
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources 5 0 R >>" % (at + 1),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return made + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(made),
    )  # fmt: skip


def drawn(*lines: bytes, left: int = 72) -> bytes:
    return b"BT /F1 12 Tf %d 700 Td " % left + b" 0 -14 Td ".join(b"(%s) Tj" % line for line in lines) + b" ET"


def encrypted(content: bytes, password: str) -> bytes:
    writer, made = pypdf.PdfWriter(clone_from=BytesIO(content)), BytesIO()
    writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


PLAIN = pdf(drawn(b"told of 15 firm convictions in all"))


@pytest.mark.parametrize(
    ("content", "quote"),
    [
        pytest.param(pdf(drawn(b"told of 15 firm con-", b"victions in all")), QUOTE, id="a line's hyphen"),
        pytest.param(pdf(drawn(b"300-", b"400 well-", b"known cases")), "300-400 well-known cases", id="its own"),
        pytest.param(pdf(drawn(b"told of 15", b"firm", b"convictions")), QUOTE, id="three lines"),
        pytest.param(
            pdf(drawn(b"told of 15 firm", b"convictions") + drawn(b"and 18", b"others", left=320)), QUOTE,
            id="two columns",
        ),
        pytest.param(pdf(drawn(b"BCArmCconvictions"), font=MAPPED), QUOTE, id="letters by the font's map, a ligature"),
        pytest.param(
            pdf(b"BT /F1 12 Tf 72 700 Td " + b" ".join(b"(%c) Tj" % c for c in QUOTE.encode()) + b" ET"), QUOTE,
            id="each letter for itself",
        ),
        pytest.param(
            pdf(b"BT /F1 12 Tf 72 700 Td [(1) 20 (5) -300 (f) 15 (irm) -300 (convic) 10 (tions)] TJ ET"), QUOTE,
            id="blanks that are only distance",
        ),
        pytest.param(pdf(drawn(b"told of 15 firm"), drawn(b"convictions in all")), QUOTE, id="two pages"),
        pytest.param(pdf(*[drawn(b"x")] * 40, drawn(b"15 firm convictions")), QUOTE, id="the last of many pages"),
        pytest.param(encrypted(PLAIN, ""), QUOTE, id="encrypted with an empty password"),
        pytest.param(PLAIN.replace(b"startxref\n", b"startxref\n9"), QUOTE, id="an index that lies elsewhere"),
        pytest.param(PLAIN.replace(b"0000000", b"0000123"), QUOTE, id="an index of rubbish"),
        pytest.param(b"\r\nrubbish\r\n" + PLAIN, QUOTE, id="rubbish before"),
        pytest.param(pdf(b"3 Tr " + drawn(b"15 firm convictions")), QUOTE, id="text under a picture, as of a scan"),
    ],
)  # fmt: skip
def test_it_says_so(content: bytes, quote: str) -> None:
    assert find_quote(folded(text_of_pdf(content)), quote).outcome.value == "found"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(pdf(drawn(b"told of 115 firm convictions")), id="a longer number"),
        pytest.param(pdf(b"BT /F1 12 Tf 72 700 Td (1) Tj (15 firm convictions) Tj ET"), id="a number in two pieces"),
        pytest.param(pdf(drawn(b"told of 18 firm convictions")), id="another number"),
    ],
)
def test_it_does_not_say_so(content: bytes) -> None:
    assert find_quote(folded(text_of_pdf(content)), QUOTE).outcome.value == "not found"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(pdf(b"0 0 100 100 re f"), id="only pictures"),
        pytest.param(encrypted(PLAIN, "secret"), id="encrypted with a password"),
        pytest.param(b"%PDF-1.7\n", id="only a head"),
        pytest.param(PLAIN.replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]"), id="pages that hold themselves"),
    ],
)
def test_what_cannot_be_read_is_no_pass(content: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Unreadable):
        text_of_pdf(content)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("quotes", "pages"),
    [
        pytest.param(["of page 1"], 1, id="on the first page"),
        pytest.param(["of page 1", "of page 2"], 2, id="on the first two"),
        pytest.param(["of page 3"], 4, id="on the third: it is looked again after four"),
        pytest.param(["of page 1", "of page 40"], 40, id="the last of many pages"),
        pytest.param(["of page 1", "of page 77"], 40, id="one that is nowhere"),
        pytest.param([], 40, id="no quotes: all of it is wanted"),
        pytest.param(["x" * 70_000], 40, id="longer than a command may be"),
    ],
)
def test_a_pdf_is_read_as_far_as_its_quotes(quotes: list[str], pages: int) -> None:
    content = pdf(*[drawn(b"the words of page %d end here" % number) for number in range(1, 41)])
    text = completed(text_apart(content, [Quote("f", quote) for quote in quotes]))
    assert text.count("the words of page") == pages
