"""What a condition needs to know about simulated histories."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

WAR, LULL, CEASEFIRE, DEAL, COLLAPSED = range(5)
"""Status of a week, as histories record it."""

Truth = NDArray[np.bool_]


class History(Protocol):
    """Many members' histories, week 0 to `weeks`; a `Run` is one."""

    @property
    def members(self) -> int:
        """How many members."""

    @property
    def weeks(self) -> int:
        """Weeks simulated, T."""

    @property
    def status(self) -> NDArray[np.int8]:
        """Status codes, members × T+1."""

    def week_of(self, day: date, /) -> int:
        """The week in which `day` lies; raises `QuestionError` outside the run."""

    def event(self, name: str, /) -> NDArray[np.int16]:
        """First week of an event for each member, −1 where it never happens."""

    def measure(self, name: str, /) -> NDArray[np.float32]:
        """A weekly measure, members × T+1."""
