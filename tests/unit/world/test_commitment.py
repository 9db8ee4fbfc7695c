"""The commitment problem: what a deal is worth if it may be broken, and what breaks one."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from multipolar import streams
from multipolar.world import layout as at
from multipolar.world.mechanisms.audience import growth_of_audience
from multipolar.world.mechanisms.commitment import commitment, judge, temptation
from multipolar.world.mechanisms.truces import kept

from .stage import SINGLE, Stage
from .test_offer import gathered, weighed

SET = {"world.commitment.break_rate": 0.016, "world.commitment.temptation": 3}


def signed(changes: Mapping[str, float] | None = None, *, lanes: int = 1, **state: float) -> Stage:
    stage = Stage({**SET, **(changes or {})}, lanes=lanes)
    deal = {"STATUS": at.DEAL, "SINCE": 0.0, "DEAL_A": 0.7, "DEAL_D": 0.7}
    for name, value in {**deal, **state}.items():
        stage[getattr(at, name)] = value
    return stage.play(commitment, 1)


def test_temptation_is_the_rate_where_a_side_is_indifferent_and_grows_with_the_gain() -> None:
    assert temptation(0.016, 3.0, 0.0) == 0.016
    assert temptation(0.016, 3.0, 0.1) == pytest.approx(0.016 * math.exp(0.3))
    assert temptation(0.016, 3.0, -0.1) == pytest.approx(0.016 * math.exp(-0.3))
    assert temptation(0.016, 3.0, 50.0) == 0.5


def test_an_agreement_is_worth_between_the_quiet_and_the_war_that_ends_it() -> None:
    assert kept(0.6, 0.4, 0.01, 0.02) == pytest.approx((0.01 * 0.6 + 0.02 * 0.4) / 0.03)
    assert kept(0.6, 0.4, 0.01, 0.0) == pytest.approx(0.6)
    assert kept(0.6, 0.9, 0.01, 0.02) == pytest.approx(0.6)


def test_without_the_commitment_problem_a_deal_is_worth_its_terms() -> None:
    stage = Stage(SET, without=("commitment",))
    weighed(stage, 0.5)
    assert stage.bench(at.B_WORTH_A) == pytest.approx(stage.bench(at.B_UTILITY), rel=SINGLE)
    assert stage.bench(at.B_WORTH_D) == pytest.approx(stage.bench(at.B_UTILITY + at.OFFERS), rel=SINGLE)


def test_a_deal_that_may_be_broken_is_worth_less_than_its_terms() -> None:
    stage = Stage(SET)
    weighed(stage, 0.5)
    assert stage.bench(at.B_WORTH_A) < stage.bench(at.B_UTILITY)
    assert stage.bench(at.B_WORTH_D) < stage.bench(at.B_UTILITY + at.OFFERS)


@pytest.mark.parametrize("row", [at.B_GUARANTEE, at.B_HELD])
def test_a_guarantee_makes_a_deal_worth_more_to_the_defender(row: int) -> None:
    stage = Stage(SET)
    weighed(stage, 0.5)
    before = stage.bench(at.B_WORTH_D)
    stage.set_bench(row, stage.bench(row) + 0.2)
    judge(1, 1, False, stage.b, stage.b)
    assert stage.bench(at.B_WORTH_D) > before


def test_limits_on_its_forces_make_a_deal_worth_less_to_the_defender_and_safer_for_the_attacker() -> None:
    stage = Stage(SET)
    weighed(stage, 0.5)
    stage.set_bench(at.B_LIMITS, 0.0)
    judge(1, 1, False, stage.b, stage.b)
    free = stage.bench(at.B_WORTH_A), stage.bench(at.B_WORTH_D)
    stage.set_bench(at.B_LIMITS, 0.4)
    judge(1, 1, False, stage.b, stage.b)
    assert stage.bench(at.B_WORTH_A) > free[0]
    assert stage.bench(at.B_WORTH_D) < free[1]


def test_forces_are_judged_after_a_year_of_rearming() -> None:
    stage = Stage({"world.commitment.rearming": 1.4, "world.commitment.rearming_speed": 0.5, "war.advantage": 1})
    stage[at.FORCE_A], stage[at.FORCE_D] = 0.8, 0.5
    gathered(stage)
    assert math.exp(stage.bench(at.B_LATER_A)) == pytest.approx(0.8 + 0.5 * (1.4 - 0.8))
    assert stage.bench(at.B_LATER_D) == pytest.approx(0.5 + 0.5 * (1.4 * 0.75 - 0.5))


def test_the_judgement_stays_finite_under_the_strictest_limits() -> None:
    changes = {f"positions.arms.{who}.ideal": 100 for who in ("north-chief", "north-house", "south-chief", "south-house")}
    stage = Stage({**changes, "issues.arms.effect.strength": 1, "world.commitment.rearming_speed": 1})
    weighed(stage, 0.9)
    assert stage.bench(at.B_LIMITS) < 1.0
    for row in (at.B_WORTH_A, at.B_WORTH_D, at.B_GAIN_A, at.B_GAIN_D):
        assert math.isfinite(stage.bench(row))


def test_a_party_gains_what_the_deal_is_worth_less_the_war_and_the_cost_at_home() -> None:
    stage = Stage({"world.audience.weight": 0.5, "world.audience.growth": 1.3})
    weighed(stage, 0.5)
    home = 0.5 * stage.bench(at.B_SHORTFALL)
    assert stage.bench(at.B_HOME_A) == pytest.approx(home, rel=SINGLE)
    assert stage.bench(at.B_GAIN_A) == pytest.approx(stage.bench(at.B_WORTH_A) - stage[at.VALUE_A] - home, rel=SINGLE)


def test_every_broken_agreement_makes_the_next_concession_dearer() -> None:
    assert [growth_of_audience(1.3, breaks) for breaks in (0.0, 1.0, 2.0)] == pytest.approx([1.0, 1.3, 1.69], rel=SINGLE)
    stage = Stage({"world.audience.weight": 0.5, "world.audience.growth": 1.3})
    stage[at.BREAKS] = 2.0
    gathered(stage)
    assert stage.bench(at.B_HOME) == pytest.approx(0.5 * 1.69)


def test_without_audience_costs_signing_costs_nothing_at_home() -> None:
    stage = Stage(without=("audience",))
    weighed(stage, 0.5)
    assert stage.bench(at.B_HOME_A) == stage.bench(at.B_HOME_D) == 0.0


def test_a_better_deal_is_broken_less() -> None:
    base, better = signed(), signed(DEAL_A=0.8)
    assert better[at.DEAL_BREAK_A] == pytest.approx(base[at.DEAL_BREAK_A] * math.exp(-0.3), rel=SINGLE)
    assert better[at.DEAL_BREAK_D] == base[at.DEAL_BREAK_D]


def test_guarantees_hold_the_attacker_back() -> None:
    base, held = signed(), signed(DEAL_GUARANTEE=0.2)
    assert held[at.DEAL_BREAK_A] == pytest.approx(base[at.DEAL_BREAK_A] * math.exp(-0.6), rel=SINGLE)
    assert held[at.DEAL_BREAK_D] == base[at.DEAL_BREAK_D]


def test_a_patron_that_has_left_takes_the_guarantee_and_strength_along() -> None:
    base, left = signed(DEAL_GUARANTEE=0.2), signed(DEAL_GUARANTEE=0.2, ABANDON=0.6)
    assert left[at.DEAL_BREAK_A] > base[at.DEAL_BREAK_A] * math.exp(3 * 0.2 * 0.6) * (1.0 - 1e-9)


def test_spoilers_raise_the_hazard_and_doubly_where_others_do_not_carry_the_deal_out() -> None:
    changes = {"world.spoilers.breaks": 3}
    base, spoiled = signed(changes), signed(changes, DEAL_HURT=0.1)
    refused = signed(changes, DEAL_HURT=0.1, CARRIED=0.0)
    assert spoiled[at.DEAL_BREAK_A] / base[at.DEAL_BREAK_A] == pytest.approx(math.exp(0.3), rel=SINGLE)
    assert refused[at.DEAL_BREAK_D] / base[at.DEAL_BREAK_D] == pytest.approx(math.exp(0.6), rel=SINGLE)


def test_no_hazard_exceeds_a_half_a_week() -> None:
    stage = signed({"world.commitment.break_rate": 0.5, "world.commitment.temptation": 20}, DEAL_A=0.0, DEAL_D=0.0)
    assert stage[at.DEAL_BREAK_A] == stage[at.DEAL_BREAK_D] == 0.5


def test_a_deal_breaks_exactly_when_the_draw_is_below_the_chance() -> None:
    stage = signed({"world.commitment.break_rate": 0.3, "world.commitment.temptation": 0}, lanes=128, PRESSED=1.0)
    u, *_ = stage.draws(1, streams.BREAK)
    breaks = u < 1.0 - math.exp(-0.5)  # 0.3 each, together at most a half
    assert 0 < breaks.sum() < 128
    assert ((stage.all(at.STATUS) == at.WAR) == breaks).all()
    assert (stage.all(at.BREAKS) == breaks).all()
    assert (stage.all(at.LAST_BREAK)[breaks] == 1.0).all()
    for row in (at.E_DEAL_BROKE, at.E_PRESSED_BROKE):
        assert ((stage.all(row) >= 0) == breaks).all()


def test_a_deal_holds_in_the_week_in_which_it_is_signed() -> None:
    stage = signed({"world.commitment.break_rate": 0.5, "world.commitment.temptation": 0}, lanes=64, SINCE=1.0)
    assert (stage.all(at.STATUS) == at.DEAL).all()
