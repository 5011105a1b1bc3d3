"""A corpus from a few lines, checked: `judge(text)` returns the report."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wola_facts.checks.context import Context
from wola_facts.checks.engine import run
from wola_facts.checks.report import Report
from wola_facts.checks.selection import chosen
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_texts
from wola_facts.web.observation import Observation, Quote, Sought

#: Judges a corpus text (or several files) on 2026-01-01 unless told another day.
Judge = Callable[..., Report]

DEFAULTS = '[defaults]\nclaim = "x"\nsource = "https://example.org/a"\ndate = "2019"\n'


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Return a function that checks TOML; facts need no claim, date and source, which [defaults] gives them.

    A file with another ending than none is a saved copy of a source; that named `observed` is what the web said, as
    TOML: a table for each source.
    """

    def check(
        text: str = "",
        *,
        today: date = date(2026, 1, 1),
        select: str = "",
        ignore: str = "",
        corpus: str = "schema = 1\n",
        copies: str = "",
        defaults: str = DEFAULTS,
        **files: str,
    ) -> Report:
        saved = {name: body for name, body in files.items() if "." in name}
        for name, body in saved.items():
            (tmp_path / name).write_text(body, encoding="utf-8")
            copies = copies or str(tmp_path)
        seen = files.pop("observed", None)
        files = {name: body for name, body in files.items() if name not in saved}
        texts = {"corpus.toml": corpus, **{f"{name}.toml": body for name, body in files.items()}}
        if text:
            texts["facts.toml"] = defaults + text
        loaded = load_texts(texts)
        observations = None if seen is None else observed(seen, loaded)
        context = Context(
            loaded, today, read=lambda file: texts.get(file, ""), copies=copies, observations=observations
        )
        return run(context, chosen(loaded.settings, [select] if select else (), [ignore] if ignore else ()))

    return check


def observed(text: str, corpus: Corpus) -> dict[str, Observation]:
    """Return the observations that a TOML text spells out; the address is that of the record where none is given."""
    found = {}
    for name, table in tomllib.loads(text).items():
        sought = tuple(
            Sought(
                Quote(one.get("fact", ""), one["quote"], one.get("before", ""), one.get("after", "")),
                one["outcome"],
                one.get("closest", ""),
            )
            for one in table.pop("sought", ())
        )
        found[name] = Observation(**{"source": name, "url": corpus.sources[name].url, "sought": sought, **table})
    return found
