"""SCH, REF, SRC, EVI, LNK and PER003 to 7: single records, and what they name."""

from collections.abc import Callable

import pytest

from wola_facts.checks.report import Report

Judge = Callable[..., Report]

S = '[source.s]\ntitle = "S"\ndate = 2019-12-01\nurl = "https://example.org/s"\n'
A = "[fact.a]\nvalue = 1\n"
SPANISH = 'lang = "es"\n' + A + 'source = "s"\n'
PROMISE = '[fact.a]\nkind = "commitment"\ndate = 2019-03-01\n'

FOUND = {
    # schema
    "no TOML": ("SCH001", "[fact.a\n"),
    "a month without quotes": ("SCH001", "[fact.a]\nvalue = 1\ndate = 2019-01\n"),
    "one key twice": ("SCH001", A + "value = 2\n"),
    "a key of no field": ("SCH002", A + 'sorce = "s"\n'),
    "a table of nothing": ("SCH002", "[facts.a]\nvalue = 1\n"),
    "a list for a claim": ("SCH003", "[fact.a]\nclaim = [1]\n"),
    "an id that is no slug": ("SCH003", '[fact."A b"]\nvalue = 1\n'),
    "a kind there is not": ("SCH003", A + 'kind = "rumour"\n'),
    "a value in other words": ("SCH004", '[fact.a]\nvalue = "a great many"\n'),
    "a range the wrong way round": ("SCH004", '[fact.a]\nvalue = "400-300"\n'),
    "an assertion that does not parse": ("SCH004", A + '[[check]]\nassert = "a <= "\n'),
    "an assertion over nothing": ("SCH004", A + '[[check]]\nassert = "a"\n'),
    "a month 13": ("SCH005", A + 'date = "2019-13"\n'),
    "a day there is not": ("SCH005", A + 'date = "2019-02-29"\n'),
    "a period that ends before it begins": ("SCH005", A + 'date = "2019-09/2019-01"\n'),
    "words for a date": ("SCH005", A + 'date = "last year"\n'),
    "no source": ("SCH007", "[fact.a]\nvalue = 1\n"),
    "a figure without a value": ("SCH007", '[fact.a]\nkind = "figure"\n'),
    # references
    "a source nobody knows": ("REF001", A + 'source = "nobody"\n'),
    "a log's source nobody knows": (
        "REF001",
        '[fact.a]\nkind = "commitment"\nlog = [{ on = 2019-01-01, state = "met", source = "nobody" }]\n',
    ),
    "a whole that is not there": ("REF002", A + 'part_of = "nothing"\n'),
    "a part that is not there": ("REF002", '[fact.a]\nvalue = 1\nparts = ["nothing"]\n'),
    "a named part that is not there": ("REF002", A + '[fact.b]\nvalue = 1\npart_of = "a.men"\n'),
    "an assertion about nothing": ("REF002", '[[check]]\nassert = "nothing <= 3"\n'),
    "disputes what is not there": ("REF002", A + 'disputes = "nothing"\n'),
    "parts of each other": ("REF003", A + 'part_of = "b"\n[fact.b]\nvalue = 1\npart_of = "a"\n'),
    "each replaces the other": ("REF003", A + 'supersedes = "b"\n[fact.b]\nvalue = 1\nsupersedes = "a"\n'),
    "a source nobody reads": ("REF004", A + S),
    # sources
    "a source without a title": ("SRC001", '[source.s]\nurl = "https://example.org/s"\n' + A + 'source = "s"\n'),
    "a source without a date": (
        "SRC002",
        '[source.s]\ntitle = "S"\nurl = "https://example.org/s"\n' + A + 'source = "s"\n',
    ),
    "read before it was published": ("SRC003", S + "accessed = 2019-11-30\n" + A + 'source = "s"\n'),
    "a page without a copy in an archive": ("SRC004", S + A + 'source = "s"\n'),
    "a bare address twice": (
        "SRC005",
        (
            '[fact.a]\nvalue = 1\nsource = "https://example.org/t"\n'
            '[fact.b]\nvalue = 1\nsource = "https://example.org/t"\n'
        ),
    ),
    "a bare address that has a record": ("SRC005", S + '[fact.a]\nvalue = 1\nsource = "https://example.org/s"\n'),
    "a page without an address": ("SRC006", '[source.s]\ntitle = "S"\ntype = "webpage"\n' + A + 'source = "s"\n'),
    # evidence
    "40,000 where it says over 40,000": ("EVI002", '[fact.a]\nvalue = 40000\nquote = "over 40,000 cases"\n'),
    "a quote of words only": ("EVI002", '[fact.a]\nvalue = 15\nquote = "hardly any"\n'),
    "22 % where it says 22 people": ("EVI002", '[fact.a]\nvalue = "22%"\nquote = "22 people"\n'),
    "30 % where it says one in five": ("EVI002", '[fact.a]\nvalue = "30%"\nquote = "one in five women"\n'),
    "20 % where it says more than one in five": (
        "EVI002",
        '[fact.a]\nvalue = "20%"\nquote = "more than one in five women"\n',
    ),
    "one case is not 100 %": ("EVI002", '[fact.a]\nvalue = "100%"\nquote = "1 case"\n'),
    "a quote that is too long": ("EVI004", '[fact.a]\nvalue = 1\nquote = "1 ' + "x " * 120 + '"\n'),
    "a quote without a place": ("EVI005", '[fact.a]\nvalue = 1\nquote = "1"\n'),
    "an English quote of a Spanish page": ("EVI006", S + SPANISH + 'quote = "there is 1 of them"\n'),
    # links
    "a script for an address": ("LNK001", '[source.s]\ntitle = "S"\nurl = "javascript:alert(1)"\n'),
    "an address with a password": ("LNK001", '[source.s]\ntitle = "S"\nurl = "https://a:b@example.org/"\n'),
    "the port of another service": ("LNK001", '[source.s]\ntitle = "S"\nurl = "https://example.org:25/"\n'),
    "no host": ("LNK001", '[source.s]\ntitle = "S"\nurl = "https:///x"\n'),
    "an insecure address": ("LNK007", '[source.s]\ntitle = "S"\nurl = "http://example.org/"\n'),
    # times against sources and ids
    "2020 in a page of 2019": ("PER003", S + A + 'date = "2020"\nsource = "s"\n'),
    "due before it was promised": ("PER005", PROMISE + "due = 2018-12-01\n"),
    "followed before it was promised": (
        "PER005",
        PROMISE + 'log = [{ on = 2018-12-01, state = "pending", source = "https://example.org/b" }]\n',
    ),
    "confirmed before its day": ("PER005", A + "date = 2019-03-01\nchecked = 2019-02-28\n"),
    "the quote says in another year": ("PER006", A + 'date = "2018"\nquote = "1 case in 2019"\n'),
    "the quote says en otro año": ("PER006", A + 'date = "2018-03"\nquote = "1 caso en marzo de 2019"\n'),
    "the claim says since another year": ("PER006", A + 'claim = "Cases since May 2017"\ndate = "2018-05/2019"\n'),
    "present a year before its source": (
        "PER007",
        S + A + 'date = 2018-12-01\nongoing = true\nsource = "s"\n',
    ),
    "an id of another year": ("PER004", '[fact.files-2018]\nvalue = 1\ndate = "2019"\n'),
}

