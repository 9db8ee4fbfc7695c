"""Functions built from additions, multiplications and divisions agree with the textbook, and with themselves compiled."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist

import numpy as np
import pytest
from numpy.typing import NDArray

from multipolar.kernels import compiled, kernel
from multipolar.kernels.arithmetic import exp, ln, logistic, normal_quantile

Function = Callable[[float], float]

RELATIVE = 2e-14
"""What the module promises of exp and ln: about ninety units in the last place, far below any spread of a number."""
QUANTILE = 2e-11
"""What is asked of the quantile near u = 1e-10: the argument itself has a relative error of 1e-16 in 1 - u."""

EXPONENTS = np.concatenate([np.linspace(-700.0, 700.0, 4001), np.linspace(-1.0, 1.0, 2001), [0.0, -1e-300, 1e-17]])
POSITIVE = np.concatenate([np.logspace(-307, 307, 3000), np.linspace(0.5, 2.0, 3001), [1.0, math.sqrt(2.0), 2.0**-1022]])
SHARES = np.concatenate([np.logspace(-9.9, -0.31, 2000), np.linspace(0.01, 0.99, 1999), 1.0 - np.logspace(-9.9, -0.31, 2000)])
ANY = np.concatenate([np.linspace(-40.0, 40.0, 4001), np.logspace(-12, 0, 500), -np.logspace(-12, 0, 500)])


@kernel
def map_exp(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = exp(x[i])


@kernel
def map_ln(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = ln(x[i])


@kernel
def map_logistic(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = logistic(x[i])


@kernel
def map_quantile(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = normal_quantile(x[i])


TWINS = [
    (exp, map_exp, EXPONENTS),
    (ln, map_ln, POSITIVE),
    (logistic, map_logistic, ANY),
    (normal_quantile, map_quantile, SHARES),
]


def interpreted(function: Function, points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([function(float(x)) for x in points])


@pytest.mark.parametrize(("function", "mapped", "points"), TWINS, ids=[function.__name__ for function, *_ in TWINS])
def test_compiled_and_interpreted_give_the_same_bits(function: Function, mapped: Callable[..., None], points: NDArray[np.float64]) -> None:
    result = np.zeros(len(points))
    compiled(mapped)(points, result)
    assert result.tobytes() == interpreted(function, points).tobytes()


def test_exp_agrees_with_the_library_over_its_range() -> None:
    np.testing.assert_allclose(interpreted(exp, EXPONENTS), [math.exp(x) for x in EXPONENTS], rtol=RELATIVE)


def test_exp_of_nothing_is_exactly_one() -> None:
    assert exp(0.0) == 1.0


def test_exp_stays_finite_beyond_its_range() -> None:
    assert exp(1e6) == exp(700.0) < math.inf
    assert exp(-1e6) == exp(-700.0) > 0.0


def test_ln_agrees_with_the_library_for_every_normal_number() -> None:
    np.testing.assert_allclose(interpreted(ln, POSITIVE), [math.log(x) for x in POSITIVE], rtol=RELATIVE, atol=1e-16)


def test_ln_of_one_is_exactly_zero() -> None:
    assert ln(1.0) == 0.0


def test_ln_undoes_exp() -> None:
    np.testing.assert_allclose([ln(exp(float(x))) for x in EXPONENTS], EXPONENTS, rtol=RELATIVE, atol=1e-15)


def test_logistic_is_a_probability_and_symmetric() -> None:
    values = interpreted(logistic, ANY)
    np.testing.assert_allclose(values, 1.0 / (1.0 + np.exp(-ANY)), rtol=RELATIVE)
    assert ((values >= 0.0) & (values <= 1.0)).all()
    np.testing.assert_allclose(values + interpreted(logistic, -ANY), 1.0, rtol=RELATIVE)
    assert logistic(0.0) == 0.5


def test_normal_quantile_agrees_with_the_library_over_its_range() -> None:
    normal = NormalDist()
    np.testing.assert_allclose(interpreted(normal_quantile, SHARES), [normal.inv_cdf(u) for u in SHARES], rtol=QUANTILE, atol=1e-14)


def test_normal_quantile_gives_the_tabled_values() -> None:
    tabled = {0.5: 0.0, 0.8413447460685429: 1.0, 0.975: 1.959963984540054, 0.9999: 3.7190164854556804}
    for share, value in tabled.items():
        assert normal_quantile(share) == pytest.approx(value, rel=1e-13, abs=1e-15)
        assert normal_quantile(1.0 - share) == pytest.approx(-value, rel=1e-9, abs=1e-12)


def test_normal_quantile_is_finite_for_every_word_that_can_be_drawn() -> None:
    least, most = 0.5 * 2.0**-32, 1.0 - 0.5 * 2.0**-32
    assert normal_quantile(least) == pytest.approx(-6.337957754553789, rel=1e-9)
    assert normal_quantile(most) == pytest.approx(-normal_quantile(least), rel=1e-6)
