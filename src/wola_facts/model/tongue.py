"""Which language some words are in, English or Spanish, by small words and spellings that only one of them has."""

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")

#: Words that are frequent in one language and none in the other; what both have ("a", "no", "son") says nothing.
_SMALL = {
    **dict.fromkeys(
        (
            "the of and to is are was were by from with that this which who have had been for on at an its their would "
            "they than into against while when where there what only but not or if about after before between during "
            "will should must since under through other those these being said her his our we you it as in"
        ).split(),
        "en",
    ),
    **dict.fromkeys(
        (
            "el los las del que por para una con en y se fue fueron han su sus al como desde hasta entre durante lo la "
            "de un es sobre ser pero este esta estos estas ese esa donde cuando porque muy nos les hay tiene tienen "
            "cada contra tras mil sin ni ya"
        ).split(),
        "es",
    ),
}

#: Spellings of words of some length that the other language does not have.
_SPELLINGS = {
    "en": r"[kw]|th|sh|gh|ph|ss|ff|tt|pp|ee|tion|sion|ea|y|(?:ing|ed|ment|ments|ous|ized|[bcdfghkmpt]s)$",
    "es": r"[áéíóúñ]|(?:[aiu]dad|tud|[^aeiou]os?|[ai]d[ao]s?|mente|miento|cion(?:es)?|r[ao]n|nes)$",
}

#: Fewer words than this are no sample, and shorter ones show no spelling.
_LEAST, _SHORTEST = 2, 4


#: Small words that stand in names too, "Centro de la Mujer", and so show nothing by themselves.
_IN_NAMES = frozenset("de del la las el los y of the and for".split())

_SURE = {
    language: frozenset(word for word, of in _SMALL.items() if of == language) - _IN_NAMES for language in ("en", "es")
}


def shows(text: str, language: str) -> bool:
    """Whether some word of a text is of a language: quickly told, and then the text is in no other one alone."""
    words = text.split()
    if not _SURE[language].isdisjoint(words):
        return True
    long = (word for word in words if len(word) >= _SHORTEST and word[0].islower() and word not in _SMALL)
    return any(map(_spelling(language).search, long))


def language_of(text: str) -> str:
    """Return "en" or "es" where two words or more are of that language and none of the other; else nothing.

    The words of a name, "Fiscalía General de la República", are not those of the text.
    """
    words = _WORD.findall(text)
    small = [_SMALL.get(word.casefold(), "") for word in words]
    counted = {"en": 0, "es": 0}
    for number, word in enumerate(words):
        if not _is_of_a_name(words, small, number):
            for language in (small[number],) if small[number] else _spelled(word):
                counted[language] += 1
    (least, _), (most, language) = sorted((count, name) for name, count in counted.items())
    return language if most >= _LEAST and not least else ""


def _spelled(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST:
        return ()
    return tuple(language for language in _SPELLINGS if _spelling(language).search(word))


@cache
def _spelling(language: str) -> re.Pattern[str]:
    return re.compile(_SPELLINGS[language])


def _is_of_a_name(words: list[str], small: list[str], number: int) -> bool:
    """Whether a word begins with a capital, or is a small one between two that do."""
    if not small[number]:
        return words[number][:1].isupper()
    before = next((words[n] for n in range(number - 1, -1, -1) if not small[n]), "")
    after = next((words[n] for n in range(number + 1, len(words)) if not small[n]), "")
    return before[:1].isupper() and after[:1].isupper()
