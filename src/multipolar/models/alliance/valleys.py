"""Kernels that visit every partition: energies by a Gray code, and the valley that each partition drains into.

A partition is a number whose digits to the base of the camps are the camps of actors 1, 2, …; actor 0 is in camp 0.
"""

from __future__ import annotations

import numpy as np

from multipolar.kernels import kernel

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
Codes = np.ndarray[tuple[int], np.dtype[np.int64]]

FRESH = 4096
"""Steps after which the energy is added up anew, so that rounding does not pile up."""


@kernel
def energies(pull: Matrix, camps: int) -> Vector:
    """Return the energy of every partition; `pull` is size × propensity × size, symmetric with an empty diagonal."""
    n = pull.shape[0]
    total = 1
    for _ in range(n - 1):
        total *= camps
    out = np.zeros(total)
    at = np.zeros(n, np.int64)
    way = np.ones(n, np.int64)
    energy = 0.0
    code = 0
    for step in range(1, total):
        # The reflected Gray code: the first actor whose camp can still change in its direction moves, those before it turn round.
        actor = 1
        while at[actor] + way[actor] < 0 or at[actor] + way[actor] >= camps:
            way[actor] = -way[actor]
            actor += 1
        old = at[actor]
        new = old + way[actor]
        place = 1
        for _ in range(actor - 1):
            place *= camps
        at[actor] = new
        code += place * way[actor]
        if step % FRESH == 0:
            energy = 0.0
            for i in range(n):
                for j in range(n):
                    if at[i] != at[j]:
                        energy += pull[i, j]
        else:
            for j in range(n):
                if j != actor:
                    if at[j] == old:
                        energy += 2.0 * pull[actor, j]
                    elif at[j] == new:
                        energy -= 2.0 * pull[actor, j]
        out[code] = energy
    return out


@kernel
def canonical(at: Codes, names: Codes, camps: int) -> int:
    """Return the code of a partition after numbering its camps in the order of first appearance; `names` is scratch space."""
    n = at.shape[0]
    for camp in range(camps):
        names[camp] = -1
    used = 0
    code = 0
    place = 1
    for i in range(n):
        if names[at[i]] < 0:
            names[at[i]] = used
            used += 1
        if i > 0:
            code += names[at[i]] * place
            place *= camps
    return code


@kernel
def basins(energy: Vector, n: int, camps: int, tie: float) -> Codes:
    """Return, for every partition in canonical form, the code of the valley that steepest descent leads to; -1 for the others."""
    total = energy.shape[0]
    lower = np.empty(total, np.int64)
    at = np.zeros(n, np.int64)
    names = np.zeros(camps, np.int64)
    near = np.zeros(n * camps, np.int64)
    change = np.zeros(n * camps)
    for code in range(total):
        rest = code
        for i in range(1, n):
            at[i] = rest % camps
            rest //= camps
        lower[code] = -1
        if canonical(at, names, camps) == code:
            best = 0.0
            for actor in range(n):
                home = at[actor]
                for camp in range(camps):
                    move = actor * camps + camp
                    at[actor] = camp
                    near[move] = canonical(at, names, camps)
                    change[move] = energy[near[move]] - energy[code]
                    best = min(best, change[move])
                at[actor] = home
            lower[code] = code
            if best < -tie:
                move = 0
                while change[move] > best + tie:
                    move += 1
                lower[code] = near[move]
    for code in range(total):
        # Follow the links to the bottom, then point everything on the way straight at it.
        if lower[code] >= 0:
            bottom = code
            while lower[bottom] != bottom:
                bottom = lower[bottom]
            here = code
            while lower[here] != bottom:
                beyond = lower[here]
                lower[here] = bottom
                here = beyond
    return lower
