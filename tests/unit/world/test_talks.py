"""Rounds of talks: who meets, what about, who says yes, who must carry it out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from multipolar import streams
from multipolar.kernels.single import single
from multipolar.world import layout as at
from multipolar.world.layout import LANES
from multipolar.world.mechanisms.talks import answer, dictate, fill, measure_range, meet, sign

from .stage import SEED, Stage
from .test_offer import gathered

Truth = NDArray[np.bool_]
SET = {"talks.bridge.rounds_a_week": 0.4, "talks.bridge.freeze": 30, "world.friction.mediation": 0.5, "world.spoilers.rounds": 3}
FLOW = 0.4 * 1.5


def convened(
    *,
    week: int = 30,
    calls: float = 1.0,
    changes: Mapping[str, float] | None = None,
    without: tuple[str, ...] = (),
    **state: float,
) -> Stage:
    stage = Stage({**SET, **(changes or {})}, lanes=128, without=without)
    t = stage.track("bridge")
    stage[int(stage.c.calls_at) + t * LANES] = calls
    for name, value in state.items():
        stage[getattr(at, name)] = value
    return stage.negotiate(meet, week, t)


def expected(stage: Stage, flow: float, week: int = 30) -> Truth:
    u, *_ = stage.draws(week, streams.ROUND, streams.word("bridge"))
    return np.asarray(u < 1.0 - math.exp(-flow))


@pytest.mark.parametrize(
    ("state", "flow"),
    [
        ({}, FLOW),
        ({"calls": 2.0}, 2.0 * FLOW),
        ({"calls": 0.0}, 0.0),
        ({"STATUS": at.CEASEFIRE}, 0.5 * FLOW),
        ({"LAST_BREAK": 20.0}, 0.4 * FLOW),
        ({"LAST_BREAK": 3.0}, FLOW),
        ({"STRAINED": 31.0}, 0.8 * FLOW),
        ({"STRAINED": 30.0}, FLOW),
    ],
    ids=["plain", "summit", "no-calls", "ceasefire", "estranged", "forgotten", "strained", "over"],
)
def test_rounds_come_up_at_the_rate_that_mediation_dates_and_quarrels_make(state: dict[str, Any], flow: float) -> None:
    stage = convened(changes={"world.friction.estrangement": 0.4, "world.truces.strain": 0.8}, **state)
    assert ((stage.all(at.MEETS) > 0.0) == expected(stage, flow)).all()


def test_spoilers_hold_up_rounds() -> None:
    stage = Stage(SET, lanes=128)
    t = stage.track("bridge")
    stage[int(stage.c.calls_at) + t * LANES] = 1.0
    stage[int(stage.c.hurt_at) + t * LANES] = 0.2
    stage.negotiate(meet, 30, t)
    assert ((stage.all(at.MEETS) > 0.0) == expected(stage, FLOW * math.exp(-0.6))).all()


@pytest.mark.parametrize("status", [at.DEAL, at.COLLAPSED])
def test_nobody_meets_once_a_deal_is_in_force_or_a_front_has_collapsed(status: float) -> None:
    assert (convened(STATUS=status).all(at.MEETS) == 0.0).all()


def test_a_share_of_the_rounds_is_about_a_ceasefire_only() -> None:
    stage = convened()
    _, u_agenda, _, _ = stage.draws(30, streams.ROUND, streams.word("bridge"))
    meets = stage.all(at.MEETS)
    assert ((meets == 2.0) == ((meets > 0.0) & (u_agenda < 0.3))).all()
    assert (meets == 2.0).any()
    assert (convened(without=("truces",)).all(at.MEETS) != 2.0).all()


def test_rounds_are_counted() -> None:
    stage = convened()
    counted = stage.all(int(stage.c.rounds_at) + stage.track("bridge") * LANES)
    assert (counted == (stage.all(at.MEETS) > 0.0)).all()


def test_the_bench_is_filled_up_with_its_first_member_and_never_beyond_the_block() -> None:
    pick = np.array([5, 9, 11] + [0] * 29, dtype=np.int64)
    assert fill(3, 128, pick) == 16
    assert pick[:16].tolist() == [5, 9, 11] + [5] * 13
    assert fill(3, 4, pick) == 4
    assert fill(16, 128, pick) == 16
    assert fill(1, 1, pick) == 1


# ---- answers: gains that everybody accepts, unless a test says otherwise
def answered(
    track: str = "bridge",
    *,
    changes: Mapping[str, float] | None = None,
    without: tuple[str, ...] = (),
    shortfall: tuple[float, float, float] = (0.0, 0.0, 0.0),
    **bench: float,
) -> Stage:
    set_up = {"world.ratification.sharpness": 20, "war.sides.north.slack": 15, "war.sides.south.slack": 10}
    stage = Stage({**set_up, **(changes or {})}, lanes=128, without=without)
    t = gathered(stage, track)
    gains = {"B_GAIN_A": 9.0, "B_GAIN_D": 9.0, "B_GAIN_FREE": 9.0, "B_GAIN_P": 9.0}
    for name, value in {**gains, **bench}.items():
        stage.set_bench(getattr(at, name), value)
    for role, short in zip((at.ATTACKER, at.DEFENDER, at.RATIFIER), shortfall, strict=True):
        stage.set_bench(at.B_SHORTFALL + role * at.OFFERS, short)
    stage[at.DRAW_A], stage[at.DRAW_O] = 0.5, 0.5
    with np.errstate(over="ignore"):
        answer(3, t, stage.lanes, 0, SEED, 0, stage.c, stage.p, stage.s, stage.b, stage.b, stage.pick)
    return stage


def signed(stage: Stage) -> Truth:
    return np.asarray(stage.all_bench(at.B_ANSWER) == 1.0)


def refused(stage: Stage) -> Truth:
    return np.asarray(stage.all_bench(at.B_ANSWER + 2 * LANES) == 1.0)


@pytest.mark.parametrize("party", ["B_GAIN_A", "B_GAIN_FREE"])
def test_everybody_at_the_table_must_gain(party: str) -> None:
    passes: dict[str, Any] = {"shortfall": (-9.0, -9.0, -9.0)}
    assert signed(answered(**passes)).all()
    loses: dict[str, Any] = {party: -9.0} if party == "B_GAIN_A" else {party: -9.0, "B_GAIN_D": -9.0}
    assert not signed(answered(**passes, **loses)).any()


def test_a_party_says_yes_as_often_as_not_where_its_gain_equals_the_friction() -> None:
    toll = answered().bench(at.B_TOLL)
    for draw, yes in ((0.499, True), (0.501, False)):
        stage = Stage(lanes=4, without=("ratification",))
        t = gathered(stage)
        for row, gain in ((at.B_GAIN_A, toll), (at.B_GAIN_D, 9.0), (at.B_GAIN_FREE, 9.0)):
            stage.set_bench(row, gain)
        stage[at.DRAW_A], stage[at.DRAW_O] = draw, 0.5
        answer(3, t, stage.lanes, 0, SEED, 0, stage.c, stage.p, stage.s, stage.b, stage.b, stage.pick)
        assert signed(stage).all() == yes


def test_ratifiers_forgive_a_shortfall_up_to_their_slack() -> None:
    stage = answered(shortfall=(0.2, 0.05, 0.0))
    _, u_a, u_d, _ = stage.draws(3, streams.RATIFY, streams.word("bridge"))
    passes_a = u_a < 1.0 / (1.0 + math.exp(20.0 * (0.20 - 0.15)))
    passes_d = u_d < 1.0 / (1.0 + math.exp(20.0 * (0.05 - 0.10)))
    assert (signed(stage) == (passes_a & passes_d)).all()
    assert 0 < signed(stage).sum() < 128


def test_without_ratification_nobody_vetoes_and_everybody_carries_out() -> None:
    stage = answered(without=("ratification",), shortfall=(1.0, 1.0, 1.0))
    assert signed(stage).all()
    assert (stage.all_bench(at.B_ANSWER + 3 * LANES) == 1.0).all()


def test_others_carry_a_deal_out_as_far_as_they_can_bear_it() -> None:
    stage = answered(changes={"world.ratification.others_slack": 0.25}, shortfall=(-9.0, -9.0, 0.3))
    *_, u_other = stage.draws(3, streams.RATIFY, streams.word("bridge"))
    carried = stage.all_bench(at.B_ANSWER + 3 * LANES) == 1.0
    assert (carried == (u_other < 1.0 / (1.0 + math.exp(20.0 * 0.05)))).all()
    assert signed(stage).all()


def test_a_deal_made_over_the_defenders_head_is_pressed_or_refused() -> None:
    stage = answered("harbour", shortfall=(-9.0, -9.0, -9.0), B_GAIN_FREE=-9.0)
    assert signed(stage).all()
    assert (stage.all_bench(at.B_ANSWER + LANES) == 1.0).all()
    unpressed = answered("harbour", shortfall=(-9.0, -9.0, -9.0), B_GAIN_FREE=-9.0, B_GAIN_D=-9.0)
    assert not signed(unpressed).any()
    assert refused(unpressed).all()


def test_a_deal_that_would_be_accepted_anyway_is_not_pressed() -> None:
    stage = answered("harbour", shortfall=(-9.0, -9.0, -9.0))
    assert signed(stage).all()
    assert (stage.all_bench(at.B_ANSWER + LANES) == 0.0).all()


def test_a_patron_that_does_not_gain_signs_nothing() -> None:
    assert not signed(answered("harbour", shortfall=(-9.0, -9.0, -9.0), B_GAIN_P=-9.0)).any()


def test_what_was_signed_is_written_down() -> None:
    stage = answered("harbour", shortfall=(-9.0, -9.0, -9.0), B_GAIN_FREE=-9.0)
    t = stage.track("harbour")
    stage.set_bench(at.B_WEIGHT, 0.4)
    stage.set_bench(at.B_UTILITY, 0.77)
    stage.set_bench(at.B_TERMS, 0.33)
    sign(3, t, stage.lanes, stage.c, stage.s, stage.b, stage.b, stage.pick)
    assert stage[at.STATUS] == at.DEAL
    assert (stage[at.SINCE], stage[at.DEAL_WEIGHT], stage[at.DEAL_A], stage[at.DEAL_TRACK]) == (3.0, single(0.4), single(0.77), t)
    assert stage[int(stage.c.agreed_at)] == single(0.33)
    assert stage[at.E_DEAL] == stage[at.E_PRESSED] == stage[at.E_STOPPED] == 3.0
    assert stage[int(stage.c.track_deal_at) + t * LANES] == 3.0


def test_only_after_a_collapse_does_a_winner_dictate() -> None:
    for status, since in ((at.WAR, 0.0), (at.COLLAPSED, 3.0)):
        stage = Stage({"talks.bridge.after_collapse": 7}, lanes=32)
        stage[at.STATUS], stage[at.SINCE], stage[at.FALLEN] = status, since, 1.0
        stage.negotiate(dictate, 3, stage.track("bridge"))
        assert (stage.all(at.E_IMPOSED) == -1.0).all()
    stage = Stage({"talks.bridge.after_collapse": 7}, lanes=32)
    stage[at.STATUS], stage[at.SINCE], stage[at.FALLEN] = at.COLLAPSED, 2.0, 1.0
    stage.negotiate(dictate, 3, stage.track("bridge"))
    assert (stage.all(at.E_IMPOSED) == 3.0).mean() > 0.9


def test_the_bargaining_range_is_measured_in_war_only() -> None:
    stage = Stage(lanes=4)
    stage[at.STATUS] = np.array([at.WAR, at.LULL, at.DEAL, at.WAR])
    measure_range(stage.lanes, stage.c, stage.p, stage.s, stage.b, stage.b, stage.pick)
    measured = stage.all(at.RANGE_OPEN) >= 0.0
    assert measured.tolist() == [True, False, False, True]
