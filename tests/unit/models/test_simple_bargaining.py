"""The models without rounds, on problems small enough to work out by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from multipolar.errors import InputError
from multipolar.kernels import compiled
from multipolar.models.bargaining import (
    BargainingProblem,
    Compromise,
    KalaiSmorodinsky,
    Mean,
    Median,
    Nash,
    QuantalResponse,
    WeightedMedian,
)
from multipolar.models.bargaining.centre import weighted_median
from multipolar.models.bargaining.quantal_response import propose


def point(made: Any, *arrays: Any, **named: Any) -> float:
    return float(made.settle(BargainingProblem.of(*arrays, **named)).point[0, 0])


def test_compromise_weighs_by_capability_and_salience() -> None:
    # (2·0.5·0 + 1·1·0.6 + 4·0.25·1) / (1 + 1 + 1)
    assert point(Compromise(), [0.0, 0.6, 1.0], [0.5, 1.0, 0.25], [2.0, 1.0, 4.0]) == pytest.approx(1.6 / 3.0)


def test_compromise_without_salience_weighs_by_capability_alone() -> None:
    assert point(Compromise(gamma=0.0), [0.0, 1.0], [0.1, 0.9], [3.0, 1.0]) == pytest.approx(0.25)


def test_mean_and_median_count_heads() -> None:
    table = ([0.0, 0.2, 0.4, 1.0], [1.0, 0.1, 0.1, 0.1], [9.0, 1.0, 1.0, 1.0])
    assert point(Mean(), *table) == pytest.approx(0.4)
    assert point(Median(), *table) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [([1.0, 1.0, 1.0], 0.5), ([1.0, 1.0, 3.0], 0.9), ([2.0, 1.0, 1.0], 0.1), ([0.1, 0.2, 0.3], 0.5), ([0.0, 0.0, 1.0], 0.9)],
    ids=["equal", "one has most", "half and half takes the lower", "half and half in decimals", "one has all"],
)
def test_weighted_median_splits_the_weight(weights: list[float], expected: float) -> None:
    assert point(WeightedMedian(), [0.1, 0.5, 0.9], 1.0, weights) == expected


def test_weighted_median_beats_every_position_in_a_vote() -> None:
    rng = np.random.default_rng(3)
    position, weight = rng.random((200, 7, 1)), rng.random((200, 7, 1))
    median = weighted_median(position, weight)[:, None, :]
    for j in range(7):
        nearer = np.abs(position - position[:, j : j + 1]) - np.abs(position - median)
        assert ((weight * np.sign(nearer)).sum(axis=1) >= -1e-12).all()


def test_two_with_a_linear_loss_share_the_span_by_weight() -> None:
    # ln-gain of the left is ln(1 - x), of the right ln(x): x = w_right / (w_left + w_right)
    assert point(Nash(loss="linear"), [0.0, 1.0], [1.0, 0.5], [1.0, 6.0]) == pytest.approx(0.75)


def test_nash_with_a_quadratic_loss_meets_its_first_order_condition() -> None:
    position, weight = np.array([0.0, 0.4, 1.0]), np.array([2.0, 1.0, 1.0])
    x = point(Nash(), position, 1.0, weight)
    slope = (weight * -2.0 * (x - position) / (1.0 - (x - position) ** 2)).sum()
    assert slope == pytest.approx(0.0, abs=1e-9)


def test_nash_tends_to_the_compromise_as_disagreement_gets_worse() -> None:
    table = ([0.0, 0.3, 0.8, 1.0], [0.4, 0.9, 0.2, 0.7], [3.0, 1.0, 2.0, 1.0])
    gaps = [abs(point(Nash(depth=depth), *table) - point(Compromise(), *table)) for depth in (1.0, 3.0, 10.0, 100.0)]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] < 1e-4


def test_nash_from_a_reference_point_on_one_side_of_all_stays_where_all_gain() -> None:
    # reference 0, positions 0.4 and 1: the first gains up to 0.8; linear gains x or 0.8 - x, and x
    x = point(Nash(disagreement="reference", loss="linear"), [0.4, 1.0], 1.0, 1.0, 0.0)
    assert x == pytest.approx(0.4, abs=1e-9)


def test_no_settlement_is_better_for_all_when_the_reference_lies_between() -> None:
    for made in (Nash(disagreement="reference"), KalaiSmorodinsky(disagreement="reference")):
        settled = made.settle(BargainingProblem.of([0.1, 0.9], reference=0.35))
        assert not settled.agreed.any()
        assert settled.point[0, 0] == 0.35


def test_kalai_smorodinsky_gives_equal_shares_of_the_ideal_gain() -> None:
    # reference 0, linear: the actor at 0.4 gains at best 0.4, that at 1 at best 0.8 (where the first gains nothing)
    x = point(KalaiSmorodinsky(disagreement="reference", loss="linear"), [0.4, 1.0], 1.0, 1.0, 0.0)
    assert (0.8 - x) / 0.4 == pytest.approx(x / 0.8)


def test_quantal_response_without_precision_is_the_mean_of_the_positions_held() -> None:
    assert point(QuantalResponse(precision=0.0), [0.0, 0.3, 0.3, 0.9], 1.0, [5.0, 1.0, 1.0, 1.0]) == pytest.approx(0.4)


def test_quantal_response_of_two_by_hand() -> None:
    # Options 0 and 1; no agreement costs each a span, so u - d is 1 at home and 0 at the other end.
    heavy, light, precision = 0.75, 0.25, 2.0
    sure, torn = 1.0 / (1.0 + np.exp(-precision)), 0.5
    accept = {0: heavy * sure + light * torn, 1: heavy * torn + light * sure}
    own = {0: accept[0], 1: accept[1]}  # expected gain of proposing the own end; the other end gains nothing
    to_own = {i: np.exp(precision * own[i]) / (np.exp(precision * own[i]) + 1.0) for i in (0, 1)}
    at_one = (heavy * (1.0 - to_own[0]) + light * to_own[1]) * accept[1]
    at_zero = (heavy * to_own[0] + light * (1.0 - to_own[1])) * accept[0]
    x = point(QuantalResponse(precision=precision), [0.0, 1.0], 1.0, [3.0, 1.0])
    assert x == pytest.approx(at_one / (at_one + at_zero), abs=1e-12)


def test_quantal_response_interpreted_and_compiled_give_the_same_bits() -> None:
    rng = np.random.default_rng(5)
    position, weight = rng.random((20, 6)), rng.random((20, 6))
    reference = np.where(rng.random(20) < 0.5, rng.random(20), -1.0)
    ends = []
    for solve in (propose, compiled(propose)):
        found = np.empty(20)
        solve(position, weight, reference, 4.0, found)
        ends.append(found.tobytes())
    assert ends[0] == ends[1]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Nash(depth=0.5), "at least 1 span away"),
        (lambda: Nash(loss="quadratik"), "Did you mean 'quadratic'"),  # type: ignore[arg-type]
        (lambda: KalaiSmorodinsky(disagreement="none"), "There is: uniform, reference"),  # type: ignore[arg-type]
        (lambda: QuantalResponse(precision=-1.0), "at least 0"),
        (lambda: Nash(disagreement="reference").settle(BargainingProblem.of([0.1, 0.2])), "no reference point"),
    ],
)
def test_settings_without_a_meaning_are_refused(make: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        make()
