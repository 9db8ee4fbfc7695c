"""The rules that the sources leave open, by number, as the kernels read them.

Each switch is a field of `SpatialPolitics`; its value is passed to the kernels as its index here.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from multipolar.models.contract import Presets, known

OPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "voting": ("proportional", "binary", "proportional-binary", "proportional-cubic", "cubic", "asymmetric"),
    "victory": ("linear", "square", "quartic", "octic", "binary"),
    "election": ("conditional", "markov-uniform", "markov-incentive"),
    "risk_range": ("mid", "min", "max", "neutral"),
    "risk_seen": ("one-third", "none", "half", "two-thirds", "full"),
    "third_party": ("abstaining", "two-probabilities", "one-probability"),
    "contest_values": ("neutral", "with-risk"),
    "commitment": ("semi", "full", "none"),
    "interpolation": ("s2p2", "s1p1", "s2pmax"),
    "offers": ("initiator", "both", "power-weighted"),
    "receiver_reads": ("chance", "gain"),
    "power_of": ("each", "initiator"),
    "rounding": ("none", "four-decimals"),
    "selection": ("likeliest", "drawn"),
    "ties": ("by-value", "as-listed"),
    "settle_at": ("mean", "likeliest", "expected"),
}
"""Switch → the values it takes, in the order of their numbers; the first is that of ``corrected``."""

VOTING: Final = 0
VICTORY: Final = 1
ELECTION: Final = 2
RISK_RANGE: Final = 3
RISK_SEEN: Final = 4
THIRD_PARTY: Final = 5
CONTEST_VALUES: Final = 6
COMMITMENT: Final = 7
INTERPOLATION: Final = 8
OFFERS: Final = 9
RECEIVER_READS: Final = 10
POWER_OF: Final = 11
ROUNDING: Final = 12
SELECTION: Final = 13

PRESETS: Final[Presets] = {
    "corrected": {},
    "ktab-head": {
        "third_party": "one-probability",
        "contest_values": "with-risk",
        "receiver_reads": "gain",
        "power_of": "initiator",
        "rounding": "four-decimals",
        "ties": "as-listed",
    },
}


def numbered(model: Any) -> NDArray[np.int64]:
    """Return the switches of a model as numbers, in the order of `OPTIONS`.

    Raises
    ------
    InputError
        A switch has a value that is none of its options.
    """
    values = {name: getattr(model, name) for name in OPTIONS}
    return np.array([OPTIONS[name].index(known(value, OPTIONS[name], f"value of '{name}'")) for name, value in values.items()])
