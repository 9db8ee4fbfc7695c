"""A model of group decision from outside settles bodies in place of the one built in."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from multipolar import world
from multipolar.testing import case_of, made_up
from multipolar.world import Program
from multipolar.world.bodies import reviews

Array = NDArray[np.float64]
SEED = 3


@cache
def program() -> Program:
    return world.build(case_of(made_up()))


def compromise(position: Array, salience: Array, capability: Array) -> Array:
    weight = capability * salience
    return np.asarray((weight * position).sum(axis=1) / weight.sum(axis=1))


def boss(position: Array, salience: Array, capability: Array) -> Array:
    return np.asarray(position[np.arange(len(position)), capability.argmax(axis=1)])


def test_the_stretches_between_reviews_cover_every_week_once() -> None:
    for weeks in (1, 3, 4, 5, 52):
        for every in (1, 4, 60):
            found = reviews(weeks, every)
            assert [week for start, stop in found for week in range(start, stop)] == list(range(weeks))
            assert all(start % every == 0 for start, _ in found)


def test_the_compromise_model_from_outside_gives_what_is_built_in() -> None:
    built_in, outside = (world.simulate(program(), seed=SEED, members=range(300), bodies=model) for model in (None, compromise))
    same = (built_in.events == outside.events).all(axis=1)
    assert same.mean() > 0.99  # only the guards against dividing by zero differ
    np.testing.assert_allclose(built_in.weekly[same], outside.weekly[same], rtol=1e-4, atol=1e-4)


def test_another_model_moves_levers_elsewhere() -> None:
    block = world.simulate(program(), seed=SEED, members=range(50), bodies=boss, without=("drift", "calendar", "threats", "truces"))
    guns = block.weekly[:, :, program().series.index("lever.guns")]
    fought = (block.status == 0).all(axis=1)
    np.testing.assert_allclose(guns[fought, -1], 30.0, atol=1e-4)  # what the chief wants


def test_bodies_from_outside_do_not_depend_on_the_range() -> None:
    whole = world.simulate(program(), seed=SEED, members=range(200), bodies=boss)
    part = world.simulate(program(), seed=SEED, members=range(90, 200), bodies=boss, threads=2)
    np.testing.assert_array_equal(whole.weekly[90:], part.weekly)
    np.testing.assert_array_equal(whole.events[90:], part.events)
