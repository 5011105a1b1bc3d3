"""How long `facts check --online` takes where everything is known from before, beside the same check offline.

    pytest tests/benchmarks/test_warm.py --benchmark-only --benchmark-columns=min,median

A thousand sources, each quoted by a fact and seen today: no request is made, and every rule finds them well. Bounds:
0.15 s as a whole process on an idle machine, and 1.3 times the offline check that has no observations to judge.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from wola_facts.web.observation import Observation, Quote, Sought
from wola_facts.web.store import written

SIZE = 1_000
CHECK = ("-m", "wola_facts", "check", "--today", "2026-01-01")


def make(folder: Path) -> None:
    """Write a corpus of sources and facts, and a file of observations that finds every quote."""
    records, seen = [], []
    for number in range(SIZE):
        url = f"https://h{number % 50}.example.org/page/{number}"
        quote = f"{number} convictions"
        records.append(
            f'[source.s{number}]\ntitle = "T{number}"\nauthor = "Office {number}"\ndate = "2019"\nurl = "{url}"\n'
            f'archive = "https://web.archive.org/web/2019/{url}"\n[fact.f{number}]\nclaim = "Convictions {number}"\n'
            f'value = {number}\ndate = "2019"\nsource = "s{number}"\nquote = "{quote}"\nat = "p. 1"\n'
        )
        sought = (Sought(Quote(f"f{number}", quote), "found"),)
        seen.append(
            Observation(
                f"s{number}", url, "ok", status=200, final_url=url, sought=sought, observed="2026-01-01T00:00:00Z"
            )
        )
    (folder / "facts").mkdir()
    (folder / "facts" / "corpus.toml").write_text("schema = 1\n")
    (folder / "facts" / "a.toml").write_text("\n".join(records))
    (folder / "seen.json").write_text(written(seen))


@pytest.mark.benchmark(group="1,000 sources known from before")
@pytest.mark.parametrize(
    "flags", [(), ("--online", "--observations", "seen.json")], ids=["offline, nothing known", "online, all known"]
)
def test_warm(benchmark: BenchmarkFixture, tmp_path: Path, flags: tuple[str, ...]) -> None:
    make(tmp_path)
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "FACTS_CACHE": str(tmp_path / "cache")}

    def call() -> None:
        subprocess.run([sys.executable, *CHECK, *flags], check=True, capture_output=True, cwd=tmp_path, env=environment)

    benchmark.pedantic(call, rounds=10, warmup_rounds=2)  # type: ignore[no-untyped-call]  # it has no types there
