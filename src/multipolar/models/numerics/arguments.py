"""Check what a model is given; every message says which argument, which value, and what would be right."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError

Floats = NDArray[np.float64]


def number(
    name: str, value: Any, low: float = -math.inf, high: float = math.inf, *, open_low: bool = False, open_high: bool = False
) -> float:
    """Return `value` as a finite float between `low` and `high`.

    Raises
    ------
    InputError
        It is not a finite number, or lies outside; an open end is itself outside.
    """
    try:
        found = float(value)
    except (TypeError, ValueError):
        raise InputError(f"{name} is {value!r}; it is a number {_between(low, high, open_low, open_high)}.") from None
    inside = low <= found <= high and not (open_low and found == low) and not (open_high and found == high)
    if not math.isfinite(found) or not inside:
        raise InputError(f"{name} is {found:g}; it is a finite number {_between(low, high, open_low, open_high)}.")
    return found


def positive(name: str, value: Any) -> float:
    """Return `value` as a finite float above 0."""
    return number(name, value, 0.0, open_low=True)


def whole(name: str, value: Any, low: int, high: int | None = None) -> int:
    """Return `value` as a whole number of at least `low`, and at most `high` where there is one."""
    found = number(name, value, low, math.inf if high is None else high)
    if found != int(found):
        raise InputError(f"{name} is {found:g}; it is a whole number.")
    return int(found)


def array(name: str, value: ArrayLike, shape: tuple[int | None, ...], low: float = -math.inf, high: float = math.inf) -> Floats:
    """Return `value` as a contiguous array of finite floats of that shape; None stands for any length.

    Raises
    ------
    InputError
        The shape is another, or an entry is no number, not finite or outside; the first such entry is named.
    """
    try:
        found = np.ascontiguousarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise InputError(f"{name} is not an array of numbers.") from None
    fits = found.ndim == len(shape) and all(want is None or want == have for want, have in zip(shape, found.shape, strict=True))
    if not fits:
        wanted = ", ".join("any" if want is None else str(want) for want in shape)
        raise InputError(f"{name} has shape {found.shape}; it is ({wanted}).")
    wrong = ~np.isfinite(found) | (found < low) | (found > high)
    if wrong.any():
        place = tuple(int(at) for at in np.argwhere(wrong)[0])
        raise InputError(f"{name}[{', '.join(map(str, place))}] is {found[place]:g}; entries are finite numbers {_between(low, high)}.")
    return found


def choice(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """Return `value` if it is one of `allowed`."""
    if value not in allowed:
        raise InputError(f"{name} is {value!r}; it is one of {', '.join(allowed)}.")
    return value


def same_length(what: str, lengths: dict[str, int]) -> None:
    """Raise InputError unless all lengths are equal."""
    if len(set(lengths.values())) > 1:
        raise InputError(f"{', '.join(f'{name} has {n}' for name, n in lengths.items())}: each is one entry per {what}.")


def _between(low: float, high: float, open_low: bool = False, open_high: bool = False) -> str:
    if math.isinf(low) and math.isinf(high):
        return "of any size"
    parts = []
    if not math.isinf(low):
        parts.append(f"{'above' if open_low else 'of at least'} {low:g}")
    if not math.isinf(high):
        parts.append(f"{'below' if open_high else 'at most'} {high:g}")
    return " and ".join(parts)
