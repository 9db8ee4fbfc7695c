"""Conditions as trees: plain frozen data that can be evaluated, compared and written out again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce

import numpy as np

from multipolar.scenario.conditions.history import History, Truth
from multipolar.scenario.conditions.names import STATE_CODES
from multipolar.scenario.numbers import plain

Leaf = Callable[["Condition"], Truth]


class Condition(ABC):
    """Something that each history either meets or does not."""

    binding: int = 3
    """How tightly it binds when written out: or 0, and 1, not 2, atoms 3."""

    @property
    def atoms(self) -> tuple[Condition, ...]:
        """The distinct atoms, in the order in which they are written."""
        return tuple(dict.fromkeys(self._leaves()))

    def evaluate(self, history: History) -> Truth:
        """Whether each member's history meets it: booleans, one for each member.

        Raises
        ------
        QuestionError
            A date lies outside the run.
        """
        met = self.combine(lambda atom: atom._test(history))
        return np.broadcast_to(met, (history.members,)).copy() if met.shape != (history.members,) else met

    @abstractmethod
    def combine(self, leaf: Leaf) -> Truth:
        """Its truth, where `leaf` gives the truth of each atom."""

    def _leaves(self) -> Iterator[Condition]:
        yield self

    def _test(self, history: History) -> Truth:
        raise NotImplementedError(type(self).__name__)

    def _inside(self, other: Condition) -> str:
        return f"({other})" if other.binding <= self.binding else str(other)


class Atom(Condition):
    """A condition without parts."""

    def combine(self, leaf: Leaf) -> Truth:
        """The truth that `leaf` gives it."""
        return leaf(self)


@dataclass(frozen=True)
class Constant(Atom):
    """``otherwise`` and ``always``: met by every history."""

    word: str

    def _leaves(self) -> Iterator[Condition]:
        yield from ()

    def combine(self, leaf: Leaf) -> Truth:
        """True; it broadcasts against anything."""
        del leaf
        return np.ones(1, dtype=np.bool_)

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True)
class Happens(Atom):
    """An event by the horizon, or by a date (that week included)."""

    event: str
    by: date | None = None

    def _test(self, history: History) -> Truth:
        week = history.event(self.event)
        last = history.weeks if self.by is None else history.week_of(self.by)
        return (week >= 0) & (week <= last)

    def __str__(self) -> str:
        return self.event if self.by is None else f"{self.event} by {self.by}"


@dataclass(frozen=True)
class After(Atom):
    """An event in a later week than another that also happens."""

    event: str
    other: str

    def _test(self, history: History) -> Truth:
        week, other = history.event(self.event), history.event(self.other)
        return (other >= 0) & (week > other)

    def __str__(self) -> str:
        return f"{self.event} after {self.other}"


@dataclass(frozen=True)
class Before(Atom):
    """An event in an earlier week than another one (which need not happen), or than a date."""

    event: str
    other: str | date

    def _test(self, history: History) -> Truth:
        week = history.event(self.event)
        if isinstance(self.other, date):
            return (week >= 0) & (week < history.week_of(self.other))
        other = history.event(self.other)
        return (week >= 0) & ((other < 0) | (week < other))

    def __str__(self) -> str:
        return f"{self.event} before {self.other}"


@dataclass(frozen=True)
class Within(Atom):
    """Two events that both happen, at most so many weeks apart, whichever comes first."""

    event: str
    weeks: int
    other: str

    def _test(self, history: History) -> Truth:
        week, other = history.event(self.event).astype(np.int64), history.event(self.other).astype(np.int64)
        near = np.abs(week - other) <= self.weeks
        return np.asarray((week >= 0) & (other >= 0) & near, dtype=np.bool_)

    def __str__(self) -> str:
        return f"{self.event} within {self.weeks} weeks of {self.other}"


@dataclass(frozen=True)
class StateIs(Atom):
    """A state at the horizon, or in the week of a date."""

    state: str
    on: date | None = None

    def _test(self, history: History) -> Truth:
        week = history.weeks if self.on is None else history.week_of(self.on)
        return np.asarray(history.status[:, week] == STATE_CODES[self.state], dtype=np.bool_)

    def __str__(self) -> str:
        return self.state if self.on is None else f"{self.state} on {self.on}"


@dataclass(frozen=True)
class MeasureIs(Atom):
    """A weekly measure compared with a number, at the horizon or in the week of a date; a gap never meets it."""

    measure: str
    sign: str
    value: float
    on: date | None = None

    def _test(self, history: History) -> Truth:
        week = history.weeks if self.on is None else history.week_of(self.on)
        series = history.measure(self.measure)[:, week].astype(np.float64)
        compare = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}[self.sign]
        return np.asarray(compare(series, self.value), dtype=np.bool_)

    def __str__(self) -> str:
        written = f"{self.measure} {self.sign} {plain(self.value)}"
        return written if self.on is None else f"{written} on {self.on}"


@dataclass(frozen=True)
class Not(Condition):
    """The opposite of a condition."""

    part: Condition
    binding = 2

    def combine(self, leaf: Leaf) -> Truth:
        """True where its part is false."""
        return ~self.part.combine(leaf)

    def _leaves(self) -> Iterator[Condition]:
        yield from self.part._leaves()

    def __str__(self) -> str:
        return f"not {self.part}" if self.part.binding >= self.binding else f"not ({self.part})"


@dataclass(frozen=True)
class And(Condition):
    """All of several conditions."""

    parts: tuple[Condition, ...]
    binding = 1

    def combine(self, leaf: Leaf) -> Truth:
        """True where every part is."""
        return reduce(np.logical_and, (part.combine(leaf) for part in self.parts))

    def _leaves(self) -> Iterator[Condition]:
        for part in self.parts:
            yield from part._leaves()

    def __str__(self) -> str:
        return " and ".join(self._inside(part) for part in self.parts)


@dataclass(frozen=True)
class Or(Condition):
    """Any of several conditions."""

    parts: tuple[Condition, ...]
    binding = 0

    def combine(self, leaf: Leaf) -> Truth:
        """True where some part is."""
        return reduce(np.logical_or, (part.combine(leaf) for part in self.parts))

    def _leaves(self) -> Iterator[Condition]:
        for part in self.parts:
            yield from part._leaves()

    def __str__(self) -> str:
        return " or ".join(self._inside(part) for part in self.parts)


@dataclass(frozen=True)
class Question:
    """A condition, asked of all members or of those that meet another one."""

    condition: Condition
    given: Condition | None = None

    def __str__(self) -> str:
        return str(self.condition) if self.given is None else f"{self.condition} given {self.given}"


@dataclass(frozen=True)
class MeasureAt:
    """A weekly measure at the horizon, in the week of a date, or in a numbered week."""

    measure: str
    at: date | int | None = None

    def week(self, history: History) -> int:
        """The week it is read in."""
        if isinstance(self.at, date):
            return history.week_of(self.at)
        return history.weeks if self.at is None else min(self.at, history.weeks)

    def __str__(self) -> str:
        if self.at is None:
            return self.measure
        return f"{self.measure} on {self.at}" if isinstance(self.at, date) else f"{self.measure} at week {self.at}"
