"""The house: floors, what each import costs, and where every public name and module says what it is."""

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import wola_facts
from wola_facts.web.observation import Observation
from wola_facts.web.store import written

PACKAGE = Path(wola_facts.__file__).parent
ROOT = Path(__file__).parents[2]
MODULES = sorted(PACKAGE.rglob("*.py"))

#: No command that looks things up may load these: network clients, citation engines, parsers of pages, test libraries.
HEAVY = {
    "aiohttp",
    "asyncio",
    "ssl",
    "selectolax",
    "pypdf",
    "xml.etree.ElementTree",
    "pytest",
    "hypothesis",
    "jsonschema",
}


def loaded_by(code: str, tmp_path: Path) -> set[str]:
    """Return the modules that are loaded after some code has run in a fresh process."""
    program = (
        f"import sys, json\ntry:\n    exec({code!r})\nexcept SystemExit: pass\n"
        "print('\\n' + json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path, timeout=60
    )
    return set(json.loads(done.stdout.strip().split("\n")[-1]))


def test_importing_the_package_loads_next_to_nothing(tmp_path: Path) -> None:
    extra = loaded_by("import wola_facts", tmp_path) - loaded_by("pass", tmp_path)
    assert extra.isdisjoint({"typer", "rich", "pydantic", "dataclasses"} | HEAVY)


def test_showing_a_topic_loads_only_what_it_needs(tmp_path: Path) -> None:
    code = "import sys; sys.argv = ['facts', 'show', 'torture']; from wola_facts.__main__ import main; main()"
    loaded_by(code, tmp_path)  # fills the cache
    warm = loaded_by(code, tmp_path)
    assert warm.isdisjoint(HEAVY | {"pydantic", "wola_facts.cite", "wola_facts.checks", "wola_facts.web"})


RUN = "import sys; sys.argv = ['facts', *{!r}]; from wola_facts.__main__ import main; main()"

#: What the modules load that are put off: a program that starts has not loaded them, whatever Typer imports.
PUT_OFF = {"_bz2", "_lzma", "_posixsubprocess", "selectors"}


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        (["cite", "torture-law"], {"wola_facts.checks", "wola_facts.web", "wola_facts.corpus.parse"}),
        (
            ["check", "--today", "2026-11-23"],
            {"wola_facts.cite.csl", "wola_facts.web.store", "wola_facts.corpus.parse"},
        ),
    ],
    ids=["cite", "check"],
)
def test_a_warm_corpus_is_cited_and_checked_without_what_reads_it(
    words: list[str], spared: set[str], tmp_path: Path
) -> None:
    loaded_by(RUN.format(words), tmp_path)  # fills the cache
    assert loaded_by(RUN.format(words), tmp_path).isdisjoint(HEAVY | {"pydantic", "rich", "tomllib"} | spared)


@pytest.mark.parametrize(
    "words",
    [["--version"], ["show", "torture"], ["cite", "torture-law"], ["check", "--select", "SRC"]],
    ids=" ".join,
)
def test_what_few_runs_need_of_the_standard_library_is_put_off(words: list[str], tmp_path: Path) -> None:
    loaded_by(RUN.format(words), tmp_path)  # fills the cache
    assert loaded_by(RUN.format(words), tmp_path).isdisjoint(PUT_OFF)


def test_what_is_put_off_is_all_there_when_it_is_used(tmp_path: Path) -> None:
    code = """
from wola_facts.cli.later import SELDOM, put_off
put_off()
import subprocess, tokenize, bz2, lzma, ipaddress
from subprocess import PIPE
early = subprocess
assert subprocess.run([sys.executable, "-c", "print(1)"], stdout=PIPE).stdout.strip() == b"1"
assert str(ipaddress.ip_address("::1")) == "::1"
assert bz2.decompress(bz2.compress(b"a")) == b"a" and lzma.decompress(lzma.compress(b"a")) == b"a"
assert tokenize.NAME and hasattr(tokenize, "open") and not hasattr(tokenize, "no_such")
import subprocess
assert subprocess is not early and early.Popen is subprocess.Popen
assert all(sys.modules[name].__spec__ for name in SELDOM)
put_off()
assert sys.modules["subprocess"] is subprocess, "what is loaded stays"
"""
    loaded_by(code, tmp_path)


