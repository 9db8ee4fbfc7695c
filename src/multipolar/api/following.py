"""How the paths follow from one version of a case to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from multipolar.api.ensemble import paths_of, simulate_part
from multipolar.api.updates import Effect

if TYPE_CHECKING:
    from multipolar.scenario import Case

Tick = Callable[[int, int], None]


@dataclass
class Following:
    """Follows the paths from one version of a case to the next, in paired histories."""

    runs: int
    seed: int
    threads: int
    tick: Tick | None
    arms: int
    done: int = 0
    last: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    def first(self, case: Case) -> dict[str, float]:
        """Shares of the paths of the case that everything is compared with."""
        self._simulate(case)
        return self.shares

    def to(self, case: Case) -> tuple[Effect, ...]:
        """What the step to this version does to each path."""
        from multipolar.analysis.compare import effect

        before = self.last
        self._simulate(case)
        changes = {path: effect(path, before[path], values) for path, values in self.last.items()}
        return tuple(Effect(path, float(self.last[path].mean()), each.effect, each.lo, each.hi) for path, each in changes.items())

    @property
    def shares(self) -> dict[str, float]:
        """Share of each path in the last version."""
        return {path: float(each.mean()) for path, each in self.last.items()}

    def _simulate(self, case: Case) -> None:
        self.last = _paths(case, self.runs, self.seed, self.threads)
        self.done += 1
        if self.tick:
            self.tick(min(self.done, self.arms), self.arms)


def _paths(case: Case, runs: int, seed: int, threads: int) -> dict[str, NDArray[np.float64]]:
    """Which members end on each path, as 0 and 1."""
    from multipolar import world
    from multipolar.store import part_ranges

    program = world.build(case)
    ends = [
        paths_of(case, program, simulate_part(program, members, case.horizon, seed=seed, without=(), threads=threads, tick=lambda _: None))
        for members in part_ranges(runs)
    ]
    ended = np.concatenate(ends)
    return {path: (ended == place).astype(np.float64) for place, path in enumerate(case.scenario.paths)}
