"""How values, periods and sources are said, in both languages."""

from decimal import Decimal

import pytest

from wola_facts.model.dates import Tense, read_period
from wola_facts.model.figures import read_value
from wola_facts.model.interval import Interval
from wola_facts.model.quantity import Quantity
from wola_facts.model.source import Name, Source
from wola_facts.outputs.fragment import text_link
from wola_facts.outputs.wording import say_period, say_source, say_value, unit_to_add


@pytest.mark.parametrize(
    ("text", "unit", "own", "english", "spanish"),
    [
        pytest.param("706", "", "en", "706", "706", id="a number"),
        pytest.param("over 40,000", "people", "en", "over 40,000", "más de 40\u00a0000", id="a hedge"),
        pytest.param("more than 1,100", "", "en", "more than 1,100", "más de 1100", id="four digits stand together"),
        pytest.param("más de 40 mil", "", "es", "over 40,000", "más de 40 mil", id="from Spanish"),
        pytest.param("more than 40 thousand", "", "en", "more than 40 thousand", "más de 40 mil", id="a scale"),
        pytest.param("1.5 million", "MXN", "en", "1.5 million MXN", "1.5 millones MXN", id="a currency"),
        pytest.param("1 million", "", "en", "1 million", "1 millón", id="one million"),
        pytest.param("2 billion", "", "en", "2 billion", "2000 millones", id="a billion is a thousand millions"),
        pytest.param("less than 4%", "", "en", "less than 4%", "menos de 4\u00a0%", id="a percentage"),
        pytest.param("54", "%", "en", "54%", "54\u00a0%", id="a percentage by its unit"),
        pytest.param("7 percent", "", "en", "7 percent", "7\u00a0%", id="percent in a word"),
        pytest.param("300-400", "", "en", "300-400", "300–400", id="a range"),
        pytest.param("between 300 and 400", "", "en", "between 300 and 400", "entre 300 y 400", id="between"),
        pytest.param("entre 300 y 400", "", "es", "between 300 and 400", "entre 300 y 400", id="entre"),
        pytest.param("half", "", "en", "half", "la mitad", id="half"),
        pytest.param("dozens", "", "en", "dozens", "docenas", id="dozens"),
        pytest.param("nearly 37,000", "", "en", "nearly 37,000", "casi 37\u00a0000", id="nearly"),
        pytest.param("about 7.50", "", "en", "about 7.50", "cerca de 7.50", id="every decimal that was written"),
        pytest.param("300 or more", "", "en", "300 or more", "al menos 300", id="a hedge behind"),
        pytest.param("61.000", "", "es", "61,000", "61\u00a0000", id="a dot that groups in Spanish"),
    ],
)  # fmt: skip
def test_say_value(text: str, unit: str, own: str, english: str, spanish: str) -> None:
    quantity = read_value(text, unit, own)
    assert (say_value(quantity, "en", own), say_value(quantity, "es", own)) == (english, spanish)


def test_true_and_false_are_yes_and_no() -> None:
    yes = Quantity(Interval.exactly(Decimal(1)), "true", numbers=(Decimal(1),), boolean=True)
    assert (say_value(yes, "en"), say_value(yes, "es")) == ("yes", "sí")


