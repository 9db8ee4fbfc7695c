"""The numbers of each member: one draw for every uncertain number, keyed by its address."""

from __future__ import annotations

from multipolar import streams
from multipolar.kernels.single import exp, formula, kernel, normal_quantile, root, single, uniforms
from multipolar.world.layout import ADVANCE, AREA, HALF, JITTER, UNIT, Floats, Ints

PURPOSE = int(streams.NUMBER)
WEEKS_A_MONTH = single(30.4 / 7.0)


@formula
def triangular(u: float, low: float, mode: float, high: float) -> float:
    """Return the quantile of a triangular distribution."""
    width = high - low
    rise = low + root(u * width * (mode - low))
    fall = high - root((1.0 - u) * width * (high - mode))
    return rise if u * width <= mode - low else fall


@kernel
def draw_numbers(
    n: int, first: int, k0: int, k1: int, rows: Ints, kinds: Ints, abc: Floats, bounds: Floats, words: Ints, p: Floats
) -> None:
    """Draw every number of one block of members, in the units of the file."""
    for m in range(n):
        p[m] = 0.0
        p[UNIT + m] = 1.0
        p[HALF + m] = 0.5
    for r in range(len(rows)):
        draw_number(n, first, k0, k1, rows[r], kinds[r], int(words[r]), abc[r, 0], abc[r, 1], abc[r, 2], bounds[r, 0], bounds[r, 1], p)


@kernel
def draw_number(
    n: int, first: int, k0: int, k1: int, row: int, kind: int, word: int, a: float, b: float, c: float, low: float, high: float, p: Floats
) -> None:  # fmt: skip
    """Draw one number of one block of members."""
    if kind == 0:
        for m in range(n):
            p[row + m] = a
        return
    for m in range(n):
        u, _, _, _ = uniforms(first + m, 0, PURPOSE, word, k0, k1)
        p[row + m] = u
    if kind == 1:
        for m in range(n):
            p[row + m] = min(max(a + b * normal_quantile(p[row + m]), low), high)
    if kind == 2:
        for m in range(n):
            p[row + m] = a + (b - a) * p[row + m]
    if kind == 3:
        for m in range(n):
            p[row + m] = triangular(p[row + m], a, b, c)
    if kind == 4:
        for m in range(n):
            p[row + m] = min(max(a * exp(b * normal_quantile(p[row + m])), low), high)


@kernel
def to_kernel_units(n: int, rows: Ints, scale: Floats, p: Floats) -> None:
    """Turn points and per cents into shares, and a month's advance in km² into a week's share of the country."""
    for r in range(len(rows)):
        row, factor = rows[r], scale[r]
        for m in range(n):
            p[row + m] *= factor
    for m in range(n):
        p[ADVANCE + m] /= p[AREA + m] * WEEKS_A_MONTH
        p[JITTER + m] /= p[AREA + m] * root(WEEKS_A_MONTH)
