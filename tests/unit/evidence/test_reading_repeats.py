"""Reading gives the same rows every time, whatever order a process happens to keep its sets in."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

READ = """
import hashlib
from pathlib import Path
from multipolar.evidence.language import find_parser
from multipolar.evidence.read import read
from multipolar.results.evidence import Document

told = hashlib.sha256()
for path in sorted(Path("training/articles").glob("44[0-3]*.txt")):
    raw = path.read_bytes()
    document = Document(id=hashlib.sha256(raw).hexdigest(), name=path.name, address=path.name, text=raw.decode())
    for found in read([document], find_parser()):
        told.update(repr(found.rows).encode())
print(told.hexdigest())
"""


@pytest.mark.slow
def test_the_order_of_sets_moves_no_row(pytestconfig: pytest.Config) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", READ],
            cwd=pytestconfig.rootpath,
            env={**os.environ, "PYTHONHASHSEED": seed},
            text=True,
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "3")
    ]
    found = [each.communicate()[0].strip() for each in running]
    assert [each.returncode for each in running] == [0, 0]
    assert len(found[0]) == 64
    assert found[0] == found[1]
