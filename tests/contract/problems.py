"""Bargaining problems for the tests of laws: on a grid of 1/64, so that shifting and halving them is exact."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from multipolar.models.bargaining import BargainingProblem

GRID = 64


@st.composite
def problems(draw: st.DrawFn, *, least: int = 2, most: int = 6, issues: int = 2, reference: bool = False) -> BargainingProblem:
    """A problem with one member, positions anywhere on the grid, saliences and capabilities above 0."""
    n = draw(st.integers(least, most))
    k = draw(st.integers(1, issues))

    def table(low: int, high: int, *shape: int) -> Any:
        count = int(np.prod(shape))
        return np.array(draw(st.lists(st.integers(low, high), min_size=count, max_size=count)), dtype=np.float64).reshape(shape)

    return BargainingProblem.of(
        table(0, GRID, n, k) / GRID,
        table(1, 16, n, k) / 16,
        table(1, 40, n) / 8,
        table(0, GRID, k) / GRID if reference else None,
    )


def changed(problem: BargainingProblem, **arrays: Any) -> BargainingProblem:
    """The same problem with other arrays; actors are named anew where their number changes."""
    given = {
        "position": problem.position,
        "salience": problem.salience,
        "capability": problem.capability,
        "reference": problem.reference,
        **arrays,
    }
    names = problem.actors if given["position"].shape[1] == len(problem.actors) else None
    return BargainingProblem.of(**given, actors=names, issues=problem.issues)


def take(problem: BargainingProblem, order: Any) -> BargainingProblem:
    """The same actors in another order."""
    return changed(
        problem,
        position=problem.position[:, order],
        salience=problem.salience[:, order],
        capability=problem.capability[:, order],
    )