SILENT = {
    "an open table": ("SCH002", A + "x = { anything = { at = [1] } }\n"),
    "words the grammar knows": ("SCH004", '[fact.a]\nvalue = "about two dozen"\n'),
    "29 February of a leap year": ("SCH005", A + 'date = "2020-02-29"\n'),
    "a law needs no value": ("SCH007", '[fact.a]\nkind = "law"\nlaw = { title = "L" }\n'),
    "an address is a source": ("REF001", A + 'source = "https://example.org/t"\n'),
    "whom it credits may be any name": ("REF001", A + 'according_to = ["National Search Commission"]\n'),
    "a part that is there": ("REF002", A + "parts = { men = 1 }\n[fact.b]\nvalue = 1\npart_of = 'a.men'\n"),
    "a chain of parts": ("REF003", A + 'part_of = "b"\n[fact.b]\nvalue = 1\npart_of = "c"\n[fact.c]\nvalue = 1\n'),
    "a source that another rests on": (
        "REF004",
        S + '[source.t]\ntitle = "T"\nderived_from = "s"\n' + A + 'source = "t"\n',
    ),
    "a source that is credited": ("REF004", S + A + 'according_to = ["s"]\n'),
    "read on the day of its publication": ("SRC003", S + "accessed = 2019-12-01\n" + A + 'source = "s"\n'),
    "published in a month, read within it": (
        "SRC003",
        '[source.s]\ntitle = "S"\ndate = "2019-12"\naccessed = 2019-12-05\n' + A + 'source = "s"\n',
    ),
    "a page with a copy in an archive": (
        "SRC004",
        S + 'archive = "https://web.archive.org/web/2019/https://example.org/s"\n' + A + 'source = "s"\n',
    ),
    "a book needs no address": ("SRC006", '[source.s]\ntitle = "S"\ntype = "book"\n' + A + 'source = "s"\n'),
    "a bare address once": ("SRC005", '[fact.a]\nvalue = 1\nsource = "https://example.org/t"\n'),
    "an address in [defaults] is written once": ("SRC005", A + "[fact.b]\nvalue = 1\n"),
    "a hedge in other words": ("EVI002", '[fact.a]\nvalue = "over 40,000"\nquote = "more than 40,000 cases"\n'),
    "Spanish figures": ("EVI002", '[fact.a]\nvalue = 40180\nquote = "son 40 mil 180 personas"\n'),
    "one in five is 20 %": ("EVI002", '[fact.a]\nvalue = "20%"\nquote = "one in five women"\n'),
    "half of them are 50 %": ("EVI002", '[fact.a]\nvalue = "over 50%"\nquote = "more than half of the cases"\n'),
    "half a percent without its sign": ("EVI002", '[fact.a]\nvalue = "0.5%"\nquote = "it was 0.5"\n'),
    "a range from one to the other": ("EVI002", '[fact.a]\nvalue = "300-400"\nquote = "from 300 to 400 experts"\n'),
    "number words": ("EVI002", '[fact.a]\nvalue = 15\nquote = "fifteen convictions"\n'),
    "a hedge over two figures": (
        "EVI002",
        '[fact.a]\nvalue = "at least 15"\nquote = "at least 24 defenders and 15 journalists"\n',
    ),
    "the parts of a whole": (
        "EVI002",
        '[fact.a]\nvalue = 1129\nparts = { d = 691, j = 438 }\nquote = "691 defenders and 438 journalists"\n',
    ),
    "a place": ("EVI005", '[fact.a]\nvalue = 1\nquote = "1"\nat = "p. 3"\n'),
    "a Spanish quote of a Spanish page": ("EVI006", S + SPANISH + 'quote = "hay 1 de los que se buscan"\n'),
    "a Spanish name in an English quote": (
        "EVI006",
        S + SPANISH.replace('"es"', '"en"') + 'quote = "1 Fiscalía General de la República"\n',
    ),
    "a Spanish page beside an English one": (
        "EVI006",
        '[source.t]\ntitle = "T"\nlang = "en"\nurl = "https://example.org/t"\n'
        + S
        + SPANISH.replace('source = "s"', 'source = ["s", "t"]')
        + 'quote = "there is 1 of them"\n',
    ),
    "too few words to tell": ("EVI006", S + SPANISH + 'quote = "1 of Juan"\n'),
    "a secure address": ("LNK007", S),
    "this machine's own address": ("LNK001", S),
    "a port from 1024 on": ("LNK001", '[source.s]\ntitle = "S"\nurl = "https://example.org:8080/a"\n'),
    "the usual port, written out": ("LNK001", '[source.s]\ntitle = "S"\nurl = "https://example.org:443/a"\n'),
    "a period that the page reports on": ("PER003", S + A + 'date = "2018-12/2019-11"\nsource = "s"\n'),
    "a promise is of later": ("PER003", S + '[fact.a]\nkind = "commitment"\ndate = "2020"\nsource = "s"\n'),
    "an id of a year within": ("PER004", '[fact.files-2018]\nvalue = 1\ndate = "2017/2019"\n'),
    "due on the day it was promised": ("PER005", PROMISE + "due = 2019-03-01\n"),
    "followed within the month that it was promised in": (
        "PER005",
        '[fact.a]\nkind = "commitment"\ndate = "2019-03"\nlog = [{ on = 2019-03-01, state = "pending" }]\n',
    ),
    "the quote says in its own year": ("PER006", A + 'date = "2018/2019"\nquote = "1 case in 2019"\n'),
    "a comparison with another year": ("PER006", A + 'quote = "1 case more than in 2018"\n'),
    "two years": ("PER006", A + 'quote = "in 2017 and in 2018"\n'),
    "a statement may speak of any year": ("PER006", '[fact.a]\nkind = "statement"\nquote = "as in 2016"\n'),
    "a law that is named by its year": ("PER006", A + 'claim = "Cases under the 2017 law"\n'),
    "counted since another year, as of a day": ("PER006", A + 'claim = "Cases since 2006"\ndate = 2019-11-26\n'),
    "present eleven months before its source": (
        "PER007",
        S + A + 'date = 2019-01-01\nongoing = true\nsource = "s"\n',
    ),
    "present once, and confirmed since": (
        "PER007",
        S + A + 'date = 2017-01-01\nchecked = 2020-01-01\nongoing = true\nsource = "s"\n',
    ),
    "an id of a number": ("PER004", '[fact.over-4000]\nvalue = 1\ndate = "2019"\n'),
}

