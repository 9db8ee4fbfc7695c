"""Many histories of one case: computed part by part, never all in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from multipolar.analysis.paths import classify
from multipolar.results import BlockHistory, Plan

if TYPE_CHECKING:
    from multipolar.scenario import Case

CHUNK = 256
"""Members a thread simulates between two signs of progress: few, so that their weeks are written in one sweep. No number depends on it."""

Progress = Callable[[int, int], None]
"""Called with (members done, members in all)."""


@dataclass(frozen=True, slots=True)
class Histories:
    """A part in memory, as the world hands it over: see `multipolar.results.history.Block`."""

    weekly: NDArray[np.float32]
    status: NDArray[np.int8]
    events: NDArray[np.int16]
    scalars: NDArray[np.float32]


def empty(program: Any, members: int, weeks: int) -> Histories:
    """Room for `members` histories."""
    series = np.empty((len(program.series), members, weeks + 1), dtype=np.float32)  # a series lies in one piece, as it is stored
    return Histories(
        weekly=series.transpose(1, 2, 0),
        status=np.empty((members, weeks + 1), dtype=np.int8),
        events=np.empty((members, len(program.events)), dtype=np.int16),
        scalars=np.empty((members, len(program.scalars)), dtype=np.float32),
    )


def simulate_part(
    program: Any, members: range, weeks: int, *, seed: int, without: tuple[str, ...], threads: int, tick: Callable[[int], None],
    bargaining: str = "compromise",
) -> Histories:  # fmt: skip
    """The histories of `members`; `tick` is called with the members of each chunk once they are done."""
    from multipolar import world

    part, bodies = empty(program, len(members), weeks), world.bodies(bargaining)
    for start in range(0, len(members), CHUNK * threads):
        chunk = members[start : start + CHUNK * threads]
        block = world.simulate(program, seed=seed, members=chunk, without=without, threads=threads, bodies=bodies)
        here = slice(start, start + len(chunk))
        for name in ("weekly", "status", "events", "scalars"):
            getattr(part, name)[here] = getattr(block, name)
        tick(len(chunk))
    return part


def history(case: Case, program: Any, part: Histories) -> BlockHistory:
    """`part` as conditions read it."""
    return BlockHistory(part, series=program.series, events=program.events, as_of=case.as_of)


def paths_of(case: Case, program: Any, part: Histories) -> NDArray[np.int8]:
    """The path of each member of `part`."""
    return classify(case, history(case, program, part))


def parts(
    case: Case, program: Any, plan: Plan, ranges: list[tuple[int, range]], *, threads: int, progress: Progress | None
) -> Iterator[tuple[int, range, Histories]]:
    """Compute the named parts of a plan, one after another."""
    done = plan.runs - sum(len(members) for _, members in ranges)

    def tick(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(done, plan.runs)

    for index, members in ranges:
        chosen: dict[str, Any] = {"seed": plan.seed, "without": plan.without, "bargaining": plan.bargaining}
        part = simulate_part(program, members, case.horizon, **chosen, threads=threads, tick=tick)
        yield index, members, part
