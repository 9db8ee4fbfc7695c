"""Affinities: common friends, common enemies, and what actors do for and to one another."""

from __future__ import annotations

import pytest

from multipolar.testing import Shape
from multipolar.world.mechanisms.alignment import alignment

from .stage import Stage

STILL = {"world.alignment.balance": 0, "world.alignment.decay": 0, "world.alignment.ties": 0}
NO_LEVERS = Shape(levers=(), tracks=("direct",), extras=("ties",))
MONTHS = 60


def aged(stage: Stage, months: int = 1) -> Stage:
    for month in range(months):
        stage.play(alignment, 4 * month)
    return stage


def test_an_affinity_that_nothing_feeds_decays() -> None:
    stage = aged(Stage({**STILL, "world.alignment.decay": 0.1}, shape=NO_LEVERS), 3)
    assert stage[stage.affinity("north", "steppe")] == pytest.approx(0.6 * 0.9**3)


def test_the_friend_of_an_enemy_becomes_one_and_the_enemy_of_an_enemy_a_friend() -> None:
    changes = {**STILL, "world.alignment.balance": 0.3}
    stage = aged(Stage(changes, shape=NO_LEVERS))  # north likes steppe, south likes isle, north dislikes isle
    assert stage[stage.affinity("north", "south")] < 0.0
    assert stage[stage.affinity("isle", "steppe")] < 0.0
    feud = Stage({**changes, "ties.affinities.isle.south": -40}, shape=NO_LEVERS)  # both dislike isle
    assert aged(feud)[feud.affinity("north", "south")] > 0.0


def test_aid_and_support_bring_closer_sanctions_and_pressure_apart() -> None:
    stage = Stage({**STILL, "world.alignment.ties": 0.2})
    for lever in stage.levers:
        stage[stage.lever(lever)] = 0.8 if lever != "guns" else 0.5
    pairs = (("steppe", "north"), ("league", "south"), ("league", "north"), ("isle", "north"))
    before = {pair: stage[stage.affinity(*pair)] for pair in pairs}
    aged(stage)
    moved = {pair: stage[stage.affinity(*pair)] - value for pair, value in before.items()}
    assert moved == {
        ("steppe", "north"): pytest.approx(0.06),
        ("league", "south"): pytest.approx(0.06),
        ("league", "north"): pytest.approx(-0.06),
        ("isle", "north"): pytest.approx(-0.06),
    }


@pytest.mark.parametrize("balance", [0.02, 0.5, 1.0])
def test_affinities_stay_symmetric_and_between_enemies_and_allies(balance: float) -> None:
    stage = Stage({"world.alignment.balance": balance, "world.alignment.ties": 1})
    for lever in stage.levers:
        stage[stage.lever(lever)] = 1.0
    for month in range(MONTHS):
        stage.play(alignment, 4 * month)
        for one in stage.voices:
            for two in stage.voices:
                value = stage[stage.affinity(one, two)]
                assert -1.0 <= value <= 1.0
                assert value == stage[stage.affinity(two, one)]


def test_affinities_move_once_a_month() -> None:
    stage = Stage({**STILL, "world.alignment.decay": 0.1})
    row = stage.affinity("north", "steppe")
    values = [stage.play(alignment, week)[row] for week in range(9)]
    assert len(set(values)) == 3
    assert values[0] == values[3] > values[4] == values[7] > values[8]


def test_without_alignment_affinities_stay() -> None:
    stage = aged(Stage({"world.alignment.decay": 0.5}, without=("alignment",)), 5)
    assert stage[stage.affinity("north", "steppe")] == pytest.approx(0.6)


def test_voices_without_a_tie_are_passed_over() -> None:
    stage = Stage()
    tied = [stage.voices[int(v)] for v in stage.c.tied[: int(stage.c.ties)]]
    assert {"north", "south", "isle"} <= set(tied) <= set(stage.voices)
    untied = [voice for voice in stage.voices if voice not in tied]
    aged(stage, 6)
    for voice in untied:
        assert all(stage[stage.affinity(voice, other)] == 0.0 for other in stage.voices if other != voice)
