"""What a page says of itself: the fields, where they come from, what is left out, and pages that mean harm."""
# ruff: noqa: E501  # a page of one line is read best on one line

import json
import signal
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wola_facts.model.source import Name
from wola_facts.web.evidence.document import Unreadable
from wola_facts.web.metadata.clean import clean
from wola_facts.web.metadata.days import edtf
from wola_facts.web.metadata.names import author, authors
from wola_facts.web.metadata.propose import propose

URL = "https://www.wola.org/analysis/mexico/"


def said(page: str, url: str = URL) -> dict[str, object]:
    """Return the fields that a page proposes."""
    return {one.field: one.value for one in propose(page.encode(), "text/html", "utf-8", url)}


def ld(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


WORDPRESS = """<!DOCTYPE html><html lang="en-US"><head>
<title>Mexico&#039;s Human Rights Landscape - WOLA</title>
<link rel="canonical" href="https://www.wola.org/analysis/mexico-human-rights/">
<meta property="og:title" content="Mexico&#8217;s Human Rights Landscape - WOLA">
<meta property="og:site_name" content="WOLA"><meta property="og:type" content="article">
<meta property="article:published_time" content="2019-11-26T15:00:12+00:00">
""" + ld(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "WOLA"},
            {"@type": "Organization", "@id": "#org", "name": "Washington Office on Latin America"},
            {"@type": "Person", "@id": "#mm", "name": "Maureen Meyer"},
            {"@type": "WebPage", "@id": "#page", "name": "Mexico's Human Rights Landscape - WOLA"},
            {
                "@type": ["Article"], "headline": "Mexico&#8217;s Human Rights Landscape",
                "author": [{"@id": "#mm"}, {"@type": "Person", "name": "Gina Hinojosa"}],
                "datePublished": "2019-11-26T15:00:12+00:00", "dateModified": "2020-02-01", "inLanguage": "en-US",
                "publisher": {"@id": "#org"}, "isPartOf": {"@id": "#site"},
            },
        ],
    }
)  # fmt: skip


def test_a_page_of_a_content_system_gives_a_whole_record_and_says_where_from() -> None:
    found = {one.field: (one.value, one.origin) for one in propose(WORDPRESS.encode(), "text/html", "", URL)}
    assert found == {
        "title": ("Mexico’s Human Rights Landscape", "JSON-LD article headline"),
        "author": ((Name("Meyer", "Maureen"), Name("Hinojosa", "Gina")), "JSON-LD article author"),
        "type": ("webpage", "JSON-LD article"),
        "date": ("2019-11-26", "JSON-LD article datePublished"),
        "url": ("https://www.wola.org/analysis/mexico-human-rights/", "link canonical"),
        "publisher": ("Washington Office on Latin America", "JSON-LD article publisher"),
        "container": ("WOLA", "JSON-LD article isPartOf"),
        "lang": ("en", "JSON-LD article inLanguage"),
    }


def test_the_tags_that_google_scholar_reads() -> None:
    page = """<meta name="citation_title" content="La tortura en México"><meta name="citation_author" content="García Márquez, Ana">
    <meta name="citation_author" content="Pérez, Luis"><meta name="citation_publication_date" content="2017/06/26">
    <meta name="citation_journal_title" content="Revista IIDH"><meta name="citation_doi" content="doi:10.1000/xyz.12">
    <meta name="citation_language" content="es"><meta name="citation_publisher" content="UNAM">"""
    assert said(page) == {
        "title": "La tortura en México", "author": (Name("García Márquez", "Ana"), Name("Pérez", "Luis")),
        "type": "article-journal", "date": "2017-06-26", "url": URL, "publisher": "UNAM", "container": "Revista IIDH",
        "doi": "10.1000/xyz.12", "lang": "es",
    }  # fmt: skip


