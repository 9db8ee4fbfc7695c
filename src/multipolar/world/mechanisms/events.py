"""Events: what falls to a member in a week, and the first week in which something happened, -1 while it has not."""

from __future__ import annotations

from multipolar import streams
from multipolar.kernels.single import formula, kernel, single, uniforms
from multipolar.world.layout import FADES, FALLS, WHO_FALLS, WIDENS, Floats, Plan

PURPOSE = int(streams.FORTUNE)


@kernel
def fortune(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Draw for the week's turns of fortune, all four at once: a collapse and whose, a lull, a wider war."""
    for m in range(n):
        s[FALLS + m], s[WHO_FALLS + m], s[FADES + m], s[WIDENS + m] = uniforms(first + m, w, PURPOSE, 0, k0, k1)


@formula
def first_week(before: float, happens: bool, w: int) -> float:
    """Return the week of the first occurrence so far."""
    return single(w) if happens and before < 0.0 else before
