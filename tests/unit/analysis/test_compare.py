from collections.abc import Callable

import numpy as np
import pytest

from multipolar.analysis.compare import effect, paired, ratio_effect
from multipolar.results import Run

MakeRun = Callable[..., Run]


def test_pairing_narrows_the_interval() -> None:
    rng = np.random.default_rng(1)
    luck = rng.normal(size=2000)
    a, b = luck, luck + 0.1 + 0.1 * rng.normal(size=2000)
    alone, together = effect("x", a, b, paired=False), effect("x", a, b)
    assert together.effect == pytest.approx(alone.effect)
    assert together.hi - together.lo < 0.2 * (alone.hi - alone.lo)


def test_a_member_without_a_value_in_one_arm_is_left_out_of_both() -> None:
    found = effect("x", np.array([1.0, np.nan, 3.0]), np.array([2.0, 5.0, np.nan]))
    assert (found.a, found.b, found.effect) == (1.0, 2.0, 1.0)


def test_equal_runs_differ_by_nothing(make_run: MakeRun) -> None:
    run = make_run(10, path=[0] * 7 + [1] * 3)
    found = paired(run, run)
    assert found.paired
    assert all((item.effect, item.lo, item.hi) == (0, 0, 0) for item in (*found.paths, *found.events, *found.measures))


def test_other_seeds_are_compared_as_independent_samples_and_said_so(make_run: MakeRun) -> None:
    found = paired(make_run(10, path=[0] * 10), make_run(10, seed=2, path=[1] * 10))
    assert not found.paired
    assert "seeds differ" in found.note
    assert found.paths[0].effect == -1


def test_runs_of_other_sizes_are_paired_on_what_both_have(make_run: MakeRun) -> None:
    found = paired(make_run(10), make_run(6))
    assert (found.paired, found.members) == (True, 6)
    assert "first 6 members" in found.note


def test_what_was_changed_is_named(make_run: MakeRun) -> None:
    found = paired(make_run(), make_run(without=("combat",), overrides={"war.held": "20"}))
    assert found.changed == (("without", "–", "combat"), ("war.held", "as in the case", "20"))


def test_the_interval_of_a_ratio_covers_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(7)
    covered = 0
    for _ in range(400):
        signed_a, signed_b = rng.random(600) < 0.4, rng.random(600) < 0.5
        broke_a, broke_b = signed_a & (rng.random(600) < 0.3), signed_b & (rng.random(600) < 0.2)
        arms = [(x.astype(float), y.astype(float)) for x, y in ((broke_a, signed_a), (broke_b, signed_b))]
        found = ratio_effect("x", arms[0], arms[1])
        covered += found.lo <= -0.1 <= found.hi
    assert 0.92 < covered / 400 < 0.98


def test_a_condition_nobody_meets_has_no_ratio() -> None:
    nobody = np.zeros(5)
    assert np.isnan(ratio_effect("x", (nobody, nobody), (nobody, nobody)).effect)
