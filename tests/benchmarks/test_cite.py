"""Citing, beside what else cites from Python: citeproc-py in this process, pandoc as the process that it is.

    pytest tests/benchmarks/test_cite.py --benchmark-only --benchmark-columns=min,median

Whole processes: one source in one style; the bounds are ratios to `python -c pass`, 10 for APA and 12 for Chicago's
notes. Bibliographies: n sources in APA; the bounds are 5 ms an item at 1,000, and the same an item at 10,000.
The peers are not needed for anything else: `pip install citeproc-py pypandoc-binary`. citeproc-py does not tell cites
apart, which is half of the work. Peak memory is measured from outside: `/usr/bin/time -v`.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from wola_facts.cite.csl import Processor, Style, write
from wola_facts.cite.overlay import locale_text, resolve
from wola_facts.cite.registry import find_style

ONE = """
import sys
from wola_facts.cite import Citation, Cite, Processor, Style, write
from wola_facts.cite.overlay import locale_text, resolve
from wola_facts.cite.registry import find_style
found = find_style(sys.argv[1])
processor = Processor(Style.parse(resolve(found.path, found.stem, lambda _: None)), [ITEM], locale_text, "en-US")
print(write(processor.cite([Citation([Cite("one")], 1)])[0]))
for entry in processor.bibliography().entries:
    print(write(entry.run))
"""
ONE_CITEPROC_PY = """
import json, sys, warnings
warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
style = CitationStylesStyle(sys.argv[1], locale="en-US", validate=False)
bibliography = CitationStylesBibliography(style, CiteProcJSON([ITEM]), formatter.plain)
citation = Citation([CitationItem("one")])
bibliography.register(citation)
print(bibliography.cite(citation, lambda item: None))
print(*map(str, bibliography.bibliography()))
"""
ITEM = {
    "id": "one", "type": "report", "title": "Mexico’s human rights landscape", "publisher": "WOLA",
    "author": [{"family": "Meyer", "given": "Maureen"}, {"family": "Hinojosa", "given": "Gina"}],
    "issued": {"date-parts": [[2019, 11, 26]]}, "URL": "https://example.org/landscape",
}  # fmt: skip


def items(count: int) -> list[dict[str, Any]]:
    """Return sources by a few hundred authors, some of one name and one year."""
    dice = random.Random(1)
    families = "Meyer Hinojosa García Smith Ñáñez O’Neill Pérez López Castillo Ruiz Ortiz Moreno Soto".split()
    return [
        {
            "id": f"i{number}",
            "type": dice.choice(("report", "webpage", "article-journal", "book", "legislation")),
            "title": f"The human rights landscape {number}",
            "author": [
                {"family": dice.choice(families) + dice.choice(("", "ez", "son")), "given": dice.choice(("Ana", "J."))}
                for _ in range(dice.randrange(1, 5))
            ],
            "issued": {"date-parts": [[dice.randrange(1990, 2026), dice.randrange(1, 13)]]},
            "container-title": "Journal of Human Rights", "publisher": "WOLA", "volume": "3", "page": "12-34",
            "URL": f"https://example.org/{number}",
        }
        for number in range(count)
    ]  # fmt: skip


def style_file(name: str, folder: Path) -> str:
    """Return the path of a copy of a shipped style, overlays included, for the peers."""
    found = find_style(name)
    path = folder / f"{name}.csl"
    path.write_text(resolve(found.path, found.stem, lambda _: None), encoding="utf-8")
    return str(path)


def pandoc() -> str:
    """Return the program of pypandoc-binary; skip where it is not installed."""
    if find_spec("pypandoc") is None:
        pytest.skip("pypandoc-binary is not installed")
    import pypandoc  # type: ignore[import-not-found, unused-ignore]

    return str(pypandoc.get_pandoc_path())


def pandoc_call(style: str, some: list[dict[str, Any]], folder: Path) -> Callable[[], object]:
    """Return what cites items with pandoc."""
    program, source = pandoc(), folder / "items.json"
    source.write_text(json.dumps(some), encoding="utf-8")
    document = "---\nnocite: '@*'\n---\n\n[@one]\n"
    command = [program, "--citeproc", "--csl", style, "--bibliography", str(source), "-t", "plain"]
    return lambda: subprocess.run(command, input=document, text=True, check=True, capture_output=True)


@pytest.mark.parametrize("style", ["apa", "chicago-notes"])
@pytest.mark.parametrize("engine", ["bare Python", "ours", "citeproc-py", "pandoc"])
@pytest.mark.benchmark(warmup=True)
def test_one_source_in_a_process_of_its_own(
    benchmark: BenchmarkFixture, tmp_path: Path, engine: str, style: str
) -> None:
    benchmark.group = f"one source in a process of its own: {style}"
    path = style_file(style, tmp_path)
    if engine == "pandoc":
        call = pandoc_call(path, [ITEM], tmp_path)
    else:
        if engine == "citeproc-py" and find_spec("citeproc") is None:
            pytest.skip("citeproc-py is not installed")
        code, argument = {
            "bare Python": ("pass", ""),
            "ours": (ONE.replace("ITEM", repr(ITEM)), style),
            "citeproc-py": (ONE_CITEPROC_PY.replace("ITEM", repr(ITEM)), path.removesuffix(".csl")),
        }[engine]
        command = [sys.executable, "-c", code, argument]
        call = lambda: subprocess.run(command, check=True, capture_output=True)  # noqa: E731
    benchmark.pedantic(call, rounds=15, warmup_rounds=2)  # type: ignore[no-untyped-call]  # it has no types there


@pytest.mark.parametrize(
    ("engine", "count"),
    [("ours", 100), ("ours", 1000), ("ours", 10_000), ("citeproc-py", 100), ("citeproc-py", 1000),
     ("pandoc", 100), ("pandoc", 1000)],
)  # fmt: skip
def test_a_bibliography_in_apa(benchmark: BenchmarkFixture, tmp_path: Path, engine: str, count: int) -> None:
    benchmark.group = f"bibliography of {count} sources in APA"
    some, path = items(count), style_file("apa", tmp_path)
    if engine == "pandoc":
        call = pandoc_call(path, [*some, ITEM], tmp_path)
    elif engine == "citeproc-py":
        call = _citeproc_py(path.removesuffix(".csl"), some)
    else:
        style = Style.parse(Path(path).read_text(encoding="utf-8"))
        call = lambda: [write(one.run) for one in Processor(style, some, locale_text, "en-US").bibliography().entries]  # noqa: E731
    benchmark.pedantic(call, rounds=1 if count > 1000 or engine != "ours" else 3)  # type: ignore[no-untyped-call]


def _citeproc_py(style: str, some: list[dict[str, Any]]) -> Callable[[], object]:
    if find_spec("citeproc") is None:
        pytest.skip("citeproc-py is not installed")
    from citeproc import (  # type: ignore[import-untyped, import-not-found, unused-ignore]
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped, import-not-found, unused-ignore]

    def call() -> list[str]:
        parsed = CitationStylesStyle(style, locale="en-US", validate=False)
        bibliography = CitationStylesBibliography(parsed, CiteProcJSON(some), formatter.plain)
        for item in some:
            bibliography.register(Citation([CitationItem(item["id"])]))
        bibliography.sort()
        return [str(entry) for entry in bibliography.bibliography()]

    return call
