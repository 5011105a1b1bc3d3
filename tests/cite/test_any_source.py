"""Whatever a record says of a source, every style cites it: no error, nothing empty, nothing said by the engine."""

import re
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wola_facts.cite.citing import Citer
from wola_facts.cite.registry import SHIPPED
from wola_facts.corpus.load import load_texts
from wola_facts.corpus.write import toml_value

KINDS = [
    "", "webpage", "report", "article-newspaper", "article-journal", "legislation", "legal_case", "dataset", "book",
    "speech", "thesis", "chapter", "broadcast", "post", "treaty", "document", "motion_picture", "manuscript",
    "article-magazine", "post-weblog", "paper-conference", "entry-encyclopedia", "regulation", "hearing",
]  # fmt: skip

#: Words that rules look for, and signs that styles and outputs mean something by.
WORDS = (
    st.lists(
        st.sampled_from(
            "Case of the v. Vs. vs México Sentencia Serie Series C No. 371 CAT/C/MEX/CO/7 A/HRC/1 Press release DOF "
            "The Inter-American Court Human Rights Corte Interamericana de Derechos Humanos 12VG/2018 [ ] ( ) \" ' “ ” "
            ": ; , . ? ! … - — & <i> </i> $ % # ñandú مرحبا Ley".split(" ")
        ),
        min_size=1,
        max_size=7,
    )
    .map(" ".join)
    .filter(lambda text: re.search(r"[^\W\d_]", text))
)
PERSONS = st.sampled_from(["Ñáñez, Íñigo", "de la Cruz García, Ana", "O'Neil, J.-L.", "Madonna"])
NAMES = st.lists(st.one_of(PERSONS, WORDS.map(lambda text: {"literal": text})), max_size=3)
#: What stands in the open table, of which anything goes.
MORE = st.fixed_dictionaries(
    {},
    optional={
        "editor": NAMES, "translator": PERSONS, "host": NAMES, "interviewer": PERSONS, "issue": st.just("2"),
        "volume": st.sampled_from([3, "IV"]), "page": st.sampled_from(["10", "10-20", "e12"]),
        "edition": st.sampled_from(["2", "Rev. ed."]), "genre": WORDS,
        "archive": WORDS, "event-title": WORDS, "authority": WORDS, "original-date": st.just(1971),
    },
)  # fmt: skip
SOURCES = st.fixed_dictionaries(
    {},
    optional={
        "x": MORE,
        "title": WORDS, "author": NAMES.filter(bool), "type": st.sampled_from(KINDS[1:]), "container": WORDS,
        "publisher": WORDS, "number": WORDS, "version": WORDS, "lang": st.sampled_from(["en", "es", "ar"]),
        "date": st.sampled_from([date(2019, 2, 28), "2019-02", "2019", "2018/2019", "2019-11~", "2018-12/.."]),
        "url": st.just("https://example.org/a?b=c&d=<e>"), "accessed": st.just(date(2020, 1, 2)),
    },
)  # fmt: skip


