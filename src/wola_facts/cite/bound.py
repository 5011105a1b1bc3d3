"""Books and what is bound like them: presses, editions, and the colon between a volume and its pages."""

import re

from wola_facts.cite.item import date_parts, text
from wola_facts.cite.manuals import BLUEBOOK, CHICAGO, MLA, NLM, Work

_BY_YEAR = frozenset({"chicago-author-date", "chicago-author-date-17th-edition"})
_PRINTED = frozenset({"book", "report", "chapter", "pamphlet", "thesis", "manuscript"})


def press(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """A university's press is short in MLA (MLA 9, 5.57): Cambridge UP, U of Chicago P; a firm's form is left out."""
    if style != MLA or not text(work, "publisher"):
        return
    name = text(work, "publisher")
    if re.search(r"\bUniversity\b.*\bPress\b|\bPress\b.*\bUniversity\b", name):
        name = re.sub(r"\bPress\b", "P", re.sub(r"\bUniversity\b", "U", name.replace("University Press", "UP")))
        name = re.sub(r"^The ", "", name)
    elif work["type"] == "thesis":
        name = re.sub(r"\bUniversity\b", "U", name)
    work["publisher"] = re.sub(r",? (?:Inc|Ltd|LLC|Co|Corp)\.?$", "", name)


def edition(work: Work, style: str, locale: str) -> None:
    """The Bluebook counts 2d, 3d (rule 6.2)."""
    number = text(work, "edition")
    if style == BLUEBOOK and number.isdecimal() and not locale.startswith("es"):
        last = "th" if number[-2:] in ("11", "12", "13") else {"1": "st", "2": "d", "3": "d"}.get(number[-1], "th")
        work["edition"] = f"{number}{last}"


def tight(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """Nothing stands between a volume, a colon and pages where there is no issue (Chicago 17, 14.177): 185:653–64."""
    alone = text(work, "volume") and text(work, "page") and not text(work, "issue")
    if style in CHICAGO and style in _BY_YEAR and work["type"] == "article-journal" and alone:
        # The overlay asks for it, and nothing prints it.
        work["annote"] = "" if date_parts(work, "issued")[1:] else "1"


def undated(work: Work, style: str, locale: str) -> None:
    """What is printed and has no date says so in NLM (Citing Medicine, chapter 2)."""
    if style == NLM and work["type"] in _PRINTED and not work.get("issued") and not text(work, "URL"):
        work["issued"] = {"literal": "[fecha desconocida]" if locale.startswith("es") else "[date unknown]"}
