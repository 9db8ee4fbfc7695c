"""Play members, and hand over what became of them in the form in which conditions read histories."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import mesa
import numpy as np
from numpy.typing import NDArray

from mesa_world.model import WarModel
from mesa_world.numbers import Numbers
from mesa_world.structure import Structure, structure_of

if TYPE_CHECKING:
    from multipolar.scenario import Case


@dataclass(frozen=True)
class Prepared:
    """A case, read once for all members."""

    case: Case
    structure: Structure
    numbers: Numbers


@dataclass(frozen=True)
class Played:
    """What became of some members: status and measures by week (none of a tuned model), first weeks of events, and figures at the end."""

    statuses: list[list[int]]
    events: list[dict[str, int]]
    weekly: list[list[list[float]]]
    scalars: list[list[float]]


@dataclass(frozen=True)
class Arrays:
    """The same as arrays, as `multipolar.results.BlockHistory` reads them."""

    weekly: NDArray[np.float32]
    status: NDArray[np.int8]
    events: NDArray[np.int16]
    scalars: NDArray[np.float32]


def prepare(case: Case) -> Prepared:
    """Read a case."""
    return Prepared(case, structure_of(case), Numbers(case))


def play(prepared: Prepared, members: int, seed: int, model_class: type[WarModel] = WarModel) -> Played:
    """Play members one after another, each a model of its own."""
    played = Played([], [], [], [])
    for member in range(members):
        own = seed * 1_000_003 + member
        drawn = prepared.numbers.draw(Random(own))  # noqa: S311  a simulation's luck, no secret
        model = model_class(prepared.structure, drawn, own + 500_000_000, prepared.case.as_of)
        for _ in range(prepared.structure.weeks):
            model.step()
        played.statuses.append(model.statuses)
        played.events.append(model.first)
        played.weekly.append(model.weekly)
        played.scalars.append(model.figures())
        mesa.Agent._ids.pop(model, None)  # Mesa would keep every model for good
    return played


def block(played: Played, events: tuple[str, ...]) -> Arrays:
    """Return what was played, with one column an event."""
    first = [[member.get(name, -1) for name in events] for member in played.events]
    return Arrays(
        weekly=np.array(played.weekly, dtype=np.float32),
        status=np.array(played.statuses, dtype=np.int8),
        events=np.array(first, dtype=np.int16),
        scalars=np.array(played.scalars, dtype=np.float32),
    )
