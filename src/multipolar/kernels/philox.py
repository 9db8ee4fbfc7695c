"""Counter-based random numbers: Philox4x32-10.

A draw is a pure function of its key and counter, so a member's luck does not depend on which thread, chunk or
lane computed it, nor on what else was drawn.

References
----------
Salmon2011.
"""

from __future__ import annotations

from multipolar.kernels.compile import formula

_MASK = 0xFFFFFFFF
_M0 = 0xD2511F53
_M1 = 0xCD9E8D57
_W0 = 0x9E3779B9
_W1 = 0xBB67AE85
_UNIT = 2.0**-32


@formula
def turn(c0: int, c1: int, c2: int, c3: int, k0: int, k1: int) -> tuple[int, int, int, int]:
    """Return the counter after one round."""
    p0 = _M0 * c0
    p1 = _M1 * c2
    return ((p1 >> 32) ^ c1 ^ k0) & _MASK, p1 & _MASK, ((p0 >> 32) ^ c3 ^ k1) & _MASK, p0 & _MASK


@formula
def philox(c0: int, c1: int, c2: int, c3: int, k0: int, k1: int) -> tuple[int, int, int, int]:
    """Return four random 32-bit words for a counter of four and a key of two 32-bit words.

    The ten rounds are written out: a loop inside the loop over members would keep the compiler from working on
    several members at once.
    """
    c0, c1, c2, c3 = turn(c0, c1, c2, c3, k0, k1)
    c0, c1, c2, c3 = turn(c0, c1, c2, c3, (k0 + _W0) & _MASK, (k1 + _W1) & _MASK)
    c0, c1, c2, c3 = turn(c0, c1, c2, c3, (k0 + 2 * _W0) & _MASK, (k1 + 2 * _W1) & _MASK)
    c0, c1, c2, c3 = turn(c0, c1, c2, c3, (k0 + 3 * _W0) & _MASK, (k1 + 3 * _W1) & _MASK)
    c0, c1, c2, c3 = turn(c0, c1, c2, c3, (k0 + 4 * _W0) & _MASK, (k1 + 4 * _W1) & _MASK)
    c0, c1, c2, c3 = turn(c0, c1, c2, c3, (k0 + 5 * _W0) & _MASK, (k1 + 5 * _W1) & _MASK)
    c0, c1, c2, c3 = turn(c0, c1, c2, c3, (k0 + 6 * _W0) & _MASK, (k1 + 6 * _W1) & _MASK)
    c0, c1, c2, c3 = turn(c0, c1, c2, c3, (k0 + 7 * _W0) & _MASK, (k1 + 7 * _W1) & _MASK)
    c0, c1, c2, c3 = turn(c0, c1, c2, c3, (k0 + 8 * _W0) & _MASK, (k1 + 8 * _W1) & _MASK)
    return turn(c0, c1, c2, c3, (k0 + 9 * _W0) & _MASK, (k1 + 9 * _W1) & _MASK)


@formula
def unit(word: int) -> float:
    """Turn a 32-bit word into a number strictly between 0 and 1."""
    return (word + 0.5) * _UNIT


@formula
def uniforms(member: int, week: int, purpose: int, actor: int, k0: int, k1: int) -> tuple[float, float, float, float]:
    """Return four uniform numbers in (0, 1) for one member, week, purpose and actor (or track, or number).

    `actor` is the 32-bit hash of an id (`multipolar.streams.word`), `purpose` a small constant of `multipolar.streams`.
    """
    a, b, c, d = philox(int(member) & _MASK, int(week) & _MASK, actor, purpose, k0, k1)
    return unit(a), unit(b), unit(c), unit(d)
