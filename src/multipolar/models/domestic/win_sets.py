"""Win-sets of a two-level game: what each side's pivot at home would rather ratify than go without."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from multipolar.models.contract import Presets, Status
from multipolar.models.domestic.pivot import ratifying_interval
from multipolar.models.numerics.arguments import array, choice, number

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the negotiators bring home.

    Parameters
    ----------
    point : float or None
        The agreement; None where there is none.
    win_set_1, win_set_2 : pair of float
        What each side would ratify.
    agreement_set : pair of float or None
        What both would; None where that is nothing, or no more than a point.
    share_1, share_2 : float
        Each side's part of the way between the two ideal points: 1 at its own, 0 at the other's; 0 for both where nothing
        is agreed.
    """

    point: float | None
    win_set_1: Interval
    win_set_2: Interval
    agreement_set: Interval | None
    share_1: float
    share_2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WinSets:
    r"""Two negotiators on one issue, each bound by what its own pivot would ratify instead of no agreement.

    .. math:: W_i = \{x : |x - m_i| \le |q_i - m_i|\}, \qquad A = W_1 \cap W_2

    :math:`m_i` is the pivot at home and :math:`q_i` the point that is as good to it as no agreement: the same for both sides
    where no agreement leaves a known status quo on the issue, each side's own where it means something else. A side whose
    win-set is smaller gets better terms, until the two no longer meet and both are left with nothing: the paradox of
    weakness, and its cliff.

    Parameters
    ----------
    rule : {"midpoint", "nash", "side-1", "side-2"}, default "midpoint"
        Where in the agreement set they meet: in its middle, where the product of both negotiators' gains is greatest (their
        own ideal points counting, not their pivots'), or at the best of one side's negotiator.

    Inputs
    ------
    pivot, pivot_1, pivot_2 : float
        Ideal point of the one at home whose vote decides.
    reversion, reversion_1, reversion_2 : float
        The point that is as good to the pivot as no agreement.
    ideal_1, ideal_2 : float
        Ideal point of each negotiator.
    ideals : array, (members,)
        Ideal points of those who vote.
    quota : float, default 0.5, in [0, 1]
        Share of the members that must be exceeded.

    Notes
    -----
    The first source argues in words; the spatial form is the usual one and the rules are ours.

    References
    ----------
    Putnam1988; Schelling1960; Iida1993.

    Examples
    --------
    >>> game = WinSets()
    >>> for reversion in (0.2, 0.4, 0.59, 0.61):
    ...     found = game.agree(ideal_1=1.0, pivot_1=1.0, reversion_1=reversion, ideal_2=0.0, pivot_2=0.0, reversion_2=0.6)
    ...     print(round(found.share_1, 3))
    0.4
    0.5
    0.595
    0.0
    """

    name: ClassVar[str] = "win-sets"
    title: ClassVar[str] = "Two-level game: what both sides' pivots would ratify"
    family: ClassVar[str] = "domestic"
    source: ClassVar[str] = "Putnam1988"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_domestic.py"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "agree ideal_1=1 pivot_1=1 reversion_1=0.4 ideal_2=0 pivot_2=0 reversion_2=0.6"

    rule: str = "midpoint"

    def __post_init__(self) -> None:
        """Check the parameters."""
        choice("rule", self.rule, ("midpoint", "nash", "side-1", "side-2"))

    def win_set(self, pivot: float, reversion: float) -> Interval:
        """Return what a pivot likes at least as much as the reversion point."""
        m, q = number("pivot", pivot), number("reversion", reversion)
        return m - abs(q - m), m + abs(q - m)

    def win_set_of(self, ideals: ArrayLike, reversion: float, quota: float = 0.5) -> Interval:
        """Return what more than `quota` of the members with these ideal points like at least as much as the reversion point."""
        found = array("ideals", ideals, (None,))
        return ratifying_interval(found, np.ones(found.size), quota, np.zeros(found.size, dtype=bool), number("reversion", reversion))

    def agree(self, *, ideal_1: float, pivot_1: float, reversion_1: float, ideal_2: float, pivot_2: float, reversion_2: float) -> Agreement:
        """Return what the two negotiators, with ideal points of their own, bring home to their pivots."""
        x1, x2, q1, q2 = (
            number("ideal_1", ideal_1),
            number("ideal_2", ideal_2),
            number("reversion_1", reversion_1),
            number("reversion_2", reversion_2),
        )
        first, second = self.win_set(pivot_1, q1), self.win_set(pivot_2, q2)
        low, high = max(first[0], second[0]), min(first[1], second[1])
        if high - low <= 1e-12 * max(1.0, abs(low), abs(high)):
            return Agreement(None, first, second, None, 0.0, 0.0)
        point = self._point(low, high, x1, x2, abs(q1 - x1), abs(q2 - x2))
        share = 0.5 if x1 == x2 else min(max((x2 - point) / (x2 - x1), 0.0), 1.0)
        return Agreement(point, first, second, (low, high), share, 1.0 - share)

    def _point(self, low: float, high: float, x1: float, x2: float, radius_1: float, radius_2: float) -> float:
        if self.rule == "midpoint":
            return 0.5 * (low + high)
        if self.rule == "nash":
            return _best_product(low, high, x1, x2, radius_1, radius_2)
        return min(max(x1 if self.rule == "side-1" else x2, low), high)


def _best_product(low: float, high: float, x1: float, x2: float, g1: float, g2: float) -> float:
    """Return the point with the greatest product of gains g - |x - ideal|; the middle where nowhere both gain."""
    corners = sorted({low, high, *(min(max(x, low), high) for x in (x1, x2))})
    candidates = list(corners)
    for left, right in pairwise(corners):
        middle = 0.5 * (left + right)
        s1, s2 = (1.0 if x1 >= middle else -1.0), (1.0 if x2 >= middle else -1.0)
        # Between two corners both gains are straight lines, so their product is a parabola.
        a1, a2 = g1 - s1 * x1, g2 - s2 * x2
        candidates.append(min(max(-0.5 * (a1 * s2 + a2 * s1) / (s1 * s2), left), right))
    gains = [(min(g1 - abs(x - x1), g2 - abs(x - x2)), (g1 - abs(x - x1)) * (g2 - abs(x - x2)), x) for x in candidates]
    both = [(product, x) for least, product, x in gains if least >= 0.0]
    return max(both)[1] if both else 0.5 * (low + high)
