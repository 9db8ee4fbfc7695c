"""Named random streams: what a draw is for, and for whom.

A draw is keyed by (seed, member, week, purpose, name). Names are hashed, so the order in which a scenario lists
its actors never matters, and one mechanism drawing more leaves the others alone.
"""

from __future__ import annotations

import hashlib
from typing import Final

NUMBER: Final = 1
"""The value of an uncertain number; the name is its address, the week 0."""
COMBAT: Final = 2
"""Tempo and the front's jitter."""
FORTUNE: Final = 3
"""Collapse, lull and widening."""
DRIFT: Final = 4
"""The walk of a volatile actor's ideal on one issue."""
ROUND: Final = 5
"""Whether a track meets, what about, and who says yes."""
RATIFY: Final = 6
"""Ratification of what a track signed."""
BREAK: Final = 7
"""Whether an agreement breaks, and by whom."""
TRUCE: Final = 8
"""Short truces, their violations, and who is blamed."""
THREAT: Final = 9
"""Whether a threat is carried out, and whether that widens the war."""

MAX_SEED: Final = 2**63 - 1


def word(name: str) -> int:
    """Return the 32-bit word that stands for a name in random keys."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "little")


def key(seed: int) -> tuple[int, int]:
    """Split a seed (0 to 2**63 - 1) into the two 32-bit words of a Philox key.

    Raises
    ------
    ValueError
        If the seed is out of range.
    """
    if not 0 <= seed <= MAX_SEED:
        raise ValueError(f"seed {seed} is out of range; a seed runs from 0 to {MAX_SEED}")
    return seed & 0xFFFFFFFF, seed >> 32
