"""When things happen, if they do."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from multipolar.results import Ages, Run, When, wilson

HORIZONS = (13, 26, 52, 104)
"""Weeks by which shares are given: about three, six, twelve and twenty-four months."""

FIRST = ("fighting-stopped", "truce", "ceasefire", "lull", "deal", "deal-broke", "ceasefire-broke", "widened")

DEAL = 3
YOUNG = 26


def headline_events(run: Run) -> tuple[str, ...]:
    """The events a reader asks about first, as far as the case has them; collapses last."""
    collapses = [name for name in run.events if name.startswith("collapse-of-")]
    return tuple(name for name in [*FIRST, *sorted(collapses)] if name in run.events)


def times(run: Run, events: tuple[str, ...] | None = None) -> dict[str, When]:
    """When each event first happens.

    Dates are quantiles among the members in which it happens at all; `p` is the share in which it happens by the horizon.
    """
    return {name: _when(run, name) for name in (events or headline_events(run))}


def _when(run: Run, name: str) -> When:
    first = run.event(name)
    weeks = np.sort(first[first >= 0])
    low, high = wilson(weeks.size, run.members)
    by = {week: float((weeks <= week).sum() / run.members) for week in sorted({*HORIZONS, run.weeks}) if week <= run.weeks}
    q10, q50, q90 = (_date(run, weeks, q) for q in (0.1, 0.5, 0.9))
    return When(name, weeks.size / run.members, low, high, int(weeks.size), q10, q50, q90, by)


def _date(run: Run, weeks: NDArray[np.int16], q: float) -> date | None:
    """The date by which a share `q` of the sorted weeks has come."""
    if weeks.size == 0:
        return None
    return run.calendar.date_of(int(np.quantile(weeks, q, method="inverted_cdf")))


def deal_ages(run: Run) -> Ages:
    """How long the deals in force at the horizon have held."""
    held = run.status == DEAL
    in_force = held[:, -1]
    runs_back = np.argmin(held[in_force, ::-1], axis=1)
    always = held[in_force].all(axis=1)
    ages = np.where(always, run.weeks, runs_back - 1).clip(min=0)
    if ages.size == 0:
        return Ages(0, None, None, None, 0)
    q10, q50, q90 = (int(np.quantile(ages, q, method="inverted_cdf")) for q in (0.1, 0.5, 0.9))
    return Ages(int(ages.size), q10, q50, q90, int((ages < YOUNG).sum()))
