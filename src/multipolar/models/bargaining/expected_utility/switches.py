"""The rules that the sources leave open, by number, as the kernels read them.

Each switch is a field of `ExpectedUtility`; its value is passed to the kernels as its index here.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from multipolar.models.bargaining.problem import Stop
from multipolar.models.contract import known

OPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "votes": ("linear", "risk-shaped", "abstaining"),
    "chance_over": ("contest", "all-contests"),
    "principals_vote": ("yes", "no"),
    "opponent_seen_with": ("own-risk", "its-risk"),
    "security_counts": ("actors", "weight"),
    "span": ("start", "round"),
    "conflict": ("loser-moves", "nobody-moves"),
    "capitulation": ("moves", "never"),
    "choice": ("least-movement", "lowest-end"),
    "ties": ("first", "middle"),
}
"""Switch → the values it takes, in the order of their numbers."""

VOTES: Final = 0
CHANCE_OVER: Final = 1
PRINCIPALS_VOTE: Final = 2
OPPONENT_SEEN_WITH: Final = 3
SECURITY_COUNTS: Final = 4
SPAN: Final = 5
CONFLICT: Final = 6
CAPITULATION: Final = 7
CHOICE: Final = 8
TIES: Final = 9

Q: Final = 0
ABSTAIN: Final = 1
WITHIN: Final = 2

REASONS: Final = ("stays", "conflict", "compromise", "capitulation")
"""Why an actor moved, by number."""

STOPS: Final[tuple[Stop, ...]] = ("converged", "cycle", "rounds")
"""Why a member stopped, by number."""

SLACK: Final = 1e-9
"""Two utilities, movements or positions (as shares of the span) nearer than this are equal.

Sums over actors differ by some 1e-16 with the order of the actors; without slack that would decide ties."""


def numbered(model: Any) -> NDArray[np.int64]:
    """Return the switches of a model as numbers, in the order of `OPTIONS`.

    Raises
    ------
    InputError
        A switch has a value that is none of its options.
    """
    values = {name: getattr(model, name) for name in OPTIONS}
    return np.array([OPTIONS[name].index(known(value, OPTIONS[name], f"value of '{name}'")) for name, value in values.items()])
