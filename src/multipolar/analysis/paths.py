"""Which path each history took, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from multipolar.results import STATES, History, PathShare, Run, Truncated

if TYPE_CHECKING:
    from multipolar.scenario import Case


def classify(case: Case, history: History) -> NDArray[np.int8]:
    """Each member's path: the first of the case's paths, in their order, whose condition holds."""
    from multipolar.scenario import classify as first_that_holds

    found: NDArray[np.int8] = first_that_holds(case.conditions, history)
    return found


def shares(run: Run) -> list[PathShare]:
    """How often each path occurs, in the case's order, with 95 % Wilson intervals."""
    return list(run.paths.shares)


def likeliest(run: Run) -> PathShare:
    """The path with the largest share; the first tried among equals."""
    return max(run.paths.shares, key=lambda share: share.p)


def weekly_shares(run: Run) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Share of members in each state of the war (`STATES`), week by week: names and an array weeks + 1 × states."""
    status = run.status
    table = np.stack([(status == code).mean(axis=0) for code in range(len(STATES))], axis=1)
    return STATES, table


def weekly_path_shares(run: Run, every: int = 4) -> tuple[tuple[int, ...], NDArray[np.float64]]:
    """The shares of the paths if the histories had ended at each week: weeks (every `every`-th and the last) and an array weeks × paths."""
    weeks = tuple(sorted({*range(0, run.weeks + 1, every), run.weeks}))
    count = len(run.path_names)
    rows = [np.bincount(classify(run.case, Truncated(run, week)), minlength=count) / run.members for week in weeks]
    return weeks, np.array(rows)