PIECES: list[tuple[str, str, dict[str, object]]] = [
    ("nothing is made up", "<p>Hello</p>", {"type": "webpage", "url": URL}),
    ("a bare title", "<title> A\n title &amp; more </title>", {"title": "A title & more"}),
    ("Dublin Core", '<meta name="DC.title" content="T"><meta name="DC.creator" content="Meyer, Maureen"><meta name="DC.date.issued" content="2019-11">',
     {"title": "T", "author": (Name("Meyer", "Maureen"),), "date": "2019-11"}),
    ("plain meta tags", "<meta content='By Maureen Meyer' name=author><meta name=date content='26 November 2019'>",
     {"author": (Name("Meyer", "Maureen"),), "date": "2019-11-26"}),
    ("a time that is said to be of publication", '<time datetime="2011-01-01">x</time><time class="entry-date published" datetime="2019-11-26T10:00">x</time>',
     {"date": "2019-11-26"}),
    ("the day of a change is no day of publication", ld({"@type": "Article", "headline": "T", "dateModified": "2020-01-01"}), {"title": "T"}),
    ("an author that is an address", '<meta property="article:author" content="https://facebook.com/wola"><meta name="author" content="Gina Hinojosa">',
     {"author": (Name("Hinojosa", "Gina"),)}),
    ("an author that is the site", '<meta property="og:site_name" content="Animal Político"><meta name="author" content="Animal Político">',
     {"author": (Name(literal="Animal Político"),), "container": "Animal Político"}),
    ("an author that is an organization", ld({"@type": "Report", "name": "T", "author": {"@type": "Organization", "name": "Amnesty"}}),
     {"title": "T", "type": "report", "author": (Name(literal="Amnesty"),)}),
    ("an author whose name the host has", '<meta name="author" content="Wo La">', {"author": (Name(literal="Wo La"),)}),
    ("an ordered list of authors", ld({"@type": "Article", "headline": "T", "author": {"@list": [{"name": "Ana Ruiz"}, "Luis Gil"]}}),
     {"author": (Name("Ruiz", "Ana"), Name("Gil", "Luis"))}),
    ("family and given names apart", ld({"@type": "Article", "headline": "T", "author": {"@type": "Person", "familyName": "Meyer", "givenName": "Maureen"}}),
     {"author": (Name("Meyer", "Maureen"),)}),
    ("an article among other things of a list", ld([{"@type": "BreadcrumbList"}, {"@type": "NewsArticle", "headline": "N", "datePublished": "2019-11-26"}]),
     {"title": "N", "type": "article-newspaper", "date": "2019-11-26"}),
    ("the article that a page is about", ld({"@type": "WebPage", "name": "P", "mainEntity": {"@type": "Article", "headline": "A"}}), {"title": "A"}),
    ("JSON in a comment", '<script type="application/ld+json"><!-- {"@type": "Article", "headline": "A"} --></script>', {"title": "A"}),
    ("JSON with line ends in its texts", '<script type="application/ld+json">{"@type": "Article", "headline": "A\nB"}</script>', {"title": "A B"}),
    ("JSON that is none", '<script type="application/ld+json">{"@type": "Article", "headline": </script><title>T</title>', {"title": "T"}),
    ("a canonical address of another host", '<link rel=canonical href="https://evil.example/x">', {"url": URL}),
    ("a canonical address that is the home page", '<link rel=canonical href="https://www.wola.org/">', {"url": URL}),
    ("a canonical address that is a script", '<link rel=canonical href="javascript:alert(1)">', {"url": URL}),
    ("a canonical address that is less safe", '<link rel=canonical href="http://www.wola.org/analysis/x">', {"url": URL}),
    ("a canonical address on another port", '<link rel=canonical href="https://www.wola.org:8443/x">', {"url": URL}),
    ("a canonical address with a name in it", '<link rel=canonical href="https://me@www.wola.org/x">', {"url": URL}),
    ("a relative canonical address", '<link rel=canonical href="../mexico-2/">', {"url": "https://www.wola.org/analysis/mexico-2/"}),
    ("a newspaper is where its article stands", ld({"@type": "NewsArticle", "headline": "T", "publisher": {"name": "El País"}}),
     {"title": "T", "type": "article-newspaper", "container": "El País"}),
    ("a language of three letters", '<meta name="dc.language" content="spa">', {"lang": "es"}),
    ("a language with its region", '<html lang="es-MX">', {"lang": "es"}),
    ("a language that is none", '<html lang="{{lang}}">', {}),
    ("a day that nobody can read", '<meta name=date content="03/04/2019">', {}),
    ("a day that an unset clock shows", ld({"@type": "Article", "headline": "T", "datePublished": "1970-01-01T00:00:00Z"}), {"title": "T"}),
    ("what stands in a comment", "<!-- <title>No</title> --><title>Yes</title>", {"title": "Yes"}),
    ("what stands in a script", "<script>'<title>No</title>'</script><title>Yes</title>", {"title": "Yes"}),
    ("a mark of quotation within a tag", '<meta name="author" content="Gina > Hinojosa"><title>T</title>', {"title": "T"}),
    ("a publisher named as the site is not said twice", '<meta property="og:site_name" content="WOLA">' + ld({"@type": "Article", "headline": "T", "publisher": {"name": "Wola"}}),
     {"title": "T", "container": "WOLA"}),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), [case[1:] for case in PIECES], ids=[case[0] for case in PIECES])
