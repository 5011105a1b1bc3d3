"""Lists of works: their order, works of one author and year, and how a citation in the text tells them apart."""

import pytest

from wola_facts.cite.citing import Citer
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_texts


def corpus_of(*sources: str) -> Corpus:
    """Return a corpus with a fact for each source; a source is author | date | title."""
    text = ""
    for number, line in enumerate(sources):
        author, when, title = (part.strip() for part in line.split("|"))
        who = f'"{author}"' if "," in author else f'{{ literal = "{author}" }}'
        date = f'date = "{when}"\n' if when else ""
        text += f'[source.s{number}]\ntitle = "{title}"\nauthor = {who}\ntype = "report"\nlang = "en"\n{date}'
        text += f'[fact.f{number}]\nclaim = "c"\nvalue = {number}\ndate = "2019"\nsource = "s{number}"\n'
    return load_texts({"t.toml": text})


def in_text(corpus: Corpus, style: str, lang: str = "") -> str:
    return Citer(corpus, corpus.facts.values(), style, lang=lang).in_text().text


def listed(corpus: Corpus, style: str, lang: str = "") -> list[str]:
    return list(Citer(corpus, corpus.facts.values(), style, lang=lang).bibliography().texts)


@pytest.mark.parametrize(
    ("style", "lang", "said"),
    [
        # APA 7, 8.19: the author once, letters in their order, by title.
        pytest.param("apa", "", "(CNDH, 2019a, 2019b)", id="APA"),
        pytest.param("apa", "es-MX", "(CNDH, 2019a, 2019b)", id="APA in Spanish"),
        # Chicago 18, 13.114.
        pytest.param("chicago", "", "(CNDH 2019a, 2019b)", id="Chicago"),
        pytest.param("harvard", "", "(CNDH, 2019a, 2019b)", id="Harvard"),
        # MLA 9, 6.8: by title.
        pytest.param("mla", "", "(CNDH, Second; CNDH, First)", id="MLA"),
    ],
)
def test_works_of_one_author_and_year(style: str, lang: str, said: str) -> None:
    assert in_text(corpus_of("CNDH | 2019-06 | Second", "CNDH | 2019-01 | First"), style, lang) == said


def test_undated_works_of_one_author() -> None:
    """APA 7, 8.19: n.d.-a, n.d.-b; in Spanish s.f.-a."""
    corpus = corpus_of("Prodh | | One", "Prodh | | Two")
    assert in_text(corpus, "apa") == "(Prodh, n.d.-a, n.d.-b)"
    assert in_text(corpus, "apa", "es-MX") == "(Prodh, s.f.-a, s.f.-b)"


def test_letters_are_in_the_list_too() -> None:
    corpus = corpus_of("CNDH | 2019-06 | Second", "CNDH | 2019-01 | First")
    assert listed(corpus, "apa") == ["CNDH. (2019a). First.", "CNDH. (2019b). Second."]


def test_one_family_name_is_told_apart_by_initials() -> None:
    """APA 7, 8.20: the initials of authors who share a family name."""
    corpus = corpus_of("Meyer, Ana | 2018 | One", "Meyer, Luis | 2019 | Two")
    assert in_text(corpus, "apa") == "(A. Meyer, 2018; L. Meyer, 2019)"


def test_one_family_name_and_one_initial_are_told_apart_by_given_names() -> None:
    """APA 7, 8.20: Alma Pérez, Ana Pérez in the text, no letters; initials in the list as ever."""
    corpus = corpus_of("Pérez, Ana | 2019 | One", "Pérez, Alma | 2019 | Two")
    assert in_text(corpus, "apa") == "(Alma Pérez, 2019; Ana Pérez, 2019)"
    assert listed(corpus, "apa") == ["Pérez, A. (2019). One.", "Pérez, A. (2019). Two."]


def titled(lang: str, *titles: str) -> Corpus:
    """Return a corpus of reports without an author."""
    text = ""
    for number, title in enumerate(titles):
        text += f'[source.s{number}]\ntitle = "{title}"\ntype = "report"\nlang = "{lang}"\ndate = "2019"\n'
        text += f'[fact.f{number}]\nclaim = "c"\nvalue = {number}\ndate = "2019"\nsource = "s{number}"\n'
    return load_texts({"t.toml": text})


@pytest.mark.parametrize(
    ("style", "lang", "titles"),
    [
        # APA 7, 9.49; MLA 9, 5.125; Chicago 18, 13.70; MHRA 4, 7.12: an article that begins a title does not count.
        *(
            pytest.param(style, "en", ["Amber", "The Border", "A Court", "An Exile", "Torture"], id=f"{style}, English")
            for style in ("apa", "mla", "chicago", "chicago-notes", "mhra", "harvard", "oscola")
        ),
        *(
            pytest.param(style, "es", ["Ámbar", "La búsqueda", "El caso", "Los hechos", "Una noche"], id=f"{style}, es")
            for style in ("apa", "iso690", "iso690-note", "unam", "spanish-legal")
        ),
        # An article of another language is a word; that of a place belongs to its name.
        pytest.param("apa", "en", ["Border", "La Bestia", "The Mexican way"], id="not another language's"),
        pytest.param("apa", "es", ["El Salvador hoy", "Las Vegas", "Los mapas"], id="not a place's"),
    ],
)
def test_an_article_that_begins_a_title_does_not_count(style: str, lang: str, titles: list[str]) -> None:
    entries = listed(titled(lang, *sorted(titles)), style)
    assert [next(title for title in titles if title.casefold() in entry.casefold()) for entry in entries] == titles


