"""Three small mechanisms: ideals that walk, beliefs that sober, and what the fighting costs people."""

from __future__ import annotations

import math

import numpy as np
import pytest

from multipolar.testing import Shape
from multipolar.world import layout as at
from multipolar.world.layout import LANES
from multipolar.world.mechanisms.drift import drift
from multipolar.world.mechanisms.optimism import optimism
from multipolar.world.mechanisms.toll import toll

from .stage import SINGLE, Stage


def walked(stage: Stage) -> np.ndarray:
    first = int(stage.c.drift_at)
    rows = stage.s[first : first + int(stage.c.entries) * LANES].reshape(-1, LANES)
    return rows[:, : stage.lanes].copy()


def stroll(stage: Stage, reviews: int = 1) -> Stage:
    """Let ideals walk up to a review."""
    for week in range(reviews * int(stage.c.review)):
        stage.play(drift, week)
    return stage


def test_a_volatile_ideal_walks_by_its_volatility() -> None:
    stage = Stage({"world.drift.pull": 0.02, "world.decide.pace_of_review": 4}, lanes=128)
    stroll(stage)
    distances = walked(stage)
    spread = 0.08 / math.sqrt(52.0) * math.sqrt(sum(0.98 ** (2 * i) for i in range(4)))
    assert distances.std() == pytest.approx(spread, rel=0.06)
    assert abs(distances.mean()) < 4.5 * spread / math.sqrt(distances.size)


def test_every_member_and_issue_walks_on_its_own() -> None:
    distances = walked(stroll(Stage(lanes=16)))
    assert len(np.unique(distances)) == distances.size


def test_the_strides_of_four_reviews_and_of_the_next_four_are_strangers_to_one_another() -> None:
    stage = Stage({"world.drift.pull": 0.0}, lanes=128)
    places, steps = np.zeros_like(walked(stage)), []
    for review in range(8):
        for week in range(review * int(stage.c.review), (review + 1) * int(stage.c.review)):
            stage.play(drift, week)
        steps.append((walked(stage) - places).ravel())
        places = walked(stage)
    together = np.corrcoef(steps)
    assert np.abs(together - np.eye(8)).max() < 4.5 / math.sqrt(places.size)


def test_a_far_ideal_is_pulled_back() -> None:
    stage = Stage({"world.drift.pull": 0.1, "world.decide.pace_of_review": 4}, shape=Shape(volatility=1e-9))
    stage.s[int(stage.c.drift_at) : int(stage.c.drift_at) + int(stage.c.entries) * LANES] = 0.2
    stroll(stage)
    assert np.allclose(walked(stage), 0.2 * 0.9**4)


def test_ideals_walk_once_between_two_reviews() -> None:
    stage = Stage({"world.decide.pace_of_review": 4})
    moves = []
    for week in range(12):
        before = walked(stage)
        moves.append(bool((walked(stage.play(drift, week)) != before).any()))
    assert sum(moves) == 3
    assert [week for week, moved in enumerate(moves) if moved] == [3, 7, 11]


def test_without_drift_or_volatility_ideals_stand_still() -> None:
    for stage in (Stage(without=("drift",)), Stage(shape=Shape(volatility=0.0))):
        assert (walked(stroll(stage, 3)) == 0.0).all()


def test_misjudgement_halves_once_the_war_has_taught_as_much_as_it_takes() -> None:
    stage = Stage({"world.optimism.bias": 0.4, "world.optimism.learning": 104})  # the war is 104 weeks old
    assert stage[at.BIAS] == pytest.approx(0.2, rel=SINGLE)
    stage[at.TEMPO] = 52.0
    for _ in range(4):
        stage.play(optimism)
    assert stage[at.BIAS] == pytest.approx(0.1, rel=SINGLE)


def test_each_side_overrates_itself_by_the_same_amount() -> None:
    stage = Stage({"world.optimism.bias": 0.4, "world.optimism.learning": 104})
    assert stage[at.BELIEF_A] - stage[at.RHO] == pytest.approx(0.2, rel=SINGLE)
    assert stage[at.RHO] - stage[at.BELIEF_D] == pytest.approx(0.2, rel=SINGLE)


def test_quiet_weeks_teach_nothing() -> None:
    stage = Stage()
    before = stage[at.BIAS]
    stage[at.TEMPO] = 0.0
    assert stage.play(optimism)[at.BIAS] == before


def test_without_optimism_both_see_the_balance_as_it_is() -> None:
    stage = Stage(without=("optimism",)).play(optimism)
    assert stage[at.BELIEF_A] == stage[at.BELIEF_D] == stage[at.RHO]


def test_the_toll_is_proportional_to_tempo() -> None:
    stage = Stage()
    first = int(stage.c.toll_at)
    for tempo in (1.0, 0.5, 2.0):
        stage[at.TEMPO] = tempo
        stage.play(toll)
    names = sorted(("soldiers", "civilians"))
    found = dict(zip(names, (stage[first], stage[first + LANES]), strict=True))
    assert found == {"soldiers": pytest.approx(1.5 * 3.5), "civilians": pytest.approx(0.5 * 3.5)}


def test_without_the_toll_nothing_is_counted() -> None:
    stage = Stage(without=("toll",))
    stage[at.TEMPO] = 1.0
    assert stage.play(toll)[int(stage.c.toll_at)] == 0.0
