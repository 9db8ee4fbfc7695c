"""The 32-bit functions agree with the textbook as far as 32 bits go, and with themselves compiled to the last bit."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from multipolar.kernels import compiled
from multipolar.kernels.single import (
    exp,
    formula,
    kernel,
    ln,
    logistic,
    normal_quantile,
    power_3_2,
    quotients,
    root,
    single,
    softplus,
    tanh,
    turn_by,
    two_normals,
    uniforms,
    unit,
)

Points = NDArray[np.float32]

RELATIVE = 3e-7
"""What the module promises: four units in the last place."""


def points(*parts: Any) -> Points:
    return np.concatenate([np.atleast_1d(part) for part in parts]).astype(np.float32)


EXPONENTS = points(np.linspace(-87.0, 87.0, 8001), np.linspace(-1.0, 1.0, 2001), [0.0, 1e-30, -1e-9])
POSITIVE = points(np.logspace(-37, 38, 6000), np.linspace(0.5, 2.0, 4001), [1.0, math.sqrt(2.0), 2.0**-126])
SHARES = points(np.logspace(-7, -0.31, 3000), np.linspace(0.01, 0.99, 1999), 1.0 - np.logspace(-6, -0.31, 2000))
ANY = points(np.linspace(-40.0, 40.0, 4001), np.logspace(-12, 0, 500), -np.logspace(-12, 0, 500))


@kernel
def map_exp(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = exp(x[i])


@kernel
def map_ln(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = ln(x[i])


@kernel
def map_root(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = root(x[i])


@kernel
def map_tanh(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = tanh(x[i])


@kernel
def map_logistic(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = logistic(x[i])


@kernel
def map_softplus(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = softplus(x[i])


@kernel
def map_power(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = power_3_2(x[i])


@kernel
def map_quantile(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x)):
        y[i] = normal_quantile(x[i])


@kernel
def map_two_normals(x, y):  # type: ignore[no-untyped-def]
    for i in range(len(x) // 2):
        y[2 * i], y[2 * i + 1] = two_normals(x[2 * i], x[2 * i + 1])


TWINS = [
    (exp, map_exp, EXPONENTS),
    (ln, map_ln, POSITIVE),
    (root, map_root, POSITIVE),
    (tanh, map_tanh, ANY),
    (logistic, map_logistic, ANY),
    (softplus, map_softplus, ANY),
    (power_3_2, map_power, ANY),
    (normal_quantile, map_quantile, SHARES),
]


def interpreted(function: Callable[[Any], Any], values: Points) -> Points:
    found = [function(x) for x in values]
    assert {type(each) for each in found} == {np.float32}, "an interpreted step was left to plain numbers"
    return np.array(found)


def wide(function: Callable[[float], float], values: Points) -> NDArray[np.float64]:
    return np.array([function(float(x)) for x in values])


@pytest.mark.parametrize(("function", "mapped", "values"), TWINS, ids=[function.__name__ for function, *_ in TWINS])
def test_compiled_and_interpreted_give_the_same_bits(function: Callable[[Any], Any], mapped: Callable[..., None], values: Points) -> None:
    result = np.zeros(len(values), dtype=np.float32)
    compiled(mapped)(values, result)
    assert result.tobytes() == interpreted(function, values).tobytes()


def test_exp_and_ln_agree_with_the_library_over_their_range() -> None:
    np.testing.assert_allclose(interpreted(exp, EXPONENTS), wide(math.exp, EXPONENTS), rtol=RELATIVE)
    np.testing.assert_allclose(interpreted(ln, POSITIVE), wide(math.log, POSITIVE), rtol=RELATIVE)


def test_exp_of_nothing_is_one_and_ln_of_one_is_nothing() -> None:
    assert exp(single(0.0)) == 1.0
    assert ln(single(1.0)) == 0.0


def test_exp_stays_finite_and_positive_beyond_its_range() -> None:
    assert exp(single(1e6)) == exp(single(87.0)) < math.inf
    assert exp(single(-1e6)) == exp(single(-87.0)) > 0.0


def test_tanh_agrees_with_the_library_and_is_odd() -> None:
    np.testing.assert_allclose(interpreted(tanh, ANY), wide(math.tanh, ANY), atol=RELATIVE)
    np.testing.assert_allclose(interpreted(tanh, -ANY), -interpreted(tanh, ANY), atol=RELATIVE)


def test_logistic_is_a_probability_and_symmetric() -> None:
    values = interpreted(logistic, ANY)
    np.testing.assert_allclose(values, 1.0 / (1.0 + np.exp(-ANY.astype(float))), rtol=RELATIVE)
    assert ((values >= 0.0) & (values <= 1.0)).all()
    np.testing.assert_allclose(values + interpreted(logistic, -ANY), 1.0, rtol=RELATIVE)
    assert logistic(single(0.0)) == 0.5


def test_softplus_is_positive_and_never_falls() -> None:
    values = points(np.linspace(-85.0, 200.0, 8001))
    found = interpreted(softplus, values)
    assert (found > 0.0).all()
    assert (np.diff(found) >= -RELATIVE * found[1:]).all()
    np.testing.assert_allclose(found, np.logaddexp(0.0, values.astype(float)), rtol=RELATIVE)


def test_power_three_halves_is_of_the_distance() -> None:
    np.testing.assert_allclose(interpreted(power_3_2, ANY), np.abs(ANY.astype(float)) ** 1.5, rtol=RELATIVE)
    assert power_3_2(single(-4.0)) == power_3_2(single(4.0)) == 8.0


def test_two_quotients_come_of_one_division() -> None:
    for b, d in ((3.0, 7.0), (1e-6, 1e9), (1e-12, -1e-10)):
        assert quotients(single(2.0), single(b), single(5.0), single(d)) == pytest.approx((2.0 / b, 5.0 / d), rel=RELATIVE)


def test_normal_quantile_agrees_with_the_library_over_its_range() -> None:
    np.testing.assert_allclose(interpreted(normal_quantile, SHARES), wide(NormalDist().inv_cdf, SHARES), rtol=1e-6, atol=2e-7)


def test_a_turn_has_the_cosine_and_the_sine_of_its_angle() -> None:
    for share in points(np.linspace(0.0, 1.0, 4001)):
        angle = 2.0 * math.pi * float(share)
        assert turn_by(share) == pytest.approx((math.cos(angle), math.sin(angle)), abs=RELATIVE)


def test_two_normals_are_independent_standard_ones_with_the_same_bits_compiled() -> None:
    drawn = ((np.random.default_rng(1).integers(0, 2**23, 200_000) + 0.5) / 2.0**23).astype(np.float32)
    found = np.zeros(len(drawn), dtype=np.float32)
    compiled(map_two_normals)(drawn, found)
    plain = np.array([two_normals(u, v) for u, v in drawn[:2000].reshape(-1, 2)])
    assert plain.tobytes() == found[:2000].tobytes()
    one, two = found.astype(float).reshape(-1, 2).T
    error = 4.5 / math.sqrt(len(one))
    for values in (one, two):
        assert abs(values.mean()) < error
        assert values.std() == pytest.approx(1.0, abs=error)
        for level in (-2.0, -1.0, 0.0, 0.5, 1.5):
            assert abs((values < level).mean() - NormalDist().cdf(level)) < 0.5 * error
    assert abs(np.corrcoef(one, two)[0, 1]) < error
    assert abs(np.corrcoef(one**2, two**2)[0, 1]) < error


def test_every_word_makes_a_number_strictly_between_nothing_and_one_that_32_bits_hold() -> None:
    for word in (0, 511, 512, 2**31, 2**32 - 1):
        number = unit(word)
        assert type(number) is np.float32
        assert 0.0 < number < 1.0
        assert math.isfinite(normal_quantile(number))
        assert float(number) == ((word >> 9) + 0.5) / 2**23


def test_uniform_numbers_are_even_and_differ_by_all_that_keys_them() -> None:
    found = np.array([uniforms(member, 3, 2, 77, 5, 0) for member in range(20_000)], dtype=float)
    counts, _ = np.histogram(found, bins=20, range=(0.0, 1.0))
    assert abs(counts - 4000).max() < 4.5 * math.sqrt(4000)
    keys = ((1, 3, 2, 77, 5, 0), (1, 4, 2, 77, 5, 0), (1, 3, 9, 77, 5, 0), (1, 3, 2, 78, 5, 0), (1, 3, 2, 77, 6, 0))
    assert len({uniforms(*key) for key in keys}) == len(keys)


def test_numbers_written_in_a_kernel_are_read_in_32_bits() -> None:
    @formula
    def tenth(x: float) -> float:
        pair = (0.1, 3.0)
        return x * pair[0] + 0.2

    found = tenth(single(1.0))
    assert type(found) is np.float32
    assert found == np.float32(1.0) * np.float32(0.1) + np.float32(0.2)


ELSEWHERE = """
import math, numba, numpy as np
from multipolar.kernels import compiled
from multipolar.kernels.single import exp, kernel, ln, root, single

@kernel
def ours(x, y):
    for i in range(len(x)):
        y[i] = exp(ln(x[i])) + root(x[i]) + min(x[i], 1.0) + single(i) + x[i] ** 2

numbers, found = np.linspace(1.0, 5.0, 11, dtype=np.float32), np.zeros(11, dtype=np.float32)
compiled(ours)(numbers, found)

@numba.njit
def other(values):
    total = 0.0
    for x in values:
        total += math.sqrt(x) + np.exp(-x) + min(x, 2.0) + np.float32(x) ** 2 + divmod(int(x), 3)[1]
    return total

values = np.linspace(0.0, 5.0, 101)
assert math.isclose(other(values), other.py_func(values), rel_tol=1e-12)
print("same")
"""


def test_kernels_of_others_in_the_same_process_compile_as_ever(tmp_path: Path) -> None:
    """Compiling ours for the first time goes past some of the compiler's steps; that must not be felt elsewhere."""
    script = tmp_path / "elsewhere.py"
    script.write_text(ELSEWHERE)
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, str(script)], capture_output=True, encoding="utf-8", check=False, env=environment)
    assert done.stdout.strip() == "same", done.stderr
