from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.errors import InputError, RunError
from multipolar.models.numerics import arguments, normal, runge_kutta
from multipolar.models.numerics.likelihood import maximise
from multipolar.models.numerics.quadrature import integral
from multipolar.models.numerics.roots import root_between


@given(st.floats(-26.0, 26.0))
def test_erfc_is_that_of_the_c_library(x: float) -> None:
    assert normal.erfc(x) == pytest.approx(math.erfc(x), rel=2e-13)


def test_the_normal_law_gives_the_same_bits_interpreted_and_compiled() -> None:
    x = np.linspace(-40.0, 10.0, 5_001)
    assert np.array_equal(normal.normal_cdf(x), np.array([normal.cdf(each) for each in x]))
    assert np.array_equal(normal.log_normal_cdf(x), np.array([normal.log_cdf(each) for each in x]))


def test_the_logarithm_of_the_normal_law_is_smooth_where_its_forms_meet() -> None:
    below, above = normal.log_normal_cdf([-25.0 - 1e-9, -25.0 + 1e-9])
    slope = 25.0 + 1.0 / 25.0
    assert above - below == pytest.approx(2e-9 * slope, abs=2e-8 * slope)
    assert normal.log_normal_cdf(-200.0) == pytest.approx(-20006.21728, abs=1e-5)


@given(st.floats(0.01, 100.0), st.floats(0.01, 10.0))
def test_a_root_is_found_to_rounding(goal: float, power: float) -> None:
    found = root_between(lambda x: x**power - goal, 0.0, 2.0 * goal ** (1 / power))
    assert found == pytest.approx(goal ** (1 / power), rel=1e-12)


def test_a_root_needs_a_change_of_sign() -> None:
    with pytest.raises(InputError, match="no change of sign"):
        root_between(lambda x: x * x + 1.0, -1.0, 1.0)


def test_an_integral_of_a_smooth_function_is_exact_to_rounding() -> None:
    assert integral(np.exp, 0.0, 2.0) == pytest.approx(math.expm1(2.0), rel=1e-14)


def test_adaptive_steps_follow_an_oscillation_for_many_turns() -> None:
    end, y = runge_kutta.advance(
        lambda _, y: np.array([y[1], -y[0]]), 0.0, 20 * math.pi, np.array([1.0, 0.0]), relative=1e-12, absolute=1e-12
    )
    assert end == 20 * math.pi
    assert y == pytest.approx([1.0, 0.0], abs=1e-8)


def test_a_solution_that_runs_off_to_infinity_is_reported() -> None:
    with pytest.raises(RunError, match="cannot be carried"):
        runge_kutta.advance(lambda _, y: y * y, 0.0, 2.0, np.array([1.0]))


def test_a_maximum_comes_with_the_errors_of_its_curvature() -> None:
    found = maximise(
        lambda b: float(-0.5 * ((b[0] - 3.0) / 0.2) ** 2 - 0.5 * (b[1] + 1.0) ** 2), np.zeros(2), names=("a", "b"), observations=1
    )
    assert found.converged
    assert found.estimate == pytest.approx([3.0, -1.0], abs=1e-8)
    assert found.standard_error == pytest.approx([0.2, 1.0], rel=1e-4)
    assert found.interval()[0] == pytest.approx([3.0 - 0.2 * 1.959964, 3.0 + 0.2 * 1.959964], rel=1e-5)


def test_a_flat_likelihood_is_not_called_converged() -> None:
    assert not maximise(lambda b: float(-math.exp(-b[0])), np.zeros(1), names=("a",), observations=1).converged


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "many", None, -1.0])
def test_a_wrong_number_is_named_with_what_is_allowed(value: object) -> None:
    with pytest.raises(InputError, match="cost"):
        arguments.number("cost", value, 0.0, 1.0)


def test_a_wrong_entry_of_an_array_is_named_by_its_place() -> None:
    with pytest.raises(InputError, match=r"size\[1\] is -2"):
        arguments.array("size", [1.0, -2.0], (None,), 0.0)
    with pytest.raises(InputError, match=r"size has shape \(1, 2\)"):
        arguments.array("size", [[1.0, 2.0]], (None,))
    with pytest.raises(InputError, match="not an array of numbers"):
        arguments.array("size", ["a"], (None,))


def test_numbers_far_beyond_any_chance_are_answered_without_an_overflow() -> None:
    with np.errstate(all="raise"):
        assert normal.normal_cdf(np.array([-1e300, 1e300])).tolist() == [0.0, 1.0]
        assert float(normal.normal_cdf(-1e170)) == 0.0
