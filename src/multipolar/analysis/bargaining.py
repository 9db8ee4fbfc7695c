"""How often a deal that both sides prefer exists, and what closes the range when it does not."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray

from multipolar.results import Bargaining, Run

OBSTACLES = ("commitment", "optimism", "audience", "friction")
"""What stands between the sides: fear of betrayal, private optimism, fear of the public at home, friction of the talks."""

EVERY = 8
"""The range is measured in the first week and every eighth after it, and held between."""


def has_range(run: Run) -> bool:
    """Whether the run records a bargaining range."""
    return "range.open" in run.measures


def range_over_time(run: Run) -> Bargaining:
    """The bargaining range among the members at war, every eighth week, with each obstacle taken away in turn."""
    weeks = tuple(range(1, run.weeks + 1, EVERY))
    columns = list(weeks)
    base = run.measure("range.open")[:, columns]
    at_war = np.isfinite(base)
    without, means = {}, {}
    for name in (*OBSTACLES, "none"):
        series = "range.none" if name == "none" else f"range.no-{name}"
        without[name], means[name] = _share(run.measure(series)[:, columns], at_war)
    opened, mean_open = _share(base, at_war)
    dates = tuple(run.calendar.date_of(week) for week in weeks)
    return Bargaining(weeks, dates, at_war.sum(axis=0), opened, without, mean_open, means)


def _share(values: NDArray[np.float32], at_war: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Weekly share and overall share of 1 among the members at war; NaN where there is none."""
    inside = np.where(at_war, values, np.nan).astype(np.float64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # weeks without any war are NaN, as documented
        weekly = np.nanmean(inside, axis=0) if inside.size else np.full(values.shape[1], np.nan)
        overall = float(np.nanmean(inside)) if at_war.any() else float("nan")
    return weekly, overall
