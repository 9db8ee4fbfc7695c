"""Threats: what hangs, what falls due, what is carried out, and what is lost by a bluff."""

from __future__ import annotations

import math

import pytest

from multipolar import streams, world
from multipolar.world import layout as at
from multipolar.world.layout import LANES
from multipolar.world.mechanisms.threats import deadline_after, threats

from .stage import SEED, Stage, case_for, changed

# `storm`: by north against south, due in week 12 and every 13 weeks; `close`: by isle against north, due in week 14, once.
QUIET = {"world.threats.widen_rate": 0}


def threat_row(stage: Stage, table: str, name: str) -> int:
    return int(getattr(stage.c, table)) + stage.threat(name) * LANES


@pytest.mark.parametrize(
    ("week", "deadline", "renew", "due"),
    [
        (0, 12, 0, 12),
        (12, 12, 0, 12),
        (13, 12, 0, -1),
        (13, 12, 13, 25),
        (25, 12, 13, 25),
        (26, 12, 13, 38),
        (0, -5, 13, 8),
        (0, -5, 0, -1),
    ],
)
def test_a_threat_is_open_until_its_deadline_and_again_where_it_is_renewed(week: int, deadline: int, renew: int, due: int) -> None:
    assert deadline_after(week, deadline, renew) == due


def test_an_open_threat_weighs_on_its_target_by_weight_and_credibility() -> None:
    weights = {"threats.storm.weight": 4, "actors.north.credibility": 60, "threats.close.weight": 5, "threats.close.credibility": 40}
    stage = Stage({**QUIET, **weights})
    stage.play(threats, 0)
    assert stage[at.SHADOW_D] == pytest.approx(0.04 * 0.6)
    assert stage[at.SHADOW_A] == pytest.approx(0.05 * 0.4)
    assert stage[at.SHADOW_P] == 0.0


def test_a_threat_that_is_past_and_not_renewed_weighs_nothing() -> None:
    stage = Stage(QUIET)
    stage.play(threats, 15)
    assert stage[at.SHADOW_A] == 0.0
    assert stage[at.SHADOW_D] > 0.0  # the other is renewed


def test_a_threat_is_carried_out_exactly_when_its_author_is_credible_enough() -> None:
    stage = Stage({**QUIET, "actors.north.credibility": 60}, lanes=128).play(threats, 12)
    u, *_ = stage.draws(12, streams.THREAT, streams.word("storm"))
    done, bluff = (stage.all(threat_row(stage, f"threat_{what}_at", "storm")) for what in ("done", "bluff"))
    assert ((done == 12.0) == (u < 0.6)).all()
    assert ((bluff == 12.0) == (u >= 0.6)).all()


def test_a_bluff_costs_the_threat_and_its_author_credibility() -> None:
    stage = Stage({**QUIET, "actors.north.credibility": 60, "world.threats.decay": 0.7}, lanes=128).play(threats, 12)
    bluff = stage.all(threat_row(stage, "threat_bluff_at", "storm")) == 12.0
    assert 0 < bluff.sum() < 128
    for row in (threat_row(stage, "threat_credit_at", "storm"), stage.credibility("north")):
        assert stage.all(row)[bluff] == pytest.approx(0.42)
        assert stage.all(row)[~bluff] == pytest.approx(0.60)


def test_a_threat_lapses_where_fighting_has_stopped() -> None:
    stage = Stage(QUIET, lanes=64)
    stage[at.STATUS] = at.CEASEFIRE
    stage.play(threats, 12)
    for what in ("done", "bluff"):
        assert (stage.all(threat_row(stage, f"threat_{what}_at", "storm")) == -1.0).all()
    assert stage.all(stage.credibility("north")) == pytest.approx(0.5)


def test_what_is_carried_out_lasts_its_weeks() -> None:
    stage = Stage({**QUIET, "actors.north.credibility": 100, "threats.close.credibility": 100})
    felt = {week: (stage.play(threats, week)[at.THREAT_TEMPO], stage[at.THREAT_REINFORCEMENT]) for week in range(24)}
    assert {week for week, value in felt.items() if value != (1.0, 1.0)} == set(range(12, 22))
    assert list(felt[12]) == pytest.approx([1.25, 1.15])


def test_a_lever_is_held_up_from_the_deadline_on() -> None:
    stage = Stage({**QUIET, "threats.close.credibility": 100})
    held = [stage.play(threats, week)[stage.hold("embargo")] for week in range(30)]
    assert held == pytest.approx([0.0] * 14 + [0.25] * 16)


def test_carrying_out_may_widen_the_war() -> None:
    sure = {"actors.north.credibility": 100, "threats.storm.do.widen": 100}
    assert Stage({**QUIET, **sure}).play(threats, 12)[at.E_WIDENED] == 12.0
    assert Stage({**QUIET, **sure, "threats.storm.do.widen": 0}).play(threats, 12)[at.E_WIDENED] == -1.0


def test_a_war_widens_at_its_rate_and_sooner_where_a_side_is_about_to_lose() -> None:
    shares = []
    for force in (0.8, 0.4):
        changes = {"world.threats.widen_rate": 0.05, "world.threats.widen_balance": 2, "war.advantage": 1.25}
        program = world.build(changed(case_for(), {**changes, "war.sides.south.force": force}))
        block = world.simulate(program, seed=SEED, members=range(10_000), weeks=1, without=("combat", "truces"))
        hazard = min(0.05 * math.exp(2.0 * abs(math.log(1.0 / (force * 1.25)))), 0.5)
        expected = 1.0 - math.exp(-hazard)
        shares.append(float((block.events[:, program.events.index("widened")] == 1).mean()))
        assert abs(shares[-1] - expected) < 4.5 * math.sqrt(expected / 10_000)
    assert shares[0] < shares[1]


def test_without_threats_nothing_hangs_happens_or_widens() -> None:
    stage = Stage({"actors.north.credibility": 100, "world.threats.widen_rate": 0.1}, without=("threats",))
    for week in range(30):
        stage.play(threats, week)
    assert stage[at.SHADOW_D] == stage[at.SHADOW_A] == 0.0
    assert stage[at.E_WIDENED] == -1.0
    assert stage[threat_row(stage, "threat_done_at", "storm")] == -1.0
