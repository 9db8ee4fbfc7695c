"""Events: the first week in which something happened, -1 while it has not."""

from __future__ import annotations

from multipolar.kernels import formula


@formula
def first_week(before: float, happens: bool, w: int) -> float:
    """Return the week of the first occurrence so far."""
    return float(w) if happens and before < 0.0 else before
