"""The conditions of <choose> (CSL 1.0.2, "Choose")."""

from typing import TYPE_CHECKING

from wola_facts.cite.csl import numbers
from wola_facts.cite.csl.markup import Element

if TYPE_CHECKING:
    from wola_facts.cite.csl.render import Rendering


def holds(out: "Rendering", branch: Element) -> bool:
    """Whether the conditions of an <if> or <else-if> hold, all, any or none of them as it says."""
    tests = branch.memo
    if tests is None:
        tests = branch.memo = [
            (test, one)
            for name, given in branch.attributes.items()
            if (test := _TESTS.get(name)) is not None
            for one in given.split()
        ]
    match = branch.attributes.get("match", "all")
    decisive = match != "all"
    for test, one in tests:
        if test(out, one) is decisive:
            return match == "any"
    return match != "any"


def _type(out: "Rendering", wanted: str) -> bool:
    return out.item.type == wanted


def _variable(out: "Rendering", variable: str) -> bool:
    there = out.has(variable)
    if not there:
        out.empty[variable] = None
    return there


def _numeric(out: "Rendering", variable: str) -> bool:
    text = out.value(variable)
    return bool(text) and numbers.is_numeric(text)


def _uncertain(out: "Rendering", variable: str) -> bool:
    return out.item.date(variable).circa


def _locator(out: "Rendering", label: str) -> bool:
    return bool(out.place.locator) and out.place.label == label


def _position(out: "Rendering", wanted: str) -> bool:
    mine = out.place.position
    if not mine:
        return False
    if wanted == "near-note":
        return out.place.near
    if wanted == "subsequent":
        return mine != "first"
    if wanted == "ibid":
        return mine in ("ibid", "ibid-with-locator")
    return mine == wanted


def _disambiguated(out: "Rendering", wanted: str) -> bool:
    out.conditions += 1
    return (out.conditions <= out.wanted.disambiguate) is (wanted == "true")


_TESTS = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguated,
}
