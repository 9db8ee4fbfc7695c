"""The general law: losses follow any powers of both numbers; the other laws are corners of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.models.combat import course
from multipolar.models.combat.course import Battle, Floors
from multipolar.models.combat.exponents import Exponents
from multipolar.models.combat.fitting import AttritionFit, fit_effects
from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import number

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanchesterGeneral:
    r"""Each side loses by a power of the number that fires at it and a power of its own.

    .. math::
        A' = r_A(t) - \beta A^q B^p, \qquad B' = r_B(t) - \alpha B^q A^p, \qquad
        \alpha A^s - \beta B^s = \text{const}, \; s = 1 + p - q, \;\text{ where } r = 0

    Parameters
    ----------
    effect_a, effect_b : float, ≥ 0
        :math:`\alpha` and :math:`\beta`: what A takes from B, and B from A, per unit of time, where both numbers are 1.
    foe : float, default 0.5, in [0, 10]
        :math:`p`, the power of the number that fires.
    own : float, default 0.5, in [0, 10]
        :math:`q`, the power of the number that is fired at.
    floor_a, floor_b : float, default 0, ≥ 0
        Strength at which a side gives up the fight.

    Notes
    -----
    The square law is p = 1, q = 0; the linear law p = q = 1; the logarithmic law p = 0, q = 1 (there the invariant is one of
    logarithms). With one half for both, halfway between them, numbers weigh as under the linear law and an end comes as under
    the square law: neither side's edge feeds itself. That default is ours, and the world's.

    References
    ----------
    Bracken1995, without its factor for attack and defence; Lanchester1916.

    Examples
    --------
    The stronger side keeps its lead, no more:

    >>> law = LanchesterGeneral(effect_a=0.05, effect_b=0.05)
    >>> [round(x, 6) for x in law.survivors(1000.0, 800.0)]
    [200.0, 0.0]
    """

    name: ClassVar[str] = "lanchester-general"
    title: ClassVar[str] = "Any powers: losses follow both numbers, each to a power of its own"
    family: ClassVar[str] = "combat"
    source: ClassVar[str] = "Bracken1995"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_combat.py"
    presets: ClassVar[Presets] = {
        "neutral": {"foe": 0.5, "own": 0.5},
        "square": {"foe": 1.0, "own": 0.0},
        "linear": {"foe": 1.0, "own": 1.0},
        "logarithmic": {"foe": 0.0, "own": 1.0},
    }
    example: ClassVar[str] = "fight a=1000 b=800 times=0,10,20,30"

    effect_a: float = 0.05
    effect_b: float = 0.05
    foe: float = 0.5
    own: float = 0.5
    floor_a: float = 0.0
    floor_b: float = 0.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        course.check(self)
        for name in ("foe", "own"):
            number(name, getattr(self, name), 0.0, 10.0)

    def exponents(self) -> Exponents:
        """Return the powers of the numbers in what each side loses."""
        return Exponents(self.own, self.foe, self.own, self.foe)

    def fight(self, a: float, b: float, times: ArrayLike, reinforce_a: ArrayLike = (), reinforce_b: ArrayLike = ()) -> Battle:
        """Return the strengths at `times`, from `a` and `b` at time 0; reinforcements are rows of start, stop and rate."""
        floors = Floors(self.floor_a, self.floor_b)
        never_gone = self.own >= 1.0  # a side loses ever less as it shrinks
        law = course.by_steps(self._losses, floors, lasting=(never_gone, never_gone))
        return course.fight(law, floors, a, b, times, reinforce_a, reinforce_b)

    def _losses(self, y: Floats) -> Floats:
        mine, theirs = y**self.own, y[::-1] ** self.foe
        return np.array([self.effect_b, self.effect_a]) * mine * theirs

    def invariant(self, a: float, b: float) -> float:
        """Return what fighting alone does not change: where p + 1 > q, positive where A would win."""
        s = 1.0 + self.foe - self.own
        if s == 0.0:
            return self.effect_a * math.log(a) - self.effect_b * math.log(b)
        return float(self.effect_a * a**s - self.effect_b * b**s) / s

    def survivors(self, a: float, b: float) -> tuple[float, float]:
        """Return what remains of each side in the end where neither is reinforced; where p + 1 ≤ q nobody is beaten, and both fade away."""
        first, second, s = number("a", a, 0.0), number("b", b, 0.0), 1.0 + self.foe - self.own
        if s <= 0.0:
            return 0.0, 0.0
        left = self.effect_a * first**s - self.effect_b * second**s
        if left >= 0.0:
            return ((left / self.effect_a) ** (1.0 / s) if self.effect_a else first), (0.0 if self.effect_a * first > 0.0 else second)
        return (0.0 if self.effect_b * second > 0.0 else first), (-left / self.effect_b) ** (1.0 / s)

    def fit(
        self,
        times: ArrayLike,
        a: ArrayLike,
        b: ArrayLike,
        *,
        reinforce_a: ArrayLike = (),
        reinforce_b: ArrayLike = (),
        start: tuple[float, float] | None = None,
    ) -> AttritionFit[LanchesterGeneral]:
        """Return this law, its powers as they are, with the effects that fit observed strengths best; NaN where a side was not observed.

        The battle starts at time 0 from `start`, or from the first observations.
        """
        return fit_effects(self, (times, a, b), (reinforce_a, reinforce_b), start)
