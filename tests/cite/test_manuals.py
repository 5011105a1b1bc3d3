"""Citations of our kind of source, as the manuals have them: tables worked out by hand, with the rules they follow."""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from wola_facts.cite.citing import Citer
from wola_facts.cite.registry import SHIPPED
from wola_facts.corpus.load import load_texts
from wola_facts.corpus.write import toml_value

TABLES = Path(__file__).parent / "manuals"
FORMS = ("in-text", "note", "each")


class Case(NamedTuple):
    """What one style makes of one source, which may credit another."""

    source: dict[str, Any]
    credited: dict[str, Any]
    fact: dict[str, Any]
    style: str
    form: str
    lang: str
    expected: str


def cases() -> list[Any]:
    """Return the cases of all tables."""
    found = []
    for path in sorted(TABLES.glob("*.toml")):
        for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]:
            for key, expected in kind["expect"].items():
                style, *more = key.split()
                form = next((word for word in more if word in FORMS), "bibliography")
                lang = next((word for word in more if word not in FORMS), "")
                case = Case(kind["source"], kind.get("credited", {}), kind.get("fact", {}), style, form, lang, expected)
                found.append(pytest.param(case, id=f"{kind['id']}: {key}"))
    return found


def cite(case: Case) -> list[str]:
    """Return the citations of a case, with Markdown's stars for slanted text and without its escapes."""
    fact = {"claim": "Complaints", "value": 1, "date": "2019", "source": "one", **case.fact}
    records = {"source.one": case.source, "fact.f": fact}
    if case.credited:
        records |= {"source.two": case.credited, "fact.f": {**fact, "according_to": ["two"]}}
    text = "".join(
        f"[{name}]\n" + "".join(f"{field} = {toml_value(value)}\n" for field, value in fields.items())
        for name, fields in records.items()
    )
    corpus = load_texts({"t.toml": text})
    assert not [finding for finding in corpus.findings if finding.code.startswith("SCH")], corpus.findings
    citer = Citer(corpus, corpus.facts.values(), case.style, lang=case.lang, output="markdown")
    forms = {"bibliography": citer.bibliography, "in-text": citer.in_text, "note": citer.notes, "each": citer.each}
    return [re.sub(r"\\(.)", r"\1", one) for one in forms[case.form]().texts]


@pytest.mark.parametrize("case", cases())
def test_what_the_manual_has(case: Case) -> None:
    assert case.style in SHIPPED
    assert cite(case) == [case.expected]
