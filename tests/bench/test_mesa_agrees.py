"""The Mesa model of `benchmarks/` and the compiled world follow the same rules: their shares agree within Monte Carlo error."""

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
FARTHEST = {"path": 3.5, "other": 4.5}
"""In standard errors; the second stands for some seventy comparisons a case, of which a few lie far apart by chance."""


@pytest.fixture
def mesa_world(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import mesa_world

    yield mesa_world
    for name in [name for name in sys.modules if name.split(".")[0] == "mesa_world"]:
        del sys.modules[name]


def apart(ours: NDArray[np.bool_], theirs: NDArray[np.bool_]) -> float:
    """Return how many standard errors two shares lie apart."""
    n, m = len(ours), len(theirs)
    both = (ours.sum() + theirs.sum()) / (n + m)
    error = np.sqrt(both * (1.0 - both) * (1.0 / n + 1.0 / m))
    return float(abs(ours.mean() - theirs.mean()) / error) if error > 0.0 else 0.0


@pytest.mark.parametrize(("name", "members"), [("ukraine-2025", 1_500), ("featureless-war", 1_000), ("border-dispute", 500)])
def test_paths_events_and_states_agree(mesa_world, name, members):
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
    assert len(found) > 30
    assert {what: round(far, 2) for what, far in found.items() if far >= FARTHEST["path" if what.startswith("path ") else "other"]} == {}


def test_a_member_repeats(mesa_world):
    prepared = mesa_world.prepare(load("ukraine-2025"))
    assert mesa_world.play(prepared, 3, seed=4) == mesa_world.play(prepared, 3, seed=4)
    assert mesa_world.play(prepared, 3, seed=4) != mesa_world.play(prepared, 3, seed=5)
