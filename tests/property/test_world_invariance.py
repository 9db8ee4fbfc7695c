"""What must not matter: the order of a file, the names of actors, how a body counts its members."""

from __future__ import annotations

import math
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar import world
from multipolar.scenario import Case
from multipolar.testing import Shape, at_centres, case_of, made_up, renamed, scenario_file, shapes, shuffled, split
from multipolar.world import Block, Program

MEMBERS = 20_000
SIGMAS = 4.5
"""Chance that a share strays so far by luck: 7 in a million; some 50 shares are compared here."""


@settings(max_examples=25)
@given(shape=shapes(most_weeks=20), chance=st.randoms(use_true_random=False))
def test_the_order_in_the_file_does_not_change_a_bit(shape: Shape, chance: Random) -> None:
    plain = made_up(shape)
    one, other = (world.build(case_of(scenario)) for scenario in (plain, shuffled(plain, chance)))
    assert one.series == other.series
    assert one.events == other.events
    first, second = (world.simulate(program, seed=2, members=range(32)) for program in (one, other))
    np.testing.assert_array_equal(first.weekly, second.weekly)
    np.testing.assert_array_equal(first.events, second.events)


def shares(program: Program, block: Block, back: dict[str, str] | None = None) -> dict[str, float]:
    """Share of members in which each event happens, and in each state at the horizon, under the names of the base case."""
    found = {f"state {code}": float((block.status[:, -1] == code).mean()) for code in range(5)}
    for name, weeks in zip(program.events, block.events.T, strict=True):
        head, _, actor = name.partition("collapse-of-")
        called = f"collapse-of-{(back or {}).get(actor, actor)}" if not head and actor else name
        found[called] = float((weeks >= 0).mean())
    return found


def assert_alike(one: dict[str, float], other: dict[str, float]) -> None:
    assert set(one) == set(other)
    for name, share in one.items():
        middle = max(min((share + other[name]) / 2.0, 0.5), 1.0 / MEMBERS)
        assert abs(share - other[name]) <= SIGMAS * math.sqrt(2.0 * middle * (1.0 - middle) / MEMBERS), name


def simulated(case: Case) -> tuple[Program, Block]:
    program = world.build(case)
    return program, world.simulate(program, seed=9, members=range(MEMBERS), threads=2)


def pointlike(scenario: dict[str, Any], like: str | None) -> Case:
    """A case whose inputs are points and whose ideals do not wander."""
    case = at_centres(case_of(scenario, like=like))
    for address in case.numbers:
        if address.endswith(".volatility"):
            case = case.set(address, 0)
    return case


def small(name: str) -> tuple[dict[str, Any], str | None]:
    if name == "made-up":
        return made_up(Shape(volatility=0.0)), None
    scenario = scenario_file(name)
    scenario.pop("earlier", None)  # names addresses, and with them actors
    return scenario, name


RENAMED = {
    "made-up": {"north": "zulu", "south": "alpha", "isle": "mike", "isle-chief": "whiskey", "league": "bravo", "steppe": "north"},
    "border-dispute": {"northmark": "alderland", "sunder": "zenith", "captains": "sailors"},
    "ukraine-2025": {"russia": "zembla", "ukraine": "arcadia", "united-states": "columbia", "trump": "president", "china": "cathay"},
}


@pytest.mark.slow
@pytest.mark.parametrize("name", RENAMED)
def test_other_names_leave_the_answer_within_monte_carlo_error(name: str) -> None:
    scenario, like = small(name)
    names = RENAMED[name]
    base, other = (pointlike(changed, like) for changed in (scenario, renamed(scenario, names)))
    back = {new: old for old, new in names.items()}
    one, two = simulated(base), simulated(other)
    assert not np.array_equal(one[1].weekly[:, 1:], two[1].weekly[:, 1:])
    assert_alike(shares(*one), shares(*two, back))


HALVED = {"made-up": "isle-chief", "border-dispute": "captains", "ukraine-2025": "trump"}


@pytest.mark.slow
@pytest.mark.parametrize("name", HALVED)
def test_a_faction_in_two_halves_leaves_the_answer_within_monte_carlo_error(name: str) -> None:
    scenario, like = small(name)
    member = scenario["actors"][HALVED[name]]
    member["influence"] = 60
    one, two = (simulated(pointlike(changed, like)) for changed in (scenario, split(scenario, HALVED[name])))
    assert_alike(shares(*one), shares(*two))
    assert float((one[1].events == two[1].events).all(axis=1).mean()) > 0.99  # the same luck: only rounding differs


def test_only_a_member_of_a_body_can_be_split() -> None:
    with pytest.raises(ValueError, match="'north' cannot be split"):
        split(made_up(), "north")
