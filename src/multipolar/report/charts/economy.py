"""How the war economies fare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.report.charts.fans import Panels
from multipolar.report.charts.forces import by_side

if TYPE_CHECKING:
    from multipolar.results import Run


def read(run: Run) -> Panels:
    """The war economy of each side; 1 is its own at the start."""
    return Panels(
        title="How do the two war economies fare?",
        panels=by_side(run, "war.economy", "index (own start = 1)", 1.0),
        shared=True,
        note="Dotted: each side's own start.",
    )
