"""Bodies decide: positions are weighted means, and levers move towards them at their pace."""

from __future__ import annotations

import numpy as np
import pytest

from multipolar.testing import Shape
from multipolar.world import layout as at
from multipolar.world.layout import LANES
from multipolar.world.mechanisms.decide import compose, decide

from .stage import SINGLE, Stage

# The patron's body: its chief (influence 60) and its house (40) want 30 and 55 of every lever, with salience 60 and 50.
GUNS = (0.6 * 0.6 * 0.30 + 0.4 * 0.5 * 0.55) / (0.6 * 0.6 + 0.4 * 0.5)


def aim(stage: Stage, lever: str) -> float:
    return stage[int(stage.c.group_at) + int(stage.c.lever_group[stage.levers.index(lever)]) * at.GROUP]


def settle(stage: Stage, weeks: int = 40) -> Stage:
    for week in range(weeks):
        stage.play(decide, week)
    return stage


def test_a_body_wants_the_mean_of_its_members_weighted_by_influence_and_salience() -> None:
    assert aim(Stage(), "guns") == pytest.approx(GUNS, rel=1e-6)


def test_a_power_without_a_body_speaks_for_itself() -> None:
    assert aim(Stage(shape=Shape(factions=0)), "guns") == pytest.approx(0.30, rel=1e-6)


def test_the_mean_lies_between_the_members_whatever_their_weights() -> None:
    for influence in (0, 1, 50, 100):
        stage = Stage({"actors.isle-chief.influence": influence})
        assert 0.30 - 1e-6 <= aim(stage, "guns") <= 0.55 + 1e-6
    assert aim(Stage({"actors.isle-chief.influence": 100}), "guns") < aim(Stage({"actors.isle-chief.influence": 20}), "guns")


def test_members_without_any_influence_count_alike() -> None:
    stage = Stage({"actors.isle-chief.influence": 0, "actors.isle-house.influence": 0})
    assert 0.30 <= aim(stage, "guns") <= 0.55


def test_saliences_of_a_voice_sum_to_one_over_the_terms() -> None:
    stage = Stage()
    for voice in ("north", "south", "isle", "league"):
        total = sum(stage[stage.ideal(voice, term) + at.TO_SALIENCE] for term in stage.terms)
        assert total == pytest.approx(1.0, rel=SINGLE)


def test_defeat_is_worth_ones_utility_of_the_others_ideals() -> None:
    stage = Stage(shape=Shape(factions=0, terms=("none",)))  # the attacker wants 85, the defender 5
    assert stage[at.DEFEAT_A] == pytest.approx(1.0 - 0.8**1.5, rel=SINGLE)
    assert stage[at.DEFEAT_D] == pytest.approx(1.0 - 0.8**1.5, rel=SINGLE)


def test_a_lever_moves_at_most_its_pace_and_stops_where_its_owner_wants_it() -> None:
    stage = Stage({"issues.guns.pace": 3})
    stage.play(decide, 0)
    assert stage[stage.lever("guns")] == pytest.approx(0.5 - 0.03)
    settle(stage)
    assert stage[stage.lever("guns")] == pytest.approx(GUNS, rel=1e-6)


def test_the_calendar_and_a_threat_shift_what_a_lever_heads_for() -> None:
    stage = Stage()
    stage[stage.shift("guns")], stage[stage.hold("embargo")] = 0.10, 0.25
    settle(stage)
    assert stage[stage.lever("guns")] == pytest.approx(GUNS + 0.10, rel=1e-6)
    assert stage[stage.lever("embargo")] == pytest.approx(GUNS + 0.25, rel=1e-6)


def test_levers_stay_between_none_and_all() -> None:
    stage = Stage({"issues.guns.pace": 100})
    for push in (-9.0, 9.0):
        stage[stage.shift("guns")] = push
        stage.play(decide, 0)
        assert stage[stage.lever("guns")] == (0.0 if push < 0 else 1.0)


def test_relief_agreed_in_a_deal_lowers_the_sanctions_of_those_at_the_table() -> None:
    stage = Stage()
    stage[at.STATUS], stage[at.DEAL_RELIEF], stage[at.CARRIED] = at.DEAL, 0.4, 0.0
    stage[at.DEAL_TRACK] = stage.track("harbour")  # the patron's table
    settle(stage)
    assert stage[stage.lever("embargo")] == pytest.approx(GUNS * 0.6, rel=1e-6)
    assert stage[stage.lever("blockade")] == pytest.approx(GUNS, rel=1e-6)


def test_others_lower_their_sanctions_where_they_carry_the_deal_out() -> None:
    stage = Stage()
    stage[at.STATUS], stage[at.DEAL_RELIEF], stage[at.CARRIED] = at.DEAL, 0.4, 1.0
    stage[at.DEAL_TRACK] = stage.track("bridge")
    settle(stage)
    assert stage[stage.lever("embargo")] == pytest.approx(GUNS * 0.6, rel=1e-6)
    assert stage[stage.lever("blockade")] == pytest.approx(GUNS * 0.6, rel=1e-6)


def test_a_patron_that_walks_away_takes_its_aid_along() -> None:
    stage = Stage()
    stage[at.ABANDON] = 0.6
    settle(stage)
    assert stage[stage.lever("guns")] == pytest.approx(GUNS * 0.4, rel=1e-6)


def test_support_follows_the_affinity_to_the_side_it_supports() -> None:
    stage = Stage({"world.alignment.support": 0.3})
    stage[stage.affinity("steppe", "north")] += 0.2
    settle(stage)
    assert stage[stage.lever("loans")] == pytest.approx(GUNS + 0.06, rel=1e-6)


def test_positions_are_reviewed_only_now_and_then() -> None:
    stage = Stage({"world.decide.pace_of_review": 4})
    drifted = int(stage.c.drift_at)
    stage.s[drifted : drifted + int(stage.c.entries) * LANES] = 0.05
    before = aim(stage, "guns")
    for week in (1, 2, 3):
        assert aim(stage.play(decide, week), "guns") == before
    assert aim(stage.play(decide, 4), "guns") == pytest.approx(before + 0.05, rel=1e-6)


def test_ideals_stay_on_the_scale_however_far_they_drift() -> None:
    stage = Stage()
    drifted = int(stage.c.drift_at)
    stage.s[drifted : drifted + int(stage.c.entries) * LANES] = 5.0
    compose(1, stage.c, stage.p, stage.s)
    ideals = [stage[stage.ideal(voice, term)] for voice in ("north", "south") for term in stage.terms]
    assert np.allclose(ideals, 1.0)


def test_without_the_mechanism_levers_and_positions_stay() -> None:
    stage = Stage(without=("decide",))
    stage[stage.shift("guns")] = 0.3
    settle(stage)
    assert stage[stage.lever("guns")] == 0.5
