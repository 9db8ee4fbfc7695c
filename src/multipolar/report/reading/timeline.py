"""Events and dates on an axis of time: a lane for each way in which documents present an event, and for the dates that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt

from multipolar.report.charts.rows import MARK, height, row_axis, row_names
from multipolar.report.figures import Figure, picture
from multipolar.report.look import BLUE, INK, NARROW, PURPLE, SOFT, VERMILLION, WIDE, Chart, date_axis, dress, inline, layered, stamp
from multipolar.report.reading.names import MODES
from multipolar.report.save import svg_of
from multipolar.report.tables import Table
from multipolar.report.words import count

SHAPES = {
    "actual": "circle", "alleged": "square", "planned": "diamond", "hypothetical": "triangle-up", "negated": "cross",
    "deadline": "triangle-right", "date": "stroke",
}  # fmt: skip
COLOURS = {"actual": INK, "alleged": VERMILLION, "planned": BLUE, "hypothetical": PURPLE, "negated": VERMILLION}
"""Only what is told as having happened is filled; the others are outlines in a lane of their own."""

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
    """What is drawn: marks, the ends of the axis, and the events before and after it."""

    marks: tuple[Mark, ...]
    start: date
    end: date
    before: int
    after: int
    by_month: bool
    documents: int
    width: int = WIDE

    @property
    def line(self) -> str:
        """Where it comes from."""
        return f"From {count(self.documents)} document{'s' if self.documents != 1 else ''}; only what the text dates"


def figure(events: Sequence[Happening], documents: int) -> Figure:
    """The chart for desktop and phone, and its table."""
    wide, narrow = (drawn(events, documents, width) for width in (WIDE, NARROW))
    charts = draw(wide), draw(narrow)
    return Figure("timeline", str(charts[0].description), picture(svg_of(charts[0])), picture(svg_of(charts[1])), table(wide))


def drawn(events: Sequence[Happening], documents: int, width: int = WIDE) -> Drawn:
    """Choose the stretch of time with most events in it, and count them by day or by month."""
    start, end = window([event.first for event in events])
    inside = [event for event in events if start <= event.first <= end]
    per_day = Counter((event.first, min(event.last, end), event.lane) for event in inside)
    by_month = len(per_day) > DAYS
    middle = [event.first.replace(day=15) for event in inside]
    per_month = Counter((day, day, event.lane) for day, event in zip(middle, inside, strict=True))
    counted = per_month if by_month else per_day
    marks = tuple(Mark(*key, number) for key, number in sorted(counted.items()))
    last = max([mark.until for mark in marks], default=end)
    margin = timedelta(days=max(3, (last - start).days // 30))
    return Drawn(
        marks, start - margin, last + margin,
        before=sum(event.first < start for event in events), after=sum(event.first > end for event in events),
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


def draw(data: Drawn) -> Chart:
    """A lane for each mode, named with its sign and its number of events; a bar reaches from the first day to the last."""
    lanes = _lanes(data)
    totals = {lane: sum(mark.number for mark in data.marks if mark.lane == lane) for lane in lanes}
    names = [{"row": lane, "name": LANES[lane].format(f"{totals[lane]:,}")} for lane in lanes]
    rows = [
        {"row": mark.lane, "date": stamp(mark.day), "until": stamp(mark.until), "number": mark.number, "colour": COLOURS.get(mark.lane, SOFT),
         "shape": SHAPES[mark.lane], "fill": COLOURS[mark.lane] if mark.lane == "actual" else "white"}
        for mark in data.marks
    ]  # fmt: skip
    width = data.width - 24
    base = alt.Chart(inline(rows)).encode(x=date_axis((data.start, data.end), width, grid=True), y=row_axis(lanes))
    colour = alt.Color("colour:N", scale=None)
    spans = base.transform_filter("datum.until > datum.date").mark_rule(strokeWidth=3, opacity=0.45, yOffset=MARK).encode(
        x2=alt.X2("until:T"), color=colour
    )
    sizes = alt.Size("number:Q", scale=alt.Scale(type="sqrt", domain=[1, max(8, *totals.values())], range=[60, 420]), legend=None)
    marks = base.mark_point(strokeWidth=2, opacity=1, yOffset=MARK).encode(
        shape=alt.Shape("shape:N", scale=None), stroke=alt.Stroke("colour:N", scale=None), fill=alt.Fill("fill:N", scale=None), size=sizes
    )
    several = base.transform_filter("datum.number > 1").mark_text(dy=MARK, dx=11, align="left", fontSize=10).encode(text="number:N")
    chart = layered(row_names(names, lanes, width), spans, marks, several).properties(width=width, height=height(lanes))
    said = "; ".join(f"{lane}: {totals[lane]:,}" for lane in lanes)
    return dress(
        chart, data, title="Events and dates, by how the documents present them", note=_note(data),
        description=f"Marks on an axis of time from {data.start} to {data.end}, a lane for each way of telling. {said}.",
    )  # fmt: skip


def _note(data: Drawn) -> str:
    grouping = "A mark counts a month" if data.by_month else "A mark is a day, a bar reaches to the last possible day"
    outside = [f"{number:,} {where}" for number, where in ((data.before, "earlier"), (data.after, "later")) if number]
    left_out = f" Not on the axis but in the list: {' and '.join(outside)}." if outside else ""
    return f"{grouping}; a figure says how many. Only filled marks are told as having happened.{left_out}"


def _lanes(data: Drawn) -> list[str]:
    return [lane for lane in LANES if any(mark.lane == lane for mark in data.marks)]


def table(data: Drawn) -> Table:
    """The marks as rows."""
    lanes = _lanes(data)
    days = sorted({mark.day for mark in data.marks})
    numbers: Counter[tuple[date, str]] = Counter()
    for mark in data.marks:
        numbers[mark.day, mark.lane] += mark.number
    return Table(
        caption=f"Events and dates by {'month' if data.by_month else 'day'} and by how they are presented",
        columns=("month" if data.by_month else "first day", *lanes),
        rows=tuple(
            (f"{day:%Y-%m}" if data.by_month else str(day), *(str(numbers[day, lane] or "") for lane in lanes)) for day in days
        ),
    )
