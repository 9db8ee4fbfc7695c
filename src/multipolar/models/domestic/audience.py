"""A domestic audience: what going back on one's word costs a leader, from how its voters take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import array, number, positive
from multipolar.models.numerics.normal import normal_cdf

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the audience makes of a settlement.

    Parameters
    ----------
    retreat : float
        How far the settlement falls short of what was said, summed over issues by salience.
    disapproval : float
        Share of voters who punish the leader.
    survival : float
        Chance that the leader stays in office.
    cost : float
        What the leader expects to lose: value of office × loss of that chance against keeping its word.
    """

    retreat: float
    disapproval: float
    survival: float
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    r"""Voters turn away from a leader who settles below its stated floor, the more so the louder it had said it.

    .. math::
        g = \sum_k s_k\,[\text{floor}_k - z_k]_+, \qquad
        D = \Phi\!\left(\frac{\kappa\,\ell\,g + \beta\,\ell - \tau}{\sigma}\right), \qquad
        P(\text{stays}) = \Phi\!\left(\frac{1 - m - D}{u}\right), \qquad
        \text{cost} = V\,[P_{g = 0} - P_g]

    :math:`\ell` is how loudly the position was taken (0–1), :math:`\beta` what a loud threat costs by itself with voters
    who never wanted one, :math:`\tau` the retreat that the middle voter puts up with, :math:`m` the share of support needed.

    Parameters
    ----------
    inconsistency : float, default 3.0, ≥ 0
        :math:`\kappa`, weight of going back on one's word.
    belligerence : float, default 0.0, ≥ 0
        :math:`\beta`.
    tolerance : float, default 1.0
        :math:`\tau`.
    spread : float, default 0.8, > 0
        :math:`\sigma`, how much voters differ.
    support_needed : float, default 0.5, in [0, 1]
        :math:`m`; small where few must be kept content.
    uncertainty : float, default 0.1, > 0
        :math:`u`, everything else that decides about office.
    office : float, default 1.0, ≥ 0
        :math:`V`, what office is worth to the leader, in units of the stake.

    Inputs
    ------
    settlement : array, (issues,)
        What was agreed, on a scale on which more is better for the audience.
    floor : array, (issues,)
        The least that was said to be acceptable.
    salience : array, (issues,), ≥ 0
        How much each issue matters to the audience.
    loudness : float, default 1, in [0, 1]
        How loudly the position was taken.

    Notes
    -----
    The split into inconsistency and belligerence is the second source's; the normal forms and the defaults are ours and
    judgements. The cost is 0 where the word is kept, and never falls as the retreat grows.

    References
    ----------
    Fearon1994; KertzerBrutger2016.

    Examples
    --------
    >>> model = Audience()
    >>> kept = model.judge(settlement=[0.6], floor=[0.5], salience=[1.0], loudness=1.0)
    >>> broken = model.judge(settlement=[0.2], floor=[0.5], salience=[1.0], loudness=1.0)
    >>> kept.cost, round(broken.retreat, 2), 0.0 < broken.cost < 1.0
    (0.0, 0.3, True)
    """

    name: ClassVar[str] = "audience"
    title: ClassVar[str] = "What going back on one's word costs a leader at home"
    family: ClassVar[str] = "domestic"
    source: ClassVar[str] = "KertzerBrutger2016"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_domestic.py"
    presets: ClassVar[Presets] = {"inconsistency-only": {"belligerence": 0.0}, "both": {"belligerence": 0.3}}
    example: ClassVar[str] = "judge settlement=0.4 floor=0.6 salience=0.9"

    inconsistency: float = 3.0
    belligerence: float = 0.0
    tolerance: float = 1.0
    spread: float = 0.8
    support_needed: float = 0.5
    uncertainty: float = 0.1
    office: float = 1.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        for name in ("inconsistency", "belligerence", "office"):
            number(name, getattr(self, name), 0.0)
        number("tolerance", self.tolerance)
        positive("spread", self.spread)
        positive("uncertainty", self.uncertainty)
        number("support_needed", self.support_needed, 0.0, 1.0)

    def judge(self, *, settlement: ArrayLike, floor: ArrayLike, salience: ArrayLike, loudness: float = 1.0) -> Verdict:
        """Return what the audience makes of a settlement, one entry an issue; a floor is the least that was said to be acceptable."""
        z = array("settlement", settlement, (None,))
        stated, weight = array("floor", floor, z.shape), array("salience", salience, z.shape, 0.0)
        loud = number("loudness", loudness, 0.0, 1.0)
        retreat = float((weight * np.maximum(stated - z, 0.0)).sum())
        disapproval, survival = self._office(retreat, loud)
        return Verdict(retreat, disapproval, survival, self.office * (self._office(0.0, loud)[1] - survival))

    def cost_of_threat(self, loudness: float) -> float:
        """Return what a loud position costs even if the word is kept, against having said nothing."""
        return self.office * (self._office(0.0, 0.0)[1] - self._office(0.0, number("loudness", loudness, 0.0, 1.0))[1])

    def _office(self, retreat: float, loudness: float) -> tuple[float, float]:
        pull = self.inconsistency * loudness * retreat + self.belligerence * loudness - self.tolerance
        disapproval = float(normal_cdf(pull / self.spread))
        return disapproval, float(normal_cdf((1.0 - self.support_needed - disapproval) / self.uncertainty))
