"""The rules that the sources leave open, by number, as the kernels read them.

Each switch is a field of `EqualGainExchange`; its value is passed to the kernels as its index here.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from multipolar.models.contract import Presets, known

OPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "outcome": ("current", "seen"),
    "overshoot": ("stop", "crossing"),
    "history": ("executed", "tentative"),
    "invalid": ("again", "never"),
    "ties": ("by-value", "as-listed"),
}
"""Switch → the values it takes, in the order of their numbers; the first is that of ``corrected``."""

OUTCOME: Final = 0
OVERSHOOT: Final = 1
HISTORY: Final = 2
INVALID: Final = 3

PRESETS: Final[Presets] = {
    "corrected": {},
    "decide-head": {"outcome": "seen", "overshoot": "crossing", "history": "tentative", "invalid": "never", "ties": "as-listed"},
}

SLACK: Final = 1e-12
"""Gains, moves and outcomes nearer than this are equal (positions run from 0 to 1)."""


def numbered(model: Any) -> NDArray[np.int64]:
    """Return the switches of a model as numbers, in the order of `OPTIONS`.

    Raises
    ------
    InputError
        A switch has a value that is none of its options.
    """
    values = {name: getattr(model, name) for name in OPTIONS}
    return np.array([OPTIONS[name].index(known(value, OPTIONS[name], f"value of '{name}'")) for name, value in values.items()])
