"""The spread of a weekly measure over all members."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from multipolar.results import Fan, Run

FIRST = ("war.front", "war.force.", "lever.", "war.economy.", "war.losses.", "toll.", "affinity.")
"""What measures begin with, in the order in which a reader asks."""

QS = (0.05, 0.25, 0.5, 0.75, 0.95)


def fan(run: Run, measure: str, qs: tuple[float, ...] = QS, members: NDArray[np.bool_] | None = None) -> Fan:
    """Quantiles of `measure`, week by week, over all members or those marked in `members`.

    Weeks in which a member has no value (NaN) leave it out; a week without any value is NaN. Raises QuestionError for an unknown measure.
    """
    values = run.measure(measure)
    chosen = values if members is None else values[members]
    by_week = np.ascontiguousarray(chosen.T)
    counts = np.isfinite(by_week).sum(axis=1)
    lines = np.full((len(qs), by_week.shape[0]), np.nan)
    for week in np.flatnonzero(counts):
        row = by_week[week]
        lines[:, week] = np.quantile(row if counts[week] == row.size else row[np.isfinite(row)], qs)
    return Fan(measure, run.measures[measure], tuple(run.dates), tuple(qs), lines, counts)


def headline_measures(run: Run) -> tuple[str, ...]:
    """The measures a reader asks about first: front, forces, economies, levers, tolls, losses, affinities."""
    return tuple(name for start in FIRST for name in run.measures if name.startswith(start))
