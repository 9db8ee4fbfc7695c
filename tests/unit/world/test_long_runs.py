"""Large ensembles: how long wars last, and that no path is everything or nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from multipolar import world
from multipolar.results.history import BlockHistory
from multipolar.scenario import load
from multipolar.scenario.conditions.paths import classify
from multipolar.world import Program

pytestmark = pytest.mark.slow

SEED = 1
PART = 5000
YEAR = 52
SIGMAS = 3.0


def in_parts(program: Program, members: int) -> Iterator[world.Block]:
    for first in range(0, members, PART):
        yield world.simulate(program, seed=SEED, members=range(first, first + PART), threads=2)


@pytest.fixture(scope="module")
def wars() -> tuple[Program, NDArray[np.int16]]:
    """Twenty thousand wars without features from their first week on: first week of each event."""
    program = world.build(load("featureless-war").with_horizon(5 * YEAR))
    return program, np.concatenate([block.events for block in in_parts(program, 20_000)])


def ended(program: Program, events: NDArray[np.int16]) -> NDArray[np.int16]:
    return events[:, program.events.index("fighting-stopped")]


def share(happens: NDArray[np.bool_]) -> tuple[float, float]:
    """A share and its standard error."""
    p = float(happens.mean())
    return p, math.sqrt(p * (1.0 - p) / happens.size)


def test_wars_end_less_and_less_often_the_longer_they_have_lasted(wars: tuple[Program, NDArray[np.int16]]) -> None:
    first = ended(*wars)
    yearly = []
    for year in range(5):
        going = (first < 0) | (first > year * YEAR)
        yearly.append(share((first[going] >= 0) & (first[going] <= (year + 1) * YEAR)))
    for (before, error), (after, other) in pairwise(yearly):
        assert after - before < SIGMAS * math.hypot(error, other), yearly
    (early, error), (late, other) = yearly[0], yearly[-1]
    assert early - late > SIGMAS * math.hypot(error, other), yearly


def test_wars_that_have_lasted_three_years_end_as_often_as_past_ones_did(wars: tuple[Program, NDArray[np.int16]]) -> None:
    program, events = wars
    first = ended(program, events)
    going = (first < 0) | (first > 3 * YEAR)
    ends = going & (first >= 0) & (first <= 4 * YEAR)
    assert 0.18 <= ends.sum() / going.sum() <= 0.31
    collapses = [program.events.index(name) for name in ("collapse-of-a", "collapse-of-b")]
    victories = ends & np.any(events[:, collapses] == first[:, None], axis=1)
    assert 0.0 < victories.sum() / ends.sum() < 0.5


def test_neither_side_of_a_war_without_features_is_favoured(wars: tuple[Program, NDArray[np.int16]]) -> None:
    program, events = wars
    (one, error), (two, other) = (share(events[:, program.events.index(f"collapse-of-{side}")] >= 0) for side in "ab")
    assert abs(one - two) < 4.5 * math.hypot(error, other)


def test_every_path_of_the_main_case_occurs_and_none_is_certain() -> None:
    case = load("ukraine-2025")
    program = world.build(case)
    counts = np.zeros(len(case.conditions), dtype=np.int64)
    for block in in_parts(program, 100_000):
        history = BlockHistory(block, series=program.series, events=program.events, as_of=case.as_of)
        found = classify(case.conditions, history)
        assert (found >= 0).all()
        counts += np.bincount(found, minlength=len(counts))
    shares = dict(zip(case.conditions, counts / counts.sum(), strict=True))
    assert all(0.0 < value <= 0.9 for value in shares.values()), shares
    wanted = {"business-as-usual", "south-vietnam", "collapse-of-ukraine", "collapse-of-russia", "frozen-line", "settlement", "escalation"}
    assert wanted <= set(shares)
