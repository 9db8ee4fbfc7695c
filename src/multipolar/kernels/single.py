"""Kernels in 32-bit floats, and the arithmetic they use: built from IEEE operations alone like `arithmetic`, half as wide.

Twice as many members fit into a vector instruction and into the processor's cache. A kernel marked with this module's `kernel`
or `formula` computes in 32 bits throughout, interpreted and compiled, with the same bits: its arrays hold 32-bit floats, the
numbers written in it are read as such, and whole numbers and constants of a module become such through `single`. (A whole number
is 64 bits wide; met as it stands it would widen all that it touches once compiled.)

Relative errors are below 3e-7, four units in the last place, over the ranges used (tested against 64-bit references).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from multipolar.kernels.compile import F, mark
from multipolar.kernels.philox import philox

single: Callable[[Any], float] = np.float32  # type: ignore[assignment]
"""Turn a number into a 32-bit float."""


def kernel(function: F) -> F:
    """Mark a function as a kernel in 32-bit floats: the numbers written in it become such, in place."""
    return mark(_narrowed(function), width=32)


def formula(function: F) -> F:
    """Mark a function on numbers as a kernel in 32-bit floats that is inlined wherever it is called."""
    return mark(_narrowed(function), width=32, inline=True)


def _narrowed(function: F) -> F:
    code = function.__code__
    function.__code__ = code.replace(co_consts=tuple(_narrow(value) for value in code.co_consts))
    return function


def _narrow(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_narrow(each) for each in value)
    return single(value) if type(value) is float else value


_LOG2E = single(1.4426950408889634)
_LN2_HIGH = single(0.693145751953125)  # sixteen bits: whole multiples of it are exact
_LN2_LOW = single(1.42860682030941723e-6)
_SHIFT = single(12582912.0)  # 1.5 * 2**23: adding it rounds to an integer held in the low bits
_SQRT2 = single(1.4142135623730951)
_QUARTER = single(1.5707963267948966)  # a quarter of a turn
_FINEST = single(2.0**-23)


@formula
def exp(x: float) -> float:
    """Return e**x; x is limited to -87…87."""
    x = min(max(x, -87.0), 87.0)
    shifted = x * _LOG2E + _SHIFT
    k = shifted - _SHIFT
    r = (x - k * _LN2_HIGH) - k * _LN2_LOW
    r2 = r * r
    p = (0.5 + r * 0.166666659) + r2 * ((0.0416662951 + r * 0.00833349701) + r2 * (0.00139446488 + r * 0.000197903526))
    p = (1.0 + r) + r2 * p
    bits = np.int32(np.float32(shifted).view(np.int32))
    exponent = np.int32(np.int32(bits + np.int32(127)) << np.int32(23))
    two_to_the_k: float = np.int32(exponent).view(np.float32)  # type: ignore[assignment]
    return p * two_to_the_k


@formula
def ln(x: float) -> float:
    """Return the natural logarithm of a positive, normal x."""
    bits = np.int32(np.float32(x).view(np.int32))
    e = single(np.int32(np.int32(bits >> np.int32(23)) - np.int32(127)))
    m: float = np.int32(np.int32(bits & np.int32(0x7FFFFF)) | np.int32(0x3F800000)).view(np.float32)  # type: ignore[assignment]
    big = m > _SQRT2
    m = 0.5 * m if big else m
    e = e + 1.0 if big else e
    t = (m - 1.0) / (m + 1.0)
    q = t * t
    p = 2.0 * t + (t * q) * (0.666667759 + q * (0.399775428 + q * 0.298717302))
    return e * _LN2_HIGH + (p + e * _LN2_LOW)


@formula
def root(x: float) -> float:
    """Return the square root."""
    return single(math.sqrt(x))


@formula
def tanh(x: float) -> float:
    """Return the hyperbolic tangent; its absolute error is below 3e-7."""
    e = exp(2.0 * min(max(x, -20.0), 20.0))
    return (e - 1.0) / (e + 1.0)


@formula
def logistic(x: float) -> float:
    """Return 1/(1 + e**-x)."""
    return 1.0 / (1.0 + exp(-x))


@formula
def softplus(x: float) -> float:
    """Return ln(1 + e**x): positive, near x where x is large, near e**x where it is very negative.

    It is the larger of x and 0, and ln(1 + e) of an e between 0 and 1, summed up in powers of e/(2 + e).
    """
    e = exp(-abs(x))
    t = e / (2.0 + e)
    q = t * t
    return max(x, 0.0) + (2.0 * t + (t * q) * (0.66666414 + q * (0.400217 + q * (0.2799914 + q * 0.28024464))))


@formula
def power_3_2(x: float) -> float:
    """Return |x|**1.5."""
    a = abs(x)
    return a * root(a)


@formula
def quotients(a: float, b: float, c: float, d: float) -> tuple[float, float]:
    """Return a/b and c/d with one division, where b times d is within range."""
    inverse = 1.0 / (b * d)
    return a * d * inverse, c * b * inverse


@formula
def normal_quantile(u: float) -> float:
    """Return the standard normal quantile of u in (0, 1), for u no nearer than 1e-8 to either end.

    A ratio of two polynomials; near the middle and in the tails they have other coefficients and another argument.

    References
    ----------
    Wichura1988 (algorithm AS 241, PPND7: the central and the intermediate region).
    """
    q = u - 0.5
    near = abs(q) <= 0.425
    r = 0.180625 - q * q if near else root(-ln(min(u, 1.0 - u))) - 1.6
    t0 = 3.3871327179 if near else 1.4234372777
    t1 = 50.434271938 if near else 2.7568153900
    t2 = 159.29113202 if near else 1.3067284816
    t3 = 59.109374720 if near else 0.17023821103
    l1 = 17.895169469 if near else 0.73700164250
    l2 = 78.757757664 if near else 0.12021132975
    l3 = 67.187563600 if near else 0.0
    top = (t0 + r * t1) + (r * r) * (t2 + r * t3)
    low = (1.0 + r * l1) + (r * r) * (l2 + r * l3)
    side = 1.0 if q > 0.0 else -1.0
    return (q if near else side) * top / low


@formula
def turn_by(share: float) -> tuple[float, float]:
    """Return the cosine and the sine of a `share` of a full turn, 0 to 1."""
    shifted = 4.0 * share + _SHIFT
    x = (4.0 * share - (shifted - _SHIFT)) * _QUARTER
    quarter = np.int32(np.float32(shifted).view(np.int32))
    q = x * x
    sine = x * ((1.0 - q * (1.0 / 6.0)) + (q * q) * ((1.0 / 120.0 - q * (1.0 / 5040.0)) + (q * q) * (1.0 / 362880.0)))
    cosine = (1.0 - q * 0.5) + (q * q) * ((1.0 / 24.0 - q * (1.0 / 720.0)) + (q * q) * (1.0 / 40320.0))
    odd = np.int32(quarter & np.int32(1)) == np.int32(1)
    c = sine if odd else cosine
    s = cosine if odd else sine
    return (
        -c if np.int32(np.int32(quarter + np.int32(1)) & np.int32(2)) == np.int32(2) else c,
        -s if np.int32(quarter & np.int32(2)) == np.int32(2) else s,
    )


@formula
def two_normals(u: float, v: float) -> tuple[float, float]:
    """Turn two uniform numbers in (0, 1) into two independent standard normal ones: half the work of two quantiles.

    References
    ----------
    BoxMuller1958.
    """
    far = root(-2.0 * ln(u))
    cosine, sine = turn_by(v)
    return far * cosine, far * sine


@formula
def unit(word: int) -> float:
    """Turn a 32-bit word into one of 2**23 equally likely numbers strictly between 0 and 1, by its upper bits."""
    return (single(np.int32(word >> 9)) + 0.5) * _FINEST


@formula
def uniforms(member: int, week: int, purpose: int, actor: int, k0: int, k1: int) -> tuple[float, float, float, float]:
    """Return four uniform numbers in (0, 1) for one member, week, purpose and actor (or track, or number).

    `actor` is the 32-bit hash of an id (`multipolar.streams.word`), `purpose` a small constant of `multipolar.streams`.
    """
    a, b, c, d = philox(int(member) & 0xFFFFFFFF, int(week) & 0xFFFFFFFF, actor, purpose, k0, k1)
    return unit(a), unit(b), unit(c), unit(d)
