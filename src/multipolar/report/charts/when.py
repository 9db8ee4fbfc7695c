"""When does it happen? The median date and the span that holds four histories in five."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import altair as alt

from multipolar.report.charts.rows import MARK, height, row_axis, row_names
from multipolar.report.look import BLUE, INK, Chart, date_axis, dress, inline, layered, stamp
from multipolar.report.naming import event_name
from multipolar.report.tables import Table
from multipolar.report.words import interval, percent

if TYPE_CHECKING:
    from multipolar.report.frame import Frame
    from multipolar.results import Run, When


@dataclass(frozen=True, slots=True)
class Moments:
    """Events with their names, and the first and last day of the histories."""

    named: tuple[tuple[str, When], ...]
    dates: tuple[date, ...]


def read(run: Run) -> Moments:
    """When each event first happens, in the order of `analysis.when.times`."""
    from multipolar.analysis.when import times

    return Moments(tuple((event_name(run.case, event), when) for event, when in times(run).items()), tuple(run.dates))


def draw(data: Moments, frame: Frame) -> Chart:
    """A dot at the median, a bar from the tenth to the ninetieth percentile, and how often it happens at all."""
    keys = [when.event for _, when in data.named]
    names = [{"row": when.event, "name": f"{name}: {_often(when)}"} for name, when in data.named]
    rows = [
        {"row": m.event, "date": stamp(m.q50), "from": stamp(m.q10), "to": stamp(m.q90), "text": f"median {m.q50}"}
        for _, m in data.named
        if m.q10 and m.q50 and m.q90
    ]
    x = date_axis(data.dates, frame.width - 30, room=122.0, grid=True)
    base = alt.Chart(inline(rows)).encode(y=row_axis(keys))
    spans = base.mark_rule(strokeWidth=7, color=BLUE, opacity=0.45, yOffset=MARK).encode(x=alt.X("from:T"), x2=alt.X2("to:T"))
    dots = base.mark_point(filled=True, opacity=1, size=110, color=BLUE, stroke=INK, yOffset=MARK).encode(x=x)
    texts = base.mark_text(align="left", dx=8, dy=MARK).encode(x=alt.X("to:T"), text="text:N")
    chart = layered(row_names(names, keys, frame.width - 24), spans, dots, texts).properties(width=frame.width - 30, height=height(keys))
    said = "; ".join(f"{name} in {percent(m.p)}, median {m.q50 or 'none'}" for name, m in data.named)
    return dress(
        chart,
        frame,
        title="When it first happens, in the histories where it does",
        note="Dot and written date: the median. Bar: the middle four histories in five (10–90 %). In writing: how often it "
        "happens at all before the horizon.",
        description=f"Dates with bars, one row an event. {said}.",
    )


def _often(when: When) -> str:
    return f"in {percent(when.p)}" if when.p else "in no history"


def table(data: Moments, frame: Frame) -> Table:
    """Each event with its probability and dates."""
    return Table(
        caption=f"First time of each event, among the histories in which it happens by {frame.end}",
        columns=("event", "probability", "95 % interval", "10 %", "median", "90 %"),
        rows=tuple(
            (name, percent(m.p), interval(m.lo, m.hi), *(str(day) if day else "–" for day in (m.q10, m.q50, m.q90)))
            for name, m in data.named
        ),
    )
