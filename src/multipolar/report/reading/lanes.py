"""Draws the axis of time with its lanes, for desktop and phone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import altair as alt

from multipolar.report.charts.rows import MARK, height, row_axis, row_names
from multipolar.report.figures import Figure, picture
from multipolar.report.look import BLUE, INK, NARROW, PURPLE, SOFT, VERMILLION, WIDE, Chart, date_axis, dress, inline, layered, stamp
from multipolar.report.reading.timeline import LANES, Drawn, Happening, drawn, lanes_of, table
from multipolar.report.save import svg_of
from multipolar.report.words import listed

SHAPES = {
    "actual": "circle", "alleged": "square", "planned": "diamond", "hypothetical": "triangle-up", "negated": "cross",
    "deadline": "triangle-right", "date": "stroke",
}  # fmt: skip
COLOURS = {"actual": INK, "alleged": VERMILLION, "planned": BLUE, "hypothetical": PURPLE, "negated": VERMILLION}
"""Only what is told as having happened is filled; the others are outlines in a lane of their own."""

SHORT = 270  # days of an axis up to which its ticks are days rather than months


def figure(events: Sequence[Happening], documents: int) -> Figure | None:
    """The chart for desktop and phone, and its table; None where nothing has a place on it."""
    if not events:
        return None
    wide, narrow = (drawn(events, documents, width) for width in (WIDE, NARROW))
    if not wide.marks:
        return None
    charts = draw(wide), draw(narrow)
    return Figure("timeline", str(charts[0].description), picture(svg_of(charts[0])), picture(svg_of(charts[1])), table(wide))


def draw(data: Drawn) -> Chart:
    """A lane for each mode, named with its sign and its number of events; a bar reaches from the first day to the last."""
    lanes = lanes_of(data)
    totals = {lane: sum(mark.number for mark in data.marks if mark.lane == lane) for lane in lanes}
    names = [{"row": lane, "name": LANES[lane].format(f"{totals[lane]:,}")} for lane in lanes]
    rows = [
        {"row": mark.lane, "date": stamp(mark.day), "until": stamp(mark.until), "number": mark.number,
         "colour": COLOURS.get(mark.lane, SOFT), "shape": SHAPES[mark.lane], "fill": INK if mark.lane == "actual" else "white"}
        for mark in data.marks
    ]  # fmt: skip
    width = data.width - 24
    base = alt.Chart(inline(rows)).encode(x=_axis(data, width), y=row_axis(lanes))
    layers = _months(base, data, width) if data.by_month else _days(base, max(totals.values()))
    chart = layered(row_names(names, lanes, width), *layers).properties(width=width, height=height(lanes))
    said = "; ".join(f"{lane}: {totals[lane]:,}" for lane in lanes)
    return dress(
        chart, data, title="Events and dates, by how the documents present them", note=_note(data),
        description=f"Marks on an axis of time from {data.start} to {data.end}, a lane for each way of telling. {said}.",
    )  # fmt: skip


def _axis(data: Drawn, width: float) -> alt.X:
    """Ticks on firsts of months; on a short stretch, on as many days as leave each label 84 px."""
    length = max((data.end - data.start).days, 1)
    if length > SHORT:
        return date_axis((data.start, data.end), width, grid=True)
    step = next(step for step in (1, 2, 7, 14, 28, 56, 112, SHORT) if width * step / length >= 84)
    ticks = [stamp(data.start + timedelta(days=day)) for day in range(0, length + 1, step)]
    axis = alt.Axis(values=ticks, format="%Y-%m-%d", title=None, grid=True, labelFlush=True, labelOverlap=True)
    return alt.X("date:T", scale=alt.Scale(type="utc", domain=[stamp(data.start), stamp(data.end)], nice=False), axis=axis)


def _days(base: alt.Chart, most: int) -> list[alt.Chart]:
    """A sign for every day, larger where it stands for several events, and a bar to the last possible day."""
    spans = base.transform_filter("datum.until > datum.date").mark_rule(strokeWidth=3, opacity=0.45, yOffset=MARK)
    sizes = alt.Size("number:Q", scale=alt.Scale(type="sqrt", domain=[1, max(8, most)], range=[60, 420]), legend=None)
    marks = base.mark_point(strokeWidth=2, opacity=1, yOffset=MARK).encode(
        shape=alt.Shape("shape:N", scale=None), stroke=alt.Stroke("colour:N", scale=None), fill=alt.Fill("fill:N", scale=None), size=sizes
    )
    several = base.transform_filter("datum.number > 1").mark_text(dy=MARK, dx=11, align="left", fontSize=10)
    coloured = spans.encode(x2=alt.X2("until:T"), color=alt.Color("colour:N", scale=None))
    return [coloured, marks, several.encode(text="number:N")]


def _months(base: alt.Chart, data: Drawn, width: float) -> list[alt.Chart]:
    """A bar for every month, as high as it counts events; pale in the lanes of what is not told as having happened."""
    months = max((data.end - data.start).days / 30.4, 1.0)
    most = max(mark.number for mark in data.marks)
    bars = base.mark_tick(orient="vertical", thickness=max(2.0, 0.7 * width / months), yOffset=MARK).encode(
        color=alt.Color("colour:N", scale=None),
        size=alt.Size("number:Q", scale=alt.Scale(domain=[0, most], range=[1, 20]), legend=None),
        opacity=alt.condition("datum.row === 'actual'", alt.value(1.0), alt.value(0.5)),
    )
    return [bars]


def _note(data: Drawn) -> str:
    grouping = (
        "A bar counts a month; the table has the figures. Only black bars are told as having happened."
        if data.by_month
        else "A mark is a day, a bar reaches to the last possible day, a figure says how many. Only filled marks are told as having "
        "happened."
    )
    parts = ((data.before, "earlier"), (data.after, "later"), (data.long, "that may lie anywhere in more than two months"))
    outside = [f"{number:,} {where}" for number, where in parts if number]
    left_out = f" Not on the axis but in the list: {listed(outside)}." if outside else ""
    return f"{grouping}{left_out}"
