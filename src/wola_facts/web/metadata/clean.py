"""Texts that a page says of itself, made fit for a record: entities read, nothing in them that a terminal obeys."""

import re
import unicodedata

from wola_facts.web.evidence.entities import unescaped

#: In characters: so much of a text is looked at, and so much of it is kept at the most.
_READ = 8_000
LONGEST = 200

#: What a terminal takes for an order: sequences of ESC, and those of the one character that stands for ESC [.
_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-9:;<=>?]{0,30}[ -/]{0,5}[@-~]?|\x1b\][^\x07\x1b]{0,500}(?:\x07|\x1b\\)?|\x1b.?"
)
#: Marks of emphasis within a title, which say nothing once it is a text.
_MARKUP = re.compile(r"</?(?:b|br|em|i|mark|p|small|span|strong|sub|sup|u)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)


def clean(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line of at most so many characters, cut between words where it is longer.

    Entities are read, also where they were escaped twice; control characters, direction marks and what nobody sees
    are left out.
    """
    text = unescaped(unescaped(text[:_READ]))
    text = _MARKUP.sub(" ", _ESCAPE.sub("", text)) if "<" in text or "\x1b" in text or "\x9b" in text else text
    if not text.isprintable():
        text = "".join(_kept(char) for char in text)
    return cut(" ".join(text.split()), longest)


def cut(text: str, longest: int) -> str:
    """Return a text of at most so many characters, the last of them … where some are left out."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return (head.rpartition(" ")[0] if " " in head[longest // 2 :] else head).rstrip(" ,;:–—-") + "…"


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if category in ("Cf", "Cs", "Co", "Cn") else char
