"""A stage for one mechanism: a small state at the as-of date, on which single kernels are played, interpreted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multipolar import world
from multipolar.kernels.single import uniforms
from multipolar.scenario import Case
from multipolar.testing import Shape, at_centres, case_of, made_up
from multipolar.world import layout as at
from multipolar.world.catalogue import switched
from multipolar.world.engine import kernel_numbers
from multipolar.world.layout import LANES
from multipolar.world.mechanisms.events import fortune
from multipolar.world.structure.voices import voices_of
from multipolar.world.week import begin

SEED = 7
SINGLE = 2e-6
"""How near 32-bit steps come to an equation worked out in 64: they add up, and differences of near numbers widen them."""
Kernel = Callable[..., Any]
Value = int | float | str


@cache
def case_for(shape: Shape | None = None) -> Case:
    """The made-up case of this shape, the world's parameters at their centres."""
    return at_centres(case_of(made_up(shape)))


def changed(case: Case, changes: Mapping[str, Value]) -> Case:
    for address, value in changes.items():
        case = case.set(address, value)
    return case


class Stage:
    """The made-up war at week 0, in the first lanes of a block; rows of state are read and written by name.

    `stage[row]` is the value of the first lane, `stage.all(row)` of every lane in use, and writing sets every lane.
    """

    def __init__(
        self,
        changes: Mapping[str, Value] | None = None,
        *,
        without: tuple[str, ...] = (),
        lanes: int = 1,
        shape: Shape | None = None,
    ) -> None:
        self.case = changed(case_for(shape), changes or {})
        self.program = world.build(self.case, without)
        self.c: Any = at.replaced(self.program.plan, on=switched(without))
        self.lanes = lanes
        self.p = kernel_numbers(self.program, SEED, 0, lanes, compile_it=False)
        self.s, self.b = (np.zeros(size, dtype=np.float32) for size in (self.program.size, at.BENCH_SIZE))
        self.pick = np.arange(LANES, dtype=np.int64)
        begin(lanes, self.c, self.p, self.s)

    def __getitem__(self, row: int) -> float:
        return float(self.s[row])

    def __setitem__(self, row: int, value: float | NDArray[np.float64]) -> None:
        self.s[row : row + self.lanes] = value

    def all(self, row: int) -> NDArray[np.float64]:
        return self.s[row : row + self.lanes].copy()

    def bench(self, row: int) -> float:
        return float(self.b[row])

    def set_bench(self, row: int, value: float) -> None:
        self.b[row : row + self.lanes] = value

    def all_bench(self, row: int) -> NDArray[np.float64]:
        return self.b[row : row + self.lanes].copy()

    def play(self, mechanism: Kernel, week: int = 0) -> Stage:
        """Let a mechanism move the state in one week."""
        with np.errstate(over="ignore"):
            fortune(week, self.lanes, 0, SEED, 0, self.c, self.p, self.s)
            mechanism(week, self.lanes, 0, SEED, 0, self.c, self.p, self.s)
        return self

    def negotiate(self, part: Kernel, week: int, track: int) -> Stage:
        """Let a part of the talks of one track move the state."""
        with np.errstate(over="ignore"):
            part(week, track, self.lanes, 0, SEED, 0, self.c, self.p, self.s)
        return self

    # ---- where things lie
    @property
    def voices(self) -> list[str]:
        return voices_of(self.case)

    @property
    def terms(self) -> list[str]:
        return [name for name, issue in self.case.scenario.issues.items() if issue.is_term]

    @property
    def levers(self) -> list[str]:
        return [name for name, issue in self.case.scenario.issues.items() if issue.is_lever]

    def track(self, name: str) -> int:
        return list(self.case.scenario.talks).index(name)

    def threat(self, name: str) -> int:
        return list(self.case.scenario.threats).index(name)

    def lever(self, name: str) -> int:
        return int(self.c.lever_at) + self.levers.index(name) * LANES

    def shift(self, name: str) -> int:
        return int(self.c.shift_at) + self.levers.index(name) * LANES

    def hold(self, name: str) -> int:
        return int(self.c.hold_at) + self.levers.index(name) * LANES

    def affinity(self, one: str, two: str) -> int:
        return int(self.c.affinity_at) + (self.voices.index(one) * len(self.voices) + self.voices.index(two)) * LANES

    def credibility(self, voice: str) -> int:
        return int(self.c.credibility_at) + self.voices.index(voice) * LANES

    def ideal(self, voice: str, term: str) -> int:
        """Row of a voice's ideal on a term; its salience and floor lie behind it."""
        group = int(self.c.term_group[self.voices.index(voice), self.terms.index(term)])
        return int(self.c.group_at) + group * at.GROUP

    def draws(self, week: int, purpose: int, word: int = 0) -> NDArray[np.float64]:
        """The four uniform numbers of every lane, as (4, lanes)."""
        return np.array([uniforms(m, week, purpose, word, SEED, 0) for m in range(self.lanes)], dtype=float).T
