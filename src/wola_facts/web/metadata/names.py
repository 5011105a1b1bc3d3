"""Authors as pages name them, to "family, given" for a person and a name in one piece for an institution."""

import re
from collections.abc import Iterable

from wola_facts.model.source import Name
from wola_facts.model.text import fold
from wola_facts.web.metadata.clean import clean

_LONGEST = 120
MOST = 30

_BY = re.compile(r"(?:written |escrito )?(?:by|por)[: ] *", re.IGNORECASE)
_APART = re.compile(r" ?[;|] ?")
_AND = re.compile(r",? (?:&|and|y|e(?= I)) |(?<=\w), and ")
#: Before and after a name, and no part of it: (@handle), Dr., PhD.
_DECORATION = re.compile(
    r"\s*\(@[^()]{0,60}\)|^(?:dra?|lic|mtr[oa]|ing|prof(?:essor|r)?|mr|mrs|ms)\. +|,? (?:ph\.?d|m\.?d|esq)\.?$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*(?:,|\||\(| [-–—] )\s*(?:staff|reporter|editor|correspondent|reportera?|corresponsal)\b.*", re.IGNORECASE
)
#: Words that no person is called by, and all institutions are.
_INSTITUTION = frozenset(
    """academy administration agencia agency alianza alliance asamblea asociacion assembly association associated
    bank banco board bureau cabinet camara center centre centro coalicion coalition collective colectivo comision
    comite commission commissioner committee company congreso congress consejo cooperation corporation corte council
    court defensoria department departamento desk direccion editorial editors embassy embajada federacion federation
    fiscalia forum foro foundation fund fundacion gobierno government group grupo human rights humanos iniciativa
    initiative institute instituto international internacional laboratory ministerio ministry museum nacional national
    nations network news noticias observatorio observatory office oficina ombudsman organisation organization
    organizacion parliament partners police policia prensa press procuraduria program programa programme project
    proyecto radio redaccion red registro registry school secretaria secretariat senado senate services servicio society
    staff suprema team tribunal union united unidas university universidad watch inc ltd llc ac""".split()
)
#: Words that begin the names of newspapers.
_ARTICLES = frozenset("el la los las the".split())
#: Words that begin a family name or stand in it.
_PARTICLES = frozenset("da das de del della der di do dos du el la las le los van vander von y zu bin ibn al".split())
#: What content systems say where nobody said who wrote it.
_NOBODY = frozenset(
    "admin administrator administrador webmaster author autor editor user root unknown anonymous".split()
)


def authors(
    said: Iterable[str], lang: str = "", institutions: Iterable[str] = (), *, single: bool = False
) -> list[Name]:
    """Return the authors that some texts name, each once; `institutions` are names known to be of no person.

    Of a Spanish page the last two of three words are the family names. An address or a handle is no name. With
    `single` each text names one, and what stands before a comma is a family name.
    """
    known = {fold(name) for name in institutions if name}
    found: dict[Name, None] = {}
    for text in said:
        text = _BY.sub("", clean(text, 1_000), count=1)
        for one in [text] if single else _several(text, known):
            name = author(one, lang, known)
            if name:
                found.setdefault(name)
    return list(found)[:MOST]


def author(text: str, lang: str = "", institutions: Iterable[str] = ()) -> Name | None:
    """Return the one author that a text names; None where it names nobody."""
    text = _DECORATION.sub("", _ROLE.sub("", clean(text, _LONGEST))).strip(" ,.;:|-")
    words = text.split()
    if not words or len(text) < 2 or fold(text) in _NOBODY or any(mark in text for mark in ("@", "://", "www.")):
        return None
    if is_institution(text, institutions):
        return Name(literal=text)
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and family and given and "," not in given:
        return Name(family, given)
    if comma:
        return Name(literal=text)
    start = _family_at(words, lang)
    return Name(" ".join(words[start:]), " ".join(words[:start]))


def is_institution(text: str, institutions: Iterable[str] = ()) -> bool:
    """Whether a name is an institution's: it is known for that, or holds a word or a sign that no person has."""
    folded = fold(text)
    words = re.findall(r"\w+", folded)
    if folded in institutions or folded.replace(" ", "") in institutions:
        return True
    if len(words) < 2 or len(words) > 6 or any(char.isdigit() for char in text):
        return True
    if words[0] in _ARTICLES or _INSTITUTION.intersection(words):
        return True
    first = text.split()[0]  # "BBC Mundo"; but "Ana RUIZ" has her family name in capitals
    return len(first) > 1 and first.isalpha() and first.isupper() and not text.isupper()


def _several(text: str, institutions: set[str]) -> list[str]:
    """Return the names in a text that names more than one."""
    found: list[str] = []
    for piece in _APART.split(text):
        if fold(piece) in institutions or _INSTITUTION.intersection(re.findall(r"\w+", fold(piece))):
            found.append(piece)  # "Ministry of Science and Technology" is one
            continue
        several = _AND.split(piece)
        if all(" " in one.strip(" ,") for one in several):  # but "José Ortega y Gasset" is one
            found += [name for one in several for name in _listed(one)]
        else:
            found += _listed(piece)
    return found


def _listed(text: str) -> list[str]:
    """Return the names of a list by commas: "Maureen Meyer, Gina Hinojosa" are two, "Meyer, Maureen" is one."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return parts if len(parts) > 1 and all(" " in part for part in parts) else [text.strip(" ,")]


def _family_at(words: list[str], lang: str) -> int:
    """Return where the family name begins."""
    for place in range(1, len(words) - 1):
        if words[place] in _PARTICLES:
            return place - 1 if words[place] == "y" and place > 1 else place
    last = len(words) - 1
    if words[last].casefold().strip(".") in ("jr", "sr", "ii", "iii") and last > 1:
        last -= 1
    return last - 1 if lang == "es" and len(words) >= 3 and last > 1 else max(last, 1)
