"""A corpus from a few lines, checked: `judge(text)` returns the report."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wola_facts.checks.context import Context
from wola_facts.checks.engine import run
from wola_facts.checks.report import Report
from wola_facts.checks.selection import chosen
from wola_facts.corpus.load import load_texts

#: Judges a corpus text (or several files) on 2026-01-01 unless told another day.
Judge = Callable[..., Report]

DEFAULTS = '[defaults]\nclaim = "x"\nsource = "https://example.org/a"\ndate = "2019"\n'


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Return a function that checks TOML; facts need no claim, date and source, which [defaults] gives them.

    A file with another ending than none is a saved copy of a source.
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
        files = {name: body for name, body in files.items() if name not in saved}
        texts = {"corpus.toml": corpus, **{f"{name}.toml": body for name, body in files.items()}}
        if text:
            texts["facts.toml"] = defaults + text
        loaded = load_texts(texts)
        context = Context(loaded, today, read=lambda file: texts.get(file, ""), copies=copies)
        return run(context, chosen(loaded.settings, [select] if select else (), [ignore] if ignore else ()))

    return check
