"""What is shipped: a wheel built from the source archive holds all that is needed, and answers from an empty folder."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import wola_facts

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    home = {"HOME": str(cwd), "FACTS_CACHE": "", "FACTS_TODAY": "2026-11-23", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, encoding="utf-8", timeout=300, cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **home},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel that was built from an unpacked source archive, as an installer without wheels builds it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    [archive] = folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    [source] = [path for path in folder.iterdir() if path.is_dir()]
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_holds_code_records_styles_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*") if path.is_file()}
    assert {name for name in package if "__pycache__" not in name} <= names
    records = {path.relative_to(ROOT / "facts") for path in (ROOT / "facts").rglob("*.toml")}
    assert {f"wola_facts/_corpus/{path}" for path in records} <= names
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    assert not [name for name in names if name.startswith("tests/")]


def test_an_installed_facts_answers_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False, symlinks=os.name != "nt")
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    zipfile.ZipFile(wheel).extractall(packages)
    # What it depends on is what these tests run with: nothing is downloaded.
    beside = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "beside.pth").write_text("\n".join(beside), encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    where = run(python, "-c", "import wola_facts; print(wola_facts.__file__)", cwd=empty)
    assert Path(where.strip()).is_relative_to(packages)
    assert run(python, "-m", "wola_facts", "--version", cwd=empty).strip() == f"facts {wola_facts.__version__}"
    said = run(python, "-m", "wola_facts", "show", "torture", cwd=empty)
    assert "convictions" in said
    assert "WOLA 2019" in said
    assert list(empty.iterdir()) == []
