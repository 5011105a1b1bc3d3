"""What a page says and what it does not: visible text, folding, and matches that no tolerance widens."""

import time

import pytest

from wola_facts.web.evidence.charsets import decoded
from wola_facts.web.evidence.document import text_of_html, text_of_plain
from wola_facts.web.evidence.folding import folded
from wola_facts.web.evidence.match import ELSEWHERE, Outcome, find_quote

QUOTE = "15 firm convictions"


def look(page: str, quote: str = QUOTE, before: str = "", after: str = "", *, case: bool = True) -> str:
    """Look for a quote in a page of HTML."""
    text = folded(text_of_html(page.encode()), case=case)
    return find_quote(text, quote, before, after, case=case).outcome.value


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>15 firm convictions</p>", id="as it is"),
        pytest.param("<p>The 15 <b>firm</b> convict<i>ions</i>.</p>", id="inline marks are nothing"),
        pytest.param("<p>15\n\tfirm   convictions</p>", id="blanks are one"),
        pytest.param("<p>15&nbsp;firm&#160;convictions</p>", id="no-break spaces are spaces"),
        pytest.param("<p>15 firm con\u00advic\u200btions</p>", id="soft hyphens and zero widths are nothing"),
        pytest.param("<td>15</td><td>firm convictions</td>", id="cells are apart by a blank"),
        pytest.param("<p>15<br>firm convictions</p>", id="a line break is a blank"),
        pytest.param("<p>15 firm<!-- 18 --> convictions</p>", id="a comment is nothing"),
        pytest.param("<p>１５ firm convictions</p>", id="full width digits are digits"),
        pytest.param("<p>15<sup>3</sup> firm convictions</p>", id="the mark of a note is no part of the number"),
        pytest.param('<p>15<sup><a href="#n">[3]</a></sup> firm convictions', id="nor is one in brackets"),
        pytest.param("<p>15[3] firm convictions", id="nor is one that is not raised"),
        pytest.param("<p>15¹ firm convictions", id="nor is one of its own sign"),
        pytest.param("<p>“15 firm convictions”, it said", id="in quotation marks"),
        pytest.param("<p>$15 firm convictions", id="after a sign"),
        pytest.param("<title>x</title><main>15 firm convictions", id="nothing is closed"),
        pytest.param("<p title='a > b'>15 firm convictions", id="a > inside an attribute"),
        pytest.param("<p>15 firm &amp;nbsp; convictions", id="escaped twice"),
        pytest.param("<div><span>x</div></span></p>15 firm convictions", id="an odd tree"),
        pytest.param("<!-->15 firm convictions", id="a comment that is over at once"),
        pytest.param("<!--->15 firm convictions", id="another one"),
        pytest.param("<!-- x --!>15 firm convictions", id="a comment that ends in --!>"),
        pytest.param("15 </>firm convictions", id="an empty end tag"),
        pytest.param("15 fi\0rm convic\0tions", id="NUL is nothing"),
        pytest.param("a <3 b <_ 15 firm convictions", id="signs that are no tags"),
        pytest.param("<p>x<span hidden>y<p>15 firm convictions", id="a paragraph ends what lies in the one before"),
        pytest.param("<p hidden>x<p>15 firm convictions", id="a paragraph ends the one before"),
        pytest.param("<ul><li hidden>x<li>15 firm convictions</ul>", id="so does an item"),
        pytest.param("<table><tr><td hidden>x<td>15 firm convictions", id="so does a cell"),
        pytest.param("<head><title>x</title>15 firm convictions", id="words end the head"),
        pytest.param("<head></head><head>15 firm convictions", id="a second head is none"),
        pytest.param("<select><option>x</select>15 firm convictions", id="after a choice"),
        pytest.param('<p class="a hidden b">15 firm convictions', id="a class of that name hides nothing"),
        pytest.param("<i aria-hidden=true class=icon/>15 firm convictions", id="an icon that closes itself"),
        pytest.param("15 <my-term>firm</my-term> convictions", id="unknown elements stand in the line"),
        pytest.param("15 <script>x</script>firm<style>x</style> convictions", id="a script is nothing"),
        pytest.param("<ruby>15<rp>(</rp><rt>quince</rt></ruby> firm convictions", id="ruby stands above"),
        pytest.param("<math><mn>15</mn></math> firm convictions", id="formulas"),
        pytest.param("<svg><text>15 firm convictions</text></svg>", id="the words of a drawing"),
        pytest.param(
            "<svg><title/><text><![CDATA[15 firm]]> convictions</text></svg>", id="CDATA, which drawings have"
        ),
        pytest.param("<svg><title>arrow</title></svg>15 firm convictions", id="after the title of a drawing"),
        pytest.param("<xmp>15 firm convictions</xmp>", id="text that is shown as it is"),
        pytest.param("<tr><td>2<td>15 firm convictions<td>300", id="cells beside are other numbers"),
        pytest.param(f"&#{'9' * 5000}; 15 firm convictions", id="a reference of more digits than Python reads"),
    ],
)
def test_it_says_so(page: str) -> None:
    assert look(page) == "found"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>18 firm convictions</p>", id="another number"),
        pytest.param("<p>115 firm convictions</p>", id="the end of a number"),
        pytest.param("<p>2,115 firm convictions</p>", id="the end of a number with groups"),
        pytest.param("<p>0.15 firm convictions</p>", id="a decimal"),
        pytest.param("<p>2.15 firm convictions</p>", id="a decimal or a group"),
        pytest.param("<p>15 firm convictionss</p>", id="the beginning of a word"),
        pytest.param("<p>15</p><p>firm convictions</p>", id="two paragraphs"),
        pytest.param("<li>15<li>firm convictions", id="two items"),
        pytest.param("<h2>15</h2>firm convictions", id="a heading and what follows"),
        pytest.param("<div hidden>15 firm convictions</div>", id="hidden"),
        pytest.param("<div hidden=''><p>15 firm convictions</p></div>", id="inside of what is hidden"),
        pytest.param('<p style="color:red; display: none">15 firm convictions</p>', id="not displayed"),
        pytest.param('<p aria-hidden="true">15 firm convictions</p>', id="hidden from readers"),
        pytest.param("<script>15 firm convictions</script>", id="a script"),
        pytest.param("<style>15 firm convictions</style>", id="a style"),
        pytest.param("<template>15 firm convictions</template>", id="a template"),
        pytest.param("<noscript>15 firm convictions</noscript>", id="for readers without scripts"),
        pytest.param("<b><div hidden></b>15 firm convictions</div>", id="hidden where an inline element ends"),
        pytest.param("<div hidden><p>x</div></p><section hidden></div>15 firm convictions", id="a stray end"),
        pytest.param("<head><title>15 firm convictions</title></head>", id="the head"),
        pytest.param("<p><del>15 firm convictions</del> 18</p>", id="struck out"),
        pytest.param("<select><option>15 firm convictions</select>", id="a choice"),
        pytest.param("<!-- 15 firm convictions -->", id="a comment"),
        pytest.param("<!-- 15 firm convictions", id="a comment that never ends"),
        pytest.param("<img alt='15 firm convictions'>", id="an attribute"),
        pytest.param("<p>x<div hidden><p>15 firm convictions</div>", id="hidden in a paragraph that nobody closed"),
        pytest.param("<p>x<div hidden></p>15 firm convictions</div>", id="an end of a paragraph that has ended"),
        pytest.param("<div hidden/>15 firm convictions</div>", id="hidden, and no element of HTML closes itself"),
        pytest.param("<div hidden><div/>x</div>15 firm convictions</div>", id="nor one inside of what is hidden"),
        pytest.param("<td><p hidden>x</td>15 firm convictions", id="held in"),
        pytest.param("<script>'</scrip'+'t>15 firm convictions</script>", id="a script that ends nearly"),
        pytest.param("<script><!--<script></script>15 firm convictions--></script>", id="a script in a script"),
        pytest.param("</ 15 firm convictions>", id="an end tag without a name"),
        pytest.param("<![CDATA[15 firm convictions]]>", id="CDATA, which HTML has not"),
        pytest.param("<!-- x -- > 15 firm convictions", id="a comment that ends nearly"),
        pytest.param('<a href="x>15 firm convictions</a>', id="an attribute that never ends"),
        pytest.param("<plaintext>15 <b>firm</b> convictions", id="tags that are shown"),
        pytest.param("<dl><dt>15<dd>firm convictions", id="a term and what it means"),
        pytest.param("<td>1</td><td>5 firm convictions</td>", id="two cells are no number"),
        pytest.param("<my-li>1</my-li><my-li>5 firm convictions</my-li>", id="nor are two unknown elements"),
        pytest.param("1<sup><a href='#n'>2</a></sup>5 firm convictions", id="nor a number without its note"),
        pytest.param("<svg><style>15 firm convictions</style></svg>", id="the style of a drawing"),
        pytest.param("<video>15 firm convictions</video>", id="for readers without films"),
        pytest.param("<p>quince condenas</p>", id="other words"),
        pytest.param("", id="nothing"),
    ],
)
def test_it_does_not_say_so(page: str) -> None:
    assert look(page) == "not found"


