"""War economies: growth, sanctions, help, bombing and finance."""

from __future__ import annotations

import math

import pytest

from multipolar.kernels.single import single
from multipolar.world import layout as at
from multipolar.world.mechanisms.economy import economy, gather_levers

from .stage import SINGLE, Stage

SET = {
    "world.economy.sanctions": 0.22,
    "world.economy.help": 0.6,
    "world.economy.support_growth": 0.02,
    "world.economy.bombing": 0.06,
    "world.economy.finance": 0.04,
}


def test_levers_add_up_by_kind() -> None:
    stage = Stage()
    stage[stage.lever("embargo")], stage[stage.lever("blockade")] = 0.8, 0.4  # 45 and 55 % of the reach
    stage[stage.lever("guns")], stage[stage.lever("grain")], stage[stage.lever("loans")] = 0.9, 0.3, 0.7
    gather_levers(1, stage.c, stage.p, stage.s)
    assert stage[at.SANCTIONS] == pytest.approx(0.45 * 0.8 + 0.55 * 0.4)
    assert stage[at.AID] == pytest.approx(0.6)
    assert stage[at.SUPPORT] == pytest.approx(0.7)


def test_sanctions_never_reach_further_than_all_trade() -> None:
    stage = Stage({"issues.embargo.lever.weight": 100, "issues.embargo.now": 100, "issues.blockade.now": 100})
    assert stage[at.SANCTIONS] == 1.0


def test_the_attackers_economy_follows_its_equation() -> None:
    stage = Stage(SET)  # sanctions 0.5, growth 2 %, substitution 0.2 + 0.6 × 0.5
    stage.play(economy)
    assert stage[at.ECONOMY_A] == pytest.approx(math.exp((0.02 - 0.22 * 0.5 * 0.5) / 52.0), rel=SINGLE)


def test_the_defenders_economy_follows_its_equation_in_war_and_in_quiet() -> None:
    stage = Stage(SET).play(economy)  # growth 1 %, aid 0.5
    assert stage[at.ECONOMY_D] == pytest.approx(math.exp((0.01 - 0.06 + 0.04 * 0.5) / 52.0), rel=SINGLE)
    quiet = Stage(SET)
    quiet[at.STATUS] = at.LULL
    quiet.play(economy)
    assert quiet[at.ECONOMY_D] == pytest.approx(math.exp((0.01 + 0.04 * 0.5) / 52.0), rel=SINGLE)


def test_more_support_helps_twice_by_replacing_trade_and_by_growth() -> None:
    stage = Stage(SET)
    stage[stage.lever("loans")] = 0.9
    stage.play(economy)
    assert stage[at.ECONOMY_A] == pytest.approx(math.exp((0.02 - 0.22 * 0.5 * (1 - 0.74) + 0.02 * 0.4) / 52.0), rel=SINGLE)


def test_stricter_sanctions_lower_the_attackers_economy_and_leave_the_defenders_alone() -> None:
    base, strict = Stage(SET), Stage({**SET, "issues.embargo.now": 100})
    assert strict.play(economy)[at.ECONOMY_A] < base.play(economy)[at.ECONOMY_A]
    assert strict[at.ECONOMY_D] == base[at.ECONOMY_D]


def test_economies_stay_between_a_twentieth_and_twentyfold() -> None:
    stage = Stage({**SET, "war.sides.north.growth": 100, "war.sides.south.growth": -100})
    stage[at.ECONOMY_A], stage[at.ECONOMY_D] = 19.9999, 0.05
    for week in range(10):
        stage.play(economy, week)
    assert (stage[at.ECONOMY_A], stage[at.ECONOMY_D]) == (20.0, single(0.05))


def test_without_the_mechanism_economies_stay_as_they_are() -> None:
    stage = Stage(SET, without=("economy",)).play(economy)
    assert (stage[at.ECONOMY_A], stage[at.ECONOMY_D]) == (1.0, 1.0)
