"""`wola_facts.cite` is a function and a package, whichever is used first."""

import subprocess
import sys

import pytest

CORPUS = """
import wola_facts
from wola_facts.corpus.load import load_texts
corpus = load_texts({"t.toml": '[source.s]\\ntitle = "T"\\nauthor = "Meyer, M."\\ndate = 2019\\nurl = "https://e.org"\\n'
    .replace("2019", '"2019"') + '[fact.f]\\nclaim = "c"\\nvalue = 1\\ndate = "2019"\\nsource = "s"\\n'})
"""
FUNCTION = 'print(wola_facts.cite(corpus, corpus.facts.values(), form="in-text").text)\n'
PACKAGE = "from wola_facts.cite import Processor, Style\nprint(Style.__name__, Processor.__name__)\n"


@pytest.mark.parametrize("code", [FUNCTION + PACKAGE, PACKAGE + FUNCTION], ids=["function first", "package first"])
def test_both_work_in_either_order(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", CORPUS + code], capture_output=True, text=True, check=True, timeout=60)
    assert sorted(done.stdout.splitlines()) == ["(Meyer, 2019)", "Style Processor"]
