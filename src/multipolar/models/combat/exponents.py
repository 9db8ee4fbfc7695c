"""The powers by which a law of attrition counts the numbers: all that separates one law from another, and all that the world asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from multipolar.models.contract import Presets, Status


@dataclass(frozen=True, slots=True)
class Exponents:
    r"""Powers of a law :math:`A' = -\beta A^{q_A} B^{p_A}`, :math:`B' = -\alpha B^{q_B} A^{p_B}`.

    Parameters
    ----------
    own_a, foe_a : float
        :math:`q_A` and :math:`p_A`: powers of A's own number, and of its enemy's, in what A loses.
    own_b, foe_b : float
        :math:`q_B` and :math:`p_B`: the same for B.
    """

    own_a: float
    foe_a: float
    own_b: float
    foe_b: float


class CombatLaw(Protocol):
    """A law of combat: a `Model` that says by which powers of the numbers both sides lose.

    With `exponents` a law can be chosen in the world (`multipolar run CASE --combat NAME`): the case gives the rates, the law
    how losses change as forces do. Where a law treats its sides differently, A is the one under cover.

    Inputs
    ------
    a, b : number, ≥ 0; for a fit array, (moments,)
        Strengths of both sides at the start; for a fit those observed, NaN where one was not.
    times : array, (moments,), rising, ≥ 0
        Moments to look at, in the unit of time of the effects.
    reinforce_a, reinforce_b : array, (arrivals, 3)
        Start, stop and rate of each flow of reinforcements; none by default.
    start : pair of float
        Strengths at time 0, where a fit should not set out from the first that were observed.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    family: ClassVar[str]
    source: ClassVar[str]
    status: ClassVar[Status]
    proof: ClassVar[str]
    presets: ClassVar[Presets]

    def exponents(self) -> Exponents:
        """Return the powers of the numbers in what each side loses."""
        ...
