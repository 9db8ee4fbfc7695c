"""The square law: aimed fire, in which numbers count twice."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.models.combat import course, square_law
from multipolar.models.combat.course import Battle, Floors
from multipolar.models.combat.exponents import Exponents
from multipolar.models.combat.fitting import AttritionFit, fit_effects
from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import number

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanchesterSquare:
    r"""Each side loses in proportion to the number that fires at it.

    .. math:: A' = r_A(t) - \beta B, \qquad B' = r_B(t) - \alpha A, \qquad \alpha A^2 - \beta B^2 = \text{const} \;\text{ where } r = 0

    Parameters
    ----------
    effect_a, effect_b : float, ≥ 0
        :math:`\alpha` and :math:`\beta`: what one of A takes from B, and one of B from A, per unit of time.
    floor_a, floor_b : float, default 0, ≥ 0
        Strength at which a side gives up the fight.

    Notes
    -----
    Solved exactly between changes of the reinforcements. A method with one-day steps misses the end of a battle of weeks by
    thousands of men.

    References
    ----------
    Lanchester1916; Engel1954 for the fit.

    Examples
    --------
    Twice the number outweighs three times the quality:

    >>> law = LanchesterSquare(effect_a=1.0, effect_b=3.0)
    >>> round(law.survivors(2000.0, 1000.0)[0], 6)
    1000.0
    """

    name: ClassVar[str] = "lanchester-square"
    title: ClassVar[str] = "Aimed fire: losses follow the number of the enemy"
    family: ClassVar[str] = "combat"
    source: ClassVar[str] = "Lanchester1916"
    status: ClassVar[Status] = "replicated"
    proof: ClassVar[str] = "library/published/engel-1954/iwo-jima.yaml"
    presets: ClassVar[Presets] = {"iwo-jima": {"effect_a": 0.0106, "effect_b": 0.0544}}
    example: ClassVar[str] = "fight a=1000 b=800 times=0,10,20,30"

    effect_a: float = 0.05
    effect_b: float = 0.05
    floor_a: float = 0.0
    floor_b: float = 0.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        course.check(self)

    def exponents(self) -> Exponents:
        """Return the powers of the numbers in what each side loses."""
        return Exponents(own_a=0.0, foe_a=1.0, own_b=0.0, foe_b=1.0)

    def fight(self, a: float, b: float, times: ArrayLike, reinforce_a: ArrayLike = (), reinforce_b: ArrayLike = ()) -> Battle:
        """Return the strengths at `times`, from `a` and `b` at time 0; reinforcements are rows of start, stop and rate."""
        floors = Floors(self.floor_a, self.floor_b)
        law = square_law.exactly(self.effect_a, self.effect_b, floors)
        return course.fight(law, floors, a, b, times, reinforce_a, reinforce_b)

    def invariant(self, a: float, b: float) -> float:
        """Return what fighting alone does not change: positive where A would win."""
        return self.effect_a * a * a - self.effect_b * b * b

    def survivors(self, a: float, b: float) -> tuple[float, float]:
        """Return what is left of each side when the other has nothing left and neither was reinforced."""
        left = self.invariant(number("a", a, 0.0), number("b", b, 0.0))
        if left >= 0.0:
            return (math.sqrt(left / self.effect_a) if self.effect_a else a), (0.0 if self.effect_a else b)
        return 0.0, math.sqrt(-left / self.effect_b)

    def fit(
        self,
        times: ArrayLike,
        a: ArrayLike,
        b: ArrayLike,
        *,
        reinforce_a: ArrayLike = (),
        reinforce_b: ArrayLike = (),
        start: tuple[float, float] | None = None,
    ) -> AttritionFit[LanchesterSquare]:
        """Return this law with the effects that fit observed strengths best; NaN where a side was not observed.

        The battle starts at time 0 from `start`, or from the first observations.
        """
        return fit_effects(self, (times, a, b), (reinforce_a, reinforce_b), start)
