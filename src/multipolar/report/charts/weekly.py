"""How do the histories stand, week by week? Stacked shares that always add up to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import altair as alt
import numpy as np
from numpy.typing import NDArray

from multipolar.report.look import (
    INK,
    Chart,
    colour,
    date_axis,
    dress,
    inline,
    layered,
    share_axis,
    spread,
    stamp,
)  # fmt: skip
from multipolar.report.naming import state_name
from multipolar.report.tables import Table
from multipolar.report.words import histories, percent

if TYPE_CHECKING:
    from multipolar.report.frame import Frame
    from multipolar.results import Run

STATES = {"war": "#6B4226", "lull": "#A47B52", "ceasefire": "#CFAE86", "deal": "#EAD9BC", "collapse": INK}
"""From war to deal ever lighter, in hues that no path has: the two charts stand one below the other."""
HEIGHT = 300
GAP = 16  # px between two labels
LEGEND = 20  # px between two lines below the plot


@dataclass(frozen=True, slots=True)
class Weekly:
    """`share[t, i]` in [0, 1] of the histories that stand as `names[i]` on `dates[t]`."""

    title: str
    names: tuple[str, ...]
    colours: tuple[str, ...]
    dates: tuple[date, ...]
    share: NDArray[np.float64]


def read_paths(run: Run, *, every: int = 4) -> Weekly:
    """The share of each path if every history had ended at that date, every `every` weeks."""
    from multipolar.analysis.paths import weekly_path_shares

    weeks, share = weekly_path_shares(run, every)
    titles = run.manifest.plan.path_titles
    return Weekly(
        title="Which path the histories are on, if they had ended at each date",
        names=tuple(titles.get(name, name) for name in run.path_names),
        colours=tuple(colour(index) for index in range(len(run.path_names))),
        dates=tuple(run.calendar.date_of(week) for week in weeks),
        share=share,
    )


def read(run: Run) -> Weekly:
    """The share of histories in each state of the war, on every week's date."""
    from multipolar.analysis.paths import weekly_shares

    names, share = weekly_shares(run)
    said = tuple(state_name(name) for name in names)
    return Weekly(
        title="How the histories stand, week by week",
        names=said,
        colours=tuple(STATES.get(name, colour(index)) for index, name in enumerate(said)),
        dates=tuple(run.dates),
        share=share,
    )


def draw(data: Weekly, frame: Frame) -> Chart:
    """Stacked areas parted by a white line, each named at its right end with its share at the horizon."""
    longest = max((len(name) for name in data.names), default=0)
    room = min(24 + 6.6 * (longest + 8), frame.width * 0.55) if frame.is_wide else 0.0
    rows = [
        {"date": stamp(day), "state": name, "order": index, "share": float(data.share[week, index]),
         "colour": data.colours[index]}
        for week, day in enumerate(data.dates) for index, name in enumerate(data.names)
    ]  # fmt: skip
    x = date_axis(data.dates, frame.width - 78, room=room)
    y = share_axis("share:Q", "share of the simulated histories", stack="zero")
    areas = (
        alt.Chart(inline(rows))
        .mark_area(line=False, stroke="white", strokeWidth=1.5)
        .encode(x=x, y=y, color=alt.Color("colour:N", scale=None), order=alt.Order("order:Q"), detail="state:N")
    )
    beside = [_labels(data, room - 22)] if frame.is_wide else []
    plot: Chart = layered(areas, *beside).properties(width=frame.width - 78, height=HEIGHT)
    chart = plot if frame.is_wide else alt.vconcat(plot, _below(data, frame.width - 78), spacing=8)
    ends = "; ".join(f"{name} {percent(float(p))}" for name, p in zip(data.names, data.share[-1], strict=True))
    return dress(
        chart,
        frame,
        title=data.title,
        note=f"Stacked shares of all histories; written {'at the right' if frame.is_wide else 'below'}, the share on {frame.end}.",
        description=f"Stacked areas over time. On {frame.end}: {ends}.",
    )


def _labels(data: Weekly, limit: float) -> alt.LayerChart:
    """A small square of the area's colour and its name, beside the area's end, spread so that none overlap."""
    last = data.share[-1]
    middles = np.cumsum(last) - last / 2
    gap = GAP / HEIGHT
    places = spread([float(middle) for middle in middles], gap, gap / 2, 1 - gap / 2)
    rows = [
        {"date": stamp(data.dates[-1]), "at": place, "text": f"{percent(float(p))} {name}", "colour": shade}
        for name, shade, p, place in zip(data.names, data.colours, last, places, strict=True)
    ]
    base = alt.Chart(inline(rows)).encode(x=alt.X("date:T"), y=alt.Y("at:Q"))
    return layered(
        base.mark_square(size=90, opacity=1, xOffset=12, stroke=INK, strokeWidth=0.5).encode(color=alt.Color("colour:N", scale=None)),
        base.mark_text(align="left", dx=21, limit=limit).encode(text="text:N"),
    )


def _below(data: Weekly, width: int) -> alt.LayerChart:
    """The same below the plot, where there is no room beside it, in the order of the areas."""
    rows = [
        {"line": LEGEND * (line + 0.5), "text": f"{percent(float(p))} {name}", "colour": shade}
        for line, (name, shade, p) in enumerate(reversed(list(zip(data.names, data.colours, data.share[-1], strict=True))))
    ]
    tall = LEGEND * len(rows)
    base = alt.Chart(inline(rows)).encode(y=alt.Y("line:Q", scale=alt.Scale(domain=[tall, 0], nice=False), axis=None))
    return layered(
        base.mark_square(size=90, opacity=1, stroke=INK, strokeWidth=0.5).encode(x=alt.value(6), color=alt.Color("colour:N", scale=None)),
        base.mark_text(align="left", limit=width - 18).encode(x=alt.value(18), text="text:N"),
    ).properties(width=width, height=tall)


def table(data: Weekly, frame: Frame) -> Table:
    """The shares about every quarter and at the horizon."""
    step = 13 if len(data.dates) > 60 else 3
    weeks = sorted({*range(0, len(data.dates), step), len(data.dates) - 1})
    return Table(
        caption=f"{data.title}: shares of {histories(frame.members)}",
        columns=("date", *data.names),
        rows=tuple((str(data.dates[week]), *(percent(float(p)) for p in data.share[week])) for week in weeks),
    )
