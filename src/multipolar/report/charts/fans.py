"""Fans: where a measure stands in half and in nine tenths of the histories, week by week, one panel a measure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import altair as alt
import numpy as np

from multipolar.report.look import BLUE, INK, SOFT, TEXT, Chart, date_axis, dress, inline, layered, stamp
from multipolar.report.tables import Table
from multipolar.report.words import amounts, wrapped

if TYPE_CHECKING:
    from multipolar.report.frame import Frame
    from multipolar.results import Fan, Run

QS = (0.05, 0.25, 0.5, 0.75, 0.95)
AXIS = 62  # px left of a panel for its numbers and unit
GAP = 22  # px between panels
LEGEND = "Line: the median. Dark band: half of the histories. Light band: nine in ten."


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its name for readers, its unit, its fan, the value to compare with (None: none), and what its scale means."""

    name: str
    unit: str
    fan: Fan
    colour: str = BLUE
    dash: tuple[int, int] = (1, 0)
    baseline: float | None = None
    scale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panels:
    """Panels under one title; `shared` gives them one scale, `span` this one."""

    title: str
    panels: tuple[Panel, ...]
    shared: bool = False
    note: str = ""
    tall: int = 150
    span: tuple[float, float] | None = None


def fan_of(run: Run, measure: str) -> Fan:
    """The five quantiles that every fan shows."""
    from multipolar.analysis.fans import fan

    return fan(run, measure, QS)


def draw(data: Panels, frame: Frame) -> Chart:
    """The panels in a grid: up to three beside each other on a desktop, one under the other on a phone."""
    columns = _columns(len(data.panels), frame)
    width = int((frame.width - 24 - GAP * (columns - 1)) / columns) - AXIS
    domain = data.span or (_domain(data.panels) if data.shared else None)
    headings = _headings(data.panels, width + AXIS, columns)
    drawn = [
        _panel(panel, heading, width, data.tall, domain or _domain([panel])) for panel, heading in zip(data.panels, headings, strict=True)
    ]
    grid = alt.concat(*(drawn or [_empty(width)]), columns=columns, spacing=GAP)
    said = "; ".join(_end(panel) for panel in data.panels)
    return dress(
        grid,
        frame,
        title=data.title,
        note=f"{LEGEND} {data.note}".strip(),
        description=f"Fans over time. At {frame.end}: {said}.",
    )


def table(data: Panels, frame: Frame) -> Table:
    """Five quantiles of each measure at the start, every half year and at the horizon."""
    rows: list[tuple[str, ...]] = []
    for panel in data.panels:
        last = len(panel.fan.dates) - 1
        for week in sorted({*range(0, last + 1, 26), last}):
            values = amounts([float(panel.fan.values[line, week]) for line in range(len(QS))])
            rows.append((panel.name, panel.unit, str(panel.fan.dates[week]), *values))
    return Table(
        caption=f"{data.title} Quantiles over the histories, {frame.as_of} to {frame.end}",
        columns=("measure", "unit", "date", "5 %", "25 %", "median", "75 %", "95 %"),
        rows=tuple(rows),
    )


def _columns(number: int, frame: Frame) -> int:
    return 1 if number == 1 or not frame.is_wide else 2 if number in (2, 4) else 3


def _end(panel: Panel) -> str:
    low, middle, high = _last(panel)
    return f"{panel.name} median {middle}, nine in ten {low} to {high} {panel.unit}"


def _last(panel: Panel) -> list[str]:
    return amounts([float(panel.fan.at(q)[-1]) for q in (0.05, 0.5, 0.95)])


def _empty(width: int) -> alt.LayerChart:
    text = alt.Chart(inline([{"text": "This case records none of these measures."}]))
    return layered(text.mark_text().encode(text="text:N")).properties(width=width, height=60)


def _domain(panels: Sequence[Panel]) -> tuple[float, float]:
    """A range that holds every band and baseline, with a little air; never of zero height."""
    values = np.concatenate([panel.fan.values.ravel() for panel in panels])
    values = values[np.isfinite(values)]
    marks = [panel.baseline for panel in panels if panel.baseline is not None]
    if not values.size and not marks:
        return 0.0, 1.0
    low = min([*([float(values.min())] if values.size else []), *marks])
    high = max([*([float(values.max())] if values.size else []), *marks])
    air = 0.06 * (high - low) or max(abs(high) * 0.1, 0.5)
    bottom = 0.0 if low >= 0 and low - air < 0.25 * high else low - air
    return bottom, high + air


def _panel(panel: Panel, heading: alt.TitleParams, width: int, height: int, domain: tuple[float, float]) -> alt.LayerChart:
    """One fan under its heading."""
    fan = panel.fan
    rows = [
        {"date": stamp(day), **{f"q{line}": _finite(fan.values[line, week]) for line in range(len(QS))}}
        for week, day in enumerate(fan.dates)
    ]
    x = date_axis(fan.dates, width)
    y_axis = alt.Axis(title=panel.unit, tickCount=4, titleAngle=-90, minExtent=36)  # so that panels stand below each other
    y = alt.Y("q0:Q", scale=alt.Scale(domain=list(domain), nice=False, zero=False), axis=y_axis)
    base = alt.Chart(inline(rows))
    layers: list[alt.Chart] = [
        base.mark_area(color=panel.colour, opacity=0.22).encode(x=x, y=y, y2="q4:Q"),
        base.mark_area(color=panel.colour, opacity=0.4).encode(x=x, y=alt.Y("q1:Q"), y2="q3:Q"),
        base.mark_line(color=INK, strokeWidth=1.8, strokeDash=list(panel.dash)).encode(x=x, y=alt.Y("q2:Q")),
    ]
    if panel.baseline is not None:
        level = alt.Chart(inline([{"level": panel.baseline}]))
        layers.insert(0, level.mark_rule(color=SOFT, strokeDash=[2, 3]).encode(y=alt.Y("level:Q")))
    return layered(*layers).properties(width=width, height=height, title=heading)


def _headings(panels: Sequence[Panel], width: int, columns: int) -> list[alt.TitleParams]:
    """Over each panel its name, its values at the horizon and what its scale means, as many lines as those beside it in the grid."""
    names = [wrapped(panel.name, width, TEXT + 1) for panel in panels]
    below = [[_ends_at(panel), *(line for text in panel.scale for line in wrapped(text, width, TEXT))] for panel in panels]
    found = []
    for index, (name, lines) in enumerate(zip(names, below, strict=True)):
        row = slice(index // columns * columns, index // columns * columns + columns)
        most = max(len(one) + len(other) for one, other in zip(names[row], below[row], strict=True))
        found.append(_heading(name, [*lines, *[" "] * (most - len(name) - len(lines))]))
    return found


def _ends_at(panel: Panel) -> str:
    low, middle, high = _last(panel)
    return f"ends at {middle} ({low} to {high})"


def _heading(name: list[str], below: list[str]) -> alt.TitleParams:
    return alt.TitleParams(
        text=name, subtitle=below, anchor="start", frame="bounds", fontSize=TEXT + 1,
        fontWeight=600, color=INK, subtitleColor=SOFT, subtitleFontSize=TEXT, offset=6, subtitlePadding=3, subtitleLineHeight=15,
    )  # fmt: skip


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
