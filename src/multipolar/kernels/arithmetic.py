"""Exponential, logarithm and normal quantile in 64 bits, built from IEEE additions, multiplications and divisions alone.

The C library's versions differ in the last bit from one system to the next and cannot be vectorised across
members; these give the same bits everywhere, interpreted or compiled, and turn into vector code.
Relative errors are below 2e-14 (tested against mpmath-grade references over the ranges used).
The world uses those of `single`, half as wide.
Long polynomials are added up in groups of four terms, which a processor works on at the same time.
"""

from __future__ import annotations

import math

import numpy as np

from multipolar.kernels.compile import formula

_LOG2E = 1.4426950408889634
_LN2_HIGH = 0.693147180369123816490
_LN2_LOW = 1.90821492927058770002e-10
_SHIFT = 6755399441055744.0  # 1.5 * 2**52: adding it rounds to an integer held in the low bits
_SQRT2 = 1.4142135623730951


@formula
def exp(x: float) -> float:
    """Return e**x; x is limited to -700…700."""
    x = min(max(x, -700.0), 700.0)
    shifted = x * _LOG2E + _SHIFT
    k = shifted - _SHIFT
    r = (x - k * _LN2_HIGH) - k * _LN2_LOW
    r2 = r * r
    r4 = r2 * r2
    p = (1.0 / 40320.0 + r * (1.0 / 362880.0)) + r2 * (1.0 / 3628800.0 + r * (1.0 / 39916800.0)) + r4 * (1.0 / 479001600.0)
    p = (1.0 / 24.0 + r * (1.0 / 120.0)) + r2 * (1.0 / 720.0 + r * (1.0 / 5040.0)) + r4 * p
    p = (1.0 + r) + r2 * (0.5 + r * (1.0 / 6.0)) + r4 * p
    bits = np.int64(np.float64(shifted).view(np.int64))
    exponent = np.int64(np.int64(bits + 1023) << 52)
    return p * float(np.int64(exponent).view(np.float64))


@formula
def ln(x: float) -> float:
    """Return the natural logarithm of a positive, normal x."""
    bits = np.int64(np.float64(x).view(np.int64))
    e = float((bits >> 52) - 1023)
    m = float(np.int64((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000).view(np.float64))
    big = m > _SQRT2
    m = 0.5 * m if big else m
    e = e + 1.0 if big else e
    t = (m - 1.0) / (m + 1.0)
    q = t * t
    q2 = q * q
    q4 = q2 * q2
    p = (2.0 / 9.0 + q * (2.0 / 11.0)) + q2 * (2.0 / 13.0 + q * (2.0 / 15.0)) + q4 * (2.0 / 17.0 + q * (2.0 / 19.0))
    p = (2.0 + q * (2.0 / 3.0)) + q2 * (2.0 / 5.0 + q * (2.0 / 7.0)) + q4 * p
    return e * _LN2_HIGH + (p * t + e * _LN2_LOW)


@formula
def logistic(x: float) -> float:
    """Return 1/(1 + e**-x)."""
    return 1.0 / (1.0 + exp(-x))


@formula
def normal_quantile(u: float) -> float:
    """Return the standard normal quantile of u in (0, 1), for u no nearer than 1e-11 to either end.

    A ratio of two polynomials; near the middle and in the tails they have other coefficients and another argument.

    References
    ----------
    Wichura1988 (algorithm AS 241, PPND16: the central and the intermediate region).
    """
    q = u - 0.5
    near = abs(q) <= 0.425
    r = 0.180625 - q * q if near else math.sqrt(-ln(min(u, 1.0 - u))) - 1.6
    r2 = r * r
    r4 = r2 * r2
    t0 = 3.387132872796366608 if near else 1.42343711074968357734
    t1 = 133.14166789178437745 if near else 4.6303378461565452959
    t2 = 1971.5909503065514427 if near else 5.7694972214606914055
    t3 = 13731.693765509461125 if near else 3.64784832476320460504
    t4 = 45921.953931549871457 if near else 1.27045825245236838258
    t5 = 67265.770927008700853 if near else 0.24178072517745061177
    t6 = 33430.575583588128105 if near else 0.0227238449892691845833
    t7 = 2509.0809287301226727 if near else 7.7454501427834140764e-4
    top = (t0 + r * t1) + r2 * (t2 + r * t3) + r4 * ((t4 + r * t5) + r2 * (t6 + r * t7))
    l0 = 1.0
    l1 = 42.313330701600911252 if near else 2.05319162663775882187
    l2 = 687.1870074920579083 if near else 1.6763848301838038494
    l3 = 5394.1960214247511077 if near else 0.68976733498510000455
    l4 = 21213.794301586595867 if near else 0.14810397642748007459
    l5 = 39307.89580009271061 if near else 0.0151986665636164571966
    l6 = 28729.085735721942674 if near else 5.475938084995344946e-4
    l7 = 5226.495278852545925 if near else 1.05075007164441684324e-9
    low = (l0 + r * l1) + r2 * (l2 + r * l3) + r4 * ((l4 + r * l5) + r2 * (l6 + r * l7))
    side = 1.0 if q > 0.0 else -1.0
    return (q if near else side) * top / low