#: Facts that have neither a source nor a date from [defaults].
BARE = {"no source"}


@pytest.mark.parametrize("case", FOUND)
def test_found(judge: Judge, case: str) -> None:
    code, text = FOUND[case]
    report = judge(text, defaults="") if case in BARE else judge(text)
    assert code in [finding.code for finding in report.findings], report.findings


@pytest.mark.parametrize(("code", "text"), SILENT.values(), ids=SILENT)
def test_silent(judge: Judge, code: str, text: str) -> None:
    report = judge(text)
    assert code not in [finding.code for finding in report.findings], report.findings
    assert not [f for f in report.findings if f.code[:3] == "SCH"], report.findings


def test_a_date_without_quotes_is_told_how_to_be_written(judge: Judge) -> None:
    [finding] = judge("[fact.a]\nvalue = 1\ndate = 2019-01\n").findings
    assert '"2019-01"' in finding.message + finding.help
    assert finding.location.line == 7  # four lines of [defaults] stand before


def test_one_broken_file_hides_no_other_and_what_it_may_hold_is_not_called_missing(judge: Judge) -> None:
    other = '[fact.b]\nclaim = "x"\nvalue = 3\nparts = { c = 1 }\ndate = "2019"\nsource = "in-the-broken-file"\n'
    report = judge("[fact.a\n", other=other)
    assert {"SCH001", "NUM001"} <= {f.code for f in report.findings}
    assert "REF001" not in {f.code for f in report.findings}
    assert "facts.toml" in next(skipped.reason for skipped in report.skipped if skipped.code == "REF001")


