"""How long a person waits before anything happens: fresh interpreters, the best of three."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from table import Row, at_most
from timing import Spent, fresh, least

TITLE = "Starting (fresh processes, Python's own start included)"
NUMBERS = count()


def measure(*, quick: bool) -> list[Row]:
    """Time the first run ever, a later one, an import and a glance at the help."""
    times = 1 if quick else 3
    with tempfile.TemporaryDirectory() as folder:
        first = least([_run(folder, XDG_CACHE_HOME=str(Path(folder) / f"cache{i}")) for i in range(times)])
        _run(folder)
        later = least([_run(folder) for _ in range(3)])
        loaded = _best(["-c", "import multipolar"], folder)
        helped = _best(["-m", "multipolar", "--help"], folder)
        bare = _best(["-c", ""], folder)
    return [
        at_most("first run of 100 members: compiles the world", first.wait, 30.0, "s", first),
        at_most("later run of 100 members", later.wait, 2.0, "s", later),
        at_most("import multipolar", loaded.wait, 0.3, "s", loaded),
        at_most("multipolar --help", helped.wait, 0.5, "s", helped),
        Row("Python alone", f"{bare.wait:.3g} s", spent=bare),
    ]


def _run(folder: str, **environment: str) -> Spent:
    """Run 100 members into a folder of their own, so that nothing is taken from an earlier run."""
    command = ["-m", "multipolar", "run", "ukraine-2025", "--runs", "100", "--json", "--out", f"run{next(NUMBERS)}"]
    return fresh(command, folder, **environment)


def _best(arguments: Sequence[str], folder: str) -> Spent:
    return least([fresh(arguments, folder) for _ in range(3)])
