"""What stands in running text and is no figure, and the spellings in which figures stand there."""

import pytest

from wola_facts.model.figures import read_figures

NO_FIGURES = {
    "dates": [
        "On 26 November 2019", "November 26, 2019", "Nov. 26, 2019", "Nov 26, 2019", "26 Nov 2019", "May 5", "5 May",
        "26 de noviembre de 2019", "el 1º de diciembre de 2018", "el 1 de diciembre", "26-nov-2019", "26 nov. 2019",
        "26/11/2019", "26.11.2019", "2019-11-26T10:00:00Z", "between 26 and 28 November", "del 3 al 5 de mayo",
    ],
    "years": [
        "in 2019", "since 2018", "desde 2018", "(2019)", "2006-2019", "2006–2019", "from 2006 to 2019", "2018/19",
        "de 2006 a 2019", "entre 2006 y 2019", "between 2006 and 2019", "2018-19", "2017, 2018 and 2019", "FY2019",
        "in the 1990s", "the 90s",
    ],
    "times": ["at 10:30 a.m.", "at 5 p.m.", "10 am", "a las 10:30 horas", "10h30", "open 24/7", "12:30"],
    "locators": [
        "Article 24", "Articles 3 and 4", "Arts. 3, 4 and 5", "artículos 3 y 4", "para. 4", "paras. 4-6", "párr. 4",
        "pp. 3-5", "p. 12", "Series C No. 371", "Serie C núm. 371", "Resolution 2178 (2014)", "Chapter 3", "Table 2",
        "ley 5/1999", "expediente 123/2019",
    ],
    "telephone numbers": ["call +52 55 1234 5678", "call 555-1234", "tel. (202) 797-2171", "202-797-2171"],
    "ordinals": ["the first time", "the 21st century", "the third case", "a third case was opened"],
    "words": [
        "one of the reasons", "uno de los casos", "una de las víctimas", "no one died", "one another", "some people",
        "nearly all", "miles away", "el por ciento de",
    ],
    "codes": [
        "COVID-19", "H2O and CO2", "the G20", "1e5 things", "3.5e10", "0x10", "007 agents", "0123456", ".5 of it",
        "https://wola.org/2019/15?x=20", "www.wola.org/2019/15-cases", "mail a15@example.org", "3:1", "50/50", "[12]",
    ],
}  # fmt: skip

FIGURES = {
    "money": {
        "$1.5bn": ["$1.5bn [1500000000, 1500000000] $"],
        "US$ 2.5 million": ["US$ 2.5 million [2500000, 2500000] USD"],
        "2.5 millones de pesos": ["2.5 millones [2500000, 2500000] MXN"],
        "300 million MXN": ["300 million MXN [300000000, 300000000] MXN"],
        "$5 to $10 million": ["$5 to $10 million [5000000, 10000000] $"],
        "€5 €6": ["€5 [5, 5] EUR", "€6 [6, 6] EUR"],
        "over $2.5 million": ["over $2.5 million (2500000, inf) $"],
    },
    "shares": {
        "más del 90 por ciento de los casos": ["más del 90 por ciento (90, inf) %"],
        "cerca del 50%": ["cerca del 50% [47.5, 52.5] %"],
        "un 98% de los delitos": ["98% [98, 98] %"],
        "98\u202f% of crimes": ["98\u202f% [98, 98] %"],
        "between 5% and 10% of cases": ["between 5% and 10% [5, 10] %"],
        "entre el 5% y el 10%": ["entre el 5% y el 10% [5, 10] %"],
        "fell by 5 to 10 percent": ["fell by 5 to 10 percent [-10, -5] %"],
    },
    "ranges": {
        "1.5–2.5 million people": ["1.5–2.5 million [1500000, 2500000] people"],
        "three to five experts": ["three to five [3, 5] experts"],
        "-5 to -3": ["-5 to -3 [-5, -3]"],
        "it rose in 2019 to 3,000 people": ["3,000 [3000, 3000] people"],
        "it rose from 5 to 10": ["5 [5, 5]", "10 [10, 10]"],
    },
    "signs": {
        "(>3% of cases)": [">3% (3, inf) %"],
        "≥10 cases": ["≥10 [10, inf) cases"],
        "~700 people": ["~700 [665, 735] people"],
        "65+ years": ["65+ [65, inf) years"],
        "<b>15</b> cases": ["15 [15, 15]"],
        "> 15 cases in a quotation": ["15 [15, 15] cases"],
        "5 + 3 cases": ["5 [5, 5]", "3 [3, 3] cases"],
    },
    "words": {
        "dos mil quinientas personas": ["dos mil quinientas [2500, 2500] personas"],
        "one hundred and twenty people": ["one hundred and twenty [120, 120] people"],
        "several hundred people": ["several hundred [200, inf) people"],
        "one and a half years": ["one and a half [1.5, 1.5] years"],
        "treinta y un estados de México": ["treinta y un [31, 31] estados"],
        "al menos una persona": ["al menos una [1, inf) persona"],
    },
    "joined": {
        "at least 24 defenders and another 15 journalists": [
            "at least 24 [24, inf) defenders", "15 [15, inf) journalists",
        ],
        "at least 24 defenders and exactly 15 journalists": [
            "at least 24 [24, inf) defenders", "exactly 15 [15, 15] journalists",
        ],
        "más de 24 defensores o 15 periodistas": ["más de 24 [25, inf) defensores", "15 [16, inf) periodistas"],
        "at least 24 defenders but 15 journalists": ["at least 24 [24, inf) defenders", "15 [15, 15] journalists"],
        "at least 24 defenders. And 15 journalists": ["at least 24 [24, inf) defenders", "15 [15, 15] journalists"],
    },
    "Unicode": {
        "ma\u0301s de 15 vi\u0301ctimas": ["ma\u0301s de 15 [16, inf) vi\u0301ctimas"],
        "𝟙𝟚 15 cases 😀 3 men": ["15 [15, 15] cases", "3 [3, 3] men"],
        "«más de 15 casos»": ["más de 15 [16, inf) casos"],
        "–15 de ellos–": ["15 [15, 15]"],
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_FIGURES)
def test_what_looks_like_a_figure_is_passed_over(kind: str) -> None:
    read = {text: [figure.text for figure in read_figures(text)] for text in NO_FIGURES[kind]}
    assert {text: figures for text, figures in read.items() if figures} == {}


@pytest.mark.parametrize("kind", FIGURES)
def test_figures_are_read_in_each_spelling(kind: str) -> None:
    read = {
        text: [f"{figure.text} {figure.interval} {figure.unit}".strip() for figure in read_figures(text)]
        for text in FIGURES[kind]
    }
    assert read == FIGURES[kind]


@pytest.mark.parametrize("kind", FIGURES)
def test_a_figure_says_where_it_stands(kind: str) -> None:
    for text in FIGURES[kind]:
        assert all(text[figure.start : figure.end] == figure.text for figure in read_figures(text))
