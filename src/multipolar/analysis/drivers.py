"""Which of the drawn numbers carry the forecast."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from multipolar.results import Driver, Effect, Run, share_difference

LEVEL = 0.95
"""With this confidence the intervals of all numbers and all paths hold at once."""


def drivers(run: Run, draws: NDArray[np.float64], addresses: Sequence[str]) -> list[Driver]:
    """Rank the numbers by how much the path shares change from the bottom to the top third of their draws.

    Parameters
    ----------
    run : Run
        The run.
    draws : array, members × numbers
        What each member drew, as `world.draws` recomputes it.
    addresses : sequence of str
        The numbers' addresses.

    Returns
    -------
    list of Driver
        Largest first; numbers that do not vary are left out. Fewer than 60 members rank nothing.

    Notes
    -----
    Some hundred numbers are tried on several paths, and the largest of these differences are looked at: among so many, chance
    alone makes some large. So the intervals are simultaneous: each is so wide (Bonferroni's correction, which holds whatever
    depends on what) that with 95 % confidence all of them hold at once, and therefore also those that are picked afterwards. A
    number is clear of chance where one of its intervals excludes zero. The differences themselves are not shrunk: the largest of
    many are on the whole somewhat too large.
    """
    if run.members < 60:
        return []
    varied = [index for index in range(len(addresses)) if np.ptp(draws[:, index]) > 0]
    z = simultaneous(len(varied) * len(run.path_names))
    found = [_driver(run, draws[:, index], addresses[index], z) for index in varied]
    return sorted(found, key=lambda driver: (-driver.weight, driver.address))


def _driver(run: Run, draw: NDArray[np.float64], address: str, z: float) -> Driver:
    order = np.argsort(draw, kind="stable")
    third = run.members // 3
    bottom, top = order[:third], order[-third:]
    path = run.path
    count = len(run.path_names)
    low = np.bincount(path[bottom], minlength=count)
    high = np.bincount(path[top], minlength=count)
    effects = tuple(
        Effect(name, low[k] / third, high[k] / third, *share_difference(int(low[k]), third, int(high[k]), third, z))
        for k, name in enumerate(run.path_names)
    )
    weight = float(np.abs(high - low).sum() / (2 * third))
    edges = float(draw[bottom].mean()), float(draw[top].mean())
    return Driver(address, weight, any(effect.is_clear for effect in effects), *edges, effects)


def simultaneous(intervals: int) -> float:
    """How many standard errors wide each of so many intervals is on either side, that with `LEVEL` confidence all hold at once.

    Examples
    --------
    >>> round(simultaneous(1), 2), round(simultaneous(2000), 2)
    (1.96, 4.21)
    """
    return NormalDist().inv_cdf(1 - (1 - LEVEL) / (2 * max(intervals, 1)))
