"""Where in its source a fact stands: `at` taken apart, and said again in the words of a style and a language.

"p. 3" is page 3, "sec. Torture, para. 2" a section by its name and a paragraph in it. Both languages are read, with or
without a point: "párr. 4" is cited in English as "para. 4".
"""

import re
from collections.abc import Callable

from wola_facts.model.plain import Plain

#: How a part begins -> CSL's label; `time`, `annex` and `slide` are ours, as CSL has no words for them.
_LABELS = {
    "p": "page", "pp": "page", "pg": "page", "page": "page", "pages": "page", "pág": "page", "págs": "page",
    "pag": "page", "pags": "page", "página": "page", "páginas": "page", "para": "paragraph", "paras": "paragraph",
    "par": "paragraph", "pars": "paragraph", "paragraph": "paragraph", "paragraphs": "paragraph", "¶": "paragraph",
    "¶¶": "paragraph", "párr": "paragraph", "párrs": "paragraph", "parr": "paragraph", "parrs": "paragraph",
    "párrafo": "paragraph", "párrafos": "paragraph", "sec": "section", "secs": "section", "sect": "section",
    "section": "section", "sections": "section", "§": "section", "§§": "section", "sección": "section",
    "secciones": "section", "secc": "section", "apartado": "section", "art": "article-locator",
    "arts": "article-locator", "article": "article-locator", "articles": "article-locator",
    "artículo": "article-locator", "artículos": "article-locator", "ch": "chapter", "chap": "chapter",
    "chaps": "chapter", "chapter": "chapter", "chapters": "chapter", "cap": "chapter", "caps": "chapter",
    "capítulo": "chapter", "capítulos": "chapter", "n": "note", "nn": "note", "note": "note", "fn": "note",
    "footnote": "note", "nota": "note", "l": "line", "line": "line", "lines": "line", "línea": "line",
    "fig": "figure", "figs": "figure", "figure": "figure", "figura": "figure", "gráfica": "figure", "table": "table",
    "tables": "table", "tbl": "table", "tabla": "table", "cuadro": "table", "col": "column", "column": "column",
    "columna": "column", "vol": "volume", "volume": "volume", "no": "issue", "núm": "issue", "bk": "book",
    "app": "appendix", "appendix": "appendix", "apéndice": "appendix", "anexo": "annex", "annex": "annex",
    "sched": "schedule", "schedule": "schedule", "r": "rule", "rule": "rule", "regla": "rule", "v": "verse",
    "slide": "slide", "slides": "slide", "diapositiva": "slide", "min": "time", "minute": "time", "minuto": "time",
    "at": "time",
}  # fmt: skip

#: Words of our own, singular and plural: what CSL has no term for, or one that no manual has (tbl.).
_OWN = {
    ("annex", "en"): ("annex", "annexes"), ("annex", "es"): ("anexo", "anexos"),
    ("table", "en"): ("table", "tables"), ("table", "es"): ("tabla", "tablas"),
    ("slide", "en"): ("slide", "slides"), ("slide", "es"): ("diapositiva", "diapositivas"),
}  # fmt: skip
_HEAD = r"([§¶]{1,2}|[^\W\d_]+)\.?\s*(?=\S)"
_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*[-–]\s*(?:\d{1,2}:)?\d{1,2}:\d{2})?"
#: Arabic or roman: "Civil" is no number, though each of its letters may stand in one.
_NUMBER = r"(?:\d+|[ivxlc]+|[IVXLC]+)"

#: From a label, a form (long, short) and whether there are several, to a style's word for it; None where it has none.
Term = Callable[[str, str, bool], str | None]


class Spot(Plain):
    """One part of a locator: CSL's label, or `named` for a section called by its name, and its number or name."""

    label: str
    text: str

    @property
    def several(self) -> bool:
        """Whether it is more than one: 3-5, 24 and 25."""
        return bool(re.match(rf"[A-Z]?{_NUMBER}[a-z]?\s*(?:[-–,&]|y\b|and\b)", self.text))


#: What a style cannot be asked to label.
UNLABELLED = frozenset({"named", "time", *(label for label, _ in _OWN)})


def spots(at: str) -> tuple[Spot, ...]:
    """Return the parts of a locator, outermost first as they stand; what begins with no known word is a section.

    A bare number is a page; a time is a place in a recording.
    """
    found: list[Spot] = []
    for piece in re.split(r",\s*", " ".join(at.split())):
        one = _spot(piece)
        if one is None and found:
            last = found.pop()
            found.append(Spot(last.label, f"{last.text}, {piece}"))
        elif one is not None:
            found.append(one)
        elif piece:
            plain = piece[0].isdigit() or re.fullmatch(r"[ivxlc]+", piece)
            found.append(Spot("page" if plain else "named", _range(piece)))
    return tuple(found)


def say(spot: Spot, term: Term, lang: str, *, apa: bool = False) -> str:
    """Return one part as a style says it in a language: "para. 4", "párrs. 4–6", "Torture section"."""
    text = re.sub(r"(?<=\d)-(?=\d)", "–", in_lang(spot.text, lang))
    if spot.label == "time":
        return text
    if spot.label == "named":
        # APA 7, 8.13: the name of the section, shortened where it is long.
        if apa and lang != "es":
            return f"{text} section"
        return f"secc. {text}" if lang == "es" else f"sec. {text}"
    if (spot.label, lang) in _OWN:
        word = _OWN[spot.label, lang][spot.several]
        return f"{word.capitalize() if apa else word} {text}"
    long = apa and spot.label not in ("page", "paragraph")  # APA 7, 8.13: Chapter 4, Table 3
    word = term(spot.label, "long" if long else "short", spot.several) or spot.label
    return f"{word[:1].upper() + word[1:] if long else word} {text}"


def in_lang(text: str, lang: str) -> str:
    """Return a number with the word that joins it to another in the reader's language: 24 and 25, 24 y 25."""
    joined = "y" if lang == "es" else "and"
    return re.sub(rf"(?<=\d) (?:y|and|&) (?={_NUMBER})", f" {joined} ", text)


def _spot(piece: str) -> Spot | None:
    if re.fullmatch(_TIME, piece):
        return Spot("time", piece)
    found = re.match(_HEAD, piece)
    label = _LABELS.get(found[1].casefold()) if found else None
    if not found or not label:
        return None
    text = _range(piece[found.end() :])
    if label == "time":
        return Spot("time", text) if re.fullmatch(_TIME, text) else None
    if label == "section" and not re.match(rf"\d|(?:{_NUMBER}|[A-Z])(?:\W|$)", text):
        return Spot("named", text)
    # "note" and "table" begin a number, "no torture" and "a par de" do not.
    if not re.match(r"[\dA-Zivxlc]", text) or (found[1].isalpha() and text[:1].isalpha() and " " in text):
        return Spot("named", piece) if label != "section" else None
    return Spot(label, text)


def _range(text: str) -> str:
    return re.sub(r"(?<=\d) (?:a|al|to) (?=\d)", "-", text)
