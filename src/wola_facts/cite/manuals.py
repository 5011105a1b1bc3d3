"""The styles that rules name, by their files, and what the rules before the processor share about names."""

import re
from typing import Any, Final

APA: Final = "apa"
MLA: Final = "modern-language-association"
IEEE: Final = "ieee"
AMA: Final = "american-medical-association"
OSCOLA: Final = "oscola"
HARVARD: Final = "harvard-cite-them-right"
NLM: Final = "nlm-citation-sequence"
BLUEBOOK: Final = "bluebook-law-review"
MHRA: Final = "mhra-notes"
ISO690_NOTE: Final = "iso690-full-note-es"
ISO690: Final = frozenset({"iso690-author-date-es", ISO690_NOTE})
UNAM: Final = "universidad-nacional-autonoma-de-mexico-instituto-de-investigaciones-juridicas"
SPANISH_LEGAL: Final = "spanish-legal"
CHICAGO_17: Final = frozenset({"chicago-author-date-17th-edition", "chicago-notes-bibliography-17th-edition"})
CHICAGO: Final = CHICAGO_17 | {"chicago-author-date", "chicago-notes-bibliography"}

#: An item while rules are at work on it.
Work = dict[str, Any]

_TAG = r"<(/?(?:i|b|sup|sub|sc|span)\b[^<>]*>)"
_SMALL = frozenset("of the on for and in to de la las los el del y e para por sobre en a".split())


def literal(text: str) -> str:
    """Return a text that the processor shows as it stands: CSL would obey a few tags in it."""
    return re.sub(_TAG, r'<<span class="nocase">\1</span>', text) if "<" in text else text


def is_author(work: Work, name: str) -> bool:
    """Whether a name is that of the only author, an institution, in full or by its initials."""
    authors = work["author"]
    return bool(name) and len(authors) == 1 and same(authors[0].get("literal", ""), name)


def same(one: str, other: str) -> bool:
    """Whether two names are of one institution: letter case, "the" and initials aside."""
    if not one or not other:
        return False
    left, right = _words(one), _words(other)
    if left == right:
        return True
    for full, short in ((left, other), (right, one)):
        initials = "".join(word[0] for word in full if word not in _SMALL)
        if len(initials) > 1 and short.strip().isupper() and short.strip().casefold() == initials:
            return True
    return _with_initials(one) == _with_initials(other)


def holds(whole: str, part: str) -> bool:
    """Whether a name begins or ends with another: United Nations Committee against Torture, United Nations."""
    words, inner = _words(whole), _words(part)
    return bool(inner) and len(inner) < len(words) and inner in (words[: len(inner)], words[-len(inner) :])


def _with_initials(name: str) -> list[str]:
    """Return the words of "Washington Office on Latin America (WOLA)" without the initials."""
    return _words(re.sub(r"\s*\([A-Z]{2,}\)\s*$", "", name))


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+", name.casefold())
    return words[1:] if words[:1] == ["the"] else words
