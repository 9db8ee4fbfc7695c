"""What fighting on is worth to either side."""

from __future__ import annotations

import math

import pytest

from multipolar.testing import Shape
from multipolar.world import layout as at
from multipolar.world.mechanisms.value import ends, fighting, value

from .stage import SINGLE, Stage

ONE_TERM = Shape(factions=0, terms=("none",), extras=(), levers=(), tracks=("direct",))  # wants 85 and 5, now 50
SET = {
    "world.value.patience": 100,
    "world.value.fatigue": 0.3,
    "world.combat.collapse_rate": 0.002,
    "world.combat.collapse_force": 3,
    "world.optimism.bias": 0,
    "war.advantage": 1,
    "war.sides.south.force": 1,
}


def test_a_war_is_worth_its_possible_ends_weighted_by_their_hazards() -> None:
    assert fighting(0.01, 0.02, 0.3, 0.6, 0.01) == pytest.approx((0.01 * 1.0 + 0.02 * 0.3 + 0.01 * 0.6) / 0.04)


@pytest.mark.parametrize(("odds", "against"), [(1.0, 1.0), (3.0, 1.0), (1.0, 4.0), (20.0, 0.5)])
def test_a_change_of_odds_multiplies_one_hazard_and_divides_the_other(odds: float, against: float) -> None:
    worth, of = ends(odds, against, 0.01, 0.02, 0.3, 0.6, 0.01)
    assert worth / of == pytest.approx(fighting(0.01 * odds / against, 0.02 * against / odds, 0.3, 0.6, 0.01), rel=SINGLE)


def test_values_agree_with_the_equation_worked_by_hand() -> None:
    stage = Stage(SET, shape=ONE_TERM)
    defeat = 1.0 - 0.8**1.5
    rest = 1.0 - 0.35**1.5 - 0.12
    assert stage[at.QUO_A] == pytest.approx(1.0 - 0.35**1.5, rel=SINGLE)
    assert stage[at.QUO_D] == pytest.approx(1.0 - 0.45**1.5, rel=SINGLE)
    assert stage[at.VALUE_A] == pytest.approx((0.002 + 0.002 * defeat + 0.01 * rest) / 0.014, rel=SINGLE)


def test_exhaustion_makes_fighting_dearer() -> None:
    stage = Stage(SET, shape=ONE_TERM)
    before = stage[at.VALUE_A]
    stage[at.EXHAUSTION_A] = 2.0
    stage.play(value)
    assert before - stage[at.VALUE_A] == pytest.approx(0.01 * 0.12 * 0.3 * 2.0 / 0.014, rel=1e-6)


def test_optimism_raises_what_both_sides_expect_of_the_war() -> None:
    stage = Stage({**SET, "world.optimism.bias": 0.5}, shape=ONE_TERM)
    assert stage[at.VALUE_A] > stage[at.SOBER_A]
    assert stage[at.VALUE_D] > stage[at.SOBER_D]


def test_without_misjudgement_beliefs_are_sober() -> None:
    stage = Stage(SET, shape=ONE_TERM)
    assert stage[at.VALUE_A] == stage[at.SOBER_A]
    assert stage[at.VALUE_D] == stage[at.SOBER_D]


def test_a_stronger_attacker_expects_more_and_its_defender_less() -> None:
    weak, strong = (Stage({**SET, "war.sides.north.force": force}, shape=ONE_TERM) for force in (0.8, 1.3))
    assert strong[at.VALUE_A] > weak[at.VALUE_A]
    assert strong[at.VALUE_D] < weak[at.VALUE_D]


def test_a_threat_lowers_the_value_by_its_shadow_alone() -> None:
    stage = Stage(SET, shape=ONE_TERM)
    before_a, before_d = stage[at.VALUE_A], stage[at.VALUE_D]
    stage[at.SHADOW_D] = 0.02
    stage.play(value)
    assert stage[at.VALUE_A] == before_a
    assert stage[at.VALUE_D] == pytest.approx(before_d - 0.02, rel=SINGLE)


def test_the_value_stays_between_the_worst_and_the_best_end() -> None:
    for force in (0.1, 1.0, 10.0):
        stage = Stage({**SET, "war.sides.north.force": force}, shape=ONE_TERM)
        for worth in (stage[at.VALUE_A], stage[at.VALUE_D]):
            assert min(stage[at.DEFEAT_A], stage[at.QUO_A] - 0.12, stage[at.QUO_D] - 0.18) <= worth <= 1.0


def test_land_follows_the_front_by_the_slope() -> None:
    stage = Stage({"issues.land.effect.slope": 10})
    land = int(stage.c.quo_at) + stage.terms.index("land") * at.LANES
    assert stage[land] == pytest.approx(0.40)
    stage[at.HELD] = 0.16
    stage.play(value)
    assert stage[land] == pytest.approx(0.50)


def test_relief_stands_where_sanctions_leave_it() -> None:
    stage = Stage({"issues.embargo.now": 80, "issues.blockade.now": 40})
    relief = int(stage.c.quo_at) + stage.terms.index("relief") * at.LANES
    assert stage[relief] == pytest.approx(1.0 - 0.45 * 0.8 - 0.55 * 0.4)


def test_each_side_expects_the_front_of_its_own_beliefs_a_year_ahead() -> None:
    shape = Shape(factions=0, terms=("front",), extras=(), levers=(), tracks=("direct",))
    stage = Stage({**SET, "world.combat.front_response": 1.5, "world.optimism.bias": 0.2}, shape=shape)
    bias = stage[at.BIAS]
    weekly = 300.0 / 100_000.0 / (30.4 / 7.0)
    move = 52.0 * 10.0 * weekly * math.tanh(1.5 * bias)
    assert stage[at.AHEAD_A] == pytest.approx(1.0 - (0.85 - (0.40 + move)) ** 1.5, rel=SINGLE)
    assert stage[at.AHEAD_D] == pytest.approx(1.0 - (0.40 - move - 0.05) ** 1.5, rel=SINGLE)
    assert stage[at.AHEAD_A] > stage[at.QUO_A]
    assert stage[at.AHEAD_D] > stage[at.QUO_D]
