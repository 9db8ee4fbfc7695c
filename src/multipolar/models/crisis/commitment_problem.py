"""The commitment problem: a rising power cannot promise today what it will want tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from numpy.typing import ArrayLike

from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import array, number


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentProblem:
    r"""A declining side fights now where no promise of the rising side about later can be believed.

    A pie of 1 is divided anew in every period, the future counts :math:`\delta`. A war at any time decides all later pies:
    the rising side wins with chance :math:`p_1` now and :math:`p_2` later, and the declining side pays :math:`c`. Once it has
    risen, the rising side leaves the other no more than its value of war then. Even the whole pie of today is too little
    unless

    .. math:: \delta\,p_2 - p_1 \le c\,(1 - \delta)^2 .

    Parameters
    ----------
    discount : float, default 0.95, in [0, 1)
        :math:`\delta`, the weight of the next period.
    cost : float, default 0.4, ≥ 0
        :math:`c`, what war costs the declining side, in units of one period's pie.

    Inputs
    ------
    p, p_now, p_later : float, in [0, 1]
        Chance that the rising side wins a war: at some time, now, and one period later.
    path : array, (periods,), in [0, 1]
        That chance in every period.

    Notes
    -----
    What counts is the size of the shift between two periods and not its total: the same rise spread over many periods can
    pass in peace (`first_war` over a path).

    References
    ----------
    Fearon1995; Powell2006.

    Examples
    --------
    >>> model = CommitmentProblem(discount=0.95, cost=0.4)
    >>> round(model.largest_rise(0.3), 5), model.peace(0.3, 0.31), model.peace(0.3, 0.32)
    (0.31684, True, False)
    """

    name: ClassVar[str] = "commitment-problem"
    title: ClassVar[str] = "War now because a rising power cannot bind itself later"
    family: ClassVar[str] = "crisis"
    source: ClassVar[str] = "Powell2006"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "library/published/powell-2006/shift.yaml"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "surplus p_now=0.3 p_later=0.5"

    discount: float = 0.95
    cost: float = 0.4

    def __post_init__(self) -> None:
        """Check the parameters."""
        number("discount", self.discount, 0.0, 1.0, open_high=True)
        number("cost", self.cost, 0.0)

    def value_of_war(self, p: float) -> float:
        """Return what the declining side expects of a war that starts when the rising side wins with chance `p`."""
        return (1.0 - number("p", p, 0.0, 1.0)) / (1.0 - self.discount) - self.cost

    def value_of_waiting(self, p_later: float) -> float:
        """Return the most that the declining side can be given without a war: all of today, its value of war tomorrow."""
        return 1.0 + self.discount * self.value_of_war(p_later)

    def surplus(self, p_now: float, p_later: float) -> float:
        """Return by how much the best peace beats war for the declining side; negative where there is no peace."""
        return self.value_of_waiting(p_later) - self.value_of_war(p_now)

    def peace(self, p_now: float, p_later: float) -> bool:
        """Tell whether a division of today's pie exists that keeps the peace; a tie keeps it."""
        return self.surplus(p_now, p_later) >= -1e-12 * max(1.0, abs(self.value_of_war(p_now)))

    def largest_rise(self, p_now: float) -> float:
        """Return the largest later chance of the rising side that can pass in peace; 1 where any can."""
        p = number("p_now", p_now, 0.0, 1.0)
        reach = p + self.cost * (1.0 - self.discount) ** 2
        return 1.0 if reach >= self.discount else reach / self.discount

    def first_war(self, path: ArrayLike) -> int | None:
        """Return the first period of a path of chances from which no peace leads to the next; None where all pass in peace."""
        chances = array("path", path, (None,), 0.0, 1.0)
        pairs = pairwise(chances.tolist())
        return next((period for period, (now, later) in enumerate(pairs) if not self.peace(now, later)), None)
