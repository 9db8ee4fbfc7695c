"""The calendar: in which weeks what is moved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from multipolar.world import layout as at
from multipolar.world.structure.rows import Numbers

if TYPE_CHECKING:
    from multipolar.scenario import Case


def calendar_of(case: Case, levers: list[str], number: Numbers) -> dict[str, Any]:
    """Fields on dates: from and until which week what is moved by which numbers."""
    rows: list[tuple[int, int, int, int, int, int]] = []
    tracks = list(case.scenario.talks)
    for event in case.scenario.calendar:
        kind, _, name = event.quantity.partition(".")
        code = {"tempo": at.Q_TEMPO, "rounds": at.Q_ROUNDS, "lever": at.Q_LEVER}[kind]
        target = tracks.index(name) if kind == "rounds" else levers.index(name) if kind == "lever" else 0
        times, plus = number(f"calendar.{event.id}.times"), number(f"calendar.{event.id}.plus")
        rows += [(first, until, code, target, times, plus) for first, until in _weeks(case, event)]
    table = np.array(rows, dtype=np.int64).reshape(-1, 6)
    names = ("date_from", "date_until", "date_kind", "date_target", "date_times", "date_plus")
    return {"dates": len(rows), **{name: np.ascontiguousarray(table[:, i]) for i, name in enumerate(names)}}


def _weeks(case: Case, event: Any) -> list[tuple[int, int]]:
    """Return the weeks in which an event is on, as (first, until)."""

    def week(day: date) -> int:
        return (day - case.as_of).days // 7

    lasts = event.weeks or 1
    if event.on is not None:
        return [(week(event.on), week(event.on) + lasts)]
    if event.every is not None:
        years = range(case.as_of.year - 1, case.as_of.year + case.horizon // 52 + 3)
        return [(w, w + lasts) for w in (week(date.fromisoformat(f"{year}-{event.every}")) for year in years)]
    return [(week(event.from_), max(week(event.until), week(event.from_) + 1))]
