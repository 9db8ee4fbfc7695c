"""On which side of its floor a deal falls short for whom: a property of the case, not of what is drawn or set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from multipolar.errors import Problem
from multipolar.scenario import Case, check_case, load
from multipolar.scenario.floors import ABOVE, BELOW, NONE_STATED, floor_side
from multipolar.testing import Shape, case_of, made_up

Problems = Callable[..., list[Problem]]
Spoil = Callable[..., Path]


def side(voice: str, **positions: dict[str, float]) -> int:
    """The side for `voice` in a war where north (85, floor 60) fights south (5, floor 40), with other positions in place of these."""
    file = made_up(Shape(factions=0, terms=("none",), extras=("ratifiers",), levers=("aid",)))
    for actor, numbers in positions.items():
        file["positions"]["honour"][actor] = {"salience": 50, **numbers, "judgement": "x"}
    return floor_side(case_of(file).scenario, voice, "honour")


def test_the_two_at_war_guard_themselves_against_each_other() -> None:
    assert (side("north"), side("south")) == (BELOW, ABOVE)
    turned = {"north": {"ideal": 10, "floor": 30}, "south": {"ideal": 90, "floor": 70}}
    assert (side("north", **turned), side("south", **turned)) == (ABOVE, BELOW)
    assert side("south", south={"ideal": 5, "floor": 5}) == ABOVE  # nothing but its ideal: still against its enemy


def test_others_guard_themselves_on_the_side_on_which_their_floor_lies() -> None:
    assert side("isle", isle={"ideal": 50, "floor": 70}) == ABOVE
    assert side("isle", isle={"ideal": 50, "floor": 30}) == BELOW


def test_one_in_the_middle_that_accepts_only_its_ideal_guards_itself_against_the_farther_belligerent() -> None:
    assert side("isle", isle={"ideal": 30, "floor": 30}) == ABOVE  # 55 from north's 85, 25 from south's 5
    assert side("isle", isle={"ideal": 70, "floor": 70}) == BELOW


def test_where_the_two_at_war_want_the_same_the_floor_itself_says_it() -> None:
    same = {"south": {"ideal": 85, "floor": 60}}
    assert (side("north", **same), side("south", **same)) == (BELOW, BELOW)
    assert side("south", south={"ideal": 85, "floor": 95}) == ABOVE
    assert side("south", south={"ideal": 85, "floor": 85}) == BELOW  # the other end of the scale


def test_without_a_floor_or_a_position_there_is_no_side() -> None:
    assert side("north", north={"ideal": 85}) == NONE_STATED
    assert floor_side(load("border-dispute").scenario, "coast-league", "river-farms") == NONE_STATED


def test_a_body_speaks_with_the_mean_of_those_who_state_one() -> None:
    scenario = load("ukraine-2025").scenario
    assert floor_side(scenario, "united-states", "us-russia-normalisation") == BELOW  # though one member's floor lies above its ideal
    assert floor_side(scenario, "united-states", "territory") == ABOVE


@pytest.mark.parametrize("name", ["ukraine-2025", "border-dispute", "featureless-war"])
def test_bundled_cases_leave_no_floor_out_at_their_tables(name: str) -> None:
    assert [str(warning) for warning in check_case(load(name)).warnings if "no floor" in warning.message] == []


BLUE = ("blue: {ideal: 0, salience", "blue: {ideal: 10, floor: 4, salience")


def test_a_floor_beyond_the_ideal_is_refused_where_it_stands(problems: Problems) -> None:
    (found,) = problems(BLUE)
    assert str(found).startswith("small/scenario.yaml:29: positions.town.blue.floor: the floor, 4, lies beyond the ideal, 10; ")
    assert "wants low values, and the least it accepts is at least its ideal" in str(found)
    (found,) = problems(("floor: 55", "floor: 90"))
    assert (found.line, "wants high values" in found.message) == (28, True)


def test_a_term_without_a_floor_is_named_with_its_table(small: Case) -> None:
    (found,) = [warning for warning in check_case(small).warnings if "no floor" in warning.message]
    assert (found.line, found.address) == (29, "positions.town.blue.ideal")
    assert "'blue' is asked to agree on 'town' (talks.table)" in found.message


@pytest.mark.parametrize("role", ["red", "blue"])
def test_a_belligerent_is_no_patron(problems: Problems, role: str) -> None:
    found = [problem for problem in problems(("patrons:\n  union:", f"patrons:\n  {role}:")) if "helps the defender" in problem.message]
    assert [(problem.line, problem.hint) for problem in found] == [(46, "It may be: union.")]
    assert f"patrons.{role}: '{role}' is the {'attacker' if role == 'red' else 'defender'}" in found[0].message


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("floor: 55, salience: 90", "floor: 55, salience: 0.9", 28, "positions.town.red.salience is 0.9: next to nothing"),
        ("influence: 70", "influence: 0.7 ± 0.1", 9, "actors.hawk.influence is 0.7 ± 0.1"),
        ("credibility: 40..80", "credibility: 0.4..0.8", 10, "write 60"),
    ],
)
def test_a_share_of_one_on_a_scale_of_a_hundred_is_doubted(write: Spoil, old: str, new: str, line: int, said: str) -> None:
    case = load(write((old, new)))
    (found,) = [warning for warning in check_case(case).warnings if "next to nothing" in warning.message]
    assert (found.file, found.line) == ("small/scenario.yaml", line)
    assert said in str(found)


def test_zero_one_and_a_half_points_and_hundreds_are_not_doubted(write: Spoil) -> None:
    case = load(write(("influence: 70", "influence: 0"), ("credibility: 40..80", "credibility: 1.5")))
    assert not [warning for warning in check_case(case).warnings if "next to nothing" in warning.message]
