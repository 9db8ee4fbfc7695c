"""A whole run: 10,000 members simulated, classified, written and named."""

from __future__ import annotations

import tempfile
from pathlib import Path

from multipolar import api
from table import Row, at_most
from timing import best

TITLE = "A whole run of ukraine-2025: simulate, classify, write; one thread, compiled before"


def measure(*, quick: bool) -> list[Row]:
    """Time `multipolar.api.run`; the target is held against processor time, since the machine may be shared."""
    members = 2_000 if quick else 10_000
    api.load("ukraine-2025")
    with tempfile.TemporaryDirectory() as folder:
        _run(folder, 128)
        spent = best(lambda: _run(folder, members), 2 if quick else 3)
    limit = 5.0 * members / 10_000
    return [at_most(f"{members:,} members × 104 weeks", spent.wait, limit, "s", spent)]


def _run(folder: str, members: int) -> None:
    api.run("ukraine-2025", members=members, seed=1, threads=1, out=Path(folder) / str(members), force=True)
