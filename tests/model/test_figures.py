"""Every figure in running text: where it stands, what it means, and what is not a figure at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.model.figures import Figure, read_figures


def shown(figures: list[Figure]) -> list[str]:
    return [f"{figure.text} {figure.interval} {figure.unit}".strip() for figure in figures]


# Sentences of our own in the manner of a human-rights report, with every figure worked out by hand.
SENTENCES = [
    ("a hedge is part of its figure", "It lists over 40,000 cases.", ["over 40,000 [40001, inf) cases"]),
    ("the noun is not", "They found 706 bodies in 594 graves.", ["706 [706, 706] bodies", "594 [594, 594] graves"]),
    (
        "a hedge reaches the next figure across a conjunction",
        "At least 24 defenders and 15 journalists were killed.",
        ["At least 24 [24, inf) defenders", "15 [15, inf) journalists"],
    ),
    (
        "but not across a bracket",
        "It protects over 1,100 people (691 defenders and 438 journalists).",
        ["over 1,100 [1101, inf) people", "691 [691, 691] defenders", "438 [438, 438] journalists"],
    ),
    (
        "a figure with its own hedge keeps it",
        "Less than 3 percent of state and less than 1 percent of federal cases.",
        ["Less than 3 percent [0, 3) %", "less than 1 percent [0, 1) %"],
    ),
    (
        "years are passed over",
        "Between 2012 and June 2018 and since 2006, 15 convictions.",
        ["15 [15, 15] convictions"],
    ),
    ("dates are passed over", "On October 15, 2019 and on 26 November 2019 and 2019-11-26.", []),
    ("Spanish dates too", "El 26 de noviembre de 2019 se contaron 3 casos.", ["3 [3, 3] casos"]),
    ("codes are no figures", "See CAT/C/MEX/CO/7, COVID-19 and 1H19.", []),
    ("locators are no figures", "See art. 24, para. 4, p. 3, No. 371 and section 5.", []),
    ("ordinals are no figures", "The 43rd session and the 2nd report.", []),
    ("footnote marks are no figures", "It rose.[3] Then[^12] it fell.", []),
    ("numbers of a list are no figures", "1. First\n2. Second: 7 cases", ["7 [7, 7] cases"]),
    ("one counts where a noun follows", "It left 14 civilians and one soldier dead.", None),
    ("one is no figure where it is a word", "For one, the law is weak; no one can tell.", []),
    ("four bare digits with a counted noun are a count", "In all 2000 people fled.", ["2000 [2000, 2000] people"]),
    ("four bare digits after a firm hedge too", "more than 2000 fled in 2019", ["more than 2000 (2000, inf)"]),
    ("a range", "A body of 300-400 experts", ["300-400 [300, 400] experts"]),
    ("from and to are two figures", "It fell from 17.99 to 12.8 million pesos.", None),
    ("from and to are a range", "They need from 300 to 400 experts.", ["300 to 400 [300, 400] experts"]),
    ("de and a are one too", "Se necesitan de 300 a 400 peritos.", ["300 a 400 [300, 400] peritos"]),
    ("del and al are one too", "Del 20 al 30 por ciento de los casos.", ["20 al 30 por ciento [20, 30] %"]),
    (
        "a verb of change makes two of them",
        "La cifra pasó de 300 a 400 casos.",
        ["300 [300, 300]", "400 [400, 400] casos"],
    ),
    ("a noun of change too", "An increase from 2 to 3 cases.", ["2 [2, 2]", "3 [3, 3] cases"]),
    ("a change of the sentence before does not", "It rose. From 2 to 3 people stayed.", ["2 to 3 [2, 3] people"]),
    ("one in five is a fifth", "One in five women was beaten.", ["One in five [0.2, 0.2] women"]),
    ("uno de cada cinco", "Uno de cada cinco casos.", ["Uno de cada cinco [0.2, 0.2] casos"]),
    ("nine out of ten", "9 out of 10 crimes", ["9 out of 10 [0.9, 0.9] crimes"]),
    ("a hedge before a share", "More than one in four people left.", ["More than one in four (0.25, inf) people left"]),
    ("about a quarter is as near as 5 percent", "about 1 in 4 women", ["about 1 in 4 [0.2375, 0.2625] women"]),
    ("one in every twelve, rounded outwards", "one in every 12", ["one in every 12 [0.083333333333, 0.083333333334]"]),
    ("counts of a whole are two figures", "17 out of 32 states", ["17 [17, 17] states", "32 [32, 32] states"]),
    ("so are events in events", "killed 15 in 20 attacks", ["15 [15, 15]", "20 [20, 20] attacks"]),
    ("and times", "two in five days", ["two [2, 2]", "five [5, 5] days"]),
    ("no one in ten is no tenth", "No one in ten villages.", ["ten [10, 10] villages"]),
    ("a part has the noun of its whole", "122 of the 206 bodies", ["122 [122, 122] bodies", "206 [206, 206] bodies"]),
    ("the base of a rate is no figure", "a rate of 29 per 100,000 inhabitants", ["29 [29, 29]"]),
    ("nor is it in Spanish", "una tasa de 29 por cada 100 mil habitantes", ["29 [29, 29]"]),
    ("decades are none", "En los años 90 y la década de los setenta hubo 3 casos.", ["3 [3, 3] casos"]),
    (
        "three thousand and twenty-four",
        "three thousand and twenty-four men",
        ["three thousand and twenty-four [3024, 3024] men"],
    ),
    ("a thousand and fifty", "over a thousand and fifty men", ["over a thousand and fifty [1051, inf) men"]),
    (
        "but a scale of its own behind and",
        "between one thousand and two thousand men",
        ["between one thousand and two thousand [1000, 2000] men"],
    ),
    ("spaces group digits in Spanish", "Hay más de 61 300 personas.", ["más de 61 300 [61301, inf) personas"]),
    ("and before 000 anywhere", "some 61 000 people", ["some 61 000 [57950, 64050] people"]),
    ("but a year is not grouped", "In 2018 300 people died.", ["300 [300, 300] people"]),
    ("fell by is a minus", "Homicides fell by 54 percent.", ["fell by 54 percent [-54, -54] %"]),
    ("money has its currency", "It cost US$2.5 million.", ["US$2.5 million [2500000, 2500000] USD"]),
    ("a share", "36% of disappearances", ["36% [36, 36] %"]),
    ("Spanish thousands by the text's own words", "más de 61.000 personas", ["más de 61.000 [61001, inf) personas"]),
    ("English decimals by the text's own words", "a rate of 7.430 for the year", None),
    ("mil 478", "cuenta con mil 478 personas", ["mil 478 [1478, 1478] personas"]),
    ("mil and a figure of its own", "de mil, 300 personas", ["mil [1000, 1000]", "300 [300, 300] personas"]),
    ("40 mil 180", "México asciende a 40 mil 180 personas", ["40 mil 180 [40180, 40180] personas"]),
    ("digits inside a word are none", "abc123def v2 x86", []),
    ("an address is none", "https://example.org/2019/15-cases?id=40000", []),
    ("more years than whole ones", "for over five years", ["over five (5, inf) years"]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [row[1:] for row in SENTENCES if row[2] is not None],
    ids=[r[0] for r in SENTENCES if r[2] is not None],
)
def test_the_figures_of_a_sentence(text: str, expected: list[str]) -> None:
    assert shown(read_figures(text)) == expected


def test_one_counts_where_a_noun_follows() -> None:
    assert [figure.text for figure in read_figures("It left 14 civilians and one soldier dead.")] == ["14", "one"]


def test_from_and_to_are_two_figures() -> None:
    assert [f.text for f in read_figures("It fell from 17.99 to 12.8 million pesos.")] == ["17.99", "12.8 million"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("this number would be less than one", ["[0, 1)"], id="one behind a bound"),
        pytest.param("less than one percent", ["[0, 1)"], id="one percent"),
        pytest.param("one soldier", ["[1, 1]"], id="one of something"),
        pytest.param("no one knew, and for one, it fell over one another", [], id="one that counts nothing"),
    ],
)
def test_one_is_a_number_where_it_counts(text: str, read: list[str]) -> None:
    assert [str(figure.interval) for figure in read_figures(text)] == read


def test_a_dot_group_reads_by_the_language_asked_for() -> None:
    text = "61.000"
    assert [str(f.low) for f in read_figures(text, "es")] == ["61000"]
    assert [f.low for f in read_figures(text, "en")] == [61]


pieces = st.sampled_from(
    ["over", "40,000", "people", "15", "and", "%", "percent", "-", "–", "between", "300", "400", "2019", "May", "mil",
     "one", "half", "a", "third", "(", ")", ".", ",", "\n", "más de", "1.234.567", "$", "…",
     "\u200f", "\x1b[31m", "[3]", "fell by"]
)  # fmt: skip


@given(st.lists(st.tuples(pieces, st.sampled_from(["", " ", "\u00a0"])), max_size=25))
def test_figures_quote_the_text_and_stand_in_order(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + space for piece, space in parts)
    figures = read_figures(text)
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)
    assert all(a.end <= b.start for a, b in pairwise(figures))
    assert not any(figure.interval.empty for figure in figures)


@pytest.mark.parametrize("text", ["1.1" * 40_000, "one " * 5_000, "9" * 200_000, "over " * 40_000, "(" * 100_000])
def test_hostile_text_is_read_without_hanging(text: str) -> None:
    assert isinstance(read_figures(text), list)