@pytest.mark.parametrize(
    ("text", "quote", "says"),
    [
        pytest.param("over 40,000 people", "over 40,000", True, id="a number at the end"),
        pytest.param("over 40,000,000 people", "over 40,000", False, id="a longer number"),
        pytest.param("over 40,000.5 people", "over 40,000", False, id="a decimal follows"),
        pytest.param("over 40,000. Then", "over 40,000", True, id="a full stop follows"),
        pytest.param("más de 40 000 personas", "más de 40 000", True, id="groups by spaces"),
        pytest.param("1 115 cases", "115 cases", False, id="the last group of a number by spaces"),
        pytest.param("in 2019 15 cases", "15 cases", True, id="a year before"),
        pytest.param("In 2019, 15 cases", "15 cases", True, id="a year and a comma before"),
        pytest.param("In 2019, 300 cases", "300 cases", True, id="a year and a comma before three digits"),
        pytest.param("cases: 15% of all", "cases: 15", False, id="a percentage is another number"),
        pytest.param("cases: 15 % of all", "cases: 15", False, id="a percentage, apart"),
        pytest.param("cases: 15%", "cases: 15%", True, id="a percentage that is quoted"),
        pytest.param("the judge’s “word”", 'the judge\'s "word"', True, id="typographic quotation marks"),
        pytest.param("2006–2019", "2006-2019", True, id="dashes"),
        pytest.param("Fifteen cases", "fifteen cases", False, id="capitals are kept in copies"),
        pytest.param("300–400 experts", "400 experts", False, id="the end of a range"),
        pytest.param("rose to 300-400", "rose to 300", False, id="the beginning of a range"),
        pytest.param("only—15 cases—since", "15 cases", True, id="a dash between words and numbers"),
        pytest.param("1/15 cases", "15 cases", False, id="a fraction"),
        pytest.param("2½ years", "2 years", False, id="a half more"),
        pytest.param("½ of cases", "2 of cases", False, id="a half is no 2"),
        pytest.param("at 15:30", "at 15", False, id="a time"),
        pytest.param("0·15 cases", "15 cases", False, id="a decimal by a middle dot"),
        pytest.param("a rate of .15 cases", "15 cases", False, id="a decimal that begins with its point"),
        pytest.param("... 15 cases", "15 cases", True, id="an ellipsis and a blank before"),
        pytest.param("10⁶ people", "10 people", False, id="a power of ten"),
        pytest.param("15① cases", "151 cases", False, id="a ringed digit is the mark of a note"),
        pytest.param("in 2018 115 cases", "115 cases", True, id="a year before is no group of thousands"),
        pytest.param("in 2019 300 came", "in 2019", True, id="what follows a year is no group of thousands"),
        pytest.param("rose to 15 million", "rose to 15", False, id="a scale makes it another number"),
        pytest.param("son 15 por ciento", "son 15", False, id="so does a percentage in words"),
        pytest.param("son 40 mil 180 personas", "180 personas", False, id="a number with mil, its end"),
        pytest.param("son 40 mil 180 personas", "son 40 mil", False, id="a number with mil, its beginning"),
        pytest.param("son 40 mil personas", "son 40 mil", True, id="a number with mil, whole"),
        pytest.param("rose to 15\u0336 18", "rose to 15", False, id="a number that is struck out by marks"),
        pytest.param("1[3]5 cases", "15 cases", False, id="the mark of a note makes no number of two"),
        pytest.param("15 cases[a], he said", "15 cases, he said", True, id="a note by a letter"),
        pytest.param("有罪判決15件が確定", "判決15件", True, id="a script without blanks"),
        pytest.param("有罪判決115件が確定", "15件", False, id="a number in a script without blanks"),
        pytest.param("増加は15万", "増加は15", False, id="a scale in a script without blanks"),
        pytest.param("ウイルス15件", "ルス15件", False, id="katakana make words"),
        pytest.param("pâté", "pate", False, id="accents are kept"),
        pytest.param("ﬁrm", "firm", True, id="ligatures"),
    ],
)
def test_bounds_and_folding(text: str, quote: str, says: bool) -> None:
    assert (find_quote(folded(text), quote).outcome is Outcome.FOUND) is says


