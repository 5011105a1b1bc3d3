"""The noun behind a number, and whether a number word counts anything: "one soldier" does, "no one" does not."""

import re
from collections.abc import Iterator

from wola_facts.model import hedges, numerals

PERCENT = re.compile(r"\s*%|\s+(?:per\s?cent|por\s?ciento)(?!\w)", re.IGNORECASE)


def noun(text: str, end: int) -> str:
    """Return the noun phrase behind a number as far as little words and verb endings tell, or an empty text."""
    words: list[str] = []
    of = _OF_SO_MANY.match(text, end) or _OF.match(text, end)
    for found in _next_words(text, of.end() if of else end):
        folded = found.casefold()
        if folded in _STOP or (words and _VERBAL.search(folded) and folded not in _NOUNS_LIKE_VERBS):
            break
        words.append(found)
    if words and _VERBAL.search(words[0].casefold()) and words[0].casefold() not in _NOUNS_LIKE_VERBS:
        return ""
    return " ".join(words)


def _next_words(text: str, end: int) -> Iterator[str]:
    for _ in range(4):
        found = _WORD.match(text, end)
        if not found:
            return
        yield found[1]
        end = found.end()


def counts(text: str, numeral: numerals.Numeral, word: str, done: int) -> bool:
    """Whether a number word counts something: "one soldier" does, "for one," and "no one" do not."""
    folded = word.casefold()
    if folded in {"un", "una", "medio", "media", "mitad", "cuarto"}:
        return bool(hedges.before(text, numeral.start, done)) and not _DIGIT_NEXT.match(text, numeral.end)
    if folded in {"a third", "un cuarto"} and noun(text, numeral.end) and not _OF.match(text, numeral.end):
        return False  # "a third case" is the one after the second
    if folded == "ciento" and text[max(0, numeral.start - 8) : numeral.start].rstrip().casefold().endswith("por"):
        return False
    if folded in {"one", "uno", "half", "hundred", "dozen", "mil", "cien"}:
        head = _LAST_WORD.search(text[max(done, numeral.start - 12) : numeral.start])
        if head and head[1].casefold() in _NOT_BEFORE_ONE:
            return False
        if folded == "one" and _ANOTHER.match(text, numeral.end):
            return False
        if folded not in {"one", "uno"} or noun(text, numeral.end) or PERCENT.match(text, numeral.end):
            return True
        return bool(hedges.before(text, numeral.start, done))
    return True


#: A word, with the accents that stand behind its letters in decomposed text.
NOUN = "[^\\W\\d_][\\w\u0300-\u036f'’-]*"
_WORD = re.compile(rf"[ \t\n\u00a0]+({NOUN})")
_DIGIT_NEXT = re.compile(r"\s+\S?[0-9]")
_OF = re.compile(r"\s+(?:of|de)(?=\s+[^\W\d_])(?!\s+(?:the|los|las|el|la|all|those|them|these)\b)", re.IGNORECASE)
#: "17 of the 32 states" are states.
_OF_SO_MANY = re.compile(
    r"\s+(?:of|out\s+of|de)\s+(?:all\s+)?(?:(?:the|its|their|las|los|sus)\s+)?[0-9][0-9.,]*(?=\s)", re.IGNORECASE
)
_ANOTHER = re.compile(r"\s+(?:another|day\b)", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")
_VERBAL = re.compile(r"(?:ed|ing|ados?|adas?|idos?|idas?|ieron|aron)$")
_NOUNS_LIKE_VERBS = frozenset(
    (
        "hundred bed building killing meeting hearing finding estado estados soldado soldados delegado delegados "
        "diputado diputados empleado empleados abogado abogados refugiado refugiados juzgado juzgados partido partidos "
        "senado mercado mercados grado grados lado lados pedido pedidos sentido sentidos medidas "
        "herida heridas detenido detenidos desaparecidos desaparecidas llamadas entradas salidas jornada jornadas "
        "década décadas demanda demandas brigada brigadas vidas"
    ).split()
)
_NOT_BEFORE_ONE = frozenset("no any every each this that the which for another last first ningún cada el la".split())
_STOP = frozenset(
    (
        "of in to and or were was are is has have had been be by from per went that which who for on at with "
        "the a an as than after before since during between until while but its their his her this these those "
        "out more less fewer can could may might will would did do does not when where if into over under so "
        "them us ellos ellas de en a y o e u fueron fue son es han ha habían había por para que con del al el la los "
        "las un una como desde hasta durante entre mientras pero su sus este esta estos estas se no cuando donde si "
        "sobre across among around about against along whose such está están estaba estaban siguen permanecen only "
        "just más menos percent per cent ciento"
    ).split()
)