@pytest.mark.parametrize(
    ("names", "order"),
    [
        pytest.param(["The Guardian", "Human Rights Watch"], ["The Guardian", "Human Rights Watch"], id="The"),
        pytest.param(["Maya", "La Jornada"], ["La Jornada", "Maya"], id="La"),
        pytest.param(["Unicef", "UN Women"], ["UN Women", "Unicef"], id="UN is no article"),
        pytest.param(["Kruse, A", "La Rue, Frank"], ["Kruse, A", "La Rue, F"], id="a person's is part of the name"),
    ],
)
def test_nor_does_that_of_an_institution(names: list[str], order: list[str]) -> None:
    entries = listed(corpus_of(*(f"{name} | 2019 | Title" for name in names)), "apa")
    assert [next(name for name in order if entry.startswith(name)) for entry in entries] == order


@pytest.mark.parametrize(
    ("style", "lang", "order"),
    [
        # The Spanish alphabet has ñ behind n; the English one takes it for an n.
        pytest.param("apa", "es-MX", ["Álvarez", "Nuño", "Ñáñez", "Öztürk", "Zapata"], id="in Spanish"),
        pytest.param("apa", "", ["Álvarez", "Ñáñez", "Nuño", "Öztürk", "Zapata"], id="in English"),
        pytest.param("iso690", "", ["ÁLVAREZ", "NUÑO", "ÑÁÑEZ", "ÖZTÜRK", "ZAPATA"], id="in a Spanish style"),
    ],
)
def test_the_order_of_letters_is_the_language_s(style: str, lang: str, order: list[str]) -> None:
    names = ["Zapata, A", "Ñáñez, B", "Öztürk, C", "Nuño, D", "Álvarez, E"]
    corpus = corpus_of(*(f"{name} | 2019 | Title" for name in names))
    assert [entry.partition(",")[0] for entry in listed(corpus, style, lang)] == order


def test_a_later_note_is_short() -> None:
    """Chicago 18, 13.32: family name and title; OSCOLA 4, 1.2.3: ibid, always in small letters."""
    source = '[source.s]\ntitle = "On torture"\nauthor = "Meyer, Ana"\ntype = "report"\ndate = "2019"\nlang = "en"\n'
    fact = '[fact.f{0}]\nclaim = "c"\nvalue = 1\ndate = "2019"\nsource = "s"\nat = "p. {0}"\n'
    corpus = load_texts({"t.toml": source + fact.format(3) + fact.format(5)})
    facts = corpus.facts.values()
    assert Citer(corpus, facts, "chicago-notes").each("note").texts == (
        "Ana Meyer, On Torture (2019), 3.", "Meyer, On Torture, 5.",
    )  # fmt: skip
    assert Citer(corpus, facts, "oscola").each("note").texts == ("Ana Meyer, ‘On Torture’ (2019) 3.", "ibid 5.")


def test_a_later_note_in_the_bluebook() -> None:
    """Rule 4.1 and 4.2: Id. at 5; supra note 1, at 7, with its comma; a ruling by its short form."""
    text = '[source.s]\ntitle = "On torture"\nauthor = "Meyer, Ana"\ntype = "report"\ndate = "2019"\nlang = "en"\n'
    text += '[source.c]\ntitle = "Atenco v. Mexico"\nauthor = { literal = "Inter-American Court of Human Rights" }\n'
    text += 'type = "legal_case"\nnumber = "Series C No. 371"\ndate = 2018-11-28\nlang = "en"\n'
    places = [("s", "p. 3"), ("s", "p. 5"), ("c", "para. 24"), ("s", "p. 7"), ("c", "para. 26"), ("s", "sec. Aims")]
    for number, (source, at) in enumerate(places):
        text += f'[fact.f{number}]\nclaim = "c"\nvalue = 1\ndate = "2019"\nsource = "{source}"\nat = "{at}"\n'
    corpus = load_texts({"t.toml": text})
    assert Citer(corpus, corpus.facts.values(), "bluebook").each("note").texts == (
        "Ana Meyer, On Torture 3 (2019).",
        "Id. at 5.",
        "Atenco v. Mexico, Judgment, Inter-Am. Ct. H.R. (ser. C) No. 371, ¶ 24 (Nov. 28, 2018).",
        "Meyer, supra note 1, at 7.",
        "Atenco v. Mexico, Inter-Am. Ct. H.R. (ser. C) No. 371, ¶ 26.",
        "Meyer, supra note 1, § Aims.",
    )
    said = Citer(corpus, corpus.facts.values(), "bluebook", lang="es-MX").each("note").texts
    assert said[3] == "Meyer, supra nota 1, en 7."


def test_the_place_in_a_note_of_unam_comes_before_the_address() -> None:
    source = '[source.s]\ntitle = "Tortura"\ntype = "webpage"\nurl = "https://example.org/a"\nlang = "es"\n'
    fact = '[fact.f]\nclaim = "c"\nvalue = 1\ndate = "2019"\nsource = "s"\nat = "para. 4"\n'
    corpus = load_texts({"t.toml": source + fact})
    said = Citer(corpus, corpus.facts.values(), "unam").each("note").texts
    assert said == ("Tortura, pár. 4. https://example.org/a.",)


def test_a_place_is_said_of_the_first_source_only() -> None:
    corpus = load_texts(
        {
            "t.toml": "".join(
                f'[source.{id}]\ntitle = "T"\nauthor = {{ literal = "{id}" }}\ntype = "report"\ndate = "2019"\n'
                for id in "ab"
            )
            + '[fact.f]\nclaim = "c"\nvalue = 1\ndate = "2019"\nsource = ["a", "b"]\nat = "p. 3"\n'
        }
    )
    assert Citer(corpus, corpus.facts.values(), "apa").each().texts == ("(a, 2019, p. 3; b, 2019)",)
