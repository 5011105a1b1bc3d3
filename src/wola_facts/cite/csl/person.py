"""One name: in its order, with its particles and suffix, its given names in full or as initials."""

import re
from typing import TYPE_CHECKING

from wola_facts.cite.csl.markup import Element
from wola_facts.cite.csl.particles import Name
from wola_facts.cite.csl.runs import Parts, Run

if TYPE_CHECKING:
    from wola_facts.cite.csl.render import Rendering

#: How full a form of a given name is shown: as the style has it, at least initials, all of it.
AS_STYLED, INITIALS, FULL = range(3)

#: Between the parts of a name that is a sort key: white space that comes before every other.
KEY_SEPARATOR = "\x1f"

#: More names than any list has.
NO_LIMIT = 10**9

_NO_SPACE_AFTER = (" ", "’", "'", "-", "–", "ʻ", "ʼ", "‘", "\u00a0")


class NameStyle:
    """The attributes and parts that hold for the names of one list: those of <name>, the area and the style."""

    __slots__ = (
        "conjunction", "delimiter", "demote", "element", "et_al_first", "et_al_last", "et_al_min", "family", "form",
        "given", "hyphen", "initialize", "initials", "later_first", "later_min", "names_delimiter", "order",
        "precedes_et_al", "precedes_last", "separator",
    )  # fmt: skip

    def __init__(self, attributes: dict[str, str], element: Element | None) -> None:
        get = attributes.get
        self.element = element
        self.form = get("form", "long")
        self.conjunction = get("and", "")
        self.delimiter = get("delimiter", ", ")
        self.names_delimiter = get("names-delimiter", "")
        self.precedes_last = get("delimiter-precedes-last", "contextual")
        self.precedes_et_al = get("delimiter-precedes-et-al", "contextual")
        self.order = get("name-as-sort-order", "")
        self.separator = get("sort-separator", ", ")
        self.initials = get("initialize-with")
        self.initialize = get("initialize", "true") == "true"
        self.hyphen = get("initialize-with-hyphen", "true") == "true"
        self.demote = get("demote-non-dropping-particle", "display-and-sort")
        self.et_al_min = number(get("et-al-min"))
        self.et_al_first = number(get("et-al-use-first"), NO_LIMIT)
        self.et_al_last = get("et-al-use-last") == "true"
        self.later_min = number(get("et-al-subsequent-min"), self.et_al_min)
        self.later_first = number(get("et-al-subsequent-use-first"), self.et_al_first)
        parts = {part.get("name"): part for part in (element.all("name-part") if element else ())}
        self.family, self.given = parts.get("family"), parts.get("given")

    @property
    def level(self) -> int:
        """How full given names are: AS_STYLED stands for none."""
        if self.form == "short":
            return AS_STYLED
        return INITIALS if self.initials is not None and self.initialize else FULL


def number(text: str | None, default: int = 0) -> int:
    """Return a number of an attribute; the default where it is none."""
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 9 else default


def write_name(out: "Rendering", style: NameStyle, name: Name, *, invert: bool, level: int) -> Run:
    """Return one name, its given names in at least as full a form as `level` says."""
    if name.literal:
        return Run(_affixed(style.family, _said(out, style.family, name.literal)))
    short = style.form == "short" and not level
    given = "" if short else _given(style, name, level)
    family, front = _said(out, style.family, name.family), _said(out, style.given, given)
    if is_asian(name.family + name.given) or name.static:
        blank = [] if is_asian(name.family + name.given) else [" "]
        parts = _affixed(style.family, family)
        return Run([*parts, *blank, *_affixed(style.given, front)] if parts and front else [*parts, *front])
    particle = _said(out, style.family, name.particle)
    if short:
        apart = out.sorting and style.demote != "never"
        return Run(_affixed(style.family, family if apart else _spaced(particle, family)))
    dropping = _said(out, style.given, name.dropping)
    # A style whose initials have no periods has none behind "Jr" either.
    bare = style.initials is not None and "." not in style.initials
    suffix: Parts = [name.suffix.replace(".", "") if bare else name.suffix] if name.suffix else []
    if out.sorting:
        apart = style.demote != "never"
        # CSL 1.0.2, "Name-part Order": family, particles, given, suffix. No particle comes before any.
        head = family if apart else _spaced(particle, family)
        middle = _spaced(dropping, particle) if apart else dropping
        return Run([*head, KEY_SEPARATOR, *middle, KEY_SEPARATOR, *front, KEY_SEPARATOR, *suffix])
    if invert:
        apart = style.demote == "display-and-sort"
        head = _affixed(style.family, family if apart else _spaced(particle, family))
        tail: Parts = [*front, ", ", *dropping] if name.dropping_comma and dropping else _spaced(front, dropping)
        tail = _affixed(style.given, _spaced(tail, particle if apart else []))
        parts = [*head, style.separator, *tail] if head and tail else [*head, *tail]
        return Run([*parts, style.separator, *suffix] if suffix else parts)
    back = _spaced(_spaced(dropping, particle), family)
    if suffix:
        back = [*back, ", " if name.comma_suffix else " ", *suffix]
    return Run(_spaced(_affixed(style.given, front), _affixed(style.family, back)))


