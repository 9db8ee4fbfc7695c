"""What a condition or an analysis may read of many histories at once, and two plain holders of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import QuestionError
from multipolar.results.calendar import Weeks

STATES: tuple[str, ...] = ("war", "lull", "ceasefire", "deal", "collapsed")
"""Names of the status codes 0 to 4."""

WAR, LULL, CEASEFIRE, DEAL, COLLAPSED = range(5)


class History(Protocol):
    """Many members' histories, member first."""

    @property
    def members(self) -> int:
        """How many members."""
        ...

    @property
    def weeks(self) -> int:
        """The horizon in weeks; weekly arrays have one column more."""
        ...

    @property
    def status(self) -> NDArray[np.int8]:
        """Status codes (see `STATES`), members × (weeks + 1)."""
        ...

    def week_of(self, day: date) -> int:
        """The last record on or before `day`; QuestionError outside."""
        ...

    def event(self, name: str) -> NDArray[np.int16]:
        """The week in which the event first happened, −1 for never."""
        ...

    def measure(self, name: str) -> NDArray[np.float32]:
        """A weekly measure, members × (weeks + 1)."""
        ...


class Block(Protocol):
    """Histories as the world hands them over."""

    @property
    def weekly(self) -> NDArray[np.float32]:
        """Series, members × (weeks + 1) × series."""
        ...

    @property
    def status(self) -> NDArray[np.int8]:
        """Status codes, members × (weeks + 1)."""
        ...

    @property
    def events(self) -> NDArray[np.int16]:
        """First weeks, members × events, −1 for never."""
        ...

    @property
    def scalars(self) -> NDArray[np.float32]:
        """Single values, members × scalars."""
        ...


def position(name: str, names: Sequence[str], kind: str) -> int:
    """Where `name` stands among `names`; QuestionError with a near miss if it does not."""
    try:
        return names.index(name)
    except ValueError:
        near = get_close_matches(name, names, n=1)
        hint = f" Did you mean '{near[0]}'? Nothing was assumed." if near else ""
        raise QuestionError(f"'{name}' is not {kind} of this case.{hint} `multipolar list measures` names them.") from None


class BlockHistory:
    """The history protocol over a block in memory.

    Parameters
    ----------
    block : Block
        Arrays as the world returns them.
    series, events : sequence of str
        Names along the last axes of `block.weekly` and `block.events`.
    as_of : date
        The date of week 0.
    """

    def __init__(self, block: Block, *, series: Sequence[str], events: Sequence[str], as_of: date) -> None:
        self.block = block
        self._series, self._events = list(series), list(events)
        self._calendar = Weeks(as_of, block.status.shape[1] - 1)

    @property
    def members(self) -> int:
        """How many members."""
        return int(self.block.status.shape[0])

    @property
    def weeks(self) -> int:
        """The horizon in weeks."""
        return self._calendar.last

    @property
    def status(self) -> NDArray[np.int8]:
        """Status codes, members × (weeks + 1)."""
        return self.block.status

    def week_of(self, day: date) -> int:
        """The last record on or before `day`."""
        return self._calendar.week_of(day)

    def event(self, name: str) -> NDArray[np.int16]:
        """First weeks of an event, −1 for never."""
        return self.block.events[:, position(name, self._events, "an event")]

    def measure(self, name: str) -> NDArray[np.float32]:
        """A weekly measure."""
        return self.block.weekly[:, :, position(name, self._series, "a measure")]


class Truncated:
    """The same histories as if they had ended at an earlier week.

    Later events have not happened; a date after the end reads the last record.
    """

    def __init__(self, history: History, weeks: int) -> None:
        self._history = history
        self.weeks = weeks
        self.members = history.members

    @property
    def status(self) -> NDArray[np.int8]:
        """Status codes up to the earlier week."""
        return self._history.status[:, : self.weeks + 1]

    def week_of(self, day: date) -> int:
        """The last record on or before `day`, at most the earlier week."""
        return min(self._history.week_of(day), self.weeks)

    def event(self, name: str) -> NDArray[np.int16]:
        """First weeks of an event; −1 where it came later."""
        first = self._history.event(name)
        return np.where(first > self.weeks, np.int16(-1), first)

    def measure(self, name: str) -> NDArray[np.float32]:
        """A weekly measure up to the earlier week."""
        return self._history.measure(name)[:, : self.weeks + 1]


def plain(value: Any) -> Any:
    """`value` as JSON knows it: dates as text, NaN as null, arrays and tuples as lists."""
    if isinstance(value, np.ndarray):
        return [plain(item) for item in value.tolist()]
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float):
        return value if np.isfinite(value) else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.to_json() if hasattr(value, "to_json") else value
