"""Which of the drawn numbers carry the forecast."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from multipolar.results import Driver, Effect, Run, share_difference

CLEAR = 0.01
"""Chance that any number at all would be called clear if none mattered."""


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
    """
    if run.members < 60:
        return []
    varied = [index for index in range(len(addresses)) if np.ptp(draws[:, index]) > 0]
    found = [_driver(run, draws[:, index], addresses[index], len(varied)) for index in varied]
    return sorted(found, key=lambda driver: (-driver.weight, driver.address))


def _driver(run: Run, draw: NDArray[np.float64], address: str, tried: int) -> Driver:
    order = np.argsort(draw, kind="stable")
    third = run.members // 3
    bottom, top = order[:third], order[-third:]
    path = run.path
    count = len(run.path_names)
    low = np.bincount(path[bottom], minlength=count)
    high = np.bincount(path[top], minlength=count)
    effects = tuple(
        Effect(name, low[k] / third, high[k] / third, *share_difference(int(low[k]), third, int(high[k]), third))
        for k, name in enumerate(run.path_names)
    )
    weight = float(np.abs(high - low).sum() / (2 * third))
    edges = float(draw[bottom].mean()), float(draw[top].mean())
    return Driver(address, weight, _is_clear(low, high, tried), *edges, effects)


def _is_clear(low: NDArray[np.int64], high: NDArray[np.int64], tried: int) -> bool:
    """Chi-square test that both thirds share one distribution, at `CLEAR` divided by the numbers tried."""
    total = low + high
    used = total > 0
    freedom = int(used.sum()) - 1
    if freedom < 1:
        return False
    statistic = float((((high - low)[used]) ** 2 / total[used]).sum())
    return statistic > chi_square_quantile(1 - CLEAR / max(tried, 1), freedom)


def chi_square_quantile(p: float, freedom: int) -> float:
    """Quantile of the chi-square distribution by Wilson and Hilferty's cube-root approximation (within 1 % above its median)."""
    from statistics import NormalDist

    z = NormalDist().inv_cdf(p)
    spread = 2 / (9 * freedom)
    return float(freedom * (1 - spread + z * spread**0.5) ** 3)
