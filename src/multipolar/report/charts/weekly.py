"""How do the histories stand, week by week? Stacked shares that always add up to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import altair as alt
import numpy as np
from numpy.typing import NDArray

from multipolar.report.look import (
    BLACK,
    BLUE,
    ORANGE,
    SKY,
    VERMILLION,
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
from multipolar.report.words import percent

if TYPE_CHECKING:
    from multipolar.report.frame import Frame
    from multipolar.results import Run

STATES = {"war": VERMILLION, "lull": ORANGE, "ceasefire": SKY, "deal": BLUE, "collapse": BLACK}
HEIGHT = 300
GAP = 16  # px between two labels


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
    room = min(24 + 6.6 * (longest + 8), frame.width * 0.55)
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
    chart = layered(areas, _labels(data, room - 22)).properties(width=frame.width - 78, height=HEIGHT)
    ends = "; ".join(f"{name} {percent(float(p))}" for name, p in zip(data.names, data.share[-1], strict=True))
    return dress(
        chart,
        frame,
        title=data.title,
        note=f"Stacked shares of all histories; written at the right, the share on {frame.end}.",
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
        base.mark_square(size=90, opacity=1, xOffset=12, stroke="#1A1A1A", strokeWidth=0.5).encode(color=alt.Color("colour:N", scale=None)),
        base.mark_text(align="left", dx=21, limit=limit).encode(text="text:N"),
    )


def table(data: Weekly, frame: Frame) -> Table:
    """The shares about every quarter and at the horizon."""
    step = 13 if len(data.dates) > 60 else 3
    weeks = sorted({*range(0, len(data.dates), step), len(data.dates) - 1})
    return Table(
        caption=f"{data.title}: shares of {frame.members:,} histories",
        columns=("date", *data.names),
        rows=tuple((str(data.dates[week]), *(percent(float(p)) for p in data.share[week])) for week in weeks),
    )
