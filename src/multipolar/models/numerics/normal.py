"""The standard normal law: density, distribution and the logarithm of the distribution, on arrays and with fixed bits.

Built on the complementary error function by rational approximation; relative errors are below 1e-13.

References
----------
Cody1969.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multipolar.kernels import compiled, formula, kernel
from multipolar.kernels.arithmetic import exp, ln

Floats = NDArray[np.float64]
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]

_ROOT_HALF = 0.70710678118654752440
_ROOT_TWO_PI = 2.50662827463100050242


@formula
def erfc(x: float) -> float:
    """Return the complementary error function."""
    y = min(abs(x), 1e30)  # beyond that nothing is left of it, and powers would overflow
    z = y * y
    near_top = (
        ((1.85777706184603153e-1 * z + 3.16112374387056560) * z + 1.13864154151050156e2) * z + 3.77485237685302021e2
    ) * z + 3.20937758913846947e3
    near_low = (((z + 2.36012909523441209e1) * z + 2.44024637934444173e2) * z + 1.28261652607737228e3) * z + 2.84423683343917062e3
    top = 2.15311535474403846e-8 * y + 5.64188496988670089e-1
    top = (top * y + 8.88314979438837594) * y + 6.61191906371416295e1
    top = (top * y + 2.98635138197400131e2) * y + 8.81952221241769090e2
    top = (top * y + 1.71204761263407058e3) * y + 2.05107837782607147e3
    top = top * y + 1.23033935479799725e3
    low = (y + 1.57449261107098347e1) * y + 1.17693950891312499e2
    low = (low * y + 5.37181101862009858e2) * y + 1.62138957456669019e3
    low = (low * y + 3.29079923573345963e3) * y + 4.36261909014324716e3
    low = (low * y + 3.43936767414372164e3) * y + 1.23033935480374942e3
    r = 1.0 / max(z, 1.0)
    far_top = (((1.63153871373020978e-2 * r + 3.05326634961232344e-1) * r + 3.60344899949804439e-1) * r + 1.25781726111229246e-1) * r
    far_top = (far_top + 1.60837851487422766e-2) * r + 6.58749161529837803e-4
    far_low = (((r + 2.56852019228982242) * r + 1.87295284992346725) * r + 5.27905102951428412e-1) * r
    far_low = (far_low + 6.05183413124413191e-2) * r + 2.33520497626869185e-3
    whole = math.floor(min(y, 26.0) * 16.0) / 16.0  # the square is split so that the exponential loses no digits
    rest = (min(y, 26.0) - whole) * (min(y, 26.0) + whole)
    bell = exp(-whole * whole) * exp(-rest)
    far = bell * (5.6418958354775628695e-1 - r * far_top / far_low) / max(y, 1.0)
    tail = bell * top / low if y <= 4.0 else far
    tail = 2.0 - tail if x < 0.0 else tail
    return 1.0 - x * near_top / near_low if y <= 0.46875 else tail


@formula
def cdf(x: float) -> float:
    """Return the chance that a standard normal number is at most x."""
    return 0.5 * erfc(-x * _ROOT_HALF)


@formula
def log_cdf(x: float) -> float:
    """Return the logarithm of `cdf`, by its asymptotic series far below 0."""
    y = 1.0 / (max(-x, 1.0) * max(-x, 1.0))
    series = 1.0 - y * (1.0 - 3.0 * y * (1.0 - 5.0 * y * (1.0 - 7.0 * y * (1.0 - 9.0 * y))))
    far = -0.5 * x * x - ln(max(-x, 1.0) * _ROOT_TWO_PI) + ln(max(series, 0.5))
    return far if x < -25.0 else ln(cdf(max(x, -25.0)))


@kernel
def _fill_cdf(x: Vector, out: Vector) -> None:
    for i in range(x.shape[0]):
        out[i] = cdf(x[i])


@kernel
def _fill_log_cdf(x: Vector, out: Vector) -> None:
    for i in range(x.shape[0]):
        out[i] = log_cdf(x[i])


@cache
def _twin(fill: Any) -> Any:
    return compiled(fill)


def _each(fill: Any, x: Any) -> Floats:
    at = np.asarray(x, dtype=np.float64)
    flat = np.ascontiguousarray(at).ravel()
    out = np.empty_like(flat)
    # A handful of numbers is not worth compiling for; the bits are the same either way.
    (fill if flat.size < 2000 else _twin(fill))(flat, out)
    return out.reshape(at.shape)


def normal_cdf(x: Any) -> Floats:
    """Return the standard normal distribution at every entry of `x`."""
    return _each(_fill_cdf, x)


def log_normal_cdf(x: Any) -> Floats:
    """Return the logarithm of the standard normal distribution at every entry of `x`; good far into the lower tail."""
    return _each(_fill_log_cdf, x)


def normal_density(x: Any) -> Floats:
    """Return the standard normal density at every entry of `x`."""
    at = np.asarray(x, dtype=np.float64)
    return np.asarray(np.exp(-0.5 * at * at) / _ROOT_TWO_PI)
