"""How many members lie side by side, how much of everything there is room for, and how rows are handed out."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

LANES: Final = 256
MAX_TERMS: Final = 12
MAX_VOICES: Final = 24
MAX_GROUPS: Final = 320
MAX_ENTRIES: Final = 640
MAX_LEVERS: Final = 24
MAX_TRACKS: Final = 8
MAX_DATES: Final = 400
MAX_THREATS: Final = 24
MAX_TOLLS: Final = 16
MAX_SERIES: Final = 512
MAX_WEEKS: Final = 1100
POINTS: Final = 9  # offers tried along the contract curve
OFFERS: Final = POINTS * LANES  # a bench row with a place for every one of them

GROUP: Final = 4 * LANES  # a body's rows: ideal, salience, floor, influence
TO_SALIENCE: Final = LANES
TO_FLOOR: Final = 2 * LANES
TO_INFLUENCE: Final = 3 * LANES

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Rows:
    """Hands out rows one after another and remembers their names."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, name: str, count: int = 1) -> int:
        """Hand out `count` rows under one name, and return where the first begins."""
        at = len(self.names) * LANES
        self.names += [name] if count == 1 else [f"{name}.{i}" for i in range(count)]
        return at

    @property
    def size(self) -> int:
        """Length of an array that holds them all."""
        return len(self.names) * LANES