def test_capitals_may_differ_where_that_is_asked_for() -> None:
    assert look("<h1>15 FIRM CONVICTIONS</h1>", case=False) == "found"
    assert look("<h1>15 FIRM CONVICTIONS</h1>") == "not found"


def test_what_stands_around_tells_two_places_apart() -> None:
    page = "<p>Of torture: 15 firm convictions. Of fraud: 15 firm convictions."
    assert look(page) == "ambiguous"
    assert look(page, before="Of torture:") == "found"
    assert look(page, after=". Of fraud") == "found"
    assert look(page, before="Of murder:") == "not found"
    assert look("<h2>Torture</h2><p>15 firm convictions", before="Torture") == "found"
    assert look("<tr><td>Fraud<td>15 firm convictions<tr><td>Torture<td>18", before="Torture") == "not found"


@pytest.mark.parametrize(
    ("text", "closest"),
    [
        pytest.param("told of 18 firm convictions", "18 firm convictions", id="another number"),
        pytest.param("told of 1,015 firm convictions", "1,015 firm convictions", id="a longer number"),
        pytest.param("15 Firm Convictions", "15 Firm Convictions", id="other capitals"),
        pytest.param("15 fírm convictions", "the same words with other accents", id="other accents"),
        pytest.param("firm old convictions by courts", "firm old convictions", id="most of the words"),
        pytest.param("firm firm firm or convictions", "firm or convictions", id="words that are repeated count once"),
        pytest.param("nothing of the kind", "", id="nothing like it"),
    ],
)
def test_a_miss_says_what_is_nearest(text: str, closest: str) -> None:
    assert find_quote(folded(text), QUOTE).closest == closest


