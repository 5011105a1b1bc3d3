"""A PDF that is made to hurt does so in a process of its own, and in little memory."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from wola_facts.checks.copies import Copies
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.source import Source

from .test_pdf import drawn, pdf

_MEASURED = """
import resource, subprocess, sys
with open(sys.argv[1], "rb") as file:
    done = subprocess.run([sys.executable, "-P", "-m", "wola_facts.web.evidence.apart"], stdin=file,
                          capture_output=True)
print(len(done.stdout), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _bomb() -> bytes:
    """Return a PDF of 780 KB whose page inflates to 160 MB."""
    stream = zlib.compress(b"q Q " * 40_000_000, 1)
    return (
        b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream\nendobj\n"
        b"trailer\n<< /Root 1 0 R >>\n%%%%EOF" % (len(stream), stream)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only there are a process's limits told and kept")
def test_a_stream_that_inflates_to_160_megabytes(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    file = tmp_path / "bomb.pdf"
    file.write_bytes(_bomb())
    done = subprocess.run([sys.executable, "-c", _MEASURED, file], capture_output=True, text=True, check=True)
    written, kilobytes = map(int, done.stdout.split())
    assert written == 0
    assert kilobytes < 130_000


def test_a_saved_copy_is_read_there_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is parsed in this process, where nobody would stop it."""
    pypdf = pytest.importorskip("pypdf")
    monkeypatch.setattr(pypdf, "PdfReader", None)
    (tmp_path / "bomb.pdf").write_bytes(_bomb())
    (tmp_path / "plain.pdf").write_bytes(pdf(drawn(b"told of 15 firm convictions")))
    copies = Copies(Corpus(root=str(tmp_path)), str(tmp_path))
    bomb, plain = (copies.of(Source(id=name, title={"en": "T"})) for name in ("bomb", "plain"))
    assert bomb is not None
    assert bomb.unreadable == "the PDF holds no text that can be read"
    assert plain is not None
    assert plain.text == "told of 15 firm convictions"
