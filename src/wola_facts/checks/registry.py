"""All rules, found by walking the folder `rules/`: a rule is one file, and nothing else is edited."""

import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from wola_facts.checks import rules as package
from wola_facts.checks.rule import AnyRule, Rule
from wola_facts.errors import UsageError, did_you_mean


@cache
def rules() -> Mapping[str, AnyRule]:
    """Return every rule by its code, in the order of codes.

    Raises:
        ValueError: where two files give one code, or a file gives no rule: a mistake of ours.
    """
    found: dict[str, AnyRule] = {}
    for module in _modules():
        rule = getattr(import_module(f"{package.__name__}.{module}"), "rule", None)
        if not isinstance(rule, Rule):
            raise ValueError(f"rules/{module}.py has no value named rule")
        if rule.code in found:
            raise ValueError(f"{rule.code} is the code of two rules: {found[rule.code].name} and {rule.name}")
        found[rule.code] = rule
    return dict(sorted(found.items()))


def page(code: str) -> str:
    """Return the page of a rule, which is the docstring of its file.

    Raises:
        UsageError: for a code or name that no rule has; the hint offers near misses.
    """
    rule = find(code)
    module = import_module(f"{package.__name__}.{rule.name.replace('-', '_')}")
    return (module.__doc__ or rule.name).rstrip()


def title(rule: AnyRule) -> str:
    """Return the first line of a rule's page."""
    return page(rule.code).partition("\n")[0]


def find(code: str) -> AnyRule:
    """Return the rule of a code ("CON001", in any case) or a name ("contradiction").

    Raises:
        UsageError: where there is none; the hint offers near misses.
    """
    known = rules()
    wanted = code.strip()
    if wanted.upper() in known:
        return known[wanted.upper()]
    for rule in known.values():
        if rule.name == wanted.casefold():
            return rule
    names = [*known, *(rule.name for rule in known.values())]
    raise UsageError(
        f"There is no rule `{wanted[:40]}`.", did_you_mean(wanted.upper(), names) or "`facts rule` lists all of them."
    )


def _modules() -> list[str]:
    names = os.listdir(package.__path__[0])
    return sorted(name[:-3] for name in names if name.endswith(".py") and not name.startswith("_"))
