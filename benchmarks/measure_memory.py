"""How much memory a large run takes: it is streamed in parts."""

from __future__ import annotations

import subprocess
import sys
import tempfile

from table import Row, at_most

PROGRAM = """
import resource, sys
from multipolar.cli import main
code = main(["run", "ukraine-2025", "--runs", "100000", "--out", "large", "--json"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, file=sys.stderr)
raise SystemExit(code)
"""


def measure() -> list[Row]:
    """Run 100,000 histories in a fresh interpreter and read its peak."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=folder, check=True, capture_output=True, text=True)
    peak = float(done.stderr.strip().splitlines()[-1])
    return [at_most("peak memory of a run of 100,000 histories", peak, 1.5, "GB")]
