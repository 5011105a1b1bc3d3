"""Every spelling that the value grammar knows, each with the interval that it means, worked out by hand."""

import pytest

from wola_facts.model.figures import ValueTextError, read_value

#: Language and unit -> text -> interval.
MEANT: dict[tuple[str, str], dict[str, str]] = {
    ("en", "people"): {
        "over 40,000": "[40001, inf)", "more than 40,000": "[40001, inf)", "above 40,000": "[40001, inf)",
        "exceeding 40,000": "[40001, inf)", "at least 5": "[5, inf)", "no fewer than 5": "[5, inf)",
        "no less than 5": "[5, inf)", "not less than 5": "[5, inf)", "a minimum of 5": "[5, inf)",
        "5 or more": "[5, inf)", "less than 5": "[0, 4]", "fewer than 5": "[0, 4]", "under 5": "[0, 4]",
        "below 5": "[0, 4]", "up to 5": "[0, 5]", "at most 5": "[0, 5]", "no more than 5": "[0, 5]",
        "5 or fewer": "[0, 5]", "5 or less": "[0, 5]", "nearly 1,000": "[900, 999]", "almost 1,000": "[900, 999]",
        "just under 1,000": "[900, 999]", "about 700": "[665, 735]", "around 700": "[665, 735]",
        "approximately 700": "[665, 735]", "some 700": "[665, 735]", "roughly 700": "[665, 735]",
        "~700": "[665, 735]", "~ 700": "[665, 735]", "≈700": "[665, 735]", "c. 700": "[665, 735]",
        "700+": "[700, inf)", "two hundred": "[200, 200]", "3 hundred": "[300, 300]", "hundreds": "[200, inf)",
        "hundred": "[100, 100]", "a hundred": "[100, 100]", "one hundred": "[100, 100]", "thousands": "[2000, inf)",
        "a thousand": "[1000, 1000]", "one thousand": "[1000, 1000]", "two thousand": "[2000, 2000]",
        "half a million": "[500000, 500000]", "2.5 million": "[2500000, 2500000]", "40 mil 180": "[40180, 40180]",
        "40 thousand": "[40000, 40000]", "twenty-one": "[21, 21]", "twenty one": "[21, 21]",
        "ninety-nine": "[99, 99]", "Ninety-Nine": "[99, 99]", "zero": "[0, 0]", "one": "[1, 1]",
        "dozens": "[24, inf)", "a dozen": "[12, 12]", "two dozen": "[24, 24]", "three dozen": "[36, 36]",
        "four dozen": "[48, 48]", "half a dozen": "[6, 6]", "dozen": "[12, 12]",
        "over half a million": "[500001, inf)", "about two dozen": "[23, 25]", "at least one": "[1, inf)",
        "300-400": "[300, 400]", "300–400": "[300, 400]", "300 - 400": "[300, 400]", "300 – 400": "[300, 400]",
        "300 to 400": "[300, 400]", "between 300 and 400": "[300, 400]",
        "between 2 and 3 million": "[2000000, 3000000]", "between 1.5 and 3 million": "[1500000, 3000000]",
        "1.5-2 million": "[1500000, 2000000]", "1.5 to 2.5 million": "[1500000, 2500000]", "three to five": "[3, 5]",
        "between three and five": "[3, 5]", "2 to 3 hundred": "[200, 300]", "10-20 thousand": "[10000, 20000]",
        "1,234,567": "[1234567, 1234567]", "1\u202f234\u202f567": "[1234567, 1234567]", "0": "[0, 0]",
        "about -700": "[-735, -665]", "about 10": "[9, 11]", "about 2": "[1, 3]", "about 15,000": "[14250, 15750]",
        "about 2.5 million": "[2375000, 2625000]", "about 3 million": "[2500000, 3500000]", "almost 10": "[9, 9]",
        "less than 1": "[0, 0]", "up to 0": "[0, 0]", "as many as 500": "[0, 500]",
        "no fewer than fifteen": "[15, inf)", "just over 100": "[101, inf)", "well over 100": "[101, inf)",
        "a little over 100": "[101, inf)", "slightly more than 100": "[101, inf)",
        "at least 1 million 200 thousand": "[1200000, inf)", "1 million 200 thousand": "[1200000, 1200000]",
        "over 3.5": "[4, inf)", "3.5": "[3.5, 3.5]", "more than 2.5 million": "[2500001, inf)",
        "exactly 5": "[5, 5]", "5 mil": "[5000, 5000]", "one hundred and twenty": "[120, 120]",
        "millions": "[2000000, inf)", "tens of thousands": "[20000, inf)",
        "500,000 to 1 million": "[500000, 1000000]", "800 to 1,200": "[800, 1200]", "800-1200": "[800, 1200]",
        "2000-2500": "[2000, 2500]", "1,500-2,000": "[1500, 2000]", "300-300": "[300, 300]",
        "two and a half million": "[2500000, 2500000]", "2 and a half million": "[2500000, 2500000]",
        "one hundred twenty": "[120, 120]", "nine hundred and ninety-nine": "[999, 999]",
        "two thousand five hundred": "[2500, 2500]", "twelve hundred": "[1200, 1200]",
        "one hundred and fifty thousand": "[150000, 150000]", "between one hundred and two hundred": "[100, 200]",
        "two to three hundred": "[200, 300]", "several hundred": "[200, inf)", "a few dozen": "[24, inf)",
        "about two hundred": "[150, 250]", "about 200": "[190, 210]", "over a million": "[1000001, inf)",
        "over a hundred": "[101, inf)", "4 dozen": "[48, 48]", "OVER 5": "[6, inf)", "Over Forty": "[41, inf)",
    },
    ("es", "people"): {
        "más de 40,000": "[40001, inf)", "mas de 40,000": "[40001, inf)", "Más de 40.000": "[40001, inf)",
        "al menos 5": "[5, inf)", "por lo menos 5": "[5, inf)", "como mínimo 5": "[5, inf)",
        "5 como mínimo": "[5, inf)", "5 por lo menos": "[5, inf)", "5 al menos": "[5, inf)",
        "cuando menos 5": "[5, inf)", "a lo menos 5": "[5, inf)", "5 o más": "[5, inf)", "5 y más": "[5, inf)",
        "menos de 5": "[0, 4]", "hasta 5": "[0, 5]", "a lo sumo 5": "[0, 5]", "a lo más 5": "[0, 5]",
        "como máximo 5": "[0, 5]", "como mucho 5": "[0, 5]", "no más de 5": "[0, 5]", "5 o menos": "[0, 5]",
        "casi 1,000": "[900, 999]", "casi 1000": "[900, 999]", "unos 700": "[665, 735]", "unas 700": "[665, 735]",
        "cerca de 700": "[665, 735]", "alrededor de 700": "[665, 735]", "aproximadamente 700": "[665, 735]",
        "cien": "[100, 100]", "ciento": "[100, 100]", "doscientos": "[200, 200]", "quinientas": "[500, 500]",
        "dos mil": "[2000, 2000]", "mil": "[1000, 1000]", "cien mil": "[100000, 100000]",
        "medio millón": "[500000, 500000]", "un millón": "[1000000, 1000000]", "un millon": "[1000000, 1000000]",
        "dos millones": "[2000000, 2000000]", "2,5 millones": "[2500000, 2500000]",
        "2.5 millones": "[2500000, 2500000]", "2 millones 500 mil": "[2500000, 2500000]",
        "1 millón 200 mil 350": "[1200350, 1200350]", "40 mil 180": "[40180, 40180]", "más de 40 mil": "[40001, inf)",
        "cero": "[0, 0]", "veintidós": "[22, 22]", "veintidos": "[22, 22]", "noventa y nueve": "[99, 99]",
        "treinta y una": "[31, 31]", "treinta y un": "[31, 31]", "cuarenta y un": "[41, 41]", "veintiuna": "[21, 21]",
        "veintiún": "[21, 21]", "una": "[1, 1]", "un": "[1, 1]", "uno": "[1, 1]", "media docena": "[6, 6]",
        "docenas": "[24, inf)", "decenas": "[20, inf)", "una docena": "[12, 12]", "una decena": "[10, 10]",
        "dozens": "[24, inf)", "al menos una": "[1, inf)", "al menos un": "[1, inf)", "300 a 400": "[300, 400]",
        "entre 300 y 400": "[300, 400]", "entre 300 mil y 400 mil": "[300000, 400000]",
        "entre tres y cinco": "[3, 5]", "cinco a diez": "[5, 10]", "10 a 20 mil": "[10000, 20000]",
        "1.234.567": "[1234567, 1234567]", "61.000": "[61000, 61000]", "61,000": "[61000, 61000]",
        "61 000": "[61000, 61000]", "más de 61 300": "[61301, inf)", "12 345 678": "[12345678, 12345678]",
        "ciento veinte": "[120, 120]", "más de cien": "[101, inf)", "un centenar": "[100, 100]",
        "centenares": "[200, inf)", "cientos": "[200, inf)", "miles": "[2000, inf)", "millones": "[2000000, inf)",
        "decenas de miles": "[20000, inf)", "hasta 5 millones": "[0, 5000000]", "hasta cinco": "[0, 5]",
        "no menos de 5": "[5, inf)", "1.500-2.000": "[1500, 2000]", "entre 1.500 y 2.000": "[1500, 2000]",
        "ciento veintiuna": "[121, 121]", "doscientas treinta y cinco": "[235, 235]",
        "mil quinientas": "[1500, 1500]", "dos mil quinientos": "[2500, 2500]",
        "un millón doscientos mil": "[1200000, 1200000]", "tres millones y medio": "[3500000, 3500000]",
        "2 millones y medio": "[2500000, 2500000]", "entre cien y doscientos": "[100, 200]",
        "dos a tres mil": "[2000, 3000]", "varios miles": "[2000, inf)",
        "cuarenta mil ciento ochenta": "[40180, 40180]", "más de un centenar": "[101, inf)",
        "más de un millón": "[1000001, inf)", "al menos mil": "[1000, inf)", "3 docenas": "[36, 36]",
        "más\u00a0de 5": "[6, inf)", "ma\u0301s de 5": "[6, inf)", "veintido\u0301s": "[22, 22]",
        "2 millo\u0301n": "[2000000, 2000000]",
    },
    ("en", ""): {
        "> 3%": "(3, inf)", ">3%": "(3, inf)", "≥ 3%": "[3, inf)", ">= 3%": "[3, inf)", "< 3%": "[0, 3)",
        "<3 %": "[0, 3)", "≤3%": "[0, 3]", "<= 3": "[0, 3]", "50 per cent": "[50, 50]", "50 percent": "[50, 50]",
        "fifty percent": "[50, 50]", "half": "[0.5, 0.5]", "a third": "[0.333333333333, 0.333333333334]",
        "one third": "[0.333333333333, 0.333333333334]", "one-third": "[0.333333333333, 0.333333333334]",
        "two thirds": "[0.666666666666, 0.666666666667]", "two-thirds": "[0.666666666666, 0.666666666667]",
        "a quarter": "[0.25, 0.25]", "three quarters": "[0.75, 0.75]", "more than half": "(0.5, inf)",
        "$5 million": "[5000000, 5000000]", "US$2.5 million": "[2500000, 2500000]", "MXN 12.5": "[12.5, 12.5]",
        "12.5 MXN": "[12.5, 12.5]", "€5": "[5, 5]", "over $5 million": "(5000000, inf)", "2-3%": "[2, 3]",
        "2%-3%": "[2, 3]", "2% to 3%": "[2, 3]", "between 2% and 3%": "[2, 3]", "61.000": "[61, 61]",
        "7.430": "[7.43, 7.43]", "1,234.56": "[1234.56, 1234.56]", "1.234,56": "[1234.56, 1234.56]", "0.0": "[0, 0]",
        "-5": "[-5, -5]", "−5": "[-5, -5]", "minus 5": "[-5, -5]", "less than -2": "(-inf, -2)",
        "over -2": "(-2, inf)", "almost -100": "(-100, -90]", "-54%": "[-54, -54]", "about 7.5": "[7.125, 7.875]",
        "about 0.5": "[0.45, 0.55]", "nearly half": "[0.45, 0.5)", "2019": "[2019, 2019]", "2,019": "[2019, 2019]",
        "over\n5": "(5, inf)", " over  5 ": "(5, inf)", "over\u00a05": "(5, inf)", "up to half": "[0, 0.5]",
        "between five and ten percent": "[5, 10]", "-5 to -3": "[-5, -3]", "between -5 and -3": "[-5, -3]",
        "-5 to 3": "[-5, 3]", "−5–−3": "[-5, -3]", "-5-3": "[-5, 3]", "$5-$10 million": "[5000000, 10000000]",
        "$5 to $10": "[5, 10]", "between $5 and $10 million": "[5000000, 10000000]",
        "US$2-3 million": "[2000000, 3000000]", "0.5-0.7": "[0.5, 0.7]", "300-400%": "[300, 400]",
        "$1.5bn": "[1500000000, 1500000000]", "€20k": "[20000, 20000]", "under 1%": "[0, 1)",
        "less than 0.5%": "[0, 0.5)", "between 0 and 1": "[0, 1]", "0%": "[0, 0]", "100%": "[100, 100]",
        "hundred percent": "[100, 100]", "5 PERCENT": "[5, 5]", "menos 5": "[-5, -5]", "menos de 5": "[0, 5)",
        "less than minus 2": "(-inf, -2)", "up to -3": "(-inf, -3]",
    },
    ("es", ""): {
        "mayor a 3%": "(3, inf)", "superior a 3%": "(3, inf)", "mayor que 3%": "(3, inf)", "inferior al 3%": "[0, 3)",
        "menor al 3%": "[0, 3)", "menor que 3%": "[0, 3)", "más del 3%": "(3, inf)", "menos del 3%": "[0, 3)",
        "cerca del 3%": "[2.5, 3.5]", "alrededor del 50%": "[47.5, 52.5]", "casi el 50%": "[45, 50)",
        "hasta el 50%": "[0, 50]", "hasta un 50%": "[0, 50]", "al menos el 50 por ciento": "[50, inf)",
        "cerca de un 50 por ciento": "[47.5, 52.5]", "en torno al 50%": "[47.5, 52.5]",
        "por encima del 50%": "(50, inf)", "por debajo del 50%": "[0, 50)", "superior al 50%": "(50, inf)",
        "mayor al 50%": "(50, inf)", "50 por ciento": "[50, 50]", "cincuenta por ciento": "[50, 50]",
        "la mitad": "[0.5, 0.5]", "mitad": "[0.5, 0.5]", "un tercio": "[0.333333333333, 0.333333333334]",
        "dos tercios": "[0.666666666666, 0.666666666667]", "entre 2 y 3 por ciento": "[2, 3]",
        "entre el 2 y el 3 por ciento": "[2, 3]", "entre el 2% y el 3%": "[2, 3]", "0,5": "[0.5, 0.5]",
        "0.5": "[0.5, 0.5]", "0.500": "[0.5, 0.5]", "1,5": "[1.5, 1.5]", "7.43": "[7.43, 7.43]",
        "12,34": "[12.34, 12.34]", "1.234,56": "[1234.56, 1234.56]", "1,234.56": "[1234.56, 1234.56]",
        "menos 5": "[-5, -5]", "about 40 mil": "[38000, 42000]", "1.5 mil": "[1500, 1500]", "0,5-0,7": "[0.5, 0.7]",
        "0,5 a 0,7": "[0.5, 0.7]", "cien por ciento": "[100, 100]", "5 porciento": "[5, 5]",
    },
    ("en", "%"): {
        "50%": "[50, 50]", "zero": "[0, 0]",
    },
    ("en", "percent"): {
        "50%": "[50, 50]",
    },
    ("es", "MXN"): {
        "mil millones": "[1000000000, 1000000000]", "2 mil 500 millones": "[2500000000, 2500000000]",
        "2.000 millones": "[2000000000, 2000000000]", "1 billón": "[1000000000000, 1000000000000]",
        "2 billones": "[2000000000000, 2000000000000]",
    },
    ("en", "MXN"): {
        "2,000 million": "[2000000000, 2000000000]", "1 billion": "[1000000000, 1000000000]",
        "1 trillion": "[1000000000000, 1000000000000]", "$5 million": "[5000000, 5000000]",
        "about 3 million": "[2500000, 3500000]", "100,000.50": "[100000.5, 100000.5]",
    },
}  # fmt: skip

