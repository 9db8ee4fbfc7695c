"""The most typical member of each path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multipolar.analysis.sentences import tell
from multipolar.results import Run, Story

EXACT = 1_500
"""Paths with more members than this are stood for by this many of them, evenly spaced."""

NEVER = 1.25
"""Where an event that never happens is put, in horizons."""


def medoid(run: Run, path: str) -> int | None:
    """The member of `path` with the least summed distance to the others; None if the path has no member.

    Distance: Euclidean over event weeks, states and end values, each divided by its spread over the whole run.
    """
    chosen = np.flatnonzero(run.path == run.path_names.index(path))
    if chosen.size == 0:
        return None
    return _central(chosen, features(run))


def medoids(run: Run) -> dict[str, int]:
    """The most typical member of every path that occurs."""
    table = features(run)
    found = {}
    for index, name in enumerate(run.path_names):
        chosen = np.flatnonzero(run.path == index)
        if chosen.size:
            found[name] = _central(chosen, table)
    return found


def _central(chosen: NDArray[np.intp], table: NDArray[np.float64]) -> int:
    if chosen.size > EXACT:
        chosen = chosen[np.linspace(0, chosen.size - 1, EXACT).astype(np.int64)]
    rows = table[chosen]
    sums = np.empty(chosen.size)
    for start in range(0, chosen.size, 64):
        difference = rows[start : start + 64, None, :] - rows[None, :, :]
        sums[start : start + 64] = np.sqrt((difference**2).sum(axis=2)).sum(axis=1)
    return int(chosen[int(np.argmin(sums))])


def features(run: Run) -> NDArray[np.float64]:
    """What members are compared by, each column with spread 1 over the run: event weeks and end values."""
    columns = [_event_weeks(run, name) for name in run.events]
    columns += [run.measure(name)[:, -1].astype(np.float64) for name in run.measures if _is_feature(name)]
    table = np.stack(columns, axis=1)
    table = np.where(np.isfinite(table), table, 0.0)
    spread = table.std(axis=0)
    used = spread > 1e-12
    return np.asarray((table[:, used] - table[:, used].mean(axis=0)) / spread[used])


def _is_feature(measure: str) -> bool:
    return measure.startswith(("war.front", "war.force.", "war.economy.", "lever."))


def _event_weeks(run: Run, name: str) -> NDArray[np.float64]:
    first = run.event(name).astype(np.float64)
    return np.where(first < 0, NEVER * run.weeks, first)


def storyline(run: Run, member: int, events: Sequence[tuple[int, str, Any]]) -> list[tuple[Any, str]]:
    """The member's history as dated plain sentences.

    `events` are what the world's ledger notes of it: (week, kind, details).
    """
    return tell(run, member, events)


def story(run: Run, path: str, member: int, events: Sequence[tuple[int, str, Any]]) -> Story:
    """The storyline of `member` as the story of `path`."""
    return Story(path, member, run.paths[path].members, tuple(storyline(run, member, events)))
