"""What conditions may name, and what the check of paths takes for granted, is what the world records."""

from __future__ import annotations

import pytest

from multipolar import library, world
from multipolar.scenario import load
from multipolar.scenario.conditions.nodes import Happens
from multipolar.scenario.conditions.paths import implies


@pytest.mark.parametrize("name", library.scenario_names())
def test_conditions_may_name_exactly_what_the_world_records(name: str) -> None:
    case = load(name)
    program = world.build(case)
    assert set(program.series) == set(case.names.measures)
    assert set(program.events) == set(case.names.events)
    assert set(program.numbers) <= set(case.numbers)


def test_an_event_that_implies_another_never_comes_before_it() -> None:
    program = world.build(load("ukraine-2025"))
    block = world.simulate(program, seed=3, members=range(1000), threads=1)
    weeks = {name: block.events[:, index] for index, name in enumerate(program.events)}
    pairs = [(one, other) for one in weeks for other in weeks if one != other and implies(Happens(one), Happens(other))]
    assert ("deal-broke", "deal") in pairs
    for one, other in pairs:
        happened = weeks[one] >= 0
        assert (weeks[other][happened] >= 0).all(), f"{one} without {other}"
        assert (weeks[other][happened] <= weeks[one][happened]).all(), f"{one} before {other}"