def test_each_place_where_a_page_says_something(page: str, expected: dict[str, object]) -> None:
    found = said(page)
    assert {key: value for key, value in found.items() if key in expected} == expected
    assert set(found) - set(expected) <= {"type", "url", "author", "title"}


DAYS = [
    ("2019-11-26", "2019-11-26"), ("2019-11-26T23:30:00-05:00", "2019-11-26"), ("2019-11-26 10:00", "2019-11-26"),
    ("2019/11/6", "2019-11-06"), ("2019-11", "2019-11"), ("2019", "2019"), ("20191126", "2019-11-26"),
    ("20191126103000", "2019-11-26"), ("D:20191126103000-06'00'", "2019-11-26"), ("D:2019", "2019"),
    ("Tue, 26 Nov 2019 10:00:00 GMT", "2019-11-26"), ("November 26, 2019", "2019-11-26"),
    ("Nov. 26, 2019, 10:00 am", "2019-11-26"), ("26 de noviembre de 2019", "2019-11-26"),
    ("martes, 26 de noviembre del 2019", "2019-11-26"), ("1º de enero de 2019", "2019-01-01"),
    ("noviembre de 2019", "2019-11"), ("November 2019", "2019-11"), ("26/11/2019", "2019-11-26"),
    ("11/26/2019", "2019-11-26"), ("03/04/2019", ""), ("04/04/2019", "2019-04-04"), ("2019-13-01", ""),
    ("2019-02-30", ""), ("2019-11-00", "2019-11"), ("0000-00-00", ""), ("yesterday", ""), ("", ""), ("9" * 100, ""),
    ("26 brumaire 2019", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DAYS, ids=[case[0][:40] or "nothing" for case in DAYS])
def test_a_date_is_read_as_exactly_as_it_is_written(text: str, expected: str) -> None:
    assert edtf(text) == expected


NAMES = [
    ("Maureen Meyer", "en", ["Meyer, Maureen"]),
    ("By Maureen Meyer and Gina Hinojosa", "en", ["Meyer, Maureen", "Hinojosa, Gina"]),
    ("Maureen Meyer, Gina Hinojosa", "en", ["Meyer, Maureen", "Hinojosa, Gina"]),
    ("Maureen Meyer, Gina Hinojosa, and Stephanie Brewer", "en", ["Meyer, Maureen", "Hinojosa, Gina", "Brewer, Stephanie"]),
    ("Meyer, Maureen; Hinojosa, Gina", "en", ["Meyer, Maureen", "Hinojosa, Gina"]),
    ("Mary Ann Smith", "en", ["Smith, Mary Ann"]),
    ("Juan Pérez López", "es", ["Pérez López, Juan"]),
    ("Por Juan Pérez López y Ana Ruiz Gil", "es", ["Pérez López, Juan", "Ruiz Gil, Ana"]),
    ("José Ortega y Gasset", "es", ["Ortega y Gasset, José"]),
    ("Ludwig van der Rohe", "en", ["van der Rohe, Ludwig"]),
    ("Comisión Nacional de los Derechos Humanos", "es", ["Comisión Nacional de los Derechos Humanos"]),
    ("Ministry of Science and Technology", "en", ["Ministry of Science and Technology"]),
    ("WOLA", "en", ["WOLA"]),
    ("La Jornada", "es", ["La Jornada"]),
    ("BBC Mundo", "es", ["BBC Mundo"]),
    ("Ana RUIZ", "es", ["RUIZ, Ana"]),
    ("Por: Ana Ruiz (@anaruiz)", "es", ["Ruiz, Ana"]),
    ("Dr. Ana Ruiz, PhD", "en", ["Ruiz, Ana"]),
    ("Redacción AN / MDS", "es", ["Redacción AN / MDS"]),
    ("Human Rights Watch", "en", ["Human Rights Watch"]),
    ("admin", "en", []),
    ("press@wola.org", "en", []),
    ("https://www.facebook.com/wola", "en", []),
    ("Gina Hinojosa | Staff Reporter", "en", ["Hinojosa, Gina", "Staff Reporter"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lang", "expected"), NAMES, ids=[case[0] for case in NAMES])
def test_persons_and_institutions_are_told_apart(text: str, lang: str, expected: list[str]) -> None:
    assert [str(name) for name in authors([text], lang)] == expected


def test_texts_are_harmless_and_of_bounded_length() -> None:
    assert clean("a\x1b[31mb\x1b]0;title\x07c\x9b2Jd\u202ee\u200bf\x00g\r\nh") == "abcdef g h"
    assert clean("AT&amp;amp;T &lt;b&gt;bold&lt;/b&gt; &nbsp; x") == "AT&T bold x"
    assert clean("&#27;[31m red") == "red" or "\x1b" not in clean("&#27;[31m red")
    long = clean("word " * 100)
    assert len(long) <= 200
    assert long.endswith("word…")
    assert author("x" * 500) is not None


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_characters='"'), max_size=200))
def test_no_text_of_a_page_brings_a_control_character_along(text: str) -> None:
    page = f'<meta name="author" content="{text}"><meta property="og:title" content="{text}">' + ld(
        {"@type": "Article", "headline": text, "author": [text, {"name": text}], "publisher": text, "isbn": text}
    )
    for one in propose(page.encode(), "text/html", "utf-8", URL):
        for value in [one.value] if isinstance(one.value, str) else [str(name) for name in one.value]:
            assert value.isprintable()
            assert len(value) <= 300


MANY_DAYS = """<meta name="dc.date" content="2020-01"><meta property="article:published_time" content="2020-01-31">
<meta name="date" content="2020-01-15"><time datetime="2018-01-01">""" + ld(
    {"@type": "Article", "headline": "T", "datePublished": "2019-11-26", "dateCreated": "2019-11-01"}
)


def test_where_a_page_names_several_days_of_publication_the_others_are_told() -> None:
    said = {one.field: (one.value, one.origin) for one in propose(MANY_DAYS.encode(), "text/html", "", URL)}
    assert said["date"] == (
        "2019-11-26",
        "JSON-LD article datePublished; article:published_time says 2020-01-31; dc.date says 2020-01; date says 2020-01-15",
    )
    of_one_month = MANY_DAYS.replace("2019-11-26", "2020-01")
    said = {one.field: (one.value, one.origin) for one in propose(of_one_month.encode(), "text/html", "", URL)}
    assert said["date"] == ("2020-01", "JSON-LD article datePublished"), "a day of that month is no other"


ITEM = 'itemscope itemtype="https://schema.org/NewsArticle"'
VOCAB = 'vocab="https://schema.org/" typeof="NewsArticle"'
JANE = (Name("Doe", "Jane"),)
SHOWN: list[tuple[str, str, dict[str, object]]] = [
    ("microdata", f'''<title>Tab - WOLA</title><article {ITEM}><h1 itemprop="headline">Torture <i>goes on</i></h1>
        By <span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Jane
        Doe</b></span>, <time itemprop="datePublished" datetime="2019-11-26">last week</time>
        <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization">
        <meta itemprop="name" content="WOLA"></div><div itemprop="articleBody">There were <p>15</div></article>''',
        {"title": "Torture goes on", "author": JANE, "date": "2019-11-26", "container": "WOLA",
         "type": "article-newspaper"}),
    ("RDFa Lite", f'''<body {VOCAB}><h1 property="headline">Torture goes on</h1><div property="author" typeof="Person">
        <a property="url" href="/jd">x</a><a property="name" href="/jane">Jane Doe</a></div>
        <meta property="datePublished" content="2019-11-26"></body>''',
        {"title": "Torture goes on", "author": JANE, "date": "2019-11-26"}),
    ("RDFa with a prefix", '''<div typeof="schema:Report"><h1 property="schema:name">On torture</h1>
        <span property="dc:title">Another</span><b property="schema:author">Jane Doe</b></div>''',
        {"title": "On torture", "author": JANE, "type": "report"}),
    ("several authors, as text, as link and as institution", f'''<div {ITEM}><h1 itemprop="headline">T</h1>
        <span itemprop="author">Jane Doe</span> <a itemprop="author" href="/r">Rick Roe</a>
        <i itemprop="author" itemscope itemtype="https://schema.org/Organization"><i itemprop="name">Amnesty</i></i>
        ''', {"author": (*JANE, Name("Roe", "Rick"), Name(literal="Amnesty"))}),
    ("what a page lists is not what it is about: its title says which one that is",
        f'''<title>The third</title><p {ITEM}><b itemprop="headline">The first</b><p {ITEM}>
        <b itemprop="headline">The third</b><i itemprop="author">Jane Doe</i><p {ITEM}>
        <b itemprop="headline">The second</b><i itemprop="author">Rick Roe</i>''',
        {"title": "The third", "author": JANE}),
    ("of several that the title does not name none is it", f'''<title>News of today</title><p {ITEM}>
        <b itemprop="headline">The first</b><i itemprop="author">Jane Doe</i></p><p {ITEM}>
        <b itemprop="headline">The second</b></p>''', {"title": "News of today", "author": None}),
    ("an item within the item keeps its properties to itself", f'''<div {ITEM}><h1 itemprop="headline">T</h1><p
        itemprop="comment" itemscope><b itemprop="author">Rick Roe</b><i itemprop="headline">No</i></p></div>''',
        {"title": "T", "author": None}),
    ("an article in the body goes before a page in JSON-LD", ld({"@type": "WebPage", "name": "The page"})
        + f'<div {ITEM}><h1 itemprop="headline">The article</h1></div>', {"title": "The article"}),
    ("an article in JSON-LD goes before all", ld({"@type": "Article", "headline": "The article"})
        + f'<div {ITEM}><h1 itemprop="headline">The item</h1></div>', {"title": "The article"}),
    ("words of another vocabulary say nothing", '''<title>T</title><div itemscope itemtype="https://x.example/Article">
        <h1 itemprop="headline">No</h1></div><div vocab="https://x.example/" typeof="Article">
        <h1 property="headline">No</h1></div>''', {"title": "T"}),
    ("a script within a headline is no part of it", f'''<div {ITEM}><h1 itemprop="headline">Torture<script>x<b</script>
        goes<!-- not --><br>on</h1></div>''', {"title": "Torture goes on"}),
    ("a headline never closed ends with its item", f'<div {ITEM}><h2 itemprop="headline">Torture</div><p>And more',
        {"title": "Torture"}),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), [one[1:] for one in SHOWN], ids=[one[0] for one in SHOWN])
