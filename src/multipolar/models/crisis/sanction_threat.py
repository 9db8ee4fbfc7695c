"""The sanction-threat game: threaten, resist, and then carry it out or back down, each under noise in the payoffs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import number, positive
from multipolar.models.numerics.normal import normal_cdf


@dataclass(frozen=True, slots=True)
class SanctionPaths:
    """The chances of the four ways out.

    Parameters
    ----------
    status_quo : float
        No threat.
    concession : float
        The target gives in to the threat.
    back_down : float
        The target resists and the sender does not carry it out.
    imposed : float
        Sanctions.
    """

    status_quo: float
    concession: float
    back_down: float
    imposed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionThreat:
    r"""A sender threatens, the target resists, the sender carries the threat out: a probit at each node, solved backwards.

    ============================  ==============  ==================
    way out                       sender          target
    ============================  ==============  ==================
    no threat                     0               1
    target concedes               1               −b_T
    sender backs down             −b_S            1
    sanctions imposed             1 − c_S         −c_T
    ============================  ==============  ==================

    .. math::
        p_3 &= \Phi\!\left(\frac{1 + b_S - c_S}{\sqrt{s_{b_S}^2 + s_{c_S}^2}}\right), \qquad
        p_2 = \Phi\!\left(\frac{(1 - p_3) - p_3 c_T + b_T}{\sqrt{p_3^2 s_{c_T}^2 + s_{b_T}^2}}\right) \\
        p_1 &= \Phi\!\left(\frac{(1 - p_2) + p_2 [p_3 (1 - c_S) - (1 - p_3) b_S]}
               {\sqrt{(p_2 p_3 s_{c_S})^2 + (p_2 (1 - p_3) s_{b_S})^2}}\right)

    Parameters
    ----------
    backing_down_sender, backing_down_target : float, default 1
        :math:`b_S, b_T`, what each side's audience makes it pay for giving way.
    sanction_cost_sender, sanction_cost_target : float, default 1
        :math:`c_S, c_T`, in units of the stake.
    sd_backing_down_sender, sd_sanction_cost_sender : float, default √½, > 0
        How far the other side, and we, are from knowing them; the default makes the last node's joint deviation 1.
    sd_backing_down_target, sd_sanction_cost_target : float, default √½, > 0
        The same for the target.

    Inputs
    ------
    threat, resist, carry_out : float, in [0, 1]
        Chances at the three nodes, from this model or from anywhere else.

    Notes
    -----
    The last node's formula is the printed one. The payoffs of the ways out behind the two earlier nodes are ours: the
    source's are not at hand, and its printed chances at those nodes are not claimed. `paths` takes chances from anywhere.

    References
    ----------
    Dekker; the tree is that of Signorino1999 with a sanction in place of a war.

    Examples
    --------
    >>> model = SanctionThreat()
    >>> round(model.carries_out, 3)
    0.841
    >>> paths = SanctionThreat.paths(threat=0.754, resist=0.764, carry_out=model.carries_out)
    >>> round(paths.back_down, 3), round(paths.imposed, 3)
    (0.091, 0.485)
    """

    name: ClassVar[str] = "sanction-threat"
    title: ClassVar[str] = "Threat, resistance, sanctions, with audience costs for giving way"
    family: ClassVar[str] = "crisis"
    source: ClassVar[str] = "Dekker"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "library/published/dekker/sanction-threat.yaml"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "play backing_down_sender=1.5"

    backing_down_sender: float = 1.0
    backing_down_target: float = 1.0
    sanction_cost_sender: float = 1.0
    sanction_cost_target: float = 1.0
    sd_backing_down_sender: float = math.sqrt(0.5)
    sd_sanction_cost_sender: float = math.sqrt(0.5)
    sd_backing_down_target: float = math.sqrt(0.5)
    sd_sanction_cost_target: float = math.sqrt(0.5)

    def __post_init__(self) -> None:
        """Check the parameters."""
        for name in ("backing_down_sender", "backing_down_target", "sanction_cost_sender", "sanction_cost_target"):
            number(name, getattr(self, name))
        for name in ("sd_backing_down_sender", "sd_sanction_cost_sender", "sd_backing_down_target", "sd_sanction_cost_target"):
            positive(name, getattr(self, name))

    @property
    def carries_out(self) -> float:
        """Chance that the sender imposes sanctions once the target has resisted: the last node."""
        gain = 1.0 + self.backing_down_sender - self.sanction_cost_sender
        return _probit(gain, self.sd_backing_down_sender, self.sd_sanction_cost_sender)

    @property
    def resists(self) -> float:
        """Chance that the target resists a threat: the middle node."""
        p3 = self.carries_out
        gain = (1.0 - p3) - p3 * self.sanction_cost_target + self.backing_down_target
        return _probit(gain, p3 * self.sd_sanction_cost_target, self.sd_backing_down_target)

    @property
    def threatens(self) -> float:
        """Chance that the sender threatens: the first node."""
        p2, p3 = self.resists, self.carries_out
        fights_on = p3 * (1.0 - self.sanction_cost_sender) - (1.0 - p3) * self.backing_down_sender
        gain = (1.0 - p2) + p2 * fights_on
        return _probit(gain, p2 * p3 * self.sd_sanction_cost_sender, p2 * (1.0 - p3) * self.sd_backing_down_sender)

    def nodes(self) -> tuple[float, float, float]:
        """Return the chances of a threat, of resistance to it, and of sanctions after that."""
        return self.threatens, self.resists, self.carries_out

    def play(self) -> SanctionPaths:
        """Return the chances of the four ways out."""
        return self.paths(threat=self.threatens, resist=self.resists, carry_out=self.carries_out)

    @staticmethod
    def paths(*, threat: float, resist: float, carry_out: float) -> SanctionPaths:
        """Return the chances of the four ways out, from those at the three nodes."""
        p1, p2, p3 = number("threat", threat, 0.0, 1.0), number("resist", resist, 0.0, 1.0), number("carry_out", carry_out, 0.0, 1.0)
        return SanctionPaths(1.0 - p1, p1 * (1.0 - p2), p1 * p2 * (1.0 - p3), p1 * p2 * p3)


def _probit(gain: float, *deviations: float) -> float:
    spread = math.hypot(*deviations)
    if spread == 0.0:
        return 0.5 if gain == 0.0 else float(gain > 0.0)
    return float(normal_cdf(gain / spread))