@pytest.mark.parametrize("style", SHIPPED)
@settings(max_examples=12, deadline=None)
@given(source=SOURCES, at=st.one_of(st.just(""), WORDS), lang=st.sampled_from(["", "es-MX", "es-ES", "fr"]))
@example(source={"title": "Case", "container": "Case", "type": "post"}, at="", lang="")
@example(source={"container": "La Jornada", "type": "article-newspaper", "date": "2019"}, at="", lang="")
@example(source={"title": "Human Rights Act", "type": "legislation"}, at="", lang="")
def test_every_style_cites_it(style: str, source: dict[str, Any], at: str, lang: str) -> None:
    fields = "".join(f"{name} = {toml_value(value)}\n" for name, value in source.items())
    fact = f'claim = "c"\nvalue = 1\ndate = "2019"\nsource = "s"\nat = {toml_value(at)}\n'
    # Cited first, at once again, and later.
    other = "[source.o]\ntitle = 'Other'\nauthor = 'Ortiz, Eva'\n[fact.h]\n" + fact.replace('"s"', '"o"')
    facts = f"[fact.f]\n{fact}[fact.g]\n{fact}{other}[fact.i]\n{fact}"
    corpus = load_texts({"t.toml": f"[source.s]\nnote = 'a record'\n{fields}{facts}"})
    if "s" not in corpus.sources or "f" not in corpus.facts:
        return  # not a source that the corpus takes
    citer = Citer(corpus, corpus.facts.values(), style, lang=lang)
    made = (citer.bibliography(), citer.in_text(), citer.notes(), citer.each(), citer.each("note"))
    # An interview that nobody else can find is named in the text, and left out of the list by some manuals.
    listed = {1, 2} if source.get("type") == "interview" else {2}
    assert len(made[0].texts) in listed
    assert [len(one.texts) for one in made[1:]] == [1, 2, 4, 4]
    for text in (text for one in made for text in one.texts):
        assert re.search(r"\w", text)
        assert "CSL STYLE ERROR" not in text
        assert "nocase" not in text


#: What little a record may say of a source: one field of it, or nothing but a note on it.
LITTLE = ["", "author = 'Ortiz{}, Eva'", "container = 'C{}'", "publisher = 'P{}'"]


@pytest.mark.parametrize("style", SHIPPED)
def test_a_source_of_which_little_is_known_is_named_first_and_later(style: str) -> None:
    records, facts = "", []
    for number, (kind, little) in enumerate(product([*KINDS, "interview", "personal_communication"], LITTLE)):
        records += f"[source.s{number}]\ntype = '{kind or 'document'}'\nnote = 'n'\n{little.format(number)}\n"
        facts.append(f"claim = 'c'\nvalue = 1\ndate = '2019'\nsource = 's{number}'\nat = 'p. 7777'\n")
    cited = (f"[fact.{turn}{number}]\n{fact}" for turn in ("first", "later") for number, fact in enumerate(facts))
    corpus = load_texts({"t.toml": "".join([records, *cited])})
    citer = Citer(corpus, corpus.facts.values(), style)
    for made in (citer.bibliography(), citer.each(), citer.each("note")):
        for text in made.texts:
            said = re.sub(r"\b(?:7777|at|pp?|pág)\b", "", text)
            assert re.search(r"\w", said), f"{text} tells nobody which source it is"
            assert "CSL STYLE ERROR" not in text


NOTHING = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>N</title><id>n</id></info>
<citation><layout><choose><if position="subsequent"><text variable="collection-title"/></if>
<else><text variable="publisher"/></else></choose></layout></citation>
<bibliography><layout><text variable="citation-number"/><text variable="publisher" prefix=" "/></layout></bibliography>
</style>"""


def test_what_a_style_prints_nothing_of_is_named_in_its_place(tmp_path: Path) -> None:
    """Cited later, by its first form; where that is nothing too, by its title, and a warning says what it lacks."""
    (tmp_path / "n.csl").write_text(NOTHING)
    fact = "claim = 'c'\nvalue = 1\ndate = '2019'\n"
    told = {"one": "title = 'A & *T*'", "two": "publisher = 'P'", "three": "url = 'https://example.org/a'"}
    corpus = load_texts({
        "t.toml": "".join(f"[source.{name}]\n{field}\n" for name, field in told.items())
        + "".join(f"[fact.{turn}-{name}]\n{fact}source = '{name}'\n" for turn in ("first", "later") for name in told)
    })  # fmt: skip
    citer = Citer(corpus, corpus.facts.values(), str(tmp_path / "n.csl"))
    assert citer.each().texts == ("A & *T*", "P", "example.org/a") * 2
    listed = citer.bibliography()
    assert all("CSL STYLE ERROR" not in text for text in listed.texts)
    assert "A & *T*" in listed.texts[0]
    assert ("two", "title") in {(lack.source.id, lack.field) for lack in listed.lacks}
