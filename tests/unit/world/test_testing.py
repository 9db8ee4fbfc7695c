"""The checks that others can run on their own cases find what is wrong, and nothing where nothing is."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar import library, testing, world
from multipolar.errors import ScenarioError
from multipolar.scenario import Case, Number, load
from multipolar.testing import at_centres, broken_laws, case_of, made_up, numbers, renamed, scenario_file, shuffled, split
from multipolar.world import Block, Program


@cache
def made() -> tuple[Program, Block]:
    program = world.build(case_of(made_up()))
    return program, world.simulate(program, seed=2, members=range(2000))


def spoilt(change: Callable[[Program, Block], None]) -> list[str]:
    program, block = made()
    copy = Block(*(np.array(getattr(block, part)) for part in ("weekly", "status", "events", "scalars")))
    change(program, copy)
    return broken_laws(program, copy)


def one(program: Program, block: Block, event: str) -> int:
    """The first member in which something happens."""
    return int(np.flatnonzero(block.events[:, program.events.index(event)] > 3)[0])


def set_weekly(name: str, week: int, value: float) -> Callable[[Program, Block], None]:
    def change(program: Program, block: Block) -> None:
        block.weekly[7, week, program.series.index(name)] = value

    return change


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("war.front", np.nan, "war.front is not finite"),
        ("war.front", 101.0, "war.front is outside"),
        ("war.force.north", 0.0, "war.force.north is not above zero"),
        ("war.economy.south", 25.0, "war.economy.south is outside"),
        ("lever.guns", -1.0, "lever.guns is outside"),
        ("affinity.isle.north", 140.0, "affinity.isle.north is outside"),
        ("toll.soldiers", -1.0, "toll.soldiers falls"),
        ("range.open", 0.5, "range.open is neither open nor closed"),
    ],
)
def test_a_measure_out_of_range_is_found(name: str, value: float, said: str) -> None:
    assert any(found.startswith(said) for found in spoilt(set_weekly(name, 20, value)))


def test_a_state_that_may_not_follow_is_found() -> None:
    def change(program: Program, block: Block) -> None:
        member = one(program, block, "collapse-of-south")
        block.status[member, -1] = 0

    assert any("state 4 is followed by one that may not follow" in found for found in spoilt(change))


@pytest.mark.parametrize("event", ["deal", "ceasefire", "lull", "fighting-stopped", "deal-broke", "lull-broke", "deal.bridge"])
def test_an_event_in_another_week_than_its_state_is_found(event: str) -> None:
    def change(program: Program, block: Block) -> None:
        block.events[one(program, block, event), program.events.index(event)] += 1

    assert spoilt(change) != []


@pytest.mark.parametrize(("later", "sooner"), [("pressed-broke", "pressed"), ("truce-broke", "truce"), ("imposed", "collapse-of-south")])
def test_an_event_without_the_one_that_it_needs_is_found(later: str, sooner: str) -> None:
    def change(program: Program, block: Block) -> None:
        member = one(program, block, sooner)
        block.events[member, program.events.index(sooner)] = -1
        block.events[member, program.events.index(later)] = 40

    assert spoilt(change) != []


def test_movement_at_the_front_while_nobody_fights_is_found() -> None:
    def change(program: Program, block: Block) -> None:
        member = int(np.flatnonzero(block.status[:, -2] == 2)[0])
        block.weekly[member, -1, program.series.index("war.front")] += 0.5

    assert any("war.front moves although nobody fights" in found for found in spoilt(change))


def test_a_wrong_count_of_breaks_is_found() -> None:
    def change(program: Program, block: Block) -> None:
        block.scalars[3, program.scalars.index("breaks")] += 1

    assert any(found.startswith("breaks does not count") for found in spoilt(change))


@pytest.mark.parametrize("name", library.scenario_names())
def test_nothing_is_found_where_nothing_is_wrong(name: str) -> None:
    program = world.build(load(name))
    assert broken_laws(program, world.simulate(program, seed=5, members=range(300))) == []


@pytest.mark.parametrize("name", library.scenario_names())
def test_a_bundled_case_survives_being_taken_apart_and_put_together(name: str) -> None:
    again = case_of(scenario_file(name), like=name, name=name)
    assert {address: entry.number for address, entry in again.numbers.items()} == {
        address: entry.number for address, entry in load(name).numbers.items()
    }


def test_a_mapping_that_is_no_case_is_refused_with_its_line() -> None:
    scenario = made_up()
    scenario["actors"]["north"]["credibility"] = 140
    with pytest.raises(ScenarioError, match=r"made-up/scenario.yaml:\d+.*140"):
        case_of(scenario)


def test_a_case_at_its_centres_has_no_spread() -> None:
    case = at_centres(load("ukraine-2025"))
    assert all(entry.number.is_fixed for entry in case.numbers.values())
    assert case.numbers["war.held"].number.centre == load("ukraine-2025").numbers["war.held"].number.centre


def test_changes_leave_what_they_were_given_alone() -> None:
    scenario = made_up()
    before = deepcopy(scenario)
    shuffled(scenario, Random(1))  # noqa: S311
    renamed(scenario, {"north": "zulu"})
    split(scenario, "isle-chief")
    assert scenario == before
    assert list(shuffled(scenario, Random(1))["paths"]) == list(scenario["paths"])  # noqa: S311


def test_new_names_reach_every_place() -> None:
    text = repr(renamed(made_up(), {"north": "zulu", "isle": "mike"}))
    assert "'north'" not in text
    assert "collapse-of-zulu" in text
    assert "'isle'" not in text


@settings(max_examples=200)
@given(data=st.data(), low=st.sampled_from([0.0, -100.0, 0.001, 1.0]), high=st.sampled_from([1.5, 100.0, 2e7, float("inf")]))
def test_drawn_numbers_can_be_read_back_and_fit_their_range(data: st.DataObject, low: float, high: float) -> None:
    text = data.draw(numbers(low, high))
    number = Number.parse(text, low, high)
    assert low <= number.centre <= high


@settings(max_examples=30)
@given(testing.cases())
def test_random_cases_are_valid_and_can_be_stored(case: Case) -> None:
    assert Case.from_json(case.to_json()) == case


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'strategy'"):
        _ = testing.strategy
