"""A PDF that is made to hurt does so in a process of its own, and in little memory."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

_MEASURED = """
import resource, subprocess, sys
with open(sys.argv[1], "rb") as file:
    done = subprocess.run([sys.executable, "-P", "-m", "wola_facts.web.evidence.apart"], stdin=file,
                          capture_output=True)
print(len(done.stdout), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there are a process's limits told and kept")
def test_a_stream_that_inflates_to_160_megabytes(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    stream = zlib.compress(b"q Q " * 40_000_000, 1)
    file = tmp_path / "bomb.pdf"
    file.write_bytes(
        b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream\nendobj\n"
        b"trailer\n<< /Root 1 0 R >>\n%%%%EOF" % (len(stream), stream)
    )
    done = subprocess.run([sys.executable, "-c", _MEASURED, file], capture_output=True, text=True, check=True)
    written, kilobytes = map(int, done.stdout.split())
    assert written == 0
    assert kilobytes < 130_000
