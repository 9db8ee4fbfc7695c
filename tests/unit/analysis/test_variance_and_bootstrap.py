"""The spread splits without rest, and a paired interval holds what it should."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.analysis.bootstrap import paired_bootstrap
from multipolar.analysis.variance import spread_of, variance_split

ROUNDING = 1e-9


def test_the_parts_add_up_to_the_variance_of_the_mixture() -> None:
    rng = np.random.default_rng(3)
    outcomes = {("a", ""): rng.normal(40, 3, 500), ("b", ""): rng.normal(60, 5, 500), ("c", ""): rng.normal(55, 1, 500)}
    split = variance_split(outcomes)
    assert split.total == pytest.approx(np.concatenate(list(outcomes.values())).var(), rel=ROUNDING)
    assert split.rules == 0.0


def test_models_weigh_the_same_however_many_presets_they_have() -> None:
    one = variance_split({("a", "x"): np.array([0.0]), ("b", "y"): np.array([10.0])})
    many = variance_split({("a", "x"): np.array([0.0]), ("a", "z"): np.array([0.0]), ("b", "y"): np.array([10.0])})
    assert one == many
    assert one.to_json()["shares"] == {"inputs": 0.0, "rules": 0.0, "models": 1.0}


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=5), st.integers(1, 9))
def test_equal_draws_have_no_variance_at_all(points: list[float], draws: int) -> None:
    outcomes = {(f"m{i}", ""): np.repeat(point, draws) for i, point in enumerate(points)}
    assert variance_split(outcomes).inputs == 0.0
    assert spread_of(np.repeat(points[0], draws)).sd == 0.0


def test_nothing_has_no_spread() -> None:
    split = variance_split({})
    assert split.total == 0.0
    assert set(split.to_json()["shares"].values()) == {0.0}


def test_an_interval_holds_the_mean_difference_and_is_the_same_each_time() -> None:
    rng = np.random.default_rng(5)
    ours, theirs = rng.normal(3, 1, 300), rng.normal(2, 1, 300)
    diff, low, high = paired_bootstrap(ours, theirs, seed=2)
    assert low < diff < high
    assert diff == pytest.approx((ours - theirs).mean())
    assert high - low == pytest.approx(2 * 1.96 * (ours - theirs).std() / 300**0.5, rel=0.1)  # the normal approximation
    assert paired_bootstrap(ours, theirs, seed=2) == (diff, low, high)
    assert paired_bootstrap(theirs, ours, seed=2)[0] == pytest.approx(-diff)
