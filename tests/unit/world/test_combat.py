"""Fighting: losses, reinforcement, the front, and collapse."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest

from multipolar import streams, world
from multipolar.world import layout as at
from multipolar.world.mechanisms.combat import balance, collapse, combat
from multipolar.world.mechanisms.events import fortune

from .stage import SEED, SINGLE, Stage, case_for, changed

STEADY = {"world.combat.tempo_sd": 0, "world.combat.season": 0, "war.jitter": 0}


def fight(changes: Mapping[str, float] | None = None, **state: float) -> Stage:
    stage = Stage({**STEADY, **(changes or {})})
    stage[at.CALENDAR_TEMPO] = 1.0
    for name, value in state.items():
        stage[getattr(at, name)] = value
    return stage.play(combat)


def test_losses_follow_the_neutral_mixed_law() -> None:
    stage = fight()  # forces 1 and 0.75, losses 1.3 and 1.8 % at tempo 1
    mixed = math.sqrt(0.75)
    assert stage[at.LOSSES_A] == pytest.approx(0.013 * mixed, rel=SINGLE)
    assert stage[at.LOSSES_D] == pytest.approx(0.018 * mixed / 0.75, rel=SINGLE)
    assert stage[at.FORCE_A] == pytest.approx(1.0 + 0.014 - 0.013 * mixed, rel=SINGLE)
    assert stage[at.FORCE_D] == pytest.approx(0.75 + 0.010 - 0.018 * mixed, rel=SINGLE)


def test_the_front_moves_by_speed_tempo_and_saturating_superiority() -> None:
    stage = fight({"world.combat.front_response": 1.5})
    weekly = 300.0 / 100_000.0 / (30.4 / 7.0)  # km² a month in shares of the country a week
    push = weekly * math.tanh(1.5 * math.log(1.0 / (0.75 * 1.25)))
    assert stage[at.HELD] == pytest.approx(0.15 + push, rel=SINGLE)


def test_the_front_moves_back_where_the_defender_is_stronger() -> None:
    assert fight({"war.sides.south.force": 2})[at.HELD] < 0.15 < fight({"war.sides.south.force": 0.5})[at.HELD]


def test_the_front_stays_inside_the_country() -> None:
    assert fight({"war.held": 100, "war.sides.south.force": 0.1, "war.advance": 1e6})[at.HELD] == 1.0
    assert fight({"war.held": 0, "war.sides.south.force": 9, "war.advance": 1e6})[at.HELD] == 0.0


def test_tempo_multiplies_the_calendar_threats_short_truces_and_a_wider_war() -> None:
    changes = {"world.truces.calm": 0.35, "world.threats.wider_war": 1.2}
    assert fight(changes)[at.TEMPO] == 1.0
    assert fight(changes, CALENDAR_TEMPO=0.5)[at.TEMPO] == pytest.approx(0.5)
    assert fight(changes, THREAT_TEMPO=1.25)[at.TEMPO] == pytest.approx(1.25)
    assert fight(changes, HOLIDAY=1.0)[at.TEMPO] == pytest.approx(0.35)
    assert fight(changes, WIDE=1.0)[at.TEMPO] == pytest.approx(1.2)


def test_tempo_peaks_in_july_and_bottoms_in_january() -> None:
    case = changed(case_for(), {**STEADY, "world.combat.season": 0.25, "calendar.storms.times": 1, "calendar.feast.times": 1})
    program = world.build(case)
    block = world.simulate(program, seed=SEED, members=range(1), weeks=52, without=("threats", "truces"))
    fought = block.status[0, :-1] == 0
    tempo = block.weekly[0, 1:, program.series.index("war.tempo")][fought]
    assert tempo.max() == pytest.approx(1.25, abs=0.01)
    assert 10 <= int(tempo.argmax()) <= 16  # weeks after 1 April
    assert tempo.min() == pytest.approx(0.75, abs=0.01)
    assert 36 <= int(tempo.argmin()) <= 42


def test_shocks_leave_the_mean_tempo_at_one() -> None:
    case = changed(case_for(), {**STEADY, "world.combat.tempo_sd": 0.5})
    program = world.build(case)
    tempo = world.simulate(program, seed=SEED, members=range(20_000), weeks=1).weekly[:, 1, program.series.index("war.tempo")]
    spread = math.sqrt(math.exp(0.25) - 1.0)
    assert abs(float(tempo.mean()) - 1.0) < 4.5 * spread / math.sqrt(20_000)
    assert float(np.log(tempo).std()) == pytest.approx(0.5, rel=0.03)


def test_reinforcement_follows_the_economy_and_partners_by_their_shares() -> None:
    base = fight()
    poor = Stage(STEADY)
    poor[at.CALENDAR_TEMPO], poor[at.ECONOMY_A], poor[at.ECONOMY_D] = 1.0, 0.8, 0.9
    poor[poor.lever("loans")], poor[poor.lever("guns")] = 0.25, 0.0  # from 0.5: half of support, none of the patron's aid
    poor.play(combat)
    assert base[at.FORCE_A] - poor[at.FORCE_A] == pytest.approx(0.014 * (0.5 * 0.2 + 0.2 * 0.5), abs=3e-7)
    assert base[at.FORCE_D] - poor[at.FORCE_D] == pytest.approx(0.010 * (0.3 * 0.1 + 0.35), abs=3e-7)


def test_a_carried_out_threat_reinforces_its_author() -> None:
    assert fight(THREAT_REINFORCEMENT=1.15)[at.FORCE_A] - fight()[at.FORCE_A] == pytest.approx(0.014 * 0.15, abs=3e-7)


def test_forces_have_a_floor_and_a_ceiling() -> None:
    worn = fight({"war.sides.south.loss_rate": 100, "war.sides.north.force": 900})
    assert worn[at.FORCE_D] == pytest.approx(0.03 * 0.75)
    grown = fight({"war.sides.south.reinforcement": 100}, FORCE_D=2.2)
    assert grown[at.FORCE_D] == pytest.approx(3.0 * 0.75)


def test_quiet_forces_grow_towards_their_cap_and_nothing_else_moves() -> None:
    stage = fight({"world.combat.recovery": 0.4, "world.commitment.rearming": 1.35}, STATUS=at.CEASEFIRE)
    assert stage[at.FORCE_A] == pytest.approx(1.0 + 0.4 / 52.0 * (1.0 - 1.0 / 1.35), rel=SINGLE)
    assert (stage[at.TEMPO], stage[at.LOSSES_A], stage[at.HELD]) == (0.0, 0.0, pytest.approx(0.15))


def test_limits_in_a_deal_lower_the_defenders_recovery_alone() -> None:
    free, limited = (fight(STATUS=at.DEAL, DEAL_LIMITS=limits) for limits in (0.0, 0.5))
    assert limited[at.FORCE_D] < free[at.FORCE_D]
    assert limited[at.FORCE_A] == free[at.FORCE_A]
    assert fight(STATUS=at.CEASEFIRE, DEAL_LIMITS=0.5)[at.FORCE_D] == fight(STATUS=at.CEASEFIRE)[at.FORCE_D]


def test_the_balance_counts_the_defenders_advantage() -> None:
    stage = Stage({"war.advantage": 1.25, "war.sides.south.force": 0.8}).play(lambda w, n, *rest: balance(n, *rest[-2:]))
    assert stage[at.RHO] == pytest.approx(0.0, abs=1e-15)
    assert stage[at.HAZARD_A] == pytest.approx(stage[at.HAZARD_D], rel=SINGLE)


def test_hazards_of_collapse_follow_the_balance_in_opposite_directions() -> None:
    found = []
    for force in (0.4, 0.6, 0.8, 1.0, 1.5):
        stage = Stage({"war.sides.south.force": force, "world.combat.collapse_rate": 0.0003, "world.combat.collapse_force": 3})
        found.append((stage[at.HAZARD_D], stage[at.HAZARD_A]))
        assert stage[at.HAZARD_D] * stage[at.HAZARD_A] == pytest.approx(0.0003**2, rel=SINGLE)
    assert [pair[0] for pair in found] == sorted((pair[0] for pair in found), reverse=True)
    assert [pair[1] for pair in found] == sorted(pair[1] for pair in found)


def test_exhaustion_raises_ones_own_hazard_alone() -> None:
    stage = Stage({"world.combat.collapse_exhaustion": 0.5})
    before_a, before_d = stage[at.HAZARD_A], stage[at.HAZARD_D]
    stage[at.EXHAUSTION_D] = 2.0
    balance(1, stage.p, stage.s)
    assert stage[at.HAZARD_D] == pytest.approx(before_d * math.e, rel=SINGLE)
    assert stage[at.HAZARD_A] == before_a


def test_exhaustion_heals_when_fighting_has_stopped() -> None:
    assert fight(STATUS=at.CEASEFIRE, EXHAUSTION_A=1.0)[at.EXHAUSTION_A] == pytest.approx(0.98)


def test_a_side_falls_exactly_when_the_draw_is_below_the_chance_and_the_second_draw_says_which() -> None:
    stage = Stage(lanes=128)
    stage[at.HAZARD_A], stage[at.HAZARD_D] = 0.1, 0.3
    stage.play(fortune, 5)
    collapse(5, stage.lanes, stage.p, stage.s)
    u, who, _, _ = stage.draws(5, streams.FORTUNE)
    falls = u < 1.0 - math.exp(-0.4)
    assert 0 < falls.sum() < 128
    assert ((stage.all(at.STATUS) == at.COLLAPSED) == falls).all()
    assert ((stage.all(at.E_COLLAPSE_D) >= 0) == (falls & (who < 0.75))).all()
    assert ((stage.all(at.E_COLLAPSE_A) >= 0) == (falls & (who >= 0.75))).all()


def test_the_force_of_the_side_that_falls_is_halved() -> None:
    stage = Stage(lanes=128)
    stage[at.HAZARD_D] = 0.5
    stage[at.HAZARD_A] = 0.0
    stage.play(fortune, 5)
    collapse(5, stage.lanes, stage.p, stage.s)
    fallen = stage.all(at.FALLEN) == 1.0
    assert (stage.all(at.FORCE_D)[fallen] == 0.375).all()
    assert (stage.all(at.FORCE_D)[~fallen] == 0.75).all()


def test_collapses_come_at_the_rate_of_their_hazards() -> None:
    even = {"world.combat.collapse_rate": 0.1, "world.combat.collapse_force": 0, "world.combat.collapse_exhaustion": 0}
    program = world.build(changed(case_for(), even))
    block = world.simulate(program, seed=SEED, members=range(20_000), weeks=1)
    expected = 1.0 - math.exp(-0.2)
    share = float((block.status[:, 1] == 4).mean())
    assert abs(share - expected) < 4.5 * math.sqrt(expected * (1.0 - expected) / 20_000)
    of_defender = float((block.events[:, program.events.index("collapse-of-south")] == 1).mean())
    assert abs(of_defender - expected / 2.0) < 4.5 * math.sqrt(expected / 2.0 / 20_000)
