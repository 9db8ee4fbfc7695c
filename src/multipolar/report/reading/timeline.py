"""Events and dates on an axis of time: a lane for each way in which documents present an event, and for the dates that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from multipolar.report.look import WIDE
from multipolar.report.reading.dating import LONGEST
from multipolar.report.reading.names import MODES
from multipolar.report.tables import Table
from multipolar.report.words import count

DEADLINE, NAMED = "deadline", "date"
LANES = {
    **{mode: f"{mode[:1].upper()}{mode[1:]} events: {{}}, {meaning}" for mode, (_, meaning) in MODES.items()},
    DEADLINE: "Deadlines: {} that the texts name",
    NAMED: "Other dates: {} that the texts name",
}
"""Every lane from top to bottom, with what is written above it."""

DAYS = 90  # marks in one lane beyond which they are counted by month
YEARS = 3  # years that the axis covers at most: a war of eighty years ago must not squeeze this year's days together


@dataclass(frozen=True, slots=True, order=True)
class Happening:
    """A dated event, or a date: first and last day, and its lane."""

    first: date
    last: date
    lane: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign on the axis: a day (or the 15th of a month) in a lane, and how many events it stands for."""

    day: date
    until: date
    lane: str
    number: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn: marks, the ends of the axis, and how many were left out: before it, after it, and too long for it."""

    marks: tuple[Mark, ...]
    start: date
    end: date
    before: int
    after: int
    long: int
    by_month: bool
    documents: int
    width: int = WIDE

    @property
    def line(self) -> str:
        """Where it comes from."""
        return f"From {count(self.documents)} document{'s' if self.documents != 1 else ''}; only what the text dates"


def drawn(events: Sequence[Happening], documents: int, width: int = WIDE) -> Drawn:
    """Choose the stretch of time with most events in it, and count them by day or by month."""
    short = [event for event in events if (event.last - event.first).days <= LONGEST]
    start, end = window([event.first for event in short or events])
    inside = [event for event in short if start <= event.first <= end]
    counted = Counter((event.first, event.last, event.lane) for event in inside)
    by_month = len(counted) > DAYS
    if by_month:
        middle = [event.first.replace(day=15) for event in inside]
        counted = Counter((day, day, event.lane) for day, event in zip(middle, inside, strict=True))
    marks = tuple(Mark(*key, number) for key, number in sorted(counted.items()))
    first, last = min([mark.day for mark in marks], default=start), max([mark.until for mark in marks], default=end)
    margin = timedelta(days=max(16 if by_month else 3, (last - first).days // 30))
    return Drawn(
        marks, first - margin, last + margin,
        before=sum(event.first < start for event in short), after=sum(event.first > end for event in short), long=len(events) - len(short),
        by_month=by_month, documents=documents, width=width,
    )  # fmt: skip


def window(days: Sequence[date]) -> tuple[date, date]:
    """The stretch of at most `YEARS` years that holds most of the days; the earliest of several.

    Examples
    --------
    >>> window([date(1945, 5, 9), date(2025, 5, 8), date(2025, 6, 1)])
    (datetime.date(2025, 5, 8), datetime.date(2025, 6, 1))
    """
    ordered = sorted(days)
    best, left, found = 0, 0, (ordered[0], ordered[-1])
    for right, day in enumerate(ordered):
        while (day - ordered[left]).days > 366 * YEARS:
            left += 1
        if right - left + 1 > best:
            best, found = right - left + 1, (ordered[left], day)
    return found


def lanes_of(data: Drawn) -> list[str]:
    """Lanes with a mark in them, from top to bottom."""
    return [lane for lane in LANES if any(mark.lane == lane for mark in data.marks)]


def table(data: Drawn) -> Table:
    """The marks as rows."""
    lanes = lanes_of(data)
    days = sorted({mark.day for mark in data.marks})
    numbers: Counter[tuple[date, str]] = Counter()
    for mark in data.marks:
        numbers[mark.day, mark.lane] += mark.number
    return Table(
        caption=f"Events and dates by {'month' if data.by_month else 'day'} and by how they are presented",
        columns=("month" if data.by_month else "first day", *lanes),
        rows=tuple((f"{day:%Y-%m}" if data.by_month else str(day), *(str(numbers[day, lane] or "") for lane in lanes)) for day in days),
    )
