"""Pressure of a patron on its client, and those whom a deal would hurt."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from multipolar.testing import Shape
from multipolar.world import layout as at
from multipolar.world.layout import LANES, MAX_TERMS
from multipolar.world.mechanisms.pressure import pressure
from multipolar.world.mechanisms.spoilers import hurt_by_offer
from multipolar.world.mechanisms.value import value

from .stage import SINGLE, Stage
from .test_offer import gathered

SET = {"world.pressure.force": 1.6, "world.pressure.aid_cut": 1.05, "world.commitment.external_guarantee": 0.1}


def pressed(changes: Mapping[str, float] | None = None, *, without: tuple[str, ...] = (), **state: float) -> Stage:
    stage = Stage({**SET, **(changes or {})}, without=without)
    for name, amount in state.items():
        stage[getattr(at, name)] = amount
    return stage.play(pressure).play(value)


def test_pressure_is_felt_by_its_level_and_the_presser_s_credibility() -> None:
    assert pressed()[at.PRESS] == pytest.approx(1.6 * 0.5 * 0.5)
    assert pressed({"issues.warnings.now": 20, "actors.isle.credibility": 30})[at.PRESS] == pytest.approx(1.6 * 0.2 * 0.3)
    assert pressed({"issues.warnings.now": 100, "actors.isle.credibility": 100})[at.PRESS] == 1.0


def test_the_end_of_aid_would_shift_the_balance_by_its_share_of_reinforcement() -> None:
    assert pressed()[at.AID_CUT] == pytest.approx(-1.05 * math.log(1.0 - 0.35), rel=SINGLE)


def test_a_pressed_client_values_fighting_as_a_mean_of_with_and_without_aid() -> None:
    full = pressed({"issues.warnings.now": 100, "actors.isle.credibility": 100})
    alone, free = full[at.PRESSED_VALUE_D], full[at.VALUE_D]
    assert alone < free
    half = pressed({"world.pressure.force": 2, "issues.warnings.now": 50, "actors.isle.credibility": 50})
    assert half[at.PRESSED_VALUE_D] == pytest.approx(0.5 * (alone + half[at.VALUE_D]), rel=SINGLE)


def test_more_aid_means_more_leverage() -> None:
    found = []
    for level in (0.0, 0.25, 0.5, 0.75):
        stage = Stage(SET)
        stage[stage.lever("guns")] = level
        stage.play(pressure).play(value)
        found.append(stage[at.VALUE_D] - stage[at.PRESSED_VALUE_D])
    assert found[0] == pytest.approx(0.0, abs=1e-12)
    assert found == sorted(found)


def test_without_pressure_the_client_s_value_is_its_own_to_the_last_bit() -> None:
    for stage in (pressed({"issues.warnings.now": 0}), pressed(without=("pressure",)), pressed({"actors.isle.credibility": 0})):
        assert stage[at.PRESS] == 0.0
        assert stage[at.PRESSED_VALUE_D] == stage[at.VALUE_D]


def test_a_guarantee_loses_half_its_worth_with_its_guarantor_s_credibility() -> None:
    stage = Stage(SET)
    assert stage[at.GUARANTEE] == pytest.approx(0.1)
    stage[stage.credibility("isle")] = 0.0
    assert stage.play(pressure)[at.GUARANTEE] == pytest.approx(0.05)


def test_after_a_pressed_deal_the_patron_leaves_with_its_guarantee() -> None:
    assert pressed({"patrons.isle.abandon": 60}, PRESSED=1.0)[at.ABANDON] == pytest.approx(0.6)
    assert pressed({"patrons.isle.abandon": 60}, PRESSED=1.0)[at.GUARANTEE] == pytest.approx(0.04)
    assert pressed({"patrons.isle.abandon": 60})[at.ABANDON] == 0.0


# ---- spoilers: the league (ideal 15 on every term) has sabotage 40
ONE_TERM = Shape(factions=0, terms=("none",), tracks=("direct",), extras=("spoilers",))


def hurt(offer: float, changes: Mapping[str, float] | None = None, *, without: tuple[str, ...] = ()) -> float:
    stage = Stage(changes, without=without, shape=ONE_TERM)
    t = gathered(stage)
    stage.b[at.B_TERMS] = offer
    hurt_by_offer(t, 1, stage.c, stage.p, stage.s, stage.b, stage.b, stage.pick)
    return stage[int(stage.c.hurt_at) + t * LANES]


def test_a_deal_hurts_a_spoiler_by_what_it_loses_against_the_status_quo() -> None:
    assert hurt(0.8) == pytest.approx(0.4 * (0.65**1.5 - 0.35**1.5), rel=SINGLE)  # the status quo is 50
    assert hurt(0.8, {"actors.league.sabotage": 80}) == pytest.approx(2.0 * hurt(0.8), rel=SINGLE)


@pytest.mark.parametrize("offer", [0.0, 0.15, 0.3, 0.5])
def test_a_deal_that_is_no_worse_than_today_hurts_nobody(offer: float) -> None:
    assert hurt(offer) == 0.0


def test_worse_deals_hurt_more() -> None:
    hurts = [hurt(offer) for offer in (0.5, 0.6, 0.7, 0.9, 1.0)]
    assert hurts == sorted(hurts)
    assert hurts[-1] > hurts[1] > 0.0


def test_without_spoilers_no_deal_hurts() -> None:
    assert hurt(1.0, without=("spoilers",)) == 0.0
    assert hurt(1.0, {"actors.league.sabotage": 0}) == 0.0


def test_the_bench_holds_every_term_a_case_may_have() -> None:
    assert at.B_TERMS + MAX_TERMS * LANES <= at.BENCH_SIZE
