"""Processor and wall time of work in this process and in fresh ones.

Work is repeated and the best of each clock kept: whatever else runs on the machine can only slow it down.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processor time (all threads) and of wall time."""

    cpu: float
    wall: float

    @property
    def wait(self) -> float:
        """How long a person would wait on a quiet machine: the shorter of the two clocks."""
        return min(self.cpu, self.wall)


def least(found: Sequence[Spent]) -> Spent:
    """Return the best of each clock."""
    return Spent(min(one.cpu for one in found), min(one.wall for one in found))


def timed(work: Callable[[], object]) -> Spent:
    """Time `work` once."""
    cpu, wall = process_time(), perf_counter()
    work()
    return Spent(process_time() - cpu, perf_counter() - wall)


def best(work: Callable[[], object], times: int = 3) -> Spent:
    """Time `work` several times and keep the best."""
    return least([timed(work) for _ in range(times)])


def side_by_side(works: Mapping[str, Callable[[], object]], times: int) -> dict[str, Spent]:
    """Time several works in turn, so that a busy moment of the machine disturbs them alike."""
    found: dict[str, list[Spent]] = {name: [] for name in works}
    for _ in range(times):
        for name, work in works.items():
            found[name].append(timed(work))
    return {name: least(spent) for name, spent in found.items()}


def fresh(arguments: Sequence[str], folder: str, **environment: str) -> Spent:
    """Time a fresh interpreter with these arguments, run in `folder`."""
    wall, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(cpu, perf_counter() - wall)
