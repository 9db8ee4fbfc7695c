"""Any model of group decision can settle what a body wants; the compromise model is also built into the kernels."""

from __future__ import annotations

import numpy as np
import pytest

from multipolar import world
from multipolar.errors import InputError
from multipolar.models.bargaining import MODELS
from multipolar.scenario import load

NAMES = [model.name for model in MODELS]


@pytest.fixture(scope="module")
def program() -> world.Program:
    return world.build(load("ukraine-2025").with_horizon(16))


def compromise(position: np.ndarray, salience: np.ndarray, capability: np.ndarray) -> np.ndarray:
    weight = capability * (salience + 1e-9) + 1e-12
    weight /= weight.sum(axis=1, keepdims=True)
    total = np.zeros(len(position))
    for column in range(position.shape[1]):
        total += weight[:, column] * position[:, column]
    return total


def test_the_compromise_handed_in_gives_what_the_kernels_give(program: world.Program) -> None:
    inside = world.simulate(program, seed=3, members=range(140))
    outside = world.simulate(program, seed=3, members=range(140), bodies=compromise)
    np.testing.assert_array_equal(inside.events, outside.events)
    np.testing.assert_allclose(inside.weekly, outside.weekly, rtol=1e-6, atol=1e-6)  # float32 as recorded


@pytest.mark.parametrize("name", NAMES)
def test_every_bargaining_model_can_settle_the_bodies(program: world.Program, name: str) -> None:
    found = world.simulate(program, seed=3, members=range(20), bodies=world.bodies(name))
    again = world.simulate(program, seed=3, members=range(10, 20), bodies=world.bodies(name))
    levers = [q for q, series in enumerate(program.series) if series.startswith("lever.")]
    assert np.isfinite(found.weekly[:, :, levers]).all()
    assert found.weekly[:, :, levers].min() >= 0.0
    assert found.weekly[:, :, levers].max() <= 100.0
    np.testing.assert_array_equal(found.weekly[10:], again.weekly)


def test_another_model_moves_the_levers_and_the_ledger_follows(program: world.Program) -> None:
    bodies = world.bodies("weighted-median")
    run = world.simulate(program, seed=3, members=range(4), bodies=bodies)
    built_in = world.simulate(program, seed=3, members=range(4))
    lever = program.series.index("lever.us-military-aid")
    assert not np.array_equal(run.weekly[:, :, lever], built_in.weekly[:, :, lever])
    told = world.ledger(program, seed=3, member=2, bargaining="weighted-median")
    last = [row for row in told.rows if row.quantity == "lever.us-military-aid"][-1]
    assert last.after == pytest.approx(run.weekly[2, last.week, lever], rel=1e-5)


def test_without_reviews_no_model_changes_anything(program: world.Program) -> None:
    one = world.simulate(program, seed=3, members=range(8), without=("decide",), bodies=world.bodies("median"))
    other = world.simulate(program, seed=3, members=range(8), without=("decide",))
    np.testing.assert_array_equal(one.events, other.events)


def test_an_unknown_model_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InputError, match=r"'compromis' is not a bargaining model\. Did you mean 'compromise'\?"):
        world.bodies("compromis")
