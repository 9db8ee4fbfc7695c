"""Answers as frozen data: each knows its interval, its number of members and how to become JSON."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multipolar.results.history import plain
from multipolar.results.shares import in_percent


class Answer:
    """What all answers share: `to_json` gives a plain dict in the order of the fields."""

    def to_json(self) -> dict[str, Any]:
        """The fields as plain JSON values; dates as text, NaN as null."""
        return {item.name: plain(getattr(self, item.name)) for item in fields(self)}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class PathShare(Answer):
    """How often a path occurs: share `p`, its 95 % Wilson interval and the members counted in it."""

    name: str
    p: float
    lo: float
    hi: float
    members: int


@dataclass(frozen=True, slots=True)
class Paths(Answer):
    """All paths of a run, in the order in which they are tried."""

    shares: tuple[PathShare, ...]
    members: int

    def __iter__(self) -> Any:
        return iter(self.shares)

    def __len__(self) -> int:
        return len(self.shares)

    def __getitem__(self, name: str) -> PathShare:
        return next(share for share in self.shares if share.name == name)

    def __str__(self) -> str:
        width = max((len(share.name) for share in self.shares), default=0)
        rows = [f"{s.name:<{width}}  {in_percent(s.p, 1):>5} %  ({in_percent(s.lo, 1)} to {in_percent(s.hi, 1)})" for s in self.shares]
        return "\n".join([*rows, f"{self.members:,} members; 95 % Monte Carlo intervals"])


@dataclass(frozen=True, slots=True)
class When(Answer):
    """When an event first happens.

    `p`, `lo`, `hi`: share of members in which it happens by the horizon, with its interval. `q10`, `q50`, `q90`: dates by
    which it has happened in that share of the members *in which it happens at all*; None where it never does.
    `by`: share of all members in which it has happened by that week.
    """

    event: str
    p: float
    lo: float
    hi: float
    members: int
    q10: date | None
    q50: date | None
    q90: date | None
    by: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ages(Answer):
    """How long the deals in force at the horizon have held, in weeks (10, 50 and 90 % points), and how many are younger than 26 weeks."""

    members: int
    q10: int | None
    q50: int | None
    q90: int | None
    young: int


@dataclass(frozen=True, slots=True)
class Fan(Answer):
    """Quantiles of a measure, week by week: `values[i, t]` is the `qs[i]` quantile at week t among `counts[t]` members."""

    measure: str
    unit: str
    dates: tuple[date, ...]
    qs: tuple[float, ...]
    values: NDArray[np.float64]
    counts: NDArray[np.int64]

    def at(self, q: float) -> NDArray[np.float64]:
        """The line of quantile `q`."""
        line: NDArray[np.float64] = self.values[self.qs.index(q)]
        return line


@dataclass(frozen=True, slots=True)
class Bargaining(Answer):
    """How often a deal that both sides prefer exists, and what closes it.

    `open[t]`: share of the members at war at week t in which some offer leaves both better off with every obstacle counted.
    `without[name][t]`: the same with that obstacle taken away (`none`: all four). `mean_open`, `mean_without`: over all weeks at war.
    `at_war[t]`: members at war. Shares are NaN where nobody is at war.
    """

    weeks: tuple[int, ...]
    dates: tuple[date, ...]
    at_war: NDArray[np.int64]
    open: NDArray[np.float64]
    without: dict[str, NDArray[np.float64]]
    mean_open: float
    mean_without: dict[str, float]


@dataclass(frozen=True, slots=True)
class Story(Answer):
    """The most typical member of a path: dated plain sentences, and how many members the path has."""

    path: str
    member: int
    members: int
    lines: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Effect(Answer):
    """A difference with its 95 % interval: value `b` less value `a`."""

    name: str
    a: float
    b: float
    effect: float
    lo: float
    hi: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval excludes zero."""
        return self.lo > 0.0 or self.hi < 0.0


@dataclass(frozen=True, slots=True)
class Driver(Answer):
    """How much a drawn number carries the forecast.

    `weight`: half the summed absolute change of the path shares between members in the top and the bottom third of the draw (0..1);
    `paths`: the change of each path, top less bottom, with intervals so wide that with 95 % confidence those of all numbers and
    paths hold at once; `clear`: whether one of them excludes zero.
    """

    address: str
    weight: float
    clear: bool
    low: float
    high: float
    paths: tuple[Effect, ...]

    @property
    def largest(self) -> Effect | None:
        """The change of the path it moves most; of a path for which that is clear of chance, where there is one."""
        return max(self.paths, key=lambda effect: (effect.is_clear, abs(effect.effect)), default=None)


@dataclass(frozen=True, slots=True)
class Comparison(Answer):
    """Two runs side by side; `paired` says whether member by member with common random numbers."""

    a: str
    b: str
    paired: bool
    members: int
    note: str
    changed: tuple[tuple[str, str, str], ...]
    paths: tuple[Effect, ...]
    events: tuple[Effect, ...]
    measures: tuple[Effect, ...]

    def __str__(self) -> str:
        width = max((len(item.name) for item in self.paths), default=0)
        rows = [
            f"{item.name:<{width}}  {in_percent(item.a, 1):>5} % → {in_percent(item.b, 1):>5} %  "
            f"{in_percent(item.effect, 1, sign=True):>5} points "
            f"({in_percent(item.lo, 1, sign=True)} to {in_percent(item.hi, 1, sign=True)})"
            for item in self.paths
        ]
        how = f"paired over {self.members:,} members" if self.paired else "independent samples"
        return "\n".join([*rows, f"{how}; 95 % intervals", *([self.note] if self.note else [])])


@dataclass(frozen=True, slots=True)
class Reply(Answer):
    """The answer to a question: share `p` of `members` histories, with its interval; None where no member meets the condition."""

    question: str
    p: float | None
    lo: float | None
    hi: float | None
    members: int


@dataclass(frozen=True, slots=True)
class BaseRate(Answer):
    """History's rate beside the forecast of the same event."""

    id: str
    name: str
    event: str
    within: int
    low: float
    high: float
    cases: str
    citation: str
    p: float
    lo: float
    hi: float
