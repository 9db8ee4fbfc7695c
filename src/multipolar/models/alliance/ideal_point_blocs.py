"""Blocs from ideal points: the split of a line of actors that leaves the least spread inside its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import array, whole
from multipolar.models.numerics.normal import normal_cdf

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Blocs:
    """A split of actors along a line.

    Parameters
    ----------
    bloc : array of int, (actors,)
        0 for the lowest.
    centre : array, (blocs,)
        Mean ideal point of each, by weight.
    weight : array, (blocs,)
        Share of all weight that each holds.
    cuts : array, (blocs − 1,)
        Midway between neighbouring centres.
    separation : float
        Share of the whole variance that lies between blocs; NaN where all are at one point.
    membership : array, (actors, blocs)
        Chance of being on each bloc's stretch of the line, where points are uncertain; else 0 or 1.
    """

    bloc: Whole
    centre: Floats
    weight: Floats
    cuts: Floats
    separation: float
    membership: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class IdealPointBlocs:
    r"""Split actors by their ideal points so that the spread inside blocs is as small as it can be.

    .. math:: \min_{\text{splits}} \sum_b \sum_{i \in b} w_i (x_i - \bar x_b)^2

    On a line the best blocs are neighbours, so the best split is found exactly and not by descent from random starts. With
    `blocs` 0 their number is that with the least :math:`b^2 \cdot \text{inner spread} / (n - b)`, up to `most` and to half of
    the actors: an even spread, or a single hump, is then one bloc.

    Parameters
    ----------
    blocs : int, default 0, ≥ 0
        How many; 0 lets the data say.
    most : int, default 6, ≥ 1
        Most that are tried where `blocs` is 0.

    Notes
    -----
    On a line an even spread falls with the square of the number of parts, which is what the criterion takes off; dividing by
    n − b is ours and keeps small groups whole.

    References
    ----------
    Fisher1958 for the exact split; KrzanowskiLai1988 for the number; BaileyStrezhnevVoeten2017 for ideal points from votes.

    Examples
    --------
    >>> found = IdealPointBlocs().split([-1.1, -1.0, -0.9, 0.8, 1.0])
    >>> found.bloc.tolist(), found.centre.round(2).tolist()
    ([0, 0, 0, 1, 1], [-1.0, 0.9])
    """

    name: ClassVar[str] = "ideal-point-blocs"
    title: ClassVar[str] = "Blocs as the exact best split of ideal points"
    family: ClassVar[str] = "alliance"
    source: ClassVar[str] = "Fisher1958"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_alliance.py"
    presets: ClassVar[Presets] = {"two-blocs": {"blocs": 2}}
    example: ClassVar[str] = "split ideal=0.1,0.15,0.2,0.8,0.85,0.9"

    blocs: int = 0
    most: int = 6

    def __post_init__(self) -> None:
        """Check the parameters."""
        whole("blocs", self.blocs, 0)
        whole("most", self.most, 1)

    def split(self, ideal: ArrayLike, *, weight: ArrayLike | None = None, deviation: ArrayLike | None = None) -> Blocs:
        """Return the best split.

        Parameters
        ----------
        ideal : array, (actors,)
            Ideal points on a line, in any unit.
        weight : array, (actors,)
            What each counts; 1 by default.
        deviation : array, (actors,)
            Standard deviation of each point; known exactly by default.
        """
        x = array("ideal", ideal, (None,))
        n = x.size
        if n == 0:
            raise InputError("ideal is empty; there is at least one actor.")
        w = np.ones(n) if weight is None else array("weight", weight, (n,), 0.0)
        if not w.sum() > 0.0:
            raise InputError("weight is all 0; somebody must count.")
        sd = np.zeros(n) if deviation is None else array("deviation", deviation, (n,), 0.0)
        if self.blocs > n:
            raise InputError(f"{self.blocs} blocs are asked of {n} actors; there is at least one actor a bloc.")
        order = np.argsort(x, kind="stable")
        tables = _best_splits(x[order], w[order], self.blocs or min(self.most, max(n // 2, 1)))
        count = self.blocs or _count(tables[0][:, -1], n)
        starts = _starts(tables[1], count, n)
        bloc = np.empty(n, dtype=np.int64)
        bloc[order] = np.searchsorted(starts, np.arange(n), side="right") - 1
        return _described(x, w, sd, bloc, count)


def _count(inner: Floats, n: int) -> int:
    blocs = np.arange(1, inner.size + 1)
    spread = np.where(inner < 1e-12 * inner[0], 0.0, inner)
    return int(blocs[np.argmin(blocs**2 * spread / np.maximum(n - blocs, 1))])


def _best_splits(x: Floats, w: Floats, most: int) -> tuple[Floats, Whole]:
    """Least inner spread of the first i points in b blocs, and where the last bloc starts: rows b − 1, columns i − 1."""
    n = x.size
    x = x - np.average(x, weights=w)
    sums = np.array([np.concatenate([[0.0], np.cumsum(part)]) for part in (w, w * x, w * x * x)])

    def spread(stop: int) -> Floats:
        """Spread of the points start…stop for every start up to stop."""
        mass, first, second = sums[:, stop + 1, None] - sums[:, : stop + 1]
        return np.asarray(np.maximum(second - np.divide(first * first, mass, out=np.zeros_like(mass), where=mass > 0.0), 0.0))

    inner, start = np.full((most, n), np.inf), np.zeros((most, n), dtype=np.int64)
    for stop in range(n):
        alone = spread(stop)
        inner[0, stop] = alone[0]
        for b in range(1, min(most, stop + 1)):
            total = inner[b - 1, b - 1 : stop] + alone[b : stop + 1]
            at = int(np.argmin(total))
            inner[b, stop], start[b, stop] = total[at], at + b
    return inner, start


def _starts(start: Whole, count: int, n: int) -> Whole:
    found, stop = [], n - 1
    for b in range(count - 1, -1, -1):
        found.append(int(start[b, stop]))
        stop = found[-1] - 1
    return np.array(found[::-1], dtype=np.int64)


def _described(x: Floats, w: Floats, sd: Floats, bloc: Whole, count: int) -> Blocs:
    mass = np.bincount(bloc, weights=w, minlength=count)
    plain = np.bincount(bloc, weights=x, minlength=count) / np.bincount(bloc, minlength=count)
    centre = np.where(mass > 0.0, np.bincount(bloc, weights=w * x, minlength=count) / np.maximum(mass, 1e-300), plain)
    middle = float(np.average(x, weights=w))
    whole_spread, between = float(w @ (x - middle) ** 2), float(mass @ (centre - middle) ** 2)
    cuts = 0.5 * (centre[:-1] + centre[1:])
    membership = np.eye(count)[bloc]
    if sd.any():
        below = np.column_stack([np.zeros(x.size), *(_below(cut, x, sd) for cut in cuts), np.ones(x.size)])
        membership = np.where(sd[:, None] > 0.0, np.diff(below, axis=1), membership)
    return Blocs(bloc, centre, mass / mass.sum(), cuts, between / whole_spread if whole_spread > 0.0 else float("nan"), membership)


def _below(cut: float, x: Floats, sd: Floats) -> Floats:
    return normal_cdf((cut - x) / np.where(sd > 0.0, sd, 1.0))
