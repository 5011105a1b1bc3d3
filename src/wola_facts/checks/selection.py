"""Which rules run: codes, families and ALL, from the command line and from corpus.toml."""

import re
from collections.abc import Iterable

from wola_facts.checks.registry import rules
from wola_facts.checks.rule import AnyRule
from wola_facts.corpus.settings import Settings
from wola_facts.errors import UsageError, did_you_mean

_WORD = re.compile(r"[\s,]+")


def chosen(settings: Settings, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[AnyRule]:
    """Return the rules that hold: those selected less those ignored; a code outweighs its family, and that ALL.

    What is asked for now outweighs corpus.toml: with `select` its own `select` is not looked at.

    Raises:
        UsageError: for a word that is neither code nor family nor ALL; the hint offers near misses.
    """
    wanted = read_codes(select) or read_codes(settings.select) or ["ALL"]
    asked = bool(read_codes(select))
    unwanted = read_codes(ignore) + ([] if asked else read_codes(settings.ignore))
    if asked:
        # A rule that corpus.toml ignores stays ignored unless it was named at least as closely.
        unwanted += [word for word in read_codes(settings.ignore) if not any(_closer(word, now) for now in wanted)]
    return [rule for rule in rules().values() if _weight(rule, wanted) > _weight(rule, unwanted)]


def read_codes(words: Iterable[str]) -> list[str]:
    """Return the codes and families in some options, which may hold several divided by commas.

    Raises:
        UsageError: for a word that is neither; the hint offers near misses.
    """
    known = rules()
    families = {rule.family for rule in known.values()}
    codes: list[str] = []
    for word in (part for text in words for part in _WORD.split(text) if part):
        code = word.upper()
        if code != "ALL" and code not in known and code not in families:
            near = did_you_mean(code, [*known, *families])
            raise UsageError(f"There is no rule or family `{word[:40]}`.", near or "`facts rule` lists all of them.")
        codes.append(code)
    return codes


def matches(code: str, word: str) -> bool:
    """Whether a rule's code is what a word (a code, a family or ALL) means."""
    return word == "ALL" or code == word or (code.startswith(word) and code[len(word) :].isdigit() and word.isalpha())


def _weight(rule: AnyRule, words: list[str]) -> int:
    """Return how closely a rule is named: 0 not at all, 1 by ALL, 2 by its family, 3 by its code."""
    return max((_closeness(word) for word in words if matches(rule.code, word)), default=0)


def _closer(ignored: str, selected: str) -> bool:
    return matches(ignored, selected) and _closeness(selected) >= _closeness(ignored)


def _closeness(word: str) -> int:
    return 1 if word == "ALL" else 2 if word.isalpha() else 3
