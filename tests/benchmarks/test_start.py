"""How long a command takes as a whole process, beside bare Python and beside what it is built on.

    pytest tests/benchmarks --benchmark-only --benchmark-columns=min,median

The bounds are ratios to `python -c pass`: 6 for `--version` and `--help`, 8 for completion, 16 for `show`, 12 for
`check`; 10 for a citation in APA and 12 for one in Chicago's notes.
Install without `-e`, and once without PYTHONDONTWRITEBYTECODE, or Python's own compiling is what is measured.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

FACTS = ("-m", "wola_facts")


@pytest.mark.benchmark(group="start")
@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        pytest.param(("-c", "pass"), {}, id="bare Python"),
        pytest.param(("-c", "import typer, rich, pydantic"), {}, id="import typer, rich, pydantic"),
        pytest.param((*FACTS, "--version"), {}, id="facts --version"),
        pytest.param((*FACTS, "--help"), {}, id="facts --help"),
        pytest.param(
            FACTS,
            {"_FACTS_COMPLETE": "complete_bash", "COMP_WORDS": "facts show tor", "COMP_CWORD": "2"},
            id="completion of a topic",
        ),
        pytest.param((*FACTS, "show", "torture"), {}, id="facts show torture"),
        pytest.param((*FACTS, "show", "--format", "json"), {}, id="facts show --format json"),
        pytest.param((*FACTS, "check", "--today", "2026-11-23"), {}, id="facts check"),
        pytest.param((*FACTS, "cite", "torture-law"), {}, id="facts cite torture-law"),
        pytest.param((*FACTS, "cite", "torture-law", "-f", "chicago-notes"), {}, id="facts cite in Chicago's notes"),
    ],
)
def test_start(
    benchmark: BenchmarkFixture, tmp_path: Path, arguments: tuple[str, ...], environment: Mapping[str, str]
) -> None:
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "FACTS_CACHE": str(tmp_path / "cache")}

    def call() -> None:
        subprocess.run(
            [sys.executable, *arguments],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env={**surroundings, **environment},
        )

    benchmark.pedantic(call, rounds=20, warmup_rounds=2)  # type: ignore[no-untyped-call]  # it has no types there