def test_what_a_page_marks_up_where_it_shows_it(page: str, expected: dict[str, object]) -> None:
    found = said(page)
    assert {field: found.get(field) for field in expected} == expected


def test_where_a_work_in_the_body_is_told_from() -> None:
    page = f'<div {ITEM}><h1 itemprop="headline">The item</h1></div>'
    assert {one.field: one.origin for one in propose(page.encode(), "text/html", "", URL)}["title"] == (
        "microdata newsarticle headline"
    )


MEGABYTE = 1_000_000
HOSTILE: dict[str, Callable[[int], str]] = {
    "comments without end": lambda size: "<!--" * (size // 4),
    "declarations without end": lambda size: "<!a" * (size // 3),
    "instructions": lambda size: "<?" * (size // 2),
    "tags without end": lambda size: "<a " * (size // 3),
    "metas without end": lambda size: "<meta " * (size // 6),
    "quotes without end": lambda size: '<meta content="' * (size // 15),
    "stray quotes": lambda size: "<meta " + "'\" " * (size // 3) + ">",
    "equals and blanks": lambda size: "<meta a" + " " * size + "=" + " " * 100 + ">",
    "titles without end": lambda size: "<title>" * (size // 7),
    "scripts without end": lambda size: '<script type="application/ld+json">' * (size // 35),
    "half ends of scripts": lambda size: "<script>" + "</scrip" * (size // 7),
    "many metas": lambda size: '<meta name="author" content="A B">' * (size // 34),
    "many names of metas": lambda size: "".join(f'<meta name="n{n}" content="A B">' for n in range(size // 34)),
    "deep JSON": lambda size: '<script type="application/ld+json">' + '{"@graph":[' * (size // 11) + "</script>",
    "deep lists": lambda size: '<script type="application/ld+json">' + "[" * size + "]" * size + "</script>",
    "long lists": lambda size: ld([{"@type": "Article", "headline": "x"}] * (size // 45)),
    "long lists of lists": lambda size: ld([[[]] * 100] * (size // 400)),
    "long numbers": lambda size: '<script type="application/ld+json">{"a":' + "9" * size + "}</script>",
    "a long title": lambda size: "<title>" + "a" * size + "</title>",
    "a title of entities": lambda size: "<title>" + "&amp;" * (size // 5) + "</title>",
    "a title of escapes": lambda size: '<meta property="og:title" content="' + "\x1b[" * (size // 2) + '">',
    "an author of commas": lambda size: '<meta name="author" content="' + "A B, " * (size // 5) + '">',
    "an author of ands": lambda size: '<meta name="author" content="' + "a and " * (size // 6) + '">',
    "a date of digits": lambda size: '<meta name="date" content="' + "1" * size + '">',
    "items in items": lambda size: f'<p {ITEM}><b itemprop="name">' * (size // 70),
    "properties without end": lambda size: f"<div {ITEM}>" + '<i itemprop="name">x' * (size // 20),
    "deep properties and many ends": lambda size: (
        f"<div {ITEM}>" + '<i itemprop="name">' * 50 + "<b></b>" * (size // 7)
    ),
    "elements of many names": lambda size: f"<div {ITEM}>" + "".join(f"<a{n}>" for n in range(size // 9)),
    "vocabularies in vocabularies": lambda size: '<p vocab="https://schema.org/" typeof="Report">' * (size // 44),
    "signs of less": lambda size: "<" * size,
}


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no clock of used time that could stop it")
@pytest.mark.parametrize("shape", HOSTILE)
def test_a_megabyte_that_means_harm_is_read_all_the_same(shape: str) -> None:
    page = HOSTILE[shape](MEGABYTE).encode()

    def stop(*_: object) -> None:
        raise AssertionError(
            "it went on and on"
        )  # a square of a megabyte takes minutes; this takes a tenth of a second

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 20)
    try:
        found = propose(page, "text/html", "utf-8", URL)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    assert all(len(str(one.value)) < 6_000 for one in found)


def test_a_pdf_says_what_its_document_information_says() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "Informe \x1b[31m2019", "/Author": "CNDH", "/CreationDate": "D:20191126103000Z"})
    file = BytesIO()
    writer.write(file)
    found = {one.field: one.value for one in propose(file.getvalue(), "application/pdf", "", URL)}
    assert found == {"title": "Informe 2019", "author": (Name(literal="CNDH"),), "date": "2019-11-26"}


def test_a_broken_pdf_is_unreadable_and_a_picture_says_nothing() -> None:
    with pytest.raises(Unreadable):
        propose(b"%PDF-1.7 and then nothing", "application/pdf")
    assert propose(b"\x89PNG", "image/png", "", URL) == ()
