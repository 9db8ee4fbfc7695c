"""Shares as percentages in writing: one way of rounding in terminals, reports and answers alike."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

DUST = 9
"""Decimals of a percentage beyond which it is the arithmetic of floats that speaks, not the share."""


def in_percent(share: float, digits: int = 0, *, sign: bool = False) -> str:
    """A share, or a difference of two, times a hundred and without its unit; halves are rounded up, below zero down.

    Examples
    --------
    >>> in_percent(0.125), in_percent(0.145), in_percent(0.0625, 1), in_percent(-0.125, sign=True)
    ('13', '15', '6.3', '-13')
    """
    return half_up(100.0 * share, digits, sign=sign)


def half_up(value: float, digits: int = 0, *, sign: bool = False) -> str:
    """A number with so many decimals; halves are rounded away from zero, as people round.

    Examples
    --------
    >>> half_up(12.5), half_up(100 * 0.285), half_up(-0.25, 1)
    ('13', '29', '-0.3')
    """
    form = f"{'+' if sign else ''}.{digits}f"
    if not math.isfinite(value):
        return format(value, form)
    return format(Decimal(f"{value:.{DUST}f}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP), form)
