"""What the war has cost each side in the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.report.charts.fans import Panels
from multipolar.report.charts.forces import by_side

if TYPE_CHECKING:
    from multipolar.results import Run


def read(run: Run) -> Panels:
    """Losses of each side since the start, in % of its starting force (replacements come and fall too)."""
    return Panels(
        title="How much has each side lost since the start?",
        panels=by_side(run, "war.losses", "% of starting force", None),
        shared=True,
        note="Cumulative; above 100 % the starting force has been lost more than once and replaced.",
    )
