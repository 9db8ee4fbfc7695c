"""Fighting that stops and settles nothing: ceasefires, lulls, short truces."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from multipolar import streams, world
from multipolar.testing import Shape
from multipolar.world import layout as at
from multipolar.world.layout import LANES
from multipolar.world.mechanisms.truces import hold_short_truces, sign_ceasefires, truces, worth

from .stage import SEED, SINGLE, Stage, case_for, changed

Truth = NDArray[np.bool_]
SET = {
    "world.truces.temptation": 0.15,
    "world.commitment.break_rate": 0.016,
    "world.commitment.temptation": 3,
    "world.value.patience": 100,
    "world.truces.caught": 0.05,
}
EAGER = {"talks.harvest.rounds_a_week": 7, "world.truces.acceptance": 1, "talks.harvest.violations": 100}


def weighed(changes: Mapping[str, float] | None = None, **state: float) -> Stage:
    stage = Stage({**SET, **(changes or {})})
    standing = {"QUO_A": 0.7, "QUO_D": 0.8, "VALUE_A": 0.6, "VALUE_D": 0.5, "GUARANTEE": 0.1}
    for name, value in {**standing, **state}.items():
        stage[getattr(at, name)] = value
    worth(1, stage.c, stage.p, stage.s)
    return stage


def test_a_ceasefire_is_worth_the_quiet_against_the_chance_of_being_struck_first() -> None:
    stage = weighed()
    by_a, by_d = (0.15 * 0.016 * math.exp(3.0 * (value - quo - 0.05)) for value, quo in ((0.6, 0.7), (0.5, 0.8)))
    assert stage[at.TRUCE_BREAK_A] == pytest.approx(by_a, rel=SINGLE)
    assert stage[at.TRUCE_BREAK_D] == pytest.approx(by_d, rel=SINGLE)
    assert stage[at.TRUCE_A] == pytest.approx((0.01 * 0.7 + by_d * 0.55) / (0.01 + by_d), rel=SINGLE)
    assert stage[at.TRUCE_D] == pytest.approx((0.01 * 0.8 + by_a * 0.45) / (0.01 + by_a), rel=SINGLE)


def test_a_ceasefire_lies_between_the_war_it_may_end_in_and_the_quiet() -> None:
    stage = weighed()
    assert 0.6 - 0.05 < stage[at.TRUCE_A] < 0.7
    assert 0.5 - 0.05 < stage[at.TRUCE_D] < 0.8


def test_a_guarantee_makes_a_ceasefire_hold_better() -> None:
    base, held = weighed(), weighed(GUARANTEE=0.3)
    assert held[at.TRUCE_BREAK_A] < base[at.TRUCE_BREAK_A]
    assert held[at.TRUCE_D] > base[at.TRUCE_D]


def ceasefires(stage: Stage, track: str = "bridge") -> Truth:
    stage.negotiate(sign_ceasefires, 3, stage.track(track))
    return np.asarray(stage.all(at.STATUS) == at.CEASEFIRE)


def met(lanes: int = 128, **state: float) -> Stage:
    stage = Stage({**SET, "world.friction.sharpness": 10, "world.friction.ceasefire": 0.1}, lanes=lanes)
    stage[at.MEETS] = 2.0
    stage[at.DRAW_A], stage[at.DRAW_O] = 0.4, 0.4
    even = {"TRUCE_A": 0.7, "VALUE_A": 0.6, "TRUCE_D": 0.7, "VALUE_D": 0.6, "PRESSED_VALUE_D": 0.6}
    for name, value in {**even, **state}.items():
        stage[getattr(at, name)] = value
    return stage


def test_both_sides_must_gain_more_than_the_friction() -> None:
    assert ceasefires(met()).all()  # a gain equal to the friction is accepted every second time; the draw is 0.4
    assert not ceasefires(met(VALUE_A=0.7)).any()
    assert not ceasefires(met(VALUE_D=0.7, PRESSED_VALUE_D=0.7)).any()


def test_a_ceasefire_comes_of_a_round_about_one_and_only_in_war() -> None:
    assert not ceasefires(met(MEETS=1.0)).any()
    assert not ceasefires(met(MEETS=0.0)).any()
    stage = met(STATUS=at.LULL)
    assert not ceasefires(stage).any()


def test_a_ceasefire_is_pressed_where_the_same_draw_would_have_refused_it_unpressed() -> None:
    stage = met(VALUE_D=0.9, PRESSED_VALUE_D=0.3)
    signs = ceasefires(stage, "harbour")
    u_d, *_ = stage.draws(3, streams.RATIFY, streams.word("harbour"))
    free, under = (1.0 / (1.0 + math.exp(-10.0 * (0.7 - value - 0.1))) for value in (0.9, 0.3))
    assert (signs == (u_d < under)).all()
    assert ((stage.all(at.PRESSED) == 1.0) == ((u_d >= free) & (u_d < under))).all()
    assert (stage.all(at.E_PRESSED) >= 0).any()


def test_on_a_track_without_pressure_nothing_is_pressed() -> None:
    stage = met(VALUE_D=0.6, PRESSED_VALUE_D=0.0)
    assert ceasefires(stage, "bridge").all()
    assert (stage.all(at.PRESSED) == 0.0).all()


def test_a_ceasefire_breaks_exactly_when_the_draw_is_below_the_chance() -> None:
    stage = Stage(SET, lanes=128, shape=Shape(tracks=("direct",)))
    stage[at.STATUS], stage[at.TRUCE_BREAK_A], stage[at.TRUCE_BREAK_D] = at.CEASEFIRE, 0.2, 0.2
    stage.play(truces, 1)
    u = stage.draws(1, streams.BREAK, 1)[0]
    breaks = u < 1.0 - math.exp(-0.4)
    assert 0 < breaks.sum() < 128
    assert ((stage.all(at.STATUS) == at.WAR) == breaks).all()
    assert ((stage.all(at.E_CEASEFIRE_BROKE) == 1.0) == breaks).all()
    assert (stage.all(at.BREAKS) == breaks).all()


def test_a_lull_that_breaks_is_no_broken_agreement() -> None:
    stage = Stage(SET, lanes=64)
    stage[at.STATUS], stage[at.TRUCE_BREAK_A] = at.LULL, 0.5
    stage.play(truces, 1)
    broke = stage.all(at.E_LULL_BROKE) >= 0
    assert broke.any()
    assert (stage.all(at.BREAKS) == 0.0).all()
    assert (stage.all(at.E_CEASEFIRE_BROKE) == -1.0).all()


def test_wars_fade_at_their_rate_and_less_where_one_side_is_stronger() -> None:
    even = {"world.truces.lull_rate": 0.1, "world.truces.lull_balance": 3}
    shares = []
    for force in (0.8, 1.1):  # as strong as the defender's advantage makes it, and stronger than needed
        case = changed(case_for(Shape(tracks=("truce",))), {**even, "war.advantage": 1.25, "war.sides.south.force": force})
        program = world.build(case)  # nobody signs anything, and the week after a change is one of grace
        block = world.simulate(program, seed=SEED, members=range(10_000), weeks=2, without=("combat",))
        expected = 1.0 - math.exp(-0.1 * math.exp(-3.0 * abs(math.log(1.0 / (force * 1.25)))))
        shares.append(float((block.events[:, program.events.index("lull")] == 2).mean()))
        assert abs(shares[-1] - expected) < 4.5 * math.sqrt(expected / 10_000)
    assert shares[1] < shares[0]


def hold(stage: Stage, week: int) -> None:
    stage.negotiate(hold_short_truces, week, stage.track("harvest"))


def agreed() -> Stage:
    stage = Stage(EAGER, lanes=32)
    stage[int(stage.c.calls_at) + stage.track("harvest") * LANES] = 1.0
    hold(stage, 0)
    assert (stage.all(at.E_TRUCE) == 0.0).all()
    return stage


def test_a_short_truce_lasts_its_weeks_and_both_sides_count_violations() -> None:
    stage = agreed()
    counted = []
    for week in (1, 2):
        before = stage.all(at.VIOLATIONS)
        hold(stage, week)
        counted.append(stage.all(at.VIOLATIONS) - before)
    assert ((np.array(counted) >= 50.0) & (np.array(counted) <= 150.0)).all()
    assert (stage.all(at.E_TRUCE_BROKE) == 1.0).all()
    assert (stage.all(at.ACCUSED_A) == 1.0).all()
    assert (stage.all(at.ACCUSED_D) == 1.0).all()


def test_a_violated_truce_strains_the_talks_for_four_weeks() -> None:
    stage = agreed()
    hold(stage, 1)
    assert (stage.all(at.STRAINED) == 0.0).all()
    hold(stage, 2)
    assert (stage.all(at.STRAINED) == 6.0).all()


def test_a_short_truce_needs_both_sides() -> None:
    stage = Stage({**EAGER, "world.truces.acceptance": 0.5}, lanes=128)
    stage[int(stage.c.calls_at) + stage.track("harvest") * LANES] = 1.0
    hold(stage, 0)
    _, u_a, u_d, _ = stage.draws(0, streams.TRUCE, streams.word("harvest"))
    assert ((stage.all(at.E_TRUCE) == 0.0) >= ((u_a < 0.5) & (u_d < 0.5))).all()
    assert (stage.all(at.E_TRUCE)[(u_a >= 0.5) | (u_d >= 0.5)] == -1.0).all()


def test_no_short_truce_where_nobody_fights() -> None:
    stage = Stage(EAGER, lanes=32)
    stage[at.STATUS] = at.LULL
    hold(stage, 0)
    assert (stage.all(at.E_TRUCE) == -1.0).all()
