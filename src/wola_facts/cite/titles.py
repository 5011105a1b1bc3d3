"""Capitals of prepositions in English titles, which the manuals treat differently and CSL's title case does not.

Nothing here touches a title in another language, or any word but a preposition inside the title.
"""

import re

#: Style -> from how many letters on a preposition takes a capital; 0 is never.
#: MLA 9, 2.90; Chicago 17, 8.159; Chicago 18, 8.160 (five letters or more, new); Bluebook, rule 8; AMA 11, 10.2.2.
_CAPITAL_FROM = {
    "modern-language-association": 0, "chicago-author-date-17th-edition": 0,
    "chicago-notes-bibliography-17th-edition": 0, "mhra-notes": 0, "chicago-author-date": 5,
    "chicago-notes-bibliography": 5, "bluebook-law-review": 5, "american-medical-association": 4,
}  # fmt: skip

_PREPOSITIONS = frozenset(
    "about above across after against along amid amidst among amongst around at before behind below beneath beside "
    "besides between beyond by concerning despite during except for from in inside into near of on onto outside over "
    "per regarding since through throughout to toward towards under underneath until upon via with within "
    "without".split()
)
#: Chicago 18, 8.160; MHRA 4, 4.4; Bluebook, rule 8: "as" is small whatever it does; MLA 9, 2.90, knows a conjunction.
_SMALL_AS = frozenset(style for style in _CAPITAL_FROM if style != "modern-language-association")
#: Small words of names and phrases of other languages, which stay small: Rosario Ibarra de la Garza.
_FOREIGN = frozenset("de del la las los el y e da dos du des von van der al".split())
_WORD = re.compile(r"<[^<>]*>|[^\W\d_]+(?:['’\-][^\W\d_]+)*")


def with_prepositions(title: str, style: str) -> str:
    """Return an English title whose prepositions are fixed in the case that the style's manual gives them.

    A fixed word stands in CSL's `nocase` span, so that the processor leaves it alone; first and last words, and
    those after a colon, stay as they are.
    """
    least = _CAPITAL_FROM.get(style)
    words = [found for found in _WORD.finditer(title) if not found[0].startswith("<")]
    out, end = [], 0
    for place, found in enumerate(words):
        word = found[0].casefold()
        if found[0] in _FOREIGN and place not in (0, len(words) - 1):
            out.append(f'{title[end : found.start()]}<span class="nocase">{found[0]}</span>')
            end = found.end()
            continue
        small = word in _PREPOSITIONS or (word == "as" and style in _SMALL_AS)
        if least is None or not small or found[0].isupper() or place in (0, len(words) - 1):
            continue
        if re.search(r"[:?!.—]\s*[\"'“‘(]?\s*$", title[: found.start()]):
            continue
        right = word.capitalize() if least and len(word) >= least else word
        out.append(f'{title[end : found.start()]}<span class="nocase">{right}</span>')
        end = found.end()
    return "".join(out) + title[end:]
