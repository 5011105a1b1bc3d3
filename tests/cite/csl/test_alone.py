"""The processor without anything else of the package: its own example, and what it imports."""

import doctest
import subprocess
import sys

from wola_facts.cite import csl


def test_the_example_of_the_processor_runs() -> None:
    outcome = doctest.testmod(csl)
    assert outcome.attempted > 5
    assert not outcome.failed


def test_it_loads_nothing_of_facts_and_no_package_but_the_standard_library() -> None:
    code = "import sys, wola_facts.cite.csl as csl; from wola_facts.cite.csl import *; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    ours = {name for name in loaded if name.startswith("wola_facts.") and not name.startswith("wola_facts.cite")}
    assert ours == {"wola_facts.errors"}
    assert not {"pydantic", "rich", "typer", "lxml", "dataclasses"} & set(loaded)


def test_the_same_call_gives_the_same_again() -> None:
    style = csl.Style.parse(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><citation><layout>'
        '<names variable="author"/></layout></citation></style>'
    )
    items = [{"id": "a", "author": [{"literal": "WOLA"}]}]

    def cite() -> str:
        processor = csl.Processor(style, items, lambda _: None)
        [run] = processor.cite([csl.Citation([csl.Cite("a")])])
        return csl.write(run)

    assert cite() == cite() == "WOLA"
    assert items == [{"id": "a", "author": [{"literal": "WOLA"}]}]
