"""robots.txt, by RFC 9309: which of its rules are for us, and what they let us ask for.

Ours and no library's: what there is keeps the rules of every program that a file names, and 85 KB of names and rules
took one of them 24 s and 640 MB. Here only our own are kept, and reading and matching are linear.
"""

import re
from collections.abc import Iterable, Iterator

from wola_facts.web.target import encoded

#: In bytes; what comes after is not read (RFC 9309, 2.5, wants at least so many).
LARGEST = 500 * 1024
#: A file with more of them for one program is no use to anybody, and would be slow to go by.
_MOST = 5_000
_LINE = re.compile(r"\s*(user-agent|allow|disallow)\s*:\s*([^#]*)", re.IGNORECASE)
_NAME = re.compile(r"\*|[a-z_-]+", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


class TooMany(Exception):
    """A file with more rules for us than any needs."""


class Rules:
    """What a program may ask a host for: the longest rule that fits says so, and of two alike the kinder one."""

    def __init__(self, rules: Iterable[tuple[str, bool]] = ()) -> None:
        """Take patterns with * and a last $, each with whether it allows."""
        order = sorted(
            ((_spelt(pattern), allows) for pattern, allows in rules), key=lambda one: (-len(one[0]), -one[1])
        )
        self._rules = [(*_parts(pattern), allows) for pattern, allows in order]

    def allow(self, path: str) -> bool:
        """Whether a path with its query, percent-encoded, may be asked for."""
        said = _literal(_spelt(path))
        return next((allows for parts, ends, allows in self._rules if _fits(parts, ends, said)), True)


def read(content: bytes, name: str) -> Rules:
    """Return the rules of a file for a program: those of the groups with its name, or else of those for all.

    Raises:
        TooMany: where they are more than anybody needs.
    """
    if len(content) > LARGEST:
        content = content[:LARGEST].rpartition(b"\n")[0]
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    ours: list[tuple[str, bool]] = []
    anybodys: list[tuple[str, bool]] = []
    named = False
    for names, rule in _grouped(text):
        named |= name in names
        if rule:
            for kept in (ours if name in names else None, anybodys if "*" in names else None):
                if kept is not None:
                    kept.append(rule)
    rules = list(dict.fromkeys(ours if named else anybodys))
    if len(rules) > _MOST:
        raise TooMany
    return Rules(rules)


def _grouped(text: str) -> Iterator[tuple[set[str], tuple[str, bool] | None]]:
    """Yield each name and each rule with the names of the group that it stands in, in small letters."""
    names: set[str] = set()
    ruled = False
    for line in re.split(r"[\r\n]+", text):
        found = _LINE.match(line)
        if not found:
            continue  # of other lines none ends a group
        field, value = found[1].lower(), found[2].strip()
        if field == "user-agent":
            if ruled:
                names, ruled = set(), False
            if agent := _NAME.match(value):
                names.add(agent[0].lower())
            yield names, None
            continue
        ruled = True
        if value:
            yield names, (value, field == "allow")


def _spelt(text: str) -> str:
    """Return a path or pattern in the one spelling by which they are compared: only what has to be is encoded."""

    def one(found: "re.Match[str]") -> str:
        letter = chr(int(found[1], 16))
        return letter if letter in _UNRESERVED else found[0].upper()

    return _ESCAPE.sub(one, encoded(text))


def _literal(text: str) -> str:
    return text.replace("*", "%2A").replace("$", "%24")


def _parts(pattern: str) -> tuple[list[str], bool]:
    """Return what has to stand one after the other, and whether the last of it has to end the path."""
    ends = pattern.endswith("$")
    return [_literal(part) for part in pattern.removesuffix("$").split("*")], ends


def _fits(parts: list[str], ends: bool, path: str) -> bool:
    if not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    if len(parts) == 1:
        return not ends or at == len(path)
    for part in parts[1:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    last = parts[-1]
    return len(path) - len(last) >= at and path.endswith(last) if ends else path.find(last, at) >= 0
