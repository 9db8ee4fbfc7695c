"""Where a model of group decision from outside the kernels settles what a body wants.

The compromise model is built into `mechanisms.decide`. Any other member of its family is bound here once, whatever it is: at every
review it is handed the ideals, saliences and influences of a body's members, and its settlement becomes the body's position.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from multipolar.kernels import compiled
from multipolar.models.bargaining.problem import BargainingProblem
from multipolar.world.layout import DEFEAT_A, DEFEAT_D, GROUP, LANES, Floats, Plan
from multipolar.world.mechanisms.decide import defeat, review

Array = NDArray[np.float64]


class Settle(Protocol):
    """A model of group decision on one issue."""

    def __call__(self, position: Array, salience: Array, capability: Array) -> Array:
        """Return what each member's body wants (members,), from arrays (members, actors) on 0 to 1."""


def bodies(name: str) -> Settle | None:
    """Return the bargaining model of that name as a way to settle bodies, None for the compromise model of the kernels.

    Raises
    ------
    InputError
        There is no such bargaining model.
    """
    from multipolar.models.bargaining import MODELS
    from multipolar.models.contract import known

    found = {model.name: model for model in MODELS}
    known(name, found, "bargaining model")
    if name == "compromise":
        return None
    model: Any = found[name]()

    def settle(position: Array, salience: Array, capability: Array) -> Array:
        """Settle one issue among the members of one body, in every history at once."""
        problem = BargainingProblem.of(position[:, :, None], salience[:, :, None], capability)
        point: Array = model.settle(problem, np.random.default_rng(0)).point[:, 0]
        centre = (position * salience * capability).sum(axis=1) / ((salience * capability).sum(axis=1) + 1e-300)
        return np.where(np.isfinite(point), point, centre)

    return settle


def reviews(weeks: int, every: int) -> list[tuple[int, int]]:
    """Return the stretches of weeks between reviews."""
    stops = [*range(every, weeks, every), weeks]
    return list(zip([0, *stops[:-1]], stops, strict=True))


def settle_bodies(settle: Settle, n: int, plan: Plan, numbers: Floats, state: Floats) -> None:
    """Settle every body of more than one by `settle`; saliences, floors and bodies of one stay as the kernels compose them."""
    compiled(review)(n, plan, numbers, state)
    for g in range(int(plan.groups)):
        entries = range(int(plan.group_first[g]), int(plan.group_first[g + 1]))
        if len(entries) > 1:
            ideal = _columns(n, numbers, [int(plan.entry_ideal[e]) for e in entries])
            walked = _columns(n, state, [int(plan.drift_at) + e * LANES for e in entries])
            salience = _columns(n, numbers, [int(plan.entry_salience[e]) for e in entries])
            influence = _columns(n, numbers, [int(plan.entry_influence[e]) for e in entries])
            row = int(plan.group_at) + g * GROUP
            state[row : row + n] = np.clip(settle(np.clip(ideal + walked, 0.0, 1.0), salience, influence), 0.0, 1.0)
    compiled(defeat)(n, plan.attacker, plan.defender, DEFEAT_A, plan, state)
    compiled(defeat)(n, plan.defender, plan.attacker, DEFEAT_D, plan, state)


def _columns(n: int, values: Floats, rows: list[int]) -> Array:
    return np.stack([values[row : row + n] for row in rows], axis=1)
