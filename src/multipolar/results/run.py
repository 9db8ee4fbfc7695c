"""A run: many histories of one case, read from disk one column at a time."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from multipolar.results.answers import Paths, PathShare
from multipolar.results.calendar import Weeks
from multipolar.results.history import position
from multipolar.results.intervals import wilson
from multipolar.results.manifest import Manifest

if TYPE_CHECKING:
    from multipolar.scenario import Case


class Columns(Protocol):
    """Where a run's numbers come from, one column at a time."""

    def paths(self) -> NDArray[np.int8]:
        """Each member's path, as its place in the run's order."""
        ...

    def event(self, name: str) -> NDArray[np.int16]:
        """First week of an event, −1 for never."""
        ...

    def scalar(self, name: str) -> NDArray[np.float32]:
        """One value a member, NaN where there is none."""
        ...

    def status(self) -> NDArray[np.int8]:
        """Status codes, members × (weeks + 1)."""
        ...

    def series(self, name: str) -> NDArray[np.float32]:
        """A weekly measure, members × (weeks + 1)."""
        ...

    def case(self) -> Case:
        """The case as it was run."""
        ...


class Run:
    """Many histories of one case, and what they are made of.

    Read-only. Columns are read when asked for; the last few are kept. It can be handed to any condition (`history` protocol).
    """

    def __init__(self, folder: Path, manifest: Manifest, columns: Columns) -> None:
        self.folder, self.manifest, self._columns = folder, manifest, columns
        self.calendar = Weeks(manifest.plan.as_of, manifest.plan.horizon)

    def __repr__(self) -> str:
        plan = self.manifest.plan
        return f"Run({plan.case!r}, members={plan.runs}, seed={plan.seed}, weeks={plan.horizon}, folder={str(self.folder)!r})"

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def members(self) -> int:
        """How many members."""
        return self.manifest.plan.runs

    @property
    def seed(self) -> int:
        """The seed of every draw."""
        return self.manifest.plan.seed

    @property
    def weeks(self) -> int:
        """The horizon in weeks."""
        return self.calendar.last

    @property
    def as_of(self) -> date:
        """The date of week 0."""
        return self.calendar.as_of

    @property
    def dates(self) -> list[date]:
        """The date of every record, `weeks + 1` of them."""
        return self.calendar.dates

    @cached_property
    def case(self) -> Case:
        """The case as it was run, overrides included."""
        return self._columns.case()

    @property
    def path_names(self) -> tuple[str, ...]:
        """The paths, in the order in which they are tried."""
        return self.manifest.plan.paths

    @property
    def measures(self) -> dict[str, str]:
        """Weekly measures and their units."""
        return self.manifest.plan.series

    @property
    def events(self) -> tuple[str, ...]:
        """The events whose first weeks are kept."""
        return self.manifest.plan.events

    @property
    def scalars(self) -> tuple[str, ...]:
        """The single values kept of each member."""
        return self.manifest.plan.scalars

    @property
    def path(self) -> NDArray[np.int8]:
        """Each member's path, as its place in `path_names`."""
        return self._columns.paths()

    @property
    def paths(self) -> Paths:
        """How often each path occurs."""
        counts = np.bincount(self.path, minlength=len(self.path_names)).tolist()
        shares = [
            PathShare(name, count / self.members, *wilson(count, self.members), count)
            for name, count in zip(self.path_names, counts, strict=True)
        ]
        return Paths(tuple(shares), self.members)

    @property
    def status(self) -> NDArray[np.int8]:
        """Status codes (war, lull, ceasefire, deal, collapsed: 0 to 4), members × (weeks + 1)."""
        return self._columns.status()

    def event(self, name: str) -> NDArray[np.int16]:
        """The week in which an event first happened, −1 for never; QuestionError for an unknown name."""
        position(name, self.events, "an event")
        return self._columns.event(name)

    def measure(self, name: str) -> NDArray[np.float32]:
        """A weekly measure, members × (weeks + 1); QuestionError for an unknown name."""
        position(name, tuple(self.measures), "a measure")
        return self._columns.series(name)

    def scalar(self, name: str) -> NDArray[np.float32]:
        """One value a member, NaN where there is none; QuestionError for an unknown name."""
        position(name, self.scalars, "a single value")
        return self._columns.scalar(name)

    def week_of(self, day: date) -> int:
        """The last record on or before `day`; QuestionError outside the run."""
        return self.calendar.week_of(day)