def test_two_files_with_one_id(judge: Judge) -> None:
    one = '[fact.a]\nclaim = "x"\nvalue = 1\ndate = "2019"\nsource = "https://example.org/a"\n'
    [finding] = [f for f in judge(one=one, two=one).findings if f.code == "SCH006"]
    assert {finding.location.file, finding.related[0].location.file} == {"one.toml", "two.toml"}


def test_one_slug_may_name_a_fact_a_source_and_a_measure(judge: Judge) -> None:
    report = judge(S + '[measure.s]\nunit = "people"\n[fact.s]\nvalue = 1\nmeasure = "s"\nsource = "s"\n')
    assert not [f for f in report.findings if f.code[:3] in {"SCH", "REF"}], report.findings


@pytest.mark.parametrize(
    ("text", "near"),
    [
        (A + 'sorce = "s"\n', "source"),
        (S.replace("source.s", "source.report") + A + 'source = "reprot"\n', "report"),
        ("[fact.bodies]\nvalue = 1\n[fact.b]\nvalue = 1\npart_of = 'bodys'\n", "bodies"),
        (A + 'kind = "figur"\n', "figure"),
    ],
    ids=["a key", "a source", "a fact", "a kind"],
)
def test_a_typo_gets_a_near_miss(judge: Judge, text: str, near: str) -> None:
    told = [f.help for f in judge(text).findings if f.code in {"SCH002", "SCH003", "REF001", "REF002"}]
    assert any(near in help and "did you mean" in help.lower() for help in told), told
