"""Every law of combat that is listed can be chosen in the world, and keeps it finite."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from multipolar import world
from multipolar.models.combat import MODELS
from multipolar.scenario import load

LISTED = pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.name)


@LISTED
def test_it_says_by_which_powers_both_sides_lose(kind: Any) -> None:
    powers = dataclasses.astuple(kind().exponents())
    assert len(powers) == 4
    assert all(np.isfinite(power) and power >= 0.0 for power in powers)


@LISTED
def test_it_runs_the_world_and_every_measure_stays_finite(kind: Any) -> None:
    program = world.build(load("ukraine-2025").with_horizon(104), combat=kind.name)
    found = world.simulate(program, seed=11, members=range(130))
    forces = [q for q, name in enumerate(program.series) if name.startswith("war.force")]
    plain = [q for q, name in enumerate(program.series) if not name.startswith("range.")]
    assert np.isfinite(found.weekly[:, :, plain]).all()
    assert (found.weekly[:, :, forces] > 0.0).all()


@LISTED
def test_members_are_the_same_whatever_the_threads_and_the_range(kind: Any) -> None:
    program = world.build(load("border-dispute").with_horizon(30), combat=kind.name)
    one = world.simulate(program, seed=4, members=range(300), threads=1)
    other = world.simulate(program, seed=4, members=range(100, 300), threads=2)
    np.testing.assert_array_equal(one.weekly[100:], other.weekly)


@LISTED
def test_compiled_and_interpreted_agree_to_the_bit(kind: Any) -> None:
    program = world.build(load("border-dispute").with_horizon(8), combat=kind.name)
    compiled = world.simulate(program, seed=4, members=range(3))
    interpreted = world.reference(program, seed=4, members=range(3))
    np.testing.assert_array_equal(compiled.weekly, interpreted.weekly)
