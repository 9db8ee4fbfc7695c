"""The logarithmic law: losses follow one's own number."""

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

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanchesterLogarithmic:
    r"""Each side loses in proportion to its own number: what exposes itself is hit, by disease, by accident, by standing fire.

    .. math:: A' = r_A(t) - \beta A, \qquad B' = r_B(t) - \alpha B, \qquad \alpha \ln A - \beta \ln B = \text{const} \;\text{ where } r = 0

    Parameters
    ----------
    effect_a, effect_b : float, ≥ 0
        :math:`\alpha` and :math:`\beta`: the share of B, and of A, that is lost per unit of time.
    floor_a, floor_b : float, default 0, ≥ 0
        Strength at which a side gives up the fight.

    Notes
    -----
    Solved exactly. Neither side is ever quite gone: give floors where an end is needed.

    References
    ----------
    Peterson1967.

    Examples
    --------
    >>> battle = LanchesterLogarithmic(effect_a=0.02, effect_b=0.01).fight(1000.0, 1000.0, [0.0, 10.0])
    >>> round(float(battle.a[1]), 1), round(float(battle.b[1]), 1)
    (904.8, 818.7)
    """

    name: ClassVar[str] = "lanchester-logarithmic"
    title: ClassVar[str] = "Exposure: losses follow one's own number"
    family: ClassVar[str] = "combat"
    source: ClassVar[str] = "Peterson1967"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_combat.py"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "fight a=1000 b=800 times=0,10,20,30"

    effect_a: float = 0.01
    effect_b: float = 0.01
    floor_a: float = 0.0
    floor_b: float = 0.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        course.check(self)

    def exponents(self) -> Exponents:
        """Return the powers of the numbers in what each side loses."""
        return Exponents(own_a=1.0, foe_a=0.0, own_b=1.0, foe_b=0.0)

    def fight(self, a: float, b: float, times: ArrayLike, reinforce_a: ArrayLike = (), reinforce_b: ArrayLike = ()) -> Battle:
        """Return the strengths at `times`, from `a` and `b` at time 0; reinforcements are rows of start, stop and rate."""
        floors = Floors(self.floor_a, self.floor_b)

        def law(length: float, a: float, b: float, rate_a: float, rate_b: float) -> tuple[float, float, float]:
            ends = _falls_to(self.floor_a, a, self.effect_b, rate_a), _falls_to(self.floor_b, b, self.effect_a, rate_b)
            passed = min(length, *ends)
            after = _decay(a, self.effect_b, rate_a, passed), _decay(b, self.effect_a, rate_b, passed)
            held = [floor if end <= passed else left for floor, end, left in zip((self.floor_a, self.floor_b), ends, after, strict=True)]
            return passed, held[0], held[1]

        return course.fight(law, floors, a, b, times, reinforce_a, reinforce_b)

    def invariant(self, a: float, b: float) -> float:
        """Return what fighting alone does not change."""
        return self.effect_a * math.log(a) - self.effect_b * math.log(b)

    def fit(
        self,
        times: ArrayLike,
        a: ArrayLike,
        b: ArrayLike,
        *,
        reinforce_a: ArrayLike = (),
        reinforce_b: ArrayLike = (),
        start: tuple[float, float] | None = None,
    ) -> AttritionFit[LanchesterLogarithmic]:
        """Return this law with the effects that fit observed strengths best; NaN where a side was not observed.

        The battle starts at time 0 from `start`, or from the first observations.
        """
        return fit_effects(self, (times, a, b), (reinforce_a, reinforce_b), start)


def _decay(strength: float, rate: float, gain: float, t: float) -> float:
    gone = -math.expm1(-rate * t)
    return strength * (1.0 - gone) + (gain * gone / rate if rate else gain * t)


def _falls_to(floor: float, strength: float, rate: float, gain: float) -> float:
    """Return the time at which a strength above its floor comes down to it; infinity where it never does."""
    rest = gain / rate if rate else math.inf
    if strength <= floor or rest >= floor:
        return math.inf
    return math.log((strength - rest) / (floor - rest)) / rate
