"""The value grammar: what a record's value means, worked out by hand from the rules of the grammar."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.model.figures import ValueTextError, read_value
from wola_facts.model.hedges import BEFORE
from wola_facts.model.quantity import SAID, Bound, Widths, group, is_counted

VALUES = [
    # text, unit, language, interval
    ("a plain number is exact", "706", "", "en", "[706, 706]"),
    ("commas group threes", "40,180", "people", "en", "[40180, 40180]"),
    ("so do no-break spaces", "40\u00a0180", "people", "es", "[40180, 40180]"),
    ("so do thin spaces", "40\u2009180", "people", "en", "[40180, 40180]"),
    ("40 mil 180 is Mexican for 40,180", "40 mil 180", "people", "es", "[40180, 40180]"),
    ("mil 478 leaves out its 1", "mil 478", "people", "en", "[1478, 1478]"),
    ("and takes a scale", "mil 500 millones", "MXN", "es", "[1500000000, 1500000000]"),
    ("one dot group is thousands in Spanish", "61.000", "", "es", "[61000, 61000]"),
    ("and a decimal in English", "61.000", "", "en", "[61, 61]"),
    ("several dot groups are thousands anywhere", "1.234.567", "", "en", "[1234567, 1234567]"),
    ("a decimal comma is Spanish", "3,6", "deaths per injury", "es", "[3.6, 3.6]"),
    ("number words read in English", "fifteen", "people", "en", "[15, 15]"),
    ("and in Spanish, whatever the corpus's language", "treinta y cinco", "people", "en", "[35, 35]"),
    ("a scale multiplies", "1.5 million", "people", "en", "[1500000, 1500000]"),
    ("mil millones is a billion", "2 mil millones", "MXN", "es", "[2000000000, 2000000000]"),
    ("half is 0.5 of its noun", "half", "", "en", "[0.5, 0.5]"),
    ("dozens are two dozen at least", "dozens", "people", "en", "[24, inf)"),
    ("over excludes the number", "over 40,000", "", "en", "(40000, inf)"),
    ("and of a counted noun closes on the next whole number", "over 40,000", "people", "en", "[40001, inf)"),
    ("more than is over", "more than 3%", "", "en", "(3, inf)"),
    ("más de is over", "más de 340", "allegations", "es", "[341, inf)"),
    ("at least includes it", "at least 24", "defenders", "en", "[24, inf)"),
    ("or more stands behind", "15 or more", "cases", "en", "[15, inf)"),
    ("al menos is at least", "al menos 24", "defenders", "en", "[24, inf)"),
    ("less than starts at zero", "less than 3 percent", "", "en", "[0, 3)"),
    ("of counts it ends on the whole number before", "fewer than 15", "cases", "en", "[0, 14]"),
    ("less than a negative number has no lower end", "less than -2", "", "en", "(-inf, -2)"),
    ("up to includes its number", "up to 400", "experts", "en", "[0, 400]"),
    ("no more than is up to, not more than", "no more than 5", "", "en", "[0, 5]"),
    ("almost is from 0.9 n", "almost 15,000", "troops", "en", "[13500, 14999]"),
    ("nearly of a share stays open above", "nearly 80 percent", "", "en", "[72, 80)"),
    ("about 700 is 700 ± 35", "about 700", "people", "en", "[665, 735]"),
    ("about 7.5 is 7.5 ± 0.375", "about 7.5", "", "en", "[7.125, 7.875]"),
    ("about 0.5 is ± half its last digit", "about 0.5", "", "en", "[0.45, 0.55]"),
    ("about of a count reaches one either way", "about 10", "people", "en", "[9, 11]"),
    ("cerca de is about", "cerca de 700", "people", "en", "[665, 735]"),
    ("a range holds both its ends", "300-400", "experts", "en", "[300, 400]"),
    ("with an en dash too", "300–400", "experts", "en", "[300, 400]"),
    ("with to", "300 to 400", "experts", "en", "[300, 400]"),
    ("with a in Spanish", "300 a 400", "experts", "es", "[300, 400]"),
    ("between and", "between 300 and 400", "experts", "en", "[300, 400]"),
    ("entre y", "entre 300 y 400", "experts", "en", "[300, 400]"),
    ("the scale of a range is of both", "2-3 million", "people", "en", "[2000000, 3000000]"),
    ("a minus sign", "-54 %", "", "en", "[-54, -54]"),
    ("a true minus", "−54%", "", "en", "[-54, -54]"),
    ("minus as a word", "minus 5", "", "en", "[-5, -5]"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unit", "lang", "interval"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES]
)
def test_a_value_means_its_interval(text: str, unit: str, lang: str, interval: str) -> None:
    quantity = read_value(text, unit, lang)
    assert str(quantity.interval) == interval
    assert quantity.text == text


NOT_VALUES = [
    ("nothing", ""),
    ("words", "many"),
    ("a range that runs backwards", "400-300"),
    ("a number with its noun, which belongs into unit", "over 40,000 people"),
    ("two numbers", "3 4"),
    ("groups that are not three digits", "1,23,456"),
    ("a leading zero in a group", "0,123"),
    ("an expression", "3 * 4"),
    ("a date", "2019-11-26"),
    ("a hedge alone", "over"),
    ("more digits than any figure has", "9" * 70),
    ("markup", "[red]7[/red]"),
]


@pytest.mark.parametrize("text", [row[1] for row in NOT_VALUES], ids=[row[0] for row in NOT_VALUES])
def test_what_is_not_in_the_grammar_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueTextError) as error:
        read_value(text)
    assert str(error.value)


def test_percent_needs_a_unit_that_agrees() -> None:
    with pytest.raises(ValueTextError, match="percent"):
        read_value("3%", "people")
    assert read_value("3%").unit == "%"


def test_the_widths_of_about_and_almost_are_settings() -> None:
    wide = Widths(about=Decimal("0.1"), almost=Decimal("0.2"))
    assert str(read_value("about 1,000", widths=wide).interval) == "[900, 1100]"
    assert str(read_value("almost 1,000", widths=wide).interval) == "[800, 1000)"


UNITS = [
    ("people", True),
    ("human rights defenders", True),
    ("quejas", True),
    ("", False),
    ("%", False),
    ("MXN", False),
    ("million MXN", False),
    ("km", False),
    ("years", False),
    ("deaths per injury", False),
    ("deaths/injury", False),
    ("homicidios por día", False),
]


@pytest.mark.parametrize(("unit", "counted"), UNITS, ids=[f"{u or 'no unit'}: {c}" for u, c in UNITS])
def test_a_unit_counts_whole_things_unless_it_measures(unit: str, counted: bool) -> None:
    assert is_counted(unit) is counted


whole = st.integers(0, 10**12)


@given(whole, st.sampled_from(["en", "es"]))
def test_a_grouped_number_reads_back_in_its_language(number: int, lang: str) -> None:
    text = group(Decimal(number), lang)
    assert read_value(text, lang=lang).interval.low == number


@given(st.sampled_from(sorted(BEFORE)), st.integers(1, 10**7))
def test_every_hedge_holds_or_touches_the_number_it_names(hedge: str, number: int) -> None:
    interval = read_value(f"{hedge} {number:,}").interval
    bound = BEFORE[hedge]
    assert (Decimal(number) in interval) is (bound in (Bound.EXACT, Bound.AT_LEAST, Bound.UP_TO, Bound.ABOUT))
    assert number in (interval.low, interval.high) or bound is Bound.ABOUT


@given(st.sampled_from([bound for bound in Bound if bound not in (Bound.EXACT, Bound.RANGE)]), st.integers(20, 10**7))
def test_a_bound_said_in_the_other_language_means_the_same(bound: Bound, number: int) -> None:
    english = read_value(f"{SAID['en'][bound]} {group(Decimal(number))}", "people", "en")
    spanish = read_value(f"{SAID['es'][bound]} {group(Decimal(number), 'es')}", "people", "es")
    assert english.interval == spanish.interval
