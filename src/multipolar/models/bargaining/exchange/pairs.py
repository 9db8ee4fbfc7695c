"""Who may exchange what: two actors on opposite sides of the outcome on both of two issues."""

from __future__ import annotations

import numpy as np

from multipolar.kernels import kernel

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
Table = np.ndarray[tuple[int, int], np.dtype[np.int64]]
Sides = np.ndarray[tuple[int, int], np.dtype[np.bool_]]


@kernel
def apart(i: int, j: int, p: int, q: int, left: Sides, w: Matrix, one_way: bool) -> bool:
    """Tell whether i and j stand opposite on p and on q, in the given one of the two ways, and have weight on both."""
    opposite = left[i, p] != left[j, p] and left[i, q] != left[j, q]
    heavy = w[i, p] > 0.0 and w[i, q] > 0.0 and w[j, p] > 0.0 and w[j, q] > 0.0
    return bool(opposite and heavy and one_way == (left[i, p] == left[i, q]))


@kernel
def list_pairs(s: Matrix, w: Matrix, left: Sides, fill: bool, found: Table) -> int:
    """Write every possible exchange as a row (i, j, p, q) of `found`, if `fill`, and return how many there are.

    i demands p and supplies q, j demands q and supplies p. The order is that in which equal gains are served: by pair
    of issues; in it first those who stand on the same side on both issues, then the others; in each by the actor that
    is right of the outcome on the first issue (on the second, for the others), then by its partner.
    """
    n, k = s.shape
    count = 0
    for p in range(k):
        for q in range(p + 1, k):
            for way in range(2):
                for a in range(n):
                    if left[a, p] if way == 0 else left[a, q]:
                        continue
                    for b in range(n):
                        if not apart(a, b, p, q, left, w, way == 0):
                            continue
                        if fill:
                            swap = s[a, p] * s[b, q] < s[b, p] * s[a, q]
                            found[count, 0] = b if swap else a
                            found[count, 1] = a if swap else b
                            found[count, 2] = p
                            found[count, 3] = q
                        count += 1
    return count