def is_asian(text: str) -> bool:
    """Whether a text is in a script that joins names without a blank: Chinese, Japanese, Korean."""
    if text.isascii():
        return False
    script = r"[\u1100-\u11ff\u2e80-\u312f\u3130-\u318f\u31a0-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
    return bool(re.search(script, text)) and not re.search(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]", text)


def _given(style: NameStyle, name: Name, level: int) -> str:
    if style.initials is None or level >= FULL or not name.family:
        return name.given
    return initialize(name.given, style.initials, hyphen=style.hyphen, whole=not style.initialize)


def _said(out: "Rendering", part: Element | None, text: str) -> Parts:
    """Return a part of a name in the format of its <name-part>, which has its affixes round more than this text."""
    if not text:
        return []
    made = out.text_of(text)
    if part is None:
        return made
    attributes = {key: value for key, value in part.attributes.items() if key not in ("prefix", "suffix")}
    return [out.finish(Element("name-part", attributes), made)]


def _affixed(part: Element | None, parts: Parts) -> Parts:
    if part is None or not parts:
        return parts
    return [part.get("prefix"), *parts, part.get("suffix")]


def _spaced(one: Parts, two: Parts) -> Parts:
    """Join parts of a name: by a space, or by nothing behind an apostrophe or a hyphen."""
    if not one or not two:
        return [*one, *two]
    return [*one, *two] if Run(one).plain().endswith(_NO_SPACE_AFTER) else [*one, " ", *two]


def initialize(given: str, mark: str, *, hyphen: bool = True, whole: bool = False) -> str:
    """Return a given name as initials: "Jean-Luc Marie" with ". " is "J.-L. M."; lower-case words stay as they are.

    A word that is abbreviated already ("Ph.") only gets the mark. With `whole` full words stay too, and only what is
    abbreviated gets it: "John M.E." is "John M. E.".
    """
    made = ""
    joined = False
    pattern = r"<[^<>]*>|[^\s\-–.<>]+\.?|[-–]"
    for word in re.findall(pattern, re.sub(r"\.(?=[^\s<\-–])", ". ", given)):
        if word in "-–":
            joined = bool(made)
            continue
        if word.startswith("<"):
            made = f"{made.rstrip()}{word} " if word.startswith("</") and made.endswith(" ") else made + word
            continue
        bare = word.rstrip(".")
        short = word.endswith(".") or (len(bare) == 1 and bare.isupper())
        lower = bare[:1].islower() and not short
        if joined and lower and not whole:
            joined = False
            continue
        if joined and (hyphen or whole):
            made = made.rstrip() + "-"
        elif (lower or (whole and not short)) and made.strip():
            made = made.rstrip() + " "
        if (lower and not joined) or (whole and not short and not (joined and lower)):
            made += f"{bare} "
        elif not (joined and lower):
            made += _initial(bare, short=short) + mark
        joined = False
    return made.strip()


def _initial(word: str, *, short: bool) -> str:
    """Return the initial of a word: two letters where it begins with two capitals, all where it is one already."""
    if short and len(word) < 4:
        return word
    capitals = next((place for place, char in enumerate(word) if not char.isupper()), 0)
    return word[:capitals].capitalize() if capitals > 1 and word[capitals].islower() else word[:1]
