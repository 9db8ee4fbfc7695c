"""How long a person waits before anything happens."""

from __future__ import annotations

import subprocess
import sys
import tempfile

from table import Row, at_most, best_wall


def measure() -> list[Row]:
    """Time fresh interpreters; the machine code of the kernels is on disk already."""
    with tempfile.TemporaryDirectory() as folder:
        _fresh(["-m", "multipolar", "run", "ukraine-2025", "--runs", "1"], folder)
        bare = best_wall(lambda: _fresh(["-c", "pass"], folder), 5)
        loaded = best_wall(lambda: _fresh(["-c", "import multipolar"], folder), 5)
        helped = best_wall(lambda: _fresh(["-m", "multipolar", "--help"], folder), 5)
        one = best_wall(lambda: _fresh(["-m", "multipolar", "run", "ukraine-2025", "--runs", "1", "--force"], folder))
    return [
        at_most("import multipolar, beyond Python's own start", loaded - bare, 0.3, "s"),
        at_most("multipolar --help", helped, 0.5, "s"),
        at_most("a run of one history, from the shell, compiled before", one, 2.0, "s"),
    ]


def _fresh(arguments: list[str], folder: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True, capture_output=True)