@pytest.mark.parametrize(
    ("date", "tense", "english", "spanish"),
    [
        ("2019-01", Tense.CLOSED, "January 2019", "enero de 2019"),
        ("2019", Tense.CLOSED, "2019", "2019"),
        ("2018-12/2019-11", Tense.CLOSED, "Dec 2018 – Nov 2019", "dic. 2018 – nov. 2019"),
        ("2019-01/2019-09", Tense.CLOSED, "Jan – Sep 2019", "ene. – sep. 2019"),
        ("2018-12/..", Tense.ONGOING, "since Dec 2018", "desde diciembre de 2018"),
        ("../2019-11", Tense.CLOSED, "until Nov 2019", "hasta noviembre de 2019"),
        ("2019-11-26", Tense.AS_OF, "as of 26 Nov 2019", "al 26 de noviembre de 2019"),
        ("2019-11-26", Tense.CLOSED, "26 Nov 2019", "26 de noviembre de 2019"),
        ("2019-11~", Tense.CLOSED, "about November 2019", "hacia noviembre de 2019"),
        ("2006/2019-11", Tense.CLOSED, "2006 – Nov 2019", "2006 – nov. 2019"),
        ("2019-05-02/2019-05-09", Tense.CLOSED, "2 May – 9 May 2019", "2 mayo – 9 mayo 2019"),
    ],
)
def test_say_period(date: str, tense: Tense, english: str, spanish: str) -> None:
    period = read_period(date)
    assert (say_period(period, tense, "en"), say_period(period, tense, "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param(
            Source("wola-2019", publisher="Washington Office on Latin America", date=read_period("2019-11-26")),
            "WOLA 2019",
            id="the initials that its id has",
        ),
        pytest.param(Source("x", author=(Name(literal="CNDH"),), date=read_period("2018")), "CNDH 2018", id="a house"),
        pytest.param(Source("x", author=(Name("Meyer"), Name("Hinojosa"))), "Meyer & Hinojosa", id="two people"),
        pytest.param(Source("x", author=(Name("A"), Name("B"), Name("C"))), "A et al.", id="many people"),
        pytest.param(
            Source("https://www.e.org/a", url="https://www.e.org/a", inline=True), "e.org", id="an address by its host"
        ),
        pytest.param(
            Source("x", author=(Name(literal="Universidad Iberoamericana"),), url="https://www.e.org/a"),
            "Universidad Iberoamericana",
            id="a house with a longer name, before a host",
        ),
        pytest.param(Source("un-report-2019", date=read_period("2019")), "UN report 2019", id="by its id"),
    ],
)
def test_say_source(source: Source, said: str) -> None:
    assert say_source(source) == said


@pytest.mark.parametrize(
    ("unit", "claim", "lang", "added"),
    [
        ("complaints", "Complaints of torture", "en", ""),
        ("complaints", "Quejas por tortura", "es", ""),
        ("people", "Registered missing persons", "en", ""),
        ("people", "Under the Mechanism", "en", "people"),
        ("people", "Journalists killed", "en", ""),
        ("people", "Periodistas asesinados", "es", ""),
        ("people", "Killed in the offices of those who protect journalists", "en", "people"),
        ("cases", "De tortura", "es", "casos"),
        ("%", "Share", "en", ""),
        ("MXN", "Budget", "en", ""),
    ],
)
def test_the_noun_is_added_where_the_claim_lacks_it(unit: str, claim: str, lang: str, added: str) -> None:
    assert unit_to_add(unit, claim, lang) == added


@pytest.mark.parametrize(
    ("unit", "english", "spanish"),
    [
        ("people", "person", "persona"),
        ("bodies", "body", "cuerpo"),
        ("investigations", "investigation", "investigación"),
        ("months", "month", "mes"),
        ("defenders", "defender", "persona defensora"),
        ("deaths per injury", "death per injury", "muerte por herido"),
        ("km", "km", "km"),
        ("houses", "house", "houses"),
    ],
)
def test_of_one_thing_the_unit_is_singular(unit: str, english: str, spanish: str) -> None:
    assert unit_to_add(unit, "", "en", one=True) == english
    assert unit_to_add(unit, "", "es", one=True) == spanish


@pytest.mark.parametrize(
    ("url", "quote", "before", "after", "link"),
    [
        pytest.param("https://e.org/a", "706 bodies", "", "", "https://e.org/a#:~:text=706%20bodies", id="plain"),
        pytest.param(
            "https://e.org/a",
            "a-b, c & d",
            "x,",
            "-y",
            "https://e.org/a#:~:text=x%2C-,a%2Db%2C%20c%20%26%20d,-%2Dy",
            id="hyphen, comma and ampersand are signs of the syntax, and encoded",
        ),
        pytest.param("https://e.org/a#b", "ñ", "", "", "https://e.org/a#b:~:text=%C3%B1", id="another fragment"),
        pytest.param("https://e.org", "a … b", "", "", "https://e.org#:~:text=a,b", id="an ellipsis is a range"),
        pytest.param("javascript:alert(1)", "a", "", "", "", id="no web page"),
        pytest.param("https://e.org", "", "", "", "", id="no quote"),
    ],
)  # fmt: skip
def test_text_link(url: str, quote: str, before: str, after: str, link: str) -> None:
    assert text_link(url, quote, before, after) == link
