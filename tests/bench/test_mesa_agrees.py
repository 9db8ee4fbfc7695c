"""The Mesa models of `benchmarks/` and the compiled world follow the same rules.

The plain model draws from another generator than ours: shares and means agree within Monte Carlo error. The tuned one draws in the
plain one's order: its members are the same, one by one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from multipolar import world
from multipolar.analysis.paths import classify
from multipolar.results import BlockHistory
from multipolar.scenario import load

pytest.importorskip("mesa")
pytestmark = pytest.mark.bench

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
OURS = 20_000
FEW = 30
FARTHEST = {"path": 3.5, "other": 4.5}
"""In standard errors; the second stands for some two hundred comparisons a case, of which a few lie far apart by chance."""


@pytest.fixture
def mesa_world(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import mesa_world

    yield mesa_world
    for name in [name for name in sys.modules if name.split(".")[0] in ("mesa_world", "mesa_tuned")]:
        del sys.modules[name]


def apart(ours: NDArray[np.generic], theirs: NDArray[np.generic]) -> float:
    """Return how many standard errors two shares or means lie apart, as if both had been drawn from one population."""
    first, second = (values[~np.isnan(values)] for values in (ours.astype(np.float64), theirs.astype(np.float64)))
    n, m = len(first), len(second)
    if min(n, m) < FEW:
        return 0.0
    error = np.concatenate([first, second]).std() * np.sqrt(1.0 / n + 1.0 / m)
    return float(abs(first.mean() - second.mean()) / error) if error > 0.0 else 0.0


@pytest.mark.parametrize(("name", "members"), [("ukraine-2025", 1_500), ("featureless-war", 1_000), ("border-dispute", 500)])
def test_the_plain_model_agrees_with_the_compiled_world(mesa_world, name, members):
    case = load(name)
    program = world.build(case)
    ours = world.simulate(program, seed=11, members=range(OURS))
    theirs = mesa_world.block(mesa_world.play(mesa_world.prepare(case), members, seed=12), program.events)
    paths = [classify(case, BlockHistory(block, series=(), events=program.events, as_of=case.as_of)) for block in (ours, theirs)]
    found = {f"path {path}": apart(paths[0] == i, paths[1] == i) for i, path in enumerate(case.scenario.paths)}
    for i, event in enumerate(program.events):
        for week in (case.horizon // 2, case.horizon):
            first, second = ((block.events[:, i] >= 0) & (block.events[:, i] <= week) for block in (ours, theirs))
            found[f"{event} by week {week}"] = apart(first, second)
    for state in range(5):
        found[f"state {state} half way"] = apart(*(block.status[:, case.horizon // 2] == state for block in (ours, theirs)))
    for week in (1, case.horizon // 2, case.horizon):
        for q, measure in enumerate(program.series):
            found[f"{measure} in week {week}"] = apart(*(block.weekly[:, week, q] for block in (ours, theirs)))
    for q, figure in enumerate(program.scalars):
        found[f"{figure} at the end"] = apart(*(block.scalars[:, q] for block in (ours, theirs)))
    assert theirs.weekly.shape[1:] == ours.weekly.shape[1:]
    assert theirs.scalars.shape[1:] == ours.scalars.shape[1:]
    assert len(found) > 90
    assert {what: round(far, 2) for what, far in found.items() if far >= FARTHEST["path" if what.startswith("path ") else "other"]} == {}


@pytest.mark.parametrize(("name", "members"), [("ukraine-2025", 300), ("featureless-war", 60), ("border-dispute", 150)])
def test_the_tuned_model_plays_the_plain_models_members(mesa_world, name, members):
    from mesa_tuned import TunedModel

    prepared = mesa_world.prepare(load(name))
    plain, tuned = (mesa_world.play(prepared, members, 5, model) for model in (mesa_world.WarModel, TunedModel))
    assert tuned.statuses == plain.statuses
    assert tuned.events == plain.events
    np.testing.assert_allclose(tuned.scalars, plain.scalars, rtol=1e-9)


def test_a_member_repeats(mesa_world):
    prepared = mesa_world.prepare(load("ukraine-2025"))
    one, same, other = (mesa_world.play(prepared, 3, seed=seed) for seed in (4, 4, 5))
    assert (one.statuses, one.events) == (same.statuses, same.events)
    assert (one.statuses, one.events) != (other.statuses, other.events)
