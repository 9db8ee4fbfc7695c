"""The mixed law: one side hides, the other stands in the open."""

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
class LanchesterMixed:
    r"""A is hidden and hit only by chance, B is in the open and shot at: an ambush, or a guerrilla against regulars.

    .. math::
        A' = r_A(t) - \beta A B, \qquad B' = r_B(t) - \alpha A, \qquad
        \alpha A - \tfrac12 \beta B^2 = \text{const} \;\text{ where } r = 0

    Parameters
    ----------
    effect_a, effect_b : float, ≥ 0
        :math:`\alpha` and :math:`\beta`: what one of A takes from B, and one of B from each of A, per unit of time.
    floor_a, floor_b : float, default 0, ≥ 0
        Strength at which a side gives up the fight.

    References
    ----------
    Deitchman1962.

    Examples
    --------
    A hundred in hiding outlast a thousand in the open where each of them counts for a hundred times as much:

    >>> law = LanchesterMixed(effect_a=0.1, effect_b=1e-5)
    >>> left = law.survivors(100.0, 1000.0)
    >>> round(left[0], 6), left[1], law.fight(100.0, 1000.0, [200.0]).loser
    (50.0, 0.0, 'b')
    """

    name: ClassVar[str] = "lanchester-mixed"
    title: ClassVar[str] = "Ambush: one side hides, the other is in the open"
    family: ClassVar[str] = "combat"
    source: ClassVar[str] = "Deitchman1962"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_combat.py"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "fight a=100 b=1000 times=0,50,100,150"

    effect_a: float = 0.1
    effect_b: float = 1e-5
    floor_a: float = 0.0
    floor_b: float = 0.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        course.check(self)

    def exponents(self) -> Exponents:
        """Return the powers of the numbers in what each side loses."""
        return Exponents(own_a=1.0, foe_a=1.0, own_b=0.0, foe_b=1.0)

    def fight(self, a: float, b: float, times: ArrayLike, reinforce_a: ArrayLike = (), reinforce_b: ArrayLike = ()) -> Battle:
        """Return the strengths at `times`, from `a` and `b` at time 0; reinforcements are rows of start, stop and rate."""
        floors = Floors(self.floor_a, self.floor_b)
        law = course.by_steps(lambda y: y[0] * np.array([self.effect_b * y[1], self.effect_a]), floors, lasting=(True, False))
        return course.fight(law, floors, a, b, times, reinforce_a, reinforce_b)

    def invariant(self, a: float, b: float) -> float:
        """Return what fighting alone does not change: positive where the hidden side would win."""
        return self.effect_a * a - 0.5 * self.effect_b * b * b

    def survivors(self, a: float, b: float) -> tuple[float, float]:
        """Return what remains of each side in the end where neither is reinforced."""
        left = self.invariant(number("a", a, 0.0), number("b", b, 0.0))
        if left >= 0.0:
            return (left / self.effect_a if self.effect_a else a), (0.0 if self.effect_a * a > 0.0 else b)
        return (0.0 if self.effect_b * b > 0.0 else a), float(np.sqrt(-2.0 * left / self.effect_b))

    def fit(
        self,
        times: ArrayLike,
        a: ArrayLike,
        b: ArrayLike,
        *,
        reinforce_a: ArrayLike = (),
        reinforce_b: ArrayLike = (),
        start: tuple[float, float] | None = None,
    ) -> AttritionFit[LanchesterMixed]:
        """Return this law with the effects that fit observed strengths best; NaN where a side was not observed.

        The battle starts at time 0 from `start`, or from the first observations.
        """
        return fit_effects(self, (times, a, b), (reinforce_a, reinforce_b), start)