#: What the grammar has no place for: said twice, backwards, in other notations, with its noun, or no number at all.
REFUSED = [
    ("en", "thousands of"), ("en", "400-300"), ("en", "between 400 and 300"), ("en", "400 to 300"),
    ("en", "about 300-400"), ("en", "1'234'567"), ("en", "1,5"), ("en", "01"), ("en", "007"), ("en", "00.5"),
    ("en", "0,123"), ("en", "1,0000"), ("en", "12,34,567"), ("en", "--5"), ("en", "+5"), ("en", "-5--3"),
    ("en", "1e5"), ("en", "nan"), ("en", "inf"), ("en", "Infinity"), ("en", "0x10"), ("en", "1_000"), ("en", "½"),
    ("en", "²"), ("en", "٣"), ("en", "１２"), ("en", "over over 5"), ("en", "over at least 5"),
    ("en", "at least over 5"), ("en", "over 5 or more"), ("en", "5 people"), ("en", "first"), ("en", "5th"),
    ("en", "5."), ("en", ".5"), ("en", "5,"), ("en", "5%%"), ("en", "%5"), ("en", "5 % %"), ("en", "(5)"),
    ("en", "5/10"), ("en", "5 million billion"), ("en", "a few"), ("en", "many"), ("en", "several"), ("en", ""),
    ("en", "   "), ("en", "one in five"), ("en", "9 out of 10"), ("es", "uno de cada diez"), ("en", "nine of ten"),
    ("en", "more than doble"), ("en", "an estimated 700"), ("en", "only 5"), ("en", "no less than 5 or more"),
    ("en", "a 100"), ("es", "y 5"), ("en", "and 5"), ("en", "-3 to -5"), ("en", "5-2 million"), ("en", "300 or 400"),
    ("en", "1.5bn"), ("en", "20k"), ("es", "2 mil millones de"), ("en", "over 5+"), ("en", "5 or more or less"),
    ("en", "1 234 567"), ("es", "61 30"), ("es", "2018 300"), ("en", "from 300 to 400"),
    ("en", "a third of a million"), ("en", "half of a million"), ("es", "el ciento por ciento"), ("en", "5percent"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "unit"), MEANT, ids=[f"{lang}, {unit or 'no unit'}" for lang, unit in MEANT])
def test_a_spelling_means_its_interval(lang: str, unit: str) -> None:
    meant = MEANT[lang, unit]
    assert {text: _read(text, unit, lang) for text in meant} == meant


def test_what_is_no_value_is_refused() -> None:
    read = {text: _read(text, "" if "%" in text else "people", lang) for lang, text in REFUSED}
    assert {text: interval for text, interval in read.items() if interval} == {}


def _read(text: str, unit: str, lang: str) -> str:
    try:
        return str(read_value(text, unit, lang).interval)
    except ValueTextError:
        return ""