def test_an_online_check_with_nothing_to_ask_loads_no_network(tmp_path: Path) -> None:
    url = "https://example.org/report"
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "corpus.toml").write_text("schema = 1\n")
    (tmp_path / "facts" / "a.toml").write_text(
        f'[source.report]\ntitle = "Report"\ndate = "2019"\nurl = "{url}"\n'
        '[fact.a]\nclaim = "Convictions"\nvalue = 15\ndate = "2019"\nsource = "report"\n'
    )
    seen = Observation("report", url, "ok", status=200, final_url=url, observed="2026-01-01T00:00:00Z")
    (tmp_path / "seen.json").write_text(written([seen]))
    words = ["check", "--online", "--observations", "seen.json", "--today", "2026-01-01"]
    loaded_by(RUN.format(words), tmp_path)  # fills the cache
    loaded = loaded_by(RUN.format(words), tmp_path)
    assert "wola_facts.web.store" in loaded
    assert loaded.isdisjoint(HEAVY | {"socket", "yarl", "wola_facts.web.observe", "wola_facts.web.client"})


@pytest.mark.parametrize("words", [["show", "torture"], ["show", "torture-law"], []], ids=["table", "card", "overview"])
def test_what_a_person_sees_is_laid_out_by_rich(words: list[str], tmp_path: Path) -> None:
    """A decision: tables are rich's, whose upkeep is not ours, even where a layout of our own would start sooner."""
    code = f"import sys; sys.argv = ['facts', *{words!r}]; from wola_facts.__main__ import main; main()"
    assert {"rich.console", "rich.table"} <= loaded_by(code, tmp_path), "no layout code of our own: draw it with rich"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]], ids=["--version", "--help"])
def test_help_and_version_load_no_command(arguments: list[str], tmp_path: Path) -> None:
    code = f"import sys; sys.argv = ['facts', *{arguments!r}]; from wola_facts.__main__ import main; main()"
    loaded = loaded_by(code, tmp_path)
    assert loaded.isdisjoint(HEAVY | {"pydantic", "rich", "wola_facts.corpus.load"})


def test_the_floors_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
        capture_output=True, text=True, cwd=ROOT, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_every_file_says_in_its_first_line_what_it_is_about(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, f"{path} has no docstring"
    assert path.read_text(encoding="utf-8").lstrip("r").startswith('"""')


@pytest.mark.parametrize("name", wola_facts.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    value = getattr(wola_facts, name)
    assert name == "__version__" or value.__doc__


def test_nothing_is_called_utils() -> None:
    assert not [path for path in MODULES if path.stem in {"utils", "util", "helpers", "common", "manager", "misc"}]


def test_only_the_cli_prints_reads_the_clock_or_the_environment() -> None:
    forbidden = {"print", "input"}
    culprits = []
    for path in MODULES:
        if "cli" in path.relative_to(PACKAGE).parts or path.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = (
                ast.unparse(node.func)
                if isinstance(node, ast.Call)
                else ast.unparse(node)
                if isinstance(node, ast.Attribute)
                else ""
            )
            if name in forbidden | {
                "os.environ",
                "os.getenv",
                "date.today",
                "datetime.now",
                "datetime.today",
                "time.time",
                "sys.exit",
            }:
                culprits.append(f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}: {name}")
    assert culprits == []


def test_every_module_imports_on_its_own() -> None:
    for path in MODULES:
        if path.name == "__main__.py":
            continue
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        import_module(".".join(part for part in parts if part != "__init__"))
