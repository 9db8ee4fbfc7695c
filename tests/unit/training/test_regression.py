"""Logistic regression, held against what is known of it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.regression import fit, written

from multipolar.evidence.learnt import Weights
from multipolar.evidence.learnt.weights import INTERCEPT, parse

LABELS = ("yes", "no")


def test_without_features_the_intercept_gives_the_share_of_each_label() -> None:
    fitted = fit([{}] * 10, ["yes"] * 3 + ["no"] * 7, labels=LABELS, ridge=1.0)
    assert fitted.probabilities({}) == pytest.approx((0.3, 0.7), abs=1e-3)


def test_at_the_least_loss_the_penalty_balances_what_a_feature_misses() -> None:
    rows = [{"seen": 1.0}] * 6 + [{}] * 6
    answers = ["yes"] * 5 + ["no"] + ["yes"] + ["no"] * 5
    ridge = 0.7
    fitted = fit(rows, answers, labels=LABELS, ridge=ridge)
    likely = fitted.probabilities({"seen": 1.0})[0]
    assert 5 - 6 * likely == pytest.approx(ridge * fitted.rows["seen"][0], abs=0.01)
    assert fitted.rows["seen"][0] == -fitted.rows["seen"][1]


def test_a_heavier_penalty_draws_weights_to_nought_and_seldom_features_are_left_out() -> None:
    rows = [{"seen": 1.0}] * 8 + [{"once": 1.0}] + [{}] * 8
    answers = ["yes"] * 8 + ["yes"] + ["no"] * 8
    light, heavy = (fit(rows, answers, labels=LABELS, ridge=ridge, seldom=2) for ridge in (0.5, 50.0))
    assert 0 < heavy.rows["seen"][0] < light.rows["seen"][0]
    assert "once" not in light.rows


def test_a_table_is_read_as_it_was_written() -> None:
    fitted = fit([{"a b": 1.0, "c": -0.5}, {"c": 2.0}] * 4, ["yes", "no"] * 4, labels=LABELS, ridge=1.0)
    assert parse(written(fitted, ["about"]).splitlines()) == fitted


NUMBERS = st.floats(-5, 5)


@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(NUMBERS, NUMBERS, NUMBERS)), st.dictionaries(st.sampled_from("abcdef"), NUMBERS))
def test_likelihoods_add_up_to_one_and_follow_the_sums(rows: dict[str, tuple[float, float, float]], features: dict[str, float]) -> None:
    table = Weights(("x", "y", "z"), {INTERCEPT: (0.1, 0.0, -0.2), **rows})
    likely = table.probabilities(features)
    assert math.fsum(likely) == pytest.approx(1.0)
    sums = [table.rows[INTERCEPT][k] + sum(rows[name][k] * value for name, value in features.items() if name in rows) for k in range(3)]
    assert math.log(likely[0] / likely[2]) == pytest.approx(sums[0] - sums[2], abs=1e-9)


def test_what_speaks_for_a_label_is_told_in_logits() -> None:
    table = Weights(LABELS, {INTERCEPT: (0.0, 0.0), "a": (2.0, -2.0), "b": (-1.0, 1.0), "c": (0.5, -0.5)})
    assert table.telling({"a": 0.5, "b": 1.0, "c": 1.0, "unknown": 9.0}, "yes", most=2) == [("a", 1.0), ("c", 0.5)]
