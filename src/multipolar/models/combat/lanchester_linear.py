"""The linear law: fire into an area, or single combats."""

from __future__ import annotations

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
class LanchesterLinear:
    r"""Each side loses in proportion to both numbers: a target is hit the more often the more of them there are.

    .. math:: A' = r_A(t) - \beta A B, \qquad B' = r_B(t) - \alpha A B, \qquad \alpha A - \beta B = \text{const} \;\text{ where } r = 0

    Parameters
    ----------
    effect_a, effect_b : float, ≥ 0
        :math:`\alpha` and :math:`\beta`: what one of A takes from each of B, and one of B from each of A, per unit of time.
    floor_a, floor_b : float, default 0, ≥ 0
        Strength at which a side gives up the fight.

    Notes
    -----
    In closed form without reinforcements, with adaptive steps under them. Neither side is ever quite gone: give floors
    where an end is needed.

    References
    ----------
    Lanchester1916.

    Examples
    --------
    >>> law = LanchesterLinear(effect_a=0.001, effect_b=0.002)
    >>> battle = law.fight(1000.0, 400.0, [0.0, 10.0])
    >>> round(law.survivors(1000.0, 400.0)[0], 6), round(float(battle.b[1]), 1)
    (200.0, 12.1)
    """

    name: ClassVar[str] = "lanchester-linear"
    title: ClassVar[str] = "Area fire: losses follow both numbers"
    family: ClassVar[str] = "combat"
    source: ClassVar[str] = "Lanchester1916"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_combat.py"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "fight a=100000 b=80000 times=0,5,10,20"

    effect_a: float = 5e-6
    effect_b: float = 5e-6
    floor_a: float = 0.0
    floor_b: float = 0.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        course.check(self)

    def exponents(self) -> Exponents:
        """Return the powers of the numbers in what each side loses."""
        return Exponents(own_a=1.0, foe_a=1.0, own_b=1.0, foe_b=1.0)

    def fight(self, a: float, b: float, times: ArrayLike, reinforce_a: ArrayLike = (), reinforce_b: ArrayLike = ()) -> Battle:
        """Return the strengths at `times`, from `a` and `b` at time 0; reinforcements are rows of start, stop and rate."""
        floors = Floors(self.floor_a, self.floor_b)
        stepped = course.by_steps(lambda y: y[0] * y[1] * np.array([self.effect_b, self.effect_a]), floors, lasting=(True, True))

        def law(length: float, a: float, b: float, rate_a: float, rate_b: float) -> tuple[float, float, float]:
            if rate_a or rate_b or self.floor_a or self.floor_b:
                return stepped(length, a, b, rate_a, rate_b)
            return length, _left(length, a, b, self.effect_a, self.effect_b), _left(length, b, a, self.effect_b, self.effect_a)

        return course.fight(law, floors, a, b, times, reinforce_a, reinforce_b)

    def invariant(self, a: float, b: float) -> float:
        """Return what fighting alone does not change: positive where A would win."""
        return self.effect_a * a - self.effect_b * b

    def survivors(self, a: float, b: float) -> tuple[float, float]:
        """Return what remains of each side in the end where neither is reinforced."""
        left = self.invariant(number("a", a, 0.0), number("b", b, 0.0))
        if left >= 0.0:
            return (left / self.effect_a if self.effect_a else a), (0.0 if self.effect_a * a > 0.0 else b)
        return (0.0 if self.effect_b * b > 0.0 else a), -left / self.effect_b

    def fit(
        self,
        times: ArrayLike,
        a: ArrayLike,
        b: ArrayLike,
        *,
        reinforce_a: ArrayLike = (),
        reinforce_b: ArrayLike = (),
        start: tuple[float, float] | None = None,
    ) -> AttritionFit[LanchesterLinear]:
        """Return this law with the effects that fit observed strengths best; NaN where a side was not observed.

        The battle starts at time 0 from `start`, or from the first observations.
        """
        return fit_effects(self, (times, a, b), (reinforce_a, reinforce_b), start)


def _left(t: float, own: float, other: float, effect: float, effect_on_own: float) -> float:
    """Return a side's strength after `t`, by the logistic curve that the invariant leaves."""
    keeps = effect * own - effect_on_own * other
    x = keeps * t
    if abs(x) < 1e-9:
        return own / (1.0 + effect_on_own * other * t * (1.0 - 0.5 * x))
    # own · keeps / (effect · own − effect_on_own · other · e^−x), by expm1 so that near-equal sides lose no digits
    return (
        own / (1.0 - effect_on_own * other * float(np.expm1(-x)) / keeps)
        if x > 0.0
        else _behind(own, other, effect, effect_on_own, keeps, x)
    )


def _behind(own: float, other: float, effect: float, effect_on_own: float, keeps: float, x: float) -> float:
    decay = float(np.exp(x))
    return own * keeps * decay / (effect * own * decay - effect_on_own * other)
