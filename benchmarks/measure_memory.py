"""How much memory a large run takes: it is streamed in parts."""

from __future__ import annotations

import subprocess
import sys
import tempfile

from table import Row, at_most

TITLE = "Memory"
PROGRAM = """
import resource, sys
from multipolar.cli import main
code = main(["run", "ukraine-2025", "--runs", sys.argv[1], "--out", "large", "--json"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, file=sys.stderr)
raise SystemExit(code)
"""


def measure(*, quick: bool) -> list[Row]:
    """Make a large run in a fresh interpreter and read its peak."""
    members = 20_000 if quick else 100_000
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", PROGRAM, str(members)]
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(done.stderr)
    peak = float(done.stderr.strip().splitlines()[-1])
    return [at_most(f"peak memory of a run of {members:,} members, from the shell", peak, 1.5, "GB")]
