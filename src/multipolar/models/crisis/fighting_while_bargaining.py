"""Fighting while bargaining: forts change hands, both sides learn from it, and settle when they agree enough about the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import number, positive, whole

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a fight to the end would bring.

    Parameters
    ----------
    victory : float
        Chance that A takes every fort.
    battles : float
        Battles to be expected until one side holds all.
    """

    victory: float
    battles: float


@dataclass(frozen=True, slots=True)
class Course:
    """How the war ends, battle by battle; every array has one entry per number of battles fought, from 0.

    Parameters
    ----------
    settled, won_by_a, won_by_b : array
        Chance that it ends after exactly so many battles: by agreement, by A holding all forts, by B holding all.
    going_on : array
        Chance that it is still fought afterwards.
    hazard : array
        Chance of settlement after so many battles, given that it has lasted so long; NaN once none lasts.
    variance : array
        Mean variance of the two sides' beliefs about the chance of winning a battle, among wars that lasted so long.
    """

    settled: Floats
    won_by_a: Floats
    won_by_b: Floats
    going_on: Floats
    hazard: Floats
    variance: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class FightingWhileBargaining:
    r"""Battles over N forts: a gambler's ruin that both sides watch, with their own beliefs about who wins a battle.

    A holds :math:`k` of :math:`N` forts and wins each battle with chance :math:`p = 1 - q`; :math:`r = q/p`:

    .. math:: P(k) = \frac{1 - r^k}{1 - r^N}, \qquad D(k) = \frac{k - N P(k)}{q - p},

    and :math:`k/N` and :math:`k(N-k)` where :math:`p = q`. Side :math:`i` believes in a beta law with parameters
    :math:`(\alpha_i, \beta_i)` that grow by one with each battle won or lost. They settle once what they still disagree
    about is worth no more than the fighting that agreement saves:

    .. math:: P_A(k) - P_B(k) \le c_A D_A(k) + c_B D_B(k).

    Parameters
    ----------
    forts : int, default 10, ≥ 2
        :math:`N`.
    cost_a, cost_b : float, default 0.01, ≥ 0
        Cost of one battle to each side, as a share of the prize.
    belief_a, belief_b : pair of float, default (8, 4) and (4, 8), > 0
        Parameters of each side's first belief that A wins a battle; the larger their sum, the harder they are to move.
    hold_out : int, default 0, ≥ 0
        Battles before which neither side leaves its extreme position. 0 is the discrete model, in which talk and battle
        alternate; a large number is the finding in continuous time that rivals concede late and abruptly.

    Inputs
    ------
    held : int, 0 to `forts`
        Forts that A holds.
    win : float, in [0, 1]
        Chance that A wins a battle.
    won, lost : int, ≥ 0
        Battles that A has won and lost so far.
    battles : int, default 200, ≥ 0
        Battles after which the course is no longer followed.

    Notes
    -----
    Settlement by comparison of mean beliefs is ours: it keeps the principle that war ends before it is won because it
    informs, without solving the signalling game behind it.

    References
    ----------
    Slantchev2003; SmithStam2004.

    Examples
    --------
    >>> found = FightingWhileBargaining(forts=10).outlook(held=5, win=0.6)
    >>> round(found.victory, 5), round(found.battles, 4)
    (0.88364, 19.1818)
    """

    name: ClassVar[str] = "fighting-while-bargaining"
    title: ClassVar[str] = "Battles over forts inform both sides until they agree"
    family: ClassVar[str] = "crisis"
    source: ClassVar[str] = "SmithStam2004"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "library/published/smith-stam-2004/forts.yaml"
    presets: ClassVar[Presets] = {"discrete-time": {"hold_out": 0}, "continuous-time": {"hold_out": 20}}
    example: ClassVar[str] = "outlook held=5 win=0.6"

    forts: int = 10
    cost_a: float = 0.01
    cost_b: float = 0.01
    belief_a: tuple[float, float] = (8.0, 4.0)
    belief_b: tuple[float, float] = (4.0, 8.0)
    hold_out: int = 0

    def __post_init__(self) -> None:
        """Check the parameters."""
        whole("forts", self.forts, 2)
        number("cost_a", self.cost_a, 0.0)
        number("cost_b", self.cost_b, 0.0)
        for name, belief in (("belief_a", self.belief_a), ("belief_b", self.belief_b)):
            for part in belief:
                positive(name, part)
        whole("hold_out", self.hold_out, 0)

    def outlook(self, held: int, win: float) -> Outlook:
        """Return the chance that A takes all forts from `held`, winning each battle with chance `win`, and how many it takes."""
        return _ruin(whole("held", held, 0, self.forts), self.forts, number("win", win, 0.0, 1.0))

    def settles(self, held: int, won: int, lost: int) -> bool:
        """Tell whether both prefer to settle, with A holding `held` forts after so many battles won and lost."""
        a = _ruin(held, self.forts, _mean(self.belief_a, won, lost))
        b = _ruin(held, self.forts, _mean(self.belief_b, won, lost))
        return a.victory - b.victory <= self.cost_a * a.battles + self.cost_b * b.battles

    def course(self, held: int, win: float, battles: int = 200) -> Course:
        """Return the chances of every ending after 0, 1, …, `battles` battles, exactly, where A really wins with chance `win`."""
        start, chance, last = whole("held", held, 1, self.forts - 1), number("win", win, 0.0, 1.0), whole("battles", battles, 0)
        settled, won, lost, going_on, variance = np.zeros((5, last + 1))
        alive = {0: 1.0}  # battles won by A → chance
        for fought in range(last + 1):
            before = sum(alive.values())
            variance[fought] = (
                sum(share * self._variance(wins, fought - wins) for wins, share in alive.items()) / before if before else np.nan
            )
            staying = {}
            for wins, share in alive.items():
                if fought >= self.hold_out and self.settles(start + 2 * wins - fought, wins, fought - wins):
                    settled[fought] += share
                else:
                    staying[wins] = share
            going_on[fought] = sum(staying.values())
            alive = {}
            for wins, share in staying.items():
                for gained, part in ((1, chance * share), (0, (1.0 - chance) * share)):
                    now = start + 2 * (wins + gained) - (fought + 1)
                    if now in (0, self.forts):
                        if fought < last:
                            (won if now else lost)[fought + 1] += part
                    elif part > 0.0:
                        alive[wins + gained] = alive.get(wins + gained, 0.0) + part
        at_risk = settled + going_on
        hazard = np.divide(settled, at_risk, out=np.full_like(settled, np.nan), where=at_risk > 1e-300)
        return Course(settled, won, lost, going_on, hazard, variance)

    def _variance(self, won: int, lost: int) -> float:
        return 0.5 * sum(_beta_variance(a + won, b + lost) for a, b in (self.belief_a, self.belief_b))


def _ruin(held: int, forts: int, p: float) -> Outlook:
    if held in (0, forts):
        return Outlook(victory=float(held == forts), battles=0.0)
    if p in (0.0, 1.0):
        return Outlook(victory=p, battles=float(forts - held if p else held))
    if abs(p - 0.5) < 1e-7:  # the formula below loses its digits here; its limit is as near
        return Outlook(victory=held / forts, battles=float(held * (forts - held)))
    log_r = np.log1p(-p) - np.log(p)
    if log_r > 0.0:  # seen from the far end nothing overflows
        victory = float(np.exp((held - forts) * log_r) * np.expm1(-held * log_r) / np.expm1(-forts * log_r))
    else:
        victory = float(np.expm1(held * log_r) / np.expm1(forts * log_r))
    return Outlook(victory=victory, battles=(held - forts * victory) / (1.0 - 2.0 * p))


def _mean(belief: tuple[float, float], won: int, lost: int) -> float:
    return (belief[0] + won) / (belief[0] + belief[1] + won + lost)


def _beta_variance(a: float, b: float) -> float:
    return a * b / ((a + b) ** 2 * (a + b + 1.0))