def test_a_quote_that_moved_is_told_from_one_that_changed() -> None:
    assert find_quote("fraud: 15 firm convictions", QUOTE, "torture:").closest == ELSEWHERE
    assert find_quote("torture: 18 firm convictions", QUOTE, "torture:").closest == "18 firm convictions"


@pytest.mark.parametrize(
    ("text", "quote", "says"),
    [
        pytest.param("15 firm convic-\ntions", QUOTE, True, id="a hyphen of the line"),
        pytest.param("two well-\nknown cases", "two well-known cases", True, id="a hyphen of the word"),
        pytest.param("some 300-\n400 experts", "300-400 experts", True, id="a range"),
        pytest.param("a sum of 15-\n300 people", "15300 people", False, id="a range is no number"),
        pytest.param("Torture   12   115 cases", "115 cases", True, id="columns are apart"),
        pytest.param("Torture\t12\t115 cases", "12 115 cases", True, id="a quote may run over columns"),
        pytest.param("40  000 personas", "40 000 personas", True, id="two blanks"),
    ],
)
def test_lines_and_columns_of_a_text_copy(text: str, quote: str, says: bool) -> None:
    assert (find_quote(folded(text_of_plain(text.encode())), quote).outcome is Outcome.FOUND) is says


def test_markdown_in_a_text_copy_reads_as_its_words() -> None:
    text = text_of_plain(b"told of [15 *firm*](https://e.org/a_(b)) **convictions** since\n\n2006 and [more](#)")
    assert find_quote(folded(text), "15 firm convictions since 2006 and more").outcome is Outcome.FOUND


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        pytest.param("año".encode(), "", "año", id="UTF-8"),
        pytest.param("año".encode("utf-8-sig"), "latin-1", "año", id="a byte order mark wins"),
        pytest.param("año".encode("utf-16"), "", "año", id="UTF-16 with its mark"),
        pytest.param("año “x”".encode("cp1252"), "", "año “x”", id="neither, so windows-1252"),
        pytest.param("año “x”".encode("cp1252"), "iso-8859-1", "año “x”", id="latin-1 means windows-1252"),
        pytest.param("<meta charset=big5>中".encode("big5"), "", "<meta charset=big5>中", id="the page's own word"),
        pytest.param("日本".encode("shift_jis"), "Shift_JIS", "日本", id="the server's word"),
        pytest.param("año".encode(), "rot13", "año", id="a codec that is no charset"),
        pytest.param("año".encode(), "no-such", "año", id="a charset that nobody knows"),
        pytest.param("año".encode(), "idna", "año", id="a codec of names"),
        pytest.param("año".encode(), "undefined", "año", id="a codec that reads nothing"),
        pytest.param(b"a\\u0041", "unicode_escape", "a\\u0041", id="a codec of program text"),
        pytest.param("año".encode(), "ut\0f", "año", id="a charset with a NUL"),
        pytest.param("año".encode(), "iso-8859-1", "año", id="UTF-8 that its server calls Latin"),
        pytest.param("“SÍ”, año".encode("cp1252"), "iso-8859-1", "“SÍ”, año", id="Latin that is, in parts, UTF-8 too"),
        pytest.param("año".encode("cp1252"), "utf-8", "año", id="windows-1252 that its server calls UTF-8"),
        pytest.param("año ".encode() + b"\xff", "", "año ÿ", id="one byte that is no UTF-8 leaves the rest"),
        pytest.param(b"\xff " + "año, más".encode(), "", "ÿ año, más", id="also where it comes first"),
        pytest.param("año".encode() + b"\xc3", "", "añoÃ", id="cut in the middle of a character"),
        pytest.param(
            b"<!-- <meta charset=koi8-r> --><meta charset=cp1251>\xe0",
            "",
            "<!-- <meta charset=koi8-r> --><meta charset=cp1251>а",
            id="a comment says nothing of the page",
        ),
        pytest.param(
            "<meta charset=utf-16>é".encode(),
            "",
            "<meta charset=utf-16>é",
            id="what reads as ASCII is no UTF-16",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="koi8-r"?>\xc1',
            "",
            '<?xml version="1.0" encoding="koi8-r"?>а',
            id="XML says it at once",
        ),
        pytest.param("㈱".encode("cp932"), "shift_jis", "㈱", id="Shift_JIS of Windows"),
        pytest.param("뷁".encode("cp949"), "ks_c_5601-1987", "뷁", id="Korean of Windows"),
        pytest.param("镕".encode("gb18030"), "gb_2312-80", "镕", id="Chinese beyond GB 2312"),
        pytest.param("é".encode("mac-roman"), "x-mac-roman", "é", id="a label that only the web knows"),
    ],
)
def test_charsets(content: bytes, charset: str, text: str) -> None:
    assert decoded(content, charset) == text


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<a ",
        '<a href="x',
        "<div>",
        "<?",
        "<div hidden>",
        "</div>",
        "<script>",
        "&",
        "<p style='",
        "<sup>",
        "<![CDATA[",
        "<a =",
        "<a = ",
        "<a b='<",
        "<a b='x'",
        "word <",
        "<",
        "<li>",
        "</",
        "<sup>1",
        "<sup>1</sup>",
        "<select><option>",
    ],
)
def test_no_page_takes_more_than_its_length(piece: str) -> None:
    """Ten times as long takes about ten times the time, not a hundred times."""

    def took(length: int) -> float:
        page = (piece * (length // len(piece) + 1)).encode()
        return min(_timed(page) for _ in range(2))

    assert took(300_000) < 40 * max(took(30_000), 0.001)


def test_no_note_takes_longer_than_it_is_long() -> None:
    """Digits of a note may be taken in many ways; all of them were tried, and thirty took seconds."""
    text_of_html(f"<sup>{'1' * 1500}x</sup>".encode())


def test_no_pile_of_marks_takes_longer_than_it_is_long() -> None:
    """To bring marks in order takes the square of their number: a hundred thousand would take a minute."""
    assert "firm" in folded("a" + "\u0301\u0323" * 200_000 + " firm")


def _timed(page: bytes) -> float:
    begun = time.process_time()  # what other programs take of the machine is not counted
    text_of_html(page)
    return time.process_time() - begun
