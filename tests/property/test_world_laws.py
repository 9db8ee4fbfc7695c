"""Laws of the world over random valid cases: any shape, any spread that the ranges of the numbers allow."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar import world
from multipolar.scenario import Case
from multipolar.testing import broken_laws, cases
from multipolar.world.catalogue import SWITCHES

SEEDS = st.integers(0, 2**63 - 1)


@settings(max_examples=120)
@given(case=cases(), seed=SEEDS)
def test_every_history_of_any_case_obeys_the_laws(case: Case, seed: int) -> None:
    program = world.build(case)
    assert broken_laws(program, world.simulate(program, seed=seed, members=range(48))) == []


@settings(max_examples=40)
@given(case=cases(most_changes=30), without=st.lists(st.sampled_from(list(SWITCHES)), unique=True, max_size=4))
def test_the_laws_hold_whatever_is_switched_off(case: Case, without: list[str]) -> None:
    program = world.build(case)
    assert broken_laws(program, world.simulate(program, seed=1, members=range(48), without=tuple(without))) == []


@settings(max_examples=40)
@given(case=cases(most_weeks=60), weeks=st.integers(1, 60))
def test_a_longer_horizon_never_changes_the_earlier_weeks(case: Case, weeks: int) -> None:
    longer, shorter = (world.simulate(world.build(case.with_horizon(length)), seed=3, members=range(24)) for length in (weeks + 30, weeks))
    np.testing.assert_array_equal(longer.weekly[:, : weeks + 1], shorter.weekly)
    np.testing.assert_array_equal(longer.status[:, : weeks + 1], shorter.status)
    np.testing.assert_array_equal(np.where(longer.events > weeks, -1, longer.events), shorter.events)


@settings(max_examples=40)
@given(case=cases(), cut=st.integers(1, 149), start=st.integers(0, 2**32))
def test_a_member_of_any_case_does_not_depend_on_its_neighbours(case: Case, cut: int, start: int) -> None:
    program = world.build(case)
    whole = world.simulate(program, seed=3, members=range(start, start + 150))
    part = world.simulate(program, seed=3, members=range(start + cut, start + 150), threads=2)
    np.testing.assert_array_equal(whole.weekly[cut:], part.weekly)
    np.testing.assert_array_equal(whole.events[cut:], part.events)
    np.testing.assert_array_equal(whole.scalars[cut:], part.scalars)


@settings(max_examples=15)
@given(case=cases(most_weeks=12))
def test_the_interpreted_world_agrees_on_any_case(case: Case) -> None:
    program = world.build(case)
    one, other = (run(program, seed=5, members=range(3)) for run in (world.reference, world.simulate))
    np.testing.assert_array_equal(one.weekly, other.weekly)
    np.testing.assert_array_equal(one.status, other.status)
    np.testing.assert_array_equal(one.events, other.events)
    np.testing.assert_array_equal(one.scalars, other.scalars)


@settings(max_examples=40)
@given(case=cases())
def test_drawn_numbers_stay_inside_their_ranges(case: Case) -> None:
    program = world.build(case)
    drawn = world.draws(program, seed=5, members=range(200))
    for address, values in zip(program.numbers, drawn.T, strict=True):
        number = case.numbers[address].number
        assert np.isfinite(values).all(), address
        low, high = np.float32(number.low), np.float32(number.high)  # the world's own numbers: 0.1 of 32 bits lies above 0.1
        assert (values >= low).all(), address
        assert (values <= high).all(), address
