"""Numbers that move nothing are found by moving them."""

from __future__ import annotations

import numpy as np
import pytest

from multipolar import world
from multipolar.scenario import Case, load


def address_of(case: Case, without: tuple[str, ...] = ()) -> dict[str, str]:
    own = [address for address, entry in case.numbers.items() if not entry.default]
    return {idle.address: idle.how for idle in world.idle_numbers(case, own, without=without)}


def test_the_teaching_case_names_its_idle_numbers() -> None:
    found = address_of(load("border-dispute"))
    assert {address for address, how in found.items() if how == "unread"} == {
        "actors.northmark.capability", "actors.sunder.capability", "actors.coast-league.capability"
    }  # fmt: skip
    patron = {f"patrons.coast-league.{field}" for field in ("cost", "blame", "abandon")}
    assert {address for address, how in found.items() if how == "inert"} == {"actors.coast-league.credibility", *patron}


def test_what_is_switched_off_asks_for_nothing() -> None:
    case = load("border-dispute")
    with_it, without = address_of(case), address_of(case, without=("audience", "ratification"))
    assert "positions.river-farms.sunder.floor" not in with_it
    assert without["positions.river-farms.sunder.floor"] == "inert"


@pytest.mark.parametrize("address", ["actors.northmark.capability", "patrons.coast-league.cost"])
def test_an_idle_number_moves_no_history_whatever_it_is_set_to(address: str) -> None:
    case = load("border-dispute")
    assert world.idle_numbers(case, [address])
    one, other = (world.simulate(world.build(each), seed=9, members=range(300)) for each in (case, case.set(address, 99)))
    np.testing.assert_array_equal(one.weekly, other.weekly)


def test_a_number_that_moves_something_is_not_named() -> None:
    assert world.idle_numbers(load("border-dispute"), ["war.sides.sunder.cost", "talks.ferry-house.rounds_a_week"]) == ()
    assert world.idle_numbers(load("ukraine-2025"), ["world.decide.pace_of_review", "actors.trump.volatility"]) == ()
