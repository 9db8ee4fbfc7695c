from __future__ import annotations

import math

import numpy as np
import pytest

from multipolar.errors import InputError
from multipolar.models.crisis import CrisisData, StrategicProbit

ERRORS = pytest.mark.parametrize("error", ["private-information", "agent-error"])
TRUE = np.array([0.3, -0.5, 0.8, -0.6, 0.4, 0.7])


def drawn(error: str, n: int = 3_000, seed: int = 5) -> CrisisData:
    rng = np.random.default_rng(seed)
    parts = {
        "x11": rng.normal(size=(n, 2)),
        "x13": np.ones((n, 1)),
        "x14": np.ones((n, 1)),
        "x24": np.column_stack([np.ones(n), rng.normal(size=n)]),
    }
    blank = CrisisData.of(**parts, outcome=np.zeros(n))
    chances = StrategicProbit(error=error).chances(*blank.utilities(TRUE)).outcomes
    outcome = (rng.random(n)[:, None] > np.cumsum(chances, axis=1)[:, :2]).sum(axis=1)
    return CrisisData.of(**parts, outcome=outcome)


def simulated(error: str, utilities: tuple[float, float, float, float], n: int = 400_000) -> np.ndarray:
    """Play the game itself: draw what the other side and we do not see, and let both do what is best for them."""
    u11, u13, u14, u24 = utilities
    rng = np.random.default_rng(3)
    p4 = 0.5 * math.erfc(-u24 / 2.0)
    if error == "private-information":
        e11, e13, e14, e23, e24 = rng.normal(size=(5, n))
        challenge = (1 - p4) * (u13 + e13) + p4 * (u14 + e14) > u11 + e11
        resist = u24 + e24 > e23
    else:
        a, b, c, d = rng.normal(size=(4, n))
        challenge = (1 - p4) * u13 + p4 * u14 + a > u11 + b
        resist = u24 + c > d
    return np.array([np.mean(~challenge), np.mean(challenge & ~resist), np.mean(challenge & resist)])


@ERRORS
def test_the_chances_are_those_of_the_game_played_out(error: str) -> None:
    utilities = (0.2, 1.1, -0.7, 0.4)
    assert StrategicProbit(error=error).chances(*utilities).outcomes == pytest.approx(simulated(error, utilities), abs=0.003)


@ERRORS
def test_the_gradient_is_the_slope_of_the_likelihood(error: str) -> None:
    model, data = StrategicProbit(error=error, sigma=1.3), drawn(error)
    step = 1e-6 * np.eye(6)
    slopes = [(model.log_likelihood(TRUE + h, data) - model.log_likelihood(TRUE - h, data)) / 2e-6 for h in step]
    assert model.gradient(TRUE, data) == pytest.approx(slopes, abs=1e-4)


@ERRORS
def test_a_fit_finds_what_drew_the_data(error: str) -> None:
    data = drawn(error)
    found = StrategicProbit(error=error).fit(data)
    assert found.converged
    assert found.log_likelihood >= StrategicProbit(error=error).log_likelihood(TRUE, data)
    assert np.all(np.abs(found.estimate - TRUE) < 4 * found.standard_error)
    assert np.all(found.standard_error < 0.3)
    assert found.aic == pytest.approx(12 - 2 * found.log_likelihood)


@ERRORS
def test_the_scale_of_the_noise_is_found_where_utilities_are_known(error: str) -> None:
    rng = np.random.default_rng(11)
    utilities = rng.normal(size=(4, 4_000))
    chances = StrategicProbit(error=error, sigma=0.35).chances(*utilities).outcomes
    outcome = (rng.random(4_000)[:, None] > np.cumsum(chances, axis=1)[:, :2]).sum(axis=1)
    found = StrategicProbit(error=error).fit_sigma(*utilities, outcome)
    assert found.estimate[0] == pytest.approx(math.log(0.35), abs=4 * found.standard_error[0])


def test_chances_add_up_to_one_and_stay_finite_for_extreme_utilities() -> None:
    found = StrategicProbit().chances(*np.array([[1e6, -1e6, 0.0], [0.0, 0.0, 1e6], [0.0, 0.0, -1e6], [1e6, -1e6, 0.0]]))
    assert found.outcomes.sum(axis=1) == pytest.approx(np.ones(3))


def test_wrong_data_are_refused() -> None:
    good = {"x11": np.ones((2, 1)), "x13": np.ones((2, 1)), "x14": np.ones((2, 1)), "x24": np.ones((2, 1)), "outcome": [0, 1]}
    for change, message in (
        ({"outcome": [0, 3]}, "outcome"),
        ({"outcome": [0, 0.5]}, "fraction"),
        ({"outcome": [0]}, "one entry per crisis"),
        ({"x11": [[1.0], [np.nan]]}, "x11"),
        ({"names": ("a",)}, "names"),
    ):
        with pytest.raises(InputError, match=message):
            CrisisData.of(**{**good, **change})
    with pytest.raises(InputError, match="error"):
        StrategicProbit(error="luck")
